//! Where a list says that it goes on: in a header, in properties whose names have points.

use crate::support::{Answer, Loopback};
use crate::{ORCHARD, client, line};
use futures::TryStreamExt as _;

const VERSION: &str = "api-version=2030-01-01";

fn urls(service: &Loopback) -> Vec<String> {
    service.seen().iter().map(line).collect()
}

#[tokio::test]
async fn the_next_page_is_where_the_link_header_says() {
    let page = |names: &str| Answer::json(200, format!(r#"{{"@orchard.page":{{"names":{names}}}}}"#));
    let link = r#"<https://orchard.example/base/x>; rel="prev", </base/more?last=b>; rel="next""#;
    let service = Loopback::start([page(r#"["a","b"]"#).with_header("link", link), page(r#"["c"]"#)]).await;
    let names: Vec<String> = client(&service).trees().names(None).try_collect().await.unwrap();
    assert_eq!(names, ["a", "b", "c"]);
    let first = format!("GET {ORCHARD}/orchards/old%20west/names?{VERSION}");
    assert_eq!(urls(&service), [first, format!("GET {ORCHARD}/more?last=b")]);
}

#[tokio::test]
async fn names_with_points_are_steps_of_the_way() {
    let first = r#"{"@orchard.page.names":["a"],"@orchard.page.next":{"@odata.nextLink":"/base/more"}}"#;
    let service = Loopback::start([Answer::json(200, first), Answer::json(200, r#"{"@orchard.page.names":["b"]}"#)]).await;
    let marks: Vec<String> = client(&service).trees().marks(None).try_collect().await.unwrap();
    assert_eq!(marks, ["a", "b"]);
    let first = format!("GET {ORCHARD}/orchards/old%20west/marks?{VERSION}");
    assert_eq!(urls(&service), [first, format!("GET {ORCHARD}/more")]);
}
