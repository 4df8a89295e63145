//! Where a list says that it goes on: in a header, in properties whose names have points.

use crate::support::{MockResponse, Loopback};
use crate::{STORE, client, line, warehouse};
use futures::TryStreamExt as _;
use vocabulary::warehouse::models::{Order, Scan, ScanPage};
use vocabulary::warehouse::{BatchesClientScanOptions, BatchesClientSkipOptions, BatchesClientWalkOptions};

const VERSION: &str = "api-version=2030-01-01";

fn urls(service: &Loopback) -> Vec<String> {
    service.seen().iter().map(line).collect()
}

#[tokio::test]
async fn the_next_page_is_where_the_link_header_says() {
    let page = |names: &str| MockResponse::json(200, format!(r#"{{"@store.page":{{"names":{names}}}}}"#));
    let link = r#"<https://store.example/base/x>; rel="prev", </base/more?last=b>; rel="next""#;
    let service = Loopback::start([page(r#"["a","b"]"#).with_header("link", link), page(r#"["c"]"#)]).await;
    let names: Vec<String> = client(&service).products().names(None).try_collect().await.unwrap();
    assert_eq!(names, ["a", "b", "c"]);
    let first = format!("GET {STORE}/stores/old%20west/names?{VERSION}");
    assert_eq!(urls(&service), [first, format!("GET {STORE}/more?last=b")]);
}

#[tokio::test]
async fn names_with_points_are_steps_of_the_way() {
    let first = r#"{"@store.page.names":["a"],"@store.page.next":{"@odata.nextLink":"/base/more"}}"#;
    let service = Loopback::start([MockResponse::json(200, first), MockResponse::json(200, r#"{"@store.page.names":["b"]}"#)]).await;
    let marks: Vec<String> = client(&service).products().marks(None).try_collect().await.unwrap();
    assert_eq!(marks, ["a", "b"]);
    let first = format!("GET {STORE}/stores/old%20west/marks?{VERSION}");
    assert_eq!(urls(&service), [first, format!("GET {STORE}/more")]);
}

const SITE: &str = "https://warehouse.example/sites/00000000-0000-0000-0000-000000000001";
const WAREHOUSE_QUERY: &str = "unit=kg&version=2030-02-01";

fn orders(names: &[&str], more: &str) -> MockResponse {
    let names: Vec<_> = names.iter().map(|name| format!(r#"{{"name":"{name}"}}"#)).collect();
    MockResponse::json(200, format!(r#"{{"orders":[{0}],"value":[{0}]{more}}}"#, names.join(",")))
}

fn names(orders: &[Order]) -> Vec<&str> {
    orders.iter().map(|order| order.name.as_str()).collect()
}

#[tokio::test]
async fn the_next_link_is_posted_with_the_same_body() {
    let next = r#","next":"https://warehouse.example/sites/x/more?page=2""#;
    let service = Loopback::start([orders(&["north"], next), MockResponse::json(204, "")]).await;
    let batches = warehouse(&service).0.batches();
    let found: Vec<_> = batches.query(&Order::new("east"), None).try_collect().await.unwrap();
    assert_eq!(names(&found), ["north"]);
    let first = format!("POST {SITE}/query?{WAREHOUSE_QUERY}");
    assert_eq!(urls(&service), [first.as_str(), "POST https://warehouse.example/sites/x/more?page=2"]);
    let bodies: Vec<_> = service.seen().into_iter().map(|seen| seen.body).collect();
    assert_eq!(bodies, [r#"{"name":"east"}"#; 2]);
}

#[tokio::test]
async fn no_content_is_an_empty_page() {
    let service = Loopback::start([MockResponse::json(204, "")]).await;
    let mut pages = warehouse(&service).0.batches().query(&Order::new("east"), None).into_pages();
    let page = pages.next().await.unwrap().unwrap();
    assert_eq!((u16::from(page.status()), page.value()), (204, &None));
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn a_token_goes_into_the_header_that_is_documented() {
    let service = Loopback::start([orders(&["a"], "").with_header("x-next", "t/1"), orders(&["b"], "")]).await;
    let options = BatchesClientWalkOptions { x_from: Some("t/0".to_owned()), ..Default::default() };
    let found: Vec<_> = warehouse(&service).0.batches().walk(Some(options)).try_collect().await.unwrap();
    assert_eq!(names(&found), ["a", "b"]);
    assert_eq!(urls(&service), [&*format!("GET {SITE}/walk?{WAREHOUSE_QUERY}"); 2]);
    let tokens: Vec<_> = service.seen().iter().map(|seen| seen.header("x-from").map(str::to_owned)).collect();
    assert_eq!(tokens, [Some("t/0".to_owned()), Some("t/1".to_owned())]);
}

#[tokio::test]
async fn a_token_takes_the_place_of_what_the_caller_began_with() {
    let service = Loopback::start([orders(&["a"], r#","token":"t 1""#), orders(&["b"], "")]).await;
    let options = BatchesClientSkipOptions { after: Some("t 0".to_owned()), ..Default::default() };
    let found: Vec<_> = warehouse(&service).0.batches().skip(Some(options)).try_collect().await.unwrap();
    assert_eq!(names(&found), ["a", "b"]);
    let asked = |token| format!("GET {SITE}/skip?{WAREHOUSE_QUERY}&after=t%20{token}");
    assert_eq!(urls(&service), [asked(0), asked(1)]);
}

#[tokio::test]
async fn a_token_goes_into_the_body() {
    let answers = || [orders(&["a"], r#","token":"t\"1""#), orders(&["b"], "")];
    let bodies = |service: &Loopback| -> Vec<String> {
        service.seen().into_iter().map(|seen| String::from_utf8(seen.body.to_vec()).unwrap()).collect()
    };
    let service = Loopback::start(answers()).await;
    let scan = Scan::new().with_weight(1.5).with_page(ScanPage::new().with_size(7));
    let options = BatchesClientScanOptions { scan: Some(scan), ..Default::default() };
    let found: Vec<_> = warehouse(&service).0.batches().scan(Some(options)).try_collect().await.unwrap();
    assert_eq!(names(&found), ["a", "b"]);
    let sent = bodies(&service);
    assert_eq!(sent[0], r#"{"weight":1.5,"page":{"size":7}}"#);
    assert_eq!(sent[1], r#"{"page":{"@from":"t\"1","size":7},"weight":1.5}"#);

    let service = Loopback::start(answers()).await;
    let found: Vec<_> = warehouse(&service).0.batches().scan(None).try_collect().await.unwrap();
    assert_eq!(names(&found), ["a", "b"]);
    assert_eq!(bodies(&service), ["", r#"{"page":{"@from":"t\"1"}}"#]);
}
