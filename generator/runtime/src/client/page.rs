//! Lists that are returned page by page, as a stream of items or of pages; never requests a page before it is needed.

use super::super::decode::Violation;
use super::continuation::{Continuation, ContinuationPlace};
use super::error::Error;
use super::link::LinkError;
use super::response::Response;
use azure_core::http::{ClientMethodOptions, Context};
use futures_core::Stream;
use std::collections::HashSet;
use std::collections::hash_map::RandomState;
use std::fmt;
use std::future::poll_fn;
use std::hash::BuildHasher as _;
use std::mem;
use std::pin::Pin;
use std::task::{self, Poll, ready};
use std::vec;

/// How one operation's pages are read. Two operations may return the same model and page in different ways.
#[derive(Debug)]
pub struct PageReader<P, T> {
    /// Where a page says which one is next.
    pub place: ContinuationPlace,
    /// The next page; `None` on the last.
    pub next: fn(&Response<P>) -> Option<Continuation>,
    /// The items of the page.
    pub items: fn(P) -> Vec<T>,
}

/// The settings of a [`Pager`].
#[derive(Clone, Debug)]
pub struct PagerOptions {
    /// Where to begin; the first page unless set. From [`Pager::continuation`] or [`Pages::continuation`].
    pub continuation: Option<Continuation>,

    /// How many pages are read at most; a list that goes on after them ends in [`Error::Link`]. 1 000 000 unless set: a service that names
    /// the same page over and over under changing names must not be read for ever.
    pub max_pages: usize,

    /// The options of each request.
    pub method_options: ClientMethodOptions<'static>,
}

impl Default for PagerOptions {
    fn default() -> Self {
        Self { continuation: None, max_pages: 1_000_000, method_options: ClientMethodOptions::default() }
    }
}

/// The items `T` of a list that is read in pages `P`. Nothing is requested until the first is needed. The first error ends it.
#[must_use = "a pager does nothing unless it is read"]
pub struct Pager<P, T, E> {
    pages: Pages<P, E>,
    /// Where the page is that the items are from.
    here: Option<Continuation>,
    items: vec::IntoIter<T>,
    items_of: ItemsOf<P, T>,
    violations: Vec<Violation>,
}

/// The pages of a list. Nothing is requested until the first is needed. The first error ends it.
#[must_use = "pages are not read unless they are asked for"]
pub struct Pages<P, E> {
    ask: Ask<P, E>,
    phase: Phase<P, E>,
    context: Context<'static>,
    next: Option<Continuation>,
    next_of: fn(&Response<P>) -> Option<Continuation>,
    place: ContinuationPlace,
    seen: Seen,
}

/// The pages that have been asked for, as hashes of what named them: 8 bytes each.
#[derive(Default)]
struct Seen {
    pages: HashSet<u64>,
    hasher: RandomState,
    limit: usize,
}

impl Seen {
    /// Notes a page, unless it has been read already or is one too many.
    fn take(&mut self, page: Option<&Continuation>, place: &'static str) -> Result<(), LinkError> {
        if self.pages.len() >= self.limit {
            return Err(LinkError::too_many_pages(place, self.limit));
        }
        match self.pages.insert(self.hasher.hash_one(page.map(Continuation::identity))) {
            true => Ok(()),
            false => Err(LinkError::repeated_page(place)),
        }
    }
}

enum Phase<P, E> {
    Due,
    /// This page is there already.
    There(Box<Response<P>>),
    Asking(Turn<P, E>),
    /// The next page is not asked for.
    Refused(LinkError),
    Ended,
}

