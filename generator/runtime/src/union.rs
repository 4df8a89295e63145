//! Unions by discriminator: the tag is read by hand, so that a malformed known variant is an error and an unknown one
//! is kept whole; no variant is ever tried to see whether it fits.

use super::json_path::Step;
use super::raw;
use super::session;
use super::tagged::Tagged;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// A variant that the documentation does not list, with its whole JSON text unchanged.
///
/// Opaque, so that a variant which gets a model in a later version of the crate breaks nobody. Two are equal when their
/// texts are.
#[derive(Clone)]
pub struct UnknownVariant {
    tag: Box<str>,
    json: Box<RawValue>,
}

impl UnknownVariant {
    /// The value of the discriminator.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The whole object, the discriminator included, as it was received. It may hold secrets.
    pub fn json(&self) -> &str {
        self.json.get()
    }
}

impl PartialEq for UnknownVariant {
    fn eq(&self, other: &Self) -> bool {
        self.json() == other.json()
    }
}

impl Eq for UnknownVariant {}

/// Without the text, which may hold secrets.
impl fmt::Debug for UnknownVariant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnknownVariant").field("tag", &self.tag).finish_non_exhaustive()
    }
}

impl Serialize for UnknownVariant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json.serialize(serializer)
    }
}

/// A variant that has no properties beside the discriminator.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct NoMembers {}

impl<'de> serde::Deserialize<'de> for NoMembers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(NoMembersVisitor)
    }
}

struct NoMembersVisitor;

impl<'de> Visitor<'de> for NoMembersVisitor {
    type Value = NoMembers;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<NoMembers, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(NoMembers {})
    }
}

/// Reads an object by the value of its property `tag`: `known` reads the variant of a documented value and gives `None`
/// for others, which `unknown` keeps.
///
/// # Errors
/// When the value is no object, the property is missing, there twice or no string, or the documented variant cannot be
/// read.
pub fn deserialize<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    name: &'static str,
    known: fn(&str, &RawValue) -> Option<Result<T, serde_json::Error>>,
    unknown: fn(UnknownVariant) -> T,
    untagged: Untagged<T>,
) -> Result<T, D::Error> {
    let json = raw::capture(deserializer)?;
    let rewrap = |error| D::Error::custom(session::message(&error));
    let Some(tag) = tag(&json, name, &untagged).map_err(rewrap)? else {
        return match untagged {
            Untagged::Refused => Err(D::Error::missing_field(name)),
            Untagged::Read(read) => read(&json).map_err(rewrap),
        };
    };
    match known(&tag, &json) {
        Some(variant) => variant.map_err(rewrap),
        None => {
            let tag = tag.into_owned().into_boxed_str();
            Ok(unknown(UnknownVariant { tag, json }))
        }
    }
}

/// How an object without the discriminator is read.
pub enum Untagged<T> {
    /// It is an error.
    Refused,
    /// It is read by this.
    Read(fn(&RawValue) -> Result<T, serde_json::Error>),
}

/// Reads an object without a discriminator as the variant that `word` stands for.
///
/// # Errors
/// As `known`.
pub fn read_as<T>(
    json: &RawValue,
    tag: &str,
    word: &str,
    known: fn(&str, &RawValue) -> Option<Result<T, serde_json::Error>>,
) -> Result<T, serde_json::Error> {
    let mut members: BTreeMap<String, Box<RawValue>> = serde_json::from_str(json.get())?;
    members.insert(tag.to_owned(), serde_json::value::to_raw_value(word)?);
    let tagged = serde_json::value::to_raw_value(&members)?;
    known(word, &tagged).unwrap_or_else(|| Err(serde_json::Error::custom("no variant has the default tag")))
}

/// The value of the discriminator; `None` where it is absent, or null and may be absent.
fn tag<'a, T>(
    json: &'a RawValue,
    name: &'static str,
    untagged: &Untagged<T>,
) -> Result<Option<Cow<'a, str>>, serde_json::Error> {
    let value = serde_json::Deserializer::from_str(json.get()).deserialize_map(TagVisitor { name })?;
    let is_absent = |value: &str| value == "null" && matches!(untagged, Untagged::Read(_));
    let Some(value) = value.map(RawValue::get).filter(|value| !is_absent(value)) else { return Ok(None) };
    let text = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
    match text {
        Some(text) if !text.contains('\\') => Ok(Some(Cow::Borrowed(text))),
        _ => session::step(Step::Member(name.to_owned()), value, || {
            serde_json::from_str(value).map(Cow::Owned).map(Some)
        }),
    }
}

