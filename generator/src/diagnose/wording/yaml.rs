//! Files and the form of YAML, in words.

use super::super::problem::Kind;
use super::{Words, say, strings};
use crate::source::Span;

pub(super) fn words(kind: &Kind) -> Option<Words> {
    Some(match kind {
        Kind::UnknownFile { path } => say(format!("`{path}` is not a file that specs are made of"))
            .help("specs are `crate.yaml`, `<shared>/types.yaml`, `<service>/<api-version>/operations.yaml` and `<service>/<api-version>/models.yaml`"),
        Kind::NoCrateFile => say("the specs have no `crate.yaml`").help("add one with `name: my_crate` and `version: 0.1.0`"),
        Kind::ModelsWithoutOperations => say("models without an `operations.yaml` beside them"),
        Kind::UnknownFolder { name, known } => say(format!("there is no folder `{name}`")).here("not found").meant(name, strings(known)),
        Kind::VersionNotFolder { version, folder } => {
            say(format!("the api-version is {version}, but the folder is named `{folder}`")).here(format!("expected {folder}"))
        }
        Kind::YamlSyntax { message, opened } => syntax(message, *opened),
        Kind::Tab => say("a tab in the indentation").here("a tab").help("YAML is indented with spaces"),
        Kind::EmptyFile => say("the file is empty"),
        Kind::SecondDocument => say("a second YAML document in one file").here("begins here").help("remove the `---`"),
        Kind::DuplicateKey { key, first } => say(format!("`{key}` is given twice")).here("again").also(*first, "first given here"),
        Kind::MappingAsKey { found } => say(format!("a key cannot be {found}")),
        Kind::YamlTag { tag } => {
            say(format!("the tag `{tag}` has no meaning here")).here("a tag").help("remove it; text that begins with `!` needs quotes")
        }
        Kind::MergeKey => say("merge keys are not part of YAML 1.2")
            .here("a merge key")
            .help("write the keys out, or name a model; a key that is really called `<<` needs quotes"),
        Kind::AliasBomb { limit } => say(format!("anchors and aliases add more than {limit} nodes")).here("one too many"),
        Kind::AliasInsideItself => say("an alias inside what it stands for"),
        Kind::TooDeep { what, limit } => say(format!("more than {limit} {what}")),
        _ => return None,
    })
}

/// The parser's message, and what an author usually did where it says that.
fn syntax(message: &str, opened: Option<Span>) -> Words {
    let words = say(format!("this is not YAML: {message}"));
    if message.contains("mapping values are not allowed") {
        return say("a second `: ` in one line").here("not allowed here").help("a text that holds `: ` needs quotes");
    }
    if message.contains("trailing content after") {
        return say("something follows a text in quotes")
            .here("after the closing quote")
            .help("inside `'...'` a `'` is written twice; inside `\"...\"` a `\"` is written `\\\"`");
    }
    match opened {
        Some(opened) => words.here("noticed here").also(opened, "not closed"),
        None => words,
    }
}
