//! Operations that a request starts: each way to wait, each place of a result, and no way out of the endpoint.

use crate::shop::{ErrorBody, Shop};
use crate::support::{Loopback, MockResponse, Scripted};
use azure_core::http::{Method, Request, StatusCode};
use futures::StreamExt as _;
use operations_runtime::client::{
    Continuation, ContinuationPlace, Error, Failure, FinalState, LongRunningStart, PageReader, Pager, PollError,
    Poller, Progress, Response, ResultPlace, ResumeError, ResumeToken, TerminalWords, UndecodedResponse, request,
};
use serde_json::{Value, json};
use std::sync::Arc;

pub const ORIGINAL: FinalState = FinalState::At(&[ResultPlace::OriginalUri]);
const LOCATION: FinalState = FinalState::At(&[ResultPlace::Location]);

pub type Build = Poller<Progress, ErrorBody, Value>;

pub fn plan(shop: &Shop, final_state: FinalState) -> LongRunningStart<ErrorBody, Value> {
    LongRunningStart {
        service: shop.service.clone(),
        api_version: None,
        words: TerminalWords::DEFAULT,
        final_state,
        refuse: |response| match response.status() {
            409 => response.error(),
            _ => response.undocumented(),
        },
        read_start: |response| Ok(response.empty()),
        read: |_, response| response.decode(),
    }
}

/// What a generator writes for an operation that starts another.
pub fn begin(shop: &Shop, method: Method, final_state: FinalState) -> Build {
    let url = shop.service.url().literal("widgets").value("name", "w 1").build();
    let mut request = Request::new(url.unwrap(), method);
    request::set_json(&mut request, "widget", None, &json!({"size": 3})).unwrap();
    let token = ResumeToken::new(&shop.service, "Widgets_Build").with_argument("name", "w 1");
    plan(shop, final_state).poller(token, request, None)
}

fn resume(shop: &Shop, token: &ResumeToken) -> Result<Build, ResumeError> {
    resume_at(shop, ORIGINAL, token)
}

pub fn resume_at(shop: &Shop, final_state: FinalState, token: &ResumeToken) -> Result<Build, ResumeError> {
    let name: String = token.arguments(&shop.service, "Widgets_Build", &["name"])?.parse("name")?;
    let url = shop.service.url().literal("widgets").value("name", &name).build();
    plan(shop, final_state).resume(token, url, None)
}

/// What a generator writes for an operation that starts another whose result is a list.
fn list(shop: &Shop, final_state: FinalState) -> Poller<Progress, ErrorBody, Pager<Value, Value, ErrorBody>> {
    list_of(plan(shop, final_state))
}

fn list_of(plan: LongRunningStart<ErrorBody, Value>) -> Poller<Progress, ErrorBody, Pager<Value, Value, ErrorBody>> {
    let url = plan.service.url().literal("widgets").build();
    let token = ResumeToken::new(&plan.service, "Widgets_Move");
    let LongRunningStart { service, api_version, words, final_state, refuse, read_start, .. } = plan;
    let start = LongRunningStart {
        service,
        api_version,
        words,
        final_state,
        refuse,
        read_start,
        read: |source, response| {
            let reader = PageReader {
                place: ContinuationPlace::Body(&["nextLink"]),
                next: |page: &Response<Value>| Continuation::link(page.value()["nextLink"].as_str()),
                items: |page: Value| page["value"].as_array().cloned().unwrap_or_default(),
            };
            response.decode().map(|first| source.pager(first, "nextLink", reader, UndecodedResponse::decode))
        },
    };
    start.poller(token, Request::new(url.unwrap(), Method::Post), None)
}

const WIDGET: &str = "https://shop.example/widgets/w%201";
const MONITOR: &str = "https://shop.example/operations/7";

fn accepted(header: &'static str, link: &str) -> MockResponse {
    MockResponse::json(202, "").with_header(header, link)
}

fn widget(state: Option<&str>) -> MockResponse {
    MockResponse::json(200, json!({"id": "w1", "properties": {"provisioningState": state}}))
}

