//! Operations that a request starts and that go on after its response; never sends the start again once it has been
//! responded to.

use super::super::error::Error;
use super::super::request::RequestError;
use super::super::response::Response;
use super::super::retry_after::retry_after;
use super::super::service::Service;
use super::super::undecoded_response::UndecodedResponse;
use super::final_state::{FinalState, ResultPlace};
use super::options::{PollOptions, StartRetries};
use super::place::{PollKind, PollPosition, link};
use super::poll_error::{PollError, TerminalFailure};
use super::poller::Poller;
use super::progress::Progress;
use super::result_source::{ReadResult, ResultSource, get, is_success, versioned};
use super::status::StatusReader;
use super::step::{Next, Step};
use super::token::{ResumeError, ResumeToken, agree};
use super::words::{State, TerminalWords};
use azure_core::http::{Context, Request, Url};
use std::sync::Arc;

/// How an operation is started and watched, and where its result is.
///
/// The start's response says how to wait: by a status monitor (`Azure-AsyncOperation`, `Operation-Location`), by a
/// `Location` that returns 202 as long as the operation runs, by the `provisioningState` of the resource that was put or
/// patched, or not at all.
#[derive(Debug)]
pub struct LongRunningStart<E, R, S = ()> {
    /// The service.
    pub service: Service,
    /// The query parameter that carries the api-version, which is added to the URLs of the service that lack it.
    pub api_version: Option<&'static str>,
    /// The statuses with which the operation has ended.
    pub words: TerminalWords,
    /// Where the result is.
    pub final_state: FinalState,
    /// Reads a response that is not a success.
    pub refuse: fn(UndecodedResponse) -> Error<E>,
    /// Reads the response to the start.
    pub read_start: fn(UndecodedResponse) -> Result<Response<S>, Error<E>>,
    /// Reads the result.
    pub read: ReadResult<E, R>,
}

type Turn<E, R> = Result<Step<Progress, E, R>, Error<E>>;

