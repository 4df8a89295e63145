//! What follows the response: each final state, polling by a status, pages by a link and by a token; nothing leaves the host.

use crate::support::{MockResponse, Loopback};
use crate::{body, line, warehouse};
use futures::{StreamExt as _, TryStreamExt as _};
use vocabulary::warehouse::models::*;
use vocabulary::warehouse::*;
use vocabulary::runtime::client::{Error, PagerOptions, PollError};

const WAREHOUSE: &str = "https://warehouse.example/sites/00000000-0000-0000-0000-000000000001";
const VERSION: &str = "unit=kg&version=2030-02-01";
const MONITOR: &str = "https://warehouse.example/operations/1";

fn accepted(header: &'static str, link: &str) -> MockResponse {
    MockResponse::json(202, "").with_header(header, link).with_header("retry-after", 1)
}

fn lines(service: &Loopback) -> Vec<String> {
    service.seen().iter().map(line).collect()
}

#[tokio::test]
async fn a_post_has_its_result_among_the_properties_of_the_monitor() {
    let succeeded = MockResponse::json(200, r#"{"status":"Succeeded","properties":{"kilograms":2}}"#);
    let service = Loopback::start([accepted("azure-asyncoperation", MONITOR), succeeded]).await;
    let options = OrdersClientPackOptions { gently: Some(false), ..Default::default() };
    let poller = warehouse(&service).0.orders().begin_pack(Some(options)).unwrap();
    assert_eq!(poller.await.unwrap().value().kilograms, 2.0);
    assert_eq!(lines(&service), [format!("POST {WAREHOUSE}/pack?gently=false&{VERSION}"), format!("GET {MONITOR}?version=2030-02-01")]);
}

#[tokio::test]
async fn a_post_has_its_result_in_the_monitor() {
    let succeeded = MockResponse::json(200, r#"{"status":"Succeeded","result":{"kilograms":3}}"#);
    let service = Loopback::start([accepted("operation-location", MONITOR), succeeded]).await;
    let options = OrdersClientCheckOptions { order: Some(Order::new("north")), ..Default::default() };
    let poller = warehouse(&service).0.orders().begin_check(Some(options)).unwrap();
    assert_eq!(poller.await.unwrap().value().kilograms, 3.0);
    assert_eq!(lines(&service), [format!("POST {WAREHOUSE}/check?{VERSION}"), format!("GET {MONITOR}?version=2030-02-01")]);
    assert_eq!(body(&service.seen()[0]), r#"{"name":"north"}"#);
}

#[tokio::test]
async fn a_patch_has_its_result_at_the_location() {
    let started = accepted("azure-asyncoperation", MONITOR).with_header("location", "/results/1");
    let succeeded = MockResponse::json(200, r#"{"status":"Succeeded"}"#);
    let service = Loopback::start([started, succeeded, MockResponse::json(200, r#"{"name":"south"}"#)]).await;
    let orders = warehouse(&service).0.orders();
    let poller = orders.begin_move(&"north".parse().unwrap(), &Order::new("south"), None).unwrap();
    assert_eq!(poller.await.unwrap().value().name, "south");
    let urls = [
        format!("PATCH {WAREHOUSE}/orders/north?{VERSION}"),
        format!("GET {MONITOR}?version=2030-02-01"),
        "GET https://warehouse.example/results/1?version=2030-02-01".to_owned(),
    ];
    assert_eq!(lines(&service), urls);
    assert_eq!(service.seen()[0].header("content-type"), Some("application/merge-patch+json"));
}

#[tokio::test]
async fn a_delete_ends_without_a_result() {
    let (still, gone) = (accepted("location", "/results/2"), MockResponse::json(204, ""));
    let service = Loopback::start([accepted("location", "/results/1"), still, gone]).await;
    let poller = warehouse(&service).0.orders().begin_remove(&"north".parse().unwrap(), None).unwrap();
    poller.await.unwrap();
    let urls = ["1", "2"].map(|number| format!("GET https://warehouse.example/results/{number}?version=2030-02-01"));
    assert_eq!(lines(&service)[1..], urls);
    assert_eq!(lines(&service)[0], format!("DELETE {WAREHOUSE}/orders/north?{VERSION}"));
}

#[tokio::test]
async fn a_link_to_another_host_is_refused_and_the_token_stays() {
    let service = Loopback::start([accepted("location", "https://elsewhere.example/results/1")]).await;
    let error = warehouse(&service).0.orders().begin_pack(None).unwrap().await.unwrap_err();
    assert!(matches!(error, PollError::Request(Error::Link(_))), "{error:?}");
    assert_eq!(service.seen().len(), 1);
    let page = r#"{"orders":[{"name":"north"}],"next":"https://elsewhere.example/more"}"#;
    let service = Loopback::start([MockResponse::json(200, page)]).await;
    let mut pages = warehouse(&service).0.batches().list(None).into_pages();
    pages.next().await.unwrap().unwrap();
    assert!(matches!(pages.next().await, Some(Err(Error::Link(_)))));
    assert_eq!(service.seen().len(), 1);
}

#[tokio::test]
async fn a_list_goes_on_by_a_link_and_can_be_resumed() {
    let first = || MockResponse::json(200, r#"{"orders":[{"name":"a"},{"name":"b"}],"next":"https://warehouse.example/more?page=2"}"#);
    let last = || MockResponse::json(200, r#"{"orders":[{"name":"c"}]}"#);
    let service = Loopback::start([first(), last(), first(), last()]).await;
    let batches = warehouse(&service).0.batches();
    let options = BatchesClientListOptions { top: Some(2), ..Default::default() };
    let names: Vec<String> = batches.list(Some(options)).map_ok(|order| order.name).try_collect().await.unwrap();
    assert_eq!(names, ["a", "b", "c"]);
    let mut pages = batches.list(None).into_pages();
    assert_eq!(pages.next().await.unwrap().unwrap().value().orders.len(), 2);
    let continuation = pages.continuation().cloned();
    let options = BatchesClientListOptions {
        pager_options: PagerOptions { continuation, ..Default::default() },
        ..Default::default()
    };
    let rest: Vec<_> = batches.list(Some(options)).map(|order| order.unwrap().name).collect().await;
    assert_eq!(rest, ["c"]);
    let more = "GET https://warehouse.example/more?page=2";
    let list = format!("GET {WAREHOUSE}/batches?");
    assert_eq!(lines(&service), [&format!("{list}$top=2&{VERSION}"), more, &format!("{list}{VERSION}"), more]);
}

#[tokio::test]
async fn a_list_goes_on_by_a_token_in_the_body() {
    let first = MockResponse::json(200, r#"{"value":[{"name":"a"}],"token":"t&2"}"#);
    let service = Loopback::start([first, MockResponse::json(200, r#"{"value":null,"token":""}"#)]).await;
    let like = Order::new("a");
    let found: Vec<_> = warehouse(&service).0.batches().find(&like, None).try_collect().await.unwrap();
    assert_eq!(found, [Order::new("a")]);
    let find = format!("POST {WAREHOUSE}/find?{VERSION}");
    assert_eq!(lines(&service), [find.clone(), format!("{find}&skip=t%262")]);
    assert!(service.seen().iter().all(|seen| body(seen) == r#"{"name":"a"}"#));
}

#[tokio::test]
async fn a_status_is_polled_by_properties_inside_another() {
    let running = MockResponse::json(200, r#"{"properties":{"state":"Running","done":40}}"#).with_header("retry-after", 1);
    let failed = r#"{"properties":{"state":"Failed","fault":{"code":"Jam","message":"too full"}}}"#;
    let service = Loopback::start([running, MockResponse::json(200, failed)]).await;
    let mut poller = warehouse(&service).0.packings().poll_status(7, None);
    poller.next().await.unwrap().unwrap();
    assert_eq!((poller.status(), poller.percent_complete()), (Some("Running"), Some(40.0)));
    let error = poller.await.unwrap_err();
    assert_eq!((error.code(), error.message()), (Some("Jam"), Some("too full")));
    assert_eq!(lines(&service), vec![format!("GET {WAREHOUSE}/packings/7?{VERSION}"); 2]);
}

#[tokio::test]
async fn another_operation_reads_its_status_from_other_properties_of_the_same_model() {
    let stands = |sealing: &str, sealed: u8| {
        let body = format!(r#"{{"properties":{{"state":"Failed","done":9,"sealing":"{sealing}","sealed":{sealed}}}}}"#);
        MockResponse::json(200, body).with_header("retry-after", 1)
    };
    let service = Loopback::start([stands("Open", 20), stands("Succeeded", 100)]).await;
    let mut poller = warehouse(&service).0.packings().poll_sealing(7, None);
    poller.next().await.unwrap().unwrap();
    assert_eq!((poller.status(), poller.percent_complete()), (Some("Open"), Some(20.0)));
    assert_eq!(poller.await.unwrap().value().properties.sealed, Some(100));
    assert_eq!(lines(&service), vec![format!("GET {WAREHOUSE}/packings/7/sealing?{VERSION}"); 2]);
}

#[tokio::test]
async fn lists_of_one_model_are_read_each_as_its_operation_says() {
    let page = |link: &str| format!(r#"{{"value":["a","b"],"retired":["c"],"nextLink":{link}}}"#);
    let pages = || [page(r#""/more""#), page("null")].map(|page| MockResponse::json(200, page));
    let more = "GET https://warehouse.example/more";

    let service = Loopback::start(pages()).await;
    let names: Vec<String> = warehouse(&service).0.names().list(None).try_collect().await.unwrap();
    assert_eq!(names, ["a", "b", "a", "b"]);
    assert_eq!(lines(&service), [&*format!("GET {WAREHOUSE}/names?{VERSION}"), more]);

    let service = Loopback::start(pages()).await;
    let names: Vec<String> = warehouse(&service).0.names().preview(None).try_collect().await.unwrap();
    assert_eq!(names, ["a", "b"]);
    assert_eq!(lines(&service), [format!("GET {WAREHOUSE}/names/preview?{VERSION}")]);

    let service = Loopback::start(pages()).await;
    let names: Vec<String> = warehouse(&service).0.names().list_retired(None).try_collect().await.unwrap();
    assert_eq!(names, ["c", "c"]);
    assert_eq!(lines(&service), [&*format!("GET {WAREHOUSE}/names/retired?{VERSION}"), more]);
}

#[tokio::test]
async fn a_started_operation_ends_in_a_list_that_goes_on_page_by_page() {
    let first = MockResponse::json(200, r#"{"orders":[{"name":"a"},{"name":"b"}],"next":"https://warehouse.example/more?page=2"}"#);
    let last = MockResponse::json(200, r#"{"orders":[{"name":"c"}]}"#);
    let started = accepted("location", "/results/1");
    let service = Loopback::start([started, first, last]).await;
    let mut poller = warehouse(&service).0.orders().begin_gather(None).unwrap();
    poller.next().await.unwrap().unwrap();
    let token = poller.resume_token().to_string().parse().unwrap();
    let poller = warehouse(&service).0.orders().resume_gather(&token, None).unwrap();
    let pager = poller.await.unwrap().into_value();
    let names: Vec<String> = pager.map_ok(|order| order.name).try_collect().await.unwrap();
    assert_eq!(names, ["a", "b", "c"]);
    let urls = [
        format!("POST {WAREHOUSE}/gather?{VERSION}"),
        "GET https://warehouse.example/results/1?version=2030-02-01".to_owned(),
        "GET https://warehouse.example/more?page=2&version=2030-02-01".to_owned(),
    ];
    assert_eq!(lines(&service), urls);

    let done = r#"{"status":"Succeeded","result":{"orders":[{"name":"a"}],"next":"https://warehouse.example/more"}}"#;
    let service = Loopback::start([accepted("operation-location", MONITOR), MockResponse::json(200, done)]).await;
    let pager = warehouse(&service).0.orders().begin_rank(None).unwrap().await.unwrap().into_value();
    let ranked: Vec<_> = pager.try_collect().await.unwrap();
    assert_eq!(ranked, [Order::new("a")]);
    assert_eq!(lines(&service).len(), 2);
}

#[tokio::test]
async fn the_monitor_itself_is_a_result_and_the_start_has_a_body_of_its_own() {
    let started = MockResponse::json(202, r#"{"status":"Open","minutes":1}"#).with_header("operation-location", MONITOR);
    let started = started.with_header("retry-after", 1);
    let sealed = MockResponse::json(200, r#"{"status":"sealed","minutes":7}"#);
    let service = Loopback::start([started.clone(), sealed]).await;
    let mut poller = warehouse(&service).0.orders().begin_audit(None).unwrap();
    assert!(poller.start_response().is_none());
    poller.next().await.unwrap().unwrap();
    assert_eq!((poller.status(), poller.start_response().unwrap().unwrap().value().minutes), (Some("Open"), Some(1.0)));
    assert_eq!(poller.await.unwrap().value().minutes, Some(7.0));
    assert_eq!(lines(&service), [format!("POST {WAREHOUSE}/audit?{VERSION}"), format!("GET {MONITOR}?version=2030-02-01")]);

    for (word, canceled) in [("Broken", false), ("failed", false), ("REVOKED", true)] {
        let body = format!(r#"{{"status":"{word}","error":"too cold"}}"#);
        let service = Loopback::start([started.clone(), MockResponse::json(200, body)]).await;
        let error = warehouse(&service).0.orders().begin_audit(None).unwrap().await.unwrap_err();
        assert_eq!(error.message(), Some("too cold"));
        assert_eq!((matches!(error, PollError::Failed(_)), matches!(error, PollError::Canceled(_))), (!canceled, canceled));
    }
}

#[tokio::test]
async fn the_bodies_of_a_start_are_told_apart_and_the_resource_is_requested_last() {
    let started = MockResponse::json(202, r#"{"status":"Running"}"#).with_header("azure-asyncoperation", MONITOR);
    let started = started.with_header("retry-after", 1);
    let succeeded = MockResponse::json(200, r#"{"status":"Succeeded","properties":{"name":"no order"}}"#);
    let service = Loopback::start([started, succeeded, MockResponse::json(200, r#"{"name":"north"}"#)]).await;
    let orders = warehouse(&service).0.orders();
    let mut poller = orders.begin_create(&"north".parse().unwrap(), &Order::new("north"), None).unwrap();
    poller.next().await.unwrap().unwrap();
    let start = poller.start_response().unwrap().unwrap().into_value();
    assert!(matches!(start, OrdersClientCreateResponse::Accepted(audit) if audit.status == "Running"));
    assert_eq!(poller.await.unwrap().value().name, "north");
    let resource = format!("{WAREHOUSE}/orders/north?{VERSION}");
    let monitor = format!("GET {MONITOR}?version=2030-02-01");
    assert_eq!(lines(&service), [format!("PUT {resource}"), monitor, format!("GET {resource}")]);
}

#[tokio::test]
async fn a_status_without_a_body_waits_or_is_the_end_as_documented() {
    let going = || MockResponse::json(202, "").with_header("retry-after", 1);
    let service = Loopback::start([going(), MockResponse::json(204, "")]).await;
    assert!(warehouse(&service).0.packings().poll_weighing(7, None).await.unwrap().value().is_none());
    let weighed = r#"{"properties":{"state":"Weighed","done":101}}"#;
    let service = Loopback::start([going(), MockResponse::json(200, weighed)]).await;
    let response = warehouse(&service).0.packings().poll_weighing(7, None).await.unwrap();
    assert_eq!(response.violations().len(), 1);
    assert_eq!(response.value().as_ref().unwrap().properties.state, "Weighed");
}

fn chore(kind: &str, status: &str) -> MockResponse {
    let body = format!(
        r#"{{"kind":"{kind}","id":7,"status":"{status}","done":40,"fault":{{"code":"Jam"}},"tools":["a","b"],"hours":2,"note":"n"}}"#
    );
    MockResponse::json(200, body).with_header("retry-after", 1)
}

#[tokio::test]
async fn a_union_is_polled_by_what_its_variants_share() {
    for kind in ["sort", "sweep", "nap", "fly"] {
        let service = Loopback::start([chore(kind, "Running"), chore(kind, "Failed")]).await;
        let mut poller = warehouse(&service).0.chores().poll(7, None);
        let running = poller.next().await.unwrap().unwrap().into_value();
        assert_eq!((poller.status(), poller.percent_complete()), (Some("Running"), Some(40.0)));
        let shared = kind != "fly";
        assert_eq!(running.status(), shared.then_some("Running"));
        assert_eq!(running.id(), shared.then_some(7));
        assert_eq!(running.tools(), shared.then_some(&["a".to_owned(), "b".to_owned()][..]));
        assert_eq!(running.note(), shared.then_some("n"));
        assert_eq!(running.hours().map(|hours| hours.get()), shared.then_some(2));
        assert_eq!(running.done().map(|done| done.get()), shared.then_some(40.0));
        assert_eq!(running.fault().map(|fault| fault.code.as_str()), shared.then_some("Jam"));
        assert_eq!((running.helpers(), running.words()), (None, None));
        let error = poller.await.unwrap_err();
        assert!(matches!(error, PollError::Failed(_)), "{error:?}");
        assert_eq!(error.code(), Some("Jam"));
    }
}
