//! What a value should be, what is there instead, and what a key belongs to, as messages name them; never decides what fits.

use crate::model::{NumberForm, NumberFormat, Scalar};
use std::borrow::Cow;
use std::fmt;

/// What a value should be.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Expected {
    /// Text of any kind.
    Text,
    /// `true` or `false`.
    Flag,
    /// The `required:` of a model or of a parameter.
    NamesOrFlag,
    /// The `deprecated:` of anything.
    Reason,
    /// A whole number that is not negative.
    WholeNumber,
    /// The same, of at most this.
    WholeNumberUpTo(Box<str>),
    /// A number.
    Number,
    /// A number of at most so many digits.
    NumberOfDigits(usize),
    /// A list.
    List,
    /// A mapping.
    Mapping,
    /// One of these.
    OneOf(Box<[Self]>),
    /// The form of a scalar.
    Scalar(Scalar),
    /// A value that an enumeration lists.
    EnumValue,
    /// What can be sent in a header.
    HeaderValue,
    /// Anything else, in the words of serde.
    Other(Box<str>),
}

impl Expected {
    /// What a reader expected that can hand over text alone: the id of one of these, or serde's own words.
    pub(crate) fn of_reader(text: String) -> Self {
        match text.as_str() {
            Self::NAMES_OR_FLAG => Self::NamesOrFlag,
            Self::REASON => Self::Reason,
            _ => Self::Other(text.into()),
        }
    }

    /// The id of [`Self::NamesOrFlag`].
    pub(crate) const NAMES_OR_FLAG: &'static str = "$names-or-flag";
    /// The id of [`Self::Reason`].
    pub(crate) const REASON: &'static str = "$reason";
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "text",
            Self::Flag => "`true` or `false`",
            Self::NamesOrFlag => "a list of names, or `true` or `false`",
            Self::Reason => "why it should no longer be used, and what to use instead",
            Self::WholeNumber => "an integer",
            Self::WholeNumberUpTo(max) => return write!(f, "an integer of at most {max}"),
            Self::Number => "a number",
            Self::NumberOfDigits(digits) => return write!(f, "a number of at most {digits} digits"),
            Self::List => "a list",
            Self::Mapping => "a mapping",
            Self::OneOf(forms) => {
                let forms: Vec<String> = forms.iter().map(Self::to_string).collect();
                return f.write_str(&forms.join(" or "));
            }
            Self::Scalar(scalar) => return f.write_str(&form(*scalar)),
            Self::EnumValue => "a value of the enumeration",
            Self::HeaderValue => "the value of a header",
            Self::Other(words) => words,
        })
    }
}

/// What a value of a scalar looks like.
fn form(scalar: Scalar) -> Cow<'static, str> {
    match scalar {
        Scalar::Text => "text",
        Scalar::Boolean => "`true` or `false`",
        Scalar::Number(format, NumberForm::Number) => number(format),
        Scalar::Date => "a date such as 2025-02-01",
        Scalar::DateTime => "a date-time of RFC 3339, such as 2025-02-01T12:00:00Z",
        Scalar::DateTimeRfc1123 => "a date-time such as Sat, 01 Feb 2025 12:00:00 GMT",
        Scalar::Duration => "an ISO 8601 duration such as PT1H30M",
        Scalar::Bytes => "base64",
        Scalar::Base64Url => "base64url without padding",
        Scalar::Uuid => "a UUID",
        Scalar::Uri => "a URI",
        Scalar::ArmId => "a resource id that begins with `/`",
        Scalar::Number(format, NumberForm::Text) => return format!("{} as text", number(format)).into(),
    }
    .into()
}

fn number(format: NumberFormat) -> &'static str {
    match format {
        NumberFormat::Int32 => "a 32-bit integer",
        NumberFormat::Int64 => "a 64-bit integer",
        NumberFormat::UnixTime => "seconds since 1970, as an integer, up to the year 9999",
        NumberFormat::Float | NumberFormat::Double | NumberFormat::Decimal => "a number",
    }
}

/// What is in a file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Found {
    /// Nothing behind the colon.
    Nothing,
    /// `null` or `~`.
    Null,
    /// A single value, as it was typed.
    Value(String),
    /// Text in quotes, which would be something else without them.
    Quoted(String),
    /// A list.
    List,
    /// A mapping.
    Mapping,
    /// Text with a character that cannot be sent.
    ControlCharacter,
}

impl Found {
    /// The value as the subject of a sentence: `a list` is a particular one there.
    pub(super) fn subject(&self) -> String {
        match self {
            Self::List => "the list".to_owned(),
            Self::Mapping => "the mapping".to_owned(),
            Self::Value(typed) | Self::Quoted(typed) => format!("`{typed}`"),
            Self::Nothing | Self::Null | Self::ControlCharacter => self.to_string(),
        }
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nothing => "nothing",
            Self::Null => "`null`",
            Self::Value(typed) => return write!(f, "`{typed}`"),
            Self::Quoted(typed) => return write!(f, "the text `{typed}`"),
            Self::List => "a list",
            Self::Mapping => "a mapping",
            Self::ControlCharacter => "a line break or another control character",
        })
    }
}

/// What has a key that has no meaning for it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum KeyHolder {
    /// A schema that names a model.
    Reference,
    /// A schema of text.
    Text,
    /// A schema of numbers.
    Number,
    /// A schema of numbers that are written as text.
    NumberText,
    /// A schema of `true` and `false`.
    Boolean,
    /// A schema of any JSON.
    Any,
    /// An enumeration.
    Enumeration,
    /// An object.
    Object,
    /// A union.
    Union,
    /// A list.
    List,
    /// A map.
    Map,
    /// A format that says all there is to say.
    Format(Scalar),
    /// A model.
    Model,
    /// A property.
    Property,
    /// The discriminator of a union.
    Discriminator,
    /// A parameter.
    Parameter,
    /// A parameter in the path.
    PathParameter,
    /// A parameter anywhere else.
    NonPathParameter,
    /// A parameter that is not several segments of the path.
    WithoutSlashes,
    /// A parameter outside the query.
    NonQueryParameter,
    /// A parameter of one value.
    NonListParameter,
    /// An item of a list or map.
    Item,
    /// A response header.
    Header,
    /// A parameter that is no map, or is outside the query.
    NonMapParameter,
    /// Headers by the beginning of their names, or query parameters by their names.
    ParameterMap,
    /// A body.
    Body,
}

impl fmt::Display for KeyHolder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Reference => "a reference to a model",
            Self::Text => "text",
            Self::Number => "a number",
            Self::NumberText => "a number as text",
            Self::Boolean => "true or false",
            Self::Any => "any JSON",
            Self::Enumeration => "an enumeration",
            Self::Object => "an object",
            Self::Union => "a union",
            Self::List => "a list",
            Self::Map => "a map",
            Self::Format(scalar) => return f.write_str(&form(*scalar)),
            Self::Model => "a model",
            Self::Property => "a property",
            Self::Discriminator => "a discriminator",
            Self::Parameter => "a parameter",
            Self::PathParameter => "a path parameter",
            Self::NonPathParameter => "a parameter outside the path",
            Self::WithoutSlashes => "a parameter without `allowSlashes`",
            Self::NonQueryParameter => "a parameter outside the query",
            Self::NonListParameter => "a parameter that is not a list",
            Self::Item => "an item of a list or map",
            Self::Header => "a response header",
            Self::NonMapParameter => "a parameter that is not a map in the query",
            Self::ParameterMap => "a map of headers or query parameters",
            Self::Body => "a body",
        })
    }
}
