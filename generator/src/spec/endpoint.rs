//! Where a service is reached, in one cloud or in each.

use crate::source::Spanned;
use crate::yaml::Key;
use schemars::JsonSchema;
use serde::Deserialize;

/// The base URL of a service: a URL, or a mapping.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum Endpoint {
    /// The HTTPS URL in the public Azure cloud.
    #[serde(rename = "text")]
    Url(Spanned<String>),
    /// A URL that the caller passes, or one that depends on the cloud.
    #[serde(rename = "mapping")]
    Map(Box<CloudEndpoints>),
}

/// An endpoint that the caller passes (`parameter`), or one URL for each cloud.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct CloudEndpoints {
    /// The documented name of the parameter that holds the endpoint.
    pub parameter: Key<String>,
    /// What the parameter is.
    pub doc: Key<String>,
    /// The URL in the public Azure cloud.
    pub public: Key<String>,
    /// The URL in Azure Government.
    pub government: Key<String>,
    /// The URL in Azure operated by 21Vianet in China.
    pub china: Key<String>,
}
