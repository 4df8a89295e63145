//! Operations that a request starts and that go on after its response; never sends the start again once it has been
//! responded to.

use super::super::error::Error;
use super::super::link::LinkError;
use super::super::page::{Continuation, PageReader, Pager};
use super::super::reply::Reply;
use super::super::request::{RequestError, Unsendable, accept_json};
use super::super::response::Response;
use super::super::retry_after::retry_after;
use super::super::service::Service;
use super::ended::{Ended, PollError};
use super::options::PollOptions;
use super::place::{Kind, Place};
use super::poller::Poller;
use super::progress::Progress;
use super::status::State;
use super::step::{Next, Step};
use super::token::{ResumeError, ResumeToken};
use azure_core::http::{Context, Method, Request, Url};
use std::sync::Arc;

/// How an operation is started and watched, and where its result is.
///
/// The start's response says how to wait: by a status monitor (`Azure-AsyncOperation`, `Operation-Location`), by a
/// `Location` that returns 202 as long as the operation runs, by the resource's own `provisioningState`, or not at
/// all.
#[derive(Debug)]
pub struct LongRunningStart<E, R> {
    /// The service.
    pub service: Service,
    /// Where the result is.
    pub final_state: FinalState,
    /// Reads a response that is not a success.
    pub refuse: fn(Reply) -> Error<E>,
    /// Reads the result.
    pub read: ReadResult<E, R>,
}

/// Reads the result of an operation from a response, and knows where that came from.
pub type ReadResult<E, R> = fn(&ResultSource<E>, Reply) -> Result<Response<R>, Error<E>>;

/// A poller whose result is a list: its first page is in the result, and the pager goes on from there.
pub type ListPoller<P, T, E> = Poller<Progress, E, Pager<P, T, E>>;

/// Where the result of an operation came from, to request the pages after it.
#[derive(Debug)]
pub struct ResultSource<E> {
    service: Service,
    refuse: fn(Reply) -> Error<E>,
    context: Context<'static>,
    url: Url,
}

/// Where the result of an operation is once a status monitor has said that it succeeded.
/// Without a monitor it is in the last response.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum FinalState {
    /// At the URL at which the operation was started, as with PUT and PATCH; asked for without a monitor too.
    OriginalUri,
    /// At the `Location` that a response has named; in the last response when none has.
    Location,
    /// In the last response, or in this property of it.
    Monitor(Option<&'static str>),
}

type Turn<E, R> = Result<Step<Progress, E, R>, Error<E>>;

impl<E: Clone + Send + 'static, R: Send + 'static> LongRunningStart<E, R> {
    /// A poller whose first step is the request that starts the operation. It is sent when the poller is first
    /// awaited or read.
    pub fn poller(self, token: ResumeToken, request: Request, options: Option<PollOptions>) -> Poller<Progress, E, R> {
        let start = Arc::new(self);
        Poller::with_steps(Progress::READER, token, options, move |context, position| {
            let (start, request) = (Arc::clone(&start), request.clone());
            async move {
                match position.and_then(|position| place(&position)) {
                    // A start that failed has ended the poller, so there is a place from the second step on.
                    None => start.begin(&context, request).await,
                    Some(place) => start.ask(&context, place).await,
                }
            }
        })
    }

    /// A poller for an operation that has been started before. The caller has checked the token's arguments.
    ///
    /// # Errors
    /// When the token is from before the start's response, or leads away from the endpoint.
    pub fn resume(
        self,
        token: &ResumeToken,
        options: Option<PollOptions>,
    ) -> Result<Poller<Progress, E, R>, ResumeError> {
        let position = token.position().ok_or(ResumeError::NotStarted)?;
        let first = place(position).ok_or(ResumeError::Malformed)?;
        for text in first.urls() {
            self.url(text).map_err(|_| ResumeError::Position)?;
        }
        let start = Arc::new(self);
        Ok(Poller::with_steps(Progress::READER, token.clone(), options, move |context, position| {
            let place = position.and_then(|position| place(&position));
            let (start, place) = (Arc::clone(&start), place.unwrap_or_else(|| first.clone()));
            async move { start.ask(&context, place).await }
        }))
    }

    async fn begin(&self, context: &Context<'static>, request: Request) -> Turn<E, R> {
        let origin = request.url().clone();
        let reply = self.service.send(context, request).await?;
        if !is_success(&reply) {
            return Err((self.refuse)(reply));
        }
        let status = Response::new(reply.raw().clone(), Progress::of_resource(reply.body()), Vec::new());
        match Place::after_start(&self.service, &origin, &reply)? {
            Some(place) => Ok(wait(status, &place)),
            None if reply.status() == 202 => Ok(end(status, Err(no_status(&reply)))),
            None => {
                let state = status.value().status().map(State::of);
                let outcome = match state.and_then(|state| unsuccessful(state, &status)) {
                    Some(error) => Err(error),
                    None => self.read(context, origin, reply).map_err(PollError::Request),
                };
                Ok(end(status, outcome))
            }
        }
    }

