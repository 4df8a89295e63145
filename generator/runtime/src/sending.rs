//! What only a request must have: a model that is sent and received has such properties as `Option`, and they are asked
//! for when it is sent; never when it is written for any other purpose.

use serde::ser::{Error, Serialize, Serializer};
use std::cell::Cell;
use std::marker::PhantomData;

thread_local! {
    static SENDING: Cell<bool> = const { Cell::new(false) };
}

/// Writes what is sent.
#[cfg(feature = "client")]
pub(crate) fn write<T>(write: impl FnOnce() -> T) -> T {
    struct Restore(bool);
    impl Drop for Restore {
        fn drop(&mut self) {
            SENDING.set(self.0);
        }
    }
    let _restore = Restore(SENDING.replace(true));
    write()
}

/// Whether a property is to be skipped: where it has no value, unless it is sent.
pub fn is_skipped<T>(value: &Option<T>) -> bool {
    value.is_none() && !SENDING.get()
}

/// What the macro implements for a property that every request must have.
pub trait RequiredProperty {
    /// Its name in JSON.
    const NAME: &'static str;
}

/// Writes a property that every request must have, by `#[serde(serialize_with = "..")]`, which needs
/// `skip_serializing_if = "..is_skipped"` beside it.
pub struct Required<P>(PhantomData<P>);

impl<P: RequiredProperty> Required<P> {
    /// Writes the value.
    ///
    /// # Errors
    /// The serializer's own, and where there is no value.
    pub fn serialize<T: Serialize, S: Serializer>(value: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => value.serialize(serializer),
            None => Err(S::Error::custom(format_args!("the property `{}` is required in requests", P::NAME))),
        }
    }
}

/// Declares a property that every request must have: `required!(LoginPasswordRequired, "password");`.
///
/// Expands to paths below `$crate::runtime`.
#[doc(hidden)]
#[macro_export]
macro_rules! required {
    ($property:ident, $name:literal) => {
        enum $property {}

        impl $crate::runtime::sending::RequiredProperty for $property {
            const NAME: &'static str = $name;
        }
    };
}
#[doc(hidden)]
pub use required;
