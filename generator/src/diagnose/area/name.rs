//! Names in Rust: what can be wrong, and the words for it.

use crate::diagnose::words::{Words, say};
use crate::source::Span;

problems! {
    /// Names in Rust.
    NameProblem {
        Error Context "no-rust-name" NoRustName { documented: String, made: String, usage: NameUse },
        Error Context "name-hides" Hides { documented: String, name: String, usage: NameUse },
        Error Local "name-too-long" TooLong { length: usize, limit: usize, usage: NameUse },
        Error Context "name-clash" Clash { name: String, documented: String, other: String, first: Span, usage: NameUse },
    }
}

/// What a name stands for in Rust.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum NameUse {
    /// A type.
    Type,
    /// A field or an argument.
    Field,
    /// A field of a call's options.
    Option,
    /// A variant.
    Variant,
    /// A module, named as its folder.
    Module,
    /// A method, named as its operation.
    Method,
}

impl NameUse {
    /// What helps where two things would get one name.
    fn apart(self) -> &'static str {
        match self {
            Self::Type => {
                "give one of them another name with `rustName:`; if both mean the same, make it a \
                 model and refer to that twice"
            }
            Self::Field | Self::Option | Self::Variant | Self::Method => {
                "give one of them another name with `rustName:`"
            }
            Self::Module => "rename one of them",
        }
    }

    /// What helps where a name cannot be had.
    fn other(self) -> &'static str {
        match self {
            Self::Type | Self::Field | Self::Option | Self::Variant | Self::Method => {
                "choose another name with `rustName:`"
            }
            Self::Module => "rename the folder",
        }
    }
}

impl NameProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::NoRustName { documented, made, usage } if made.is_empty() => {
                say(format!("no Rust name can be derived from `{documented}`")).help(usage.other())
            }
            Self::NoRustName { documented, made, usage } if made == documented => {
                say(format!("`{made}` is not an idiomatic Rust name")).help(usage.other())
            }
            Self::NoRustName { documented, made, usage } => {
                say(format!("`{made}`, derived from `{documented}`, is not an idiomatic Rust name")).help(usage.other())
            }
            Self::Hides { documented, name, usage } => {
                say(format!("`{documented}` would become `{name}` in Rust, which is reserved in generated code"))
                    .help(usage.other())
            }
            Self::TooLong { length, limit, usage } => say(format!("a name of {length} characters is too long"))
                .here(format!("becomes the name of a file, which may have {limit}"))
                .help(usage.other()),
            Self::Clash { name, documented, other, first, usage } => {
                say(format!("`{documented}` and `{other}` would both be `{name}` in Rust"))
                    .here(format!("would be `{name}`"))
                    .also(*first, format!("is `{name}` already"))
                    .help(usage.apart())
            }
        }
    }
}
