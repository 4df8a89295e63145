//! The tests that every documented operation passes: a client that is right passes them, and one that is wrong does not.

use crate::page;
use crate::shop::{ENDPOINT, SCOPE, Shop};
use crate::start;
use crate::support::call::Call;
use crate::support::cloud::Clouds;
use crate::support::outcome::Outcome;
use crate::support::paged::{Further, Listing, Paged};
use crate::support::polled::Polled;
use crate::support::setup::Setup;
use crate::support::started::Started;
use crate::support::watch::Watch;
use crate::support::{endpoint, json, tls};
use azure_core::http::Method;
use futures::FutureExt as _;
use operations_runtime::client::{Cloud, Clouds as Known, FinalState, ResultPlace, ServiceBuilder, TerminalWords};
use std::panic::AssertUnwindSafe;

const KNOWN: Known = Known {
    public: Some(Cloud { endpoint: Some(ENDPOINT), scopes: &[SCOPE] }),
    government: Some(Cloud { endpoint: Some("https://shop.example.us"), scopes: &[] }),
    china: None,
};

/// What a generator writes for a client.
fn shop(setup: Setup) -> azure_core::Result<Shop> {
    let Setup { endpoint, credential, client_options, body_limit, decoding } = setup;
    let endpoint = KNOWN.endpoint(&client_options, endpoint.as_deref())?;
    let scopes = KNOWN.scopes(&client_options, None)?;
    let service = ServiceBuilder::new(&endpoint).bearer(credential, scopes).api_version("2031-05-01");
    let service = service.client_options(client_options).body_limit(body_limit).decoding(decoding).build()?;
    Ok(Shop { service })
}

