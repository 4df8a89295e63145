//! One turn of a poller: a response and what follows from it; never waits.

use super::super::error::Error;
use super::super::response::Response;
use super::super::retry_after::retry_after;
use super::ended::{Ended, PollError};
use super::status::{State, StatusReader};
use azure_core::http::Context;
use std::pin::Pin;
use std::time::Duration;

/// A status that the service gave, and what follows from it.
#[derive(Debug)]
pub struct Step<T, E, R = T> {
    /// The status.
    pub status: Response<T>,
    /// What follows.
    pub next: Next<E, R>,
    /// Where the next request goes, for operations whose service names the place; part of the resume token.
    pub position: Option<String>,
}

/// What follows from a status.
#[derive(Debug)]
pub enum Next<E, R> {
    /// The operation runs. The service asks for this wait, or for none in particular.
    Wait(Option<Duration>),
    /// The operation has ended with this.
    End(Result<Response<R>, PollError<E>>),
}

/// A request on its way.
pub(super) type Turn<T, E, R> = Pin<Box<dyn Future<Output = Result<Step<T, E, R>, Error<E>>> + Send>>;

/// Sends the next request, given the position that the step before has left. Kept as a closure, so that a poller does
/// not name the client that it polls with.
pub(super) type Ask<T, E, R> = Box<dyn FnMut(Context<'static>, Option<String>) -> Turn<T, E, R> + Send>;

impl<T: Clone, E> Step<T, E> {
    /// Judges the response to a request for an operation's status, which is also its result.
    #[must_use]
    pub fn of_status(reader: StatusReader<T>, status: Response<T>) -> Self {
        let next = match (reader.status)(status.value()).map(State::of) {
            // Accepted, and not yet anything to tell.
            None if status.status() == 202 => Next::Wait(retry_after(status.headers())),
            None => Next::End(Err(PollError::NoStatus(Box::new(status.raw().clone())))),
            Some(State::Running) => Next::Wait(retry_after(status.headers())),
            Some(State::Succeeded) => Next::End(Ok(status.clone())),
            Some(State::Failed) => Next::End(Err(PollError::Failed(Box::new(Ended::of(reader, &status))))),
            Some(State::Canceled) => Next::End(Err(PollError::Canceled(Box::new(Ended::of(reader, &status))))),
        };
        Self { status, next, position: None }
    }
}
