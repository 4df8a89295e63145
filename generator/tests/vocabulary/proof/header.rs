//! Headers whose names begin alike: maps of requests, of the client and of answers.

use crate::support::{MockResponse, Loopback};
use crate::{client, client_with, headers};
use std::collections::BTreeMap;
use vocabulary::store::models::*;
use vocabulary::store::*;

fn map<V: Clone>(entries: &[(&str, V)]) -> BTreeMap<String, V> {
    entries.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect()
}

async fn picture(service: &Loopback, tags: &[(&str, String)]) -> Result<String, String> {
    let options = ProductsClientPictureOptions { x_tag: Some(map(tags)), ..Default::default() };
    let answered = client(service).products().picture(&ProductId::from_static("7"), Some(options)).await;
    let answered = answered.map_err(|error| error.to_string())?;
    let read = ProductsClientPictureHeaders::of(answered.headers());
    Ok(format!("{:?} {:?}", read.x_tag().unwrap(), read.x_size().map_err(|error| error.to_string())))
}

#[tokio::test]
async fn each_entry_is_a_header() {
    let service = Loopback::start([MockResponse::json(200, "")]).await;
    picture(&service, &[("Kind", "tea".to_owned()), ("b.c", "x y".to_owned())]).await.unwrap();
    let seen = &service.seen()[0];
    let sent: Vec<_> = headers(seen).into_iter().filter(|(name, _)| name.starts_with("x-tag")).collect();
    assert_eq!(sent, [("x-tag-b.c", "x y"), ("x-tag-kind", "tea")]);
}

#[tokio::test]
async fn they_are_read_from_a_response_by_the_end_of_the_name() {
    let tagged = MockResponse::json(200, "").with_header("x-tag-kind", "tea").with_header("x-tag-", "none").with_header("x-tags", "no");
    let sized = MockResponse::json(200, "").with_header("x-size-a", "1.0").with_header("x-size-b", "2");
    let wrong = MockResponse::json(200, "").with_header("x-size-a", "large");
    let service = Loopback::start([tagged, sized, wrong]).await;
    assert_eq!(picture(&service, &[]).await.unwrap(), r#"{"": "none", "kind": "tea"} Ok({})"#);
    assert_eq!(picture(&service, &[]).await.unwrap(), r#"{} Ok({"a": 1, "b": 2})"#);
    assert!(picture(&service, &[]).await.unwrap().contains("the header `x-size-`"));
}

#[tokio::test]
async fn what_is_no_name_or_no_value_is_not_sent() {
    let service = Loopback::start([]).await;
    for (key, value) in [("", "a"), ("a b", "a"), ("a:b", "a"), ("\u{e4}", "a"), ("a", "b\r\nx: y")] {
        let error = picture(&service, &[(key, value.to_owned())]).await.unwrap_err();
        assert!(error.starts_with("`x-tag-` cannot be sent: "), "{error}");
    }
    assert!(service.seen().is_empty());
}

#[tokio::test]
async fn a_client_may_have_them_for_every_call() {
    let service = Loopback::start([MockResponse::json(204, "")]).await;
    let options = StoreClientOptions { x_mark: Some(map(&[("a", 1), ("b", 2)])), ..Default::default() };
    client_with(&service, options).defaults().purge(None).await.unwrap();
    let seen = &service.seen()[0];
    assert_eq!((seen.header("x-mark-a"), seen.header("x-mark-b")), (Some("1"), Some("2")));
}

#[tokio::test]
async fn a_list_keeps_to_its_limits() {
    let service = Loopback::start([
        MockResponse::json(200, "").with_header("x-labels", "a, b").with_header("x-pair", "1.0,2"),
        MockResponse::json(200, "").with_header("x-labels", "a,a").with_header("x-pair", "1"),
    ])
    .await;
    let answered = client(&service).bodies().read(None).await.unwrap();
    let read = BodiesClientReadHeaders::of(answered.headers());
    let labels = read.x_labels().unwrap().unwrap();
    assert_eq!(labels.as_slice().iter().map(|label| label.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(read.x_pair().unwrap().unwrap().as_slice(), [1, 2]);
    let answered = client(&service).bodies().read(None).await.unwrap();
    let read = BodiesClientReadHeaders::of(answered.headers());
    assert!(read.x_labels().unwrap_err().to_string().contains("`x-labels`"));
    assert!(read.x_pair().unwrap_err().to_string().contains("`x-pair`"));
}
