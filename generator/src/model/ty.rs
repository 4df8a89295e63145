//! Types: what a value may be, and the definitions that get a name of their own in Rust.

use super::{Access, Collection, ModuleName, Numeric, Struct, Textual, TypeName, VariantName};

/// Which definition of an [`Api`](super::Api): an index into its `types`.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct TypeId(pub u32);

/// Text for rustdoc.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Doc {
    /// What the spec says about the thing, Markdown; may be empty.
    pub text: String,
    /// Why it should no longer be used.
    pub deprecated: Option<String>,
}

/// A type as a field, parameter or body has it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Type {
    /// A value without a name of its own.
    Scalar(Scalar),
    /// Any JSON.
    Any,
    /// A list.
    List(Box<Type>),
    /// An object whose keys are free.
    Map(Box<Type>),
    /// A value or `null`.
    Nullable(Box<Type>),
    /// A definition of the specs.
    Named(Reference),
}

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

/// A named definition, with all that is needed to write its name down.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Reference {
    /// The definition.
    pub id: TypeId,
    /// Its name.
    pub name: TypeName,
    /// Its module's path below the crate's root.
    pub module: Vec<ModuleName>,
    /// Whether the value must be behind a pointer here, because the definition contains itself.
    pub boxed: bool,
    /// Whether it should no longer be used.
    pub deprecated: bool,
}

/// A definition: a type with a name of its own.
#[derive(Clone, Debug)]
pub struct Definition {
    /// Its id.
    pub id: TypeId,
    /// Its name in Rust.
    pub name: TypeName,
    /// Its name in the spec.
    pub spec_name: String,
    /// Its module's path below the crate's root.
    pub module: Vec<ModuleName>,
    /// The file's module below `models`.
    pub file: ModuleName,
    /// What it is.
    pub doc: Doc,
    /// The documentation pages of the operations that reach it.
    pub pages: Vec<String>,
    /// Whether it is reached from requests, from responses, or both.
    pub reach: Reach,
    /// The names it had before.
    pub formerly: Vec<TypeName>,
    /// What it is made of.
    pub shape: Shape,
}

/// From where a definition is reached.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Reach {
    /// From something that is sent.
    pub request: bool,
    /// From something that is received.
    pub response: bool,
}

/// What a definition is made of.
#[derive(Clone, Debug)]
pub enum Shape {
    /// Text with its own type.
    Text(Box<Textual>),
    /// A number with its own type.
    Number(Numeric),
    /// An enumeration.
    Enum(Enumeration),
    /// An object with named properties.
    Struct(Struct),
    /// A value of one of several objects.
    Union(Union),
    /// A list or map with its own type.
    Collection(Collection),
    /// A scalar under another name.
    Alias(Type),
}

/// An enumeration.
#[derive(Clone, Debug)]
pub struct Enumeration {
    /// Text or whole numbers.
    pub repr: EnumRepr,
    /// Whether a value that is not listed is an error.
    pub closed: bool,
    /// The values in the order of the spec.
    pub values: Vec<Value>,
    /// The variant that holds a value that is not listed, where the enumeration is open.
    pub fallback: VariantName,
}

/// How an enumeration's values are written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum EnumRepr {
    /// As text.
    Text,
    /// As a whole number.
    Integer,
}

/// A listed value of an enumeration.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Value {
    /// Its name in Rust.
    pub name: VariantName,
    /// How it is written; decimal digits for a whole number.
    pub wire: String,
    /// What it means.
    pub doc: Doc,
}

/// A value of one of several objects, told apart by a property.
#[derive(Clone, Debug)]
pub struct Union {
    /// The property.
    pub tag: String,
    /// The property's own type, where it is an enumeration of the specs.
    pub tag_type: Option<Reference>,
    /// The objects.
    pub variants: Vec<Variant>,
    /// The variant that keeps an object whose tag is not listed.
    pub fallback: VariantName,
}

/// One object of a union.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Variant {
    /// Its name in Rust.
    pub name: VariantName,
    /// The property's value.
    pub tag: String,
    /// Its other properties; `None` where it has none.
    pub payload: Option<Reference>,
    /// What it is.
    pub doc: Doc,
}

impl Type {
    /// The definitions that are named in this type.
    pub fn references(&self) -> Vec<&Reference> {
        match self {
            Self::Scalar(_) | Self::Any => Vec::new(),
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) => inner.references(),
            Self::Named(reference) => vec![reference],
        }
    }
}

impl Reach {
    /// Everything that either reaches.
    pub fn union(self, other: Self) -> Self {
        Self { request: self.request || other.request, response: self.response || other.response }
    }

    /// What of `self` a property of this access passes on.
    pub fn through(self, access: Access) -> Self {
        match access {
            Access::ReadWrite => self,
            Access::ReadOnly => Self { request: false, ..self },
            Access::WriteOnly => Self { response: false, ..self },
        }
    }
}