const ORDER: Call<1> = Call {
    endpoint: ENDPOINT,
    request: "GET /orders/{orderId}?api-version=2031-05-01",
    path: ["no 7"],
    send: |setup, [order]| Outcome::of(async move { Ok(shop(setup).unwrap().order(order, None).await) }, json::of),
    response: (200, r#"{"id":"7"}"#),
    refuses: Some((r#"{"id":7}"#, "id")),
    leaves_out: None,
    error: Some((404, r#"{"error":{"code":"Gone","message":"say \"7\"","details":null}}"#)),
    undocumented: &[299, 451],
};

const POLLED: Polled<1> = Polled {
    call: &ORDER,
    operation: "Orders_Get",
    poll: |setup, [order]| Watch::of(shop(setup).unwrap().poll(order, None)),
    resume: |setup, token| Ok(Watch::of(shop(setup).unwrap().resume(token, None)?)),
    status: "/status",
    running: &["Running", "SomethingNew1"],
    succeeded: "Succeeded",
    failed: &["Failed", "failed"],
    canceled: &["Canceled", "CANCELLED"],
    percent: Some("/percentComplete"),
    error: Some(("/error", r#"{"code":"Quota","message":"too \"many\""}"#)),
};

const LINKED: Paged = Paged {
    endpoint: ENDPOINT,
    request: "GET /shops/a/orders?size=2",
    list: |setup, options| Listing::of(page::list(&shop(setup).unwrap(), Some(options))),
    page: (200, r#"{"value":["a"]}"#),
    next: "/nextLink",
    further: Further::Links("GET", &["https://shop.example/more?page=2", "/more?page=3"]),
};

const AT: FinalState = FinalState::At(&[ResultPlace::Location, ResultPlace::OriginalUri]);

const BUILT: Started = Started {
    endpoint: ENDPOINT,
    request: "PUT /widgets/w%201",
    begin: |setup| Watch::of(start::begin(&shop(setup).unwrap(), Method::Put, AT)),
    resume: |setup, token| Ok(Watch::of(start::resume_at(&shop(setup).unwrap(), AT, token)?)),
    query: "",
    result: Some(r#"{"id":"w1"}"#),
    final_state: AT,
    words: TerminalWords::DEFAULT,
    error: Some((409, r#"{"error":{"code":"Busy","message":"later"}}"#)),
};

/// Whether a test fails.
async fn fails(test: impl Future<Output = ()>) -> bool {
    AssertUnwindSafe(test).catch_unwind().await.is_err()
}

#[tokio::test]
async fn a_call_that_is_sent_and_read_as_documented_passes() {
    ORDER.check().await;
}

#[tokio::test]
async fn a_call_that_differs_from_its_documentation_fails() {
    for wrong in [
        Call { request: "PUT /orders/{orderId}?api-version=2031-05-01", ..ORDER },
        Call { request: "GET /orders/{orderId}?api-version=2032-05-01", ..ORDER },
        Call { request: "GET /orders/{orderId}", ..ORDER },
        Call { endpoint: "https://other.example", ..ORDER },
        Call { response: (201, ORDER.response.1), ..ORDER },
        Call { refuses: Some((r#"{"id":7}"#, "status")), ..ORDER },
        Call { refuses: Some((ORDER.response.1, "id")), ..ORDER },
        Call { leaves_out: Some((r#"{"id":7}"#, "id")), ..ORDER },
        Call { error: Some((410, r#"{"error":{"code":"Gone","message":""}}"#)), ..ORDER },
        Call { undocumented: &[200], ..ORDER },
        Call { error: Some((404, r#"{"error":{"code":"Gone","message":"","more":1}}"#)), ..ORDER },
    ] {
        assert!(fails(wrong.check()).await, "{}", wrong.request);
    }
}

/// The encoding is the runtime's: this client puts the text into the URL as it is.
#[tokio::test]
async fn a_call_that_lets_text_leave_its_segment_fails() {
    let careless: Call<1> = Call {
        send: |setup, [order]| {
            let send = async move {
                let mut shop = shop(setup).unwrap();
                let at = format!("{ENDPOINT}/orders/{order}?");
                shop.service = ServiceBuilder::new(&at).build().unwrap_or(shop.service);
                Ok(shop.order("", None).await)
            };
            Outcome::of(send, json::of)
        },
        ..ORDER
    };
    assert!(fails(careless.check()).await);
}

#[tokio::test(start_paused = true)]
async fn a_status_that_is_polled_as_documented_passes() {
    POLLED.check().await;
}

#[tokio::test(start_paused = true)]
async fn a_status_that_differs_from_its_documentation_fails() {
    for wrong in [
        Polled { operation: "Orders_List", ..POLLED },
        Polled { running: &["Running", "Succeeded"], ..POLLED },
        Polled { running: &["Failed"], ..POLLED },
        Polled { succeeded: "Success", ..POLLED },
        Polled { failed: &["Running"], ..POLLED },
        Polled { canceled: &["Failed"], ..POLLED },
        Polled { status: "/state", ..POLLED },
        Polled { percent: Some("/percent"), ..POLLED },
        Polled { error: Some(("/fault", r#"{"code":"Quota"}"#)), ..POLLED },
        Polled { resume: |setup, _token| Ok((POLLED.poll)(setup, ["8"])), ..POLLED },
    ] {
        assert!(fails(wrong.check()).await);
    }
}

#[tokio::test]
async fn a_list_whose_pages_follow_as_documented_passes() {
    LINKED.check().await;
    Paged { next: "x-next", further: Further::Query("token"), ..LINKED }.check().await;
    Paged { further: Further::Nothing, ..LINKED }.check().await;
}

#[tokio::test]
async fn a_list_that_differs_from_its_documentation_fails() {
    for wrong in [
        Paged { request: "GET /shops/a/orders", ..LINKED },
        Paged { next: "/next", ..LINKED },
        Paged { page: (200, r#"{"value":["a","b"]}"#), ..LINKED },
        Paged { next: "x-next", further: Further::Query("skip"), ..LINKED },
        Paged { next: "x-next", further: Further::Header("token"), ..LINKED },
        Paged { next: "x-next", further: Further::Body("/token"), ..LINKED },
        Paged { list: |setup, _options| Listing::of(page::list(&shop(setup).unwrap(), None)), ..LINKED },
    ] {
        assert!(fails(wrong.check()).await, "{}", wrong.request);
    }
}

#[tokio::test(start_paused = true)]
async fn an_operation_that_is_started_as_documented_passes() {
    BUILT.check().await;
}

#[tokio::test(start_paused = true)]
async fn an_operation_that_differs_from_its_documentation_fails() {
    for wrong in [
        Started { request: "POST /widgets/w%201", ..BUILT },
        Started { query: "?api-version=2031-05-01", ..BUILT },
        Started { final_state: FinalState::Property(&["result"]), ..BUILT },
        Started { final_state: FinalState::At(&[ResultPlace::ResourceLocation]), ..BUILT },
        Started { final_state: FinalState::At(&[]), ..BUILT },
        Started { words: TerminalWords { succeeded: &["Success"], ..TerminalWords::DEFAULT }, ..BUILT },
        Started { words: TerminalWords { failed: &["Failure"], ..TerminalWords::DEFAULT }, ..BUILT },
        Started { error: Some((410, r#"{"error":{"code":"Busy","message":"later"}}"#)), ..BUILT },
        Started { resume: |setup, _token| Ok((BUILT.begin)(setup)), ..BUILT },
    ] {
        assert!(fails(wrong.check()).await);
    }
}

#[tokio::test]
async fn each_cloud_and_endpoint_is_as_documented() {
    let known = || Clouds { public: Ok((ENDPOINT, SCOPE)), government: Err("scopes"), china: Err("endpoint") };
    known().check(shop, &ORDER).await;
    assert!(fails(Clouds { public: Ok((ENDPOINT, "other")), ..known() }.check(shop, &ORDER)).await);
    assert!(fails(Clouds { china: Err("scopes"), ..known() }.check(shop, &ORDER)).await);
    assert!(fails(Clouds { government: Ok((ENDPOINT, SCOPE)), ..known() }.check(shop, &ORDER)).await);
    endpoint::keeps_a_base_path(&ORDER).await;
    tls::is_required(shop, ENDPOINT);
}
