//! Long-running operations: how a status is read, and what follows a start. Both belong to the operation, never to a model.

use super::{ContinuationPlace, FieldName, Page, PropertyPath, Type};
use std::fmt;

/// How the status of a long-running operation is read from the response, and the methods that poll it.
#[derive(Clone, Debug)]
pub struct StatusPoll {
    /// The model that the response is.
    pub model: Type,
    /// The method in Rust that polls.
    pub poll: FieldName,
    /// The method in Rust that goes on polling from a token.
    pub resume: FieldName,
    /// The property with the status word.
    pub status: PropertyPath,
    /// The property with the percentage done.
    pub percent: Option<PropertyPath>,
    /// The property with the error.
    pub error: Option<PropertyPath>,
    /// The statuses with which it has ended.
    pub words: TerminalWords,
}

/// The statuses with which a long-running operation has ended, compared case-insensitively.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TerminalWords {
    /// It has succeeded.
    pub succeeded: Vec<String>,
    /// It has failed.
    pub failed: Vec<String>,
    /// It was canceled.
    pub canceled: Vec<String>,
}

/// What follows the request that starts a long-running operation.
#[derive(Clone, Debug)]
pub struct LongRunningStart {
    /// The result.
    pub result: StartResult,
    /// Where the result is once the operation has succeeded.
    pub final_state: FinalState,
    /// The statuses with which it has ended.
    pub words: TerminalWords,
    /// The method in Rust that starts it.
    pub begin: FieldName,
    /// The method in Rust that goes on polling from a token.
    pub resume: FieldName,
}

/// What a started operation ends in.
#[derive(Clone, Debug)]
pub enum StartResult {
    /// Nothing but its end.
    Nothing,
    /// A value of this type.
    Value(Type),
    /// A list that is read page by page.
    List(Box<ResultPages>),
}

/// The list that a started operation ends in.
#[derive(Clone, Debug)]
pub struct ResultPages {
    /// What a page is.
    pub page: Page,
    /// Where a page says which URL the next one has; `None` where the first is the whole list.
    pub next_link: Option<ContinuationPlace>,
}

/// Where the result of a started operation is once it has succeeded.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum FinalState {
    /// It has none.
    NoResult,
    /// At the first of these places that the service has named; in the last response where it has named none of them, as where there are
    /// none.
    At(Vec<ResultPlace>),
    /// In the property of the status monitor's last response to which these names lead.
    Property(Vec<String>),
}

/// A place that a result can be requested from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ResultPlace {
    /// The URL in the `resourceLocation` of the status monitor's last response.
    ResourceLocation,
    /// The URL of the last `Location` header.
    Location,
    /// The URL of the request that started the operation.
    OriginalUri,
}

impl StatusPoll {
    /// The ways from the model to the properties that are read.
    pub fn paths_mut(&mut self) -> impl Iterator<Item = &mut PropertyPath> {
        [&mut self.status].into_iter().chain(&mut self.percent).chain(&mut self.error)
    }
}

impl StartResult {
    /// The type of the result.
    pub fn ty(&self) -> Option<&Type> {
        match self {
            Self::Nothing => None,
            Self::Value(ty) => Some(ty),
            Self::List(pages) => Some(&pages.page.model),
        }
    }
}

impl Default for TerminalWords {
    fn default() -> Self {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Self {
            succeeded: words(&["Succeeded"]),
            failed: words(&["Failed"]),
            canceled: words(&["Canceled", "Cancelled"]),
        }
    }
}

impl fmt::Display for FinalState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoResult => f.write_str("nowhere"),
            Self::Property(names) => write!(f, "`{}` in the status monitor", names.join(".")),
            Self::At(places) => {
                let last = (places.last() != Some(&ResultPlace::OriginalUri)).then(|| "the last response".to_owned());
                let places: Vec<String> = places.iter().map(ResultPlace::to_string).chain(last).collect();
                f.write_str(&places.join(", or else "))
            }
        }
    }
}

impl fmt::Display for ResultPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ResourceLocation => "the URL in `resourceLocation`",
            Self::Location => "the URL in `Location`",
            Self::OriginalUri => "the request's own URL",
        })
    }
}

impl fmt::Display for TerminalWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { succeeded, failed, canceled } = self;
        let quoted = |words: &[String]| words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
        let lists = [("success", succeeded), ("failure", failed), ("canceled", canceled)];
        let lists = lists.into_iter().filter(|(_, words)| !words.is_empty());
        let lists: Vec<String> = lists.map(|(outcome, words)| format!("{outcome} {}", quoted(words))).collect();
        if lists.is_empty() { f.write_str("no status at all") } else { f.write_str(&lists.join("; ")) }
    }
}
