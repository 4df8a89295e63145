//! One service at one endpoint: what all operations of a client share; never shows credentials.

use super::super::decode::Decoding;
use super::builder::ServiceBuilder;
use super::reply::Reply;
use super::settled::{self, Settled, TooLarge};
use super::url::UrlBuilder;
use azure_core::http::{Context, Pipeline, PipelineSendOptions, Request, Url};
use std::fmt;
use std::sync::Arc;

/// A service at an endpoint, with its pipeline and settings. Cheap to clone.
#[derive(Clone)]
pub struct Service(Arc<Parts>);

pub(super) struct Parts {
    pub(super) endpoint: Url,
    pub(super) api_version: String,
    pub(super) decoding: Decoding,
    pub(super) pipeline: Pipeline,
    /// The same without what makes the caller known.
    pub(super) open: Pipeline,
}

impl Service {
    /// Begins a service at that endpoint: `https://`, a host, perhaps a port and a base path, nothing else.
    #[must_use]
    pub fn builder(endpoint: impl Into<String>) -> ServiceBuilder {
        ServiceBuilder::new(endpoint.into())
    }

    pub(super) fn from_parts(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// Begins the URL of a request to this service.
    #[must_use]
    pub fn url(&self) -> UrlBuilder<'_> {
        UrlBuilder::new(&self.0.endpoint)
    }

    /// The endpoint.
    #[must_use]
    pub fn endpoint(&self) -> &Url {
        &self.0.endpoint
    }

    /// The api-version that requests ask for.
    #[must_use]
    pub fn api_version(&self) -> &str {
        &self.0.api_version
    }

    /// Sends a request and reads the whole answer, whatever its status.
    ///
    /// Broken connections and the statuses 408, 429, 500, 502, 503 and 504 are tried again as the client's
    /// `RetryOptions` say, except that an answer with 429 or 503 that asks for more than five minutes' wait is
    /// returned at once.
    ///
    /// # Errors
    ///
    /// When there is no answer, when the token cannot be had, when the URL is not the endpoint's, or when
    /// the body is too long.
    pub async fn send(&self, context: &Context<'_>, request: Request) -> Result<Reply, SendError> {
        self.send_through(&self.0.pipeline, context, request).await
    }

    /// Sends a request without token and key, for an operation that anybody may call.
    ///
    /// # Errors
    ///
    /// As for [`send`](Self::send), but for the token.
    pub async fn send_open(&self, context: &Context<'_>, request: Request) -> Result<Reply, SendError> {
        self.send_through(&self.0.open, context, request).await
    }

    async fn send_through(
        &self,
        pipeline: &Pipeline,
        context: &Context<'_>,
        mut request: Request,
    ) -> Result<Reply, SendError> {
        let options = PipelineSendOptions { skip_checks: true, ..PipelineSendOptions::default() };
        let sent = pipeline.send(context, &mut request, Some(options));
        let answer = match sent.await {
            Ok(answer) => answer,
            Err(error) => match settled::find(&error) {
                Some(Settled::Answer(answer)) => (**answer).clone(),
                Some(Settled::TooLarge(too_large)) => {
                    return Err(SendError::TooLarge(too_large.clone()));
                }
                None => return Err(SendError::Transport(error)),
            },
        };
        Ok(Reply::new(answer, self.0.decoding))
    }
}

/// Why there is no whole answer to a request.
#[derive(Debug)]
#[non_exhaustive]
pub enum SendError {
    /// The body is longer than the client's limit.
    TooLarge(Box<TooLarge>),
    /// Everything else: connection, token, policy.
    Transport(azure_core::Error),
}

impl fmt::Debug for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Service")
            .field("endpoint", &self.0.endpoint.as_str())
            .field("api_version", &self.0.api_version)
            .field("decoding", &self.0.decoding)
            .finish_non_exhaustive()
    }
}
