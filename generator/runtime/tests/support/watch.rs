//! A poller without the types of its models, so that the same code tests every long-running operation; it tests nothing
//! itself.

use super::kind::Kind;
use crate::runtime::client::{PollError, Poller, ResumeToken};
use futures::FutureExt as _;
use futures::future::LocalBoxFuture;

/// A long-running operation that is being watched.
pub struct Watch(Box<dyn Watched>);

/// What the service has said of an operation.
#[derive(Debug, PartialEq)]
pub struct Progress {
    pub status: Option<String>,
    pub percent: Option<f64>,
}

/// Why an operation has no result.
#[derive(Debug)]
pub struct Stopped {
    pub why: Why,
    pub code: Option<String>,
    pub message: Option<String>,
}

/// The variants of [`PollError`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Why {
    Failed,
    Canceled,
    Request(Kind),
    Result(Kind),
    Other,
}

trait Watched {
    fn next(&mut self) -> LocalBoxFuture<'_, Option<Result<Progress, Stopped>>>;
    fn end(self: Box<Self>) -> LocalBoxFuture<'static, Result<Vec<u8>, Stopped>>;
    fn token(&self) -> ResumeToken;
}

impl Watch {
    /// What that poller watches.
    pub fn of<T, E, R, S>(poller: Poller<T, E, R, S>) -> Self
    where
        T: Send + 'static,
        E: Clone + Send + 'static,
        R: Send + 'static,
        S: 'static,
    {
        Self(Box::new(poller))
    }

    /// The next status.
    pub async fn next(&mut self) -> Option<Result<Progress, Stopped>> {
        self.0.next().await
    }

    /// The body of the last response, when the operation has succeeded.
    pub async fn end(self) -> Result<Vec<u8>, Stopped> {
        self.0.end().await
    }

    /// The token, as another process reads it.
    pub fn token(&self) -> ResumeToken {
        self.0.token().to_string().parse().expect("a token that was written can be read")
    }
}

impl<T, E, R, S> Watched for Poller<T, E, R, S>
where
    T: Send + 'static,
    E: Clone + Send + 'static,
    R: Send + 'static,
    S: 'static,
{
    fn next(&mut self) -> LocalBoxFuture<'_, Option<Result<Progress, Stopped>>> {
        let next = async move {
            let answered = Poller::next(self).await?;
            let progress = |_| Progress { status: self.status().map(str::to_owned), percent: self.percent_complete() };
            Some(answered.map(progress).map_err(|error| Stopped::of(&error)))
        };
        next.boxed_local()
    }

    fn end(self: Box<Self>) -> LocalBoxFuture<'static, Result<Vec<u8>, Stopped>> {
        let end = async move {
            let end = (*self).into_future().await;
            end.map(|response| response.body().to_vec()).map_err(|error| Stopped::of(&error))
        };
        end.boxed_local()
    }

    fn token(&self) -> ResumeToken {
        self.resume_token().clone()
    }
}

impl Stopped {
    fn of<E>(error: &PollError<E>) -> Self {
        let why = match error {
            PollError::Failed(_) => Why::Failed,
            PollError::Canceled(_) => Why::Canceled,
            PollError::Request(error) => Why::Request(Kind::of(error)),
            PollError::Result(error) => Why::Result(Kind::of(error)),
            _ => Why::Other,
        };
        Self { why, code: error.code().map(str::to_owned), message: error.message().map(str::to_owned) }
    }
}
