//! Success responses of each kind, and the strict and the reporting way to read them.

use crate::shop::{Order, Shop};
use crate::support::{MockResponse, Scripted};
use azure_core::http::headers::HeaderName;
use azure_core::http::{Context, Method, Request};
use operations_runtime::client::{Error, UndecodedResponse, Undocumented};
use operations_runtime::decode::Decoding;

async fn undecoded(response: MockResponse) -> UndecodedResponse {
    let transport = Scripted::new([response]);
    let service = Shop::scripted(&transport).service;
    let url = service.url().literal("orders").build().unwrap();
    let request = Request::new(url, Method::Get);
    service.send(&Context::new(), request).await.unwrap()
}

#[tokio::test]
async fn a_body_can_be_missing_where_that_is_documented() {
    let optional = undecoded(MockResponse::json(200, "")).await.decode_optional::<Order, Undocumented>();
    assert_eq!(optional.unwrap().into_value(), None);
    let present = undecoded(MockResponse::json(200, r#"{"id": "o1"}"#)).await;
    let present = present.decode_optional::<Order, Undocumented>().unwrap();
    assert_eq!(present.into_value().unwrap().id, "o1");
}

#[tokio::test]
async fn bytes_are_kept_as_they_are() {
    let mut response = MockResponse::json(200, "");
    response.chunk = vec![0, 159, 146, 150].into();
    let response = undecoded(response).await.bytes();
    assert_eq!(response.value().as_ref(), [0, 159, 146, 150]);
}

#[tokio::test]
async fn headers_stay_reachable_whatever_becomes_of_the_value() {
    let response = MockResponse::json(200, r#"{"id": "o1"}"#).with_header("x-note", "n");
    let response = undecoded(response).await.decode::<Order, Undocumented>().unwrap();
    let response = response.map(|order| order.id);
    assert_eq!(response.header(&HeaderName::from_static("x-note")), Some("n"));
    assert_eq!(response.header(&HeaderName::from_static("x-absent")), None);
    assert_eq!(response.into_value(), "o1");
}

#[tokio::test]
async fn a_reporting_client_leaves_out_what_cannot_be_read_and_says_so() {
    let body = r#"{"id": "o1", "percentComplete": "half", "status": "Running"}"#;
    let transport = Scripted::new([MockResponse::json(200, body), MockResponse::json(200, r#"{"id": 1}"#)]);
    let builder = Shop::builder().decoding(Decoding::Report).client_options(transport.options());
    let shop = Shop { service: builder.build().unwrap() };
    let response = shop.order("o1", None).await.unwrap();
    assert_eq!(response.value().status.as_deref(), Some("Running"));
    assert_eq!(response.value().percent_complete, None);
    let [violation] = response.violations() else {
        panic!("{:?}", response.violations());
    };
    assert_eq!(violation.path().to_string(), "percentComplete");
    assert_eq!(violation.json(), r#""half""#);
    assert_eq!(response.body(), body.as_bytes());

    // What is required cannot be left out.
    let error = shop.order("o1", None).await.unwrap_err();
    assert!(matches!(error, Error::Decode(_)), "{error:?}");
}

#[tokio::test]
async fn an_error_model_that_is_not_documented_is_never_made() {
    let error: Error<Undocumented> = undecoded(MockResponse::json(404, "{}")).await.error();
    assert!(matches!(error, Error::Status(_)), "{error:?}");
}

#[tokio::test]
async fn a_response_shows_its_status_and_with_the_feature_its_value() {
    let response =
        undecoded(MockResponse::json(200, r#"["Ada"]"#)).await.decode::<Vec<String>, Undocumented>().unwrap();
    let whole = r#"Response { status: Ok, value: ["Ada"], violations: [] }"#;
    let due = if cfg!(feature = "debug") { whole } else { "Response { status: Ok, .. }" };
    assert_eq!(format!("{response:?}"), due);
}
