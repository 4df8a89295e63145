//! Validated text: what a string newtype checks and how it reads JSON; it never matches a pattern itself, the newtype's
//! `is_valid` does.

use super::constraint::{ConstraintError, Rule};
use super::raw::{self, RawValue};
use super::session;
use serde::de::{Deserializer, Error, Visitor};
use std::fmt;

/// The constraints of a string newtype, as data for messages. What is valid is said by the newtype's `is_valid` alone.
#[derive(Clone, Copy, Debug)]
pub struct TextRules {
    /// The name of the newtype.
    pub type_name: &'static str,
    /// All constraints as text, to follow "is not valid: ".
    pub requirement: &'static str,
    /// `minLength` in Unicode scalar values (JSON Schema 2020-12, Validation, 6.3.2).
    pub min_length: Option<usize>,
    /// `maxLength` in Unicode scalar values (6.3.1).
    pub max_length: Option<usize>,
    /// `pattern` (6.3.3).
    pub pattern: Option<PatternRule>,
    /// `format` (section 7), for example `uuid`.
    pub format: Option<&'static str>,
    /// Whether the text becomes one segment of a URL path, which `""`, `.` and `..` cannot be.
    pub path_segment: bool,
    /// Whether the text must not show in `Debug`, `Display` or an error.
    pub secret: bool,
}

/// A pattern and how to find the place where a text leaves it.
#[derive(Clone, Copy, Debug)]
pub struct PatternRule {
    /// The ECMA-262 pattern as documented.
    pub text: &'static str,
    /// The index in characters of the first character after which no completion is possible, or the number of
    /// characters when the value merely ends too early. Called for values that are refused only.
    pub first_mismatch: fn(&str) -> usize,
}

impl TextRules {
    /// Rules of a newtype that refuses nothing yet.
    pub const fn new(type_name: &'static str, requirement: &'static str) -> Self {
        Self {
            type_name,
            requirement,
            min_length: None,
            max_length: None,
            pattern: None,
            format: None,
            path_segment: false,
            secret: false,
        }
    }

    /// With `minLength`.
    #[must_use]
    pub const fn min_length(mut self, limit: usize) -> Self {
        self.min_length = Some(limit);
        self
    }

    /// With `maxLength`.
    #[must_use]
    pub const fn max_length(mut self, limit: usize) -> Self {
        self.max_length = Some(limit);
        self
    }

    /// With `pattern`.
    #[must_use]
    pub const fn pattern(mut self, text: &'static str, first_mismatch: fn(&str) -> usize) -> Self {
        self.pattern = Some(PatternRule { text, first_mismatch });
        self
    }

    /// With `format`.
    #[must_use]
    pub const fn format(mut self, format: &'static str) -> Self {
        self.format = Some(format);
        self
    }

    /// Without the texts that cannot be one segment of a URL path.
    #[must_use]
    pub const fn path_segment(mut self) -> Self {
        self.path_segment = true;
        self
    }

    /// With a text that is never shown.
    #[must_use]
    pub const fn secret(mut self) -> Self {
        self.secret = true;
        self
    }
}

impl TextRules {
    /// Whether `value` is allowed where the type is one segment of a path; always true for other types.
    pub const fn permits_segment(&self, value: &str) -> bool {
        !self.path_segment || !matches!(value.as_bytes(), [] | [b'.'] | [b'.', b'.'])
    }

    /// The error for `value`, which has been refused: the first broken rule among segment, length, pattern and format.
    #[cold]
    pub fn violation(&self, value: &str) -> ConstraintError {
        let Self { type_name: _, requirement: _, min_length, max_length, pattern, format, path_segment: _, secret } =
            *self;
        let length = value.chars().count();
        let error = if !self.permits_segment(value) {
            self.error(Rule::PathSegment)
        } else if let Some(limit) = min_length.filter(|&limit| length < limit) {
            self.error(Rule::MinLength).with_limit(limit, length)
        } else if let Some(limit) = max_length.filter(|&limit| length > limit) {
            self.error(Rule::MaxLength).with_limit(limit, length)
        } else {
            self.pattern_violation(value, length, (pattern, format))
        };
        if secret { error } else { error.with_text(value) }
    }

    /// A valid text lives through its pattern, so a pattern that ends "too early" next to a format leaves both
    /// possible: the format is blamed when it can be shown to fail.
    fn pattern_violation(
        &self,
        value: &str,
        length: usize,
        (pattern, format): (Option<PatternRule>, Option<&str>),
    ) -> ConstraintError {
        let first_mismatch = pattern.map(|pattern| (pattern.first_mismatch)(value));
        if let Some(index) = first_mismatch.filter(|&index| index < length) {
            return self.at(Rule::Pattern, value, index);
        }
        let format_mismatch = format.and_then(|format| format_mismatch(format, value));
        match (format_mismatch, first_mismatch, format) {
            (Some(index), _, _) => self.at(Rule::Format, value, index),
            (None, Some(index), _) => self.at(Rule::Pattern, value, index),
            (None, None, Some(_)) => self.error(Rule::Format),
            (None, None, None) => self.error(Rule::Pattern),
        }
    }

    fn at(&self, rule: Rule, value: &str, index: usize) -> ConstraintError {
        let error = self.error(rule);
        if self.secret { error } else { error.with_position(index, value.chars().nth(index)) }
    }

    fn error(&self, rule: Rule) -> ConstraintError {
        ConstraintError::new(self.type_name, self.requirement, rule)
    }
}

