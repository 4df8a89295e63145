//! Lists: all pages in order, no way out of the endpoint, and the way back in from a continuation.

use super::super::place;
use super::super::sample::{self, Extent};
use super::super::subject::{self, Subject};
use crate::model::{NextPlace, Page, PropertyPath, Scalar, Source, Type};
use crate::render::file::File;
use crate::render::literal;
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

pub(super) fn render(subject: &Subject<'_>, file: &mut File) {
    let Some(page) = &subject.operation().page else { return };
    let Some(listed) = Listed::new(subject, page, file) else { return };
    match (&page.next_link, &page.token) {
        (Some(link), _) => {
            listed.links(link, file);
            listed.elsewhere(link, file);
            listed.resumes(&Next::Link(link), file);
        }
        (None, Some((place, parameter))) => {
            let next = Next::Token(place, parameter);
            listed.tokens(&next, file);
            listed.resumes(&next, file);
        }
        (None, None) => listed.alone(file),
    }
    listed.refused(file);
}

/// Where a page says that the next one is.
enum Next<'a> {
    Link(&'a NextPlace),
    Token(&'a NextPlace, &'a str),
}

struct Listed<'a, 'b> {
    subject: &'b Subject<'a>,
    /// A page with one item and nothing after it.
    page: Value,
    /// The call, which gives a pager.
    call: TokenStream,
    scripted: TokenStream,
    answer: TokenStream,
}

const TOKEN: &str = "page 2";

