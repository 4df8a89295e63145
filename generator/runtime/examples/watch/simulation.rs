//! A service that is not there: it answers a documented body whose status goes from waiting to done. It opens no socket.

use async_trait::async_trait;
use azure_core::credentials::{AccessToken, TokenCredential, TokenRequestOptions};
use azure_core::http::headers::Headers;
use azure_core::http::{AsyncRawResponse, ClientOptions, HttpClient, Request, StatusCode, Transport};
use azure_core::time::{Duration, OffsetDateTime};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What each answer before the last says: a status word and how much is done.
const COURSE: [(&str, f64); 7] = [
    ("NotStarted", 0.0),
    ("Running", 4.0),
    ("Running", 18.5),
    ("Running", 37.0),
    ("Running", 52.0),
    ("Running", 74.5),
    ("Running", 93.0),
];

/// The service, and the credential that it takes.
#[derive(Debug)]
pub struct Simulation {
    body: Value,
    status: &'static [&'static str],
    percent: Option<&'static [&'static str]>,
    succeeded: &'static str,
    asked: AtomicUsize,
}

impl Simulation {
    /// A service that answers `body` with its status word, and its percentage where there is one, at these paths, until it is
    /// done with the word for success.
    pub fn new(
        body: Value,
        status: &'static [&'static str],
        percent: Option<&'static [&'static str]>,
        succeeded: &'static str,
    ) -> Arc<Self> {
        Arc::new(Self { body, status, percent, succeeded, asked: AtomicUsize::new(0) })
    }

    /// Client options whose transport is this service.
    pub fn options(self: &Arc<Self>) -> ClientOptions {
        ClientOptions { transport: Some(Transport::new(self.clone())), ..ClientOptions::default() }
    }
}

#[async_trait]
impl HttpClient for Simulation {
    async fn execute_request(&self, _request: &Request) -> azure_core::Result<AsyncRawResponse> {
        let step = self.asked.fetch_add(1, Ordering::Relaxed);
        let (word, percent) = COURSE.get(step).copied().unwrap_or((self.succeeded, 100.0));
        let mut body = self.body.clone();
        put(&mut body, self.status, json!(word));
        if let Some(path) = self.percent {
            put(&mut body, path, json!(percent));
        }
        Ok(AsyncRawResponse::from_bytes(StatusCode::Ok, Headers::new(), body.to_string()))
    }
}

fn put(body: &mut Value, path: &[&str], value: Value) {
    match path.split_first() {
        None => *body = value,
        Some((first, rest)) => put(&mut body[*first], rest, value),
    }
}

#[async_trait]
impl TokenCredential for Simulation {
    async fn get_token(
        &self,
        _scopes: &[&str],
        _options: Option<TokenRequestOptions<'_>>,
    ) -> azure_core::Result<AccessToken> {
        Ok(AccessToken::new("simulated", OffsetDateTime::now_utc() + Duration::hours(1)))
    }
}
