//! The way from a model to a property inside it.

use super::{FieldName, Type, Wrapper};
use std::fmt;

/// The way from a model to a property inside it, with what is met on it.
#[derive(Clone, Debug)]
pub struct PropertyPath {
    /// The steps; the last is the property itself.
    pub steps: Vec<PropertyStep>,
    /// The property's type.
    pub ty: Type,
}

/// One step of a [`PropertyPath`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PropertyStep {
    /// The field in Rust.
    pub name: FieldName,
    /// Its name in JSON.
    pub wire: String,
    /// What wraps its type in the type of the field.
    pub wrapper: Wrapper,
}

/// As it is written in a spec: `a.b.c`.
impl fmt::Display for PropertyPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.steps.iter().enumerate() {
            let point = if at == 0 { "" } else { "." };
            write!(f, "{point}{}", step.wire)?;
        }
        Ok(())
    }
}
