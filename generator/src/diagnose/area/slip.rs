//! What an author did where the parser only knows that it is no YAML, and the words for it.

use crate::diagnose::words::{Words, say};
use crate::source::Span;

/// What an author did where the parser only knows that it is no YAML.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Slip {
    /// A second `: ` in one line.
    SecondColon,
    /// A line without `: `; what it has instead.
    NoColon { instead: Option<&'static str> },
    /// Indented as if it belonged to a line that has a value already.
    TooFarIn { above: Span },
    /// In line with no mapping that is open; the innermost one's column.
    OutOfLine { mapping: Span, column: usize },
    /// List items and keys side by side.
    ItemsAndKeys { other: Span },
    /// Something behind a text in quotes.
    AfterQuote,
    /// A text in quotes that does not end.
    QuoteNotClosed { quote: char },
    /// A backslash in double quotes that begins no escape.
    Escape,
    /// A text without quotes that begins with a sign of YAML.
    Unquoted { sign: char },
    /// A bracket that is not closed; where that was noticed.
    NotClosed { bracket: char, noticed: Span },
    /// No comma between two entries inside brackets.
    NoComma { opened: Span },
    /// Anything else, in the parser's words; the innermost open bracket.
    Other { message: String, opened: Option<Span> },
}

impl Slip {
    /// The slip in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::SecondColon => {
                say("a second `: ` in one line").here("not allowed here").help("a text that holds `: ` needs quotes")
            }
            Self::NoColon { instead } => {
                let words = say("a line without `: `").help("write `key: value`, with a space after the colon");
                match instead {
                    Some(instead) => words.here(*instead),
                    None => words.here("no colon"),
                }
            }
            Self::TooFarIn { above } => {
                say("a key is indented further than the one above it, which already has a value")
                    .here("indented too far")
                    .also(*above, "already has its value")
                    .help("move it to the column of the keys it belongs with")
            }
            Self::OutOfLine { mapping, column } => say("the indentation of this line matches no enclosing mapping")
                .here("matches none")
                .also(*mapping, format!("the keys of this mapping begin in column {column}"))
                .help("the keys of a mapping start in the same column; the line above may be the wrong one"),
            Self::ItemsAndKeys { other } => say("list items and keys at the same level")
                .here("one of the two")
                .also(*other, "the other")
                .help("a list's items all begin with `- `, a mapping's keys never do"),
            Self::AfterQuote => say("something follows a quoted text")
                .here("after the closing quote")
                .help("inside `'...'` a `'` is written twice; inside `\"...\"` a `\"` is written `\\\"`"),
            Self::QuoteNotClosed { quote } => {
                say("a quoted text is not closed").here("begins here").help(format!("add the closing `{quote}`"))
            }
            Self::Escape => say("a backslash that starts no escape sequence")
                .here("unknown inside `\"...\"`")
                .help("write patterns in `'...'`, where a backslash is itself"),
            Self::Unquoted { sign } => {
                let begins = match sign {
                    '`' => "a backtick".to_owned(),
                    '-' | '?' => format!("`{sign} `"),
                    _ => format!("`{sign}`"),
                };
                let words = say(format!("text that begins with {begins} needs quotes")).here("not in quotes");
                match sign {
                    '-' | '?' => words.help(
                        "write `'...'` around it; a list is written `[a, b]`, or with each `- ` on a line of its own",
                    ),
                    '|' | '>' => words.help(format!(
                        "write `'...'` around it; if YAML's own `{sign}` is meant, start a new line after it"
                    )),
                    _ => words.help("write `'...'` around it"),
                }
            }
            Self::NotClosed { bracket, noticed } => say(format!("a `{bracket}` that is not closed"))
                .here("opened here")
                .also(*noticed, "noticed here")
                .help(format!("add the closing `{}`", if *bracket == '{' { '}' } else { ']' })),
            Self::NoComma { opened } => say("missing comma between two entries")
                .here("expected a comma or the closing bracket")
                .also(*opened, "inside this")
                .help("put a comma between entries; text with a bracket, a comma or `: ` in it needs quotes"),
            Self::Other { message, opened } => {
                let words = say(format!("invalid YAML: {message}"))
                    .here("noticed here")
                    .help("check the indentation, quotes and brackets of this line and of the one above");
                words.also_if(*opened, "inside this")
            }
        }
    }
}
