//! A call as its operation documents it, and the tests that every such call passes; never a call that the documentation
//! does not allow, but for the hostile texts in its path.

use super::kind::Kind;
use super::loopback::Loopback;
use super::mock_response::{MockResponse, Seen};
use super::outcome::{Outcome, Pending};
use super::scripted::Scripted;
use super::setup::Setup;
use crate::runtime::decode::Decoding;
use serde_json::Value;
use std::fmt::Write as _;

/// A call, and what is documented to come back.
pub struct Call<const N: usize> {
    /// Where the service is.
    pub endpoint: &'static str,
    /// The method and the rest of the URL, with a name in braces for each text of `path`.
    pub request: &'static str,
    /// Texts that stand for whole segments of the path.
    pub path: [&'static str; N],
    /// Calls with these texts.
    pub send: fn(Setup, [&'static str; N]) -> Pending,
    /// The success, and a body of it.
    pub response: (u16, &'static str),
    /// A body that breaks a constraint of a required property, and the JSON path of that property.
    pub refuses: Option<(&'static str, &'static str)>,
    /// The same for an optional property, which a client that reports leaves out.
    pub leaves_out: Option<(&'static str, &'static str)>,
    /// A documented error, and a body of it.
    pub error: Option<(u16, &'static str)>,
    /// Statuses for which `<p>a teapot</p>` is no body that is documented.
    pub undocumented: &'static [u16],
}

/// Texts that try to leave their segment.
const HOSTILE: [&str; 8] = ["", ".", "..", "%2e%2e", "a/b", "\t", "\\", "a?b#c"];

impl<const N: usize> Call<N> {
    /// Tests everything that is documented of the call.
    pub async fn check(&self) {
        self.reads_its_response_from_a_socket().await;
        self.stops_reading_at_the_limit().await;
        self.keeps_an_undocumented_response().await;
        self.keeps_each_text_in_its_segment().await;
        if let Some((body, path)) = self.refuses.or(self.leaves_out) {
            self.says_what_breaks_a_constraint(body, path).await;
        }
        if let Some((body, path)) = self.leaves_out {
            self.reports_what_breaks_a_constraint(body, path).await;
        }
        if let Some((status, body)) = self.error {
            self.reads_a_documented_error(status, body).await;
        }
    }

    /// The documented response.
    pub fn response(&self) -> MockResponse {
        MockResponse::json(self.response.0, self.response.1)
    }

    /// Calls with the documented texts.
    pub async fn send(&self, setup: Setup) -> Outcome {
        (self.send)(setup, self.path).await
    }

    /// Asserts that the request went to that endpoint, as documented.
    #[track_caller]
    pub fn assert_sent(&self, seen: &[Seen], endpoint: &str) {
        self.assert_sent_with(seen, endpoint, self.path);
    }

    #[track_caller]
    fn assert_sent_with(&self, seen: &[Seen], endpoint: &str, path: [&'static str; N]) {
        let sent: Vec<_> = seen.iter().map(|seen| format!("{} {}", seen.method, seen.url)).collect();
        let (method, rest) = self.request.split_once(' ').expect("a method and a URL");
        let mut url = format!("{method} {endpoint}");
        let mut texts = path.into_iter();
        for piece in rest.split_inclusive(['{', '}']) {
            match piece.strip_suffix('}') {
                Some(_name) => url.push_str(&encoded(texts.next().expect("a text for each name"))),
                None => url.push_str(piece.strip_suffix('{').unwrap_or(piece)),
            }
        }
        assert_eq!(sent, [url], "what was sent is not the documented request");
    }

    async fn reads_its_response_from_a_socket(&self) {
        let service = Loopback::start([self.response()]).await;
        let setup = Setup::new(service.options());
        let credential = setup.credential.clone();
        let success = self.send(setup).await.success();
        assert_eq!((success.status, success.body.as_slice()), (self.response.0, self.response.1.as_bytes()));
        assert!((success.is_read_from)(self.response.1), "the value is not the one in {}", self.response.1);
        let seen = service.seen();
        self.assert_sent(&seen, self.endpoint);
        let token = (!credential.asked().is_empty()).then_some("Bearer test-token");
        assert_eq!(seen[0].header("authorization"), token, "a token is sent where one was asked for");
    }

    async fn stops_reading_at_the_limit(&self) {
        let service = Scripted::new([self.response().repeated(1_000_000)]);
        let setup = Setup { body_limit: 1_000, ..Setup::new(service.options()) };
        assert_eq!(self.send(setup).await.failure().kind, Kind::BodyTooLarge);
        let chunks = service.chunks();
        assert!(chunks <= 1_000 / self.response.1.len() + 2, "{chunks} chunks were read beyond a limit of 1000 bytes");
    }

    async fn keeps_an_undocumented_response(&self) {
        for status in self.undocumented.iter().copied() {
            let service = Scripted::new([MockResponse::json(status, "<p>a teapot</p>")]);
            let failure = self.send(Setup::new(service.options())).await.failure();
            assert_eq!((failure.kind, failure.status), (Kind::Status, Some(status)));
            assert_eq!(failure.body.as_deref(), Some(&b"<p>a teapot</p>"[..]));
        }
    }

    /// A text is refused by its type, refused by the request because no segment of a URL can be that text, or encoded.
    async fn keeps_each_text_in_its_segment(&self) {
        for index in 0..N {
            for text in HOSTILE {
                let mut path = self.path;
                path[index] = text;
                let service = Scripted::new([self.response()]);
                match (self.send)(Setup::new(service.options()), path).await {
                    Outcome::Refused(error) => assert!(service.seen().is_empty(), "sent, although {error}"),
                    Outcome::Failure(failure) if ["", ".", ".."].contains(&text) => {
                        assert_eq!(failure.kind, Kind::Request, "{text:?} in the path");
                        assert!(service.seen().is_empty(), "{text:?} in the path was sent");
                    }
                    outcome => {
                        outcome.success();
                        self.assert_sent_with(&service.seen(), self.endpoint, path);
                    }
                }
            }
        }
    }

    async fn says_what_breaks_a_constraint(&self, body: &str, path: &str) {
        let service = Scripted::new([MockResponse::json(self.response.0, body)]);
        let failure = self.send(Setup::new(service.options())).await.failure();
        assert_eq!((failure.kind, failure.path.as_deref()), (Kind::Decode, Some(path)), "of {body}");
    }

    /// Everything but that property is there.
    async fn reports_what_breaks_a_constraint(&self, body: &str, path: &str) {
        let service = Scripted::new([MockResponse::json(self.response.0, body)]);
        let setup = Setup { decoding: Decoding::Report, ..Setup::new(service.options()) };
        let success = self.send(setup).await.success();
        assert_eq!(success.violations, [path], "of {body}");
        assert!((success.is_read_from)(self.response.1), "{path} is not all that was left out of {body}");
    }

    /// Code and message are those of the body, unless a header has the code.
    async fn reads_a_documented_error(&self, status: u16, body: &str) {
        let json: Value = serde_json::from_str(body).expect("the body is JSON");
        let response = MockResponse::json(status, body);
        let of_header = (response.clone().with_header("x-ms-error-code", "FromTheHeader"), Some("FromTheHeader"));
        for (response, code) in [(response, told(&json, "code")), of_header] {
            let service = Scripted::new([response]);
            let failure = self.send(Setup::new(service.options())).await.failure();
            assert_eq!((failure.kind, failure.status), (Kind::Service, Some(status)));
            for (of_error, of_response) in [(&failure.code, code), (&failure.message, told(&json, "message"))] {
                assert!(of_response.is_none() || of_error.as_deref() == of_response, "{of_error:?} is not in {body}");
            }
            assert_eq!(failure.model.as_ref().map(without_nulls), Some(without_nulls(&json)), "read from {body}");
        }
    }
}

/// A text of an error, or of the error inside it.
pub fn told<'a>(error: &'a Value, key: &str) -> Option<&'a str> {
    let inner = error.get("error").and_then(|inner| inner.get(key));
    inner.or_else(|| error.get(key))?.as_str()
}

/// The same without members that are `null`, which are read as absent.
fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let there = members.iter().filter(|(_, value)| !value.is_null());
            there.map(|(name, value)| (name.clone(), without_nulls(value))).collect()
        }
        other => other.clone(),
    }
}

/// Percent-encoding: unreserved characters stay (RFC 3986, section 2.1).
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            write!(encoded, "%{byte:02X}").expect("a String takes every text");
        }
    }
    encoded
}
