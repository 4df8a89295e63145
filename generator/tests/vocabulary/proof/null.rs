//! `null` where an operation reads its status or its pages: as good as absent.

use crate::support::{Loopback, MockResponse};
use futures::TryStreamExt as _;
use vocabulary::catalog::models::Entry;
use vocabulary::catalog::{CatalogClient, CatalogClientOptions, EntriesClient};
use vocabulary::runtime::client::PollError;

fn entries(service: &Loopback) -> EntriesClient {
    let client_options = service.options();
    CatalogClient::new(Some(CatalogClientOptions { client_options, ..CatalogClientOptions::default() })).unwrap().entries()
}

async fn imported(body: &str) -> (Result<(), String>, usize) {
    let bodies = [r#"{"state":"Running","done":null,"fault":null}"#, body];
    let waiting = |body: &str| MockResponse::json(200, body).with_header("retry-after", 1);
    let service = Loopback::start(bodies.map(waiting)).await;
    let result = entries(&service).poll_import(None).await;
    let said = result.map(|response| assert!(response.violations().is_empty())).map_err(|error| match &error {
        PollError::Failed(end) => format!("{:?} {:?} {:?}", end.status(), end.code(), end.failure().json()),
        other => other.to_string(),
    });
    (said, service.seen().len())
}

#[tokio::test]
async fn a_monitor_may_have_null_beside_its_status() {
    let (said, asked) = imported(r#"{"state":"succeeded","done":100,"fault":null}"#).await;
    assert_eq!((said, asked), (Ok(()), 2));
    let (said, _) = imported(r#"{"state":"Failed","done":null,"fault":{"code":null,"inner":null}}"#).await;
    assert_eq!(said.unwrap_err(), r#""Failed" None Some({"code":null,"inner":null})"#);
    let (said, _) = imported(r#"{"state":"Failed","done":null,"fault":null}"#).await;
    assert_eq!(said.unwrap_err(), r#""Failed" None None"#);
}

#[tokio::test]
async fn a_status_that_is_null_is_none() {
    let (said, _) = imported(r#"{"state":null,"done":null,"fault":null}"#).await;
    assert_eq!(said.unwrap_err(), "status 200: the body has no status of the operation");
}

#[tokio::test]
async fn a_page_may_have_null_for_its_items_and_its_link() {
    let page = |value: &str, link: &str| MockResponse::json(200, format!(r#"{{"value":{value},"nextLink":{link}}}"#));
    let pages = [page("null", "\"/two\""), page(r#"[{"counts":[1]}]"#, "\"/three\""), page("null", "null")];
    let service = Loopback::start(pages).await;
    let found: Vec<Entry> = entries(&service).listing(None).try_collect().await.unwrap();
    assert_eq!((found, service.seen().len()), (vec![Entry::new(vec![1])], 3));
}
