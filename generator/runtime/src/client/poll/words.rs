//! The words for the ways in which an operation ends; every other word means that it is running.

/// The statuses with which an operation has ended, compared case-insensitively.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct TerminalWords {
    /// It has succeeded.
    pub succeeded: &'static [&'static str],
    /// It has failed.
    pub failed: &'static [&'static str],
    /// It was canceled.
    pub canceled: &'static [&'static str],
}

/// The state of an operation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum State {
    Running,
    Succeeded,
    Failed,
    Canceled,
}

/// The words of the Azure REST API guidelines and of Azure Resource Manager for an operation that is running.
const RUNNING: &[&str] = &["NotStarted", "Running", "InProgress"];

impl TerminalWords {
    /// The words of the Azure REST API guidelines and of Azure Resource Manager, `Canceled` in both spellings.
    pub const DEFAULT: Self =
        Self { succeeded: &["Succeeded"], failed: &["Failed"], canceled: &["Canceled", "Cancelled"] };

    pub(super) fn state(&self, word: &str) -> State {
        let is = |words: &[&str]| words.iter().any(|known| word.eq_ignore_ascii_case(known));
        if is(self.succeeded) {
            State::Succeeded
        } else if is(self.failed) {
            State::Failed
        } else if is(self.canceled) {
            State::Canceled
        } else {
            State::Running
        }
    }

    /// The state that a word stands for which may as well be something else than a status; `None` where it is not known.
    pub(super) fn recognized(&self, word: &str) -> Option<State> {
        match self.state(word) {
            State::Running if !RUNNING.iter().any(|known| word.eq_ignore_ascii_case(known)) => None,
            state @ (State::Running | State::Succeeded | State::Failed | State::Canceled) => Some(state),
        }
    }
}

impl Default for TerminalWords {
    fn default() -> Self {
        Self::DEFAULT
    }
}
