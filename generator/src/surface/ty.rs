//! Types as the emitted crate writes them; never which values they have.

use crate::model::{
    Definitions, ModuleName, NumberForm, NumberFormat, Payload, Reference, Scalar, Shape, Type, TypeId, TypeName,
};
use std::collections::BTreeMap;
use std::fmt;

/// A type in a signature of the emitted crate.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum RustType {
    /// A type that no spec defines, by path, name and arguments: `Vec<T>`, `azure_core::Bytes`.
    Known(&'static str, &'static str, Vec<Self>),
    /// A definition of the specs, never boxed.
    Definition(Reference),
    /// A type that is made for a service or an operation.
    Made(Made),
    /// `&T`
    Borrowed(Box<Self>),
    /// `[T]`
    Slice(Box<Self>),
    /// `impl Into<T>`
    Into(Box<Self>),
    /// `dyn T`
    Dyn(Box<Self>),
}

/// A type that is made for a service or an operation.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Made {
    /// Its module's path below the crate's root.
    pub module: Vec<ModuleName>,
    /// Its name.
    pub name: TypeName,
    /// What it is for.
    pub part: Purpose,
}

/// What a type is made for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Purpose {
    /// Calling a service or a group of its operations.
    Client,
    /// What a caller may choose.
    Options,
    /// The same with a lifetime.
    BorrowingOptions,
    /// The successes of an operation, where they have different bodies.
    Response,
    /// The errors of an operation, where they have different bodies.
    Failure,
    /// The documented headers of an operation's responses, borrowed.
    Headers,
    /// How every operation of a service fails.
    Error,
}

/// What definitions of one spec are called in another, with the service's module, where that is not what they are called in this one.
pub type Renames = BTreeMap<TypeId, String>;

/// No renames.
pub static UNCHANGED: Renames = BTreeMap::new();

/// How the names of one of two specs are read where types of both are compared.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// The spec's definitions: an alias is the type that it stands for.
    pub definitions: &'a Definitions,
    /// What they are called in the other spec.
    pub renamed: &'a Renames,
}

/// How a type is spelled.
#[derive(Clone, Copy, Debug)]
pub enum Spelling<'a> {
    /// By names alone, as a person reads it.
    Short,
    /// With the service's module, but without the api-version's.
    Located,
    /// The same for comparing two specs: a definition that is paired under another name has that, an alias is what it stands for, and what
    /// is made for an operation is called by what it is for.
    Compared(Names<'a>),
    /// With full paths, as a crate downstream of `krate` writes it, and with this lifetime.
    Full {
        /// The crate's name.
        krate: &'a str,
        /// The lifetime of a type that borrows; none where it is empty.
        lifetime: &'a str,
    },
}

impl RustType {
    /// A type of the prelude or a primitive.
    pub fn plain(name: &'static str) -> Self {
        Self::Known("", name, Vec::new())
    }

    /// A type of the runtime's client half.
    pub fn client(name: &'static str, arguments: Vec<Self>) -> Self {
        Self::Known("crate::runtime::client", name, arguments)
    }

    /// A type that is made for a service or an operation of this module.
    pub fn made(module: &[ModuleName], name: &TypeName, part: Purpose) -> Self {
        Self::Made(Made { module: module.to_vec(), name: name.clone(), part })
    }

    /// `()`
    pub fn unit() -> Self {
        Self::plain("()")
    }

    /// `String`
    pub fn string() -> Self {
        Self::plain("String")
    }

    /// `Option<T>`
    pub fn optional(self) -> Self {
        Self::Known("", "Option", vec![self])
    }

    /// `Vec<T>`
    pub fn list(self) -> Self {
        Self::Known("", "Vec", vec![self])
    }

    /// `BTreeMap<String, T>`
    pub fn map(self) -> Self {
        Self::Known("std::collections", "BTreeMap", vec![Self::string(), self])
    }