/// Where a text leaves a format that is known here: `uuid` (RFC 9562, section 4). `None` when it does not, or for other
/// formats.
fn format_mismatch(format: &str, value: &str) -> Option<usize> {
    if format != "uuid" {
        return None;
    }
    let fits = |(index, character): (usize, char)| match index {
        8 | 13 | 18 | 23 => character == '-',
        0..36 => character.is_ascii_hexdigit(),
        _ => false,
    };
    let length = value.chars().count();
    let wrong = value.chars().enumerate().position(|it| !fits(it));
    wrong.or((length < 36).then_some(length))
}

/// Reads a JSON string and checks it with `is_valid`. An owned string is reused; nothing else is allocated.
///
/// # Errors
/// The [`ConstraintError`] as the message of the deserializer's own error; [`decode`](super::decode::decode) gets it
/// typed.
pub fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
    rules: &'static TextRules,
    is_valid: fn(&str) -> bool,
) -> Result<String, D::Error> {
    if rules.secret {
        return secret(&raw::capture(deserializer)?, rules, is_valid).map_err(session::refuse);
    }
    deserializer.deserialize_string(TextVisitor { rules, is_valid })
}

/// Reads a secret from its JSON, none of which may be echoed, as serde_json's own messages would.
fn secret(json: &RawValue, rules: &TextRules, is_valid: fn(&str) -> bool) -> Result<String, ConstraintError> {
    let text: String = serde_json::from_str(json.get()).map_err(|_| rules.error(Rule::Type))?;
    if is_valid(&text) { Ok(text) } else { Err(rules.violation(&text)) }
}

struct TextVisitor {
    rules: &'static TextRules,
    is_valid: fn(&str) -> bool,
}

impl Visitor<'_> for TextVisitor {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a string: {}", self.rules.requirement)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<String, E> {
        if (self.is_valid)(value) { Ok(value.to_owned()) } else { Err(session::refuse(self.rules.violation(value))) }
    }

    fn visit_string<E: Error>(self, value: String) -> Result<String, E> {
        if (self.is_valid)(&value) { Ok(value) } else { Err(session::refuse(self.rules.violation(&value))) }
    }
}

/// Completes a string newtype `struct Name(Cow<'static, str>)` with `const RULES: TextRules` and `const fn
/// is_valid(&str) -> bool`.
///
/// The type may derive `Clone, Eq, Hash, Ord, PartialEq, PartialOrd`. For a secret, `Debug` and `Display` show
/// `[redacted]`; `as_str`, `into_inner` and `Serialize` return the text. Expands to paths below `$crate::runtime`.
#[doc(hidden)]
#[macro_export]
macro_rules! text_newtype {
    ($name:ident) => {
        impl $name {
            #[inline]
            const fn accepts(value: &str) -> bool {
                Self::RULES.permits_segment(value) && Self::is_valid(value)
            }

            /// A literal; in a `const` or `static` a bad one does not compile.
            ///
            /// # Panics
            /// When the text breaks the constraint, with the constraint in words.
            #[track_caller]
            #[inline]
            pub const fn from_static(value: &'static str) -> Self {
                if !Self::accepts(value) {
                    ::core::panic!("{}", Self::RULES.requirement);
                }
                Self(::std::borrow::Cow::Borrowed(value))
            }

            /// The text.
            #[inline]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The text, owned.
            #[inline]
            pub fn into_inner(self) -> ::std::string::String {
                self.0.into_owned()
            }
        }

        impl ::core::convert::TryFrom<::std::string::String> for $name {
            type Error = $crate::runtime::constraint::ConstraintError;

            #[inline]
            fn try_from(value: ::std::string::String) -> ::core::result::Result<Self, Self::Error> {
                if Self::accepts(&value) {
                    ::core::result::Result::Ok(Self(::std::borrow::Cow::Owned(value)))
                } else {
                    ::core::result::Result::Err(Self::RULES.violation(&value))
                }
            }
        }

        impl ::core::convert::TryFrom<&str> for $name {
            type Error = $crate::runtime::constraint::ConstraintError;

            #[inline]
            fn try_from(value: &str) -> ::core::result::Result<Self, Self::Error> {
                if Self::accepts(value) {
                    ::core::result::Result::Ok(Self(::std::borrow::Cow::Owned(value.to_owned())))
                } else {
                    ::core::result::Result::Err(Self::RULES.violation(value))
                }
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::runtime::constraint::ConstraintError;

            #[inline]
            fn from_str(value: &str) -> ::core::result::Result<Self, Self::Err> {
                Self::try_from(value)
            }
        }

        impl ::core::convert::From<$name> for ::std::string::String {
            #[inline]
            fn from(value: $name) -> Self {
                value.into_inner()
            }
        }

        impl ::core::convert::AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl ::std::borrow::Borrow<str> for $name {
            #[inline]
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl ::core::cmp::PartialEq<str> for $name {
            #[inline]
            fn eq(&self, other: &str) -> bool {
                self.0 == *other
            }
        }

        impl ::core::cmp::PartialEq<&str> for $name {
            #[inline]
            fn eq(&self, other: &&str) -> bool {
                self.0 == **other
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(if Self::RULES.secret { "[redacted]" } else { &self.0 })
            }
        }

        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                if Self::RULES.secret {
                    f.write_str(::core::concat!(::core::stringify!($name), "([redacted])"))
                } else {
                    f.debug_tuple(::core::stringify!($name)).field(&self.0).finish()
                }
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::core::result::Result<Self, __D::Error> {
                let text = $crate::runtime::text::deserialize(deserializer, &Self::RULES, Self::accepts)?;
                ::core::result::Result::Ok(Self(::std::borrow::Cow::Owned(text)))
            }
        }
    };
}
#[doc(hidden)]
pub use text_newtype;
