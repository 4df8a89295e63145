//! A decoded response together with the raw one; never drops status, headers or body.

use super::super::decode::Violation;
use azure_core::http::headers::{HeaderName, Headers};
use azure_core::http::{RawResponse, StatusCode};
use std::fmt;

/// A response with a documented success status, its body decoded.
#[derive(Clone)]
pub struct Response<T> {
    raw: RawResponse,
    value: T,
    violations: Vec<Violation>,
}

impl<T> Response<T> {
    pub(super) fn new(raw: RawResponse, value: T, violations: Vec<Violation>) -> Self {
        Self { raw, value, violations }
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.raw.status()
    }

    /// The headers. Where one was sent more than once, the transport has kept one.
    #[must_use]
    pub fn headers(&self) -> &Headers {
        self.raw.headers()
    }

    /// The text of a header, when it is present.
    #[must_use]
    pub fn header(&self, name: &HeaderName) -> Option<&str> {
        self.raw.headers().get_optional_str(name)
    }

    /// The body after decompression.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        self.raw.body()
    }

    /// The response before it was decoded.
    #[must_use]
    pub fn raw(&self) -> &RawResponse {
        &self.raw
    }

    pub(super) fn into_raw(self) -> RawResponse {
        self.raw
    }

    /// The decoded body.
    #[must_use]
    pub fn value(&self) -> &T {
        &self.value
    }

    /// The decoded body alone.
    #[must_use]
    pub fn into_value(self) -> T {
        self.value
    }

    /// The values that were omitted because they violate their documented constraint.
    /// Always empty unless the client decodes in report mode.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// The same response with its value made into another, as when one operation has several success bodies.
    #[must_use]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Response<U> {
        Response { raw: self.raw, value: change(self.value), violations: self.violations }
    }
}

/// The status; with the feature `debug` the value and the violations as well.
impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Response");
        shown.field("status", &self.status());
        if !cfg!(feature = "debug") {
            return shown.finish_non_exhaustive();
        }
        shown.field("value", &self.value).field("violations", &self.violations).finish()
    }
}
