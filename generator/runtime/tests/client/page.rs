//! Lists page by page: links and tokens, items and pages, the end and the way back in.

use crate::shop::{ErrorBody, Shop};
use crate::support::{Loopback, MockResponse, Scripted};
use azure_core::http::headers::HeaderName;
use azure_core::http::{Method, Request};
use futures::{StreamExt as _, TryStreamExt as _};
use operations_runtime::client::{Continuation, ContinuationPlace, Error, PageReader, Pager, PagerOptions, Response};
use serde::Deserialize;
use serde_json::json;
use std::sync::Arc;

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderList {
    pub value: Vec<String>,
    pub next_link: Option<String>,
}

const LINKS_AND_TOKENS: PageReader<OrderList, String> = PageReader {
    place: NEXT_LINK,
    next: |response| {
        let token = response.header(&HeaderName::from_static("x-next"));
        let link = response.value().next_link.as_deref();
        Continuation::link(link).or_else(|| Continuation::token(token))
    },
    items: |page| page.value,
};

const NEXT_LINK: ContinuationPlace = ContinuationPlace::Body(&["nextLink"]);

/// What a generator writes for a list.
pub fn list(shop: &Shop, options: Option<PagerOptions>) -> Pager<OrderList, String, ErrorBody> {
    read_by(LINKS_AND_TOKENS, shop, options)
}

fn read_by<T>(
    reader: PageReader<OrderList, T>,
    shop: &Shop,
    options: Option<PagerOptions>,
) -> Pager<OrderList, T, ErrorBody> {
    let shop = shop.clone();
    Pager::new(reader, options, move |context, continuation| {
        let shop = shop.clone();
        async move {
            let mut url = shop.service.url();
            url.literal("shops/a/orders").query("size", "2");
            let url = match &continuation {
                None => url.build()?,
                Some(Continuation::Link(link)) => shop.service.link("nextLink", &url.build()?, link)?,
                Some(Continuation::Token(token)) => url.query("token", token).build()?,
            };
            let request = Request::new(url, Method::Get);
            let response = shop.service.send(&context, request).await?;
            match response.status() {
                200 => response.decode(),
                _ => Err(response.error()),
            }
        }
    })
}

fn page(items: &[&str], link: Option<&str>) -> MockResponse {
    MockResponse::json(200, json!({"value": items, "nextLink": link}))
}

fn urls(transport: &Arc<Scripted>) -> Vec<String> {
    transport.seen().into_iter().map(|seen| seen.url).collect()
}

const FIRST: &str = "https://shop.example/shops/a/orders?size=2";

#[tokio::test]
async fn all_items_come_in_order_over_a_socket() {
    let server = Loopback::start([
        page(&["a", "b"], Some("https://shop.example/p2?token=x%2Fy")),
        page(&[], Some("/p3")),
        page(&["c"], None),
    ])
    .await;
    let pager = list(&Shop::with(server.options()), None);
    let items: Vec<String> = pager.try_collect().await.unwrap();
    assert_eq!(items, ["a", "b", "c"]);
    let seen = server.seen();
    let urls: Vec<&str> = seen.iter().map(|seen| &*seen.url).collect();
    let expected = [FIRST, "https://shop.example/p2?token=x%2Fy", "https://shop.example/p3"];
    assert_eq!(urls, expected);
    let authorized = |name: &str| seen.iter().all(|seen| seen.header(name).is_some());
    assert!(authorized("authorization"));
}

#[tokio::test]
async fn a_relative_link_is_relative_to_the_list() {
    for (link, expected) in [
        ("?skip=2", "https://shop.example/shops/a/orders?skip=2"),
        ("more", "https://shop.example/shops/a/more"),
        ("/more#part", "https://shop.example/more"),
        ("//shop.example:443/x", "https://shop.example/x"),
    ] {
        let transport = Scripted::new([page(&["a"], Some(link)), page(&[], None)]);
        let pager = list(&Shop::scripted(&transport), None);
        assert_eq!(pager.count().await, 1);
        assert_eq!(urls(&transport)[1], expected);
    }
}

