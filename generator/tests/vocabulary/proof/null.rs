//! `null` where an operation reads its status or its pages: as good as absent.

use crate::support::{Loopback, MockResponse};
use futures::TryStreamExt as _;
use vocabulary::pond::models::Frog;
use vocabulary::pond::{FrogsClient, PondClient, PondClientOptions};
use vocabulary::runtime::client::PollError;

fn frogs(service: &Loopback) -> FrogsClient {
    let client_options = service.options();
    PondClient::new(Some(PondClientOptions { client_options, ..PondClientOptions::default() })).unwrap().frogs()
}

async fn hatched(body: &str) -> (Result<(), String>, usize) {
    let bodies = [r#"{"state":"Warm","done":null,"fault":null}"#, body];
    let waiting = |body: &str| MockResponse::json(200, body).with_header("retry-after", 1);
    let service = Loopback::start(bodies.map(waiting)).await;
    let result = frogs(&service).poll_hatch(None).await;
    let said = result.map(|response| assert!(response.violations().is_empty())).map_err(|error| match &error {
        PollError::Failed(end) => format!("{:?} {:?} {:?}", end.status(), end.code(), end.failure().json()),
        other => other.to_string(),
    });
    (said, service.seen().len())
}

#[tokio::test]
async fn a_monitor_may_have_null_beside_its_status() {
    let (said, asked) = hatched(r#"{"state":"succeeded","done":100,"fault":null}"#).await;
    assert_eq!((said, asked), (Ok(()), 2));
    let (said, _) = hatched(r#"{"state":"Failed","done":null,"fault":{"code":null,"inner":null}}"#).await;
    assert_eq!(said.unwrap_err(), r#""Failed" None Some({"code":null,"inner":null})"#);
    let (said, _) = hatched(r#"{"state":"Failed","done":null,"fault":null}"#).await;
    assert_eq!(said.unwrap_err(), r#""Failed" None None"#);
}

#[tokio::test]
async fn a_status_that_is_null_is_none() {
    let (said, _) = hatched(r#"{"state":null,"done":null,"fault":null}"#).await;
    assert_eq!(said.unwrap_err(), "status 200: the body has no status of the operation");
}

#[tokio::test]
async fn a_page_may_have_null_for_its_items_and_its_link() {
    let page = |value: &str, link: &str| MockResponse::json(200, format!(r#"{{"value":{value},"nextLink":{link}}}"#));
    let pages = [page("null", "\"/two\""), page(r#"[{"spots":[1]}]"#, "\"/three\""), page("null", "null")];
    let service = Loopback::start(pages).await;
    let found: Vec<Frog> = frogs(&service).swarm(None).try_collect().await.unwrap();
    assert_eq!((found, service.seen().len()), (vec![Frog::new(vec![1])], 3));
}
