//! Operations of one method on one path, which media types distinguish, or only the service.

use crate::line;
use crate::support::{Loopback, MockResponse, Seen};
use vocabulary::catalog::models::{ContentType, Entry};
use vocabulary::catalog::{CatalogClient, CatalogClientOptions};

fn client(service: &Loopback) -> CatalogClient {
    let client_options = service.options();
    CatalogClient::new(Some(CatalogClientOptions { client_options, ..CatalogClientOptions::default() })).unwrap()
}

fn header(seen: &Seen, name: &str) -> String {
    seen.header(name).unwrap_or_default().to_owned()
}

#[tokio::test]
async fn each_media_type_of_a_request_is_an_operation() {
    let service = Loopback::start([MockResponse::json(204, ""), MockResponse::json(204, "")]).await;
    let entries = client(&service).entries();
    entries.upload(&ContentType::ImageJpeg, &b"\xFF\xD8".to_vec().into(), None).await.unwrap();
    entries.sketch(&Entry::new(vec![7]), None).await.unwrap();
    let seen = service.seen();
    assert!(seen.iter().all(|seen| line(seen) == "PUT https://catalog.example/base/entries/picture"), "{seen:?}");
    let sent: Vec<_> = seen.iter().map(|seen| (header(seen, "content-type"), &seen.body[..])).collect();
    assert_eq!(sent[0], ("image/jpeg".to_owned(), &b"\xFF\xD8"[..]));
    assert_eq!(sent[1], ("application/json".to_owned(), &br#"{"counts":[7]}"#[..]));
}

#[tokio::test]
async fn each_media_type_of_a_response_is_an_operation() {
    let service = Loopback::start([MockResponse::json(200, r#"{"counts":[7]}"#), MockResponse::json(200, "PNG")]).await;
    let client = client(&service);
    assert_eq!(client.peek(None).await.unwrap().into_value(), Entry::new(vec![7]));
    assert_eq!(&client.entries().show(None).await.unwrap().into_value()[..], b"PNG");
    let seen = service.seen();
    assert!(seen.iter().all(|seen| line(seen) == "GET https://catalog.example/base/entries"), "{seen:?}");
    assert_eq!(seen.iter().map(|seen| header(seen, "accept")).collect::<Vec<_>>(), ["application/json", "image/png"]);
}

#[tokio::test]
async fn what_distinguishes_operations_in_the_spec_alone_is_not_sent() {
    let service = Loopback::start([MockResponse::json(200, r#"{"counts":[7]}"#)]).await;
    let entry = client(&service).entries().r#match(&Entry::new(vec![7]), None).await.unwrap().into_value();
    assert_eq!(entry, Entry::new(vec![7]));
    let seen = service.seen();
    assert_eq!((line(&seen[0]), &seen[0].body[..]), ("GET https://catalog.example/base/entries".to_owned(), &br#"{"counts":[7]}"#[..]));
}
