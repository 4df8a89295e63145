//! Waiting for a long-running operation to end; never takes a status that it does not know for the end.

mod ended;
mod monitor;
mod options;
mod place;
mod poller;
mod progress;
mod start;
mod step;
mod token;

pub use ended::{Ended, PollError};
pub use monitor::{Failure, Monitor};
pub use options::{DEFAULT_INTERVAL, PollOptions};
pub use poller::{PollFuture, Poller};
pub use progress::Progress;
pub use start::{FinalState, Start};
pub use step::{Next, Step};
pub use token::{Arguments, ResumeError, ResumeToken};
