//! The status of a long-running operation, polled to each of its ends and from a token, on a clock that the tests wind.

use super::call::{Call, told};
use super::mock_response::MockResponse;
use super::pointer::put;
use super::scripted::Scripted;
use super::setup::Setup;
use super::watch::{Watch, Why};
use crate::runtime::client::{ResumeError, ResumeToken};
use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

/// How the status is polled that a call asks for.
pub struct Polled<const N: usize> {
    pub call: &'static Call<N>,
    /// The id of the operation.
    pub operation: &'static str,
    /// Polls with these texts in the path.
    pub poll: fn(Setup, [&'static str; N]) -> Watch,
    /// Goes on from a token.
    pub resume: fn(Setup, &ResumeToken) -> Result<Watch, ResumeError>,
    /// The JSON pointer of the status word.
    pub status: &'static str,
    /// Words that are no end.
    pub running: &'static [&'static str],
    /// The word for success.
    pub succeeded: &'static str,
    /// Words for failure.
    pub failed: &'static [&'static str],
    /// Words for the end of what was canceled.
    pub canceled: &'static [&'static str],
    /// The JSON pointer of the percentage.
    pub percent: Option<&'static str>,
    /// The JSON pointer of the error, and an error.
    pub error: Option<(&'static str, &'static str)>,
}

impl<const N: usize> Polled<N> {
    /// Tests everything that is documented of the operation's status.
    pub async fn check(&self) {
        self.is_polled_until_it_has_succeeded().await;
        self.refuses_a_token_of_another_operation();
        if self.running.contains(&"Running") {
            self.goes_on_from_a_written_token().await;
            if let Some(percent) = self.percent {
                self.shows_its_progress(percent).await;
            }
        }
        for (words, why) in [(self.failed, Why::Failed), (self.canceled, Why::Canceled)] {
            for word in words {
                self.ends_in_the_words_of_the_service(word, why).await;
            }
        }
    }

    /// The documented response with that status word.
    fn body(&self, word: &str) -> Value {
        let mut body = serde_json::from_str(self.call.response.1).expect("the response is JSON");
        put(&mut body, self.status, word.into());
        body
    }

    fn response(&self, body: &Value) -> MockResponse {
        MockResponse::json(self.call.response.0, body)
    }

    fn poll(&self, service: &Arc<Scripted>) -> Watch {
        (self.poll)(Setup::new(service.options()), self.call.path)
    }

    async fn is_polled_until_it_has_succeeded(&self) {
        let words = || self.running.iter().copied().chain([self.succeeded]);
        let service = Scripted::new(words().map(|word| self.response(&self.body(word)).with_header("retry-after", 7)));
        let mut watch = self.poll(&service);
        let begun = Instant::now();
        for word in words() {
            let progress = watch.next().await.expect("the service has more to say").unwrap();
            assert_eq!(progress.status.as_deref(), Some(word));
        }
        assert!(watch.next().await.is_none(), "`{}` is the end", self.succeeded);
        let waits = u32::try_from(self.running.len()).expect("a few words");
        assert_eq!(
            begun.elapsed().as_secs(),
            Duration::from_secs(7).saturating_mul(waits).as_secs(),
            "as the service asks"
        );
        let body = watch.end().await.unwrap();
        assert_eq!(body, self.body(self.succeeded).to_string().as_bytes());
        let seen = service.seen();
        assert_eq!(seen.len(), words().count());
        seen.chunks(1).for_each(|seen| self.call.assert_sent(seen, self.call.endpoint));
    }

    async fn shows_its_progress(&self, percent: &str) {
        let told = [("Running", 25), ("Running", 75), (self.succeeded, 100)];
        let service = Scripted::new(told.map(|(word, number)| {
            let mut body = self.body(word);
            put(&mut body, percent, number.into());
            self.response(&body)
        }));
        let mut watch = self.poll(&service);
        for (_, number) in told {
            let progress = watch.next().await.expect("the service has more to say").unwrap();
            assert_eq!(progress.percent, Some(f64::from(number)));
        }
    }

    async fn ends_in_the_words_of_the_service(&self, word: &str, why: Why) {
        let mut body = self.body(word);
        let error = self.error.map(|(pointer, error)| {
            let error: Value = serde_json::from_str(error).expect("the error is JSON");
            put(&mut body, pointer, error.clone());
            error
        });
        let service = Scripted::new([self.response(&body)]);
        let stopped = self.poll(&service).end().await.unwrap_err();
        assert_eq!(stopped.why, why, "at the word {word}");
        for (key, found) in [("code", &stopped.code), ("message", &stopped.message)] {
            let due = error.as_ref().and_then(|error| told(error, key));
            assert!(due.is_none() || found.as_deref() == due, "the {key} is {found:?}, not {due:?}");
        }
        assert_eq!(service.seen().len(), 1, "{word} is an end");
    }

    async fn goes_on_from_a_written_token(&self) {
        let service = Scripted::new(["Running", self.succeeded].map(|word| self.response(&self.body(word))));
        let mut watch = self.poll(&service);
        watch.next().await.expect("the service has more to say").unwrap();
        let token = watch.token();
        drop(watch);
        let again = (self.resume)(Setup::new(service.options()), &token).unwrap();
        assert_eq!(again.end().await.unwrap(), self.body(self.succeeded).to_string().as_bytes());
        let seen = service.seen();
        assert_eq!(seen.len(), 2);
        seen.chunks(1).for_each(|seen| self.call.assert_sent(seen, self.call.endpoint));
    }

    fn refuses_a_token_of_another_operation(&self) {
        let service = Scripted::new([]);
        let mut token = serde_json::to_value(self.poll(&service).token()).expect("a token can be written");
        token["operation"] = "Other_Get".into();
        let token: ResumeToken = serde_json::from_value(token).expect("a token that was written can be read");
        let error =
            (self.resume)(Setup::new(service.options()), &token).err().expect("the token is of another operation");
        let message = format!("the resume token is for another operation: `Other_Get`, not `{}`", self.operation);
        assert_eq!(error.to_string(), message);
        assert!(service.seen().is_empty());
    }
}
