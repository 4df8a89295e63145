//! Maps in the query: each entry is a parameter of its own.

use crate::line;
use crate::support::{Loopback, MockResponse};
use std::collections::BTreeMap;
use vocabulary::catalog::models::{FilterItem, Key};
use vocabulary::catalog::{EntriesClientFindOptions, CatalogClient, CatalogClientOptions};

const FIND: &str = "GET https://catalog.example/base/entries/find";

async fn sent(options: EntriesClientFindOptions<'_>) -> String {
    let service = Loopback::start([MockResponse::json(200, "7")]).await;
    let client_options = service.options();
    let client = CatalogClient::new(Some(CatalogClientOptions { client_options, ..CatalogClientOptions::default() })).unwrap();
    assert_eq!(client.entries().find(Some(options)).await.unwrap().into_value(), 7);
    line(&service.seen()[0])
}

#[tokio::test]
async fn an_entry_is_a_parameter_under_its_key_alone_or_in_brackets() {
    let count = |count: i32| FilterItem::try_from(count).unwrap();
    let filter = BTreeMap::from([("green".to_owned(), count(2)), ("dark brown".to_owned(), count(0))]);
    let labels = BTreeMap::from([("mood".to_owned(), "calm & clear".to_owned()), ("a=b".to_owned(), String::new())]);
    let options = EntriesClientFindOptions {
        filter: Some(filter),
        labels: Some(labels),
        at_catalog: Some("west".to_owned()),
        ..EntriesClientFindOptions::default()
    };
    let query = "filter%5Bdark%20brown%5D=0&filter%5Bgreen%5D=2&a%3Db=&mood=calm%20%26%20clear&at%5Bcatalog%5D=west";
    assert_eq!(sent(options).await, format!("{FIND}?{query}"));
}

/// What is hidden from people goes to the service all the same.
#[tokio::test]
async fn a_secret_in_a_map_is_sent_and_shows_nowhere() {
    let keys = BTreeMap::from([("gate".to_owned(), Key::try_from("s3same").unwrap())]);
    let options = EntriesClientFindOptions { keys: Some(keys.clone()), x_key: Some(keys), ..Default::default() };
    assert!(!format!("{options:?}").contains("s3same"));
    let service = Loopback::start([MockResponse::json(200, "7")]).await;
    let client_options = service.options();
    let client = CatalogClient::new(Some(CatalogClientOptions { client_options, ..CatalogClientOptions::default() })).unwrap();
    client.entries().find(Some(options)).await.unwrap();
    let seen = &service.seen()[0];
    assert_eq!((line(seen), seen.header("x-key-gate")), (format!("{FIND}?keys%5Bgate%5D=s3same"), Some("s3same")));
}

#[tokio::test]
async fn an_entry_never_takes_the_place_of_another_parameter() {
    let service = Loopback::start([]).await;
    let client_options = service.options();
    let client = CatalogClient::new(Some(CatalogClientOptions { client_options, ..CatalogClientOptions::default() })).unwrap();
    let labels = BTreeMap::from([("AT[catalog]".to_owned(), "east".to_owned())]);
    let options = EntriesClientFindOptions { labels: Some(labels), ..EntriesClientFindOptions::default() };
    let error = client.entries().find(Some(options)).await.unwrap_err();
    assert_eq!(error.to_string(), "`labels` cannot be sent: an entry must not have the name of another parameter");
    let keys = BTreeMap::from([("ID".to_owned(), Key::try_from("s3same").unwrap())]);
    let options = EntriesClientFindOptions { x_key: Some(keys), ..EntriesClientFindOptions::default() };
    let error = client.entries().find(Some(options)).await.unwrap_err();
    assert_eq!(error.to_string(), "`x-key-` cannot be sent: an entry must not have the name of another parameter");
    assert!(service.seen().is_empty());
}

#[tokio::test]
async fn no_entries_are_no_parameters() {
    let options = EntriesClientFindOptions { filter: Some(BTreeMap::new()), ..EntriesClientFindOptions::default() };
    assert_eq!(sent(options).await, FIND);
}
