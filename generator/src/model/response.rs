//! Documented responses: successes, errors and their headers.

use super::{Doc, FieldName, Payload, Type};
use std::fmt;

/// A documented response that is a success.
#[derive(Clone, Debug)]
pub struct Success {
    /// The status.
    pub status: u16,
    /// What it means.
    pub doc: Doc,
    /// The body, where there is one.
    pub payload: Option<Payload>,
    /// The documented headers.
    pub headers: Vec<HeaderField>,
}

/// A documented response that is an error.
#[derive(Clone, Debug)]
pub struct ErrorResponse {
    /// The statuses that it is documented for.
    pub status: ErrorStatus,
    /// What it means.
    pub doc: Doc,
    /// The body, where there is one.
    pub payload: Option<Payload>,
    /// The documented headers.
    pub headers: Vec<HeaderField>,
}

/// The statuses that an error is documented for. The narrower prevails, whatever the order.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum ErrorStatus {
    /// One.
    Code(u16),
    /// All of a class (RFC 9110 section 15) that have no response of their own: 4 for `4XX`.
    Class(u8),
    /// All that have none.
    Default,
}

impl ErrorStatus {
    /// Whether it covers a status that nothing narrower does.
    pub fn covers(self, status: u16) -> bool {
        match self {
            Self::Code(code) => code == status,
            Self::Class(class) => status / 100 == u16::from(class),
            Self::Default => !(200..300).contains(&status),
        }
    }
}

impl fmt::Display for ErrorStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(code) => code.fmt(f),
            Self::Class(class) => write!(f, "{class}XX"),
            Self::Default => f.write_str("default"),
        }
    }
}

/// A documented response header.
#[derive(Clone, Debug)]
pub struct HeaderField {
    /// Its name, in lower case.
    pub wire: String,
    /// Its name in Rust.
    pub name: FieldName,
    /// What it is.
    pub doc: Doc,
    /// Its type.
    pub ty: Type,
}
