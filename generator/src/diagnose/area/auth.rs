//! Authentication: what can be wrong, and the words for it.

use crate::diagnose::words::{Words, say};
use std::fmt;

problems! {
    /// Authentication.
    AuthProblem {
        Error Context "no-token-scope" NoTokenScope,
        Error Context "token-not-url" TokenNotUrl { token: String },
        Error Context "api-key-place" ApiKeyPlace,
        Error Context "auth-of-another-kind" Mismatch { own: Credential, service: Credential },
    }
}

/// What a request is authenticated with.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Credential {
    /// An OAuth 2.0 bearer token.
    Token,
    /// An API key.
    ApiKey,
    /// Either of the two.
    TokenOrApiKey,
    /// No credential.
    Nothing,
}

impl fmt::Display for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Token => "a token",
            Self::ApiKey => "an API key",
            Self::TokenOrApiKey => "a token or an API key",
            Self::Nothing => "nothing",
        })
    }
}

impl AuthProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::NoTokenScope => say("none of the scopes is a URL that a token can be requested for")
                .help("add `token:` with the scope to request, such as `token: '{endpoint}/.default'`"),
            Self::TokenNotUrl { token } => say(format!("`{token}` is not a scope that a token can be requested for"))
                .here("not a URL")
                .help("write a scope URI, such as `https://management.azure.com/.default`, or `{endpoint}/.default`"),
            Self::ApiKeyPlace => say("an API key goes either in a header or in the query")
                .help("write exactly one of `header:` and `query:`"),
            Self::Mismatch { own, service } => {
                say(format!("the operation authenticates with {own}, but the service with {service}"))
                    .here("a different kind of authentication")
                    .help("use the service's kind, with other scopes or another place for the key, or `none`")
            }
        }
    }
}
