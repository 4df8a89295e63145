//! Values that must not be lost, and those that must not go out: numbers that are not finite, any JSON as it came, what every response has.

use crate::support::{MockResponse, Loopback};
use crate::{body, client, client_with};
use vocabulary::store::models::*;
use vocabulary::store::*;
use vocabulary::runtime::base64::Bytes;
use vocabulary::runtime::client::{Error, Unsendable};
use vocabulary::runtime::decode::{Decoding, Reason, decode};
use vocabulary::runtime::json::Json;
use vocabulary::runtime::number_as_text::AsText;

/// What a request was refused for; nothing may have gone out.
#[track_caller]
fn refused<T: std::fmt::Debug, E: std::fmt::Debug>(service: &Loopback, answered: Result<T, Error<E>>) -> (String, String) {
    assert_eq!(service.seen().len(), 0);
    let Err(Error::Request(error)) = answered else { panic!("{answered:?}") };
    let reason = if let Unsendable::Body(why) = error.reason() { why.clone() } else { format!("{:?}", error.reason()) };
    (error.parameter().to_owned(), reason)
}

#[tokio::test]
async fn a_number_that_is_not_finite_never_goes_out() {
    let service = Loopback::start([]).await;
    let client = client(&service);
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let not_finite = |name: &str| (name.to_owned(), "NotFinite".to_owned());
        let path = client.paths().double(number, None).await;
        assert_eq!(refused(&service, path), not_finite("double"));
        let path = client.paths().float_text(AsText(number as f32), None).await;
        assert_eq!(refused(&service, path), not_finite("floatText"));
        let options = FormatsClientQueryOptionalOptions { float: Some(number as f32), ..Default::default() };
        assert_eq!(refused(&service, client.formats().query_optional(Some(options)).await), not_finite("float"));
        let options = FormatsClientHeadersOptionalOptions { x_double: Some(number), ..Default::default() };
        assert_eq!(refused(&service, client.formats().headers_optional(Some(options)).await), not_finite("x-double"));

        let in_body = |place: &str| ("body".to_owned(), format!("{place}: a number must be finite"));
        let mut formats: Formats = serde_json::from_str(r#"{"lists":{"double":[1.5]},"fix":true}"#).unwrap();
        formats.lists.as_mut().unwrap().double.as_mut().unwrap().push(number);
        assert_eq!(refused(&service, client.formats().body(&formats, None).await), in_body("lists.double[1]"));
        let mut formats: Formats = serde_json::from_str(r#"{"fix":true}"#).unwrap();
        formats.float_text = Some(AsText(number as f32));
        assert_eq!(refused(&service, client.formats().body(&formats, None).await), in_body("floatText"));
    }
}

/// The spec names another order than that of the properties.
#[test]
fn a_constructor_takes_what_it_needs_in_the_order_of_the_spec() {
    use vocabulary::warehouse::models::{ChoreHours, Sorting};
    let sorting = Sorting::new(vec!["belt".to_owned()], 7, "begun", ChoreHours::new(2).unwrap());
    let json = serde_json::to_value(&sorting).unwrap();
    assert_eq!(json, serde_json::json!({ "kind": "sort", "tools": ["belt"], "id": 7, "status": "begun", "hours": 2 }));
}

const PRODUCT: &str = r#"{"id":"7","kind":"product","type":"tea","anything":ANY}"#;

#[tokio::test]
async fn any_json_is_kept_as_it_came() {
    for any in ["12345678901234567890123.5", "1.10", "1e400", "null", r#"{"b":[1.0,{}],"a":null}"#] {
        let json = PRODUCT.replace("ANY", any);
        let product: Product = serde_json::from_str(&json).unwrap();
        assert_eq!(product.anything.as_ref().map(Json::as_str), Some(any));
        let service = Loopback::start([MockResponse::json(200, &json)]).await;
        let change = ProductChange::new();
        let answered = client(&service).products().update(&ProductId::from_static("7"), &change, None).await.unwrap();
        assert_eq!(answered.value().anything.as_ref().map(Json::as_str), Some(any));
        let sent = serde_json::to_string(answered.value()).unwrap();
        assert_eq!(sent, json.replace(r#""id":"7","#, ""), "what is only received is not sent");
        assert_eq!(body(&service.seen()[0]), "{}");
    }
    let product: Product = serde_json::from_str(r#"{"kind":"product","type":"tea"}"#).unwrap();
    assert_eq!(product.anything, None);
}

#[tokio::test]
async fn what_every_answer_has_is_demanded_of_an_answer() {
    let json = r#"{"kind":"product","type":"tea"}"#;
    let (id, change) = (ProductId::from_static("7"), ProductChange::new());
    let service = Loopback::start([MockResponse::json(200, json)]).await;
    let failure = client(&service).products().update(&id, &change, None).await.unwrap_err();
    let Error::Decode(error) = failure else { panic!("{failure:?}") };
    assert_eq!(error.reason(), &Reason::Shape("missing field `id`".to_owned()));
    assert_eq!(error.body(), json.as_bytes());

    let service = Loopback::start([MockResponse::json(200, json)]).await;
    let options = StoreClientOptions { decoding: Decoding::Report, ..Default::default() };
    let answered = client_with(&service, options).products().update(&id, &change, None).await.unwrap();
    assert_eq!((answered.value().id.as_deref(), answered.violations().len()), (None, 1));
    assert_eq!(answered.violations()[0].to_string(), "id: missing field `id`");
}

#[test]
fn a_secret_of_any_form_and_text_that_only_goes_out_show_nowhere() {
    let json = r#"{"kind":"product","type":"tea","password":"hunter2","hint":"hunter3","seal":"aHVudGVyNA==","latch":"aHVudGVyNQ"}"#;
    let product: Product = serde_json::from_str(json).unwrap();
    assert_eq!(serde_json::to_string(&product).unwrap(), json);
    assert_eq!(product.seal.as_ref().unwrap().as_str().parse::<Bytes>().unwrap().as_bytes(), b"hunter4");
    let shown = format!("{product:?} {} {}", product.seal.as_ref().unwrap(), product.latch.as_ref().unwrap());
    assert!(["hunter", "aHVudGVy"].iter().all(|secret| !shown.contains(secret)), "{shown}");
    assert!(shown.contains("tea"), "{shown}");
    for (name, secret) in [("seal", r#""aHVudGVyNA""#), ("seal", "4711"), ("latch", r#""aHVudGVyNQ==""#), ("latch", "47.11e4711")] {
        let json = format!(r#"{{"kind":"product","type":"tea","id":"1","{name}":{secret}}}"#);
        let failure = decode::<Product>(json.as_bytes()).unwrap_err();
        let shown = format!("{failure} {failure:?}");
        assert!(!shown.contains("aHVud") && !shown.contains("4711"), "{shown}");
        let Reason::Constraint(error) = failure.reason() else { panic!("{failure}") };
        assert_eq!((failure.path().to_string().as_str(), error.position(), failure.value()), (name, None, None));
    }
}

#[test]
fn a_uri_with_a_constraint_is_a_uri() {
    for uri in ["https://a.example/", "urn:x:y", "https://a.example/%C3%BC?a=[", "https://b\u{fc}cher.example/", "https://a/%zz", "a.example"] {
        assert_eq!(Page::try_from(uri).is_ok(), uri == "https://a.example/" || uri == "urn:x:y", "{uri}");
    }
    assert!(Page::try_from("https://a.example/behind-many-words-and-more").is_err());
}

/// A small generator of numbers without a pattern (xorshift64*); the same ones every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11) % limit
    }
}

#[tokio::test]
async fn many_values_are_the_same_text_in_every_place() {
    let mut dice = Dice(0x5EED);
    for _ in 0..60 {
        let double = (dice.below(4_000_000) as f64 - 2_000_000.0) / 64.0 + 0.015625;
        let decimal = format!("{}{}.{:020}", ["", "-"][dice.below(2) as usize], dice.below(1 << 40), dice.below(1 << 50));
        let int64 = (dice.below(1 << 53) as i64 - (1 << 52)) * 1000;
        let date = format!("{:04}-{:02}-{:02}", 1 + dice.below(9999), 1 + dice.below(12), 1 + dice.below(28));
        let instant = format!("{date}T{:02}:{:02}:{:02}.{:07}+0{}:30", dice.below(24), dice.below(60), dice.below(60), dice.below(10_000_000), dice.below(10));
        let json = format!(
            r#"{{"int32":{},"int64":{int64},"double":{double:?},"decimal":{decimal},"date":"{date}","dateTime":"{instant}","fix":true}}"#,
            dice.below(1 << 32) as i64 - (1 << 31)
        );
        let sent: Formats = serde_json::from_str(&json).unwrap();
        let nothing = || MockResponse::json(204, "");
        let service = Loopback::start([MockResponse::json(200, &json), nothing(), nothing(), nothing()]).await;
        let client = client(&service);
        assert_eq!(serde_json::to_string(client.formats().body(&sent, None).await.unwrap().value()).unwrap(), json);
        let options = FormatsClientQueryOptionalOptions { date_time: sent.date_time, decimal: sent.decimal.clone(), ..Default::default() };
        client.formats().query_optional(Some(options)).await.unwrap();
        let options = FormatsClientHeadersOptionalOptions { x_double: Some(double), x_date_time: sent.date_time, ..Default::default() };
        client.formats().headers_optional(Some(options)).await.unwrap();
        client.paths().decimal(sent.decimal.as_ref().unwrap(), None).await.unwrap();
        let seen = service.seen();
        assert_eq!(body(&seen[0]), json);
        let encoded = instant.replace(':', "%3A").replace('+', "%2B");
        assert!(seen[1].url.contains(&format!("?decimal={decimal}&dateTime={encoded}&")), "{}", seen[1].url);
        assert_eq!(seen[2].header("x-double").unwrap().parse::<f64>().unwrap(), double);
        assert_eq!(seen[2].header("x-datetime"), Some(&*instant));
        assert!(seen[3].url.contains(&format!("/paths/decimal/{decimal}?")), "{}", seen[3].url);
    }
}

#[test]
fn a_bound_that_no_double_is_holds_to_the_last_digit() {
    let near = |json: &str| serde_json::from_str::<Near>(json).ok().map(|near| near.number().to_string());
    for json in ["0.999999999999999999991", "1.5", "9007199254740993"] {
        assert_eq!(near(json).as_deref(), Some(json));
    }
    for json in ["0.99999999999999999999", "0.5", "9007199254740993.00000000001", "9007199254740994"] {
        assert_eq!(near(json), None, "{json}");
    }
}
