//! Reads a JSON body into a model; when that fails, finds out where and why, and it never loses a value silently.

use super::json_path::JsonPath;
use super::session::{self, Findings};
use super::trace::Traced;
use super::violation;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::fmt;

pub use super::session::Decoding;
pub use super::violation::{Reason, Violation};

/// A model and what had to be left out of it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Decoded<T> {
    /// The model.
    pub value: T,
    /// The values that could not be read, in the order of the text. Empty unless [`Decoding::Report`] was asked for.
    pub violations: Vec<Violation>,
}

/// Why a body could not be read: the place in it, the value and the rule.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DecodeFailure(Box<Detail>);

#[derive(Clone, Debug, Eq, PartialEq)]
struct Detail {
    path: JsonPath,
    reason: Reason,
    value: Option<Box<str>>,
    line: usize,
    column: usize,
}

/// Reads a whole JSON document (RFC 8259). A byte order mark before it is passed over (section 8.1).
///
/// # Errors
/// The first value that cannot be read; also a document nested deeper than serde_json's limit of 128.
pub fn decode<'de, T: Deserialize<'de>>(body: &'de [u8]) -> Result<T, DecodeFailure> {
    let text = text(body)?;
    session::first(|| serde_json::from_str(text)).map_err(|error| explain::<T>(text, &error))
}

/// As [`decode`], with the choice of what becomes of values that cannot be read.
///
/// # Errors
/// As [`decode`]; with [`Decoding::Report`] only where nothing around the value may be left out.
pub fn decode_with<'de, T: Deserialize<'de>>(body: &'de [u8], decoding: Decoding) -> Result<Decoded<T>, DecodeFailure> {
    let text = text(body)?;
    match (session::first(|| serde_json::from_str(text)), decoding) {
        (Ok(value), _) => Ok(Decoded { value, violations: Vec::new() }),
        (Err(error), Decoding::Strict) => Err(explain::<T>(text, &error)),
        (Err(error), Decoding::Report) => report(text, &error),
    }
}

/// UTF-8 is checked once for the whole body, which is faster than `serde_json::from_slice`.
pub(super) fn text(body: &[u8]) -> Result<&str, DecodeFailure> {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    std::str::from_utf8(body).map_err(|error| {
        let reason = Reason::NotUtf8 { valid_up_to: error.valid_up_to() };
        DecodeFailure(Box::new(Detail { path: JsonPath::default(), reason, value: None, line: 0, column: 0 }))
    })
}

#[cold]
fn report<'de, T: Deserialize<'de>>(text: &'de str, error: &serde_json::Error) -> Result<Decoded<T>, DecodeFailure> {
    let (result, findings) = session::run(Decoding::Report, || second_pass::<T>(text));
    match result {
        Ok(value) => Ok(Decoded { value, violations: findings.violations }),
        Err(_) => Err(DecodeFailure::new(error, findings)),
    }
}

#[cold]
fn explain<'de, T: Deserialize<'de>>(text: &'de str, error: &serde_json::Error) -> DecodeFailure {
    let (_, findings) = session::run(Decoding::Strict, || second_pass::<T>(text).map(drop));
    DecodeFailure::new(error, findings)
}

fn second_pass<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, serde_json::Error> {
    let json = serde_json::from_str::<&RawValue>(text)?.get();
    session::here(json, || T::deserialize(Traced::new(json)))
}

impl DecodeFailure {
    /// `error` is that of the first pass; the findings of the second say more, unless the text is not JSON at all.
    fn new(error: &serde_json::Error, findings: Findings) -> Self {
        let (path, reason, value) = match findings.failure {
            Some(failure) => violation::parts(failure),
            None if error.is_data() => (JsonPath::default(), Reason::Shape(violation::cut(error.to_string())), None),
            None => (JsonPath::default(), Reason::Syntax(error.to_string()), None),
        };
        Self(Box::new(Detail { path, reason, value, line: error.line(), column: error.column() }))
    }

    /// That a document has no property at the end of these names.
    #[cfg(feature = "client")]
    pub(super) fn missing(names: &[&str]) -> Self {
        let path = JsonPath::default().below(names);
        let reason = Reason::Shape("the property is missing".to_owned());
        Self(Box::new(Detail { path, reason, value: None, line: 0, column: 0 }))
    }

    /// The same, in the document that has what was read as the property at the end of these names.
    #[cfg(feature = "client")]
    pub(super) fn below(self, names: &[&str]) -> Self {
        let Detail { path, reason, value, .. } = *self.0;
        Self(Box::new(Detail { path: path.below(names), reason, value, line: 0, column: 0 }))
    }

    /// Where the value is.
    pub fn path(&self) -> &JsonPath {
        &self.0.path
    }

    /// Why it cannot be read.
    pub fn reason(&self) -> &Reason {
        &self.0.reason
    }

    /// The value, escaped and shortened. `None` for secrets, lists and objects.
    pub fn value(&self) -> Option<&str> {
        self.0.value.as_deref()
    }

    /// The line, from 1, where serde_json stopped reading; 0 when it is not known.
    pub fn line(&self) -> usize {
        self.0.line
    }

    /// The column, from 1 and in bytes, where serde_json stopped reading: at or shortly after the value. 0 when it is
    /// not known.
    pub fn column(&self) -> usize {
        self.0.column
    }
}

/// `operations[2].percentComplete: PercentComplete: 150 is not valid: ... (line 1, column 97)`
impl fmt::Display for DecodeFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let it = &*self.0;
        match &it.reason {
            Reason::NotUtf8 { .. } | Reason::Syntax(_) => fmt::Display::fmt(&it.reason, f),
            reason @ (Reason::Constraint(_) | Reason::Shape(_)) if it.line == 0 => write!(f, "{}: {reason}", it.path),
            reason @ (Reason::Constraint(_) | Reason::Shape(_)) => {
                write!(f, "{}: {reason} (line {}, column {})", it.path, it.line, it.column)
            }
        }
    }
}

impl std::error::Error for DecodeFailure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0.reason {
            Reason::Constraint(error) => Some(error),
            Reason::NotUtf8 { .. } | Reason::Syntax(_) | Reason::Shape(_) => None,
        }
    }
}
