//! How callers are known: a key in a header, the same key in the query, a token, a token of other scopes, and nothing at all.

use crate::support::{MockResponse, Loopback, TestCredential};
use crate::{ORCHARD, client, headers, line, meadow};
use azure_core::credentials::Secret;
use vocabulary::brook::{BrookClient, BrookClientOptions};
use vocabulary::pond::{PondClient, PondClientOptions};

const SHEEP: &str = r#"{"name":"dolly"}"#;

#[tokio::test]
async fn a_key_goes_in_the_header_of_the_service() {
    let service = Loopback::start([MockResponse::json(204, "")]).await;
    client(&service).formats().headers_optional(None).await.unwrap();
    assert_eq!(headers(&service.seen()[0]), [("orchard-key", "k3y"), ("x-region", "eu")]);
}

#[tokio::test]
async fn a_key_goes_in_the_query_of_an_operation_that_wants_it_there() {
    let service = Loopback::start([MockResponse::json(200, "word")]).await;
    client(&service).names().self_(None).await.unwrap();
    let seen = &service.seen()[0];
    assert_eq!(line(seen), format!("GET {ORCHARD}/names/self?api-version=2030-01-01&code=k3y"));
    assert_eq!(seen.header("orchard-key"), None);
}

#[tokio::test]
async fn an_operation_for_anybody_carries_no_key() {
    let service = Loopback::start([MockResponse::json(200, "true")]).await;
    client(&service).notes().health(None).await.unwrap();
    assert_eq!(headers(&service.seen()[0]), [("accept", "application/json"), ("x-region", "eu")]);
}

#[tokio::test]
async fn a_token_has_the_scope_of_the_service() {
    let service = Loopback::start([MockResponse::json(200, SHEEP)]).await;
    let (client, credential) = meadow(&service);
    client.sheep().get(&"dolly".parse().unwrap(), None).await.unwrap();
    assert_eq!(credential.asked(), [["https://meadow.example/.default"]]);
    let seen = &service.seen()[0];
    let farm = "00000000-0000-0000-0000-000000000001";
    assert_eq!(line(seen), format!("GET https://meadow.example/farms/{farm}/sheep/dolly?unit=kg&version=2030-02-01"));
    assert_eq!(headers(seen), [("accept", "application/json"), ("authorization", "Bearer test-token")]);
}

#[tokio::test]
async fn an_operation_has_scopes_of_its_own() {
    let service = Loopback::start([MockResponse::json(200, SHEEP), MockResponse::json(200, "2"), MockResponse::json(204, "")]).await;
    let (client, credential) = meadow(&service);
    let dolly = "dolly".parse().unwrap();
    client.sheep().read(&dolly, None).await.unwrap();
    assert_eq!(*client.sheep().count(None).await.unwrap().value(), 2);
    client.sheep().begin_sell(&dolly, None).unwrap().await.unwrap();
    let scopes = credential.asked();
    assert!(scopes.iter().take(scopes.len() - 1).all(|scopes| scopes == &["https://meadow.example/read"]));
    assert_eq!(scopes.last().unwrap(), &["https://meadow.example/sell"]);
    assert_eq!(service.seen()[2].header("authorization"), Some("Bearer test-token"));
}

#[tokio::test]
async fn a_start_for_anybody_carries_no_token_on_its_way() {
    let accepted = MockResponse::json(202, "").with_header("location", "/results/1");
    let service = Loopback::start([accepted.with_header("retry-after", 1), MockResponse::json(200, SHEEP)]).await;
    let (client, credential) = meadow(&service);
    assert_eq!(client.sheep().begin_roam(None).unwrap().await.unwrap().value().name, "dolly");
    assert!(credential.asked().is_empty());
    let seen = service.seen();
    assert_eq!(line(&seen[0]), "POST https://meadow.example/roam?unit=kg&version=2030-02-01");
    assert_eq!(line(&seen[1]), "GET https://meadow.example/results/1?version=2030-02-01");
    assert!(seen.iter().all(|seen| seen.header("authorization").is_none()));
}

#[tokio::test]
async fn a_service_for_anybody_has_neither_credential_nor_version() {
    let frog = || MockResponse::json(200, r#"{"spots":[1,2.0]}"#);
    let service = Loopback::start([frog(), frog()]).await;
    let options = PondClientOptions { client_options: service.options(), ..Default::default() };
    let client = PondClient::new(Some(options)).unwrap();
    let frog = client.listen(None).await.unwrap().into_value();
    assert_eq!(frog.spots, [1, 2]);
    client.frogs().change(&frog, None).await.unwrap();
    let seen = service.seen();
    assert_eq!(line(&seen[0]), "GET https://pond.example/base/frogs");
    assert_eq!(headers(&seen[0]), [("accept", "application/json")]);
    assert_eq!(line(&seen[1]), "PATCH https://pond.example/base/frogs");
    assert_eq!(headers(&seen[1]), [("accept", "application/merge-patch+json"), ("content-type", "application/json")]);
}

const BROOK: &str = "https://brook.example/base";

fn fish() -> [MockResponse; 3] {
    [MockResponse::json(200, "7"), MockResponse::json(204, ""), MockResponse::json(204, "")]
}

/// What three calls send, each with the headers that say who calls.
async fn calls(service: &Loopback, client: &BrookClient) -> Vec<(String, Vec<(String, String)>)> {
    let fish = client.fish();
    assert_eq!(*fish.count(None).await.unwrap().value(), 7);
    fish.feed(None).await.unwrap();
    fish.watch(None).await.unwrap();
    let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    let known = |(name, _): &(&str, &str)| *name != "accept";
    service.seen().iter().map(|seen| (line(seen), headers(seen).into_iter().filter(known).map(owned).collect())).collect()
}

#[tokio::test]
async fn a_caller_may_have_a_token_where_there_are_keys_as_well() {
    let (service, credential) = (Loopback::start(fish()).await, TestCredential::new());
    let options = BrookClientOptions { client_options: service.options(), ..Default::default() };
    let client = BrookClient::new(BROOK, "b".parse().unwrap(), credential.clone(), Some(options)).unwrap();
    let token = || vec![("authorization".to_owned(), "Bearer test-token".to_owned())];
    let version = "api-version=2030-04-01";
    assert_eq!(
        calls(&service, &client).await,
        [
            (format!("GET {BROOK}/brooks/b/fish?{version}"), token()),
            (format!("PUT {BROOK}/brooks/b/food?{version}"), token()),
            (format!("HEAD {BROOK}/brooks/b/fish?{version}"), vec![]),
        ]
    );
    assert_eq!(credential.asked(), [["https://brook.example/.default".to_owned()], [format!("{BROOK}/feed")]]);
}

#[tokio::test]
async fn a_caller_may_have_a_key_where_there_are_tokens_as_well() {
    let service = Loopback::start(fish()).await;
    let options = BrookClientOptions { client_options: service.options(), ..Default::default() };
    let client = BrookClient::with_key(BROOK, "b".parse().unwrap(), Secret::new("k3y"), Some(options)).unwrap();
    let version = "api-version=2030-04-01";
    assert_eq!(
        calls(&service, &client).await,
        [
            (format!("GET {BROOK}/brooks/b/fish?{version}"), vec![("brook-key".to_owned(), "k3y".to_owned())]),
            (format!("PUT {BROOK}/brooks/b/food?{version}&code=k3y"), vec![]),
            (format!("HEAD {BROOK}/brooks/b/fish?{version}"), vec![]),
        ]
    );
}
