//! Lists in the form of `azure_core`; never requests a page before it is needed.

use super::continuation::Continuation;
use super::page::{Pager, Pages};
use super::response::Response;
use async_trait::async_trait;
use azure_core::http::Response as AzureResponse;
use azure_core::http::pager::{ItemIterator, Page, PageIterator, PagerContinuation, PagerResult, PagerResultFuture};
use std::fmt;
use std::mem;
use std::sync::{Arc, Mutex, PoisonError};
use std::vec;

/// The items of one page, for a list in the form of `azure_core`.
#[derive(Clone, Debug)]
pub struct PageItems<T>(Vec<T>);

#[async_trait]
impl<T: Send> Page for PageItems<T> {
    type Item = T;
    type IntoIter = vec::IntoIter<T>;

    async fn into_items(self) -> azure_core::Result<Self::IntoIter> {
        Ok(self.0.into_iter())
    }
}

/// The pages as `azure_core` has them.
impl<P: Send + 'static, E: fmt::Debug + Send + Sync + 'static> From<Pages<P, E>> for PageIterator<AzureResponse<P>> {
    fn from(pages: Pages<P, E>) -> Self {
        let source = Source::new(pages, Vec::new(), |page| page.into());
        Self::new(move |_, _| source.next(), None)
    }
}

/// The items as `azure_core` has them, beginning with the next one.
impl<P, T, E> From<Pager<P, T, E>> for ItemIterator<PageItems<T>>
where
    P: Send + 'static,
    T: Send + 'static,
    E: fmt::Debug + Send + Sync + 'static,
{
    fn from(pager: Pager<P, T, E>) -> Self {
        let (pages, rest, items_of) = pager.into_parts();
        let rest: Vec<_> = [PageItems(rest)].into_iter().filter(|rest| !rest.0.is_empty()).collect();
        let source = Source::new(pages, rest, move |page| PageItems(items_of(page.into_value())));
        Self::new(move |_, _| source.next(), None)
    }
}

/// Where a list in the form of `azure_core` has its pages from.
struct Source<P, E, Q> {
    state: Arc<Mutex<State<P, E, Q>>>,
}

struct State<P, E, Q> {
    /// What is there already.
    ready: Vec<Q>,
    /// Away while a page is requested.
    pages: Option<Pages<P, E>>,
    read: Arc<dyn Fn(Response<P>) -> Q + Send + Sync>,
}

impl<P: Send + 'static, E: fmt::Debug + Send + Sync + 'static, Q: Send + 'static> Source<P, E, Q> {
    fn new(pages: Pages<P, E>, ready: Vec<Q>, read: impl Fn(Response<P>) -> Q + Send + Sync + 'static) -> Self {
        Self { state: Arc::new(Mutex::new(State { ready, pages: Some(pages), read: Arc::new(read) })) }
    }

    fn next(&self) -> PagerResultFuture<Q> {
        let state = Arc::clone(&self.state);
        Box::pin(async move {
            let (ready, pages, read) = {
                let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
                (mem::take(&mut state.ready).pop(), state.pages.take(), Arc::clone(&state.read))
            };
            let ended = || azure_core::Error::with_message(azure_core::error::ErrorKind::Other, "the list has ended");
            let mut pages = pages.ok_or_else(ended)?;
            let page = match ready {
                Some(page) => Some(Ok(page)),
                None => pages.next().await.map(|page| page.map(|page| read(page))),
            };
            let continuation = pages.is_unfinished().then(|| continuation(pages.continuation()));
            state.lock().unwrap_or_else(PoisonError::into_inner).pages = Some(pages);
            let response = page.ok_or_else(ended)??;
            Ok(match continuation {
                Some(continuation) => PagerResult::More { response, continuation },
                None => PagerResult::Done { response },
            })
        })
    }
}

/// A link may be relative, which a URL of `azure_core` is not.
fn continuation(continuation: Option<&Continuation>) -> PagerContinuation {
    PagerContinuation::Token(match continuation {
        Some(Continuation::Link(text) | Continuation::Token(text)) => text.clone(),
        None => String::new(),
    })
}
