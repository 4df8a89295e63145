//! A list that comes in pages: all of them in order, none from elsewhere, and from a continuation.

use super::kind::Kind;
use super::mock_response::{MockResponse, Seen};
use super::pointer::put;
use super::scripted::Scripted;
use super::setup::Setup;
use crate::runtime::client::{Continuation, Error, Pager, PagerOptions};
use futures::stream::{self, LocalBoxStream, StreamExt as _};
use std::sync::Arc;

/// A list, and how its pages are documented to follow each other.
pub struct Paged {
    /// Where the service is.
    pub endpoint: &'static str,
    /// The method and the rest of the URL of the first page.
    pub request: &'static str,
    /// Asks for the list.
    pub list: fn(Setup, PagerOptions) -> Listing,
    /// The status, and the body of a last page with one item.
    pub page: (u16, &'static str),
    /// What names the next page: the JSON pointer of a property, or a header.
    pub next: &'static str,
    /// How the pages after the first are requested.
    pub further: Further,
}

/// How the pages after the first are requested.
pub enum Further {
    /// There are none.
    Nothing,
    /// By this method from links such as these.
    Links(&'static str, &'static [&'static str]),
    /// As the first one, with a token in the query parameter of this name, which is written as in a URL.
    Query(&'static str),
    /// As the first one, with a token in this header.
    Header(&'static str),
    /// As the first one, with a token in the property of the body at this JSON pointer.
    Body(&'static str),
}

impl Further {
    fn links(&self) -> &'static [&'static str] {
        match self {
            Self::Links(_, links) => links,
            Self::Nothing | Self::Query(_) | Self::Header(_) | Self::Body(_) => &[],
        }
    }

    /// What may name a next page.
    fn names(&self) -> Vec<&'static str> {
        match self {
            Self::Nothing => Vec::new(),
            Self::Links(_, links) => links.to_vec(),
            Self::Query(_) | Self::Header(_) | Self::Body(_) => vec![TOKEN],
        }
    }
}

/// A list without the types of its models.
pub struct Listing(Box<dyn Listed>);

trait Listed {
    fn items(self: Box<Self>) -> LocalBoxStream<'static, Result<(), Stopped>>;
    /// Each page, and where the next one is.
    fn pages(self: Box<Self>) -> LocalBoxStream<'static, Result<Option<Continuation>, Stopped>>;
}

/// Why a list has no more.
#[derive(Debug)]
struct Stopped {
    kind: Kind,
    status: Option<u16>,
}

impl Listing {
    /// What that pager lists.
    pub fn of<P: 'static, T: 'static, E: 'static>(pager: Pager<P, T, E>) -> Self {
        Self(Box::new(pager))
    }
}

impl<P: 'static, T: 'static, E: 'static> Listed for Pager<P, T, E> {
    fn items(self: Box<Self>) -> LocalBoxStream<'static, Result<(), Stopped>> {
        self.map(|item| item.map(drop).map_err(|error| Stopped::of(&error))).boxed_local()
    }

    fn pages(self: Box<Self>) -> LocalBoxStream<'static, Result<Option<Continuation>, Stopped>> {
        let pages = stream::unfold(self.into_pages(), |mut pages| async move {
            let page = pages.next().await?;
            let next = pages.continuation().cloned();
            Some((page.map(|_| next).map_err(|error| Stopped::of(&error)), pages))
        });
        pages.boxed_local()
    }
}

impl Stopped {
    fn of<E>(error: &Error<E>) -> Self {
        Self { kind: Kind::of(error), status: error.status().map(u16::from) }
    }
}

/// A token that has to be encoded.
const TOKEN: &str = "page 2";

/// The end of a query that has the key of the tests.
const KEY: &str = "=test-key";

impl Paged {
    /// Tests everything that is documented of the list.
    pub async fn check(&self) {
        self.gives_the_items_of_all_pages().await;
        self.ends_at_a_page_that_is_refused().await;
        if !self.further.links().is_empty() {
            self.follows_no_link_to_elsewhere().await;
        }
        if let Some(first) = self.further.names().first() {
            self.goes_on_from_a_written_continuation(first).await;
        }
    }

    fn list(&self, service: &Arc<Scripted>, options: PagerOptions) -> Box<dyn Listed> {
        (self.list)(Setup::new(service.options()), options).0
    }

    fn last(&self) -> MockResponse {
        MockResponse::json(self.page.0, self.page.1)
    }

    /// A page that another one comes after.
    fn page(&self, next: &str) -> MockResponse {
        if self.next.starts_with('/') {
            let mut body = serde_json::from_str(self.page.1).expect("a page is JSON");
            put(&mut body, self.next, next.into());
            return MockResponse::json(self.page.0, body);
        }
        let link = format!("<{next}>; rel=\"next\"");
        self.last().with_header(self.next, if self.further.links().is_empty() { next } else { &link })
    }

    fn first_request(&self) -> String {
        let (method, rest) = self.request.split_once(' ').expect("a method and a URL");
        format!("{method} {}{rest}", self.endpoint)
    }

