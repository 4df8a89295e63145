//! The client half: sends requests to one service and reads the responses; never knows a service by name.
//!
//! # Proxy
//!
//! The transport of `azure_core` (feature `reqwest`) takes the proxy from `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, in either case. For another,
//! set `transport` in the client options to a `reqwest::Client` of your own: `Transport::new(Arc::new(client))`.
//!
//! # Timeouts
//!
//! That transport gives a connection 20 seconds and each read 60. Nothing bounds a call as a whole: wrap it in `tokio::time::timeout`. Dropping the
//! future ends the call. A poller has a deadline of its own, [`PollOptions::deadline`].
//!
//! # Retry
//!
//! Broken connections and the statuses 408, 429, 500, 502, 503 and 504 are tried again as `retry` in the client options says; a response that asks
//! for more than five minutes' wait is returned at once. A start can be kept from being sent twice: [`PollOptions::start_retries`].
//!
//! ```
//! use azure_core::http::{ClientOptions, ExponentialRetryOptions, RetryOptions};
//!
//! let retry = RetryOptions::exponential(ExponentialRetryOptions { max_retries: 3, ..Default::default() });
//! let client_options = ClientOptions { retry, ..Default::default() };
//! ```
//!
//! # Code that is not async
//!
//! The transport of `azure_core` needs the reactor of tokio: on another executor, such as `futures::executor::block_on`, it panics with "there is no
//! reactor running". Block on a runtime of tokio instead:
//!
//! ```
//! # async fn call() -> azure_core::Result<()> { Ok(()) }
//! let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
//! runtime.block_on(call())?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A transport of your own that needs no reactor runs on any executor.
//!
//! # Traces
//!
//! With a `tracer_provider` in the client options, each request of an operation is a span that is named after the operation's id and has the resource
//! provider as `az.namespace`; inside it, each try is one, as with other clients of the Azure SDK.
//!
//! # Errors of the Azure SDK
//!
//! [`Error`], [`PollError`] and [`ConstraintError`](super::ConstraintError) convert to `azure_core::Error` and back, so that `?` works in functions that
//! return either: an error response is one there too, with status, error code and body.

mod api_key;
mod body_limit;
mod builder;
mod cloud;
mod continuation;
mod conversion;
mod endpoint;
mod error;
mod finite;
#[doc(hidden)]
pub mod header;
mod host_pin;
mod link;
mod member;
#[cfg(feature = "mock")]
pub mod mock;
mod non_retryable;
mod once;
mod page;
mod page_conversion;
#[doc(hidden)]
pub mod poll;
mod problem;
#[doc(hidden)]
pub mod request;
mod response;
#[doc(hidden)]
pub mod retry_after;
mod retry_after_cap;
mod send_error;
mod service;
mod status_error;
mod undecoded_response;
#[doc(hidden)]
pub mod url;
mod user_agent;

pub use body_limit::DEFAULT_BODY_LIMIT;
pub use continuation::Continuation;
pub use error::{DecodeError, Error};
pub use header::HeaderError;
pub use link::LinkError;
pub use non_retryable::TooLarge;
pub use page::{Pager, PagerOptions, Pages};
pub use page_conversion::PageItems;
pub use poll::{
    DEFAULT_INTERVAL, Failure, ListPoller, PollError, PollOptions, Poller, Progress, ResumeError, ResumeToken,
    StartRetries, TerminalFailure,
};
pub use request::{RequestError, Unsendable};
pub use response::Response;
pub use status_error::{ServiceError, StatusError, Undocumented};

/// What the emitted clients are made of, and callers have no use for.
#[doc(hidden)]
pub use {
    builder::ServiceBuilder,
    cloud::{Cloud, Clouds},
    continuation::ContinuationPlace,
    page::PageReader,
    poll::{FinalState, LongRunningStart, ResultPlace, ResultSource, StatusReader, TerminalWords},
    send_error::SendError,
    service::Service,
    undecoded_response::UndecodedResponse,
    url::{SegmentPart, UrlBuilder},
};