    async fn ask(&self, context: &Context<'static>, mut place: Place) -> Turn<E, R> {
        let url = self.url(&place.poll)?;
        let reply = self.get(context, url.clone()).await?;
        let progress = match place.kind {
            Kind::Monitor => Progress::of_monitor(reply.body()),
            Kind::Location | Kind::Resource => Progress::of_resource(reply.body()),
        };
        let state = match (progress.status(), place.kind, reply.status()) {
            (Some(word), Kind::Monitor, _) | (Some(word), _, 200 | 201) => State::of(word),
            (_, _, 202) => State::Running,
            (None, Kind::Monitor, 204) | (_, Kind::Location | Kind::Resource, _) => State::Succeeded,
            (None, Kind::Monitor, _) => {
                let outcome = Err(no_status(&reply));
                return Ok(end(Response::new(reply.into_raw(), progress, Vec::new()), outcome));
            }
        };
        let status = Response::new(reply.raw().clone(), progress, Vec::new());
        if state == State::Running {
            place.follow(&self.service, &url, status.headers())?;
            return Ok(wait(status, &place));
        }
        let outcome = match unsuccessful(state, &status) {
            Some(error) => Err(error),
            None => {
                let result = self.result(context, &place, url, reply).await;
                result.map_err(PollError::Request)
            }
        };
        Ok(end(status, outcome))
    }

    /// The result of an operation that has succeeded, by its last response, which came from `url`.
    async fn result(
        &self,
        context: &Context<'static>,
        place: &Place,
        url: Url,
        last: Reply,
    ) -> Result<Response<R>, Error<E>> {
        let elsewhere = match (self.final_state, place.kind, &place.location) {
            (FinalState::OriginalUri, Kind::Monitor | Kind::Location, _) => Some(&place.origin),
            (FinalState::Location, Kind::Monitor, Some(location)) => Some(location),
            (FinalState::Monitor(Some(member)), Kind::Monitor, _) => {
                return self.read(context, url, last.member(member));
            }
            _ => None,
        };
        match elsewhere {
            Some(elsewhere) => {
                let url = self.url(elsewhere)?;
                let reply = self.get(context, url.clone()).await?;
                self.read(context, url, reply)
            }
            None => self.read(context, url, last),
        }
    }

    fn read(&self, context: &Context<'static>, url: Url, reply: Reply) -> Result<Response<R>, Error<E>> {
        let service = self.service.clone();
        let source = ResultSource { service, refuse: self.refuse, context: context.clone(), url };
        (self.read)(&source, reply)
    }

    async fn get(&self, context: &Context<'_>, url: Url) -> Result<Reply, Error<E>> {
        get(&self.service, self.refuse, context, url).await
    }

    fn url(&self, text: &str) -> Result<Url, LinkError> {
        self.service.link("resume token", self.service.endpoint(), text)
    }
}

impl<E: Send + 'static> ResultSource<E> {
    /// The whole list whose first page is the result; `place` is the header or property that links to the next page.
    pub fn pager<P, T>(
        &self,
        first: Response<P>,
        place: &'static str,
        reader: PageReader<P, T>,
        read: fn(Reply) -> Result<Response<P>, Error<E>>,
    ) -> Response<Pager<P, T, E>>
    where
        P: Send + 'static,
    {
        let (service, refuse, base) = (self.service.clone(), self.refuse, self.url.clone());
        let (raw, violations) = (first.raw().clone(), first.violations().to_vec());
        let pager = Pager::with_first(first, reader, self.context.clone(), move |context, next| {
            let (service, base) = (service.clone(), base.clone());
            async move {
                let Some(Continuation::Link(link)) = next else {
                    return Err(RequestError::new("continuation", Unsendable::Continuation).into());
                };
                let url = service.link(place, &base, &link)?;
                read(get(&service, refuse, &context, url).await?)
            }
        });
        Response::new(raw, pager, violations)
    }
}

async fn get<E>(
    service: &Service,
    refuse: fn(Reply) -> Error<E>,
    context: &Context<'_>,
    url: Url,
) -> Result<Reply, Error<E>> {
    let mut request = Request::new(url, Method::Get);
    accept_json(&mut request);
    let reply = service.send(context, request).await?;
    if is_success(&reply) { Ok(reply) } else { Err(refuse(reply)) }
}

fn place(position: &str) -> Option<Place> {
    serde_json::from_str(position).ok()
}

fn is_success(reply: &Reply) -> bool {
    matches!(reply.status(), 200..=204)
}

fn unsuccessful<E>(state: State, status: &Response<Progress>) -> Option<PollError<E>> {
    match state {
        State::Running | State::Succeeded => None,
        State::Failed => Some(PollError::Failed(Box::new(Ended::of(Progress::READER, status)))),
        State::Canceled => Some(PollError::Canceled(Box::new(Ended::of(Progress::READER, status)))),
    }
}

fn no_status<E>(reply: &Reply) -> PollError<E> {
    PollError::NoStatus(Box::new(reply.raw().clone()))
}

fn wait<E, R>(status: Response<Progress>, place: &Place) -> Step<Progress, E, R> {
    Step { next: Next::Wait(retry_after(status.headers())), position: serde_json::to_string(place).ok(), status }
}

fn end<E, R>(status: Response<Progress>, outcome: Result<Response<R>, PollError<E>>) -> Step<Progress, E, R> {
    Step { next: Next::End(outcome), position: None, status }
}
