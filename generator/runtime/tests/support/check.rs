//! The test services themselves: what they promise to the tests that use them.

use super::{Answer, Documented, Loopback, Scripted, TestCredential};
use azure_core::credentials::TokenCredential as _;
use azure_core::error::ErrorKind;
use azure_core::http::{ClientOptions, Context, Method, RawResponse, Request};
use futures::FutureExt as _;

async fn post(options: &ClientOptions) -> azure_core::Result<RawResponse> {
    let mut request = Request::new("https://any.example/a?b=c".parse()?, Method::Post);
    request.insert_header("x-note", "n");
    request.set_body("question");
    let transport = options.transport.as_ref().expect("a test service has a transport");
    transport.send(&Context::new(), &mut request).await?.try_into_raw_response().await
}

#[tokio::test]
async fn a_scripted_service_answers_in_order_and_then_no_more() {
    let answer = Answer::json(203, "[]").with_header("x-answer", 7).repeated(3);
    let service = Scripted::with_failures([Err(ErrorKind::Io), Ok(answer)]);
    let options = service.options();
    assert_eq!(post(&options).await.unwrap_err().kind(), &ErrorKind::Io);
    let response = post(&options).await.unwrap();
    assert_eq!((response.status().into(), &response.body()[..]), (203, &b"[][][]"[..]));
    assert_eq!(response.headers().get_optional_str(&"x-answer".into()), Some("7"));
    assert_eq!(service.chunks(), 3);
    assert_eq!(post(&options).await.unwrap_err().kind(), &ErrorKind::Other);

    let seen = service.seen();
    assert_eq!(seen.len(), 3);
    assert_eq!((&*seen[0].method, &*seen[0].url), ("POST", "https://any.example/a?b=c"));
    assert_eq!((seen[0].header("x-note"), &seen[0].body[..]), (Some("n"), &b"question"[..]));
    assert_eq!(seen[0].header("x-absent"), None);
}

#[tokio::test]
async fn a_script_without_failures_is_just_its_answers() {
    let service = Scripted::new([Answer::json(200, 1)]);
    assert_eq!(&post(&service.options()).await.unwrap().body()[..], b"1");
}

#[tokio::test]
async fn a_silent_service_takes_the_request_and_hangs() {
    let service = Scripted::silent();
    assert!(post(&service.options()).now_or_never().is_none());
    assert_eq!(service.seen().len(), 1);
}

#[tokio::test]
async fn a_loopback_service_is_behind_every_https_url() {
    let whole = Answer::json(203, "[]").with_header("x-answer", 7);
    let service = Loopback::start([whole.clone(), whole.repeated(3)]).await;
    let options = service.options();
    let response = post(&options).await.unwrap();
    assert_eq!((response.status().into(), &response.body()[..]), (203, &b"[]"[..]));
    assert_eq!(response.headers().get_optional_str(&"x-answer".into()), Some("7"));
    assert_eq!(&post(&options).await.unwrap().body()[..], b"[][][]");

    let seen = service.seen();
    assert_eq!(seen.len(), 2);
    assert_eq!((&*seen[1].method, &*seen[1].url), ("POST", "https://any.example/a?b=c"));
    assert_eq!((seen[1].header("x-note"), &seen[1].body[..]), (Some("n"), &b"question"[..]));
}

#[tokio::test]
async fn a_credential_remembers_what_it_was_asked_for() {
    let credential = TestCredential::new();
    let token = credential.get_token(&["a", "b"], None).await.unwrap();
    assert_eq!(token.token.secret(), "test-token");
    assert_eq!(credential.asked(), [["a", "b"]]);
}

async fn call(service: &Documented) -> RawResponse {
    post(&service.options()).await.unwrap()
}

#[tokio::test]
async fn a_documented_answer_is_compared_with_what_was_read_from_it() {
    let service = Documented::with_server(200, r#"{"a": 1, "b": null}"#, None).with_header("x-answer", 7);
    let response = call(&service).await;
    assert_eq!(response.headers().get_optional_str(&"x-answer".into()), Some("7"));
    service.assert_asked("POST", "https://any.example/a?b=c", &[("x-note", "n")]);
    let judge = |json| {
        let model: serde_json::Value = serde_json::from_str(json).unwrap();
        let judged = || service.assert_read(response.status(), response.body(), &model);
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(judged)).is_ok()
    };
    assert!(judge(r#"{"a": 1.0}"#));
    assert!(!judge(r#"{"a": 2}"#));
    assert!(!judge(r#"{"a": 1, "c": 3}"#));
}

#[tokio::test]
async fn a_server_answers_in_the_place_of_the_documentation() {
    let server = Loopback::start([Answer::json(200, "[2]")]).await;
    let service = Documented::with_server(200, "[1]", Some(&server.url()));
    let response = call(&service).await;
    service.assert_asked("POST", "https://any.example/a?b=c", &[("x-note", "n")]);
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
async fn what_was_sent_is_compared_as_json() {
    let service = Documented::answering(200, "");
    let mut request = Request::new("https://any.example/".parse().unwrap(), Method::Put);
    request.set_body(r#"{"a": 1.0}"#);
    let transport = service.options().transport.unwrap();
    let _answered = transport.send(&Context::new(), &mut request).await;
    service.assert_sent(r#"{ "a": 1 }"#);
}
