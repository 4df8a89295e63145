//! Unions: by a closed enumeration, inside each other, in lists and maps, nullable, without other properties, and of a kind nobody has listed.

use crate::support::{MockResponse, Loopback};
use crate::{body, client};
use vocabulary::store::models::*;
use vocabulary::runtime::patch::Patch;

async fn sent_and_read(json: &str) -> Basket {
    let service = Loopback::start([MockResponse::json(200, json)]).await;
    let basket: Basket = serde_json::from_str(json).unwrap();
    let answered = client(&service).fruits().pick(&basket, None).await.unwrap();
    assert_eq!(*answered.value(), basket);
    assert_eq!(body(&service.seen()[0]), json);
    basket
}

#[tokio::test]
async fn a_variant_has_what_it_extends_from_two_parents() {
    let basket = sent_and_read(r#"{"best":{"kind":"pear","weight":2,"tags":{"a":"b"}}}"#).await;
    let Fruit::Pear(pear) = &basket.best else { panic!("{basket:?}") };
    assert_eq!((pear.weight, pear.tags.as_ref().unwrap()["a"].as_str()), (Some(2), "b"));
}

#[tokio::test]
async fn a_union_stands_inside_another() {
    let json = r##"{"best":{"kind":"apple","defect":{"@odata.type":"#Store.Defects.Oil","dry":true},"colour":"red"}}"##;
    let basket = sent_and_read(json).await;
    let Fruit::Apple(apple) = &basket.best else { panic!("{basket:?}") };
    assert!(matches!(&apple.defect, Some(Defect::Stain(Stain::HashStoreDefectsOil(oil))) if oil.dry == Some(true)));
    assert_eq!(apple.colour, Some(Colour::Red));
}

#[tokio::test]
async fn a_variant_may_have_no_other_property() {
    assert!(matches!(sent_and_read(r#"{"best":{"kind":"none"}}"#).await.best, Fruit::None(_)));
}

#[tokio::test]
async fn unions_stand_in_lists_and_maps_and_may_be_null() {
    let json = r#"{"best":{"kind":"none"},"worst":null,"all":[{"kind":"pear"},{"kind":"none"}],"byName":{"a":{"kind":"pear"}}}"#;
    let basket = sent_and_read(json).await;
    assert_eq!(basket.worst, Patch::Null);
    assert_eq!((basket.all.unwrap().len(), basket.by_name.unwrap().len()), (2, 1));
}

#[tokio::test]
async fn a_kind_that_nobody_has_listed_is_kept_whole() {
    let basket = sent_and_read(r#"{"best":{"kind":"plum","stone":[1,{"a":null}]}}"#).await;
    assert!(matches!(basket.best, Fruit::UnknownValue(_)), "{basket:?}");
}

#[tokio::test]
async fn a_listed_kind_that_is_malformed_is_an_error_at_its_place() {
    let service = Loopback::start([MockResponse::json(200, r#"{"best":{"kind":"pear","weight":"heavy"}}"#)]).await;
    let basket = Basket::new(Fruit::Pear(Pear::new()));
    let error = client(&service).fruits().pick(&basket, None).await.unwrap_err();
    assert!(error.to_string().contains("best.weight"), "{error}");
}
