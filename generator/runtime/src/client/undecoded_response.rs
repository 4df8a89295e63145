//! A response before it is decoded, as an operation sees it; never decides what a status means.

use super::super::decode::{self, DecodeFailure, Decoded, Decoding};
use super::error::{DecodeError, Error};
use super::member::member;
use super::response::Response;
use super::status_error::{ServiceError, StatusError};
use azure_core::Bytes;
use azure_core::http::RawResponse;
use azure_core::http::headers::Headers;
use serde::de::DeserializeOwned;

/// A whole response of whatever status. The operation looks at [`status`](Self::status) and says how to read the rest.
#[derive(Debug)]
pub struct UndecodedResponse {
    raw: RawResponse,
    decoding: Decoding,
    /// The names that lead to the property that is read in place of the whole body.
    part: &'static [&'static str],
}

impl UndecodedResponse {
    pub(super) fn new(raw: RawResponse, decoding: Decoding) -> Self {
        Self { raw, decoding, part: &[] }
    }

    /// The status as a number.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.raw.status().into()
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &Headers {
        self.raw.headers()
    }

    pub(super) fn raw(&self) -> &RawResponse {
        &self.raw
    }

    pub(super) fn into_raw(self) -> RawResponse {
        self.raw
    }

    pub(super) fn body(&self) -> &[u8] {
        self.raw.body()
    }

    /// The same response, of which the property at the end of these names is read.
    pub(super) fn part(self, names: &'static [&'static str]) -> Self {
        Self { part: names, ..self }
    }

    /// A documented success with a JSON body.
    ///
    /// # Errors
    /// [`Error::Decode`] when the body is not JSON, is not the model, or, in strict mode, breaks a constraint.
    pub fn decode<T: DeserializeOwned, E>(self) -> Result<Response<T>, Error<E>> {
        match self.decoded() {
            Ok(Decoded { value, violations }) => Ok(Response::new(self.raw, value, violations)),
            Err(failure) => Err(DecodeError::new(failure, self.raw).into()),
        }
    }

    fn decoded<T: DeserializeOwned>(&self) -> Result<Decoded<T>, DecodeFailure> {
        if self.part.is_empty() {
            return decode::decode_with(self.body(), self.decoding);
        }
        let part = member(decode::text(self.body())?, self.part).ok_or_else(|| DecodeFailure::missing(self.part))?;
        decode::decode_with(part.as_bytes(), self.decoding).map_err(|failure| failure.below(self.part))
    }

    /// A documented success whose JSON body may be missing.
    ///
    /// # Errors
    /// As for [`decode`](Self::decode), when there is a body.
    pub fn decode_optional<T: DeserializeOwned, E>(self) -> Result<Response<Option<T>>, Error<E>> {
        if self.raw.body().is_empty() {
            return Ok(Response::new(self.raw, None, Vec::new()));
        }
        self.decode().map(|response| response.map(Some))
    }

    /// A documented success without a body; one that is sent all the same is kept and not read.
    #[must_use]
    pub fn empty(self) -> Response<()> {
        Response::new(self.raw, (), Vec::new())
    }

    /// A documented success whose body is bytes.
    #[must_use]
    pub fn bytes(self) -> Response<Bytes> {
        let body = self.raw.body().clone().into();
        Response::new(self.raw, body, Vec::new())
    }

    /// A documented success whose body is text.
    ///
    /// # Errors
    /// [`Error::Decode`] when the body is not UTF-8.
    pub fn text<E>(self) -> Result<Response<String>, Error<E>> {
        match decode::text(self.raw.body()).map(str::to_owned) {
            Ok(text) => Ok(Response::new(self.raw, text, Vec::new())),
            Err(failure) => Err(DecodeError::new(failure, self.raw).into()),
        }
    }

    /// A documented error. A body that does not fit the model becomes [`Error::Status`] instead, with everything but
    /// the model.
    #[must_use]
    pub fn error<E: DeserializeOwned>(self) -> Error<E> {
        self.error_as(|model| model)
    }

    /// A documented error that is one of several models. A body that does not fit is kept as with
    /// [`error`](Self::error).
    #[must_use]
    pub fn error_as<M: DeserializeOwned, E>(self, wrap: fn(M) -> E) -> Error<E> {
        match decode::decode_with(self.raw.body(), Decoding::Report) {
            Ok(Decoded { value, violations }) => ServiceError::new(wrap(value), violations, self.raw).into(),
            Err(failure) => StatusError::unfit(self.raw, failure).into(),
        }
    }

    /// A documented error whose body is text. A body that is not UTF-8 becomes [`Error::Status`] instead.
    #[must_use]
    pub fn error_text<E>(self, wrap: fn(String) -> E) -> Error<E> {
        match decode::text(self.raw.body()).map(str::to_owned) {
            Ok(text) => ServiceError::new(wrap(text), Vec::new(), self.raw).into(),
            Err(failure) => StatusError::unfit(self.raw, failure).into(),
        }
    }

    /// A documented error whose body is bytes.
    #[must_use]
    pub fn error_bytes<E>(self, wrap: fn(Bytes) -> E) -> Error<E> {
        let body = self.raw.body().clone().into();
        ServiceError::new(wrap(body), Vec::new(), self.raw).into()
    }

    /// A status that the service does not document, or documents without a body.
    #[must_use]
    pub fn undocumented<E>(self) -> Error<E> {
        StatusError::new(self.raw).into()
    }
}
