//! A policy that lets requests go to the endpoint's own scheme, host and port; never to another, with or without a
//! token.

use async_trait::async_trait;
use azure_core::Error;
use azure_core::error::ErrorKind;
use azure_core::http::policies::{Policy, PolicyResult};
use azure_core::http::{Context, Request, Url};
use std::sync::Arc;

/// Stands before the policy that adds the token, so that a request to elsewhere does not even ask for one.
#[derive(Debug)]
pub(super) struct HostPin {
    endpoint: Url,
}

impl HostPin {
    pub(super) fn new(endpoint: Url) -> Self {
        Self { endpoint }
    }
}

#[async_trait]
impl Policy for HostPin {
    async fn send(&self, context: &Context, request: &mut Request, next: &[Arc<dyn Policy>]) -> PolicyResult {
        if !same_origin(request.url(), &self.endpoint) {
            return Err(Error::with_message(
                ErrorKind::Other,
                "the request is not for the client's endpoint and was not sent",
            ));
        }
        next[0].send(context, request, &next[1..]).await
    }
}

/// Whether two URLs have the same scheme, host and port, the scheme's own port included.
pub(super) fn same_origin(left: &Url, right: &Url) -> bool {
    left.scheme() == right.scheme()
        && left.host_str() == right.host_str()
        && left.port_or_known_default() == right.port_or_known_default()
}
