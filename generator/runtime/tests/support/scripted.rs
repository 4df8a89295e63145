//! A transport that responds from a script and remembers what it was asked; never opens a socket.

use super::mock_response::{MockResponse, Seen};
use async_trait::async_trait;
use azure_core::error::ErrorKind;
use azure_core::http::headers::Headers;
use azure_core::http::{AsyncRawResponse, ClientOptions, HttpClient, Request, Transport};
use azure_core::{Bytes, Error};
use futures::stream::{self, StreamExt as _};
use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

/// Gives each response once, in order. A request beyond the last fails, or hangs for as long as the client bears it.
#[derive(Debug)]
pub struct Scripted {
    beyond: Beyond,
    responses: Mutex<VecDeque<Result<MockResponse, ErrorKind>>>,
    seen: Mutex<Vec<Seen>>,
    chunks: Arc<AtomicUsize>,
}

#[derive(Debug)]
enum Beyond {
    Fail,
    Hang,
}

impl Scripted {
    /// A service that takes requests and never responds.
    pub fn silent() -> Arc<Self> {
        Self::build([], Beyond::Hang)
    }

    /// A service with these responses.
    pub fn new(responses: impl IntoIterator<Item = MockResponse>) -> Arc<Self> {
        Self::with_failures(responses.into_iter().map(Ok))
    }

    /// A service with these responses, some of them failures to respond.
    pub fn with_failures(responses: impl IntoIterator<Item = Result<MockResponse, ErrorKind>>) -> Arc<Self> {
        Self::build(responses, Beyond::Fail)
    }

    fn build(responses: impl IntoIterator<Item = Result<MockResponse, ErrorKind>>, beyond: Beyond) -> Arc<Self> {
        Arc::new(Self {
            beyond,
            responses: Mutex::new(responses.into_iter().collect()),
            seen: Mutex::default(),
            chunks: Arc::default(),
        })
    }

    /// Client options whose transport is this service.
    pub fn options(self: &Arc<Self>) -> ClientOptions {
        ClientOptions { transport: Some(Transport::new(self.clone())), ..ClientOptions::default() }
    }

    /// The requests so far.
    pub fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    /// How many chunks of bodies have been read so far.
    pub fn chunks(&self) -> usize {
        self.chunks.load(Ordering::SeqCst)
    }

    fn body(&self, response: &MockResponse) -> impl stream::Stream<Item = azure_core::Result<Bytes>> + Send + use<> {
        let (chunk, counter) = (response.chunk.clone(), Arc::clone(&self.chunks));
        stream::iter(0..response.times).map(move |_| {
            counter.fetch_add(1, Ordering::SeqCst);
            Ok(chunk.clone())
        })
    }
}

#[async_trait]
impl HttpClient for Scripted {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        let headers = request.headers().iter();
        self.seen.lock().unwrap().push(Seen {
            method: request.method().to_string(),
            url: request.url().to_string(),
            headers: headers.map(|(name, value)| (name.as_str().to_owned(), value.as_str().to_owned())).collect(),
            body: request.body().into(),
        });
        let next = self.responses.lock().unwrap().pop_front();
        let response = match next {
            Some(Ok(response)) => response,
            Some(Err(kind)) => return Err(Error::with_message(kind, "the script says so")),
            None => match self.beyond {
                Beyond::Fail => return Err(Error::with_message(ErrorKind::Other, "the script is at its end")),
                Beyond::Hang => std::future::pending().await,
            },
        };
        let mut headers = Headers::new();
        for (name, value) in &response.headers {
            headers.insert(*name, value.clone());
        }
        let body = Box::pin(self.body(&response));
        Ok(AsyncRawResponse::new(response.status.into(), headers, body))
    }
}

#[cfg(test)]
mod tests {
    use super::super::post::post;
    use super::*;
    use futures::FutureExt as _;

    #[tokio::test]
    async fn a_scripted_service_responds_in_order_and_then_no_more() {
        let response = MockResponse::json(203, "[]").with_header("x-response", 7).repeated(3);
        let service = Scripted::with_failures([Err(ErrorKind::Io), Ok(response)]);
        let options = service.options();
        assert_eq!(post(&options).await.unwrap_err().kind(), &ErrorKind::Io);
        let response = post(&options).await.unwrap();
        assert_eq!((response.status().into(), &response.body()[..]), (203, &b"[][][]"[..]));
        assert_eq!(response.headers().get_optional_str(&"x-response".into()), Some("7"));
        assert_eq!(service.chunks(), 3);
        assert_eq!(post(&options).await.unwrap_err().kind(), &ErrorKind::Other);

        let seen = service.seen();
        assert_eq!(seen.len(), 3);
        assert_eq!((&*seen[0].method, &*seen[0].url), ("POST", "https://any.example/a?b=c"));
        assert_eq!((seen[0].header("x-note"), &seen[0].body[..]), (Some("n"), &br#"{"a": 1.0}"#[..]));
        assert_eq!(seen[0].header("x-absent"), None);
    }

    #[tokio::test]
    async fn a_script_without_failures_is_just_its_responses() {
        let service = Scripted::new([MockResponse::json(200, 1)]);
        assert_eq!(&post(&service.options()).await.unwrap().body()[..], b"1");
    }

    #[tokio::test]
    async fn a_silent_service_accepts_the_request_and_never_responds() {
        let service = Scripted::silent();
        assert!(post(&service.options()).now_or_never().is_none());
        assert_eq!(service.seen().len(), 1);
    }
}
