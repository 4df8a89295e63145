//! A policy that says which crate sends a request; never claims to be an official Azure SDK.

use async_trait::async_trait;
use azure_core::http::headers::{HeaderValue, USER_AGENT};
use azure_core::http::policies::{Policy, PolicyResult};
use azure_core::http::{Context, Request};
use std::env::consts::{ARCH, OS};
use std::sync::Arc;

/// What the policy of `azure_core` writes for every crate.
const OFFICIAL: &str = "azsdk-rust-";

/// The longest application id that `azure_core` takes; it panics at a longer one.
const LONGEST_APPLICATION_ID: usize = 24;

/// Replaces the header that `azure_core` has set; one that a policy of the caller has set stays.
#[derive(Debug)]
pub(super) struct UserAgent {
    header: HeaderValue,
}

impl UserAgent {
    /// `application_id name/version (os; arch)`
    pub(super) fn new(name: &str, version: &str, application_id: Option<&str>) -> Self {
        let application = application_id.map(|id| format!("{id} ")).unwrap_or_default();
        Self { header: HeaderValue::from(format!("{application}{name}/{version} ({OS}; {ARCH})")) }
    }
}

/// Whether `azure_core` takes the application id: it must be a token (RFC 9110, section 5.6.2).
pub(super) fn is_application_id(text: &str) -> bool {
    let legal = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    text.len() <= LONGEST_APPLICATION_ID && text.bytes().all(legal)
}

#[async_trait]
impl Policy for UserAgent {
    async fn send(&self, context: &Context, request: &mut Request, next: &[Arc<dyn Policy>]) -> PolicyResult {
        if request.headers().get_optional_str(&USER_AGENT).is_none_or(|set| set.contains(OFFICIAL)) {
            request.insert_header(USER_AGENT, self.header.clone());
        }
        next[0].send(context, request, &next[1..]).await
    }
}
