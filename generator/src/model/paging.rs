//! Paging: how an operation's list is read page by page. It belongs to the operation, never to the model that a page is.

use super::{PropertyPath, Type};

/// A list that comes page by page.
#[derive(Clone, Debug)]
pub struct Paging {
    /// What a page is.
    pub page: Page,
    /// How the list goes on after a page.
    pub next: NextPage,
}

/// What a page of a list is.
#[derive(Clone, Debug)]
pub struct Page {
    /// The model that a page is.
    pub model: Type,
    /// The property with the items.
    pub items: PropertyPath,
    /// The items' type.
    pub item: Type,
}

/// How a list goes on after a page.
#[derive(Clone, Debug)]
pub enum NextPage {
    /// Every list is one page.
    None,
    /// By the URL of the next page, which stands here.
    Link(ContinuationPlace),
    /// By a token.
    Token {
        /// Where the token stands.
        place: ContinuationPlace,
        /// The parameter that takes it.
        parameter: TokenParameter,
    },
}

/// The parameter of a request that takes the token of the next page.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum TokenParameter {
    /// A query parameter of that name.
    Query(String),
    /// A header of that name, in lower case.
    Header(String),
}

/// Where an answer says how the list goes on.
#[derive(Clone, Debug)]
pub enum ContinuationPlace {
    /// A property of the page.
    Property(PropertyPath),
    /// A header of the answer, in lower case.
    Header(String),
}

impl Paging {
    /// Whether the next page has a URL of its own.
    pub fn is_linked(&self) -> bool {
        match self.next {
            NextPage::Link(_) => true,
            NextPage::None | NextPage::Token { .. } => false,
        }
    }
}

impl ContinuationPlace {
    /// The name of the property or header.
    pub fn name(&self) -> &str {
        match self {
            Self::Property(path) => path.steps.last().map(|step| step.wire.as_str()).unwrap_or_default(),
            Self::Header(name) => name,
        }
    }
}
