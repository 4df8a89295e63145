//! A service that gives one documented response, or a server of this machine in its place; never a server elsewhere.

use super::mock_response::{MockResponse, Seen};
use super::scripted::Scripted;
use async_trait::async_trait;
use azure_core::Bytes;
use azure_core::http::{
    AsyncRawResponse, ClientOptions, HttpClient, Request, RetryOptions, StatusCode, Transport, Url, new_http_client,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::sync::Arc;

/// Headers that say who asks, not what is asked for.
const OF_THE_CALLER: &[&str] = &["user-agent", "x-ms-client-request-id", "content-length"];

/// One documented response. With `<PACKAGE>_TEST_SERVER=http://127.0.0.1:4010` in the environment, that server responds;
/// the client believes all the same that it speaks https with the documented host.
#[derive(Debug)]
pub struct Documented {
    response: MockResponse,
    server: Option<Url>,
    script: Arc<Scripted>,
    result: ResultRequest,
}

/// Whether a call makes another request, for a result.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum ResultRequest {
    /// The response is all there is.
    None,
    /// The result of the operation that the call starts is at the URL of that request.
    SameUrl,
}

impl Documented {
    /// A service that responds with this body, unless there is a server to ask instead.
    pub fn answering(status: u16, body: impl AsRef<[u8]>) -> Self {
        let package = env!("CARGO_PKG_NAME").to_uppercase().replace('-', "_");
        let server = std::env::var(format!("{package}_TEST_SERVER")).ok();
        Self::with_server(status, body, server.as_deref())
    }

    /// A service that responds with this body, or the server there.
    ///
    /// # Panics
    /// When the server is not one of this machine.
    pub fn with_server(status: u16, body: impl AsRef<[u8]>, server: Option<&str>) -> Self {
        let response = MockResponse { chunk: Bytes::copy_from_slice(body.as_ref()), ..MockResponse::json(status, "") };
        let script = Scripted::new([response.clone()]);
        Self { response, server: server.map(local), script, result: ResultRequest::None }
    }

    /// The same service with one more header in its response.
    pub fn with_header(self, name: &'static str, value: impl ToString) -> Self {
        let response = self.response.with_header(name, value);
        Self { script: Scripted::new([response.clone()]), response, ..self }
    }

    /// The same service, which is asked for a result at the URL of the start once that has been responded to.
    pub fn with_result_at_its_url(self) -> Self {
        Self { result: ResultRequest::SameUrl, ..self }
    }

    /// Client options whose transport leads here.
    pub fn options(&self) -> ClientOptions {
        let script = Arc::clone(&self.script);
        let transport = match &self.server {
            None => Transport::new(script),
            Some(server) => {
                Transport::new(Arc::new(Detour { script, server: server.clone(), client: new_http_client(None) }))
            }
        };
        ClientOptions { transport: Some(transport), retry: RetryOptions::none(), ..ClientOptions::default() }
    }

    fn only(&self) -> Seen {
        let seen = self.script.seen();
        let first = seen.first().expect("a call is a request");
        let further: Vec<_> = seen[1..].iter().map(|seen| (&*seen.method, &*seen.url)).collect();
        match self.result {
            ResultRequest::None => assert_eq!(further, [], "one call is one request"),
            // A server may respond with a body, which is the result.
            ResultRequest::SameUrl if self.server.is_some() && further.is_empty() => {}
            ResultRequest::SameUrl => assert_eq!(further, [("GET", &*first.url)], "the result is requested"),
        }
        first.clone()
    }

    /// Asserts that there was one request, but for that of a result, with this method and URL and these headers, sorted by name, and no others.
    #[track_caller]
    pub fn assert_asked(&self, request: &str, headers: &[(&str, &str)]) {
        let seen = self.only();
        assert_eq!(format!("{} {}", seen.method, seen.url), request);
        let found = seen.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let is_documented = |name: &str| headers.iter().any(|(documented, _)| *documented == name);
        let is_due = |name: &str| is_documented(name) || !OF_THE_CALLER.contains(&name);
        let mut found: Vec<_> = found.filter(|(name, _)| is_due(name)).collect();
        found.sort_unstable();
        assert_eq!(found, headers);
    }

    /// Asserts that the request had this JSON as its body.
    #[track_caller]
    pub fn assert_sent(&self, json: &str) {
        let (sent, documented) = (self.only().body, value(json.as_bytes()));
        assert!(is_same(&value(&sent), &documented), "{sent:?} was sent, not {documented}");
    }

    /// Asserts that the request had these bytes as its body.
    #[track_caller]
    pub fn assert_sent_as_is(&self, body: impl AsRef<[u8]>) {
        assert_eq!(&self.only().body[..], body.as_ref());
    }

    /// Asserts that the response came with the documented status; from a script, also that it is the documented body.
    #[track_caller]
    pub fn assert_answered(&self, status: StatusCode, body: &[u8]) {
        let text = String::from_utf8_lossy(body);
        assert_eq!(u16::from(status), self.response.status, "the documented status is another one; the body is {text}");
        if self.server.is_none() {
            assert_eq!(body, &self.response.chunk[..]);
        }
    }

