//! Waiting for a long-running operation to end; never takes a status that it does not know for the end.

mod final_state;
mod long_running_start;
mod options;
mod place;
mod poll_error;
mod poller;
mod progress;
mod result_source;
mod status;
mod step;
mod token;
mod words;

pub use final_state::{FinalState, ResultPlace};
pub use long_running_start::LongRunningStart;
pub use options::{DEFAULT_INTERVAL, PollOptions, StartRetries};
pub use poll_error::{PollError, TerminalFailure};
pub use poller::{PollFuture, Poller};
pub use progress::Progress;
pub use result_source::{ListPoller, ReadResult, ResultSource};
pub use status::{Failure, StatusReader};
pub use step::{Next, Step};
pub use token::{Arguments, ResumeError, ResumeToken};
pub use words::TerminalWords;
