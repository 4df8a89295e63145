//! Files and the form of YAML, in words.

use super::super::problem::{Kind, Slip};
use super::{Words, say, strings};

pub(super) fn words(kind: &Kind) -> Option<Words> {
    Some(match kind {
        Kind::UnknownFile { path, meant: Some(meant) } => {
            say(format!("`{path}` is not a file that specs are made of")).help(format!("did you mean `{meant}`?"))
        }
        Kind::UnknownFile { path, meant: None } => say(format!("`{path}` is not a file that specs are made of"))
            .help("specs are `crate.yaml`, `<shared>/types.yaml`, `<service>/<api-version>/operations.yaml` and `<service>/<api-version>/models.yaml`"),
        Kind::NoCrateFile => say("the specs have no `crate.yaml`").help("add one with `name: my_crate` and `version: 0.1.0`"),
        Kind::ModelsWithoutOperations => say("models without an `operations.yaml` beside them").help("add one, or name the file `<shared>/types.yaml` where several services share the models"),
        Kind::UnknownFolder { name, known } if known.is_empty() => say(format!("there is no folder `{name}`"))
            .here("not found")
            .help("a folder that services share has a `types.yaml`, which none has here"),
        Kind::UnknownFolder { name, known } => say(format!("there is no folder `{name}`")).here("not found").meant(name, strings(known)),
        Kind::VersionNotFolder { version, folder } => {
            say(format!("the api-version is {version}, but the folder is named `{folder}`")).here(format!("expected {folder}")).help(format!("correct it, or rename the folder to `{version}`"))
        }
        Kind::NotUtf8 => say("the file is not UTF-8").here("the first byte that is not").help("save it as UTF-8"),
        Kind::YamlSyntax { slip } => syntax(slip),
        Kind::Tab => say("a tab where YAML wants spaces").here("a tab").help("replace it by spaces"),
        Kind::EmptyFile => say("the file is empty").help("write what belongs in it, such as `name:` and `version:` in `crate.yaml` or `models:` in `models.yaml`, or remove the file"),
        Kind::SecondDocument => say("a second YAML document in one file").here("begins here").help("remove the `---`"),
        Kind::DuplicateKey { key, first } => say(format!("`{key}` is given twice")).here("again").also(*first, "first given here").help("remove one of the two, or correct its name"),
        Kind::MappingAsKey { found } => say(format!("a key cannot be {found}")).here("as a key").help("a text that begins with `{`, `[` or `?` needs quotes"),
        Kind::YamlTag { tag } => {
            say(format!("the tag `{tag}` has no meaning here")).here("a tag").help("remove it; text that begins with `!` needs quotes")
        }
        Kind::MergeKey => say("merge keys are not part of YAML 1.2")
            .here("a merge key")
            .help("write the keys out, or name a model; a key that is really called `<<` needs quotes"),
        Kind::AliasBomb { limit } => say(format!("anchors and aliases add more than {limit} nodes")).here("one too many").help("write it out, or name a model"),
        Kind::AliasInsideItself => say("an alias inside what it stands for").here("would never end").help("name a model instead; models may name each other"),
        Kind::TooDeep { what, limit } => say(format!("more than {limit} {what}")).here("one too many").help("split it: give what is inside a name of its own under `models:`"),
        Kind::UnusedAnchor { name } => say(format!("`&{name}` is read as an anchor, and no part of the value"))
            .here("named by no alias")
            .help("text that begins with `&` needs quotes; where an anchor is meant, remove it"),
        Kind::TextCutShort => say("a `#` after a space ends the text before it")
            .here("a comment, and no part of the value")
            .help("put the whole text in quotes; where a comment is meant, write a space behind the `#`"),
        _ => return None,
    })
}

/// What the author did, where the parser only says that it is no YAML.
fn syntax(slip: &Slip) -> Words {
    match slip {
        Slip::SecondColon => {
            say("a second `: ` in one line").here("not allowed here").help("a text that holds `: ` needs quotes")
        }
        Slip::NoColon { instead } => {
            let words = say("a line without `: `").help("write `key: value`, with a space behind the colon");
            match instead {
                Some(instead) => words.here(*instead),
                None => words.here("no colon"),
            }
        }
        Slip::TooFarIn { above } => say("a key that is indented further than the one above, which has a value already")
            .here("indented too far")
            .also(*above, "complete without it")
            .help("move it to the column of the keys it belongs with"),
        Slip::OutOfLine { mapping, column } => say("the indentation of this line is that of no mapping around it")
            .here("does not fit")
            .also(*mapping, format!("the keys of this mapping begin in column {column}"))
            .help("keys of one mapping begin in one column; the line above may be wrong as well"),
        Slip::ItemsAndKeys { other } => say("list items and keys side by side")
            .here("one of the two")
            .also(*other, "the other")
            .help("a list's items all begin with `- `, a mapping's keys never do"),
        Slip::AfterQuote => say("something follows a text in quotes")
            .here("behind the closing quote")
            .help("inside `'...'` a `'` is written twice; inside `\"...\"` a `\"` is written `\\\"`"),
        Slip::QuoteNotClosed { quote } => {
            say("a text in quotes that does not end").here("begins here").help(format!("add the closing `{quote}`"))
        }
        Slip::Escape => say("a backslash that begins no escape")
            .here("unknown inside `\"...\"`")
            .help("write patterns in `'...'`, where a backslash is itself"),
        Slip::Unquoted { sign } => {
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
                    "write `'...'` around it; behind a `{sign}` that is meant as YAML's own a new line begins"
                )),
                _ => words.help("write `'...'` around it"),
            }
        }
        Slip::NotClosed { bracket, noticed } => say(format!("a `{bracket}` that is not closed"))
            .here("opened here")
            .also(*noticed, "noticed here")
            .help(format!("add the closing `{}`", if *bracket == '{' { '}' } else { ']' })),
        Slip::NoComma { opened } => say("no comma between two entries")
            .here("expected a comma or the closing bracket")
            .also(*opened, "inside this")
            .help("put a comma between entries; text with a bracket, a comma or `: ` in it needs quotes"),
        Slip::Other { message, opened } => {
            let words = say(format!("this is not YAML: {message}"))
                .here("noticed here")
                .help("check the indentation, quotes and brackets of this line and of the one above");
            words.also_if(*opened, "inside this")
        }
    }
}
