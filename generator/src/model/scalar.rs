//! Single values that the runtime or Rust itself defines; never a definition of the specs.

/// The types of single values that the runtime or Rust itself defines.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Scalar {
    /// Text without a constraint.
    Text,
    /// `true` or `false`.
    Boolean,
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
    /// RFC 3339 `full-date`.
    Date,
    /// RFC 3339 `date-time`.
    DateTime,
    /// RFC 9110 `IMF-fixdate`.
    DateTimeRfc1123,
    /// Seconds since 1970-01-01T00:00:00Z.
    UnixTime,
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
    /// A whole number of 32 bits, sent as text.
    Int32Text,
    /// A whole number of 64 bits, sent as text.
    Int64Text,
    /// A number of single precision, sent as text.
    FloatText,
    /// A number of double precision, sent as text.
    DoubleText,
    /// A number in decimal digits, sent as text.
    DecimalText,
    /// Seconds since 1970-01-01T00:00:00Z, sent as text.
    UnixTimeText,
}

impl Scalar {
    /// The number that is sent as text.
    pub fn number_in_text(self) -> Option<Self> {
        match self {
            Self::Int32Text => Some(Self::Int32),
            Self::Int64Text => Some(Self::Int64),
            Self::FloatText => Some(Self::Float),
            Self::DoubleText => Some(Self::Double),
            Self::DecimalText => Some(Self::Decimal),
            Self::UnixTimeText => Some(Self::UnixTime),
            Self::Text
            | Self::Boolean
            | Self::Int32
            | Self::Int64
            | Self::Float
            | Self::Double
            | Self::Decimal
            | Self::Date
            | Self::DateTime
            | Self::DateTimeRfc1123
            | Self::UnixTime
            | Self::Duration
            | Self::Bytes
            | Self::Base64Url
            | Self::Uuid
            | Self::Uri
            | Self::ArmId => None,
        }
    }

    /// The number as it is sent as text; what is no number is itself.
    pub fn in_text(self) -> Self {
        match self {
            Self::Int32 => Self::Int32Text,
            Self::Int64 => Self::Int64Text,
            Self::Float => Self::FloatText,
            Self::Double => Self::DoubleText,
            Self::Decimal => Self::DecimalText,
            Self::UnixTime => Self::UnixTimeText,
            other => other,
        }
    }

    /// Whether its values are copied rather than cloned.
    pub fn is_copy(self) -> bool {
        matches!(
            self.number_in_text().unwrap_or(self),
            Self::Boolean
                | Self::Int32
                | Self::Int64
                | Self::Float
                | Self::Double
                | Self::Date
                | Self::DateTime
                | Self::DateTimeRfc1123
                | Self::UnixTime
        )
    }
}