#[tokio::test]
async fn a_link_to_elsewhere_is_not_followed() {
    for link in [
        "https://evil.example/p2",
        "//evil.example/p2",
        r"\\evil.example\p2",
        "/\t/evil.example/p2",
        "http://shop.example/p2",
        "https://shop.example:444/p2",
        "https://user@shop.example/p2",
        "https://shop.example@evil.example/p2",
        "data:text/plain,x",
    ] {
        let transport = Scripted::new([page(&["a"], Some(link))]);
        let mut pager = list(&Shop::scripted(&transport), None);
        assert_eq!(pager.next().await.unwrap().unwrap(), "a");
        let error = pager.next().await.unwrap().unwrap_err();
        assert_eq!(error.to_string(), "the service's link in `nextLink` leads away from the client's endpoint");
        assert!(pager.next().await.is_none());
        assert_eq!(transport.seen().len(), 1);
    }
}

#[tokio::test]
async fn a_token_in_a_header_goes_back_as_a_parameter() {
    let first = page(&["a"], None).with_header("x-next", "t/1");
    let transport = Scripted::new([first, page(&["b"], Some(""))]);
    let pager = list(&Shop::scripted(&transport), None);
    let items: Vec<String> = pager.try_collect().await.unwrap();
    assert_eq!(items, ["a", "b"]);
    assert_eq!(urls(&transport)[1], format!("{FIRST}&token=t%2F1"));
}

