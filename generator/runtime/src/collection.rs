//! Lists and maps with a documented size or without repetitions; it never looks into the items but to compare them.

use super::constraint::{ConstraintError, Rule};
use super::json_identity::identity;
use serde::ser::Serialize;
use std::collections::HashSet;

/// The constraints of a list newtype.
#[derive(Clone, Copy, Debug)]
pub struct ListRules {
    /// The name of the newtype.
    pub type_name: &'static str,
    /// All constraints as text, to follow "is not valid: ".
    pub requirement: &'static str,
    /// `minItems` (JSON Schema 2020-12, Validation, 6.4.2).
    pub min_items: Option<usize>,
    /// `maxItems` (6.4.1).
    pub max_items: Option<usize>,
    /// `uniqueItems` (6.4.3).
    pub unique_items: bool,
}

/// The constraints of a map newtype.
#[derive(Clone, Copy, Debug)]
pub struct MapRules {
    /// The name of the newtype.
    pub type_name: &'static str,
    /// All constraints as text, to follow "is not valid: ".
    pub requirement: &'static str,
    /// `minProperties` (JSON Schema 2020-12, Validation, 6.5.2).
    pub min_properties: Option<usize>,
    /// `maxProperties` (6.5.1).
    pub max_properties: Option<usize>,
}

impl ListRules {
    /// Passes a list that keeps every rule. Items are equal when their JSON is (JSON Schema 2020-12, Core, 4.2.2): 1
    /// and 1.0 are, and the order of properties does not matter.
    ///
    /// # Errors
    /// The first broken rule; for a repetition its index.
    pub fn check<T: Serialize>(&self, items: Vec<T>) -> Result<Vec<T>, ConstraintError> {
        let Self { type_name, requirement, min_items, max_items, unique_items } = *self;
        let error = |rule| ConstraintError::new(type_name, requirement, rule);
        match (min_items, max_items) {
            (Some(limit), _) if items.len() < limit => {
                return Err(error(Rule::MinItems).with_limit(limit, items.len()));
            }
            (_, Some(limit)) if items.len() > limit => {
                return Err(error(Rule::MaxItems).with_limit(limit, items.len()));
            }
            _ => {}
        }
        let repetition = if unique_items { repetition(&items) } else { None };
        match repetition {
            Some(index) => Err(error(Rule::UniqueItems).with_position(index, None)),
            None => Ok(items),
        }
    }
}

impl MapRules {
    /// Passes the number of properties of a map that keeps every rule.
    ///
    /// # Errors
    /// The first broken rule.
    pub fn check(&self, length: usize) -> Result<(), ConstraintError> {
        let Self { type_name, requirement, min_properties, max_properties } = *self;
        let error = |rule, limit: usize| ConstraintError::new(type_name, requirement, rule).with_limit(limit, length);
        match (min_properties, max_properties) {
            (Some(limit), _) if length < limit => Err(error(Rule::MinProperties, limit)),
            (_, Some(limit)) if length > limit => Err(error(Rule::MaxProperties, limit)),
            _ => Ok(()),
        }
    }
}

/// The index of the first item that an earlier one equals.
fn repetition<T: Serialize>(items: &[T]) -> Option<usize> {
    let mut seen = HashSet::with_capacity(items.len());
    items.iter().position(|item| serde_json::to_string(item).is_ok_and(|json| !seen.insert(identity(&json))))
}

