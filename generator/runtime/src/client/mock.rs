//! A service that responds from a script, for tests of code that calls a client; never opens a socket, and asks nobody for a token.
//!
//! A client is given the options and the credential of a [`MockService`]. Each request takes the next response of the script; a request
//! beyond the last fails. Nothing is sent twice unless the test sets `retry` in the options. A poller waits between its requests: with
//! `#[tokio::test(start_paused = true)]` (feature `test-util` of tokio), that takes no time.
//!
//! The module of each service has a module `mock` with the documented responses and a client. As they follow the documentation, what is
//! in there may change in any version of the crate.

use async_trait::async_trait;
use azure_core::credentials::{AccessToken, TokenCredential, TokenRequestOptions};
use azure_core::error::ErrorKind;
use azure_core::http::headers::Headers;
use azure_core::http::{AsyncRawResponse, ClientOptions, HttpClient, Request, RetryOptions, Transport};
use azure_core::time::{Duration, OffsetDateTime};
use azure_core::{Bytes, Error, Result};
use std::borrow::Cow;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A service that returns each response once, in order, and remembers what it was asked.
#[derive(Debug)]
pub struct MockService {
    script: Mutex<VecDeque<MockResponse>>,
    requests: Mutex<Vec<MockRequest>>,
}

/// A response of the script.
#[derive(Clone, Debug)]
pub struct MockResponse {
    status: u16,
    documented: &'static [(&'static str, &'static str)],
    headers: Vec<(String, String)>,
    body: Cow<'static, [u8]>,
    failure: Option<ErrorKind>,
}

/// A request that the service was asked.
#[derive(Clone, Debug)]
pub struct MockRequest {
    method: String,
    url: String,
    headers: Vec<(String, String)>,
    body: Bytes,
}

/// Gives a token that is good for nothing.
#[derive(Debug)]
struct MockCredential;

impl MockService {
    /// A service with these responses.
    #[must_use]
    pub fn new(script: impl IntoIterator<Item = MockResponse>) -> Arc<Self> {
        Arc::new(Self { script: Mutex::new(script.into_iter().collect()), requests: Mutex::default() })
    }

    /// The options of a client whose transport is this service, and which sends nothing twice.
    #[must_use]
    pub fn client_options(self: &Arc<Self>) -> ClientOptions {
        let transport = Some(Transport::new(Arc::clone(self) as Arc<dyn HttpClient>));
        ClientOptions { transport, retry: RetryOptions::none(), ..ClientOptions::default() }
    }

    /// A credential for the client.
    #[must_use]
    pub fn credential(&self) -> Arc<dyn TokenCredential> {
        Arc::new(MockCredential)
    }

    /// The requests so far.
    #[must_use]
    pub fn requests(&self) -> Vec<MockRequest> {
        locked(&self.requests).clone()
    }

    /// How many responses have not been asked for yet.
    #[must_use]
    pub fn remaining(&self) -> usize {
        locked(&self.script).len()
    }
}

impl MockResponse {
    /// A documented response.
    #[must_use]
    pub const fn documented(
        status: u16,
        headers: &'static [(&'static str, &'static str)],
        body: &'static [u8],
    ) -> Self {
        Self { status, documented: headers, headers: Vec::new(), body: Cow::Borrowed(body), failure: None }
    }

    /// A response with a body, which is JSON unless a header says something else.
    #[must_use]
    pub fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self { body: Cow::Owned(body.into()), ..Self::documented(status, &[], b"") }
    }

    /// No response: the transport fails in this way.
    #[must_use]
    pub fn failure(kind: ErrorKind) -> Self {
        Self { failure: Some(kind), ..Self::documented(0, &[], b"") }
    }

    /// The same response with one more header.
    #[must_use]
    pub fn with_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into().to_ascii_lowercase(), value.into()));
        self
    }

    /// The same response with another status.
    #[must_use]
    pub fn with_status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    fn headers(&self) -> Headers {
        let mut headers = Headers::new();
        if !self.body.is_empty() {
            headers.insert("content-type", "application/json");
        }
        for (name, value) in self.documented {
            headers.insert(name.to_ascii_lowercase(), *value);
        }
        for (name, value) in &self.headers {
            headers.insert(name.clone(), value.clone());
        }
        headers
    }
}

impl MockRequest {
    /// The method, in capitals.
    #[must_use]
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The URL.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The value of a header, by its name in any case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(present, _)| present.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }
}

#[async_trait]
impl HttpClient for MockService {
    async fn execute_request(&self, request: &Request) -> Result<AsyncRawResponse> {
        let headers = request.headers().iter();
        let asked = MockRequest {
            method: request.method().to_string(),
            url: request.url().to_string(),
            headers: headers.map(|(name, value)| (name.as_str().to_owned(), value.as_str().to_owned())).collect(),
            body: request.body().into(),
        };
        let line = format!("{} {}", asked.method, asked.url);
        locked(&self.requests).push(asked);
        let next = locked(&self.script).pop_front();
        let Some(response) = next else {
            let message = format!("the mock service has no more responses, and is asked `{line}`");
            return Err(Error::with_message(ErrorKind::Other, message));
        };
        if let Some(kind) = response.failure {
            return Err(Error::with_message(kind, format!("the mock service fails at `{line}`")));
        }
        let headers = response.headers();
        Ok(AsyncRawResponse::from_bytes(response.status.into(), headers, response.body.into_owned()))
    }
}

#[async_trait]
impl TokenCredential for MockCredential {
    async fn get_token(&self, _: &[&str], _: Option<TokenRequestOptions<'_>>) -> Result<AccessToken> {
        Ok(AccessToken::new("mock-token", OffsetDateTime::now_utc() + Duration::hours(1)))
    }
}

/// A test that has failed while it held the lock fails anyway.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
