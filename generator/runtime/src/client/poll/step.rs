//! One turn of a poller: a response and what follows from it; never waits.

use super::super::error::Error;
use super::super::response::Response;
use super::super::retry_after::retry_after;
use super::poll_error::{PollError, TerminalFailure};
use super::status::StatusReader;
use super::words::State;
use azure_core::http::Context;
use std::pin::Pin;
use std::time::Duration;

/// What the service said of an operation, and what follows from it.
#[derive(Debug)]
pub struct Step<T, E, R = T> {
    /// The status, as the service writes it.
    pub word: Option<String>,
    /// The percentage complete.
    pub percent_complete: Option<f64>,
    /// The response; `None` where it is not what the service documents.
    pub status: Option<Response<T>>,
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

impl<T: Clone, E: Clone> Step<T, E> {
    /// Judges the response to a request for an operation's status, which is also its result. The status alone decides, even
    /// where the rest of the body is not what the service documents.
    ///
    /// # Errors
    /// When the response is an error, or a success that is neither documented nor says how the operation is doing.
    pub fn of_status(reader: StatusReader, answered: Result<Response<T>, Error<E>>) -> Result<Self, Error<E>> {
        let raw = match &answered {
            Ok(status) => status.raw().clone(),
            Err(error) => match error.raw().filter(|raw| raw.status().is_success()) {
                Some(raw) => raw.clone(),
                None => return Err(error.clone()),
            },
        };
        let word = reader.word(raw.body());
        let ended = || TerminalFailure::new(word.as_deref(), reader.failure(raw.body()), raw.clone());
        let next = match (word.as_deref().map(|word| reader.words.state(word)), u16::from(raw.status())) {
            // Accepted, and no status yet.
            (Some(State::Running), _) | (None, 202) => Next::Wait(retry_after(raw.headers())),
            (Some(State::Succeeded), _) => Next::End(answered.clone().map_err(PollError::Result)),
            (Some(State::Failed), _) => Next::End(Err(PollError::Failed(ended()))),
            (Some(State::Canceled), _) => Next::End(Err(PollError::Canceled(ended()))),
            (None, 204) => Next::End(Ok(answered.clone()?)),
            (None, _) => {
                answered.clone()?;
                Next::End(Err(PollError::NoStatus(Box::new(raw.clone()))))
            }
        };
        let percent_complete = reader.percent(raw.body());
        Ok(Self { word, percent_complete, status: answered.ok(), next, position: None })
    }
}
