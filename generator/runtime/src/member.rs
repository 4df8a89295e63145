//! How the properties of an object are written; never which of them there are.

use super::patch::Patch;
use super::sending;
use serde::ser::{Error, Serialize, SerializeMap, Serializer};
use std::collections::BTreeMap;

/// What may be left out of an object.
pub trait Omit {
    /// Whether there is nothing to write.
    fn is_omitted(&self) -> bool;
}

impl<T> Omit for Option<T> {
    fn is_omitted(&self) -> bool {
        self.is_none()
    }
}

impl<T> Omit for Patch<T> {
    fn is_omitted(&self) -> bool {
        self.is_absent()
    }
}

/// An object that is being written. After an error it writes no more, and its end tells the error: what is emitted is a row of calls.
pub struct Members<S: Serializer>(Result<S::SerializeMap, S::Error>);

impl<S: Serializer> Members<S> {
    /// Begins the object.
    pub fn begin(serializer: S) -> Self {
        Self(serializer.serialize_map(None))
    }

    /// Writes a property.
    pub fn always<T: Serialize>(mut self, name: &str, value: &T) -> Self {
        if let Ok(map) = &mut self.0
            && let Err(error) = map.serialize_entry(name, value)
        {
            self.0 = Err(error);
        }
        self
    }

    /// Writes nothing of a property that only the service sets.
    pub fn never<T>(self, _: &T) -> Self {
        self
    }

    /// Writes a property where it has a value.
    pub fn present<T: Omit + Serialize>(self, name: &'static str, value: &T) -> Self {
        if value.is_omitted() { self } else { self.always(name, value) }
    }

    /// Writes a property where it has a value; a request that has none is an error.
    pub fn required_to_send<T: Omit + Serialize>(mut self, name: &'static str, value: &T) -> Self {
        if self.0.is_ok() && value.is_omitted() && sending::is_sending() {
            self.0 = Err(S::Error::custom(format_args!("the property `{name}` is required in requests")));
        }
        self.present(name, value)
    }

    /// Writes the properties that the documentation does not list.
    pub fn others<T: Serialize>(self, values: &BTreeMap<String, T>) -> Self {
        values.iter().fold(self, |members, (name, value)| members.always(name, value))
    }

    /// Ends the object.
    ///
    /// # Errors
    /// The first of the serializer's own, or that a request lacks a property.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.0?.end()
    }
}
