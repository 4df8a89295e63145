//! A transport that answers from a script and remembers what it was asked; never opens a socket.

use super::{Answer, Seen};
use async_trait::async_trait;
use azure_core::error::ErrorKind;
use azure_core::http::headers::Headers;
use azure_core::http::{AsyncRawResponse, ClientOptions, HttpClient, Request, Transport};
use azure_core::{Bytes, Error};
use futures::stream::{self, StreamExt as _};
use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

/// Gives each answer once, in order. A request beyond the last fails, or hangs for as long as the client bears it.
#[derive(Debug)]
pub struct Scripted {
    beyond: Beyond,
    answers: Mutex<VecDeque<Result<Answer, ErrorKind>>>,
    seen: Mutex<Vec<Seen>>,
    chunks: Arc<AtomicUsize>,
}

#[derive(Debug)]
enum Beyond {
    Fail,
    Hang,
}

impl Scripted {
    /// A service that takes requests and never answers.
    pub fn silent() -> Arc<Self> {
        Self::build([], Beyond::Hang)
    }

    /// A service with these answers.
    pub fn new(answers: impl IntoIterator<Item = Answer>) -> Arc<Self> {
        Self::with_failures(answers.into_iter().map(Ok))
    }

    /// A service with these answers, some of them failures to answer.
    pub fn with_failures(answers: impl IntoIterator<Item = Result<Answer, ErrorKind>>) -> Arc<Self> {
        Self::build(answers, Beyond::Fail)
    }

    fn build(answers: impl IntoIterator<Item = Result<Answer, ErrorKind>>, beyond: Beyond) -> Arc<Self> {
        Arc::new(Self {
            beyond,
            answers: Mutex::new(answers.into_iter().collect()),
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

    fn body(&self, answer: &Answer) -> impl stream::Stream<Item = azure_core::Result<Bytes>> + Send + use<> {
        let (chunk, counter) = (answer.chunk.clone(), Arc::clone(&self.chunks));
        stream::iter(0..answer.times).map(move |_| {
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
        let next = self.answers.lock().unwrap().pop_front();
        let answer = match next {
            Some(Ok(answer)) => answer,
            Some(Err(kind)) => return Err(Error::with_message(kind, "the script says so")),
            None => match self.beyond {
                Beyond::Fail => return Err(Error::with_message(ErrorKind::Other, "the script is at its end")),
                Beyond::Hang => std::future::pending().await,
            },
        };
        let mut headers = Headers::new();
        for (name, value) in &answer.headers {
            headers.insert(*name, value.clone());
        }
        let body = Box::pin(self.body(&answer));
        Ok(AsyncRawResponse::new(answer.status.into(), headers, body))
    }
}
