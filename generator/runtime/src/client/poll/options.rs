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
}

impl PollOptions {
    pub(super) fn interval(&self) -> Duration {
        within_bounds(self.interval.unwrap_or(DEFAULT_INTERVAL))
    }
}
