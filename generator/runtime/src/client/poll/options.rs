//! How a poller waits and for how long; never makes a caller's figure into a panic.

use super::super::retry_after::within_bounds;
use azure_core::http::ClientMethodOptions;
use std::time::Duration;

/// The wait between polls when neither the service nor the caller says: 30 s.
pub const DEFAULT_INTERVAL: Duration = Duration::from_secs(30);

/// The settings of a [`Poller`](super::Poller).
#[derive(Clone, Debug, Default)]
pub struct PollOptions {
    /// The wait between polls where the service does not ask for one: 30 s unless set, and never less than 1 s or
    /// more than 5 min.
    pub interval: Option<Duration>,

    /// The longest time from the first poll to the end, requests under way included. Without it a poller waits for
    /// ever.
    pub deadline: Option<Duration>,

    /// The options of each request.
    pub method_options: ClientMethodOptions<'static>,

    /// Whether the request that starts an operation may be sent more than once; without effect where none is started.
    pub start_retries: StartRetries,
}

/// Whether the request that starts an operation may be sent more than once.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub enum StartRetries {
    /// As often as any other request: after a broken connection, 408, 429, 500, 502, 503 and 504, as the client's
    /// `RetryOptions` say. A service that has begun the operation before it failed to respond may then run it twice, unless
    /// the request is idempotent, as PUT and DELETE are (RFC 9110, section 9.2.2).
    #[default]
    AsConfigured,
    /// Once. Whatever goes wrong is returned; whether the operation has been started is then for the caller to find out.
    Never,
}

impl PollOptions {
    pub(super) fn interval(&self) -> Duration {
        within_bounds(self.interval.unwrap_or(DEFAULT_INTERVAL))
    }
}
