//! Reads the documented headers of a response; never takes one that is malformed for one that is missing.

use azure_core::http::headers::{HeaderName, Headers};
use std::collections::BTreeMap;
use std::error::Error as StdError;
use std::fmt;
use std::str::FromStr;

/// A header whose value does not match its documentation.
#[derive(Clone, Eq, PartialEq)]
pub struct HeaderError {
    name: &'static str,
    value: String,
    reason: String,
}

impl HeaderError {
    /// The header's name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.name
    }

    /// The header's text. It may be a secret.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }
}

impl fmt::Display for HeaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the header `{}`: {}", self.name, self.reason)
    }
}

/// Without the text, which may be a secret.
impl fmt::Debug for HeaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HeaderError").field("name", &self.name).field("reason", &self.reason).finish_non_exhaustive()
    }
}

impl StdError for HeaderError {}

/// The text of a header, when it is present.
#[must_use]
pub fn text<'a>(headers: &'a Headers, name: &'static str) -> Option<&'a str> {
    headers.get_optional_str(&HeaderName::from_static(name))
}

/// The value of a header, when it is present.
///
/// # Errors
/// When its text is no such value.
pub fn read<T: FromStr<Err: fmt::Display>>(headers: &Headers, name: &'static str) -> Result<Option<T>, HeaderError> {
    text(headers, name).map(|text| parse(name, text)).transpose()
}

/// The values of a header with a separator between them, when it is present. Spaces around a value are not part of it, and
/// an empty one counts for nothing (RFC 9110, section 5.6.1).
///
/// # Errors
/// When one of its texts is no such value.
pub fn read_list<T: FromStr<Err: fmt::Display>>(
    headers: &Headers,
    name: &'static str,
    separator: char,
) -> Result<Option<Vec<T>>, HeaderError> {
    let values = |text: &str| {
        let items = text.split(separator).map(str::trim).filter(|item| !item.is_empty());
        items.map(|item| parse(name, item)).collect()
    };
    text(headers, name).map(values).transpose()
}

/// The list that was read from a header, where it keeps to the limits of its type.
///
/// # Errors
/// When it does not.
pub fn limited<T, L: TryFrom<Vec<T>, Error: fmt::Display>>(
    headers: &Headers,
    name: &'static str,
    list: Option<Vec<T>>,
) -> Result<Option<L>, HeaderError> {
    let value = || text(headers, name).unwrap_or_default().to_owned();
    let wrong = |error: L::Error| HeaderError { name, value: value(), reason: error.to_string() };
    list.map(|list| L::try_from(list).map_err(wrong)).transpose()
}

/// The values of all headers whose names begin with `prefix`, by the rest of the name in lower case.
///
/// # Errors
/// When one of their texts is no such value.
pub fn read_map<T: FromStr<Err: fmt::Display>>(
    headers: &Headers,
    prefix: &'static str,
) -> Result<BTreeMap<String, T>, HeaderError> {
    let named = headers.iter().filter_map(|(name, value)| Some((name.as_str().strip_prefix(prefix)?, value.as_str())));
    named.map(|(key, text)| Ok((key.to_owned(), parse(prefix, text)?))).collect()
}

fn parse<T: FromStr<Err: fmt::Display>>(name: &'static str, text: &str) -> Result<T, HeaderError> {
    text.parse().map_err(|error: T::Err| HeaderError { name, value: text.to_owned(), reason: error.to_string() })
}
