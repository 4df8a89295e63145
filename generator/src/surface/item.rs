//! Items that a downstream crate can name, with how each is found in another spec and how a person reads it.

use super::ty::{RustType, Spelling};
use crate::model::{EnumRepr, FieldName, NumericKind};
use std::fmt;

/// A public item of the emitted crate, or a part of one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Item {
    /// The type that it belongs to; `None` of the crate and its modules.
    pub owner: Option<RustType>,
    /// Its name; empty of a type.
    pub name: String,
    /// What it is.
    pub role: Role,
}

/// What an item is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Role {
    /// The crate.
    Crate,
    /// A module below the crate's root.
    Module,
    /// The items of a module, which are in this one too.
    Glob,
    /// A name that stands for a type: its own, a former one, or one in another module.
    Name(RustType),
    /// The type itself.
    Type(TypeKind),
    /// `Default`
    Default,
    /// `#[deprecated]`
    Deprecated,
    /// A field.
    Field(RustType),
    /// A field of options, which are made from what is given and the defaults.
    Setting(RustType),
    /// A method that sets a field and takes this.
    Setter(RustType),
    /// A variant with what it holds.
    Variant(Option<RustType>),
    /// A method without arguments that returns this.
    Getter(RustType),
    /// A function, or a method.
    Function(Function),
    /// One argument of the function of that name.
    Argument(Argument),
    /// What the function of that name returns.
    Returns(RustType),
    /// How the function of that name fails.
    Fails(RustType),
}

/// What kind of type it is; which functions it has besides those that are items of their own follows from it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum TypeKind {
    /// Constrained text.
    Text,
    /// A constrained number.
    Number(NumericKind),
    /// An enumeration.
    Enum {
        /// What its values are.
        repr: EnumRepr,
        /// Whether there are no others than those listed.
        closed: bool,
    },
    /// An object with named properties.
    Struct,
    /// A value of one of several objects.
    Union,
    /// A constrained list of this.
    List(RustType),
    /// A constrained map to this.
    Map(RustType),
    /// Another name of this.
    Alias(RustType),
    /// A client.
    Client,
    /// What a caller may choose.
    Options,
    /// The bodies of an operation's responses.
    Bodies,
    /// The documented headers of an operation's responses.
    Headers,
}

/// What a function takes and returns.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Function {
    /// How it is called.
    pub style: FunctionKind,
    /// What it takes, in its order.
    pub arguments: Vec<Argument>,
    /// The options that it takes after them, as an `Option`.
    pub options: Option<RustType>,
    /// What it returns.
    pub returns: RustType,
}

/// How a function is called.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FunctionKind {
    /// By its type.
    Associated,
    /// On a reference to a value.
    Method,
    /// On a reference to a value, and awaited.
    Async,
}

/// What a function takes.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Argument {
    /// What it is known by in another spec: callers never name it.
    pub key: String,
    /// Its name.
    pub name: FieldName,
    /// Its type.
    pub ty: RustType,
}

impl Item {
    /// A part of a type.
    pub fn of(owner: &RustType, name: impl ToString, role: Role) -> Self {
        Self { owner: Some(owner.clone()), name: name.to_string(), role }
    }

    /// The type itself.
    pub fn ty(owner: &RustType, kind: TypeKind) -> Self {
        Self::of(owner, "", Role::Type(kind))
    }

    /// The crate, or a module of it.
    pub fn top(name: impl ToString, role: Role) -> Self {
        Self { owner: None, name: name.to_string(), role }
    }

    /// Its mark that it should no longer be used.
    pub fn deprecated(self) -> Self {
        Self { role: Role::Deprecated, ..self }
    }

    /// The argument that it is, if it is one.
    pub fn argument(&self) -> Option<&Argument> {
        if let Role::Argument(argument) = &self.role { Some(argument) } else { None }
    }

    /// The same argument, known by another key.
    pub fn keyed(mut self, key: impl ToString) -> Self {
        if let Role::Argument(argument) = &mut self.role {
            argument.key = key.to_string();
        }
        self
    }

    /// What it is found by in another spec, beside its role.
    pub fn key(&self, spelling: Spelling<'_>) -> String {
        let owner = |spelling| self.owner.as_ref().map(|owner| owner.spell_owner(spelling)).unwrap_or_default();
        match &self.role {
            Role::Argument(argument) => argument.key.clone(),
            Role::Returns(_) | Role::Fails(_) => String::new(),
            Role::Crate | Role::Module => String::new(),
            Role::Name(_) => owner(Spelling::Located),
            Role::Glob
            | Role::Type(_)
            | Role::Default
            | Role::Deprecated
            | Role::Field(_)
            | Role::Setting(_)
            | Role::Setter(_)
            | Role::Variant(_)
            | Role::Getter(_)
            | Role::Function(_) => format!("{}::{}", owner(spelling), self.name),
        }
    }

