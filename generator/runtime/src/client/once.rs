//! A policy that keeps a request from being sent again where the caller wants that; never decides where.

use super::non_retryable::NonRetryable;
use async_trait::async_trait;
use azure_core::Error;
use azure_core::error::ErrorKind;
use azure_core::http::policies::{Policy, PolicyResult};
use azure_core::http::{Context, Request};
use std::sync::Arc;

/// In the context of a request that must not be sent more than once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Once;

/// Carries whatever goes wrong with such a request past the retry policy.
#[derive(Debug)]
pub(super) struct SendOnce;

#[async_trait]
impl Policy for SendOnce {
    async fn send(&self, context: &Context, request: &mut Request, next: &[Arc<dyn Policy>]) -> PolicyResult {
        let sent = next[0].send(context, request, &next[1..]).await;
        if context.value::<Once>().is_none() {
            return sent;
        }
        match sent {
            Ok(response) if !response.status().is_success() => {
                let response = response.try_into_raw_response().await?;
                Err(NonRetryable::Response(Box::new(response)).into())
            }
            Ok(response) => Ok(response),
            Err(error) => Err(Error::with_error(ErrorKind::Other, error, "the request is not sent again")),
        }
    }
}
