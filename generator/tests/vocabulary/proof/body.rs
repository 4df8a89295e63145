//! What models keep and send: constants, defaults, read-only and write-only properties, secrets, nulls, maps of anything, unknown properties.

use crate::support::{MockResponse, Loopback};
use crate::{body, client, headers};
use vocabulary::store::models::*;
use vocabulary::store::*;
use vocabulary::runtime::number_as_text::AsText;
use vocabulary::runtime::patch::Patch;

async fn read(json: &str) -> Kept {
    let service = Loopback::start([MockResponse::json(200, json)]).await;
    client(&service).defaults().read(None).await.unwrap().into_value()
}

#[tokio::test]
async fn null_is_apart_from_absent() {
    let kept = read(r#"{"must":1,"maybe":null,"made":"x"}"#).await;
    assert_eq!((kept.maybe, &kept.may), (None, &Patch::Absent));
    let kept = read(r#"{"must":1,"maybe":2,"made":"x","may":null}"#).await;
    assert_eq!((kept.maybe, &kept.may), (Some(2), &Patch::Null));
    let kept = read(r#"{"must":1,"maybe":2,"made":"x","may":"3"}"#).await;
    assert_eq!(kept.may, Patch::Value(AsText(3)));
}

#[tokio::test]
async fn whole_numbers_may_be_written_with_a_fraction_of_zero_and_the_rest_is_kept() {
    let kept = read(r#"{"must":1.0,"maybe":2e0,"made":"x","else":3.0,"inner":{"must":4,"maybe":null,"made":"y"}}"#).await;
    assert_eq!((kept.must, kept.maybe, kept.additional_properties["else"]), (1, Some(2), 3));
    assert_eq!(kept.inner.as_ref().unwrap().made, "y");
    assert_eq!(
        serde_json::to_string(&kept).unwrap(),
        r#"{"must":1,"maybe":2,"made":"x","inner":{"must":4,"maybe":null,"made":"y"},"else":3}"#
    );
}

#[tokio::test]
async fn a_required_property_that_is_missing_is_named() {
    let service = Loopback::start([MockResponse::json(200, r#"{"must":1,"made":"x"}"#)]).await;
    let error = client(&service).defaults().read(None).await.unwrap_err();
    assert!(error.to_string().contains("maybe"), "{error}");
}

#[tokio::test]
async fn lists_of_lists_and_maps_hold_nulls() {
    let json = r#"{"fix":true,"grid":[[1,null],null,[]],"gaps":{"a":"b","c":null},"shelves":{"a":[{"b":2}]},"free":{"x":[1]}}"#;
    let service = Loopback::start([MockResponse::json(200, json)]).await;
    let sent: Formats = serde_json::from_str(json).unwrap();
    assert_eq!(sent.grid.as_ref().unwrap()[1], None);
    assert_eq!(sent.gaps.as_ref().unwrap()["c"], None);
    let answered = client(&service).formats().body(&sent, None).await.unwrap();
    assert_eq!(*answered.value(), sent);
    assert_eq!(body(&service.seen()[0]), json);
}

#[tokio::test]
async fn a_constant_is_always_there_and_a_default_is_not_sent() {
    let service = Loopback::start([MockResponse::json(200, r#"{"fix":true}"#)]).await;
    client(&service).formats().body(&Formats::new(), None).await.unwrap();
    assert_eq!(body(&service.seen()[0]), r#"{"fix":true}"#);
}

#[tokio::test]
async fn read_only_is_kept_and_never_sent_write_only_is_sent_and_secrets_are_not_shown() {
    let answer = r#"{"best":{"kind":"none"},"owner":"Ada","secret":"s3cret"}"#;
    let service = Loopback::start([MockResponse::json(200, answer), MockResponse::json(200, answer)]).await;
    let fruits = client(&service).fruits();
    let basket: Basket = serde_json::from_str(r#"{"best":{"kind":"none"},"owner":"Eve","pin":"1234"}"#).unwrap();
    let answered = fruits.pick(&basket, None).await.unwrap().into_value();
    assert_eq!(body(&service.seen()[0]), r#"{"best":{"kind":"none"},"pin":"1234"}"#);
    assert_eq!(answered.owner.as_deref(), Some("Ada"));
    let shown = format!("{answered:?}{basket:?}");
    assert!(!shown.contains("s3cret") && !shown.contains("1234") && shown.contains("Pin([redacted])"), "{shown}");
    fruits.pick(&answered, None).await.unwrap();
    assert_eq!(body(&service.seen()[1]), r#"{"best":{"kind":"none"},"secret":"s3cret"}"#);
}

#[tokio::test]
async fn bytes_are_sent_where_they_are_given_and_any_json_is_read() {
    let service = Loopback::start([MockResponse::json(204, ""), MockResponse::json(200, r#"[1,"a"]"#)]).await;
    let fruits = client(&service).fruits();
    assert_eq!(*fruits.seeds(None).await.unwrap().value(), None);
    let options = FruitsClientSeedsOptions { body: Some(b"\x00\xff"[..].into()), ..Default::default() };
    let answered = fruits.seeds(Some(options)).await.unwrap();
    assert_eq!(answered.value().as_ref().unwrap().to_value().unwrap()[1], "a");
    let seen = service.seen();
    assert_eq!((seen[0].header("content-type"), &seen[0].body[..]), (None, &b""[..]));
    assert_eq!(&seen[1].body[..], b"\x00\xff");
    let expected = [
        ("accept", "application/json"),
        ("content-type", "application/octet-stream"),
        ("store-key", "k3y"),
        ("x-region", "eu"),
    ];
    assert_eq!(headers(&seen[1]), expected);
}

#[tokio::test]
async fn a_body_may_be_a_single_value() {
    let service = Loopback::start([MockResponse::json(204, ""), MockResponse::json(204, ""), MockResponse::json(204, "")]).await;
    client(&service).bodies().flag(true, None).await.unwrap();
    client(&service).bodies().day(None).await.unwrap();
    let options = BodiesClientDayOptions { body: Some("2024-02-29".parse().unwrap()), ..Default::default() };
    client(&service).bodies().day(Some(options)).await.unwrap();
    let bodies: Vec<_> = service.seen().iter().map(body).collect();
    assert_eq!(bodies, ["true", "", "\"2024-02-29\""]);
}
