//! An operation that a request starts: to its result, to a failure, from a token, and never out of the endpoint; on a clock
//! that the tests wind.

use super::kind::Kind;
use super::mock_response::MockResponse;
use super::scripted::Scripted;
use super::setup::Setup;
use super::watch::{Watch, Why};
use crate::runtime::client::{FinalState, ResultPlace, ResumeError, ResumeToken, TerminalWords};
use serde_json::{Value, json};
use std::sync::Arc;

/// An operation, and where its result is documented to be.
pub struct Started {
    /// Where the service is.
    pub endpoint: &'static str,
    /// The method and the rest of the URL of the request that starts it.
    pub request: &'static str,
    /// Starts it.
    pub begin: fn(Setup) -> Watch,
    /// Goes on from a token.
    pub resume: fn(Setup, &ResumeToken) -> Result<Watch, ResumeError>,
    /// What is added to the URLs of the service: `?` and the api-version, or nothing.
    pub query: &'static str,
    /// A result.
    pub result: Option<&'static str>,
    /// Where the result is documented to be.
    pub final_state: FinalState,
    /// The words for its ends.
    pub words: TerminalWords,
    /// A documented error of the request, and a body of it.
    pub error: Option<(u16, &'static str)>,
}

/// The headers that name a status monitor.
const MONITORS: [&str; 2] = ["azure-asyncoperation", "operation-location"];
const MONITOR: &str = "/operations/1";
const RESULT: &str = "/results/1";

impl Started {
    /// Tests everything that is documented of the operation.
    pub async fn check(&self) {
        for header in MONITORS {
            self.is_waited_for_and_has_its_result(header).await;
        }
        self.goes_on_from_a_written_token().await;
        self.does_not_go_on_from_before_its_start();
        self.fails_in_the_words_of_the_service().await;
        self.follows_no_link_to_elsewhere().await;
        if let Some(result) = self.result {
            self.is_done_where_the_response_names_no_other_place(result).await;
        }
        if let Some((status, body)) = self.error {
            self.is_refused_with_a_documented_error(status, body).await;
        }
    }

    fn begin(&self, service: &Arc<Scripted>) -> Watch {
        (self.begin)(Setup::new(service.options()))
    }

    /// A path of the service as it is requested.
    fn requested(&self, path: &str) -> String {
        format!("{path}{}", self.query)
    }

    /// The first place of the result beside the status monitor.
    fn place(&self) -> Option<ResultPlace> {
        match self.final_state {
            FinalState::At(places) => places.first().copied(),
            _ => None,
        }
    }

    fn accepted(&self, header: &'static str) -> MockResponse {
        let response = MockResponse::json(202, "").with_header(header, format!("{}{MONITOR}", self.endpoint));
        match self.place() {
            Some(ResultPlace::Location) => response.with_header("location", format!("{}{RESULT}", self.endpoint)),
            _ => response,
        }
    }

    /// The last response of the status monitor; and the URL of the result and its response, where the monitor does not have it.
    fn succeeded(&self) -> (MockResponse, Option<(String, MockResponse)>) {
        let mut status = json!({ "status": self.words.succeeded.first().expect("a word for success") });
        let elsewhere =
            |path: &str, result: &str| Some((format!("GET {}{path}", self.endpoint), MockResponse::json(200, result)));
        let named = self.requested(RESULT);
        let of_request = self.request.split_once(' ').expect("a method and a URL").1;
        let elsewhere = match (self.result, self.final_state, self.place()) {
            (None, ..) => None,
            (Some(result), FinalState::Property(names), _) => {
                let result = serde_json::from_str(result).expect("the result is JSON");
                *names.iter().fold(&mut status, |at, name| &mut at[*name]) = result;
                None
            }
            (Some(result), _, None) => {
                let word = status["status"].take();
                status = serde_json::from_str(result).expect("the result is JSON");
                status["status"] = word;
                None
            }
            (Some(result), _, Some(ResultPlace::OriginalUri)) => elsewhere(of_request, result),
            (Some(result), _, Some(ResultPlace::Location)) => elsewhere(&named, result),
            (Some(result), _, Some(_)) => {
                status["resourceLocation"] = format!("{}{RESULT}", self.endpoint).into();
                elsewhere(&named, result)
            }
        };
        (MockResponse::json(200, status), elsewhere)
    }

