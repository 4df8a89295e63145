//! The crate: what can be wrong, and the words for it.

use crate::diagnose::words::{Words, say};

problems! {
    /// The crate.
    CrateProblem {
        Error Context "illegal-crate-name" IllegalName { name: String },
        Error Context "illegal-version" IllegalVersion { version: String },
        Error Context "illegal-requirement" IllegalRequirement { version: String },
        Error Context "runtime-from-nowhere" RuntimeFromNowhere,
        Error Context "unknown-license" UnknownLicense { license: String, reason: String },
        Error Context "illegal-keyword" IllegalKeyword { keyword: String },
        Error Context "illegal-category" IllegalCategory { category: String },
        Error Context "too-many-keywords" TooMany { key: &'static str },
        Error Context "no-web-address" NoWebAddress { url: String },
    }
}

impl CrateProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::IllegalName { name } => say(format!("`{name}` cannot be the name of a crate")).help(
                "use lower-case letters, digits, `_` and `-`, beginning with a letter, and no name of a \
                 crate that it depends on",
            ),
            Self::IllegalVersion { version } => say(format!("`{version}` is not a semantic version"))
                .help("write three numbers, such as `0.1.0`, or `0.1.0-beta.1` before a release"),
            Self::IllegalRequirement { version } => say(format!("`{version}` is not a version requirement"))
                .help("write one that Cargo accepts, such as `0.1` or `>=0.1, <0.3`"),
            Self::RuntimeFromNowhere => say("nothing says where the crate with the runtime comes from")
                .help("add a `version` if it is published, a `path` relative to the generated crate, or both"),
            Self::UnknownLicense { license, reason } => {
                say(format!("`{license}` is not an SPDX license expression: {reason}"))
                    .help("write ids of https://spdx.org/licenses, such as `MIT OR Apache-2.0`")
            }
            Self::IllegalKeyword { keyword } => say(format!("crates.io does not accept the keyword `{keyword}`"))
                .help("write at most 20 ASCII letters, digits, `_`, `-` and `+`, beginning with a letter or digit"),
            Self::IllegalCategory { category } => say(format!("`{category}` cannot be a category of crates.io"))
                .help("write a slug of https://crates.io/category_slugs, such as `api-bindings`"),
            Self::TooMany { key } => say(format!("crates.io accepts at most five {key}")).help("take some out"),
            Self::NoWebAddress { url } => say(format!("`{url}` is not a URL that a browser can open"))
                .help("write the whole URL, beginning with `https://`"),
        }
    }
}