struct TagVisitor {
    name: &'static str,
}

impl<'de> Visitor<'de> for TagVisitor {
    type Value = Option<&'de RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with the property `{}`", self.name)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Option<&'de RawValue>, A::Error> {
        let mut found = None;
        while let Some(is_tag) = map.next_key_seed(IsTag(self.name))? {
            if !is_tag {
                map.next_value::<IgnoredAny>()?;
            } else if found.replace(map.next_value()?).is_some() {
                return Err(A::Error::duplicate_field(self.name));
            }
        }
        Ok(found)
    }
}

/// Compares a name without making it a `String`.
struct IsTag(&'static str);

impl<'de> serde::de::DeserializeSeed<'de> for IsTag {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for IsTag {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a property")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<bool, E> {
        Ok(name == self.0)
    }
}

/// Writes a variant as an object that starts with `tag`, whether or not the variant's own struct has such a property.
///
/// A variant with several words is a union itself or a struct with the property, and writes the right word on its own.
///
/// # Errors
/// The serializer's own, and when the variant is no object.
pub fn serialize<T: Serialize, S: Serializer>(
    variant: &T,
    tag: &'static str,
    words: &[&'static str],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match words {
        [word] => variant.serialize(Tagged::new(serializer, tag, word)),
        _ => variant.serialize(serializer),
    }
}

/// Completes a union, whose last variant is `UnknownValue(UnknownVariant)`:
/// `union!(Shape, match "kind" { "circle" => Circle(Circle), "cube" | "cuboid" => Box(Box::<BoxUnion>) });`.
///
/// A variant's type is a struct that reads and writes an object, or a union. It may have the discriminator as a property
/// of its own. Expands to paths below `$crate::runtime`.
#[doc(hidden)]
#[macro_export]
macro_rules! union {
    ($name:ident, match $tag:literal { $($words:tt)+ } $(, untagged $($untagged:tt)+)?) => {
        $crate::union!($name, match $tag { $($words)+ } else UnknownValue $(, untagged $($untagged)+)?);
    };
    (@untagged $tag:literal) => {
        $crate::runtime::union::Untagged::Refused
    };
    (@untagged $tag:literal $default:literal) => {
        $crate::runtime::union::Untagged::Read(|json| $crate::runtime::union::read_as(json, $tag, $default, known))
    };
    (@untagged $tag:literal $variant:ident($type:ty)) => {
        $crate::runtime::union::Untagged::Read(|json| $crate::runtime::raw::read::<$type>(json).map(Self::$variant))
    };
    ($name:ident, match $tag:literal { $($($word:literal)|+ => $variant:ident($type:ty)),+ $(,)? } else $other:ident
        $(, untagged $default:literal)? $(, untagged $own:ident($own_type:ty))?) => {
        impl ::serde::Serialize for $name {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                match self {
                    $(Self::$variant(variant) => {
                        $crate::runtime::union::serialize(variant, $tag, &[$($word),+], serializer)
                    })+
                    $(Self::$own(variant) => ::serde::Serialize::serialize(variant, serializer),)?
                    Self::$other(variant) => ::serde::Serialize::serialize(variant, serializer),
                }
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<__D: ::serde::Deserializer<'de>>(deserializer: __D) -> ::core::result::Result<Self, __D::Error> {
                // Inline, so that it is not compiled, and all that its variants read, before somebody reads the union.
                #[inline]
                fn known(
                    tag: &str,
                    json: &$crate::runtime::raw::RawValue,
                ) -> ::core::option::Option<::core::result::Result<$name, ::serde_json::Error>> {
                    ::core::option::Option::Some(match tag {
                        $($($word)|+ => $crate::runtime::raw::read::<$type>(json).map($name::$variant),)+
                        _ => return ::core::option::Option::None,
                    })
                }
                let untagged = $crate::union!(@untagged $tag $($default)? $($own($own_type))?);
                $crate::runtime::union::deserialize(deserializer, $tag, known, Self::$other, untagged)
            }
        }
    };
}
#[doc(hidden)]
pub use union;
