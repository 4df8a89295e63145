//! What goes over the wire: request line, headers, body; and which settings a service is not made with.

use crate::shop::{SCOPE, Shop};
use crate::support::{Loopback, MockResponse, Scripted, TestCredential};
use azure_core::http::headers::HeaderName;
use azure_core::http::{Context, Method, Request};
use operations_runtime::client::{RequestError, ServiceBuilder, Unsendable, request};
use operations_runtime::number_as_text::AsText;
use operations_runtime::patch::Patch;
use serde_json::json;
use std::collections::BTreeMap;

const ORDER: &str = r#"{"id": "o1", "status": "Succeeded"}"#;

#[tokio::test]
async fn a_get_over_a_socket_is_what_the_service_documents() {
    let server = Loopback::start([MockResponse::json(200, ORDER)]).await;
    let shop = Shop::with(server.options());
    let response = shop.order("West US", None).await.unwrap();
    assert_eq!(response.value().id, "o1");
    assert_eq!(response.status(), 200);
    assert_eq!(response.body(), ORDER.as_bytes());
    assert!(response.violations().is_empty());

    let [seen] = &server.seen()[..] else {
        panic!("one request");
    };
    assert_eq!(seen.method, "GET");
    assert_eq!(seen.url, "https://shop.example/orders/West%20US?api-version=2031-05-01");
    assert_eq!(seen.header("accept"), Some("application/json"));
    assert_eq!(seen.header("authorization"), Some("Bearer test-token"));
    assert!(seen.header("x-ms-client-request-id").is_some());
    let agent = seen.header("user-agent").unwrap();
    assert!(agent.starts_with("operations-runtime/"), "{agent}");
}

#[tokio::test]
async fn the_token_is_requested_for_the_services_scopes_once() {
    let transport = Scripted::new([MockResponse::json(200, ORDER), MockResponse::json(200, ORDER)]);
    let credential = TestCredential::new();
    let service = Shop::builder().bearer(credential.clone(), [SCOPE]).client_options(transport.options());
    let shop = Shop { service: service.build().unwrap() };
    shop.order("o1", None).await.unwrap();
    shop.order("o2", None).await.unwrap();
    assert_eq!(credential.asked(), [[SCOPE]]);
}

#[test]
fn a_header_list_is_told_apart_by_its_separator() {
    let url = || "https://shop.example".parse().unwrap();
    let sent = |items: &[&str], separator| {
        let mut request = Request::new(url(), Method::Get);
        request::set_header_list(&mut request, "x-colours", items, separator)?;
        Ok(request.headers().get_optional_string(&HeaderName::from_static("x-colours")))
    };
    assert_eq!(sent(&["red", "dark blue"], ","), Ok(Some("red,dark blue".to_owned())));
    assert_eq!(sent(&["red|blue"], ","), Ok(Some("red|blue".to_owned())));
    assert_eq!(sent(&[], ","), Ok(None));
    for (items, separator) in [(["a,b", "red"], ","), (["a", "b c"], " "), (["a|b", "c"], "|")] {
        let error: RequestError = sent(&items, separator).unwrap_err();
        assert_eq!(error.parameter(), "x-colours");
        assert_eq!(error.reason(), &Unsendable::Separator);
    }
}

#[test]
fn keys_of_a_header_map_are_case_insensitive() {
    let url = "https://shop.example".parse().unwrap();
    let mut request = Request::new(url, Method::Get);
    let entries = |keys: &[&str]| keys.iter().map(|key| ((*key).to_owned(), "1")).collect::<BTreeMap<_, _>>();
    request::set_headers(&mut request, "x-ms-meta-", &entries(&["K", "l"]), &[]).unwrap();
    let sent: Vec<_> = request.headers().iter().map(|(name, _)| name.as_str().to_owned()).collect();
    assert_eq!(sent.len(), 2);
    assert!(sent.contains(&"x-ms-meta-k".to_owned()));
    let error = request::set_headers(&mut request, "x-ms-meta-", &entries(&["K", "k"]), &[]).unwrap_err();
    assert_eq!(error.reason(), &Unsendable::HeaderNameTwice);
    let error = request::set_headers(&mut request, "x-ms-", &entries(&["Version"]), &["x-ms-version"]).unwrap_err();
    assert_eq!((error.parameter(), error.reason()), ("x-ms-", &Unsendable::NameTaken));
}

