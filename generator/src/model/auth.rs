//! How requests are authenticated: by a service, or otherwise by one of its operations.

use super::Clouds;

/// How requests are authenticated.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Auth {
    /// A bearer token of OAuth 2.0, or a key instead.
    OAuth2 {
        /// The authorization URL that the documentation names.
        authorization_url: Option<String>,
        /// The scopes that the documentation names.
        documented: Vec<String>,
        /// The scope that a token is asked for.
        scope: Scope,
        /// Where a key goes, where callers may authenticate with one as well.
        key: Option<KeyPlace>,
    },
    /// A key.
    ApiKey(KeyPlace),
    /// Not at all: anybody may call.
    None,
}

impl Auth {
    /// Where a key goes, where callers may authenticate with one.
    pub fn key(&self) -> Option<&KeyPlace> {
        match self {
            Self::OAuth2 { key, .. } => key.as_ref(),
            Self::ApiKey(key) => Some(key),
            Self::None => None,
        }
    }

    /// The same by a key, where callers may choose between that and a token.
    pub fn by_key(&self) -> Option<Self> {
        match self {
            Self::OAuth2 { key, .. } => key.clone().map(Self::ApiKey),
            Self::ApiKey(_) | Self::None => None,
        }
    }
}

/// The scope that a token is asked for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Scope {
    /// The same in every cloud, or one for each.
    Clouds(Clouds),
    /// The endpoint's URL without a trailing slash, followed by this.
    EndpointAnd(String),
}

/// Where a key goes.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum KeyPlace {
    /// A header.
    Header(String),
    /// A query parameter.
    Query(String),
}

impl KeyPlace {
    /// Whether it is the header or query parameter of this name (RFC 9110 section 5.1: the case of a header's does not matter).
    pub fn is_named(&self, name: &str) -> bool {
        match self {
            Self::Header(own) => own.eq_ignore_ascii_case(name),
            Self::Query(own) => own == name,
        }
    }
}

impl OperationAuth {
    /// That way, where the service has this one and these overrides; `None` where it is none.
    pub fn of<'a>(self, service: Option<&'a Auth>, overrides: &'a [Auth]) -> Option<&'a Auth> {
        match self {
            Self::Service => service,
            Self::Anonymous => None,
            Self::Override(index) => overrides.get(index),
        }
    }
}

/// How the requests of one operation are authenticated.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum OperationAuth {
    /// As the service says.
    Service,
    /// Not at all.
    Anonymous,
    /// As this one of the service's overrides says.
    Override(usize),
}