    fn assert_result(&self, body: &[u8], last: &MockResponse) {
        if self.result.is_some() {
            assert_eq!(body, &last.chunk[..]);
        }
    }

    async fn is_waited_for_and_has_its_result(&self, header: &'static str) {
        let (succeeded, elsewhere) = self.succeeded();
        let (url, result) = elsewhere.unzip();
        let last = result.clone().unwrap_or_else(|| succeeded.clone());
        let running = MockResponse::json(200, r#"{"status":"Running"}"#);
        let service = Scripted::new([self.accepted(header), running, succeeded].into_iter().chain(result));
        self.assert_result(&self.begin(&service).end().await.unwrap(), &last);
        let (method, rest) = self.request.split_once(' ').expect("a method and a URL");
        let monitor = format!("GET {}{}", self.endpoint, self.requested(MONITOR));
        let started = format!("{method} {}{rest}", self.endpoint);
        assert_eq!(sent(&service), [started, monitor.clone(), monitor].into_iter().chain(url).collect::<Vec<_>>());
    }

    /// A success without a link is the end, unless the resource in it says that it is not there yet.
    async fn is_done_where_the_response_names_no_other_place(&self, result: &str) {
        let json: Value = serde_json::from_str(result).expect("the result is JSON");
        if json.pointer("/properties/provisioningState").is_none() {
            let service = Scripted::new([MockResponse::json(200, result)]);
            assert_eq!(self.begin(&service).end().await.unwrap(), result.as_bytes());
            assert_eq!(service.seen().len(), 1, "there is nothing to wait for");
        }
    }

    async fn fails_in_the_words_of_the_service(&self) {
        let Some(word) = self.words.failed.first() else { return };
        let failed = json!({ "status": word, "error": { "code": "Quota", "message": "too \"many\"" } });
        let service = Scripted::new([self.accepted(MONITORS[0]), MockResponse::json(200, failed)]);
        let stopped = self.begin(&service).end().await.unwrap_err();
        let told = (stopped.code.as_deref(), stopped.message.as_deref());
        assert_eq!((stopped.why, told), (Why::Failed, (Some("Quota"), Some("too \"many\""))));
        assert_eq!(service.seen().len(), 2, "{word} is the end");
    }

    async fn is_refused_with_a_documented_error(&self, status: u16, body: &str) {
        let service = Scripted::new([MockResponse::json(status, body)]);
        let stopped = self.begin(&service).end().await.unwrap_err();
        assert_eq!(stopped.why, Why::Request(Kind::Service));
        assert_eq!(service.seen().len(), 1, "nothing was started");
    }

    async fn follows_no_link_to_elsewhere(&self) {
        for header in ["azure-asyncoperation", "operation-location", "location"] {
            let response = MockResponse::json(202, "").with_header(header, "https://elsewhere.example/operations/1");
            let service = Scripted::new([response]);
            let stopped = self.begin(&service).end().await.unwrap_err();
            assert_eq!(stopped.why, Why::Request(Kind::Link), "the link in {header}");
            assert_eq!(service.seen().len(), 1, "nothing was sent elsewhere");
        }
    }

    async fn goes_on_from_a_written_token(&self) {
        let (succeeded, elsewhere) = self.succeeded();
        let result = elsewhere.map(|(_, result)| result);
        let last = result.clone().unwrap_or_else(|| succeeded.clone());
        let service = Scripted::new([self.accepted(MONITORS[0]), succeeded].into_iter().chain(result));
        let mut watch = self.begin(&service);
        watch.next().await.expect("there is a first response").unwrap();
        let token = watch.token();
        drop(watch);
        let again = (self.resume)(Setup::new(service.options()), &token).unwrap();
        self.assert_result(&again.end().await.unwrap(), &last);
        assert_eq!(sent(&service)[1], format!("GET {}{}", self.endpoint, self.requested(MONITOR)));
    }

    fn does_not_go_on_from_before_its_start(&self) {
        let service = Scripted::new([]);
        let token = self.begin(&service).token();
        let error = (self.resume)(Setup::new(service.options()), &token).err().expect("there is nothing to go on with");
        assert_eq!(error, ResumeError::NotStarted);
        assert!(service.seen().is_empty());
    }
}

fn sent(service: &Scripted) -> Vec<String> {
    service.seen().iter().map(|seen| format!("{} {}", seen.method, seen.url)).collect()
}
