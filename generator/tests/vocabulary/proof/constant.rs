//! Constants, variants by themselves, and unions whose discriminator may be absent.

use crate::support::{MockResponse, Loopback};
use crate::{body, client, client_with, line};
use vocabulary::store::{StoreClientOptions, ParcelsClient, ParcelsClientDescribeOptions, ParcelsClientListItemsOptions};
use vocabulary::store::models::*;
use vocabulary::runtime::constant::Constant;
use vocabulary::runtime::decode::Decoding;
use vocabulary::runtime::patch::Patch;

const PACKAGE: &str = r#"{"must":1,"version":2,"shape":null,"else":3}"#;

fn package() -> Package {
    let mut package = Package::new(1, None);
    package.additional_properties.insert("else".to_owned(), 3);
    package
}

#[tokio::test]
async fn a_required_constant_is_always_sent_and_an_optional_one_where_it_is_wanted() {
    let service = Loopback::start([MockResponse::json(200, r#"{"must":1,"version":2.0,"shape":"one"}"#), MockResponse::json(200, "{}")]).await;
    let packages = client(&service).parcels();
    let answered = packages.put(&package(), None).await.unwrap().into_value();
    assert_eq!((answered.version, answered.shape, answered.unit), (Constant, Some(Constant), None));
    let mut whole = package().with_unit(Constant).with_wrapped(Constant);
    whole.shape = Some(Constant);
    let _unread = packages.put(&whole, None).await;
    assert_eq!(body(&service.seen()[0]), PACKAGE);
    assert_eq!(
        body(&service.seen()[1]),
        r#"{"must":1,"version":2,"shape":"one","unit":"m \"2\"","wrapped":true,"else":3}"#
    );
    assert_eq!((whole.wrapped, package().wrapped), (Patch::Value(Constant), Patch::Absent));
}

#[tokio::test]
async fn another_value_is_refused_and_a_report_leaves_out_an_optional_one() {
    let json = r#"{"must":1,"version":2,"shape":"one","unit":"feet","wrapped":false,"filling":{"wet":1}}"#;
    let other = json.replace(r#""version":2"#, r#""version":3"#);
    let service = Loopback::start([MockResponse::json(200, json), MockResponse::json(200, json), MockResponse::json(200, &other)]).await;
    let error = client(&service).parcels().put(&package(), None).await.unwrap_err().to_string();
    assert!(error.contains(r#"unit: unit: "feet" is not valid: the constant "m \"2\"""#), "{error}");
    let reporting = client_with(&service, StoreClientOptions { decoding: Decoding::Report, ..Default::default() });
    let answered = reporting.parcels().put(&package(), None).await.unwrap();
    assert_eq!((answered.value().unit, answered.value().wrapped), (None, Patch::Absent));
    let paths: Vec<String> = answered.violations().iter().map(|it| it.path().to_string()).collect();
    assert_eq!(paths, ["unit", "wrapped", "filling.wet"]);
    let error = reporting.parcels().put(&package(), None).await.unwrap_err().to_string();
    assert!(error.contains("version: version: 3 is not valid: the constant 2"), "{error}");
}

#[tokio::test]
async fn a_variant_by_itself_has_its_discriminator() {
    let answers = [r#"{"kind":"rain","depth":3,"cold":true}"#, r#"{"kind":"calm","depth":3}"#, r#"{"depth":3}"#];
    let service = Loopback::start(answers.map(|json| MockResponse::json(200, json))).await;
    let packages = client(&service).parcels();
    let rain = packages.rain(&Rain::new(3), None).await.unwrap().into_value();
    assert_eq!(body(&service.seen()[0]), r#"{"kind":"rain","depth":3}"#);
    assert_eq!(rain.additional_properties["cold"], serde_json::Value::from(true));
    assert_eq!(serde_json::to_string(&rain).unwrap(), answers[0]);
    assert_eq!(serde_json::to_string(&Weather::Rain(rain)).unwrap(), answers[0]);
    for _ in &answers[1..] {
        let error = packages.rain(&Rain::new(3), None).await.unwrap_err().to_string();
        assert!(error.contains("kind"), "{error}");
    }
}

#[tokio::test]
async fn what_the_variants_share_is_kept_without_a_model_and_without_a_discriminator() {
    let tagged = r#"{"kind":"calm","day":"2031-05-01","wind":3}"#;
    let untagged = r#"{"day":"2031-05-02","wind":4}"#;
    let service = Loopback::start([untagged, r#"{"kind":null}"#].map(|json| MockResponse::json(200, json))).await;
    let packages = client(&service).parcels();
    let calm: Weather = serde_json::from_str(tagged).unwrap();
    assert!(matches!(&calm, Weather::Calm(base) if base.additional_properties.len() == 1), "{calm:?}");
    let answered = packages.forecast(&calm, None).await.unwrap().into_value();
    assert_eq!(body(&service.seen()[0]), tagged);
    assert!(matches!(&answered, Weather::Untagged(base) if base.day.is_some()), "{answered:?}");
    assert_eq!(packages.forecast(&answered, None).await.unwrap().into_value(), Weather::Untagged(WeatherBase::new()));
    assert_eq!(body(&service.seen()[1]), untagged);
}

#[test]
fn without_a_discriminator_it_is_the_default_variant() {
    let filling: Filling = serde_json::from_str(r#"{"wet":true}"#).unwrap();
    assert_eq!(filling, Filling::Foam(Foam::new().with_wet(true)));
    assert_eq!(serde_json::to_string(&filling).unwrap(), r#"{"kind":"foam","wet":true}"#);
    let error = serde_json::from_str::<Filling>(r#"{"wet":1}"#).unwrap_err();
    assert!(error.to_string().contains("boolean"), "{error}");
}

#[tokio::test]
async fn what_every_request_must_have_is_asked_for() {
    let service = Loopback::start([MockResponse::json(200, r#"{"name":"north"}"#), MockResponse::json(204, "")]).await;
    let packages = client(&service).parcels();
    let gate = Gate::new("north", None);
    let error = packages.gate(&gate, None).await.unwrap_err().to_string();
    assert!(error.contains("the property `code` is required in requests"), "{error}");
    let error = packages.gate(&gate.clone().with_code(GateCode::try_from("s3cret").unwrap()), None).await.unwrap_err().to_string();
    assert!(error.contains("`turns`"), "{error}");
    assert_eq!(service.seen().len(), 0);
    let received = packages.gate(&gate.with_code(GateCode::try_from("s3cret").unwrap()).with_turns(2), None).await.unwrap().into_value();
    assert_eq!(body(&service.seen()[0]), r#"{"name":"north","code":"s3cret","turns":2,"latch":null,"form":1}"#);
    assert_eq!((received.turns, received.latch.as_deref()), (None, None));
    assert_eq!(serde_json::to_string(&received).unwrap(), r#"{"name":"north","latch":null,"form":1}"#);
    packages.key(&Key::new(3), None).await.unwrap();
    assert_eq!(body(&service.seen()[1]), r#"{"teeth":3}"#);
}

#[tokio::test]
async fn operations_on_one_path_are_told_apart_by_their_query() {
    let service = Loopback::start([(); 3].map(|()| MockResponse::json(204, ""))).await;
    let parcels: ParcelsClient = client(&service).parcels();
    let name = ParcelName::from_static("a");
    parcels.describe(&name, None::<ParcelsClientDescribeOptions<'_>>).await.unwrap();
    parcels.list_items(&name, Some(ParcelsClientListItemsOptions { top: Some(2), ..Default::default() })).await.unwrap();
    parcels.open(&name, None).await.unwrap();
    let lines: Vec<String> = service.seen().iter().map(line).collect();
    let base = "GET https://store.example/base/boxes/a?";
    let expected = ["restype=box&", "restype=box&comp=list&top=2&", ""];
    assert_eq!(lines, expected.map(|query| format!("{base}{query}api-version=2030-01-01")));
}
