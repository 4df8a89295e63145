//! The poller itself, a stream of statuses and a future of the result; never sends a request that nobody waits for.

use super::super::error::Error;
use super::super::response::Response;
use super::options::PollOptions;
use super::poll_error::PollError;
use super::status::StatusReader;
use super::step::{Ask, Next, Step, Turn};
use super::token::ResumeToken;
use azure_core::async_runtime::get_async_runtime;
use azure_core::http::{Context, RawResponse};
use futures_core::Stream;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{self, Poll};
use std::time::Duration;

/// Polls a long-running operation. It does nothing until it is awaited or read, and stops when it is
/// dropped.
///
/// Awaited, it returns the final result. Read as a stream, by [`next`](Self::next) or `StreamExt`, it yields each status
/// at once when the service has responded, the last one included; when the operation did not succeed, one error
/// follows. Both can be combined: a poller that has been read to its end still returns its outcome when it is awaited.
///
/// The status alone says whether an operation has ended: `Succeeded`, `Failed`, `Canceled` or `Cancelled`, in any case,
/// unless its service documents other words; every other status means that it is still running. A response with 202 and
/// without a status means the same, and one with 204 that it has succeeded. While the operation is polled, a value that
/// breaks its constraint is reported, never an error, and a response that is not what the service documents is left out of the
/// stream; its status counts nevertheless. Between polls the poller waits as long as the response's `x-ms-retry-after-ms`,
/// `retry-after-ms` or `Retry-After` asks, from 1 s to 5 min, or else for the interval of the options.
///
/// `R` is the result, `T` a status, `E` the error model, and `S` the documented body of the response to the start.
#[must_use = "a poller does nothing unless it is awaited or read"]
pub struct Poller<T, E, R = T, S = ()> {
    /// What the last response says.
    status: Option<String>,
    percent_complete: Option<f64>,
    ask: Ask<T, E, R>,
    phase: Phase<T, E, R>,
    outcome: Option<Outcome<R, E>>,
    context: Context<'static>,
    interval: Duration,
    deadline: Option<Deadline>,
    token: ResumeToken,
    start: Option<Start<S, E>>,
}

/// The response to a start.
struct Start<S, E> {
    raw: Option<RawResponse>,
    read: ReadStart<S, E>,
}

/// Reads the response to a start.
pub(super) type ReadStart<S, E> = Box<dyn Fn(RawResponse) -> Result<Response<S>, Error<E>> + Send>;

type Outcome<R, E> = Result<Response<R>, PollError<E>>;
type Timer = Pin<Box<dyn Future<Output = ()> + Send>>;

enum Phase<T, E, R> {
    /// Ready to send a request.
    Due,
    Asking(Turn<T, E, R>),
    Waiting(Timer),
    /// The last status has been returned, the error after it has not.
    Failing,
    Ended,
}

struct Deadline {
    after: Duration,
    /// Runs from the first request on.
    timer: Option<Timer>,
}

/// A [`Poller`]'s result in the making.
pub type PollFuture<R, E> = Pin<Box<dyn Future<Output = Outcome<R, E>> + Send>>;