type Turn<P, E> = Pin<Box<dyn Future<Output = Result<Response<P>, Error<E>>> + Send>>;
/// How the items of a page are found.
type ItemsOf<P, T> = fn(P) -> Vec<T>;
type Ask<P, E> = Box<dyn FnMut(Context<'static>, Option<Continuation>) -> Turn<P, E> + Send>;

impl<P, T, E> Pager<P, T, E> {
    /// A list whose pages `ask` sends for: the first one when it is given no continuation.
    pub fn new<A, F>(reader: PageReader<P, T>, options: Option<PagerOptions>, mut ask: A) -> Self
    where
        A: FnMut(Context<'static>, Option<Continuation>) -> F + Send + 'static,
        F: Future<Output = Result<Response<P>, Error<E>>> + Send + 'static,
    {
        let options = options.unwrap_or_default();
        Self {
            here: options.continuation.clone(),
            items: Vec::new().into_iter(),
            items_of: reader.items,
            violations: Vec::new(),
            pages: Pages {
                ask: Box::new(move |context, continuation| Box::pin(ask(context, continuation))),
                phase: Phase::Due,
                context: options.method_options.context,
                next: options.continuation,
                next_of: reader.next,
                place: reader.place,
                seen: Seen { limit: options.max_pages, ..Seen::default() },
            },
        }
    }

    /// A list whose first page is there already. `ask` sends for those after it.
    pub fn with_first<A, F>(first: Response<P>, reader: PageReader<P, T>, context: Context<'static>, ask: A) -> Self
    where
        A: FnMut(Context<'static>, Option<Continuation>) -> F + Send + 'static,
        F: Future<Output = Result<Response<P>, Error<E>>> + Send + 'static,
    {
        let method_options = ClientMethodOptions { context };
        let mut pager = Self::new(reader, Some(PagerOptions { method_options, ..PagerOptions::default() }), ask);
        pager.pages.phase = Phase::There(Box::new(first));
        pager
    }

    /// The pages instead of the items. The items that remain of the current page are lost.
    pub fn into_pages(self) -> Pages<P, E> {
        self.pages
    }

    /// The pages, the items that remain of the current one, and how those of a page are found.
    pub(super) fn into_parts(self) -> (Pages<P, E>, Vec<T>, ItemsOf<P, T>) {
        (self.pages, self.items.collect(), self.items_of)
    }

    /// Where the page is that the last item was from, to go on there another time; its items come again then.
    /// `None` is the first page.
    #[must_use]
    pub fn continuation(&self) -> Option<&Continuation> {
        self.here.as_ref()
    }

    /// What was omitted from the pages that were read since this was last called, because it violates its documented
    /// constraint: whole items, or properties of items. Always empty unless the client decodes in report mode.
    #[must_use]
    pub fn take_violations(&mut self) -> Vec<Violation> {
        mem::take(&mut self.violations)
    }

    /// The next item, or `None` after the last. Dropping the future before it is ready loses nothing.
    pub async fn next(&mut self) -> Option<Result<T, Error<E>>> {
        poll_fn(|task| self.poll_item(task)).await
    }

    fn poll_item(&mut self, task: &mut task::Context<'_>) -> Poll<Option<Result<T, Error<E>>>> {
        loop {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            let here = self.pages.next.clone();
            match ready!(self.pages.poll_page(task)) {
                Some(Ok(page)) => {
                    self.here = here;
                    self.violations.extend_from_slice(page.violations());
                    self.items = (self.items_of)(page.into_value()).into_iter();
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<P, E> Pages<P, E> {
    /// Where the next page is, to go on there another time; `None` before the first page and after the last.
    #[must_use]
    pub fn continuation(&self) -> Option<&Continuation> {
        self.next.as_ref()
    }

    /// Whether there is another page, or an error in its place.
    pub(super) fn is_unfinished(&self) -> bool {
        !matches!(self.phase, Phase::Ended)
    }

    /// The next page, or `None` after the last. Dropping the future before it is ready loses nothing.
    pub async fn next(&mut self) -> Option<Result<Response<P>, Error<E>>> {
        poll_fn(|task| self.poll_page(task)).await
    }

    fn poll_page(&mut self, task: &mut task::Context<'_>) -> Poll<Option<Result<Response<P>, Error<E>>>> {
        loop {
            let result = match mem::replace(&mut self.phase, Phase::Ended) {
                Phase::Due => {
                    if let Err(error) = self.seen.take(self.next.as_ref(), self.place.name()) {
                        self.phase = Phase::Refused(error);
                        continue;
                    }
                    let turn = (self.ask)(self.context.clone(), self.next.clone());
                    self.phase = Phase::Asking(turn);
                    continue;
                }
                Phase::There(page) => Ok(*page),
                Phase::Asking(mut turn) => match turn.as_mut().poll(task) {
                    Poll::Ready(result) => result,
                    Poll::Pending => {
                        self.phase = Phase::Asking(turn);
                        return Poll::Pending;
                    }
                },
                Phase::Refused(error) => Err(error.into()),
                Phase::Ended => return Poll::Ready(None),
            };
            self.phase = match &result {
                Ok(page) => self.after(page),
                // What could not be read now can be read another time.
                Err(_) => Phase::Ended,
            };
            return Poll::Ready(Some(result));
        }
    }

    fn after(&mut self, page: &Response<P>) -> Phase<P, E> {
        self.next = (self.next_of)(page);
        match self.next {
            Some(_) => Phase::Due,
            None if page.violations().iter().any(|it| self.place.is_within(it.left_out())) => {
                Phase::Refused(LinkError::unreadable(self.place.name()))
            }
            None => Phase::Ended,
        }
    }
}

/// Nothing in them is pinned in place.
impl<P, T, E> Unpin for Pager<P, T, E> {}
impl<P, E> Unpin for Pages<P, E> {}

impl<P, T, E> Stream for Pager<P, T, E> {
    type Item = Result<T, Error<E>>;

    fn poll_next(self: Pin<&mut Self>, task: &mut task::Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_item(task)
    }
}

impl<P, E> Stream for Pages<P, E> {
    type Item = Result<Response<P>, Error<E>>;

    fn poll_next(self: Pin<&mut Self>, task: &mut task::Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_page(task)
    }
}

impl<P, T, E> fmt::Debug for Pager<P, T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pager").finish_non_exhaustive()
    }
}

impl<P, E> fmt::Debug for Pages<P, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").finish_non_exhaustive()
    }
}
