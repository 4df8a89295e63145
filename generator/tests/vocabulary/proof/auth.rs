//! How callers are known: a key in a header, the same key in the query, a token, a token of other scopes, and nothing at all.

use crate::support::{MockResponse, Loopback, TestCredential};
use crate::{STORE, client, headers, line, warehouse};
use azure_core::credentials::Secret;
use vocabulary::desk::{DeskClient, DeskClientOptions};
use vocabulary::catalog::{CatalogClient, CatalogClientOptions};

const ORDER: &str = r#"{"name":"north"}"#;

#[tokio::test]
async fn a_key_goes_in_the_header_of_the_service() {
    let service = Loopback::start([MockResponse::json(204, "")]).await;
    client(&service).formats().headers_optional(None).await.unwrap();
    assert_eq!(headers(&service.seen()[0]), [("store-key", "k3y"), ("x-region", "eu")]);
}

#[tokio::test]
async fn a_key_goes_in_the_query_of_an_operation_that_wants_it_there() {
    let service = Loopback::start([MockResponse::json(200, "word")]).await;
    client(&service).names().self_(None).await.unwrap();
    let seen = &service.seen()[0];
    assert_eq!(line(seen), format!("GET {STORE}/names/self?api-version=2030-01-01&code=k3y"));
    assert_eq!(seen.header("store-key"), None);
}

#[tokio::test]
async fn an_operation_for_anybody_carries_no_key() {
    let service = Loopback::start([MockResponse::json(200, "true")]).await;
    client(&service).notes().health(None).await.unwrap();
    assert_eq!(headers(&service.seen()[0]), [("accept", "application/json"), ("x-region", "eu")]);
}

#[tokio::test]
async fn a_token_has_the_scope_of_the_service() {
    let service = Loopback::start([MockResponse::json(200, ORDER)]).await;
    let (client, credential) = warehouse(&service);
    client.orders().get(&"north".parse().unwrap(), None).await.unwrap();
    assert_eq!(credential.asked(), [["https://warehouse.example/.default"]]);
    let seen = &service.seen()[0];
    let site = "00000000-0000-0000-0000-000000000001";
    assert_eq!(line(seen), format!("GET https://warehouse.example/sites/{site}/orders/north?unit=kg&version=2030-02-01"));
    assert_eq!(headers(seen), [("accept", "application/json"), ("authorization", "Bearer test-token")]);
}

#[tokio::test]
async fn an_operation_has_scopes_of_its_own() {
    let service = Loopback::start([MockResponse::json(200, ORDER), MockResponse::json(200, "2"), MockResponse::json(204, "")]).await;
    let (client, credential) = warehouse(&service);
    let north = "north".parse().unwrap();
    client.orders().read(&north, None).await.unwrap();
    assert_eq!(*client.orders().count(None).await.unwrap().value(), 2);
    client.orders().begin_remove(&north, None).unwrap().await.unwrap();
    let scopes = credential.asked();
    assert!(scopes.iter().take(scopes.len() - 1).all(|scopes| scopes == &["https://warehouse.example/read"]));
    assert_eq!(scopes.last().unwrap(), &["https://warehouse.example/remove"]);
    assert_eq!(service.seen()[2].header("authorization"), Some("Bearer test-token"));
}

#[tokio::test]
async fn a_start_for_anybody_carries_no_token_on_its_way() {
    let accepted = MockResponse::json(202, "").with_header("location", "/results/1");
    let service = Loopback::start([accepted.with_header("retry-after", 1), MockResponse::json(200, ORDER)]).await;
    let (client, credential) = warehouse(&service);
    assert_eq!(client.orders().begin_release(None).unwrap().await.unwrap().value().name, "north");
    assert!(credential.asked().is_empty());
    let seen = service.seen();
    assert_eq!(line(&seen[0]), "POST https://warehouse.example/release?unit=kg&version=2030-02-01");
    assert_eq!(line(&seen[1]), "GET https://warehouse.example/results/1?version=2030-02-01");
    assert!(seen.iter().all(|seen| seen.header("authorization").is_none()));
}

#[tokio::test]
async fn a_service_for_anybody_has_neither_credential_nor_version() {
    let entry = || MockResponse::json(200, r#"{"counts":[1,2.0]}"#);
    let service = Loopback::start([entry(), entry()]).await;
    let options = CatalogClientOptions { client_options: service.options(), ..Default::default() };
    let client = CatalogClient::new(Some(options)).unwrap();
    let entry = client.peek(None).await.unwrap().into_value();
    assert_eq!(entry.counts, [1, 2]);
    client.entries().change(&entry, None).await.unwrap();
    let seen = service.seen();
    assert_eq!(line(&seen[0]), "GET https://catalog.example/base/entries");
    assert_eq!(headers(&seen[0]), [("accept", "application/json")]);
    assert_eq!(line(&seen[1]), "PATCH https://catalog.example/base/entries");
    assert_eq!(headers(&seen[1]), [("accept", "application/merge-patch+json"), ("content-type", "application/json")]);
}

const DESK: &str = "https://desk.example/base";

fn tickets() -> [MockResponse; 3] {
    [MockResponse::json(200, "7"), MockResponse::json(204, ""), MockResponse::json(204, "")]
}

/// What three calls send, each with the headers that say who calls.
async fn calls(service: &Loopback, client: &DeskClient) -> Vec<(String, Vec<(String, String)>)> {
    let tickets = client.tickets();
    assert_eq!(*tickets.count(None).await.unwrap().value(), 7);
    tickets.close(None).await.unwrap();
    tickets.watch(None).await.unwrap();
    let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    let known = |(name, _): &(&str, &str)| *name != "accept";
    service.seen().iter().map(|seen| (line(seen), headers(seen).into_iter().filter(known).map(owned).collect())).collect()
}

#[tokio::test]
async fn a_caller_may_have_a_token_where_there_are_keys_as_well() {
    let (service, credential) = (Loopback::start(tickets()).await, TestCredential::new());
    let options = DeskClientOptions { client_options: service.options(), ..Default::default() };
    let client = DeskClient::new(DESK, "b".parse().unwrap(), credential.clone(), Some(options)).unwrap();
    let token = || vec![("authorization".to_owned(), "Bearer test-token".to_owned())];
    let version = "api-version=2030-04-01";
    assert_eq!(
        calls(&service, &client).await,
        [
            (format!("GET {DESK}/desks/b/tickets?{version}"), token()),
            (format!("PUT {DESK}/desks/b/closed?{version}"), token()),
            (format!("HEAD {DESK}/desks/b/tickets?{version}"), vec![]),
        ]
    );
    assert_eq!(credential.asked(), [["https://desk.example/.default".to_owned()], [format!("{DESK}/close")]]);
}

#[tokio::test]
async fn a_caller_may_have_a_key_where_there_are_tokens_as_well() {
    let service = Loopback::start(tickets()).await;
    let options = DeskClientOptions { client_options: service.options(), ..Default::default() };
    let client = DeskClient::with_key(DESK, "b".parse().unwrap(), Secret::new("k3y"), Some(options)).unwrap();
    let version = "api-version=2030-04-01";
    assert_eq!(
        calls(&service, &client).await,
        [
            (format!("GET {DESK}/desks/b/tickets?{version}"), vec![("desk-key".to_owned(), "k3y".to_owned())]),
            (format!("PUT {DESK}/desks/b/closed?{version}&code=k3y"), vec![]),
            (format!("HEAD {DESK}/desks/b/tickets?{version}"), vec![]),
        ]
    );
}
