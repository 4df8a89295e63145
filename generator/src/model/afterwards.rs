//! What goes on after an answer: polling, started operations, pages.

use super::{FieldName, Reference, Type};

/// How a long-running operation's status is read from the answer.
#[derive(Clone, Debug)]
pub struct Monitor {
    /// The model that the answer is.
    pub model: Reference,
    /// The method in Rust that polls.
    pub poll: FieldName,
    /// The method in Rust that goes on polling from a token.
    pub resume: FieldName,
    /// The property with the status word.
    pub status: PropertyPath,
    /// The property with the percentage done.
    pub percent: Option<PropertyPath>,
    /// Whether that is a whole number of a type of its own, which becomes a floating-point number only through `get`.
    pub percent_is_whole: bool,
    /// The property with the error.
    pub error: Option<PropertyPath>,
}

/// The way from a model to a property inside it, with what is met on it.
#[derive(Clone, Debug)]
pub struct PropertyPath {
    /// The steps; the last is the property itself.
    pub steps: Vec<PropertyStep>,
    /// The property's type.
    pub ty: Type,
}

/// One step of a [`PropertyPath`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PropertyStep {
    /// The field in Rust.
    pub name: FieldName,
    /// Its name in JSON.
    pub wire: String,
    /// Whether it may be absent.
    pub optional: bool,
}

/// What a started operation does after the answer.
#[derive(Clone, Debug)]
pub struct Start {
    /// Where the result is found.
    pub final_state: FinalState,
    /// The result's type; `None` where there is none.
    pub result: Option<Type>,
    /// The method in Rust that starts it.
    pub begin: FieldName,
    /// The method in Rust that goes on polling from a token.
    pub resume: FieldName,
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

/// How a list goes on.
#[derive(Clone, Debug)]
pub struct Page {
    /// The model that a page is.
    pub model: Reference,
    /// The property with the items.
    pub items: PropertyPath,
    /// The items' type.
    pub item: Type,
    /// Where the next page's URL is.
    pub next_link: Option<NextPlace>,
    /// Where a continuation token is, and the query parameter that takes it.
    pub token: Option<(NextPlace, String)>,
}

/// Where an answer says how the list goes on.
#[derive(Clone, Debug)]
pub enum NextPlace {
    /// A property of the page.
    Property(PropertyPath),
    /// A header of the answer, in lower case.
    Header(String),
}
