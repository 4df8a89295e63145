//! Names that Rust keeps for itself, names that clash, and keys that no name of Rust could be.

use crate::support::{MockResponse, Loopback};
use crate::{STORE, body, client, headers, line};
use vocabulary::store::models::*;
use vocabulary::store::*;

#[tokio::test]
async fn reserved_words_are_names_of_parameters_and_operations() {
    let service = Loopback::start([MockResponse::json(200, r#"{"self":"a"}"#)]).await;
    let options = NamesClientTypeOptions {
        request: Some("r".to_owned()),
        skip: Some(2),
        a_b: Some("1".to_owned()),
        a_and_b: Some("2".to_owned()),
        x_super: Some("above".to_owned()),
        ..Default::default()
    };
    let names = client(&service).names();
    names.r#type(&"t".parse().unwrap(), 1, "c", "o", &Choice::new("a"), Some(options)).await.unwrap();
    let seen = &service.seen()[0];
    let query = "crate=c&options=o&request=r&$skip=2&a-b=1&a_b=2&api-version=2030-01-01";
    assert_eq!(line(seen), format!("POST {STORE}/names/t/1?{query}"));
    assert_eq!(body(seen), r#"{"self":"a"}"#);
    let expected = [
        ("accept", "application/json"),
        ("content-type", "application/json"),
        ("store-key", "k3y"),
        ("x-region", "eu"),
        ("x-super", "above"),
    ];
    assert_eq!(headers(seen), expected);
}

#[tokio::test]
async fn every_key_is_sent_and_read_as_it_is_documented() {
    let json = concat!(
        r#"{"self":"1","Self":"2","crate":"3","fn":"4","a-b":"5","a_b":"6","1st":"7","@odata.id":"8","end ":"9","#,
        r#""async":true,"None":"10","more":{"x":1}}"#
    );
    let service = Loopback::start([MockResponse::json(200, json)]).await;
    let choice: Choice = serde_json::from_str(json).unwrap();
    assert_eq!((choice.self_.as_str(), choice.self_type.as_deref()), ("1", Some("2")));
    assert_eq!((choice.crate_.as_deref(), choice.r#fn.as_deref()), (Some("3"), Some("4")));
    assert_eq!((choice.a_b.as_deref(), choice.a_and_b.as_deref()), (Some("5"), Some("6")));
    assert_eq!((choice.n_1st.as_deref(), choice.odata_id.as_deref()), (Some("7"), Some("8")));
    assert_eq!((choice.end.as_deref(), choice.r#async, choice.none.as_deref()), (Some("9"), Some(true), Some("10")));
    assert_eq!(choice.additional_properties["more"].as_str(), r#"{"x":1}"#);
    let names = client(&service).names();
    let answered = names.r#type(&"t".parse().unwrap(), 1, "c", "o", &choice, None).await.unwrap();
    assert_eq!(*answered.value(), choice);
    assert_eq!(body(&service.seen()[0]), json);
}

#[test]
fn values_of_enumerations_have_any_spelling() {
    for (value, word) in [(Word::One, "one"), (Word::Curve, "P-256"), (Word::Empty, ""), (Word::N2nd, "2nd")] {
        assert_eq!((value.as_str(), Word::from(word)), (word, value.clone()));
    }
    assert_eq!(Word::from("unknown-value"), Word::UnknownValue);
    assert!(matches!(Word::from("new"), Word::UnlistedValue(_)));
    #[expect(deprecated, reason = "what is deprecated stays usable")]
    let plus = Word::Plus;
    assert_eq!(plus.as_str(), "+");
    assert_eq!(Rank::from(7).value(), 7);
    assert_eq!(i64::from(Step::N10), 10);
    assert_eq!(["yes", "no", "on"].map(|word| word.parse::<Answer>().unwrap().as_str()), ["yes", "no", "on"]);
    assert!("off".parse::<Answer>().is_err());
}

#[test]
#[expect(deprecated, reason = "a former name stays usable")]
fn a_model_keeps_its_former_names() {
    let code: Cipher = "AZ".parse().unwrap();
    assert_eq!(code, "AZ".parse::<Code>().unwrap());
}
