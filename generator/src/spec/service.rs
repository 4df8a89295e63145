//! The files of a service, and of the folders that several services share.

use super::{AuthOrNone, Endpoint, Operation, SchemaOrName};
use crate::source::Spanned;
use crate::yaml::{Key, List, Map};
use schemars::JsonSchema;
use serde::Deserialize;

/// `specs/<shared>/types.yaml`: what several services share.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct TypesFile {
    /// What the services have in common, in a sentence.
    pub doc: Key<String>,
    /// The endpoint of every service that uses this folder and declares none of its own.
    #[schemars(extend("examples" = ["https://shop.example.com", { "parameter": "endpoint" }]))]
    pub endpoint: Key<Endpoint>,
    /// The authentication of every service that uses this folder and declares none of its own.
    #[schemars(extend("examples" = ["none", { "oauth2": "https://login.example.com/authorize", "scopes": ["https://shop.example.com/.default"] }]))]
    pub auth: Key<AuthOrNone>,
    /// Other shared folders whose models may be referenced here.
    #[schemars(extend("examples" = [["common"]]))]
    pub uses: Key<List<Spanned<String>>>,
    /// The shared models by name.
    pub models: Key<Map<SchemaOrName>>,
}

/// `specs/<service>/<api-version>/models.yaml`: the models of one api-version of a service.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct ModelsFile {
    /// The models by name.
    pub models: Key<Map<SchemaOrName>>,
}

/// `specs/<service>/<api-version>/operations.yaml`: the operations of one api-version of a service.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(extend("required" = ["service", "api-version", "operations"]))]
pub struct OperationsFile {
    /// The service's name in Rust, for example `Bakery` for a `BakeryClient`.
    #[schemars(extend("examples" = ["Shop"]))]
    pub service: Key<String>,
    /// The service's name in prose, as its provider writes it.
    pub title: Key<String>,
    /// The resource provider that traces name as `az.namespace` (default: that of the operations' paths, where they agree).
    #[schemars(extend("examples" = ["Microsoft.Contoso"]))]
    pub namespace: Key<String>,
    /// The api-version; the folder has the same name.
    #[schemars(extend("examples" = ["2025-02-01"]))]
    pub api_version: Key<String>,
    /// The query parameter that carries the api-version (default `api-version`), or `none` where the service has no such parameter.
    #[schemars(extend("examples" = ["api-version", "none"]))]
    pub api_version_parameter: Key<String>,
    /// What the service's operations are for, in a sentence.
    pub doc: Key<String>,
    /// The shared folders whose models may be referenced, and whose endpoint and authentication apply unless the service declares its own.
    #[schemars(extend("examples" = [["common"]]))]
    pub uses: Key<List<Spanned<String>>>,
    /// The base URL of the service.
    #[schemars(extend("examples" = ["https://shop.example.com", { "parameter": "endpoint" }]))]
    pub endpoint: Key<Endpoint>,
    /// How a caller authenticates to the service.
    #[schemars(extend("examples" = ["none", { "oauth2": "https://login.example.com/authorize", "scopes": ["https://shop.example.com/.default"] }]))]
    pub auth: Key<AuthOrNone>,
    /// Parameters that are set once, on the client, and sent with every request.
    #[schemars(extend("examples" = [{ "path": { "shopId": "ShopId" } }]))]
    pub client: Key<ClientParameters>,
    /// Models that only this file uses; they usually go into `models.yaml` beside it.
    pub models: Key<Map<SchemaOrName>>,
    /// The groups of operations whose clients are named otherwise than in the ids.
    #[schemars(extend("examples" = [{ "Things": { "rustName": "Items" } }]))]
    pub groups: Key<Map<Group>>,
    /// The operations by their documented id, for example `OperationStatuses_Get`.
    pub operations: Key<Map<Operation>>,
}

/// A group of operations.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Group {
    /// Its name in Rust, before `Client`, where the one derived from the ids is unsuitable.
    #[schemars(extend("examples" = ["Items"]))]
    pub rust_name: Key<String>,
}

/// Parameters of the client, by location and name.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct ClientParameters {
    /// Path parameters.
    pub path: Key<Map<SchemaOrName>>,
    /// Query parameters.
    pub query: Key<Map<SchemaOrName>>,
    /// Headers.
    pub headers: Key<Map<SchemaOrName>>,
    /// The required parameters in the order in which the client's constructor takes them, where that is not the order of the path, the query
    /// and the headers.
    #[schemars(extend("examples" = [["tenant", "shopId"]]))]
    pub arguments: Key<List<Spanned<String>>>,
}
