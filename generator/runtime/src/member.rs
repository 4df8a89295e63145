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

/// An object that is being written.
pub struct Members<S: Serializer>(S::SerializeMap);

impl<S: Serializer> Members<S> {
    /// Begins the object.
    ///
    /// # Errors
    /// The serializer's own, as of all methods.
    pub fn begin(serializer: S) -> Result<Self, S::Error> {
        serializer.serialize_map(None).map(Self)
    }

    /// Writes a property.
    ///
    /// # Errors
    /// The serializer's own.
    pub fn always<T: Serialize>(&mut self, name: &'static str, value: &T) -> Result<(), S::Error> {
        self.0.serialize_entry(name, value)
    }

    /// Writes a property where it has a value.
    ///
    /// # Errors
    /// The serializer's own.
    pub fn present<T: Omit + Serialize>(&mut self, name: &'static str, value: &T) -> Result<(), S::Error> {
        if value.is_omitted() { Ok(()) } else { self.always(name, value) }
    }

    /// Writes a property where it has a value.
    ///
    /// # Errors
    /// The serializer's own, and where a request has no value.
    pub fn required_to_send<T: Omit + Serialize>(&mut self, name: &'static str, value: &T) -> Result<(), S::Error> {
        if value.is_omitted() && sending::is_sending() {
            return Err(S::Error::custom(format_args!("the property `{name}` is required in requests")));
        }
        self.present(name, value)
    }

    /// Writes the properties that the documentation does not list.
    ///
    /// # Errors
    /// The serializer's own.
    pub fn others<T: Serialize>(&mut self, values: &BTreeMap<String, T>) -> Result<(), S::Error> {
        values.iter().try_for_each(|(name, value)| self.0.serialize_entry(name, value))
    }

    /// Ends the object.
    ///
    /// # Errors
    /// The serializer's own.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.0.end()
    }
}
