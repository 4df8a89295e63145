//! What could not be read in a document and why; secrets show in none of its texts.

use super::constraint::{self, ConstraintError};
use super::json_path::JsonPath;
use std::fmt;

/// How many characters of serde's own words are kept: they may quote a whole value.
const MESSAGE: usize = 400;

/// Why a value could not be read.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Reason {
    /// The bytes are not UTF-8 (RFC 8259, section 8.1); the index of the first that is not.
    NotUtf8 {
        /// How many bytes before it are UTF-8.
        valid_up_to: usize,
    },
    /// The text is not JSON.
    Syntax(String),
    /// The value breaks the documented constraint of its type.
    Constraint(ConstraintError),
    /// The value has another shape than the model: another type, a required property missing, a property twice.
    Shape(String),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotUtf8 { valid_up_to } => write!(f, "not UTF-8 after {valid_up_to} bytes"),
            Self::Syntax(message) => write!(f, "not JSON: {message}"),
            Self::Constraint(error) => fmt::Display::fmt(error, f),
            Self::Shape(message) => f.write_str(message),
        }
    }
}

/// The innermost value that could not be read.
pub(super) struct Failure {
    pub(super) path: JsonPath,
    pub(super) json: String,
    pub(super) constraint: Option<ConstraintError>,
    pub(super) message: String,
}

/// A value that could not be read and was therefore left out of the model, with all that is needed to judge it.
#[derive(Clone, Eq, PartialEq)]
pub struct Violation {
    path: JsonPath,
    reason: Reason,
    left_out: JsonPath,
    json: Box<str>,
}

impl Violation {
    pub(super) fn new(failure: Failure, left_out: JsonPath, json: &str) -> Self {
        let (path, reason, _) = parts(failure);
        Self { path, reason, left_out, json: json.into() }
    }

    /// The value that could not be read.
    pub fn path(&self) -> &JsonPath {
        &self.path
    }

    /// Why.
    pub fn reason(&self) -> &Reason {
        &self.reason
    }

    /// What was left out: the value itself, or the nearest optional property, entry of a map or item of a list around it.
    pub fn left_out(&self) -> &JsonPath {
        &self.left_out
    }

    /// The JSON text of what was left out, unchanged; empty where it is missing. It may hold secrets.
    pub fn json(&self) -> &str {
        &self.json
    }
}

/// `operations[2].percentComplete: PercentComplete: 150 is not valid: ...`
impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.reason)
    }
}

/// Without the text, which may hold secrets.
impl fmt::Debug for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Violation")
            .field("path", &self.path.pointer())
            .field("reason", &self.reason)
            .field("left_out", &self.left_out.pointer())
            .finish_non_exhaustive()
    }
}

/// The place, the reason and the value as it may be shown: lists and objects are not, because a secret may be in them.
pub(super) fn parts(failure: Failure) -> (JsonPath, Reason, Option<Box<str>>) {
    let Failure { path, json, constraint, message } = failure;
    match constraint {
        Some(error) => {
            let value = error.value().map(Box::from);
            (path, Reason::Constraint(error), value)
        }
        None => (path, Reason::Shape(cut(message)), scalar(&json)),
    }
}

pub(super) fn cut(mut message: String) -> String {
    if let Some((end, _)) = message.char_indices().nth(MESSAGE) {
        message.truncate(end);
        message.push_str("...");
    }
    message
}

fn scalar(json: &str) -> Option<Box<str>> {
    match json.as_bytes().first()? {
        b'{' | b'[' => None,
        b'"' => serde_json::from_str::<String>(json).ok().map(|text| constraint::quoted(&text)),
        _ => Some(constraint::shortened(json)),
    }
}
