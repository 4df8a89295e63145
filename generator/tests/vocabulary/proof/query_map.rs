//! Maps in the query: each entry is a parameter of its own.

use crate::line;
use crate::support::{Loopback, MockResponse};
use std::collections::BTreeMap;
use vocabulary::pond::models::{FilterItem, Key};
use vocabulary::pond::{FrogsClientFindOptions, PondClient, PondClientOptions};

const FIND: &str = "GET https://pond.example/base/frogs/find";

async fn sent(options: FrogsClientFindOptions<'_>) -> String {
    let service = Loopback::start([MockResponse::json(200, "7")]).await;
    let client_options = service.options();
    let client = PondClient::new(Some(PondClientOptions { client_options, ..PondClientOptions::default() })).unwrap();
    assert_eq!(client.frogs().find(Some(options)).await.unwrap().into_value(), 7);
    line(&service.seen()[0])
}

#[tokio::test]
async fn an_entry_is_a_parameter_under_its_key_alone_or_in_brackets() {
    let count = |count: i32| FilterItem::try_from(count).unwrap();
    let filter = BTreeMap::from([("green".to_owned(), count(2)), ("dark brown".to_owned(), count(0))]);
    let labels = BTreeMap::from([("mood".to_owned(), "gay & loud".to_owned()), ("a=b".to_owned(), String::new())]);
    let options = FrogsClientFindOptions {
        filter: Some(filter),
        labels: Some(labels),
        at_pond: Some("west".to_owned()),
        ..FrogsClientFindOptions::default()
    };
    let query = "filter%5Bdark%20brown%5D=0&filter%5Bgreen%5D=2&a%3Db=&mood=gay%20%26%20loud&at%5Bpond%5D=west";
    assert_eq!(sent(options).await, format!("{FIND}?{query}"));
}

/// What is hidden from people goes to the service all the same.
#[tokio::test]
async fn a_secret_in_a_map_is_sent_and_shows_nowhere() {
    let keys = BTreeMap::from([("gate".to_owned(), Key::try_from("s3same").unwrap())]);
    let options = FrogsClientFindOptions { keys: Some(keys.clone()), x_key: Some(keys), ..Default::default() };
    assert!(!format!("{options:?}").contains("s3same"));
    let service = Loopback::start([MockResponse::json(200, "7")]).await;
    let client_options = service.options();
    let client = PondClient::new(Some(PondClientOptions { client_options, ..PondClientOptions::default() })).unwrap();
    client.frogs().find(Some(options)).await.unwrap();
    let seen = &service.seen()[0];
    assert_eq!((line(seen), seen.header("x-key-gate")), (format!("{FIND}?keys%5Bgate%5D=s3same"), Some("s3same")));
}

#[tokio::test]
async fn an_entry_never_takes_the_place_of_another_parameter() {
    let service = Loopback::start([]).await;
    let client_options = service.options();
    let client = PondClient::new(Some(PondClientOptions { client_options, ..PondClientOptions::default() })).unwrap();
    let labels = BTreeMap::from([("AT[pond]".to_owned(), "east".to_owned())]);
    let options = FrogsClientFindOptions { labels: Some(labels), ..FrogsClientFindOptions::default() };
    let error = client.frogs().find(Some(options)).await.unwrap_err();
    assert_eq!(error.to_string(), "`labels` cannot be sent: an entry must not have the name of another parameter");
    assert!(service.seen().is_empty());
}

#[tokio::test]
async fn no_entries_are_no_parameters() {
    let options = FrogsClientFindOptions { filter: Some(BTreeMap::new()), ..FrogsClientFindOptions::default() };
    assert_eq!(sent(options).await, FIND);
}
