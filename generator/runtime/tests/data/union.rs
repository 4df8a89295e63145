//! Unions: known variants are read or refused, unknown ones are kept whole, and the tag is written once.

use crate::model::{AppleBox, PlumBox, Product};
use crate::runtime::decode::{Reason, decode};
use crate::runtime::open_enum::{UnknownValue, open_enum};
use crate::runtime::union::{UnknownVariant, union};
use serde::{Deserialize, Serialize};
use serde_json::json;

fn product(json: &str) -> Product {
    decode(json.as_bytes()).unwrap_or_else(|failure| panic!("{failure}"))
}

#[test]
fn known_variants_survive_with_the_tag_written_once_and_first() {
    let apple = r#"{"kind":"apple","apples":3,"ripeness":10.0}"#;
    assert_eq!(serde_json::to_string(&product(apple)).unwrap(), apple);
    assert_eq!(serde_json::to_string(&product(r#"{"apples":3,"ripeness":10.0,"kind":"apple"}"#)).unwrap(), apple);
    let plum = r#"{"kind":"plum","packed":"2021-06-09T09:35:54.0000000Z","refills":[{"kind":"apple","apples":1}]}"#;
    assert_eq!(serde_json::to_string(&product(plum)).unwrap(), plum);
}

#[test]
fn a_property_for_the_tag_cannot_contradict_it() {
    let product = Product::Apple(AppleBox { kind: "pear".to_owned(), apples: 1, ripeness: None });
    assert_eq!(serde_json::to_string(&product).unwrap(), r#"{"kind":"apple","apples":1}"#);
    assert_eq!(serde_json::to_value(&product).unwrap(), json!({"kind": "apple", "apples": 1}));
}

#[test]
fn an_unknown_variant_keeps_its_text() {
    let json = r#"{"b": 1.10, "kind":"fig\u0020box", "a":[12345678901234567890123, null], "b":2}"#;
    let unknown = product(json);
    let Product::UnknownValue(variant) = &unknown else { panic!("{unknown:?}") };
    assert_eq!((variant.tag(), variant.json()), ("fig box", json));
    assert_eq!(serde_json::to_string(&unknown).unwrap(), json);
    assert_eq!(product(json), unknown);
    assert_eq!(format!("{unknown:?}"), r#"UnknownValue(UnknownVariant { tag: "fig box", .. })"#);
}

#[test]
fn a_malformed_known_variant_is_an_error_that_names_the_property() {
    let failure =
        decode::<Vec<Product>>(br#"[{"kind":"apple","apples":1},{"kind":"apple","apples":"x"}]"#).unwrap_err();
    assert_eq!((failure.path().to_string().as_str(), failure.value()), ("[1].apples", Some("\"x\"")));
    let failure = decode::<Vec<Product>>(br#"[{"kind":"plum"}]"#).unwrap_err();
    assert_eq!(failure.path().pointer(), "/0");
    assert_eq!(failure.reason(), &Reason::Shape("missing field `packed`".to_owned()));
}

#[test]
fn a_tag_that_is_missing_repeated_or_not_a_string_is_an_error() {
    for (json, path, message) in [
        (r#"{"apples":1}"#, "the document", "missing field `kind`"),
        (r#"{"kind":"apple","kind":"plum","apples":1}"#, "the document", "duplicate field `kind`"),
        (r#"{"kind":7}"#, "kind", "invalid type: integer `7`, expected a string"),
        (r#"{"kind":null}"#, "kind", "invalid type: null, expected a string"),
        ("[]", "the document", "invalid type: sequence, expected an object with the property `kind`"),
        ("null", "the document", "invalid type: null, expected an object with the property `kind`"),
    ] {
        let failure = decode::<Product>(json.as_bytes()).unwrap_err();
        assert_eq!(failure.path().to_string(), path, "{json}");
        assert_eq!(failure.reason(), &Reason::Shape(message.to_owned()), "{json}");
    }
}

#[test]
fn without_a_second_pass_the_message_says_the_same() {
    let error = serde_json::from_str::<Vec<Product>>(r#"[{"kind":"apple","apples":"x"}]"#).unwrap_err();
    assert_eq!(error.to_string(), "invalid type: string \"x\", expected u32 at line 1 column 31");
    let failure = decode::<Product>(br#"{"kind":"apple","apples":"x"}"#).unwrap_err();
    assert_eq!(failure.to_string(), "apples: invalid type: string \"x\", expected u32");
}

#[test]
fn it_reads_from_other_deserializers_too() {
    let value = json!({"kind": "plum", "packed": "2021-06-09T09:35:54Z"});
    assert!(matches!(serde_json::from_value::<Product>(value).unwrap(), Product::Plum(_)));

    #[derive(Debug, Deserialize, Serialize)]
    struct Labelled {
        label: String,
        #[serde(flatten)]
        inner: Inner,
    }
    #[derive(Debug, Deserialize, Serialize)]
    struct Inner {
        product: Product,
    }
    let json = r#"{"label":"x","product":{"kind":"fig","a":1}}"#;
    let labelled: Labelled = serde_json::from_str(json).unwrap();
    assert!(matches!(&labelled.inner.product, Product::UnknownValue(variant) if variant.tag() == "fig"));
    assert_eq!(serde_json::to_value(&labelled).unwrap(), serde_json::from_str::<serde_json::Value>(json).unwrap());
    let reader = std::io::Cursor::new(r#"{"kind":"apple","apples":1}"#);
    assert!(matches!(serde_json::from_reader::<_, Product>(reader).unwrap(), Product::Apple(_)));
}

/// What a nut is.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
enum NutKind {
    Hazel,
    Walnut,
    UnknownValue(UnknownValue),
}
open_enum!(match NutKind {
    Hazel => "hazel",
    Walnut => "walnut",
});

/// A nut, with the tag as a member of enum type and members that are kept.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
struct NutTree {
    kind: NutKind,
    #[serde(flatten)]
    rest: serde_json::Map<String, serde_json::Value>,
}

/// A union within a union, by the same tag.
#[derive(Clone, Debug, PartialEq)]
enum AnyProduct {
    Fruit(Product),
    Hazel(NutTree),
    Walnut(Option<NutTree>),
    UnknownValue(UnknownVariant),
}
union!(
    AnyProduct,
    match "kind" {
        "apple" | "plum" | "fig" => Fruit(Product),
        "hazel" => Hazel(NutTree),
        "walnut" => Walnut(Option::<NutTree>),
    }
);

/// A union by another tag around it.
#[derive(Clone, Debug, PartialEq)]
enum Parcel {
    Product(AnyProduct),
    UnknownValue(UnknownVariant),
}
union!(
    Parcel,
    match "type" {
        "product" => Product(AnyProduct),
    }
);

#[test]
fn unions_in_unions_write_every_tag_once() {
    for json in [
        r#"{"type":"product","kind":"apple","apples":1}"#,
        r#"{"type":"product","kind":"hazel","nuts":7}"#,
        r#"{"type":"product","kind":"walnut","nuts":[{"kind":1}]}"#,
        r#"{"type":"product","kind":"fig","figs":1.10}"#,
        r#"{"type":"product","kind":"bean","beans":1.10}"#,
        r#"{"type":"stone","kind":"hazel"}"#,
    ] {
        let parcel: Parcel = decode(json.as_bytes()).unwrap();
        let back = serde_json::to_string(&parcel).unwrap();
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&back).unwrap(),
            serde_json::from_str::<serde_json::Value>(json).unwrap()
        );
        assert_eq!((back.matches("\"type\"").count(), back.len()), (1, json.len()), "{back}");
    }
    for kind in NutKind::VALUES {
        let json = format!(r#"{{"kind":"{kind}","n":1}}"#);
        let product: AnyProduct = decode(json.as_bytes()).unwrap();
        let (AnyProduct::Hazel(nut) | AnyProduct::Walnut(Some(nut))) = &product else { panic!("{product:?}") };
        assert_eq!((&nut.kind, serde_json::to_string(&product).unwrap()), (kind, json));
    }
    let failure = decode::<Vec<Parcel>>(br#"[{"type":"product","kind":"apple","apples":-1}]"#).unwrap_err();
    assert_eq!(failure.path().to_string(), "[0].apples");
}

#[test]
fn a_variant_that_is_not_an_object_cannot_be_written() {
    let error = serde_json::to_string(&AnyProduct::Walnut(None)).unwrap_err();
    assert_eq!(error.to_string(), "a variant `walnut` of a union by `kind` has to be an object");
}

#[test]
fn nesting_is_bounded_although_every_union_reads_anew() {
    let nested = |depth: usize| {
        let open = r#"{"kind":"plum","packed":"2021-06-09T09:35:54Z","refills":["#;
        format!("{}{}", open.repeat(depth), "]}".repeat(depth))
    };
    let deep = product(&nested(60));
    assert_eq!(product(&serde_json::to_string(&deep).unwrap()), deep);
    for depth in [70, 5_000] {
        let failure = decode::<Product>(nested(depth).as_bytes()).unwrap_err();
        assert_eq!(failure.reason(), &Reason::Shape("recursion limit exceeded".to_owned()), "{depth}");
    }
}

#[test]
fn a_variant_needs_no_property_for_the_tag() {
    let packed = "2021-06-09T09:35:54Z".parse().unwrap();
    let product = Product::Plum(Box::new(PlumBox { packed, refills: None }));
    assert_eq!(serde_json::to_string(&product).unwrap(), r#"{"kind":"plum","packed":"2021-06-09T09:35:54Z"}"#);
}
