//! Products: bodies, merge patches, several responses, typed headers, lists in all their ways, text and bytes, and what a PUT begins.

use crate::support::{MockResponse, Loopback};
use crate::{client, line};
use futures::StreamExt as _;
use std::collections::BTreeMap;
use vocabulary::format::Uuid;
use vocabulary::store::models::*;
use vocabulary::store::*;
use vocabulary::runtime::patch::Patch;

pub fn product() -> Product {
    let mut product = Product::new("tea").with_state(ProductState::from("1.20")).with_password(Password::from_static("sesame"));
    product.heights = Some(vec![vec![Some(1.5), None], Vec::new()]);
    product.name = Patch::Null;
    product.defect = Some(Defect::Stain(Stain::HashStoreDefectsOil(Oil::new().with_dry(true))));
    product
}

#[tokio::test]
async fn a_product_is_put_and_answers_by_status() {
    let added = MockResponse::json(201, r#"{"clerk":"Ada"}"#);
    let replaced = MockResponse::json(200, r##"{"id":"7","kind":"product","type":"tea","@odata.type":"#Store.Product","name":null}"##)
        .with_header("etag", "\"v1\"")
        .with_header("last-modified", "Sat, 01 Feb 2025 12:00:00 GMT")
        .with_header("x-revision", "many");
    let answers = [added, replaced, MockResponse::json(204, ""), MockResponse::json(409, r#"{"other":"salt"}"#), MockResponse::json(418, "{}")];
    let service = Loopback::start(answers).await;
    let products = client(&service).products();
    let id = ProductId::from_static("7");
    let options = || ProductsClientPutOptions {
        dry_run: Some(true),
        if_match: Some("\"v0\"".to_owned()),
        x_ms_client_request_id: Some(Uuid::from_static("00000000-0000-0000-0000-00000000000a")),
        ..Default::default()
    };
    let first = products.put(&id, &product(), Some(options())).await.unwrap();
    assert_eq!(*first.value(), ProductsClientPutResponse::Created(Receipt::new("Ada")));
    let second = products.put(&id, &product(), None).await.unwrap();
    let headers = ProductsClientPutHeaders::of(second.headers());
    assert_eq!(headers.e_tag(), Some("\"v1\""));
    assert_eq!(headers.last_modified().unwrap().unwrap().to_string(), "Sat, 01 Feb 2025 12:00:00 GMT");
    assert_eq!(headers.x_revision().unwrap_err().value(), "many");
    let ProductsClientPutResponse::Ok(product) = second.into_value() else { panic!("a product") };
    assert_eq!((product.id.as_deref(), product.name), (Some("7"), Patch::Null));
    assert_eq!(*products.put(&id, &self::product(), None).await.unwrap().value(), ProductsClientPutResponse::NoContent);
    let conflict = products.put(&id, &self::product(), None).await.unwrap_err();
    assert_eq!(conflict.model(), Some(&ProductsClientPutFailure::Conflict(Conflict::new("salt"))));
    assert_eq!(u16::from(products.put(&id, &self::product(), None).await.unwrap_err().status().unwrap()), 418);

    let seen = &service.seen()[0];
    assert_eq!(
        line(seen),
        "PUT https://store.example/base/stores/old%20west/products/7?dryRun=true&kind=product&api-version=2030-01-01"
    );
    for (name, value) in [
        ("store-key", "k3y"),
        ("x-region", "eu"),
        ("if-match", "\"v0\""),
        ("x-ms-client-request-id", "00000000-0000-0000-0000-00000000000a"),
        ("content-type", "application/json"),
        ("accept", "application/json"),
    ] {
        assert_eq!(seen.header(name), Some(value), "{name}");
    }
    let body = concat!(
        r#"{"name":null,"kind":"product","type":"tea","state":"1.20","password":"sesame","heights":[[1.5,null],[]],"#,
        r##""defect":{"@odata.type":"#Store.Defects.Oil","dry":true}}"##
    );
    assert_eq!(String::from_utf8_lossy(&seen.body), body);
}

#[tokio::test]
async fn a_patch_deletes_entries_of_maps() {
    let service = Loopback::start([MockResponse::json(200, r#"{"id":"7","kind":"product","type":"tea"}"#)]).await;
    let mut change = ProductChange::new().with_tags(BTreeMap::from([("old".to_owned(), None), ("new".to_owned(), Some("a".to_owned()))]));
    change.limits = Patch::Value(BTreeMap::from([("a".to_owned(), None), ("b".to_owned(), Some(1)), ("c".to_owned(), Some(2))]));
    change.sizes = Patch::Value(BTreeMap::from([("a".to_owned(), None)]));
    client(&service).products().update(&ProductId::from_static("7"), &change, None).await.unwrap();
    let expected = r#"{"tags":{"new":"a","old":null},"limits":{"a":null,"b":1,"c":2},"sizes":{"a":null}}"#;
    assert_eq!(String::from_utf8_lossy(&service.seen()[0].body), expected);
    let limits: Result<Limits, _> = BTreeMap::from([("a".to_owned(), 1)]).try_into();
    assert!(limits.is_ok());
}

#[tokio::test]
async fn a_patch_tells_absent_from_null() {
    let service = Loopback::start([MockResponse::json(200, r#"{"id":"7","kind":"product","type":"tea"}"#)]).await;
    let mut change = ProductChange::new().with_height(3);
    change.name = Patch::Null;
    client(&service).products().update(&ProductId::from_static("7"), &change, None).await.unwrap();
    let seen = &service.seen()[0];
    assert_eq!(String::from_utf8_lossy(&seen.body), r#"{"name":null,"height":3}"#);
    assert_eq!(seen.header("content-type"), Some("application/merge-patch+json"));
}

#[tokio::test]
async fn lists_go_on_by_link_and_by_token() {
    let first = r#"{"value":[{"id":"1","kind":"product","type":"tea"}],"nextLink":"/base/more?p=2"}"#;
    let found = r#"{"found":{"products":[{"id":"2","kind":"product","type":"salt"}]}}"#;
    let service = Loopback::start([
        MockResponse::json(200, first),
        MockResponse::json(200, r#"{"value":[{"id":"3","kind":"product","type":"rice"}]}"#),
        MockResponse::json(200, found).with_header("x-continuation", "t 2"),
        MockResponse::json(200, found),
        MockResponse::json(200, r#"{"counts":[1,2.0]}"#),
    ])
    .await;
    let products = client(&service).products();
    let options = ProductsClientListOptions {
        filter: Some("a b".to_owned()),
        ids: Some(vec![ProductId::from_static("1"), ProductId::from_static("2")]),
        states: Some(vec![ProductState::from("ok"), ProductState::from("new")]),
        words: Some(vec!["a,b".to_owned(), "c".to_owned()]),
        tabs: Some(vec!["x".to_owned(), "y".to_owned()]),
        since: Some("2024-01-02T03:04:05Z".parse().unwrap()),
        ..Default::default()
    };
    let all: Vec<_> = products.list(&[1, -2], Some(options)).map(|product| product.unwrap().r#type).collect().await;
    assert_eq!(all, ["tea", "rice"]);
    let found: Vec<_> = products.search(&Search::new("e"), None).collect().await;
    assert_eq!(found.len(), 2);
    let counts: Vec<_> = products.count(None).map(|count| count.unwrap()).collect().await;
    assert_eq!(counts, [1, 2]);
    let lines: Vec<String> = service.seen().iter().map(line).collect();
    let base = "https://store.example/base";
    assert_eq!(
        lines,
        [
            format!(
                "GET {base}/stores/old%20west/products?$filter=a%20b&ids=1,2&states=ok&states=new&rows=1%7C-2&\
                 words=a%2Cb%20c&tabs=x%09y&since=2024-01-02T03%3A04%3A05Z&api-version=2030-01-01"
            ),
            format!("GET {base}/more?p=2"),
            format!("POST {base}/stores/old%20west/products:search?api-version=2030-01-01"),
            format!("POST {base}/stores/old%20west/products:search?api-version=2030-01-01&from=t%202"),
            format!("GET {base}/stores/old%20west/counts?api-version=2030-01-01"),
        ]
    );
}

#[tokio::test]
async fn texts_bytes_and_open_operations() {
    let service = Loopback::start([
        MockResponse::json(200, "A note."),
        MockResponse::json(202, ""),
        MockResponse::json(200, "true"),
        MockResponse::json(200, "PNG"),
        MockResponse::json(204, ""),
        MockResponse::json(204, ""),
    ])
    .await;
    let client = client(&service);
    let place = Place::from_static("/a b/c");
    let note = client.notes().read("2030-02-01".parse().unwrap(), &place, 4, None).await.unwrap();
    assert_eq!(note.value(), "A note.");
    let options = NotesClientWriteOptions {
        wait: Some("PT1H".parse().unwrap()),
        body: Some("Hello".to_owned()),
        ..Default::default()
    };
    client.notes().write(&NoteKind::Private, Some(options)).await.unwrap();
    assert_eq!(*client.notes().health(None).await.unwrap().value(), serde_json::Value::Bool(true));
    let id = ProductId::from_static("7");
    let options = ProductsClientPictureOptions { sizes: Some(vec![1, 2]), ..Default::default() };
    assert_eq!(&client.products().picture(&id, Some(options)).await.unwrap().value()[..], b"PNG");
    client.products().set_picture(&id, &"PNG2".into(), None).await.unwrap();
    #[expect(deprecated, reason = "what is deprecated stays usable")]
    client.products().exists(&id, None).await.unwrap();
    let seen = service.seen();
    let base = "https://store.example/base";
    assert_eq!(line(&seen[0]), format!("GET {base}/notes/a%20b/c/row-4(on=2030-02-01)?api-version=2030-01-01"));
    assert_eq!(seen[0].header("accept"), Some("text/plain"));
    assert_eq!(line(&seen[1]), format!("POST {base}/notes?type=private&wait=PT1H&api-version=2030-01-01"));
    assert_eq!((&seen[1].body[..], seen[1].header("content-type")), (&b"Hello"[..], Some("text/plain")));
    assert_eq!((seen[2].header("store-key"), seen[0].header("store-key")), (None, Some("k3y")));
    assert_eq!((seen[3].header("sizes"), seen[3].header("accept")), (Some("1,2"), Some("image/png")));
    assert_eq!((&seen[4].body[..], seen[4].header("content-type")), (&b"PNG2"[..], Some("image/png")));
    assert_eq!(line(&seen[5]), format!("HEAD {base}/stores/old%20west/products/7?api-version=2030-01-01"));
}

#[tokio::test]
async fn a_delivery_is_begun_and_resumed() {
    let service = Loopback::start([
        MockResponse::json(201, r#"{"weight":1.0}"#).with_header("azure-asyncoperation", "https://store.example/base/watch/1"),
        MockResponse::json(200, r#"{"status":"Succeeded"}"#),
        MockResponse::json(200, r#"{"weight":2.0,"provisioningState":"Succeeded"}"#),
    ])
    .await;
    let deliveries = client(&service).deliveries();
    let name = DeliveryName::from_static("fall");
    let mut poller = deliveries.begin_create(&name, &Delivery::new(1.0), None).unwrap();
    poller.next().await.unwrap().unwrap();
    let token = poller.resume_token().clone();
    drop(poller);
    let result = deliveries.resume_create(&token, None).unwrap().await.unwrap();
    assert_eq!(result.value().weight, 2.0);
    let seen = service.seen();
    let url = "https://store.example/base/stores/old%20west/deliveries/fall?api-version=2030-01-01";
    assert_eq!((line(&seen[0]), line(&seen[2])), (format!("PUT {url}"), format!("GET {url}")));
    assert_eq!(line(&seen[1]), "GET https://store.example/base/watch/1?api-version=2030-01-01");
    assert_eq!(String::from_utf8_lossy(&seen[0].body), r#"{"weight":1.0}"#);
    assert!(deliveries.resume_delete(&token, None).is_err());
}
