//! Trees on one line, as rustfmt spaces them; nothing where they do not stand on one line, or where it is not known how they do.

use super::tree::{Tree, Trees, split};
use proc_macro2::Delimiter;

/// What a token is to its neighbours.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum TokenRole {
    /// A name, a literal, a group that stands by itself.
    Word,
    /// A word after which an operand or another word is expected.
    Keyword,
    /// Before its operand, with no space after it.
    Prefix,
    /// After its operand, with no space before it.
    Postfix,
    /// Without spaces, as `::`.
    Tight,
    /// Without a space before it, as `,`.
    Separator,
    /// With spaces, as `=`.
    Infix,
}

const KEYWORDS: [&str; 24] = [
    "as", "match", "in", "return", "if", "else", "let", "mut", "ref", "move", "async", "for", "where", "dyn", "impl",
    "const", "static", "use", "mod", "while", "loop", "unsafe", "type", "break",
];

/// Words before blocks, which are not on one line unless they are empty.
const BEFORE_BLOCKS: [&str; 7] = ["match", "if", "else", "while", "loop", "unsafe", "async"];

/// The trees on one line.
pub(super) fn flat(trees: Trees<'_>) -> Option<String> {
    let mut line = Line { text: String::new(), angles: 0, is_in_closure: false, last: None };
    for (index, tree) in trees.iter().enumerate() {
        line.push(tree, &trees[..index], trees.get(index + 1))?;
    }
    (line.angles == 0 && !line.is_in_closure).then_some(line.text)
}

/// A line that is being written.
struct Line {
    text: String,
    /// How many `<` are open.
    angles: usize,
    /// Whether the parameters of a closure are open.
    is_in_closure: bool,
    last: Option<TokenRole>,
}

impl Line {
    fn push(&mut self, tree: &Tree<'_>, before: Trees<'_>, next: Option<&Tree<'_>>) -> Option<()> {
        match tree {
            Tree::Word(word) => {
                let role = if KEYWORDS.contains(word) { TokenRole::Keyword } else { TokenRole::Word };
                self.write(word, role)
            }
            Tree::Sign(sign) => {
                let role = self.role(sign, before, next)?;
                self.write(sign, role)
            }
            Tree::Group(delimiter, trees) => self.group(*delimiter, trees, before),
        }
    }

    fn write(&mut self, text: &str, role: TokenRole) -> Option<()> {
        let spaced = match (self.last, role) {
            (None | Some(TokenRole::Prefix | TokenRole::Tight), _)
            | (_, TokenRole::Postfix | TokenRole::Tight | TokenRole::Separator) => false,
            (
                Some(
                    TokenRole::Word | TokenRole::Keyword | TokenRole::Postfix | TokenRole::Separator | TokenRole::Infix,
                ),
                _,
            ) => true,
        };
        if spaced {
            self.text.push(' ');
        }
        self.text.push_str(text);
        self.last = Some(role);
        (!text.contains('\n')).then_some(())
    }

    /// Whether an operand is expected.
    fn is_before_operand(&self) -> bool {
        match self.last {
            None
            | Some(
                TokenRole::Keyword | TokenRole::Prefix | TokenRole::Tight | TokenRole::Separator | TokenRole::Infix,
            ) => true,
            Some(TokenRole::Word | TokenRole::Postfix) => false,
        }
    }

    fn role(&mut self, sign: &str, before: Trees<'_>, next: Option<&Tree<'_>>) -> Option<TokenRole> {
        let is_prefix = self.is_before_operand();
        Some(match sign {
            "," | ";" | ":" => TokenRole::Separator,
            "::" if is_prefix && self.last != Some(TokenRole::Tight) => return None,
            "." | "::" => TokenRole::Tight,
            "?" if is_prefix => TokenRole::Prefix,
            "?" => TokenRole::Postfix,
            ".." | "..=" if !is_prefix => TokenRole::Tight,
            ".." | "..=" | "&" | "&&" | "*" | "-" | "!" if is_prefix => TokenRole::Prefix,
            "!" if matches!(next, Some(Tree::Group(..))) => TokenRole::Postfix,
            "||" if is_prefix => TokenRole::Keyword,
            "|" if self.is_in_closure => {
                self.is_in_closure = false;
                TokenRole::Separator
            }
            "|" if is_prefix => {
                self.is_in_closure = true;
                TokenRole::Prefix
            }
            "<" => {
                self.angles += 1;
                self.angle(before)?
            }
            ">" if self.angles > 0 && !matches!(before.last(), Some(Tree::Sign(","))) => {
                self.angles -= 1;
                TokenRole::Postfix
            }
            "=" | "=>" | "->" | "@" | "+" | "-" | "*" | "/" | "%" | "^" | "&" | "|" | "==" | "!=" | "<=" | "&&"
            | "||" | "+=" | "-=" | "*=" | "|=" => TokenRole::Infix,
            _ => return None,
        })
    }