fn monitor(status: &str) -> MockResponse {
    MockResponse::json(200, json!({"status": status, "percentComplete": 40, "result": {"id": "r1"}}))
}

fn asked(transport: &Arc<Scripted>) -> Vec<String> {
    let seen = transport.seen();
    seen.iter().map(|seen| format!("{} {}", seen.method, seen.url)).collect()
}

fn words(items: &[Result<Response<Progress>, PollError<ErrorBody>>]) -> Vec<Option<&str>> {
    let word = |item: &Result<Response<Progress>, _>| item.as_ref().is_ok();
    assert!(items.iter().all(word), "{items:?}");
    items.iter().map(|item| item.as_ref().unwrap().value().status()).collect()
}

#[tokio::test(start_paused = true)]
async fn a_put_with_a_monitor_has_its_result_at_its_own_url() {
    for header in ["azure-asyncoperation", "operation-location"] {
        let created = MockResponse::json(201, json!({"id": "w1"})).with_header(header, MONITOR);
        let responses = [created, monitor("InProgress"), monitor("Succeeded"), widget(None)];
        let transport = Scripted::new(responses);
        let poller = begin(&Shop::scripted(&transport), Method::Put, ORIGINAL);
        assert_eq!(poller.await.unwrap().value()["id"], "w1");
        let polls = format!("GET {MONITOR}");
        let expected = [&format!("PUT {WIDGET}"), &polls, &polls, &format!("GET {WIDGET}")];
        assert_eq!(asked(&transport).iter().collect::<Vec<_>>(), expected);
        assert_eq!(transport.seen()[0].body, r#"{"size":3}"#.as_bytes());
    }
}

#[tokio::test(start_paused = true)]
async fn a_post_has_its_result_at_the_location() {
    let location = "https://shop.example/results/7";
    let response = accepted("azure-asyncoperation", MONITOR).with_header("location", location);
    let transport = Scripted::new([response, monitor("Succeeded"), widget(None)]);
    let poller = begin(&Shop::scripted(&transport), Method::Post, LOCATION);
    assert_eq!(poller.await.unwrap().value()["id"], "w1");
    assert_eq!(asked(&transport)[2], format!("GET {location}"));
}

#[tokio::test(start_paused = true)]
async fn a_result_can_be_in_the_monitor() {
    for (member, expected) in [(FinalState::Property(&["result"]), "id"), (FinalState::At(&[]), "percentComplete")] {
        let responses = [accepted("operation-location", "/operations/7"), monitor("Succeeded")];
        let transport = Scripted::new(responses);
        let shop = Shop::scripted(&transport);
        let response = begin(&shop, Method::Post, member).await.unwrap();
        assert!(response.value().get(expected).is_some(), "{response:?}");
        assert_eq!(asked(&transport)[1], format!("GET {MONITOR}"));
    }
    let responses = [accepted("operation-location", MONITOR), monitor("Succeeded")];
    let shop = Shop::scripted(&Scripted::new(responses));
    let poller = begin(&shop, Method::Post, FinalState::Property(&["absent"]));
    let error = poller.await.unwrap_err();
    let why = "the operation succeeded, but its result could not be read: status 200: absent: the property is missing";
    assert_eq!(error.to_string(), why);
    let PollError::Result(Error::Decode(error)) = error else { panic!("{error:?}") };
    assert_eq!(error.body(), &monitor("Succeeded").chunk[..]);
}

#[tokio::test(start_paused = true)]
async fn a_location_alone_responds_with_202_until_the_result_is_there() {
    let first = accepted("location", "/results/1");
    let second = accepted("location", "/results/2");
    let transport = Scripted::new([first, second, widget(Some("Updating")), widget(None)]);
    let poller = begin(&Shop::scripted(&transport), Method::Post, LOCATION);
    let items: Vec<_> = poller.collect().await;
    assert_eq!(words(&items), [None, None, Some("Updating"), None]);
    let urls = asked(&transport);
    assert_eq!(urls[1], "GET https://shop.example/results/1");
    assert_eq!(urls[2..], ["GET https://shop.example/results/2"; 2]);
}

#[tokio::test(start_paused = true)]
async fn a_resource_with_a_provisioning_state_is_polled_itself() {
    let responses = [widget(Some("Creating")), widget(Some("Creating")), widget(Some("Succeeded"))];
    let transport = Scripted::new(responses);
    let poller = begin(&Shop::scripted(&transport), Method::Put, ORIGINAL);
    let response = poller.await.unwrap();
    assert_eq!(response.value()["properties"]["provisioningState"], "Succeeded");
    assert_eq!(asked(&transport)[1..], [&*format!("GET {WIDGET}"); 2]);
}

#[tokio::test]
async fn an_operation_that_is_done_at_once_is_not_polled() {
    for response in [widget(None), widget(Some("Succeeded")), MockResponse::json(201, "{}")] {
        let transport = Scripted::new([response]);
        let poller = begin(&Shop::scripted(&transport), Method::Put, ORIGINAL);
        poller.await.unwrap();
        assert_eq!(transport.seen().len(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_failure_is_reported_in_the_services_words() {
    let failed = json!({"status": "Failed", "error": {"code": "Quota", "message": "too many"}});
    let responses = [accepted("azure-asyncoperation", MONITOR), MockResponse::json(200, failed)];
    let shop = Shop::scripted(&Scripted::new(responses));
    let error = begin(&shop, Method::Put, ORIGINAL).await.unwrap_err();
    assert_eq!(error.to_string(), "the operation failed: Quota: too many");

    let shop = Shop::scripted(&Scripted::new([widget(Some("Failed"))]));
    let error = begin(&shop, Method::Put, ORIGINAL).await.unwrap_err();
    assert!(matches!(error, PollError::Failed(_)), "{error:?}");

    let canceled = widget(Some("Canceled"));
    let shop = Shop::scripted(&Scripted::new([widget(Some("Creating")), canceled]));
    let error = begin(&shop, Method::Put, ORIGINAL).await.unwrap_err();
    assert!(matches!(error, PollError::Canceled(_)), "{error:?}");
}

#[tokio::test(start_paused = true)]
async fn refusals_are_typed_at_the_start_on_the_way_and_at_the_end() {
    let refusal = || MockResponse::json(409, r#"{"error": {"code": "Busy", "message": "m"}}"#);
    let begun = || accepted("azure-asyncoperation", MONITOR);
    for responses in [vec![refusal()], vec![begun(), refusal()], vec![begun(), monitor("Succeeded"), refusal()]] {
        let count = responses.len();
        let transport = Scripted::new(responses);
        let poller = begin(&Shop::scripted(&transport), Method::Put, ORIGINAL);
        match poller.await.unwrap_err() {
            PollError::Request(error) if count < 3 => assert_eq!(error.model().unwrap().error.code, "Busy"),
            PollError::Result(error) if count == 3 => assert_eq!(error.model().unwrap().error.code, "Busy"),
            other => panic!("{other:?}"),
        }
        assert_eq!(transport.seen().len(), count);
    }
}

#[tokio::test(start_paused = true)]
async fn a_start_that_names_no_status_or_place_to_poll_is_an_error() {
    for responses in [
        vec![MockResponse::json(202, "")],
        vec![accepted("azure-asyncoperation", MONITOR), MockResponse::json(200, "{}")],
    ] {
        let shop = Shop::scripted(&Scripted::new(responses));
        let error = begin(&shop, Method::Post, LOCATION).await.unwrap_err();
        assert!(matches!(error, PollError::NoStatus(_)), "{error:?}");
    }
}

#[tokio::test]
async fn a_link_to_elsewhere_is_not_followed() {
    for header in ["azure-asyncoperation", "operation-location", "location"] {
        let transport = Scripted::new([accepted(header, "https://evil.example/steal")]);
        let poller = begin(&Shop::scripted(&transport), Method::Post, LOCATION);
        let error = poller.await.unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("the service's link in `{header}` leads away from the client's endpoint")
        );
        assert_eq!(transport.seen().len(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_resource_location_is_followed_and_never_to_elsewhere() {
    let at = FinalState::At(&[ResultPlace::ResourceLocation, ResultPlace::Location]);
    let done = |location: Value| MockResponse::json(200, json!({"status": "Succeeded", "resourceLocation": location}));
    let begun = || accepted("operation-location", MONITOR).with_header("location", "/results/1");
    for (location, asked_last) in [
        (json!("/made/1"), "https://shop.example/made/1"),
        (json!("https://shop.example/made/2"), "https://shop.example/made/2"),
        (json!(null), "https://shop.example/results/1"),
        (json!(""), "https://shop.example/results/1"),
        (json!(7), "https://shop.example/results/1"),
    ] {
        let transport = Scripted::new([begun(), done(location), widget(None)]);
        assert_eq!(begin(&Shop::scripted(&transport), Method::Post, at).await.unwrap().value()["id"], "w1");
        assert_eq!(asked(&transport)[2], format!("GET {asked_last}"));
    }
    let transport = Scripted::new([begun(), done(json!("https://evil.example/made/1"))]);
    let error = begin(&Shop::scripted(&transport), Method::Post, at).await.unwrap_err();
    assert!(matches!(error, PollError::Result(Error::Link(_))), "{error:?}");
    assert_eq!(transport.seen().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn another_process_resumes_without_starting_again() {
    let transport = Scripted::new([accepted("azure-asyncoperation", MONITOR)]);
    let shop = Shop::scripted(&transport);
    let mut poller = begin(&shop, Method::Put, ORIGINAL);
    let early = poller.resume_token().clone();
    assert_eq!(resume(&shop, &early).unwrap_err(), ResumeError::NotStarted);
    poller.next().await.unwrap().unwrap();
    let text = poller.resume_token().to_string();
    drop(poller);

    let transport = Scripted::new([monitor("Running"), monitor("Succeeded"), widget(None)]);
    let shop = Shop::scripted(&transport);
    let poller = resume(&shop, &text.parse().unwrap()).unwrap();
    assert_eq!(poller.await.unwrap().value()["id"], "w1");
    let polls = format!("GET {MONITOR}");
    assert_eq!(asked(&transport), [&*polls, &*polls, &*format!("GET {WIDGET}")]);
}

#[tokio::test]
async fn a_forged_token_leads_nowhere_else() {
    let transport = Scripted::new([accepted("azure-asyncoperation", MONITOR)]);
    let shop = Shop::scripted(&transport);
    let mut poller = begin(&shop, Method::Put, ORIGINAL);
    poller.next().await.unwrap().unwrap();
    let good = serde_json::to_string(poller.resume_token()).unwrap();
    for (from, to, expected) in [
        ("https://shop.example/operations", "https://evil.example/operations", ResumeError::Position),
        ("https://shop.example/widgets", "https://evil.example/widgets", ResumeError::Position),
        (r#""{\"kind\""#, r#""{\"kin\""#, ResumeError::Malformed),
    ] {
        let forged = good.replace(from, to);
        assert_ne!(forged, good);
        let forged: ResumeToken = serde_json::from_str(&forged).unwrap();
        assert_eq!(resume(&shop, &forged).unwrap_err(), expected);
    }
}

#[test]
fn debug_shows_neither_bodies_nor_signed_links() {
    let token = r#"{"operation":"o","apiVersion":"1","endpoint":"e","arguments":{},"position":"?sig=x"}"#;
    let token: ResumeToken = serde_json::from_str(token).unwrap();
    let failure = Failure::default();
    for text in [format!("{token:?}"), format!("{failure:?}"), format!("{:?}", Progress::default())] {
        assert!(text.ends_with(", .. }"), "{text}");
        assert!(!text.contains("sig"), "{text}");
    }
}

#[tokio::test]
async fn a_start_works_over_a_socket() {
    let soon = accepted("azure-asyncoperation", MONITOR).with_header("retry-after", 1);
    let server = Loopback::start([soon, monitor("Succeeded"), widget(None)]).await;
    let poller = begin(&Shop::with(server.options()), Method::Put, ORIGINAL);
    let items: Vec<_> = poller.collect().await;
    assert_eq!(words(&items), [None, Some("Succeeded")]);
    assert_eq!(items[1].as_ref().unwrap().value().percent_complete(), Some(40.0));
    assert_eq!(server.seen().len(), 3);
}

fn page(items: &[u8], link: Option<&str>) -> MockResponse {
    MockResponse::json(200, json!({"value": items, "nextLink": link}))
}

#[tokio::test(start_paused = true)]
async fn a_result_that_is_a_list_goes_on_page_by_page() {
    let location = "https://shop.example/results/7";
    let accepted = accepted("azure-asyncoperation", MONITOR).with_header("location", location);
    let pages = [page(&[1, 2], Some("?page=2")), page(&[3], None)];
    let transport = Scripted::new([accepted, monitor("Succeeded")].into_iter().chain(pages));
    let response = list(&Shop::scripted(&transport), LOCATION).await.unwrap();
    assert_eq!((response.status(), transport.seen().len()), (StatusCode::Ok, 3));
    let pager = response.into_value();
    let items: Vec<Value> = pager.map(Result::unwrap).collect().await;
    assert_eq!(items, [1, 2, 3]);
    assert_eq!(asked(&transport)[3], format!("GET {location}?page=2"));
}

#[tokio::test(start_paused = true)]
async fn a_page_after_a_result_is_requested_with_the_api_version() {
    let transport =
        Scripted::new([page(&[1], Some("?page=2")), page(&[2], Some("?page=3&API-version=1")), page(&[3], None)]);
    let plan = plan(&Shop::scripted(&transport), LOCATION);
    let pager = list_of(LongRunningStart { api_version: Some("api-version"), ..plan }).await.unwrap().into_value();
    assert_eq!(pager.map(Result::unwrap).collect::<Vec<Value>>().await, [1, 2, 3]);
    let widgets = "GET https://shop.example/widgets";
    assert_eq!(asked(&transport)[1], format!("{widgets}?page=2&api-version=2031-05-01"));
    assert_eq!(asked(&transport)[2], format!("{widgets}?page=3&API-version=1"));
}

#[tokio::test(start_paused = true)]
async fn a_list_in_the_monitor_and_one_that_is_there_at_once_go_on_too() {
    let done = json!({"status": "Succeeded", "result": {"value": [1], "nextLink": "/more"}});
    let responses = [accepted("operation-location", MONITOR), MockResponse::json(200, done), page(&[2], None)];
    let shop = Shop::scripted(&Scripted::new(responses));
    let pager = list(&shop, FinalState::Property(&["result"])).await.unwrap().into_value();
    assert_eq!(pager.map(Result::unwrap).collect::<Vec<Value>>().await, [1, 2]);

    let transport = Scripted::new([page(&[1], Some("?page=2")), page(&[2], None)]);
    let pager = list(&Shop::scripted(&transport), LOCATION).await.unwrap().into_value();
    assert_eq!(pager.map(Result::unwrap).collect::<Vec<Value>>().await, [1, 2]);
    assert_eq!(asked(&transport)[1], "GET https://shop.example/widgets?page=2");
}

#[tokio::test(start_paused = true)]
async fn a_page_after_a_result_is_refused_in_the_words_of_the_operation() {
    let conflict = MockResponse::json(409, json!({"error": {"code": "Busy", "message": "m"}}));
    for (response, link) in [(conflict, "/more"), (page(&[2], None), "https://evil.example/more")] {
        let transport = Scripted::new([page(&[1], Some(link)), response]);
        let mut pager = list(&Shop::scripted(&transport), LOCATION).await.unwrap().into_value();
        assert_eq!(pager.next().await.unwrap().unwrap(), 1);
        let error = pager.next().await.unwrap().unwrap_err();
        match transport.seen().len() {
            2 => assert_eq!(error.code(), Some("Busy")),
            _ => assert!(matches!(error, Error::Link(_)), "{error:?}"),
        }
        assert!(pager.next().await.is_none());
    }
}