impl<'a, 'b> Listed<'a, 'b> {
    fn new(subject: &'b Subject<'a>, page: &Page, file: &mut File) -> Option<Self> {
        let api = subject.called.api;
        let item = sample::of(api, &page.item, Extent::Minimal)?;
        let mut made = sample::of(api, subject.ty, Extent::Minimal)?;
        put(&mut made, &page.items, Value::Array(vec![item]))?;
        let credential = subject::credential(subject.called.service, file);
        let group = subject.group(&credential, &quote!(options(service.options())));
        let method = subject.called.method(&subject.given(), file);
        Some(Self {
            subject,
            page: made,
            call: quote!(#group #method),
            scripted: file.import("crate::support", "Scripted"),
            answer: file.import("crate::support", "Answer"),
        })
    }

    /// The page with that in its place.
    fn with(&self, place: &NextPlace, text: &str) -> Option<TokenStream> {
        match place {
            NextPlace::Property(path) => {
                let mut page = self.page.clone();
                put(&mut page, path, Value::from(text))?;
                Some(self.answered(&page))
            }
            NextPlace::Header(name) => {
                let answer = self.answered(&self.page);
                Some(quote!(#answer.with_header(#name, #text)))
            }
        }
    }

    /// The page with that link in its place.
    fn linked(&self, place: &NextPlace, link: &str) -> Option<TokenStream> {
        match place {
            NextPlace::Property(_) => self.with(place, link),
            NextPlace::Header(_) => self.with(place, &format!("<{link}>; rel=\"next\"")),
        }
    }

    fn answered(&self, page: &Value) -> TokenStream {
        let (answer, status, json) =
            (&self.answer, Literal::u16_unsuffixed(self.subject.status), literal::text(&page.to_string()));
        quote!(#answer::json(#status, #json))
    }

    fn first_url(&self) -> String {
        self.subject.called.url(&self.subject.given())
    }

    fn read(&self, test: &str, (answers, urls): (&[TokenStream], &[String]), file: &mut File) {
        let (name, items) = (self.subject.test(test), Literal::usize_unsuffixed(answers.len()));
        let Self { call, scripted, .. } = self;
        file.item(quote! {
            #[tokio::test]
            async fn #name() {
                let service = #scripted::new([#(#answers),*]);
                let mut pager = #call;
                let mut items = 0;
                while let Some(item) = pager.next().await {
                    item.unwrap();
                    items += 1;
                }
                assert_eq!(items, #items);
                let asked: Vec<String> = service.seen().into_iter().map(|seen| seen.url).collect();
                assert_eq!(asked, [#(#urls),*]);
            }
        });
    }

    fn links(&self, link: &NextPlace, file: &mut File) {
        let absolute = format!("{}/more?page=2", self.subject.endpoint);
        let (mut answers, mut urls) = (Vec::new(), vec![self.first_url(), absolute.clone()]);
        answers.extend(self.linked(link, &absolute));
        // A link that is documented as a URI is never relative.
        if !matches!(link, NextPlace::Property(path) if path.ty != Type::Scalar(Scalar::Text)) {
            let relative = "/more?page=3";
            answers.extend(self.linked(link, relative));
            urls.push(format!("{}{relative}", origin(&self.subject.endpoint)));
        }
        answers.push(self.answered(&self.page));
        self.read("gives_the_items_of_all_pages", (&answers, &urls), file);
    }

    fn tokens(&self, next: &Next<'_>, file: &mut File) {
        let Some(first) = self.first(next) else { return };
        let answers = [first, self.answered(&self.page)];
        self.read("gives_the_items_of_all_pages", (&answers, &[self.first_url(), self.next_url(next)]), file);
    }

    fn alone(&self, file: &mut File) {
        self.read("is_one_page", (&[self.answered(&self.page)], &[self.first_url()]), file);
    }

    /// A page that another one comes after.
    fn first(&self, next: &Next<'_>) -> Option<TokenStream> {
        match next {
            Next::Link(place) => self.linked(place, &self.next_url(next)),
            Next::Token(place, _) => self.with(place, TOKEN),
        }
    }

    fn next_url(&self, next: &Next<'_>) -> String {
        match next {
            Next::Link(_) => format!("{}/more?page=2", self.subject.endpoint),
            Next::Token(_, parameter) => {
                let first = self.first_url();
                let before = if first.contains('?') { '&' } else { '?' };
                format!("{first}{before}{parameter}=page%202")
            }
        }
    }

    fn elsewhere(&self, link: &NextPlace, file: &mut File) {
        let Some(first) = self.linked(link, "https://elsewhere.example/more") else { return };
        let (name, kind) = (self.subject.test("follows_no_link_to_elsewhere"), super::body::error(self.subject, file));
        let Self { call, scripted, .. } = self;
        file.item(quote! {
            #[tokio::test]
            async fn #name() {
                let service = #scripted::new([#first]);
                let mut pages = #call.into_pages();
                pages.next().await.unwrap().unwrap();
                let error = pages.next().await.unwrap().unwrap_err();
                assert!(matches!(error, #kind::Link(_)), "{error:?}");
                assert_eq!(service.seen().len(), 1);
            }
        });
    }

    fn resumes(&self, next: &Next<'_>, file: &mut File) {
        let Some(first) = self.first(next) else { return };
        let (last, url) = (self.answered(&self.page), self.next_url(next));
        let operation = self.subject.operation();
        let called = self.subject.called;
        let library = place::library(&called.api.krate);
        let pager_options = file.import(&format!("{library}::runtime::client"), "PagerOptions");
        let options = place::item(called.api, called.module, operation.options.as_str(), file);
        let more = operation.parameters.iter().any(|parameter| parameter.source == Source::Option)
            || operation.body.as_ref().is_some_and(|body| !body.required);
        let rest = more.then(|| quote!(, ..Default::default()));
        let credential = subject::credential(called.service, file);
        let group = self.subject.group(&credential, &quote!(options(service.options())));
        let (method, arguments) = (&operation.name, called.arguments(&self.subject.given(), file));
        let name = self.subject.test("goes_on_from_a_written_continuation");
        let Self { call, scripted, .. } = self;
        file.item(quote! {
            #[tokio::test]
            async fn #name() {
                let service = #scripted::new([#first, #last]);
                let mut pages = #call.into_pages();
                pages.next().await.unwrap().unwrap();
                let written = serde_json::to_string(&pages.continuation()).unwrap();
                drop(pages);
                let pager_options =
                    #pager_options { continuation: serde_json::from_str(&written).unwrap(), ..Default::default() };
                let again = #options { pager_options #rest };
                let mut pages = #group.#method(#(#arguments,)* Some(again)).into_pages();
                pages.next().await.unwrap().unwrap();
                assert!(pages.next().await.is_none());
                assert_eq!(service.seen()[1].url, #url);
            }
        });
    }

    fn refused(&self, file: &mut File) {
        let name = self.subject.test("ends_at_a_page_that_is_refused");
        let Self { call, scripted, answer, .. } = self;
        file.item(quote! {
            #[tokio::test]
            async fn #name() {
                let service = #scripted::new([#answer::json(451, "")]);
                let mut pager = #call;
                let error = pager.next().await.unwrap().unwrap_err();
                assert_eq!(error.status().map(u16::from), Some(451));
                assert!(pager.next().await.is_none());
                assert_eq!(service.seen().len(), 1);
            }
        });
    }
}

/// Scheme, host and port.
fn origin(endpoint: &str) -> &str {
    let (scheme, rest) = endpoint.split_once("//").unwrap_or(("", endpoint));
    let host = rest.find('/').unwrap_or(rest.len());
    &endpoint[..scheme.len() + 2 + host]
}

/// Puts a value at the end of a path; `None` where the way there is not in the object and cannot be made of nothing.
fn put(object: &mut Value, path: &PropertyPath, value: Value) -> Option<()> {
    let (last, way) = path.steps.split_last()?;
    let mut at = object;
    for step in way {
        at = at.as_object_mut()?.entry(step.wire.clone()).or_insert_with(|| Value::Object(serde_json::Map::new()));
    }
    at.as_object_mut()?.insert(last.wire.clone(), value);
    Some(())
}
