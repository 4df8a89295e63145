//! A policy that hands a throttled response to the caller when it asks for a long wait; never waits itself.

use super::non_retryable::NonRetryable;
use super::retry_after::{self, LONGEST_WAIT};
use async_trait::async_trait;
use azure_core::http::policies::{Policy, PolicyResult};
use azure_core::http::{Context, Request, StatusCode};
use std::sync::Arc;

/// The retry policy waits on 429 and 503 for as long as `Retry-After` says, a day if need be, and no option caps that.
/// Its other waits, between tries, are bounded by the caller's `RetryOptions`.
#[derive(Debug)]
pub(super) struct RetryAfterCap;

#[async_trait]
impl Policy for RetryAfterCap {
    async fn send(&self, context: &Context, request: &mut Request, next: &[Arc<dyn Policy>]) -> PolicyResult {
        let response = next[0].send(context, request, &next[1..]).await?;
        let throttled = matches!(response.status(), StatusCode::TooManyRequests | StatusCode::ServiceUnavailable);
        if throttled && retry_after::asked(response.headers()).is_some_and(|wait| wait > LONGEST_WAIT) {
            let response = response.try_into_raw_response().await?;
            return Err(NonRetryable::Response(Box::new(response)).into());
        }
        Ok(response)
    }
}
