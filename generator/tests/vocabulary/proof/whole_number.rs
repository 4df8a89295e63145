//! Whole numbers that a service writes as `1.0`, in every place of a response.

use crate::client;
use crate::support::{MockResponse, Loopback};
use azure_core::http::headers::Headers;
use vocabulary::store::models::*;
use vocabulary::store::*;
use vocabulary::runtime::client::Error;

#[tokio::test]
async fn a_body_alone() {
    let service = Loopback::start([MockResponse::json(200, "7.0")]).await;
    assert_eq!(*client(&service).wholes().count(None).await.unwrap().value(), 7);
}

#[tokio::test]
async fn a_body_with_a_fraction_is_refused_with_its_place() {
    let service = Loopback::start([MockResponse::json(200, "7.5")]).await;
    let Err(Error::Decode(error)) = client(&service).wholes().count(None).await else { panic!("7.5 was read") };
    assert_eq!((error.path().to_string(), error.value()), ("the document".to_owned(), Some("7.5")));
}

#[tokio::test]
async fn the_body_of_an_error() {
    let service = Loopback::start([MockResponse::json(400, "-3e0"), MockResponse::json(400, "[1.0,2]")]).await;
    let wholes = client(&service).wholes();
    let Err(Error::Service(error)) = wholes.count(None).await else { panic!("no error") };
    assert_eq!(*error.model(), -3);
    let Err(Error::Service(error)) = wholes.perhaps(None).await else { panic!("no error") };
    assert_eq!(*error.model(), WholesClientPerhapsFailure::OtherStatus(vec![1, 2]));
}

#[tokio::test]
async fn a_body_that_may_be_missing() {
    let service = Loopback::start([MockResponse::json(200, "7.0"), MockResponse::json(204, "")]).await;
    let wholes = client(&service).wholes();
    assert_eq!(*wholes.perhaps(None).await.unwrap().value(), Some(7));
    assert_eq!(*wholes.perhaps(None).await.unwrap().value(), None);
}

async fn either(status: u16, json: &'static str) -> WholesClientEitherResponse {
    let service = Loopback::start([MockResponse::json(status, json)]).await;
    let rows = Rows::try_from(vec![vec![Some(1)]]).unwrap();
    client(&service).wholes().either(&rows, None).await.unwrap().into_value()
}

#[tokio::test]
async fn lists_within_a_list_with_a_constraint() {
    let WholesClientEitherResponse::Ok(rows) = either(200, "[[1.0,null],[2e0]]").await else { panic!("not rows") };
    assert_eq!(rows.as_slice(), [vec![Some(1), None], vec![Some(2)]]);
}

#[tokio::test]
async fn lists_within_a_map() {
    let WholesClientEitherResponse::Created(map) = either(201, r#"{"a":[1.0,null]}"#).await else { panic!("no map") };
    assert_eq!(map["a"], [Some(1), None]);
}

#[tokio::test]
async fn a_map_with_a_constraint() {
    let WholesClientEitherResponse::Accepted(map) = either(202, r#"{"a":1.0}"#).await else { panic!("no map") };
    assert_eq!(map.as_map()["a"], 1);
}

#[tokio::test]
async fn a_moment() {
    let WholesClientEitherResponse::Status203(at) = either(203, "1738411200.0").await else { panic!("no moment") };
    assert_eq!(at.seconds(), 1_738_411_200);
}

#[tokio::test]
async fn a_number_with_a_constraint() {
    let WholesClientEitherResponse::PartialContent(dozens) = either(206, "24.0").await else { panic!("no number") };
    assert_eq!(dozens.get(), 24);
}

#[tokio::test]
async fn the_result_of_what_goes_on() {
    let location = |answer: MockResponse| answer.with_header("location", "/results/1").with_header("retry-after", 1);
    let service = Loopback::start([location(MockResponse::json(202, "")), MockResponse::json(200, "5.0")]).await;
    let poller = client(&service).wholes().begin_grow(None).unwrap();
    assert_eq!(*poller.await.unwrap().value(), 5);
}

#[test]
fn headers_alone_and_in_lists() {
    let mut headers = Headers::new();
    headers.insert("x-total", "7.0");
    headers.insert("x-rows", "1.0, 2e0,3");
    let read = WholesClientEitherHeaders::of(&headers);
    assert_eq!((read.x_total().unwrap(), read.x_rows().unwrap()), (Some(7), Some(vec![1, 2, 3])));
    headers.insert("x-total", "7.5");
    assert!(WholesClientEitherHeaders::of(&headers).x_total().is_err());
}

#[test]
fn enumerations() {
    assert_eq!(serde_json::from_str::<Rank>("2.0").unwrap().value(), 2);
    assert_eq!(serde_json::from_str::<Step>("10.0").unwrap().value(), 10);
}
