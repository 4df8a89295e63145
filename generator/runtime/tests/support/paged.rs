//! A list that comes in pages: all of them in order, none from elsewhere, and from a continuation.

use super::answer::{Answer, Seen};
use super::kind::Kind;
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
    /// Links to a next page.
    pub links: &'static [&'static str],
    /// What takes the token of the next page.
    pub token: Option<Token>,
}

/// The parameter that takes a token.
#[derive(Clone, Copy)]
pub enum Token {
    Query(&'static str),
    Header(&'static str),
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

impl Paged {
    /// Tests everything that is documented of the list.
    pub async fn check(&self) {
        self.gives_the_items_of_all_pages().await;
        self.ends_at_a_page_that_is_refused().await;
        if !self.links.is_empty() {
            self.follows_no_link_to_elsewhere().await;
        }
        if let Some(first) = self.links.first().copied().or(self.token.map(|_| TOKEN)) {
            self.goes_on_from_a_written_continuation(first).await;
        }
    }

    fn list(&self, service: &Arc<Scripted>, options: PagerOptions) -> Box<dyn Listed> {
        (self.list)(Setup::new(service.options()), options).0
    }

    fn last(&self) -> Answer {
        Answer::json(self.page.0, self.page.1)
    }

    /// A page that another one comes after.
    fn page(&self, next: &str) -> Answer {
        if self.next.starts_with('/') {
            let mut body = serde_json::from_str(self.page.1).expect("a page is JSON");
            put(&mut body, self.next, next.into());
            return Answer::json(self.page.0, body);
        }
        let link = format!("<{next}>; rel=\"next\"");
        self.last().with_header(self.next, if self.token.is_some() { next } else { &link })
    }

    fn first_request(&self) -> String {
        let (method, rest) = self.request.split_once(' ').expect("a method and a URL");
        format!("{method} {}{rest}", self.endpoint)
    }

    fn request(&self, next: &str) -> String {
        let first = self.first_request();
        match self.token {
            Some(Token::Query(name)) => {
                let before = if first.contains('?') { '&' } else { '?' };
                return format!("{first}{before}{name}=page%202");
            }
            Some(Token::Header(name)) => return format!("{first} {name}: {TOKEN}"),
            None => {}
        }
        let host = self.endpoint.match_indices('/').nth(2).map_or(self.endpoint, |(end, _)| &self.endpoint[..end]);
        format!("GET {}{next}", if next.starts_with('/') { host } else { "" })
    }

    /// The requests that were sent, each with the header that takes the token.
    fn sent(&self, service: &Scripted) -> Vec<String> {
        let token = |seen: &Seen| match self.token {
            Some(Token::Header(name)) => seen.header(name).map(|token| format!(" {name}: {token}")),
            Some(Token::Query(_)) | None => None,
        };
        let seen = service.seen();
        seen.iter().map(|it| format!("{} {}{}", it.method, it.url, token(it).unwrap_or_default())).collect()
    }

    async fn gives_the_items_of_all_pages(&self) {
        let following = || self.links.iter().copied().chain(self.token.map(|_| TOKEN));
        let service = Scripted::new(following().map(|next| self.page(next)).chain([self.last()]));
        let items: Vec<_> = self.list(&service, PagerOptions::default()).items().collect().await;
        let requests = || [self.first_request()].into_iter().chain(following().map(|next| self.request(next)));
        assert!(items.iter().all(Result::is_ok) && items.len() == requests().count(), "{items:?}");
        assert_eq!(self.sent(&service), requests().collect::<Vec<_>>());
    }

    async fn ends_at_a_page_that_is_refused(&self) {
        let service = Scripted::new([Answer::json(451, "")]);
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
        assert_eq!(self.sent(&service), [self.first_request(), self.request(next)]);
    }
}
