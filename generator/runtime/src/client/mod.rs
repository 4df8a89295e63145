//! The client half: sends requests to one service and reads the responses; never knows a service by name.

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
