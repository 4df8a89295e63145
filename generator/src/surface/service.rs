//! Services: the client, what it is built from, its options, and the clients of its groups.

use super::item::{Argument, Function, FunctionKind, Item, Role, TypeKind};
use super::ty::{Purpose, RustType};
use super::{operation, response};
use crate::model::{
    Api, Auth, Endpoint, FieldName, Group, Module, Operation, OperationRef, Parameter, Scalar, Service, Type, TypeName,
};

/// The service's client.
pub fn client(module: &Module, service: &Service) -> RustType {
    RustType::made(&module.path, &service.client, Purpose::Client)
}

fn options(module: &Module, service: &Service) -> RustType {
    RustType::made(&module.path, &service.options, Purpose::Options)
}

/// The name of a client or of options.
pub fn name(module: &Module, name: &TypeName) -> Item {
    let ty = RustType::made(&module.path, name, Purpose::Client);
    Item::of(&ty, "", Role::Name(ty.clone()))
}

/// The constructor of the client.
pub fn constructor(module: &Module, service: &Service) -> Function {
    built_with(module, service, credential(module, service, &service.auth))
}

fn built_with(module: &Module, service: &Service, credential: Option<Item>) -> Function {
    let own = service.parameters.iter().map(|it| parameter(module, service, it));
    let given = endpoint(module, service).into_iter().chain(own).chain(credential);
    Function {
        style: FunctionKind::Associated,
        arguments: given.filter_map(|item| item.argument().cloned()).collect(),
        options: Some(options(module, service)),
        returns: RustType::Known("azure_core", "Result", vec![client(module, service)]),
    }
}

/// A call of the client's constructor as one writes it.
pub fn call(module: &Module, service: &Service) -> String {
    constructor(module, service).call(&format!("{}::new", service.client))
}

/// A parameter of the client as an argument of its constructor or a field of its options.
pub fn parameter(module: &Module, service: &Service, parameter: &Parameter) -> Item {
    let Parameter { wire, name, ty, source, .. } = parameter;
    if source.is_option() {
        return setting(module, service, name.as_str(), operation::option(parameter));
    }
    argument(module, service, (wire, name.as_str()), RustType::from(ty))
}

fn argument(module: &Module, service: &Service, (key, name): (&str, &str), ty: RustType) -> Item {
    let argument = Argument { key: key.to_owned(), name: FieldName::new(name), ty };
    Item::of(&client(module, service), "new", Role::Argument(argument))
}

fn setting(module: &Module, service: &Service, name: &str, ty: RustType) -> Item {
    Item::of(&options(module, service), name, Role::Setting(ty))
}

/// How a caller says where the service is.
pub fn endpoint(module: &Module, service: &Service) -> Vec<Item> {
    vec![match service.endpoint {
        Endpoint::Given { .. } => {
            let text = RustType::borrowed(&Type::Scalar(Scalar::Text));
            argument(module, service, ("the endpoint", "endpoint"), text)
        }
        Endpoint::Clouds(_) => setting(module, service, "endpoint", RustType::string().optional()),
    }]
}

/// How a caller says who it is.
pub fn auth(module: &Module, service: &Service) -> Vec<Item> {
    let scopes = match service.auth {
        Auth::OAuth2 { .. } => Some(setting(module, service, "scopes", RustType::string().list().optional())),
        Auth::ApiKey(_) | Auth::None => None,
    };
    let with_key = service.auth.by_key().map(|by_key| {
        let function = built_with(module, service, credential(module, service, &by_key));
        Item::of(&client(module, service), "with_key", Role::Function(function))
    });
    credential(module, service, &service.auth).into_iter().chain(scopes).chain(with_key).collect()
}

/// What a constructor takes for this.
fn credential(module: &Module, service: &Service, auth: &Auth) -> Option<Item> {
    let known = |name| RustType::Known("azure_core::credentials", name, Vec::new());
    let credential = |name, ty| argument(module, service, ("the credential", name), ty);
    match auth {
        Auth::OAuth2 { .. } => {
            let token = RustType::Known("std::sync", "Arc", vec![RustType::Dyn(Box::new(known("TokenCredential")))]);
            Some(credential("credential", token))
        }
        Auth::ApiKey(_) => Some(credential("key", known("Secret"))),
        Auth::None => None,
    }
}

/// The alias of how every operation of the service fails; none where they differ, or where something else has its name.
pub fn error(module: &Module, service: &Service) -> Option<Item> {
    let alias = TypeName::new("Error");
    let mut held = service.operations().map(|(_, operation)| response::error(&module.path, operation));
    let first = held.next()?;
    let is_shared = held.all(|other| other == first);
    let of_groups = service.groups.iter().flat_map(|group| {
        let former = group.operations.iter().flat_map(|operation| &operation.formerly);
        let former = former.flat_map(|former| &former.types).map(|(name, _)| name);
        [&group.client].into_iter().chain(group.operations.iter().flat_map(Operation::own_types)).chain(former)
    });
    let is_free = ![&service.client, &service.options].into_iter().chain(of_groups).any(|name| *name == alias);
    (is_shared && is_free).then(|| {
        let error = RustType::client("Error", vec![first]);
        Item::ty(&RustType::made(&module.path, &alias, Purpose::Error), TypeKind::Alias(error))
    })
}

/// The method that returns a group's client; none where its operations are methods of the service's client.
pub fn accessor(module: &Module, service: &Service, group: &Group) -> Option<Item> {
    let given = RustType::made(&module.path, &group.client, Purpose::Client);
    let named = group.named.as_ref()?;
    Some(Item::of(&client(module, service), &named.accessor, Role::Function(Function::getter(given))))
}

pub(super) fn items(api: &Api, module: &Module, service: &Service) -> Vec<Item> {
    let (client, options) = (client(module, service), options(module, service));
    let mut items = vec![
        Item::ty(&client, TypeKind::Client),
        Item::ty(&options, TypeKind::Options),
        Item::of(&client, "new", Role::Function(constructor(module, service))),
    ];
    let fixed = [
        ("api_version", RustType::string()),
        ("client_options", RustType::Known("azure_core::http", "ClientOptions", Vec::new())),
        ("body_limit", RustType::plain("usize")),
        ("decoding", RustType::Known("crate::runtime::decode", "Decoding", Vec::new())),
    ];
    items.extend(fixed.map(|(name, ty)| setting(module, service, name, ty)));
    let url = RustType::Borrowed(Box::new(RustType::Known("azure_core::http", "Url", Vec::new())));
    items.push(Item::of(&client, "endpoint", Role::Function(Function::getter(url))));
    items.extend(error(module, service));
    items.extend(endpoint(module, service));
    items.extend(auth(module, service));
    items.extend(service.settings.iter().map(|it| parameter(module, service, it)));
    for group in &service.groups {
        if let Some(accessor) = accessor(module, service, group) {
            items.push(Item::ty(&RustType::made(&module.path, &group.client, Purpose::Client), TypeKind::Client));
            items.push(accessor);
        }
        let operations = group.operations.iter().map(|operation| OperationRef { module, service, group, operation });
        items.extend(operations.flat_map(|at| operation::items(api, at)));
    }
    items
}
