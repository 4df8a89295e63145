//! How a caller authenticates, to a service or to one operation.

use super::CloudEndpoints;
use crate::source::Spanned;
use crate::yaml::{Key, List};
use schemars::JsonSchema;
use serde::Deserialize;

/// How a caller authenticates to a service: a mapping, or the word `none`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum AuthOrNone {
    /// `none`: access is anonymous.
    #[serde(rename = "text")]
    #[schemars(extend("enum" = ["none"]))]
    Word(Spanned<String>),
    /// OAuth 2.0 or an API key.
    #[serde(rename = "mapping")]
    Auth(Box<Auth>),
}

/// OAuth 2.0 with scopes, an API key, or both, of which a caller chooses one.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Auth {
    /// The documented authorization URL.
    pub oauth2: Key<String>,
    /// The documented scopes.
    pub scopes: Key<List<Spanned<String>>>,
    /// The scope to request a token for, where it is not a documented one; `{endpoint}` stands for the endpoint's URL.
    #[schemars(extend("examples" = ["{endpoint}/.default"]))]
    pub token: Key<TokenScopes>,
    /// An API key in a header or in the query string.
    #[schemars(extend("examples" = [{ "header": "api-key" }]))]
    pub api_key: Key<ApiKey>,
}

/// The scope to request a token for.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum TokenScopes {
    /// One scope for every cloud.
    #[serde(rename = "text")]
    One(Spanned<String>),
    /// One scope for each cloud.
    #[serde(rename = "mapping")]
    PerCloud(Box<CloudEndpoints>),
}

/// Where an API key is sent; exactly one of the two.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(extend("oneOf" = [{ "required": ["header"] }, { "required": ["query"] }]))]
pub struct ApiKey {
    /// The header's name.
    pub header: Key<String>,
    /// The query parameter's name.
    pub query: Key<String>,
}