impl<E: Clone + Send + 'static, R: Send + 'static, S: 'static> LongRunningStart<E, R, S> {
    /// A poller whose first step is the request that starts the operation. It is sent when the poller is first
    /// awaited or read.
    pub fn poller(
        self,
        token: ResumeToken,
        request: Request,
        options: Option<PollOptions>,
    ) -> Poller<Progress, E, R, S> {
        let (read, service) = (self.read_start, self.service.clone());
        let retries = options.as_ref().map(|options| options.start_retries).unwrap_or_default();
        let start = Arc::new(self);
        let poller = Poller::with_steps(token, options, move |context, position| {
            let (start, request) = (Arc::clone(&start), request.clone());
            async move {
                match position.and_then(|position| place(&position)) {
                    // A start that failed has ended the poller, so there is a place from the second step on.
                    None => start.begin(&context, request, retries).await,
                    Some(place) => start.ask(&context, place).await,
                }
            }
        });
        poller.with_start(Box::new(move |raw| read(service.response(raw))))
    }

    /// A poller for an operation that has been started before, by a request to this URL. The caller has checked the token's
    /// arguments and has built the URL from them.
    ///
    /// # Errors
    /// When there is no URL, or the token is from before the start's response, is for another URL, or leads away from the endpoint.
    pub fn resume(
        self,
        token: &ResumeToken,
        url: Result<Url, RequestError>,
        options: Option<PollOptions>,
    ) -> Result<Poller<Progress, E, R, S>, ResumeError> {
        let position = token.position().ok_or(ResumeError::NotStarted)?;
        let first = place(position).ok_or(ResumeError::Malformed)?;
        for text in first.urls() {
            link(&self.service, text).map_err(|_| ResumeError::Position)?;
        }
        let here = url.map_err(ResumeError::unsendable)?;
        let origin = link(&self.service, &first.origin).map_err(|_| ResumeError::Position)?;
        agree("path", origin.path(), here.path())?;
        let start = Arc::new(self);
        Ok(Poller::with_steps(token.clone(), options, move |context, position| {
            let place = position.and_then(|position| place(&position));
            let (start, place) = (Arc::clone(&start), place.unwrap_or_else(|| first.clone()));
            async move { start.ask(&context, place).await }
        }))
    }

    async fn begin(&self, context: &Context<'static>, request: Request, retries: StartRetries) -> Turn<E, R> {
        let (method, origin) = (request.method(), request.url().clone());
        let sent = match retries {
            StartRetries::AsConfigured => self.service.send(context, request).await,
            StartRetries::Never => self.service.send_once(context, request).await,
        };
        let response = sent?;
        if !is_success(&response) {
            return Err((self.refuse)(response));
        }
        let status = Response::new(response.raw().clone(), Progress::of_either(response.body()), Vec::new());
        if let Some(place) = PollPosition::after_start(&self.service, (method, &origin), self.words, &response)? {
            return Ok(wait(status, &place));
        }
        if response.status() == 202 {
            return Ok(end(status, Err(no_status(&response))));
        }
        let outcome = match self.state_of_last(&response) {
            State::Running | State::Succeeded => self.result_at_once(context, origin, response).await,
            State::Failed => Err(PollError::Failed(terminal_failure(&status))),
            State::Canceled => Err(PollError::Canceled(terminal_failure(&status))),
        };
        Ok(end(status, outcome))
    }

    async fn ask(&self, context: &Context<'static>, mut place: PollPosition) -> Turn<E, R> {
        let url = link(&self.service, &place.poll)?;
        let (url, response) = self.get(context, url).await?;
        let progress = match place.kind {
            PollKind::Monitor => Progress::of_monitor(response.body()),
            PollKind::Location | PollKind::Resource => Progress::of_either(response.body()),
        };
        let state = match (place.kind, progress.status(), response.status()) {
            (PollKind::Monitor, Some(word), _) => self.words.state(word),
            (PollKind::Monitor, None, 202) => State::Running,
            (PollKind::Monitor, None, 204) => State::Succeeded,
            (PollKind::Monitor, None, _) => {
                let outcome = Err(no_status(&response));
                return Ok(end(Response::new(response.into_raw(), progress, Vec::new()), outcome));
            }
            (PollKind::Location | PollKind::Resource, ..) => self.state_of_last(&response),
        };
        let status = Response::new(response.raw().clone(), progress, Vec::new());
        let outcome = match state {
            State::Running => {
                place.follow(&self.service, &url, status.headers())?;
                return Ok(wait(status, &place));
            }
            State::Succeeded => self.result(context, &place, url, response).await.map_err(PollError::Result),
            State::Failed => Err(PollError::Failed(terminal_failure(&status))),
            State::Canceled => Err(PollError::Canceled(terminal_failure(&status))),
        };
        Ok(end(status, outcome))
    }

    /// What a response says that comes from no URL of a status monitor: 202 as long as the operation runs, and otherwise the
    /// `provisioningState` of the resource in it. Where it cannot be a result with a `status` of its own, because there is
    /// none or it is in the monitor, a known `status` counts as well.
    fn state_of_last(&self, response: &UndecodedResponse) -> State {
        let status = StatusReader::of_monitor(self.words).word(response.body());
        let known = status.and_then(|word| match self.final_state {
            FinalState::NoResult | FinalState::Property(_) | FinalState::At([]) => self.words.recognized(&word),
            FinalState::At(_) => None,
        });
        let provisioning = Progress::of_resource(response.body()).status().map(|word| self.words.state(word));
        match (provisioning, response.status()) {
            (_, 202) => known.unwrap_or(State::Running),
            (Some(state), 200 | 201) => state,
            _ => known.unwrap_or(State::Succeeded),
        }
    }

    /// Whether what was polled at a `Location` is a status monitor.
    fn has_status(&self, response: &UndecodedResponse) -> bool {
        let status = StatusReader::of_monitor(self.words).word(response.body());
        status.is_some_and(|word| self.words.recognized(&word).is_some())
    }

    /// The result of an operation that was over with the response to its start. Where that is empty, a resource that was put or
    /// patched is at its own URL.
    async fn result_at_once(
        &self,
        context: &Context<'static>,
        origin: Url,
        response: UndecodedResponse,
    ) -> Result<Response<R>, PollError<E>> {
        let is_elsewhere = match self.final_state {
            FinalState::At(places) => response.body().is_empty() && places.contains(&ResultPlace::OriginalUri),
            FinalState::NoResult | FinalState::Property(_) => false,
        };
        let read = async {
            let (url, response) = if is_elsewhere { self.get(context, origin).await? } else { (origin, response) };
            self.read(context, url, response)
        };
        read.await.map_err(PollError::Result)
    }

    /// The result of an operation that has succeeded, by its last response, which came from `url`.
    async fn result(
        &self,
        context: &Context<'static>,
        place: &PollPosition,
        url: Url,
        last: UndecodedResponse,
    ) -> Result<Response<R>, Error<E>> {
        let elsewhere = match (self.final_state, place.kind) {
            (FinalState::Property(names), PollKind::Monitor) => return self.read(context, url, last.part(names)),
            (FinalState::Property(names), PollKind::Location) if self.has_status(&last) => {
                return self.read(context, url, last.part(names));
            }
            (FinalState::Property(_), PollKind::Location | PollKind::Resource) | (FinalState::NoResult, _) => None,
            (FinalState::At(places), _) => ResultPlace::first(places, &self.service, place, (&url, &last))?,
        };
        match elsewhere {
            Some(elsewhere) => {
                let (url, response) = self.get(context, elsewhere).await?;
                self.read(context, url, response)
            }
            None => self.read(context, url, last),
        }
    }

    fn read(&self, context: &Context<'static>, url: Url, response: UndecodedResponse) -> Result<Response<R>, Error<E>> {
        let service = self.service.clone();
        let (api_version, context) = (self.api_version, context.clone());
        let source = ResultSource { service, api_version, refuse: self.refuse, context, url };
        (self.read)(&source, response)
    }

    /// The response to a request for this URL, with the api-version where the URL lacks it; and the URL.
    async fn get(&self, context: &Context<'_>, url: Url) -> Result<(Url, UndecodedResponse), Error<E>> {
        let url = versioned(&self.service, self.api_version, url);
        let response = get(&self.service, self.refuse, context, url.clone()).await?;
        Ok((url, response))
    }
}

fn place(position: &str) -> Option<PollPosition> {
    serde_json::from_str(position).ok()
}

fn terminal_failure(status: &Response<Progress>) -> Box<TerminalFailure> {
    TerminalFailure::new(status.value().status(), status.value().failure().clone(), status.raw().clone())
}

fn no_status<E>(response: &UndecodedResponse) -> PollError<E> {
    PollError::NoStatus(Box::new(response.raw().clone()))
}

fn wait<E, R>(status: Response<Progress>, place: &PollPosition) -> Step<Progress, E, R> {
    let next = Next::Wait(retry_after(status.headers()));
    Step { position: serde_json::to_string(place).ok(), ..step(status, next) }
}

fn end<E, R>(status: Response<Progress>, outcome: Result<Response<R>, PollError<E>>) -> Step<Progress, E, R> {
    step(status, Next::End(outcome))
}

fn step<E, R>(status: Response<Progress>, next: Next<E, R>) -> Step<Progress, E, R> {
    let (word, percent_complete) = (status.value().status().map(str::to_owned), status.value().percent_complete());
    Step { word, percent_complete, status: Some(status), next, position: None }
}
