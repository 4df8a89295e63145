//! Long-running operations: how a status is read, and what follows a start. Both belong to the operation, never to a model.

use super::{ContinuationPlace, FieldName, Page, PropertyPath, Type};

/// How the status of a long-running operation is read from the answer, and the methods that poll it.
#[derive(Clone, Debug)]
pub struct StatusPoll {
    /// The model that the answer is.
    pub model: Type,
    /// The method in Rust that polls.
    pub poll: FieldName,
    /// The method in Rust that goes on polling from a token.
    pub resume: FieldName,
    /// The property with the status word.
    pub status: PropertyPath,
    /// The property with the percentage done.
    pub percent: Option<Percent>,
    /// The property with the error.
    pub error: Option<PropertyPath>,
}

/// How a percentage is read.
#[derive(Clone, Debug)]
pub struct Percent {
    /// The property.
    pub path: PropertyPath,
    /// How its value becomes a floating-point number.
    pub conversion: PercentConversion,
}

/// How a percentage becomes a floating-point number of double precision.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PercentConversion {
    /// It is one.
    Same,
    /// By `f64::from`.
    From,
    /// By a cast, as a whole number of 64 bits.
    Cast,
    /// By a cast of the whole number that its own type holds.
    CastInner,
}

/// What follows the request that starts a long-running operation.
#[derive(Clone, Debug)]
pub struct LongRunningStart {
    /// Where the result is found.
    pub final_state: FinalState,
    /// The result.
    pub result: StartResult,
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
    /// A list that comes page by page.
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

/// Where a started operation's result is found.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FinalState {
    /// At the URL of the `Azure-AsyncOperation` header, under `properties`.
    AzureAsyncOperation,
    /// At the URL of the `Operation-Location` header, under `result`.
    OperationLocation,
    /// At the URL of the `Location` header.
    Location,
    /// At the URL of the request.
    OriginalUri,
}

impl StatusPoll {
    /// The ways from the model to the properties that are read.
    pub fn paths_mut(&mut self) -> impl Iterator<Item = &mut PropertyPath> {
        let percent = self.percent.as_mut().map(|percent| &mut percent.path);
        [&mut self.status].into_iter().chain(percent).chain(self.error.as_mut())
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