/// Completes a list newtype `struct Name(Vec<Item>)` with `const RULES: ListRules`: `list_newtype!(Name, Item);`, or
/// `list_newtype!(Name, Item, read);` where `read` stands for `Deserialize::deserialize`.
///
/// The type may derive what the items allow. Expands to paths below `$crate::runtime`.
#[doc(hidden)]
#[macro_export]
macro_rules! list_newtype {
    ($name:ident, $item:ty) => {
        $crate::list_newtype!($name, $item, ::serde::Deserialize::deserialize);
    };
    ($name:ident, $item:ty, $read:path) => {
        impl $name {
            /// The items.
            #[inline]
            pub fn as_slice(&self) -> &[$item] {
                &self.0
            }

            /// The items, owned.
            #[inline]
            pub fn into_inner(self) -> ::std::vec::Vec<$item> {
                self.0
            }
        }

        impl ::core::convert::TryFrom<::std::vec::Vec<$item>> for $name {
            type Error = $crate::runtime::constraint::ConstraintError;

            #[inline]
            fn try_from(items: ::std::vec::Vec<$item>) -> ::core::result::Result<Self, Self::Error> {
                Self::RULES.check(items).map(Self)
            }
        }

        impl ::core::convert::From<$name> for ::std::vec::Vec<$item> {
            #[inline]
            fn from(value: $name) -> Self {
                value.0
            }
        }

        impl ::core::convert::AsRef<[$item]> for $name {
            #[inline]
            fn as_ref(&self) -> &[$item] {
                &self.0
            }
        }

        impl ::core::iter::IntoIterator for $name {
            type Item = $item;
            type IntoIter = ::std::vec::IntoIter<$item>;

            #[inline]
            fn into_iter(self) -> Self::IntoIter {
                self.0.into_iter()
            }
        }

        impl<'a> ::core::iter::IntoIterator for &'a $name {
            type Item = &'a $item;
            type IntoIter = ::core::slice::Iter<'a, $item>;

            #[inline]
            fn into_iter(self) -> Self::IntoIter {
                self.0.iter()
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                ::serde::Serialize::serialize(&self.0, serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::core::result::Result<Self, __D::Error> {
                let items: ::std::vec::Vec<$item> = $read(deserializer)?;
                Self::try_from(items).map_err($crate::runtime::session::refuse)
            }
        }
    };
}
#[doc(hidden)]
pub use list_newtype;

/// Completes a map newtype `struct Name(BTreeMap<Key, Value>)` with `const RULES: MapRules`: `map_newtype!(Name, Key =>
/// Value);`, or `map_newtype!(Name, Key => Value, read);` where `read` stands for `Deserialize::deserialize`.
///
/// The type may derive what keys and values allow. Expands to paths below `$crate::runtime`.
#[doc(hidden)]
#[macro_export]
macro_rules! map_newtype {
    ($name:ident, $key:ty => $value:ty) => {
        $crate::map_newtype!($name, $key => $value, ::serde::Deserialize::deserialize);
    };
    ($name:ident, $key:ty => $value:ty, $read:path) => {
        impl $name {
            /// The entries.
            #[inline]
            pub fn as_map(&self) -> &::std::collections::BTreeMap<$key, $value> {
                &self.0
            }

            /// The entries, owned.
            #[inline]
            pub fn into_inner(self) -> ::std::collections::BTreeMap<$key, $value> {
                self.0
            }
        }

        impl ::core::convert::TryFrom<::std::collections::BTreeMap<$key, $value>> for $name {
            type Error = $crate::runtime::constraint::ConstraintError;

            #[inline]
            fn try_from(
                entries: ::std::collections::BTreeMap<$key, $value>,
            ) -> ::core::result::Result<Self, Self::Error> {
                Self::RULES.check(entries.len())?;
                ::core::result::Result::Ok(Self(entries))
            }
        }

        impl ::core::convert::From<$name> for ::std::collections::BTreeMap<$key, $value> {
            #[inline]
            fn from(value: $name) -> Self {
                value.0
            }
        }

        impl ::core::iter::IntoIterator for $name {
            type Item = ($key, $value);
            type IntoIter = ::std::collections::btree_map::IntoIter<$key, $value>;

            #[inline]
            fn into_iter(self) -> Self::IntoIter {
                self.0.into_iter()
            }
        }

        impl<'a> ::core::iter::IntoIterator for &'a $name {
            type Item = (&'a $key, &'a $value);
            type IntoIter = ::std::collections::btree_map::Iter<'a, $key, $value>;

            #[inline]
            fn into_iter(self) -> Self::IntoIter {
                self.0.iter()
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                ::serde::Serialize::serialize(&self.0, serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<__D: ::serde::Deserializer<'de>>(deserializer: __D) -> ::core::result::Result<Self, __D::Error> {
                let entries: ::std::collections::BTreeMap<$key, $value> = $read(deserializer)?;
                Self::try_from(entries).map_err($crate::runtime::session::refuse)
            }
        }
    };
}
#[doc(hidden)]
pub use map_newtype;
