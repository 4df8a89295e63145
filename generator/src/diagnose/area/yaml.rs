//! The form of YAML: what can be wrong, and the words for it.

use super::Slip;
use crate::diagnose::form::Found;
use crate::diagnose::words::{Words, say};
use crate::source::Span;

problems! {
    /// The form of YAML.
    YamlProblem {
        Error Context "yaml-syntax" Syntax { slip: Slip },
        Error Context "tab" Tab,
        Error Context "empty-file" EmptyFile,
        Error Context "second-document" SecondDocument,
        Error Context "duplicate-key" DuplicateKey { key: String, first: Span },
        Error Context "mapping-as-key" MappingAsKey { found: Found },
        Error Context "yaml-tag" Tag { tag: String },
        Error Context "merge-key" MergeKey,
        Error Context "alias-bomb" AliasBomb { limit: usize },
        Error Context "alias-inside-itself" AliasInsideItself,
        Warning Context "text-cut-short" TextCutShort,
        Warning Context "unused-anchor" UnusedAnchor { name: String },
        Error Context "too-deep" TooDeep { what: Nesting, limit: usize },
    }
}

/// What goes too deep.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Nesting {
    /// YAML inside YAML.
    Values,
    /// A model that extends one that extends one ...
    Extends,
    /// A name for a name for a name ...
    Aliases,
}

impl Nesting {
    fn over(self, limit: usize) -> String {
        match self {
            Self::Values => format!("more than {limit} nested mappings and lists"),
            Self::Extends => format!("more than {limit} models that extend each other"),
            Self::Aliases => format!("more than {limit} aliases of each other"),
        }
    }
}

impl YamlProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::Syntax { slip } => slip.words(),
            Self::Tab => say("a tab where YAML requires spaces").here("a tab").help("replace it with spaces"),
            Self::EmptyFile => say("the file is empty").help(
                "write what belongs in it, such as `name:` and `version:` in `crate.yaml` or \
                 `models:` in `models.yaml`, or remove the file",
            ),
            Self::SecondDocument => {
                say("a second YAML document in one file").here("begins here").help("remove the `---`")
            }
            Self::DuplicateKey { key, first } => say(format!("`{key}` is given twice"))
                .here("again")
                .also(*first, "first given here")
                .help("remove one of the two, or correct its name"),
            Self::MappingAsKey { found } => say(format!("a key cannot be {found}"))
                .here("as a key")
                .help("a text that begins with `{`, `[` or `?` needs quotes"),
            Self::Tag { tag } => say(format!("the tag `{tag}` has no meaning here"))
                .here("a tag")
                .help("remove it; text that begins with `!` needs quotes"),
            Self::MergeKey => say("merge keys are not part of YAML 1.2")
                .here("a merge key")
                .help("write the keys out, or name a model; a key that is really called `<<` needs quotes"),
            Self::AliasBomb { limit } => say(format!("anchors and aliases add more than {limit} nodes"))
                .here("over the limit")
                .help("write it out, or name a model"),
            Self::AliasInsideItself => say("an alias inside the value that it refers to")
                .here("refers to itself")
                .help("name a model instead; models may name each other"),
            Self::TextCutShort => say("a `#` after a space starts a comment")
                .here("a comment, not part of the value")
                .help("put the whole text in quotes; if a comment is meant, put a space after the `#`"),
            Self::UnusedAnchor { name } => say(format!("`&{name}` is read as an anchor, not as part of the value"))
                .here("no alias refers to it")
                .help("text that begins with `&` needs quotes; if an anchor is meant, remove it"),
            Self::TooDeep { what, limit } => say(what.over(*limit))
                .here("over the limit")
                .help("split it: move the inner schema to a named model under `models:`"),
        }
    }
}
