//! What a request is filled with besides its URL, and the error for a value that cannot be sent; never shows that
//! value.

use super::super::sending;
use super::continuation::Continuation;
use super::finite::not_finite;
use super::member;
use azure_core::Bytes;
use azure_core::http::Request;
use azure_core::http::headers::{ACCEPT, CONTENT_TYPE, HeaderName, HeaderValue};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::error::Error as StdError;
use std::fmt;

/// An argument that cannot be sent. Nothing was sent when it is returned.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RequestError {
    parameter: Cow<'static, str>,
    reason: Unsendable,
}

/// Why an argument cannot be sent.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Unsendable {
    /// The argument is a segment of the path, or a part of one, and is empty.
    EmptySegment,
    /// The argument would make a segment `.` or `..`, which no encoding keeps from being resolved away.
    DotSegment,
    /// The finished URL does not have the path that its template asks for.
    Path,
    /// The argument is a header value with a character other than visible ASCII, space and tab, or with a space or tab at
    /// one of its ends, which is no part of what arrives (RFC 9110, section 5.5).
    HeaderValue,
    /// A key of the argument is no end of a header's name: it is empty, or has more than letters, digits and signs
    /// such as `-`.
    HeaderName,
    /// Two keys of the argument differ in case only, which header names ignore (RFC 9110, section 5.1).
    HeaderNameTwice,
    /// An entry of the argument has the name of another header or query parameter of the request.
    NameTaken,
    /// The continuation is none that this list gives.
    Continuation,
    /// An item of the argument holds the character that separates the items, so that the service would read two.
    Separator,
    /// An item of a list in a header is empty or has a space or tab at one of its ends, which would not arrive (RFC 9110,
    /// section 5.6.1).
    HeaderItem,
    /// The argument is, or holds, a number that is NaN or infinite, which neither JSON nor a URL can write.
    NotFinite,
    /// The body could not be written; the sentence says why.
    Body(String),
}

impl RequestError {
    /// Makes an error about the parameter of that name.
    #[must_use]
    pub fn new(parameter: impl Into<Cow<'static, str>>, reason: Unsendable) -> Self {
        Self { parameter: parameter.into(), reason }
    }

    /// The parameter, by its name in the service's documentation.
    #[must_use]
    pub fn parameter(&self) -> &str {
        &self.parameter
    }