    /// What of it must stay the same for code to compile, beside its key.
    pub fn signature(&self, spelling: Spelling<'_>) -> String {
        match &self.role {
            Role::Crate | Role::Module => self.name.clone(),
            // What a function takes and returns are items of their own.
            Role::Glob | Role::Name(_) | Role::Default | Role::Deprecated | Role::Variant(None) | Role::Function(_) => {
                String::new()
            }
            Role::Type(TypeKind::Alias(ty)) => ty.spell(spelling),
            Role::Type(kind) => kind.to_string(),
            Role::Field(ty)
            | Role::Setting(ty)
            | Role::Setter(ty)
            | Role::Variant(Some(ty))
            | Role::Getter(ty)
            | Role::Argument(Argument { ty, .. })
            | Role::Returns(ty)
            | Role::Fails(ty) => ty.spell(spelling),
        }
    }

    /// The item as a person reads it.
    pub fn shown(&self, spelling: Spelling<'_>) -> String {
        let owner = self.owner.as_ref().map(|owner| owner.spell(spelling)).unwrap_or_default();
        let Self { name, role, .. } = self;
        let models = match self.owner {
            Some(RustType::Definition(_)) => "models::",
            Some(_) | None => "",
        };
        match role {
            Role::Crate => format!("use {name}::_;"),
            Role::Module => format!("mod {name}"),
            Role::Glob => format!("{name}::*"),
            Role::Name(_) => format!("{models}{owner}"),
            Role::Type(TypeKind::Alias(ty)) => format!("type {owner} = {}", ty.spell(spelling)),
            Role::Type(kind) => format!("{models}{owner} ({kind})"),
            Role::Default => format!("impl Default for {owner}"),
            Role::Deprecated if name.is_empty() => format!("#[deprecated] {models}{owner}"),
            Role::Deprecated => format!("#[deprecated] {owner}::{name}"),
            Role::Field(ty) | Role::Setting(ty) => format!("{owner}.{name}: {}", ty.spell(spelling)),
            Role::Setter(ty) => format!("{owner}::with_{name}({})", ty.spell(spelling)),
            Role::Variant(None) => format!("{owner}::{name}"),
            Role::Variant(Some(ty)) => format!("{owner}::{name}({})", ty.spell(spelling)),
            Role::Function(_) => format!("{owner}::{name}()"),
            Role::Argument(argument) => format!("{owner}::{name}({}: {})", argument.name, argument.ty.spell(spelling)),
            Role::Getter(ty) | Role::Returns(ty) => format!("{owner}::{name}() -> {}", ty.spell(spelling)),
            Role::Fails(ty) => format!("{owner}::{name}() -> Result<_, {}>", ty.spell(spelling)),
        }
    }
}

impl Function {
    /// A method that takes nothing.
    pub fn getter(returns: RustType) -> Self {
        Self { style: FunctionKind::Method, arguments: Vec::new(), options: None, returns }
    }

    /// The arguments as items of the function of this name.
    pub fn arguments(&self, owner: &RustType, name: &str) -> impl Iterator<Item = Item> {
        self.arguments.iter().map(move |argument| Item::of(owner, name, Role::Argument(argument.clone())))
    }

    /// A call of it, where `path` is what is before the parentheses.
    pub fn call(&self, path: &str) -> String {
        let text = RustType::Borrowed(Box::new(RustType::plain("str")));
        let passed = |Argument { name, ty, .. }: &Argument| {
            let is_referenced = matches!(ty, RustType::Borrowed(_)) && *ty != text;
            if is_referenced { format!("&{name}") } else { name.to_string() }
        };
        let options = self.options.iter().map(|_| "None".to_owned());
        let given: Vec<String> = self.arguments.iter().map(passed).chain(options).collect();
        let wait = if self.style == FunctionKind::Async { ".await" } else { "" };
        let fails = if matches!(self.returns, RustType::Known(_, "Result", _)) { "?" } else { "" };
        format!("{path}({}){wait}{fails}", given.join(", "))
    }
}

impl fmt::Display for TypeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "a text newtype",
            Self::Number(NumericKind::Int32) => "a number newtype over i32",
            Self::Number(NumericKind::Int64) => "a number newtype over i64",
            Self::Number(NumericKind::Number) => "a number newtype over f64",
            Self::Number(NumericKind::Decimal) => "a number newtype over Decimal",
            Self::Enum { repr: EnumRepr::Text, closed: true } => "a closed enum of texts",
            Self::Enum { repr: EnumRepr::Text, closed: false } => "an open enum of texts",
            Self::Enum { repr: EnumRepr::Integer, closed: true } => "a closed enum of whole numbers",
            Self::Enum { repr: EnumRepr::Integer, closed: false } => "an open enum of whole numbers",
            Self::Struct => "a struct",
            Self::Union => "a union",
            Self::List(_) => "a list newtype",
            Self::Map(_) => "a map newtype",
            Self::Alias(ty) => return write!(f, "an alias of {ty}"),
            Self::Client => "a client",
            Self::Options => "options",
            Self::Bodies => "an enum of bodies",
            Self::Headers => "a reader of headers",
        })
    }
}
