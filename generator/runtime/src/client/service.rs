//! One service at one endpoint: what all operations of a client share; never shows credentials.

use super::super::decode::Decoding;
use super::link::{self, LinkError};
use super::non_retryable::{self, NonRetryable};
use super::once::Once;
use super::send_error::SendError;
use super::undecoded_response::UndecodedResponse;
use super::url::UrlBuilder;
use azure_core::Error;
use azure_core::error::ErrorKind;
use azure_core::http::{Context, Pipeline, PipelineSendOptions, RawResponse, Request, Url};
use azure_core::tracing::{PublicApiInstrumentationInformation, Tracer};
use std::fmt;
use std::sync::Arc;

/// A service at an endpoint, with its pipelines and settings. Cheap to clone.
#[derive(Clone)]
pub struct Service {
    parts: Arc<Inner>,
    auth: Auth,
    decoding: Decoding,
    /// The operation that its requests belong to, as traces name it.
    operation: Option<&'static str>,
}

pub(super) struct Inner {
    pub(super) endpoint: Url,
    pub(super) api_version: String,
    pub(super) decoding: Decoding,
    pub(super) pipeline: Pipeline,
    /// The same without credentials.
    pub(super) anonymous: Pipeline,
    /// The same with the authentication that some operations need instead.
    pub(super) auth_overrides: Vec<Option<Pipeline>>,
    /// Begins the span of an operation.
    pub(super) tracer: Option<Arc<dyn Tracer>>,
}

/// How requests authenticate.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Auth {
    /// With the client's credential.
    Service,
    /// Anonymously.
    Anonymous,
    /// With the authentication of a particular operation.
    Override(usize),
}

impl Service {
    pub(super) fn from_parts(parts: Inner) -> Self {
        let decoding = parts.decoding;
        Self { parts: Arc::new(parts), auth: Auth::Service, decoding, operation: None }
    }

    /// The same service for an operation with anonymous access: requests carry no token and no key.
    #[must_use]
    pub fn anonymous(&self) -> Self {
        Self { auth: Auth::Anonymous, ..self.clone() }
    }

    /// The same service for an operation with its own authentication: the one with this number, in the order in
    /// which they were added to the builder.
    #[must_use]
    pub fn auth_override(&self, number: usize) -> Self {
        Self { auth: Auth::Override(number), ..self.clone() }
    }

    /// The same service, whose requests belong to this operation: `Orders_Get`. Where the client options have a tracer provider,
    /// there is a span of that name around each of them, its retries included.
    #[must_use]
    pub fn named(&self, operation: &'static str) -> Self {
        Self { operation: Some(operation), ..self.clone() }
    }

    /// The same service, whose responses are read in report mode whatever the client's is: a value that breaks its constraint
    /// is reported, never an error.
    #[must_use]
    pub fn reporting(&self) -> Self {
        Self { decoding: Decoding::Report, ..self.clone() }
    }

    /// Begins the URL of a request to this service.
    #[must_use]
    pub fn url(&self) -> UrlBuilder<'_> {
        UrlBuilder::new(&self.parts.endpoint)
    }

    /// The endpoint.
    #[must_use]
    pub fn endpoint(&self) -> &Url {
        &self.parts.endpoint
    }

    /// The URL of a link that the service put into a response, absolute or relative to the request's URL `base`.
    /// `place` is the header or property that had it.
    ///
    /// # Errors
    /// When the text is not a URL, has a user name or password, or leads to another scheme, host or port than the endpoint's.
    pub fn link(&self, place: &'static str, base: &Url, text: &str) -> Result<Url, LinkError> {
        link::resolve(&self.parts.endpoint, place, base, text)
    }

    /// The api-version to send.
    #[must_use]
    pub fn api_version(&self) -> &str {
        &self.parts.api_version
    }

    /// As [`send`](Self::send), as a request of this operation: see [`named`](Self::named).
    ///
    /// # Errors
    ///
    /// As for [`send`](Self::send).
    pub async fn call(
        &self,
        operation: &'static str,
        context: &Context<'_>,
        request: Request,
    ) -> Result<UndecodedResponse, SendError> {
        self.send_traced(Some(operation), context, request).await
    }

    /// Sends a request and reads the whole response, whatever its status.
    ///
    /// Broken connections and the statuses 408, 429, 500, 502, 503 and 504 are tried again as the client's
    /// `RetryOptions` say, except that a response with 429 or 503 that asks for more than five minutes' wait is
    /// returned at once.
    ///
    /// # Errors
    ///
    /// When there is no response, when the token cannot be had, when the URL is not the endpoint's, or when
    /// the body is too long.
    pub async fn send(&self, context: &Context<'_>, request: Request) -> Result<UndecodedResponse, SendError> {
        self.send_traced(self.operation, context, request).await
    }

    async fn send_traced(
        &self,
        operation: Option<&'static str>,
        context: &Context<'_>,
        mut request: Request,
    ) -> Result<UndecodedResponse, SendError> {
        let pipeline = match self.auth {
            Auth::Service => Some(&self.parts.pipeline),
            Auth::Anonymous => Some(&self.parts.anonymous),
            Auth::Override(number) => self.parts.auth_overrides.get(number).and_then(Option::as_ref),
        };
        let Some(pipeline) = pipeline else {
            let error = Error::with_message(
                ErrorKind::Credential,
                "no scopes are known for this operation: set `scopes` in the client options",
            );
            return Err(SendError::Transport(error));
        };
        let options = PipelineSendOptions { skip_checks: true, ..PipelineSendOptions::default() };
        let context = self.traced(operation, context);
        let sent = pipeline.send(&context, &mut request, Some(options));
        let response = match sent.await {
            Ok(response) => response,
            Err(error) => match non_retryable::find(&error) {
                Some(NonRetryable::Response(response)) => (**response).clone(),
                Some(NonRetryable::TooLarge(too_large)) => {
                    return Err(SendError::TooLarge(too_large.clone()));
                }
                None => return Err(SendError::Transport(error)),
            },
        };
        Ok(self.response(response))
    }

    /// The context with what `azure_core` begins a span by.
    fn traced<'a>(&self, operation: Option<&'static str>, context: &'a Context<'_>) -> Context<'a> {
        let context = context.to_borrowed();
        match (operation, &self.parts.tracer) {
            (Some(name), Some(tracer)) => context
                .with_value(PublicApiInstrumentationInformation::new(name, Vec::new()))
                .with_value(Arc::clone(tracer)),
            (None, _) | (_, None) => context,
        }
    }

    /// As [`send`](Self::send), but never more than once.
    pub(super) async fn send_once(
        &self,
        context: &Context<'_>,
        request: Request,
    ) -> Result<UndecodedResponse, SendError> {
        self.send(&context.to_borrowed().with_value(Once), request).await
    }

    /// A response of the service, to be read as its others.
    pub(super) fn response(&self, raw: RawResponse) -> UndecodedResponse {
        UndecodedResponse::new(raw, self.decoding)
    }
}

impl fmt::Debug for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Service")
            .field("endpoint", &self.parts.endpoint.as_str())
            .field("api_version", &self.parts.api_version)
            .field("decoding", &self.decoding)
            .finish_non_exhaustive()
    }
}
