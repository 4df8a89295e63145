//! Where parameters come from: arguments, options, the client, the spec; and what their defaults mean.

use crate::support::{MockResponse, Loopback};
use crate::{STORE, client, headers, line};
use vocabulary::store::models::*;
use vocabulary::store::*;

const KEPT: &str = r#"{"must":1.0,"maybe":null,"made":"x","else":2.0}"#;

#[tokio::test]
async fn a_default_is_what_the_service_takes_and_is_not_sent() {
    let service = Loopback::start([MockResponse::json(200, KEPT)]).await;
    client(&service).defaults().read(None).await.unwrap();
    let seen = &service.seen()[0];
    assert_eq!(line(seen), format!("GET {STORE}/defaults?api-version=2030-01-01"));
    assert_eq!(headers(seen), [("accept", "application/json"), ("store-key", "k3y"), ("x-region", "eu")]);
}

#[tokio::test]
#[expect(deprecated, reason = "what is deprecated stays usable")]
async fn a_value_is_sent_where_it_is_given_even_the_default() {
    let service = Loopback::start([MockResponse::json(200, KEPT)]).await;
    let options = DefaultsClientReadOptions {
        top: Some(20.try_into().unwrap()),
        order: Some(Word::N2nd),
        x_lang: Some("en".to_owned()),
        ..Default::default()
    };
    client(&service).defaults().read(Some(options)).await.unwrap();
    let seen = &service.seen()[0];
    assert_eq!(line(seen), format!("GET {STORE}/defaults?top=20&order=2nd&api-version=2030-01-01"));
    assert_eq!(seen.header("x-lang"), Some("en"));
}

#[test]
#[expect(deprecated, reason = "what is deprecated stays usable")]
fn a_value_that_breaks_its_constraint_cannot_be_made() {
    assert_eq!(Top::try_from(51).unwrap_err().type_name(), "Top");
    assert!(Dozens::try_from(13).is_err());
    assert!(Dozens::try_from(1200).is_err());
    assert!("0".parse::<Percent>().is_err());
    assert!("1.255".parse::<Price>().is_err());
    assert!("AZ1".parse::<Code>().is_err());
    assert!("abc".parse::<Echo>().is_err());
    assert!("2".parse::<Step>().is_err());
}

async fn purged(options: Option<DefaultsClientPurgeOptions<'_>>) -> crate::support::Seen {
    let service = Loopback::start([MockResponse::json(204, "")]).await;
    client(&service).defaults().purge(options).await.unwrap();
    service.seen()[0].clone()
}

#[tokio::test]
async fn an_optional_constant_is_not_sent_unless_it_is_turned_on() {
    let seen = purged(None).await;
    assert_eq!(line(&seen), format!("DELETE {STORE}/defaults?api-version=2030-01-01"));
    assert_eq!(headers(&seen), [("store-key", "k3y"), ("x-region", "eu")]);
}

#[tokio::test]
async fn an_optional_constant_is_sent_where_it_is_turned_on() {
    let options = DefaultsClientPurgeOptions { soft: true, x_force: true, ..Default::default() };
    let seen = purged(Some(options)).await;
    assert_eq!(line(&seen), format!("DELETE {STORE}/defaults?soft=true&api-version=2030-01-01"));
    assert_eq!(headers(&seen), [("store-key", "k3y"), ("x-force", "all"), ("x-region", "eu")]);
}

#[tokio::test]
async fn optional_constants_of_every_make_are_sent_as_they_are_documented() {
    let options =
        DefaultsClientPurgeOptions { level: true, pair: true, list: true, x_days: true, ..Default::default() };
    let seen = purged(Some(options)).await;
    let query = "level=2&pair=a&pair=b&list=a,b&api-version=2030-01-01";
    assert_eq!(line(&seen), format!("DELETE {STORE}/defaults?{query}"));
    assert_eq!(seen.header("x-days"), Some("2024-02-29|2024-03-01"));
}

#[tokio::test]
async fn a_former_method_stays_usable() {
    let service = Loopback::start([MockResponse::json(204, "")]).await;
    #[expect(deprecated, reason = "what is deprecated stays usable")]
    client(&service).products().present(&ProductId::from_static("7"), None).await.unwrap();
    let url = format!("HEAD {STORE}/stores/old%20west/products/7?api-version=2030-01-01");
    assert_eq!(line(&service.seen()[0]), url);
}

#[tokio::test]
async fn a_scope_keeps_its_slashes() {
    let service = Loopback::start([MockResponse::json(200, r#"{"kind":"none"}"#)]).await;
    let scope = "/subscriptions/1/a b".parse().unwrap();
    let fruit = client(&service).fruits().read(&scope, None).await.unwrap();
    assert!(matches!(fruit.value(), Fruit::None(_)));
    let url = format!("GET {STORE}/fruits/subscriptions/1/a%20b/best?api-version=2030-01-01");
    assert_eq!(line(&service.seen()[0]), url);
}

#[tokio::test]
async fn a_scope_that_may_be_empty_is_left_out_with_its_slash() {
    for (scope, path) in [("", "/scoped"), ("/", "/scoped"), ("/tenants/t", "/tenants/t/scoped")] {
        let service = Loopback::start([MockResponse::json(200, "3")]).await;
        let total = client(&service).paths().scoped(&scope.parse().unwrap(), None).await.unwrap();
        assert_eq!(*total.value(), 3);
        assert_eq!(line(&service.seen()[0]), format!("GET {STORE}{path}?api-version=2030-01-01"));
    }
}

#[tokio::test]
async fn a_segment_of_dots_is_not_sent() {
    let service = Loopback::start([]).await;
    let scope = "/subscriptions/../x".parse();
    if let Ok(scope) = scope {
        client(&service).fruits().read(&scope, None).await.unwrap_err();
    }
    let error = client(&service).notes().read("2030-02-01".parse().unwrap(), &"a/../b".parse().unwrap(), 1, None).await;
    assert_eq!(error.unwrap_err().to_string(), "`place` cannot be sent: a segment of the path must not be `.` or `..`");
    assert!(service.seen().is_empty());
}
