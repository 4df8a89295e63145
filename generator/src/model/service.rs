//! What a service's client is built from.

use super::{Auth, Endpoint, Group, Operation, OperationAuth, OperationKind, Parameter, ParameterSource, TypeName};

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
    /// The resource provider, as traces name it: `Microsoft.Contoso`.
    pub namespace: Option<String>,
    /// Whether the service's module shows this version's items at its top.
    pub default: bool,
    /// Where it is reached.
    pub endpoint: Endpoint,
    /// How its requests are authenticated.
    pub auth: Auth,
    /// How requests of single operations are authenticated otherwise, by the same credential; each way once.
    pub auth_overrides: Vec<Auth>,
    /// The parameters of the client's constructor, in the order of the spec.
    pub parameters: Vec<Parameter>,
    /// The parameters of the client's options, in the order of the spec.
    pub settings: Vec<Parameter>,
    /// The operations by group, in the order of the spec.
    pub groups: Vec<Group>,
}

impl Service {
    /// How the requests of one of its operations are authenticated.
    pub fn auth_of(&self, operation: &Operation) -> &Auth {
        match operation.auth {
            OperationAuth::Service => &self.auth,
            OperationAuth::Anonymous => &Auth::None,
            OperationAuth::Override(index) => &self.auth_overrides[index],
        }
    }

    /// The parameters of the client that the operations of a group send, or write into a token to go on with.
    pub fn parameters_of(&self, group: &Group) -> Vec<&Parameter> {
        let sends = |operation: &Operation, wanted: &Parameter| {
            let mut sent = operation.parameters.iter().filter(|parameter| parameter.source.is_of_client());
            let is_polled = match operation.kind {
                OperationKind::StatusPoll(_) | OperationKind::Start(_) => true,
                OperationKind::Call | OperationKind::List(_) => false,
            };
            wanted.source == ParameterSource::Client && is_polled || sent.any(|parameter| parameter.name == wanted.name)
        };
        let is_sent = |wanted: &&Parameter| group.operations.iter().any(|operation| sends(operation, wanted));
        self.parameters.iter().chain(&self.settings).filter(is_sent).collect()
    }
}