    /// Asserts what [`assert_answered`](Self::assert_answered) does, and that the model, written, is the documented body
    /// again; of a server's response, that nothing is lost when the model is written and read.
    #[track_caller]
    pub fn assert_read<T: Serialize + DeserializeOwned + PartialEq>(&self, status: StatusCode, body: &[u8], model: &T) {
        self.assert_answered(status, body);
        let written = serde_json::to_string(model).expect("every model can be written");
        let again = serde_json::from_str::<T>(&written).expect("what was written can be read");
        assert!(again == *model, "{written} is read as another model than it was written from");
        if self.server.is_none() {
            let documented = value(body);
            assert!(is_same(&value(written.as_bytes()), &documented), "{written} was read from {documented}");
        }
    }
}

fn value(json: &[u8]) -> Value {
    serde_json::from_slice(json).expect("it is JSON")
}

/// Whether two values are the same to a service: `10` and `10.0` are, and so are `null` and nothing.
fn is_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a == b || a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            let all_of = |a: &serde_json::Map<String, Value>, b: &serde_json::Map<String, Value>| {
                a.iter().all(|(key, value)| is_same(value, b.get(key).unwrap_or(&Value::Null)))
            };
            all_of(a, b) && all_of(b, a)
        }
        (a, b) => a == b,
    }
}

/// The server's URL, which is of this machine.
fn local(server: &str) -> Url {
    let url: Url = server.parse().expect("the test server is named by its URL");
    let is_local = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    let is_plain = url.scheme() == "http" && url.path() == "/" && url.query().is_none() && url.username().is_empty();
    assert!(is_local && is_plain, "`{server}` is not a test server such as http://127.0.0.1:4010");
    url
}

/// Notes each request as the script does, and has the server answer it.
#[derive(Debug)]
struct Detour {
    script: Arc<Scripted>,
    server: Url,
    client: Arc<dyn HttpClient>,
}

#[async_trait]
impl HttpClient for Detour {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        self.script.execute_request(request).await?;
        let mut request = request.clone();
        let url = request.url_mut();
        url.set_scheme("http").expect("https may become http");
        url.set_host(self.server.host_str()).expect("a host is a host");
        url.set_port(self.server.port_or_known_default()).expect("http has ports");
        self.client.execute_request(&request).await
    }
}

#[cfg(test)]
mod tests {
    use super::super::loopback::Loopback;
    use super::super::post::post;
    use super::*;
    use azure_core::http::{Method, RawResponse};

    const REQUEST: &str = "POST https://any.example/a?b=c";

    async fn call(service: &Documented) -> RawResponse {
        post(&service.options()).await.unwrap()
    }

    #[tokio::test]
    async fn a_documented_response_is_compared_with_what_was_read_from_it() {
        let service = Documented::with_server(200, r#"{"a": 1, "b": null}"#, None).with_header("x-response", 7);
        let response = call(&service).await;
        assert_eq!(response.headers().get_optional_str(&"x-response".into()), Some("7"));
        service.assert_asked(REQUEST, &[("x-note", "n")]);
        let judge = |json| {
            let model: Value = serde_json::from_str(json).unwrap();
            let judged = || service.assert_read(response.status(), response.body(), &model);
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(judged)).is_ok()
        };
        assert!(judge(r#"{"a": 1.0}"#));
        assert!(!judge(r#"{"a": 2}"#));
        assert!(!judge(r#"{"a": 1, "c": 3}"#));
    }

    #[tokio::test]
    async fn a_result_is_requested_from_the_url_of_its_start() {
        let service = Documented::with_server(204, "", None).with_result_at_its_url();
        call(&service).await;
        let judged = || service.assert_asked(REQUEST, &[("x-note", "n")]);
        assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(judged)).is_err(), "there was no second request");
        let mut result = Request::new(REQUEST["POST ".len()..].parse().unwrap(), Method::Get);
        result.insert_header("x-other", "o");
        service.script.execute_request(&result).await.unwrap_err();
        service.assert_asked(REQUEST, &[("x-note", "n")]);
        service.script.execute_request(&result).await.unwrap_err();
        assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(judged)).is_err(), "there was a third request");
    }

    #[tokio::test]
    async fn a_server_responds_in_place_of_the_documentation() {
        let server = Loopback::start([MockResponse::json(200, "[2]")]).await;
        let service = Documented::with_server(200, "[1]", Some(&server.url()));
        let response = call(&service).await;
        service.assert_asked(REQUEST, &[("x-note", "n")]);
        service.assert_read(response.status(), response.body(), &[2]);
        assert_eq!(server.seen()[0].header("x-note"), Some("n"));
    }

    #[test]
    fn a_server_elsewhere_is_refused() {
        for server in
            ["http://api.example:4010", "https://127.0.0.1:4010", "http://127.0.0.1:4010/v1", "http://a@localhost"]
        {
            let refused = std::panic::catch_unwind(|| Documented::with_server(200, "", Some(server)));
            assert!(refused.is_err(), "{server}");
        }
    }

    #[tokio::test]
    async fn a_request_body_is_compared_as_json_or_verbatim() {
        let service = Documented::answering(200, "");
        let _answered = post(&Documented::options(&service)).await;
        service.assert_sent(r#"{ "a": 1 }"#);
        service.assert_sent_as_is(r#"{"a": 1.0}"#);
    }
}
