//! Waiting for a long-running operation to end; never takes a status that it does not know for the end.

mod ended;
mod long_running_start;
mod options;
mod place;
mod poller;
mod progress;
mod status;
mod step;
mod token;

pub use ended::{Ended, PollError};
pub use long_running_start::{FinalState, ListPoller, LongRunningStart, ReadResult, ResultSource};
pub use options::{DEFAULT_INTERVAL, PollOptions};
pub use poller::{PollFuture, Poller};
pub use progress::Progress;
pub use status::{Failure, StatusReader};
pub use step::{Next, Step};
pub use token::{Arguments, ResumeError, ResumeToken};