    /// `Patch<T>`
    pub fn patch(self) -> Self {
        Self::Known("crate::runtime::patch", "Patch", vec![self])
    }

    /// `Result<T, E>`
    pub fn or_error(self, error: Self) -> Self {
        Self::Known("", "Result", vec![self, error])
    }

    /// `impl Into<T>`
    pub fn converted(self) -> Self {
        Self::Into(Box::new(self))
    }

    /// The type as an argument that is only read.
    pub fn borrowed(ty: &Type) -> Self {
        match ty {
            Type::Scalar(Scalar::Text) => Self::Borrowed(Box::new(Self::plain("str"))),
            Type::Scalar(scalar) if scalar.is_copy() => Self::from(ty),
            Type::List(item) => Self::Borrowed(Box::new(Self::Slice(Box::new(Self::from(&**item))))),
            Type::Scalar(_) | Type::Any | Type::Map(_) | Type::Nullable(_) | Type::Named(_) => {
                Self::Borrowed(Box::new(Self::from(ty)))
            }
        }
    }

    /// The type as the owner of its items: an alias has its own.
    pub(super) fn spell_owner(&self, spelling: Spelling<'_>) -> String {
        if let Self::Definition(reference) = self { named(reference, spelling) } else { self.spell(spelling) }
    }

    /// The type as it is spelled.
    pub fn spell(&self, spelling: Spelling<'_>) -> String {
        match self {
            Self::Known(path, name, arguments) => {
                let arguments: Vec<String> = arguments.iter().map(|argument| argument.spell(spelling)).collect();
                let generic = if arguments.is_empty() { String::new() } else { format!("<{}>", arguments.join(", ")) };
                format!("{}{name}{generic}", spelling.path(path))
            }
            Self::Definition(reference) => definition(reference, spelling),
            Self::Made(made) => made.spell(spelling),
            Self::Borrowed(ty) => format!("&{}", ty.spell(spelling)),
            Self::Slice(ty) => format!("[{}]", ty.spell(spelling)),
            Self::Into(ty) => format!("impl Into<{}>", ty.spell(spelling)),
            Self::Dyn(ty) => format!("dyn {}", ty.spell(spelling)),
        }
    }
}

impl fmt::Display for RustType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.spell(Spelling::Short))
    }
}

impl From<&Type> for RustType {
    fn from(ty: &Type) -> Self {
        match ty {
            Type::Scalar(scalar) => self::scalar(*scalar),
            Type::Any => Self::Known("crate::runtime::json", "Json", Vec::new()),
            Type::List(item) => Self::from(&**item).list(),
            Type::Map(item) => Self::from(&**item).map(),
            Type::Nullable(inner) => Self::from(&**inner).optional(),
            Type::Named(reference) => Self::from(reference),
        }
    }
}

impl From<&Payload> for RustType {
    fn from(payload: &Payload) -> Self {
        match payload {
            Payload::Json(ty, _) => Self::from(ty),
            Payload::Text(_) => Self::string(),
            Payload::Bytes(_) => Self::Known("azure_core", "Bytes", Vec::new()),
        }
    }
}

impl From<&Reference> for RustType {
    fn from(reference: &Reference) -> Self {
        let definition = Self::Definition(Reference { boxed: false, ..reference.clone() });
        if reference.boxed { Self::Known("", "Box", vec![definition]) } else { definition }
    }
}

impl Spelling<'_> {
    /// What is before a name of this path.
    fn path(self, path: &str) -> String {
        match self {
            _ if path.is_empty() => String::new(),
            // What is at the top of another crate may be called like something of this one.
            Self::Short if path == "crate" || path.contains("::") => String::new(),
            Self::Short => format!("{path}::"),
            Self::Located | Self::Compared(_) => format!("{path}::"),
            Self::Full { krate, .. } => format!("{}::", path.replacen("crate", krate, 1)),
        }
    }
}