    /// Why it cannot be sent.
    #[must_use]
    pub fn reason(&self) -> &Unsendable {
        &self.reason
    }
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` cannot be sent: ", self.parameter)?;
        match &self.reason {
            Unsendable::EmptySegment => f.write_str("a segment of the path must not be empty"),
            Unsendable::DotSegment => f.write_str("a segment of the path must not be `.` or `..`"),
            Unsendable::Path => f.write_str("the path does not have the shape of its template"),
            Unsendable::HeaderValue => {
                f.write_str("a header holds only visible ASCII characters, and spaces and tabs between them")
            }
            Unsendable::HeaderName => {
                f.write_str("the name of a header has only letters, digits and signs such as `-`")
            }
            Unsendable::HeaderNameTwice => f.write_str("two keys differ only in case, which header names ignore"),
            Unsendable::NameTaken => f.write_str("an entry must not have the name of another parameter"),
            Unsendable::Continuation => f.write_str("the continuation is not one of this list's"),
            Unsendable::Separator => f.write_str("an item must not contain the separator of the list"),
            Unsendable::HeaderItem => f.write_str("an item must not be empty, nor begin or end with a space"),
            Unsendable::NotFinite => f.write_str("a number must be finite"),
            Unsendable::Body(why) => f.write_str(why),
        }
    }
}

impl StdError for RequestError {}

/// Adds a header whose value comes from the caller.
///
/// # Errors
/// When the value has a character that a header cannot carry, a line break above all, or a space at one of its ends.
pub fn set_header(
    request: &mut Request,
    parameter: &'static str,
    name: HeaderName,
    value: &str,
) -> Result<(), RequestError> {
    let legal = |byte: u8| byte == b'\t' || (b' '..=b'~').contains(&byte);
    if !value.bytes().all(legal) || has_space_around(value) {
        return Err(RequestError::new(parameter, Unsendable::HeaderValue));
    }
    request.insert_header(name, value.to_owned());
    Ok(())
}

fn has_space_around(text: &str) -> bool {
    text.starts_with([' ', '\t']) || text.ends_with([' ', '\t'])
}

/// Adds a header with a list of values; none where there are no values. Values are not quoted: whether a header's grammar allows quoted strings
/// is its own affair (RFC 9110, section 5.6.1).
///
/// # Errors
/// When a value is empty or has a space at one of its ends, or holds the separator or a character that a header cannot carry.
pub fn set_header_list(
    request: &mut Request,
    parameter: &'static str,
    values: impl IntoIterator<Item = impl AsRef<str>>,
    separator: &str,
) -> Result<(), RequestError> {
    let mut list = String::new();
    let mut is_empty = true;
    for value in values {
        if value.as_ref().contains(separator) {
            return Err(RequestError::new(parameter, Unsendable::Separator));
        }
        if value.as_ref().is_empty() || has_space_around(value.as_ref()) {
            return Err(RequestError::new(parameter, Unsendable::HeaderItem));
        }
        list.push_str(if is_empty { "" } else { separator });
        list.push_str(value.as_ref());
        is_empty = false;
    }
    if is_empty { Ok(()) } else { set_header(request, parameter, HeaderName::from_static(parameter), &list) }
}

/// Adds a header for each entry, whose name is `prefix` and the key in lower case; `taken` are the names of other headers.
///
/// # Errors
/// When a key has a character that a header's name cannot have (RFC 9110, section 5.1), or none; when two keys differ
/// only in case; when a header would have a name that is taken; when a value cannot be sent, as for [`set_header`].
pub fn set_headers<'a>(
    request: &mut Request,
    prefix: &'static str,
    entries: impl IntoIterator<Item = (&'a String, impl AsRef<str>)>,
    taken: &[&str],
) -> Result<(), RequestError> {
    let legal = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    let mut names = BTreeSet::new();
    for (key, value) in entries {
        if key.is_empty() || !key.bytes().all(legal) {
            return Err(RequestError::new(prefix, Unsendable::HeaderName));
        }
        let name = format!("{prefix}{}", key.to_ascii_lowercase());
        if !names.insert(name.clone()) {
            return Err(RequestError::new(prefix, Unsendable::HeaderNameTwice));
        }
        if taken.iter().any(|taken| taken.eq_ignore_ascii_case(&name)) {
            return Err(RequestError::new(prefix, Unsendable::NameTaken));
        }
        set_header(request, prefix, HeaderName::from(name), value.as_ref())?;
    }
    Ok(())
}

/// Checks an argument that is a floating-point number, or is made of such.
///
/// # Errors
/// When one of them is NaN or infinite.
pub fn finite<T: Serialize + ?Sized>(parameter: &'static str, value: &T) -> Result<(), RequestError> {
    match not_finite(value) {
        Some(_) => Err(RequestError::new(parameter, Unsendable::NotFinite)),
        None => Ok(()),
    }
}

/// Adds `accept: application/json`.
pub fn accept_json(request: &mut Request) {
    request.insert_header(ACCEPT, JSON);
}

/// Adds an `accept` of other media types.
pub fn accept(request: &mut Request, media_types: &'static str) {
    request.insert_header(ACCEPT, HeaderValue::from_static(media_types));
}

/// Sets a body that is no JSON, and its `content-type`.
pub fn set_bytes(request: &mut Request, content_type: &'static str, body: impl Into<Bytes>) {
    request.insert_header(CONTENT_TYPE, HeaderValue::from_static(content_type));
    request.set_body(body.into());
}

/// Sets a JSON body and its `content-type`, which is `application/json` unless the service wants another.
///
/// # Errors
/// When the model cannot be written as JSON, for example a map whose keys are no strings, or lacks what a request must have.
pub fn set_json<T: Serialize + ?Sized>(
    request: &mut Request,
    parameter: &'static str,
    content_type: Option<&'static str>,
    body: &T,
) -> Result<(), RequestError> {
    set_json_text(request, content_type, written(parameter, body)?);
    Ok(())
}

/// Sets the JSON body of a request for a page, with the token of a page after the first in the property at the end of
/// these names. Without a body there is one only for a token.
///
/// # Errors
/// As for [`set_json`]; when something else than an object is on the way to the property.
pub fn set_json_page<T: Serialize + ?Sized>(
    request: &mut Request,
    content_type: Option<&'static str>,
    body: Option<&T>,
    names: &[&str],
    continuation: Option<&Continuation>,
) -> Result<(), RequestError> {
    let body = body.map(|body| written("body", body)).transpose()?;
    let body = match continuation {
        Some(Continuation::Token(token)) => {
            let problem = |error: serde_json::Error| RequestError::new("body", Unsendable::Body(error.to_string()));
            Some(member::with_text(body.as_deref().unwrap_or("{}"), names, token).map_err(problem)?)
        }
        Some(Continuation::Link(_)) | None => body,
    };
    if let Some(body) = body {
        set_json_text(request, content_type, body);
    }
    Ok(())
}

fn written<T: Serialize + ?Sized>(parameter: &'static str, body: &T) -> Result<String, RequestError> {
    if let Some(path) = not_finite(body) {
        return Err(RequestError::new(parameter, Unsendable::Body(format!("{path}: a number must be finite"))));
    }
    sending::write(|| serde_json::to_string(body))
        .map_err(|error| RequestError::new(parameter, Unsendable::Body(error.to_string())))
}

fn set_json_text(request: &mut Request, content_type: Option<&'static str>, body: String) {
    request.insert_header(CONTENT_TYPE, content_type.map_or(JSON, HeaderValue::from_static));
    request.set_body(body);
}

const JSON: HeaderValue = HeaderValue::from_static("application/json");
