//! The crate, its modules, and what a service's client is built from.

use super::{Definition, Group, ModuleName, Parameter, TypeName};

/// Everything the specs say.
#[derive(Clone, Debug)]
pub struct Api {
    /// The crate.
    pub krate: Crate,
    /// The formats of text that are types of the whole crate, as far as the specs use them.
    pub formats: Vec<Definition>,
    /// Every definition; a `TypeId` is an index into it.
    pub types: Vec<Definition>,
    /// The folders of the specs, sorted by path.
    pub modules: Vec<Module>,
}

/// The crate that is written.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Crate {
    /// The package name.
    pub name: String,
    /// The package version.
    pub version: String,
    /// What it is for.
    pub doc: String,
    /// The licence, an SPDX expression.
    pub license: Option<String>,
    /// The repository's URL.
    pub repository: Option<String>,
}

/// A folder of the specs: what several services share, or one api-version of a service.
#[derive(Clone, Debug)]
pub struct Module {
    /// Its path below the crate's root: one name for a shared folder, two for an api-version.
    pub path: Vec<ModuleName>,
    /// The folder it comes from, relative to the specs, with `/`.
    pub folder: String,
    /// What it is.
    pub doc: String,
    /// The ids of its definitions, in the order of the spec.
    pub types: Vec<super::TypeId>,
    /// The definitions of shared folders that its operations reach.
    pub shared: Vec<super::Reference>,
    /// Its service, unless it is shared.
    pub service: Option<Service>,
}

/// One api-version of a service.
#[derive(Clone, Debug)]
pub struct Service {
    /// The service's name in Rust, before `Client`.
    pub name: String,
    /// The service's name in prose.
    pub title: String,
    /// The client's type.
    pub client: TypeName,
    /// The type of the client's options.
    pub options: TypeName,
    /// The api-version.
    pub api_version: String,
    /// The query parameter that carries the api-version.
    pub api_version_parameter: Option<String>,
    /// Whether the service's module shows this version's items at its top.
    pub default: bool,
    /// Where it is reached.
    pub endpoint: Endpoint,
    /// How it knows its callers.
    pub auth: Auth,
    /// The ways of single operations to know their callers by the same credential, each once.
    pub others: Vec<Auth>,
    /// The parameters of the client's constructor, in the order of the spec.
    pub parameters: Vec<Parameter>,
    /// The parameters of the client's options, in the order of the spec.
    pub settings: Vec<Parameter>,
    /// The operations by group, in the order of the spec.
    pub groups: Vec<Group>,
}

/// Where a service is reached.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Endpoint {
    /// The caller says where.
    Given {
        /// The documented name of the parameter.
        parameter: String,
        /// What it is.
        doc: String,
    },
    /// It depends on the cloud.
    Clouds(Clouds),
}

/// A value for each Azure cloud; `None` where the spec knows none.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Clouds {
    /// The public cloud.
    pub public: Option<String>,
    /// Azure Government.
    pub government: Option<String>,
    /// Azure operated by 21Vianet in China.
    pub china: Option<String>,
}

/// How a service knows its callers.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Auth {
    /// A bearer token of OAuth 2.0.
    OAuth2 {
        /// The authorization URL that the documentation names.
        authorization_url: Option<String>,
        /// The scopes that the documentation names.
        documented: Vec<String>,
        /// The scope that a token is asked for.
        scope: Scope,
    },
    /// A key.
    ApiKey(KeyPlace),
    /// Anybody may call.
    None,
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