#[tokio::test]
async fn pages_come_whole_and_only_when_they_are_wanted() {
    let transport = Scripted::new([page(&["a", "b"], Some("/p2")), page(&["c"], None)]);
    let mut pages = list(&Shop::scripted(&transport), None).into_pages();
    assert!(transport.seen().is_empty());
    let first = pages.next().await.unwrap().unwrap();
    assert_eq!(first.value().value, ["a", "b"]);
    assert_eq!(first.status(), 200);
    assert_eq!(transport.seen().len(), 1);
    assert_eq!(pages.continuation(), Some(&Continuation::Link("/p2".to_owned())));
    assert!(pages.next().await.unwrap().is_ok());
    assert_eq!(pages.continuation(), None);
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn reading_goes_on_where_it_was_left() {
    let responses = || [page(&["a"], Some("/p2")), page(&["b", "c"], Some("/p3"))];
    let transport = Scripted::new(responses());
    let mut pager = list(&Shop::scripted(&transport), None);
    assert_eq!(pager.continuation(), None);
    for item in ["a", "b"] {
        assert_eq!(pager.next().await.unwrap().unwrap(), item);
    }
    let here = serde_json::to_string(pager.continuation().unwrap()).unwrap();
    assert_eq!(here, r#"{"link":"/p2"}"#);

    let transport = Scripted::new([page(&["b", "c"], None)]);
    let options = PagerOptions { continuation: serde_json::from_str(&here).unwrap(), ..PagerOptions::default() };
    let pager = list(&Shop::scripted(&transport), Some(options));
    let items: Vec<String> = pager.try_collect().await.unwrap();
    assert_eq!(items, ["b", "c"]);
    assert_eq!(urls(&transport), ["https://shop.example/p2"]);
}

#[tokio::test]
async fn a_page_that_cannot_be_read_ends_the_list_with_an_error() {
    let refusal = MockResponse::json(404, r#"{"error": {"code": "Gone", "message": "m"}}"#);
    let transport = Scripted::new([page(&["a"], Some("/p2")), refusal]);
    let mut pages = list(&Shop::scripted(&transport), None).into_pages();
    assert!(pages.next().await.unwrap().is_ok());
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!(error.code(), Some("Gone"));
    assert!(pages.next().await.is_none());
    assert_eq!(pages.continuation(), Some(&Continuation::Link("/p2".to_owned())));
}

#[tokio::test]
async fn a_repeated_page_is_recognized_however_its_url_is_spelt() {
    let links = ["https://shop.example/%61?x=%2f#1", "HTTPS://SHOP.example:443/x/../a?x=%2F#2"];
    let transport = Scripted::new(links.map(|link| page(&["a"], Some(link))));
    let items: Vec<_> = list(&Shop::scripted(&transport), None).collect().await;
    assert!(matches!(items.as_slice(), [Ok(_), Ok(_), Err(Error::Link(_))]), "{items:?}");
    assert_eq!(transport.seen().len(), 2);
}

#[tokio::test]
async fn an_unreadable_item_is_reachable_from_the_pager() {
    let transport = Scripted::new([
        MockResponse::json(200, r#"{"value":["a",1.50,"b"],"nextLink":"/p2"}"#),
        MockResponse::json(200, r#"{"value":[{"x":1}],"nextLink":"/p3"}"#),
        page(&["c"], None),
    ]);
    let mut pager = list(&Shop::reporting(&transport), None);
    let mut said = Vec::new();
    for item in ["a", "b", "c"] {
        assert_eq!(pager.next().await.unwrap().unwrap(), item);
        said.push(pager.take_violations().iter().map(|it| format!("{} {}", it.left_out(), it.json())).collect());
    }
    assert!(pager.next().await.is_none());
    let said: Vec<Vec<String>> = said;
    assert_eq!(said, [vec!["value[1] 1.50"], vec![], vec![r#"value[0] {"x":1}"#]]);
    assert!(pager.take_violations().is_empty());
}

#[tokio::test]
async fn an_unreadable_link_does_not_end_the_list() {
    let transport = Scripted::new([MockResponse::json(200, r#"{"value":["a"],"nextLink":7}"#)]);
    let mut pager = list(&Shop::reporting(&transport), None);
    assert_eq!(pager.next().await.unwrap().unwrap(), "a");
    let error = pager.next().await.unwrap().unwrap_err();
    assert_eq!(
        error.to_string(),
        "the service's link in `nextLink` cannot be read, so that the pages after it are missing"
    );
    assert_eq!(pager.take_violations()[0].json(), "7");
    assert!(pager.next().await.is_none());
}

#[tokio::test]
async fn a_repeated_page_is_an_error() {
    let transport = Scripted::new([page(&["a"], Some("/p2")), page(&["b"], Some("/p3")), page(&["c"], Some("/p2"))]);
    let mut items: Vec<_> = list(&Shop::scripted(&transport), None).collect().await;
    let error = items.pop().unwrap().unwrap_err();
    assert_eq!(items.into_iter().map(Result::unwrap).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert_eq!(error.to_string(), "the service's link in `nextLink` leads to a page that has been read already");
    assert_eq!(transport.seen().len(), 3);
}

#[tokio::test]
async fn a_list_ends_at_the_limit_of_its_pages() {
    let endless = (0..).map(|n| page(&["a"], Some(&format!("/p?n={n}"))));
    let transport = Scripted::new(endless.take(5));
    let options = PagerOptions { max_pages: 3, ..PagerOptions::default() };
    let mut items: Vec<_> = list(&Shop::scripted(&transport), Some(options)).collect().await;
    let error = items.pop().unwrap().unwrap_err();
    assert_eq!(items.len(), 3);
    let said = "the service's link in `nextLink` leads to more than 3 pages, the limit that was set";
    assert_eq!(error.to_string(), said);
    assert_eq!(transport.seen().len(), 3);
}

#[tokio::test]
async fn each_list_reads_the_same_model_in_its_own_way() {
    let responses = || [page(&["a", "b"], Some("/p2")), page(&["c"], None)];
    let transport = Scripted::new(responses());
    let whole = PageReader { place: ContinuationPlace::Nowhere, next: |_| None, items: |page: OrderList| page.value };
    let pager = read_by(whole, &Shop::scripted(&transport), None);
    assert_eq!(pager.try_collect::<Vec<String>>().await.unwrap(), ["a", "b"]);
    let lengths = PageReader {
        place: NEXT_LINK,
        next: |page: &Response<OrderList>| Continuation::link(page.value().next_link.as_deref()),
        items: |page: OrderList| page.value.iter().map(String::len).collect(),
    };
    let pager = read_by(lengths, &Shop::scripted(&Scripted::new(responses())), None);
    assert_eq!(pager.try_collect::<Vec<usize>>().await.unwrap(), [1, 1, 1]);
}

#[tokio::test]
async fn a_pager_can_be_sent_to_another_thread() {
    let transport = Scripted::new([page(&["a"], None)]);
    let pager = list(&Shop::scripted(&transport), None);
    let task = tokio::spawn(pager.count());
    assert_eq!(task.await.unwrap(), 1);
}

#[test]
fn the_next_page_is_named_by_a_link_header() {
    for (header, link) in [
        ("</v1/_catalog?last=b&n=2>; rel=\"next\"", "/v1/_catalog?last=b&n=2"),
        ("<a>; rel=prev, <b?x=1,2>; title=\"a, b\"; REL=\"last Next\"", "b?x=1,2"),
        ("https://shop.example/more", "https://shop.example/more"),
    ] {
        assert_eq!(Continuation::link_header(Some(header)), Some(Continuation::Link(link.to_owned())), "{header}");
    }
    for header in [None, Some(""), Some("<a>; rel=\"prev\""), Some("<a>"), Some("<a"), Some("<>; rel=next")] {
        assert_eq!(Continuation::link_header(header), None, "{header:?}");
    }
}
