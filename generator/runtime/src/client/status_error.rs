//! An error response of the service, typed or not; never shows more of it than code and message.

use super::super::decode::{DecodeFailure, Violation};
use super::problem::Problem;
use azure_core::http::headers::Headers;
use azure_core::http::{RawResponse, StatusCode};
use serde::de::{self, Deserialize, Deserializer};
use std::error::Error as StdError;
use std::fmt;

/// Stands for the error model where a service documents none. Has no value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Undocumented {}

impl<'de> Deserialize<'de> for Undocumented {
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Err(de::Error::custom("no error model is documented"))
    }
}

/// An error status with the body that the service documents for it.
#[derive(Clone, Debug)]
pub struct ServiceError<E> {
    model: E,
    violations: Vec<Violation>,
    response: ErrorResponse,
}

/// An error status without a model: one that is not documented, that is documented without a body, or whose body is not
/// what is documented.
#[derive(Clone, Debug)]
pub struct StatusError {
    unfit: Option<DecodeFailure>,
    response: ErrorResponse,
}

/// What both have: the response, and what could be found in it.
#[derive(Clone)]
pub(super) struct ErrorResponse {
    problem: Problem,
    raw: RawResponse,
}

impl<E> ServiceError<E> {
    pub(super) fn new(model: E, violations: Vec<Violation>, raw: RawResponse) -> Self {
        Self { model, violations, response: ErrorResponse::new(raw) }
    }

    /// The error as the service documents it.
    #[must_use]
    pub fn model(&self) -> &E {
        &self.model
    }

    /// The values that were omitted from the model because they violate their documented constraint. An error is read
    /// like this in strict mode too: it is there to be read.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// The error model alone.
    #[must_use]
    pub fn into_model(self) -> E {
        self.model
    }

    pub(super) fn response(&self) -> &ErrorResponse {
        &self.response
    }
}

impl StatusError {
    pub(super) fn new(raw: RawResponse) -> Self {
        Self { unfit: None, response: ErrorResponse::new(raw) }
    }

    pub(super) fn unfit(raw: RawResponse, failure: DecodeFailure) -> Self {
        Self { unfit: Some(failure), ..Self::new(raw) }
    }

    /// Why the body is not the model that is documented for this status; `None` when no body is.
    #[must_use]
    pub fn unfit_body(&self) -> Option<&DecodeFailure> {
        self.unfit.as_ref()
    }

    pub(super) fn response(&self) -> &ErrorResponse {
        &self.response
    }
}

impl ErrorResponse {
    fn new(raw: RawResponse) -> Self {
        Self { problem: Problem::of_response(raw.headers(), raw.body()), raw }
    }

    pub(super) fn code(&self) -> Option<&str> {
        self.problem.code.as_deref()
    }

    pub(super) fn message(&self) -> Option<&str> {
        self.problem.message.as_deref()
    }

    pub(super) fn raw(&self) -> &RawResponse {
        &self.raw
    }
}

/// What any error response can be asked.
macro_rules! error_response {
    ([$($generics:tt)*] $error:ty) => {
        impl<$($generics)*> $error {
            /// The status.
            #[must_use]
            pub fn status(&self) -> StatusCode {
                self.response.raw.status()
            }

            /// The service's code for the error: the header `x-ms-error-code`, or else the one in the body.
            #[must_use]
            pub fn code(&self) -> Option<&str> {
                self.response.code()
            }

            /// The service's message, with all line breaks and quotes that it has.
            #[must_use]
            pub fn message(&self) -> Option<&str> {
                self.response.message()
            }

            /// The headers.
            #[must_use]
            pub fn headers(&self) -> &Headers {
                self.response.raw.headers()
            }

            /// The body, unchanged.
            #[must_use]
            pub fn body(&self) -> &[u8] {
                self.response.raw.body()
            }
        }
    };
}

error_response!([E] ServiceError<E>);
error_response!([] StatusError);

impl<E> fmt::Display for ServiceError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.response.fmt(f)
    }
}

impl fmt::Display for StatusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.response.fmt(f)?;
        match u16::from(self.status()) {
            // A status that does not sound like an error is one here all the same.
            ..400 => f.write_str(": this status is not documented for the operation"),
            _ => Ok(()),
        }
    }
}

impl<E: fmt::Debug> StdError for ServiceError<E> {}

impl StdError for StatusError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.unfit.as_ref().map(|failure| failure as _)
    }
}

impl fmt::Display for ErrorResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = u16::from(self.raw.status());
        match status {
            // azure_core names it "Modified".
            304 => f.write_str("304 Not Modified")?,
            _ => write!(f, "{status} {}", self.raw.status().canonical_reason())?,
        }
        if let Some(code) = self.code() {
            write!(f, ": {}", one_line(code))?;
        }
        if let Some(message) = self.message() {
            write!(f, ": {}", one_line(message))?;
        }
        Ok(())
    }
}

/// The body stays out: it can be long, and it is not ours to show.
impl fmt::Debug for ErrorResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorResponse")
            .field("status", &self.raw.status())
            .field("code", &self.code())
            .field("message", &self.message())
            .finish_non_exhaustive()
    }
}

/// The longest text of a service that a message of ours repeats, in characters.
const LONGEST_QUOTE: usize = 1000;

/// A service's text fit for one line of a log: line breaks and other control characters become spaces, and characters
/// that reorder or hide text are written as escapes.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::new();
    let mut characters = text.chars();
    for character in characters.by_ref().take(LONGEST_QUOTE) {
        match character {
            _ if character.is_control() => line.push(' '),
            _ if is_invisible(character) => line.extend(character.escape_unicode()),
            _ => line.push(character),
        }
    }
    if characters.next().is_some() {
        line.push('…');
    }
    line
}

/// Line separators, and the characters without a glyph that change how the text around them looks (Unicode Standard
/// Annex #9, and the zero-width ones).
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
