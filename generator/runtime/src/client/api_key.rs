//! A policy that adds an API key to each request; never lets the key out in an error.

use async_trait::async_trait;
use azure_core::Error;
use azure_core::credentials::Secret;
use azure_core::http::headers::HeaderName;
use azure_core::http::policies::{Policy, PolicyResult};
use azure_core::http::{Context, Request};
use std::error::Error as StdError;
use std::sync::Arc;

/// Where a service wants its key.
#[derive(Clone, Debug)]
pub(super) enum KeyLocation {
    Header(HeaderName),
    Query(String),
}

#[derive(Debug)]
pub(super) struct ApiKey {
    place: KeyLocation,
    key: Secret,
}

impl ApiKey {
    pub(super) fn new(place: KeyLocation, key: Secret) -> Self {
        Self { place, key }
    }

    fn add_to(&self, request: &mut Request) {
        match &self.place {
            KeyLocation::Header(name) => {
                request.insert_header(name.clone(), self.key.secret().to_owned());
            }
            KeyLocation::Query(name) => {
                let url = request.url_mut();
                // A retry finds the pair of the try before.
                if !url.query_pairs().any(|(present, _)| present == *name) {
                    url.query_pairs_mut().append_pair(name, self.key.secret());
                }
            }
        }
    }
}

#[async_trait]
impl Policy for ApiKey {
    async fn send(&self, context: &Context, request: &mut Request, next: &[Arc<dyn Policy>]) -> PolicyResult {
        self.add_to(request);
        let result = next[0].send(context, request, &next[1..]).await;
        match self.place {
            KeyLocation::Header(_) => result,
            KeyLocation::Query(_) => result.map_err(without_url),
        }
    }
}

/// A transport's error may quote the URL, and with it the key: keeps the kind and the outermost message.
fn without_url(error: Error) -> Error {
    if super::non_retryable::find(&error).is_some() || error.source().is_none() {
        return error;
    }
    let kind = error.kind().clone();
    Error::with_message(kind, "the request could not be sent")
}