impl<T, E> Poller<T, E>
where
    T: Clone + Send + 'static,
    E: Clone + Send + 'static,
{
    /// Watches an operation by asking for its status, which is also its result.
    pub fn new<A, F>(reader: StatusReader, token: ResumeToken, options: Option<PollOptions>, mut ask: A) -> Self
    where
        A: FnMut(Context<'static>) -> F + Send + 'static,
        F: Future<Output = Result<Response<T>, Error<E>>> + Send + 'static,
    {
        Self::with_steps(token, options, move |context, _position| {
            let status = ask(context);
            async move { Step::of_status(reader, status.await) }
        })
    }
}

impl<T, E: Clone, R, S> Poller<T, E, R, S> {
    /// Watches an operation whose result is not its status. `ask` judges each response itself; it is given the token's
    /// position.
    pub fn with_steps<A, F>(token: ResumeToken, options: Option<PollOptions>, mut ask: A) -> Self
    where
        A: FnMut(Context<'static>, Option<String>) -> F + Send + 'static,
        F: Future<Output = Result<Step<T, E, R>, Error<E>>> + Send + 'static,
    {
        let options = options.unwrap_or_default();
        Self {
            status: None,
            percent_complete: None,
            ask: Box::new(move |context, position| Box::pin(ask(context, position))),
            phase: Phase::Due,
            outcome: None,
            interval: options.interval(),
            deadline: options.deadline.map(|after| Deadline { after, timer: None }),
            context: options.method_options.context,
            token,
            start: None,
        }
    }

    /// The same poller, whose first step is a start with a response that is read so.
    pub(super) fn with_start(mut self, read: ReadStart<S, E>) -> Self {
        self.start = Some(Start { raw: None, read });
        self
    }

    /// The response to the request that started the operation, with its documented body; `None` before it has come, and for a
    /// poller that has started nothing or was made from a token. A body that cannot be read keeps no operation from being
    /// polled.
    #[must_use]
    pub fn start_response(&self) -> Option<Result<Response<S>, Error<E>>> {
        let Start { raw, read } = self.start.as_ref()?;
        raw.clone().map(read)
    }

    /// What another process needs to go on watching the operation. Holds no token and no key of the client, but is to be kept
    /// like one: see [`ResumeToken`].
    #[must_use]
    pub fn resume_token(&self) -> &ResumeToken {
        &self.token
    }

    /// The status in the last response, as the service writes it; `None` before the first.
    #[must_use]
    pub fn status(&self) -> Option<&str> {
        self.status.as_deref()
    }

    /// The percentage complete, from 0 to 100, according to the last response.
    #[must_use]
    pub fn percent_complete(&self) -> Option<f64> {
        self.percent_complete
    }

    /// The next status, or `None` after the last. Dropping the future before it is ready loses nothing.
    pub async fn next(&mut self) -> Option<Result<Response<T>, PollError<E>>> {
        poll_fn(|task| self.poll_status(task)).await
    }

    fn poll_status(&mut self, task: &mut task::Context<'_>) -> Poll<Option<Result<Response<T>, PollError<E>>>> {
        loop {
            match &mut self.phase {
                Phase::Due => {
                    if let Some(Deadline { after, timer }) = &mut self.deadline {
                        timer.get_or_insert_with(|| sleep(*after));
                    }
                    let position = self.token.position().map(str::to_owned);
                    self.phase = Phase::Asking((self.ask)(self.context.clone(), position));
                }
                Phase::Asking(turn) => match turn.as_mut().poll(task) {
                    Poll::Ready(Ok(step)) => {
                        if let Some(status) = self.take(step) {
                            return Poll::Ready(Some(Ok(status)));
                        }
                    }
                    Poll::Ready(Err(error)) => return self.fail(PollError::Request(error)),
                    Poll::Pending => return self.pending(task),
                },
                Phase::Waiting(timer) => match timer.as_mut().poll(task) {
                    Poll::Pending => return self.pending(task),
                    // A poller that was left alone beyond its deadline asks no more.
                    Poll::Ready(()) => match self.pending(task) {
                        Poll::Pending => self.phase = Phase::Due,
                        expired => return expired,
                    },
                },
                Phase::Failing => {
                    self.phase = Phase::Ended;
                    let error = self.outcome.as_ref().and_then(|outcome| outcome.as_ref().err());
                    return Poll::Ready(error.cloned().map(Err));
                }
                Phase::Ended => return Poll::Ready(None),
            }
        }
    }

    /// Keeps a status and returns what follows it.
    fn take(&mut self, step: Step<T, E, R>) -> Option<Response<T>> {
        self.status = step.word;
        self.percent_complete = step.percent_complete;
        if let Some(Start { raw: raw @ None, .. }) = &mut self.start {
            *raw = step.status.as_ref().map(|status| status.raw().clone());
        }
        if step.position.is_some() {
            self.token.set_position(step.position);
        }
        self.phase = match step.next {
            // The wait counts from the response, not from when the caller has dealt with it.
            Next::Wait(wait) => Phase::Waiting(sleep(wait.unwrap_or(self.interval))),
            Next::End(outcome) => {
                let ended = if outcome.is_ok() { Phase::Ended } else { Phase::Failing };
                self.outcome = Some(outcome);
                ended
            }
        };
        step.status
    }

    fn fail(&mut self, error: PollError<E>) -> Poll<Option<Result<Response<T>, PollError<E>>>> {
        self.phase = Phase::Ended;
        self.outcome = Some(Err(error.clone()));
        Poll::Ready(Some(Err(error)))
    }

    /// Nothing is there yet: is there still time?
    fn pending(&mut self, task: &mut task::Context<'_>) -> Poll<Option<Result<Response<T>, PollError<E>>>> {
        let Some(Deadline { after, timer: Some(timer) }) = &mut self.deadline else {
            return Poll::Pending;
        };
        let after = *after;
        match timer.as_mut().poll(task) {
            Poll::Ready(()) => self.fail(PollError::Deadline(after)),
            Poll::Pending => Poll::Pending,
        }
    }
}

/// The runtime's own timer, so that a test's paused clock moves it. Far beyond any lifetime there is one more bound,
/// because a timer refuses what its clock cannot hold.
fn sleep(wait: Duration) -> Timer {
    const CENTURY: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);
    let wait = azure_core::time::Duration::try_from(wait.min(CENTURY));
    get_async_runtime().sleep(wait.unwrap_or(azure_core::time::Duration::ZERO))
}

/// Nothing in a poller is pinned in place.
impl<T, E, R, S> Unpin for Poller<T, E, R, S> {}

impl<T, E: Clone, R, S> Stream for Poller<T, E, R, S> {
    type Item = Result<Response<T>, PollError<E>>;

    fn poll_next(self: Pin<&mut Self>, task: &mut task::Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_status(task)
    }
}

impl<T, E, R, S> IntoFuture for Poller<T, E, R, S>
where
    T: Send + 'static,
    E: Clone + Send + 'static,
    R: Send + 'static,
    S: 'static,
{
    type Output = Outcome<R, E>;
    type IntoFuture = PollFuture<R, E>;

    fn into_future(mut self) -> Self::IntoFuture {
        Box::pin(async move {
            loop {
                if let Some(outcome) = self.outcome.take() {
                    return outcome;
                }
                self.next().await;
            }
        })
    }
}

impl<T, E, R, S> fmt::Debug for Poller<T, E, R, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Poller")
            .field("token", &self.token)
            .field("interval", &self.interval)
            .field("deadline", &self.deadline.as_ref().map(|deadline| deadline.after))
            .finish_non_exhaustive()
    }
}