#[tokio::test]
async fn a_json_body_goes_with_its_content_type() {
    let server = Loopback::start([MockResponse::json(204, "")]).await;
    let shop = Shop::with(server.options());
    let url = shop.service.url().literal("orders").build().unwrap();
    let mut request = Request::new(url, Method::Patch);
    let content_type = Some("application/merge-patch+json");
    request::set_json(&mut request, "order", content_type, &json!({"note": "é"})).unwrap();
    let response = shop.service.send(&Context::new(), request).await.unwrap();
    assert_eq!(response.empty().status(), 204);

    let seen = &server.seen()[0];
    assert_eq!(seen.method, "PATCH");
    assert_eq!(seen.header("content-type"), content_type);
    assert_eq!(seen.body, r#"{"note":"é"}"#.as_bytes());
}

#[test]
fn a_header_value_cannot_break_out_of_its_line() {
    let url = "https://shop.example".parse().unwrap();
    let mut request = Request::new(url, Method::Get);
    let name = HeaderName::from_static("x-note");
    for value in ["a\r\nx-evil: 1", "\u{0}", "é", " a", "a\t"] {
        let error = request::set_header(&mut request, "note", name.clone(), value).unwrap_err();
        assert_eq!(error.parameter(), "note");
        assert_eq!(error.reason(), &Unsendable::HeaderValue);
    }
    request::set_header(&mut request, "note", name.clone(), "a, \tb").unwrap();
    assert_eq!(request.headers().get_str(&name).unwrap(), "a, \tb");
}

#[test]
fn a_service_needs_a_valid_endpoint() {
    for endpoint in [
        "",
        "shop.example",
        "https://",
        "https:///path",
        "http://shop.example",
        "httpx://shop.example",
        "ftp://shop.example",
        "https://user@shop.example",
        "https://user:secret@shop.example",
        "https://@shop.example",
        "https://shop.example?",
        "https://shop.example?a=b",
        "https://shop.example#a",
        " https://shop.example",
        "https://shop.example\n",
        "https://shop\t.example",
        r"https:\\shop.example",
        r"https://shop.example\a",
        "https://shop.example/a/../b",
        "https://shop.example/a/./b",
        "https://shop.example/a/%2E%2e",
    ] {
        let built = ServiceBuilder::new(endpoint)
            .bearer(TestCredential::new(), [SCOPE])
            .client_options(Scripted::new([]).options())
            .build();
        let error = built.expect_err(endpoint).to_string();
        assert!(error.starts_with("the endpoint "), "{error}");
        assert!(!error.contains("secret"), "{error}");
    }
}

#[test]
fn an_endpoint_may_have_a_port_and_a_path() {
    for endpoint in [
        "https://shop.example",
        "https://shop.example/",
        "https://shop.example:8443/base",
        "https://[::1]/base/",
        "HTTPS://SHOP.EXAMPLE",
    ] {
        let service = ServiceBuilder::new(endpoint).client_options(Scripted::new([]).options());
        let service = service.build().expect(endpoint);
        assert_eq!(service.endpoint().scheme(), "https");
    }
}

#[test]
fn an_api_version_has_to_be_one() {
    let with = |version: &str| {
        ServiceBuilder::new("https://shop.example")
            .api_version(version)
            .client_options(Scripted::new([]).options())
            .build()
    };
    assert_eq!(with("").unwrap_err().to_string(), "the api-version must not be empty");
    assert_eq!(with("2031-05-01").unwrap().api_version(), "2031-05-01");
}

#[test]
fn a_service_without_credentials_may_be_http() {
    let options = || Scripted::new([]).options();
    let open = ServiceBuilder::new("http://localhost:8080").client_options(options());
    assert!(open.build().is_ok());
    let keyed = ServiceBuilder::new("http://localhost:8080").key_in_header("x-key", "k").client_options(options());
    let error = keyed.build().unwrap_err().to_string();
    assert_eq!(error, "the endpoint must be https, because requests carry credentials");
}

#[test]
fn a_token_needs_scopes_and_a_key_has_to_be_a_header_value() {
    let builder = || ServiceBuilder::new("https://shop.example").client_options(Scripted::new([]).options());
    let no_scopes: [&str; 0] = [];
    assert!(builder().bearer(TestCredential::new(), no_scopes).build().is_err());
    assert!(builder().key_in_header("x-key", "").build().is_err());
    assert!(builder().key_in_header("x-key", "a\nb").build().is_err());
    assert!(builder().key_in_header("X-Key", "a").build().is_ok());
}

#[test]
fn a_number_that_is_not_finite_is_refused_wherever_it_stands() {
    let mut request = Request::new("https://shop.example".parse().unwrap(), Method::Put);
    let order = |price: f64| BTreeMap::from([("prices", vec![Some(1.5), None, Some(price)])]);
    request::set_json(&mut request, "body", None, &order(2.5)).unwrap();
    for price in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let error = request::set_json(&mut request, "body", None, &order(price)).unwrap_err();
        assert_eq!(error.to_string(), "`body` cannot be sent: prices[2]: a number must be finite");
        let text = request::set_json(&mut request, "body", None, &AsText(price)).unwrap_err();
        assert_eq!(text.to_string(), "`body` cannot be sent: the document: a number must be finite");
        let patch = request::set_json(&mut request, "body", None, &(Patch::Value(price), 1)).unwrap_err();
        assert_eq!(patch.to_string(), "`body` cannot be sent: [0]: a number must be finite");
        assert_eq!(request::finite("x", &[price as f32]).unwrap_err().reason(), &Unsendable::NotFinite);
    }
    assert!(request::finite("x", &Some(f64::MAX)).is_ok() && request::finite("x", &None::<f64>).is_ok());
}
