//! Paging: how an operation's list is read page by page. It belongs to the operation, never to the model that a page is.

use super::{PropertyPath, Type};

/// A list that is read page by page.
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
    /// By the URL of the next page.
    Link {
        /// Where the URL is.
        place: ContinuationPlace,
        /// How it is requested.
        verb: NextLinkVerb,
    },
    /// By a token.
    Token {
        /// Where the token is.
        place: ContinuationPlace,
        /// What takes it.
        parameter: TokenParameter,
    },
}

/// How the URL of a next page is requested.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NextLinkVerb {
    /// With GET, and without a body.
    Get,
    /// With POST, and with the body of the first page's request.
    Post,
}

/// What takes the token of a next page, in a request that is otherwise that of the first page.
#[derive(Clone, Debug)]
pub enum TokenParameter {
    /// A query parameter.
    Query(String),
    /// A header, in lower case.
    Header(String),
    /// A property of the body.
    Body(PropertyPath),
}

/// Where a response says how the list goes on.
#[derive(Clone, Debug)]
pub enum ContinuationPlace {
    /// A property of the page.
    Property(PropertyPath),
    /// A header of the response, in lower case.
    Header(String),
}

impl NextPage {
    /// Where a response names the next page.
    pub fn place(&self) -> Option<&ContinuationPlace> {
        match self {
            Self::None => None,
            Self::Link { place, verb: _ } | Self::Token { place, parameter: _ } => Some(place),
        }
    }

    /// The same, to be changed.
    pub fn place_mut(&mut self) -> Option<&mut ContinuationPlace> {
        match self {
            Self::None => None,
            Self::Link { place, verb: _ } | Self::Token { place, parameter: _ } => Some(place),
        }
    }

    /// The method and body of a request for a URL that a response has named; nothing where none does.
    pub fn link_verb(&self) -> Option<NextLinkVerb> {
        match self {
            Self::Link { verb, place: _ } => Some(*verb),
            Self::None | Self::Token { .. } => None,
        }
    }
}

impl NextLinkVerb {
    /// The method as in a request line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

impl TokenParameter {
    /// The query parameter, if it is one.
    pub fn query(&self) -> Option<&str> {
        match self {
            Self::Query(name) => Some(name),
            Self::Header(_) | Self::Body(_) => None,
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