    /// The request for another page. A key in the query is the last of its parameters, and of every request.
    fn request(&self, next: &str) -> String {
        let first = self.first_request();
        let pairs = first.split_once('?').map_or("", |(_, query)| query).rsplit('&');
        let key = pairs.take(1).find(|pair| pair.ends_with(KEY)).unwrap_or_default();
        let with_key = if key.is_empty() { String::new() } else { format!("&{key}") };
        match self.further {
            Further::Nothing | Further::Header(_) | Further::Body(_) => first,
            Further::Query(parameter) => {
                let first = first.strip_suffix(key).unwrap_or(&first).trim_end_matches(['?', '&']);
                let before = if first.contains('?') { '&' } else { '?' };
                format!("{first}{before}{parameter}=page%202{with_key}")
            }
            Further::Links(method, _) => {
                let end = self.endpoint.match_indices('/').nth(2).map(|(end, _)| end);
                let host = &self.endpoint[..end.unwrap_or(self.endpoint.len())];
                format!("{method} {}{next}{with_key}", if next.starts_with('/') { host } else { "" })
            }
        }
    }

    /// Each request after the first has its token where that is documented.
    fn has_token(&self, further: &Seen) -> bool {
        match self.further {
            Further::Nothing | Further::Links(..) | Further::Query(_) => true,
            Further::Header(name) => further.header(name) == Some(TOKEN),
            Further::Body(pointer) => {
                let body: serde_json::Value = serde_json::from_slice(&further.body).expect("a body is JSON");
                body.pointer(pointer).is_some_and(|token| token == TOKEN)
            }
        }
    }

    async fn gives_the_items_of_all_pages(&self) {
        let following = self.further.names();
        let service = Scripted::new(following.iter().map(|next| self.page(next)).chain([self.last()]));
        let items: Vec<_> = self.list(&service, PagerOptions::default()).items().collect().await;
        let requests: Vec<_> =
            [self.first_request()].into_iter().chain(following.iter().map(|next| self.request(next))).collect();
        assert!(items.iter().all(Result::is_ok) && items.len() == requests.len(), "{items:?}");
        assert_eq!(sent(&service), requests);
        assert!(service.seen().iter().skip(1).all(|further| self.has_token(further)), "{:?}", service.seen());
    }

    async fn ends_at_a_page_that_is_refused(&self) {
        let service = Scripted::new([MockResponse::json(451, "")]);
        let items: Vec<_> = self.list(&service, PagerOptions::default()).items().collect().await;
        assert_eq!(items.len(), 1);
        assert_eq!(items[0].as_ref().unwrap_err().status, Some(451));
        assert_eq!(service.seen().len(), 1, "an error is the end");
    }

    async fn follows_no_link_to_elsewhere(&self) {
        let service = Scripted::new([self.page("https://elsewhere.example/more")]);
        let pages: Vec<_> = self.list(&service, PagerOptions::default()).pages().collect().await;
        assert_eq!(pages.len(), 2);
        assert_eq!(pages[1].as_ref().unwrap_err().kind, Kind::Link);
        assert_eq!(service.seen().len(), 1, "nothing was sent elsewhere");
    }

    async fn goes_on_from_a_written_continuation(&self, next: &str) {
        let service = Scripted::new([self.page(next), self.last()]);
        let first = self.list(&service, PagerOptions::default()).pages().next().await.expect("a page").unwrap();
        let written = serde_json::to_string(&first).expect("a continuation can be written");
        let continuation = serde_json::from_str(&written).expect("a continuation that was written can be read");
        let again = PagerOptions { continuation, ..PagerOptions::default() };
        let rest: Vec<_> = self.list(&service, again).pages().collect().await;
        assert!(matches!(rest.as_slice(), [Ok(None)]), "{rest:?}");
        assert_eq!(sent(&service), [self.first_request(), self.request(next)]);
    }
}

fn sent(service: &Scripted) -> Vec<String> {
    service.seen().iter().map(|seen| format!("{} {}", seen.method, seen.url)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_asked_for_where_it_is_documented() {
        let (endpoint, request, page) = ("https://a.example", "GET /b?key=test-key", (200, "{}"));
        let list = |_, _| panic!("nothing is listed");
        let paged = |further| Paged { endpoint, request, list, page, next: "/next", further };
        let further = |further, next| paged(further).request(next).replace("https://a.example", "");
        assert_eq!(further(Further::Nothing, TOKEN), "GET /b?key=test-key");
        assert_eq!(further(Further::Query("c"), TOKEN), "GET /b?c=page%202&key=test-key");
        assert_eq!(further(Further::Links("POST", &[]), "/d?page=2"), "POST /d?page=2&key=test-key");

        let (method, url, body) = ("GET".to_owned(), String::new(), r#"{"a": {"token": "page 2"}}"#.into());
        let seen = Seen { method, url, headers: vec![("x-token".to_owned(), TOKEN.to_owned())], body };
        for (further, has_token) in [
            (Further::Header("x-token"), true),
            (Further::Header("x-other"), false),
            (Further::Body("/a/token"), true),
            (Further::Body("/token"), false),
        ] {
            assert_eq!(paged(further).has_token(&seen), has_token);
        }
    }
}
