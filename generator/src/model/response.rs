//! Documented responses: successes, errors and their headers.

use super::{Doc, FieldName, Payload, Type};

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
    /// The status; `None` stands for every status that is not listed.
    pub status: Option<u16>,
    /// What it means.
    pub doc: Doc,
    /// The body, where there is one.
    pub payload: Option<Payload>,
    /// The documented headers.
    pub headers: Vec<HeaderField>,
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
