//! Types: what a value may be.

use super::{ModuleName, Scalar, TypeName};

/// Which definition of an [`Api`](super::Api).
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct TypeId(u32);

impl TypeId {
    /// Stands for the definition of a format, which is not among those of the specs.
    pub const FORMAT: Self = Self(u32::MAX);

    /// The definition at this place in the order of all.
    pub fn new(index: usize) -> Self {
        Self(u32::try_from(index).expect("fewer than 2^32 definitions"))
    }

    /// The definition's place in the order of all, for tables with a row for each.
    pub fn index(self) -> usize {
        self.0 as usize
    }
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

impl Type {
    /// Whether it is a single value without a definition that is copied rather than cloned.
    pub fn is_copy_scalar(&self) -> bool {
        self.as_scalar().is_some_and(Scalar::is_copy)
    }

    /// The value without a name of its own that it is.
    pub fn as_scalar(&self) -> Option<Scalar> {
        match self {
            Self::Scalar(scalar) => Some(*scalar),
            Self::Any | Self::List(_) | Self::Map(_) | Self::Nullable(_) | Self::Named(_) => None,
        }
    }

    /// The definition that it names.
    pub fn as_named(&self) -> Option<&Reference> {
        match self {
            Self::Named(reference) => Some(reference),
            Self::Scalar(_) | Self::Any | Self::List(_) | Self::Map(_) | Self::Nullable(_) => None,
        }
    }

    /// The definitions that are named in this type.
    pub fn references(&self) -> Vec<&Reference> {
        match self {
            Self::Scalar(_) | Self::Any => Vec::new(),
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) => inner.references(),
            Self::Named(reference) => vec![reference],
        }
    }
}
