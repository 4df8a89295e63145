//! Operations whose ids name no group: they are methods of the service's client, beside those that return the clients of groups.

use crate::line;
use crate::support::{Loopback, MockResponse};
use futures::TryStreamExt as _;
use vocabulary::pond::models::*;
use vocabulary::pond::*;

fn client(service: &Loopback) -> PondClient {
    let options = PondClientOptions { client_options: service.options(), ..Default::default() };
    PondClient::new(Some(options)).unwrap()
}

fn lines(service: &Loopback) -> Vec<String> {
    service.seen().iter().map(line).collect()
}

#[tokio::test]
async fn each_kind_of_operation_is_called_on_the_client() {
    let started = MockResponse::json(202, "").with_header("location", "/base/drain/1").with_header("retry-after", 0);
    let page = |body| MockResponse::json(200, body);
    let service = Loopback::start([
        MockResponse::json(204, ""),
        page(r#"{"value":[{"spots":[1]}],"nextLink":"https://pond.example/base/swarms?after=1"}"#),
        page(r#"{"value":[{"spots":[2]}]}"#),
        started,
        page(r#"{"spots":[3]}"#),
        page(r#"{"state":"Succeeded"}"#),
        page(r#"{"state":"Succeeded"}"#),
    ])
    .await;
    let client = client(&service);
    client.new_(None).await.unwrap();
    let frogs: Vec<Frog> = client.swarms(Some(PondClientSwarmsOptions::default())).try_collect().await.unwrap();
    assert_eq!(frogs, [Frog::new(vec![1]), Frog::new(vec![2])]);
    let drained = client.begin_drain(None).unwrap().await.unwrap();
    assert_eq!(*drained.value(), Frog::new(vec![3]));
    client.draining().poll(None).await.unwrap();
    client.poll_get_frost(None).await.unwrap();
    let expected = ["PUT /new", "GET /swarms", "GET /swarms?after=1", "POST /drain", "GET /drain/1", "GET /drain", "GET /frost"];
    let expected = expected.map(|expected| expected.replacen('/', "https://pond.example/base/", 1));
    assert_eq!(lines(&service), expected);
}

#[tokio::test]
async fn it_resumes_from_a_token_and_has_a_former_name() {
    let started = MockResponse::json(202, "").with_header("location", "/base/drain/1").with_header("retry-after", 0);
    let service = Loopback::start([started, MockResponse::json(200, r#"{"spots":[3]}"#)]).await;
    let client = client(&service);
    #[expect(deprecated, reason = "it is what is tested")]
    let mut poller = client.begin_empty(None).unwrap();
    poller.try_next().await.unwrap();
    let token = poller.resume_token().clone();
    let drained = client.resume_drain(&token, None).unwrap().await.unwrap();
    assert_eq!(*drained.value(), Frog::new(vec![3]));
}
