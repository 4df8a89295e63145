//! Names in Rust: what can be wrong, and the words for it.

use crate::diagnose::words::{Words, say};
use crate::source::Span;

problems! {
    /// Names in Rust.
    NameProblem {
        Error Context "no-rust-name" NoRustName { documented: String, made: String, fix: &'static str },
        Error Context "name-hides" Hides { documented: String, name: String, fix: &'static str },
        Error Context "name-clash" Clash { name: String, documented: String, other: String, first: Span, fix: &'static str },
    }
}

impl NameProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::NoRustName { documented, made, fix } if made.is_empty() => {
                say(format!("no Rust name can be made of `{documented}`")).help(*fix)
            }
            Self::NoRustName { documented, made, fix } if made == documented => {
                say(format!("`{made}` is not a name in Rust's style")).help(*fix)
            }
            Self::NoRustName { documented, made, fix } => {
                say(format!("`{made}`, made of `{documented}`, is not a name in Rust's style")).help(*fix)
            }
            Self::Hides { documented, name, fix } => {
                say(format!("`{documented}` would be `{name}` in Rust, which means something else there")).help(*fix)
            }
            Self::Clash { name, documented, other, first, fix } => {
                say(format!("`{documented}` and `{other}` would both be `{name}` in Rust"))
                    .here(format!("would be `{name}`"))
                    .also(*first, format!("is `{name}` already"))
                    .help(*fix)
            }
        }
    }
}
