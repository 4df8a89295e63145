//! Formats of regular shape; those that need arithmetic (`date-time`) are checked by the runtime, not here.

use super::compile::{self, Compiled};
use super::{parse, uri};
use std::sync::OnceLock;

/// A `format` whose texts an automaton decides exactly.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum TextFormat {
    /// 8-4-4-4-12 hexadecimal digits of either case.
    Uuid,
    /// A path of the resource manager: `/` and at least one more character, none of them an ASCII control character.
    ArmId,
    /// RFC 3339 `full-date`, with the days of each month but not the leap years.
    Date,
    /// ISO 8601 duration, as RFC 3339 writes it down.
    Duration,
    /// RFC 4648 base64 with padding; the bits that pad the last byte are 0 (section 3.5).
    Base64,
    /// RFC 4648 base64url without padding; the bits that pad the last byte are 0 (section 3.5).
    Base64Url,
    /// RFC 3986 `URI`: with its scheme, in ASCII, every `%` followed by two hexadecimal digits.
    Uri,
}

impl TextFormat {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Uuid, Self::ArmId, Self::Date, Self::Duration, Self::Base64, Self::Base64Url, Self::Uri];

    /// The name in a description.
    pub fn name(self) -> &'static str {
        match self {
            Self::Uuid => "uuid",
            Self::ArmId => "arm-id",
            Self::Date => "date",
            Self::Duration => "duration",
            Self::Base64 => "byte",
            Self::Base64Url => "base64url",
            Self::Uri => "uri",
        }
    }

    /// The format as a pattern.
    pub fn pattern(self) -> &'static str {
        match self {
            Self::Uuid => "^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$",
            Self::ArmId => r"^/[^\x00-\x1F\x7F]+$",
            Self::Date => concat!(
                r"^\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])",
                r"|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|[12]\d))$"
            ),
            Self::Duration => concat!(
                r"^-?P(\d+W|(\d+Y(\d+M(\d+D)?|\d+D)?|\d+M(\d+D)?|\d+D)",
                r"(T(\d+H(\d+M)?(\d+([.,]\d+)?S)?|\d+M(\d+([.,]\d+)?S)?|\d+([.,]\d+)?S))?",
                r"|T(\d+H(\d+M)?(\d+([.,]\d+)?S)?|\d+M(\d+([.,]\d+)?S)?|\d+([.,]\d+)?S))$"
            ),
            Self::Base64 => "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$",
            Self::Base64Url => "^([A-Za-z0-9_-]{4})*([A-Za-z0-9_-][AQgw]|[A-Za-z0-9_-]{2}[AEIMQUYcgkosw048])?$",
            Self::Uri => uri::PATTERN,
        }
    }

    /// The automata of the format, made once.
    pub(super) fn compiled(self) -> &'static Compiled {
        static COMPILED: [OnceLock<Compiled>; TextFormat::ALL.len()] =
            [const { OnceLock::new() }; TextFormat::ALL.len()];
        COMPILED[self as usize].get_or_init(|| {
            // A test compiles each of them, so this cannot fail on an author's input.
            let compiled = parse::parse(self.pattern()).and_then(|parsed| compile::compile(&parsed.root));
            compiled.unwrap_or_else(|problem| panic!("format {}: {problem}", self.name()))
        })
    }
}