impl Made {
    fn spell(&self, spelling: Spelling<'_>) -> String {
        let Self { module, name, part } = self;
        match (spelling, part) {
            (Spelling::Short, _) => name.to_string(),
            (Spelling::Compared(_), Purpose::Options | Purpose::BorrowingOptions) => "options".to_owned(),
            (Spelling::Compared(_), Purpose::Response) => "response".to_owned(),
            (Spelling::Compared(_), Purpose::Failure) => "failure".to_owned(),
            (Spelling::Compared(_), Purpose::Headers) => "headers".to_owned(),
            (Spelling::Compared(_), Purpose::Error) => "error".to_owned(),
            (Spelling::Located, _) | (Spelling::Compared(_), Purpose::Client) => located(module, name),
            (Spelling::Full { krate, lifetime }, part) => {
                let borrows = match part {
                    Purpose::BorrowingOptions | Purpose::Headers => !lifetime.is_empty(),
                    Purpose::Client | Purpose::Options | Purpose::Response | Purpose::Failure | Purpose::Error => false,
                };
                let generic = if borrows { format!("<{lifetime}>") } else { String::new() };
                format!("{krate}{}::{name}{generic}", below(module))
            }
        }
    }
}

fn definition(reference: &Reference, spelling: Spelling<'_>) -> String {
    if let Spelling::Compared(Names { definitions, .. }) = spelling
        && let Shape::Alias(ty) = &definitions[reference].shape
    {
        return RustType::from(ty).spell(spelling);
    }
    named(reference, spelling)
}

fn named(reference: &Reference, spelling: Spelling<'_>) -> String {
    let Reference { id, name, module, .. } = reference;
    match spelling {
        Spelling::Short => name.to_string(),
        Spelling::Compared(names) => names.renamed.get(id).cloned().unwrap_or_else(|| located(module, name)),
        Spelling::Located => located(module, name),
        Spelling::Full { krate, .. } if module.is_empty() => format!("{krate}::format::{name}"),
        Spelling::Full { krate, .. } => format!("{krate}{}::models::{name}", below(module)),
    }
}

/// A name with its service's module.
fn located(module: &[ModuleName], name: &TypeName) -> String {
    format!("{}::{name}", module.first().map_or("format", ModuleName::as_str))
}

fn below(module: &[ModuleName]) -> String {
    module.iter().map(|module| format!("::{module}")).collect()
}

fn scalar(scalar: Scalar) -> RustType {
    let (path, name) = match scalar {
        Scalar::Text => ("", "String"),
        Scalar::Boolean => ("", "bool"),
        Scalar::Number(format, NumberForm::Number) => return number(format),
        Scalar::Number(format, NumberForm::Text) => {
            return RustType::Known("crate::runtime::number_as_text", "AsText", vec![number(format)]);
        }
        Scalar::Date => ("crate::runtime::date", "Date"),
        Scalar::DateTime => ("crate::runtime::date_time", "DateTime"),
        Scalar::DateTimeRfc1123 => ("crate::runtime::rfc1123", "DateTimeRfc1123"),
        Scalar::Duration => ("crate::runtime::duration", "Duration"),
        Scalar::Bytes => ("crate::runtime::base64", "Bytes"),
        Scalar::Base64Url => ("crate::runtime::base64", "Base64Url"),
        Scalar::Uuid => ("crate::format", "Uuid"),
        Scalar::Uri => ("crate::format", "Uri"),
        Scalar::ArmId => ("crate::format", "ArmId"),
    };
    RustType::Known(path, name, Vec::new())
}

fn number(format: NumberFormat) -> RustType {
    let (path, name) = match format {
        NumberFormat::Int32 => ("", "i32"),
        NumberFormat::Int64 => ("", "i64"),
        NumberFormat::Float => ("", "f32"),
        NumberFormat::Double => ("", "f64"),
        NumberFormat::Decimal => ("crate::runtime::decimal", "Decimal"),
        NumberFormat::UnixTime => ("crate::runtime::unix_time", "UnixTime"),
    };
    RustType::Known(path, name, Vec::new())
}