    /// What `<` is, where it is not a comparison.
    fn angle(&self, before: Trees<'_>) -> Option<TokenRole> {
        let [.., last] = before else { return Some(TokenRole::Prefix) };
        let is_type = last.word().is_some_and(|word| word.starts_with(char::is_uppercase) || word == "impl");
        let is_function = matches!(before, [.., keyword, _] if keyword.is_word("fn"));
        if is_type || is_function || last.is_sign("::") {
            return Some(TokenRole::Tight);
        }
        (self.is_before_operand() && !last.is_word("for")).then_some(TokenRole::Prefix)
    }

    fn group(&mut self, delimiter: Delimiter, trees: Trees<'_>, before: Trees<'_>) -> Option<()> {
        let text = match delimiter {
            Delimiter::Brace if before.last().is_some_and(|tree| tree.is_sign("::")) => format!("{{{}}}", list(trees)?),
            Delimiter::Brace if trees.is_empty() => "{}".to_owned(),
            Delimiter::Brace => format!("{{ {} }}", fields(trees, before)?),
            Delimiter::Parenthesis | Delimiter::Bracket => {
                let (open, close) = if delimiter == Delimiter::Bracket { ('[', ']') } else { ('(', ')') };
                let is_attached = is_attached(before);
                let is_single = !is_attached && split(trees, ",").len() == 1;
                let has_comma = trees.last().is_some_and(|last| last.is_sign(","));
                if has_comma && before.last().is_some_and(|tree| tree.is_sign("!")) {
                    return None;
                }
                let comma = if has_comma && is_single && delimiter == Delimiter::Parenthesis { "," } else { "" };
                if is_attached {
                    self.last = Some(TokenRole::Tight);
                }
                format!("{open}{}{comma}{close}", list(trees)?)
            }
            Delimiter::None => return None,
        };
        self.write(&text, TokenRole::Word)
    }
}

/// Whether a parenthesis or a bracket stands right after what is before it.
fn is_attached(before: Trees<'_>) -> bool {
    match before.last() {
        Some(Tree::Word(word)) => !KEYWORDS.contains(word) && !word.starts_with('\''),
        Some(Tree::Sign(sign)) => matches!(*sign, ">" | "?" | "!"),
        Some(Tree::Group(delimiter, _)) => *delimiter != Delimiter::Brace,
        None => false,
    }
}

/// What stands between delimiters on one line, without the last comma.
fn list(trees: Trees<'_>) -> Option<String> {
    let [trees @ .., Tree::Sign(",")] = trees else { return flat(trees) };
    flat(trees)
}

/// The fields of a literal or a pattern.
fn fields(trees: Trees<'_>, before: Trees<'_>) -> Option<String> {
    let is_block = before.iter().any(|tree| tree.word().is_some_and(|word| BEFORE_BLOCKS.contains(&word)));
    (!is_block && is_literal(trees, before)).then(|| list(trees))?
}

/// Whether a brace is the one of a struct's literal or pattern.
pub(super) fn is_literal(trees: Trees<'_>, before: Trees<'_>) -> bool {
    let is_field = |field: &Trees<'_>| {
        matches!(field, [Tree::Word(_)] | [Tree::Word(_), Tree::Sign(":"), ..] | [Tree::Sign(".."), ..])
    };
    let is_named = match before.last() {
        Some(Tree::Word(word)) => word.starts_with(char::is_uppercase),
        Some(Tree::Sign(sign)) => *sign == ">",
        Some(Tree::Group(..)) | None => false,
    };
    is_named && split(trees, ",").iter().all(is_field)
}
