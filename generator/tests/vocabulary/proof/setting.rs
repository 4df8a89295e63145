//! Optional parameters of the client: chosen once in its options, sent with every call.

use crate::support::{MockResponse, Loopback, Seen};
use crate::{STORE, client, client_with, headers, line};
use vocabulary::store::models::*;
use vocabulary::store::*;

async fn sent(options: StoreClientOptions) -> Seen {
    let service = Loopback::start([MockResponse::json(204, "")]).await;
    client_with(&service, options).defaults().purge(None).await.unwrap();
    service.seen()[0].clone()
}

async fn sent_url(options: StoreClientOptions) -> String {
    line(&sent(options).await)
}

fn url(query: &str) -> String {
    format!("DELETE {STORE}/defaults?{query}api-version=2030-01-01")
}

#[tokio::test]
async fn what_is_not_chosen_is_not_sent_not_even_a_default() {
    let seen = sent(StoreClientOptions::default()).await;
    assert_eq!(line(&seen), url(""));
    assert_eq!(headers(&seen), [("store-key", "k3y"), ("x-region", "eu")]);
}

#[tokio::test]
async fn a_value_is_sent_even_the_default() {
    let options = StoreClientOptions { locale: Some("en".to_owned()), ..Default::default() };
    assert_eq!(sent_url(options).await, url("locale=en&"));
}

#[tokio::test]
async fn a_constant_is_sent_where_it_is_turned_on() {
    let options = StoreClientOptions { trace: true, ..Default::default() };
    assert_eq!(sent_url(options).await, url("trace=true&"));
}

#[tokio::test]
#[expect(deprecated, reason = "what is deprecated stays usable")]
async fn a_constant_header_is_sent_where_it_is_turned_on() {
    let seen = sent(StoreClientOptions { x_quiet: true, ..Default::default() }).await;
    assert_eq!(headers(&seen), [("store-key", "k3y"), ("x-quiet", "yes"), ("x-region", "eu")]);
}

#[tokio::test]
async fn lists_are_sent_in_their_style() {
    let labels = vec!["a".parse().unwrap(), "b c".parse().unwrap()].try_into().unwrap();
    let options = StoreClientOptions {
        tagged: Some(labels),
        spelled: Some(vec![Word::One, Word::Curve]),
        x_pages: Some(vec![1, 2]),
        ..Default::default()
    };
    let seen = sent(options).await;
    assert_eq!(line(&seen), url("tagged=a,b%20c&spelled=one&spelled=P-256&"));
    assert_eq!(seen.header("x-pages"), Some("1|2"));
}

#[tokio::test]
async fn a_name_that_the_client_has_for_itself_gets_an_underscore() {
    let id = "00000000-0000-0000-0000-00000000000a";
    let options = StoreClientOptions { service_: Some(id.parse().unwrap()), ..Default::default() };
    assert_eq!(sent_url(options).await, url(&format!("service={id}&")));
}

#[tokio::test]
async fn numbers_are_sent_in_headers() {
    let options = StoreClientOptions {
        x_pace: Some("10".parse().unwrap()),
        x_part: Some("99.5".parse().unwrap()),
        ..Default::default()
    };
    let seen = sent(options).await;
    assert_eq!((seen.header("x-pace"), seen.header("x-part")), (Some("10"), Some("99.5")));
}

#[tokio::test]
async fn every_call_has_it_those_for_pages_and_those_that_start_too() {
    let page = MockResponse::json(200, r#"{"value":[]}"#);
    let started = MockResponse::json(202, "").with_header("location", "/results/1").with_header("retry-after", 1);
    let service = Loopback::start([MockResponse::json(200, "1"), page, started, MockResponse::json(200, "2")]).await;
    let options = StoreClientOptions { locale: Some("de".to_owned()), ..Default::default() };
    let client = client_with(&service, options);
    client.wholes().count(None).await.unwrap();
    assert!(client.products().list(&[1], None).next().await.is_none());
    client.wholes().begin_grow(None).unwrap().await.unwrap();
    let urls: Vec<_> = service.seen().iter().map(line).collect();
    let expected = [
        format!("GET {STORE}/wholes?locale=de&api-version=2030-01-01"),
        format!("GET {STORE}/stores/old%20west/products?rows=1&locale=de&api-version=2030-01-01"),
        format!("POST {STORE}/wholes?locale=de&api-version=2030-01-01"),
        "GET https://store.example/results/1?api-version=2030-01-01".to_owned(),
    ];
    assert_eq!(urls, expected);
}

#[tokio::test]
async fn clients_do_not_share_it() {
    let service = Loopback::start([MockResponse::json(204, ""), MockResponse::json(204, "")]).await;
    let options = StoreClientOptions { locale: Some("de".to_owned()), ..Default::default() };
    client_with(&service, options).defaults().purge(None).await.unwrap();
    client(&service).defaults().purge(None).await.unwrap();
    let urls: Vec<_> = service.seen().iter().map(line).collect();
    assert_eq!(urls, [url("locale=de&"), url("")]);
}
