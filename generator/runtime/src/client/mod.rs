//! The client half: sends requests to one service and reads the responses; never knows a service by name.

mod api_key;
pub mod body_limit;
mod builder;
pub mod cloud;
pub mod continuation;
mod conversion;
mod endpoint;
pub mod error;
mod finite;
pub mod header;
mod host_pin;
pub mod link;
mod member;
#[cfg(feature = "mock")]
pub mod mock;
mod non_retryable;
mod once;
pub mod page;
mod page_conversion;
pub mod poll;
mod problem;
pub mod request;
pub mod response;
pub mod retry_after;
mod retry_after_cap;
pub mod send_error;
pub mod service;
pub mod status_error;
pub mod undecoded_response;
pub mod url;
mod user_agent;

pub use body_limit::DEFAULT_BODY_LIMIT;
pub use builder::ServiceBuilder;
pub use cloud::{Cloud, Clouds};
pub use continuation::{Continuation, ContinuationPlace};
pub use error::{DecodeError, Error};
pub use header::HeaderError;
pub use link::LinkError;
pub use non_retryable::TooLarge;
pub use page::{PageReader, Pager, PagerOptions, Pages};
pub use page_conversion::PageItems;
pub use poll::{
    Failure, FinalState, ListPoller, LongRunningStart, PollError, PollOptions, Poller, Progress, ResultPlace,
    ResultSource, ResumeError, ResumeToken, StartRetries, StatusReader, TerminalFailure, TerminalWords,
};
pub use request::{RequestError, Unsendable};
pub use response::Response;
pub use send_error::SendError;
pub use service::Service;
pub use status_error::{ServiceError, StatusError, Undocumented};
pub use undecoded_response::UndecodedResponse;
pub use url::{SegmentPart, UrlBuilder};
