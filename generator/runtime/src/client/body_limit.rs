//! The end of the pipeline: hands requests to the transport and cuts responses off at a limit; never holds more of a
//! body than that.

use super::non_retryable::{NonRetryable, TooLarge};
use async_trait::async_trait;
use azure_core::http::headers::{CONTENT_LENGTH, Headers};
use azure_core::http::policies::{Policy, PolicyResult};
use azure_core::http::response::AsyncResponseBody;
use azure_core::http::{AsyncRawResponse, Context, Method, Request, StatusCode, Transport};
use azure_core::{Bytes, Result};
use futures_core::Stream;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{self, Poll};

/// The longest body that is read unless the client options say otherwise: 8 MiB.
pub const DEFAULT_BODY_LIMIT: usize = 8 * 1024 * 1024;

/// Has to wrap the transport itself: the pipeline reads the whole body right behind it, before any policy sees the
/// response.
#[derive(Debug)]
pub(super) struct BodyLimit {
    transport: Transport,
    limit: usize,
}

impl BodyLimit {
    pub(super) fn new(transport: Transport, limit: usize) -> Self {
        Self { transport, limit }
    }
}

#[async_trait]
impl Policy for BodyLimit {
    async fn send(&self, context: &Context, request: &mut Request, _next: &[Arc<dyn Policy>]) -> PolicyResult {
        let response = self.transport.send(context, request).await?;
        let (status, headers, body) = response.deconstruct();
        let limited = LimitedBody { body, left: self.limit, limit: self.limit, status, headers: headers.clone() };
        // The length is that of the body that GET would have had (RFC 9110, section 9.3.2).
        let has_body = request.method() != Method::Head;
        if has_body && declared_length(&headers).is_some_and(|length| length > self.limit as u64) {
            return Err(limited.too_large());
        }
        Ok(AsyncRawResponse::new(status, headers, Box::pin(limited)))
    }
}

/// A decompressing transport removes the header, because it is about other bytes than the ones that it yields.
fn declared_length(headers: &Headers) -> Option<u64> {
    headers.get_optional_str(&CONTENT_LENGTH)?.parse().ok()
}

struct LimitedBody {
    body: AsyncResponseBody,
    left: usize,
    limit: usize,
    status: StatusCode,
    headers: Headers,
}

impl LimitedBody {
    fn too_large(&self) -> azure_core::Error {
        NonRetryable::TooLarge(Box::new(TooLarge {
            limit: self.limit,
            status: self.status,
            headers: self.headers.clone(),
        }))
        .into()
    }
}

impl Stream for LimitedBody {
    type Item = Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, task: &mut task::Context<'_>) -> Poll<Option<Self::Item>> {
        let item = match Pin::new(&mut self.body).poll_next(task) {
            Poll::Ready(Some(Ok(chunk))) => match self.left.checked_sub(chunk.len()) {
                Some(left) => {
                    self.left = left;
                    Some(Ok(chunk))
                }
                None => Some(Err(self.too_large())),
            },
            Poll::Ready(other) => other,
            Poll::Pending => return Poll::Pending,
        };
        Poll::Ready(item)
    }
}
