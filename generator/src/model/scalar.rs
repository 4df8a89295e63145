//! Single values that the runtime or Rust itself defines; never a definition of the specs.

use pattern::TextFormat;

/// The types of single values that the runtime or Rust itself defines.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Scalar {
    /// Text without a constraint.
    Text,
    /// `true` or `false`.
    Boolean,
    /// A number without a constraint.
    Number(NumberFormat, NumberForm),
    /// RFC 3339 `full-date`.
    Date,
    /// RFC 3339 `date-time`.
    DateTime,
    /// RFC 9110 `IMF-fixdate`.
    DateTimeRfc1123,
    /// ISO 8601 duration.
    Duration,
    /// Bytes, as base64 (RFC 4648 section 4).
    Bytes,
    /// Bytes, as base64url without padding (RFC 4648 section 5).
    Base64Url,
    /// A UUID (RFC 9562).
    Uuid,
    /// A URI (RFC 3986).
    Uri,
    /// The id of a Resource Manager resource.
    ArmId,
}

/// The formats of numbers.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum NumberFormat {
    /// A whole number of 32 bits.
    Int32,
    /// A whole number of 64 bits.
    Int64,
    /// A number of IEEE 754 single precision.
    Float,
    /// A number of IEEE 754 double precision.
    Double,
    /// A number in decimal digits, none of which is lost.
    Decimal,
    /// Seconds since 1970-01-01T00:00:00Z.
    UnixTime,
}

/// What a number is in JSON.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum NumberForm {
    /// A number.
    Number,
    /// A string with the number in it.
    Text,
}

impl Scalar {
    /// The format of its texts, where an automaton decides it.
    pub fn text_format(self) -> Option<TextFormat> {
        match self {
            Self::Uuid => Some(TextFormat::Uuid),
            Self::ArmId => Some(TextFormat::ArmId),
            Self::Date => Some(TextFormat::Date),
            Self::Duration => Some(TextFormat::Duration),
            Self::Bytes => Some(TextFormat::Base64),
            Self::Base64Url => Some(TextFormat::Base64Url),
            Self::Uri => Some(TextFormat::Uri),
            Self::Text | Self::Boolean | Self::Number(..) | Self::DateTime | Self::DateTimeRfc1123 => None,
        }
    }

    /// Whether its values are copied rather than cloned.
    pub fn is_copy(self) -> bool {
        match self {
            Self::Boolean | Self::Date | Self::DateTime | Self::DateTimeRfc1123 => true,
            Self::Number(format, _) => format != NumberFormat::Decimal,
            Self::Text | Self::Duration | Self::Bytes | Self::Base64Url | Self::Uuid | Self::Uri | Self::ArmId => false,
        }
    }
}

impl NumberFormat {
    /// Whether it is that of whole numbers.
    pub fn is_integer(self) -> bool {
        match self {
            Self::Int32 | Self::Int64 | Self::UnixTime => true,
            Self::Float | Self::Double | Self::Decimal => false,
        }
    }
}
