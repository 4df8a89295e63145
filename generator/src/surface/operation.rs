//! Operations: the methods that call each, what they take, and the types that are made for it.

use super::item::{Argument, Function, FunctionKind, Item, Role, TypeKind};
use super::response;
use super::ty::{Made, Purpose, RustType};
use crate::model::{
    Api, Body, FieldName, Operation, OperationKind, OperationRef, Parameter, ParameterSource, Payload, Scalar, Type,
    TypeName,
};

/// The client of the operation's group.
pub fn client(at: OperationRef<'_>) -> RustType {
    RustType::made(&at.module.path, &at.group.client, Purpose::Client)
}

/// The options of the method that calls it.
pub fn options(at: OperationRef<'_>) -> RustType {
    let part = match at.operation.kind {
        OperationKind::Call | OperationKind::StatusPoll(_) => Purpose::BorrowingOptions,
        OperationKind::List(_) | OperationKind::Start(_) => Purpose::Options,
    };
    RustType::made(&at.module.path, &at.operation.options, part)
}

/// The type of an optional parameter as a field of options.
pub fn option(parameter: &Parameter) -> RustType {
    match parameter.only {
        Some(_) => RustType::plain("bool"),
        None => RustType::from(&parameter.ty).optional(),
    }
}

fn argument(at: OperationRef<'_>, key: &str, name: &FieldName, ty: RustType) -> Item {
    let argument = Argument { key: key.to_owned(), name: name.clone(), ty };
    Item::of(&client(at), at.operation.method_name(), Role::Argument(argument))
}

/// A parameter as an argument of the method or a field of its options; nothing where the caller does not pass it there.
pub fn parameter(at: OperationRef<'_>, parameter: &Parameter) -> Option<Item> {
    let Parameter { wire, name, ty, .. } = parameter;
    match parameter.source {
        ParameterSource::Argument => Some(argument(at, wire, name, RustType::borrowed(ty))),
        ParameterSource::Option => Some(Item::of(&options(at), name, Role::Setting(option(parameter)))),
        ParameterSource::Client | ParameterSource::ClientOption | ParameterSource::Constant(_) => None,
    }
}

/// The request body as an argument of the method or a field of its options.
pub fn body(at: OperationRef<'_>, body: &Body) -> Item {
    if !body.required {
        return Item::of(&options(at), &body.name, Role::Setting(RustType::from(&body.payload).optional()));
    }
    let ty = match &body.payload {
        Payload::Json(ty, _) => RustType::borrowed(ty),
        Payload::Text(_) => RustType::borrowed(&Type::Scalar(Scalar::Text)),
        Payload::Bytes(_) => RustType::Borrowed(Box::new(RustType::from(&body.payload))),
    };
    argument(at, "the body", &body.name, ty)
}

/// What a caller passes: parameters in the order of the path, the query and the headers, then the body.
fn given(at: OperationRef<'_>) -> impl Iterator<Item = Item> {
    let Operation { parameters, body, .. } = at.operation;
    parameters.iter().filter_map(move |it| parameter(at, it)).chain(body.iter().map(move |it| self::body(at, it)))
}

fn arguments(at: OperationRef<'_>) -> Vec<Argument> {
    given(at).filter_map(|item| item.argument().cloned()).collect()
}

/// The method that calls it.
pub fn function(at: OperationRef<'_>) -> Function {
    let error = response::error(&at.module.path, at.operation);
    let value = response::value(at, error.clone());
    let failure = RustType::client("Error", vec![error]);
    let (style, returns) = match at.operation.kind {
        OperationKind::Call | OperationKind::StatusPoll(_) => (FunctionKind::Async, value.or_error(failure)),
        OperationKind::Start(_) => (FunctionKind::Method, value.or_error(failure)),
        OperationKind::List(_) => (FunctionKind::Method, value),
    };
    Function { style, arguments: arguments(at), options: Some(options(at)), returns }
}

/// A call of it as one writes it.
pub fn call(at: OperationRef<'_>) -> String {
    let accessor: String = at.group.named.iter().map(|named| format!("{}().", named.accessor)).collect();
    function(at).call(&format!("client.{accessor}{}", at.operation.method_name()))
}

/// All methods by their present names.
fn functions(at: OperationRef<'_>) -> Vec<(&FieldName, Function)> {
    let poll_options = || Some(RustType::client("PollOptions", Vec::new()));
    let resume = |poller: RustType| {
        let token = Argument {
            key: "the token".to_owned(),
            name: FieldName::new("token"),
            ty: RustType::Borrowed(Box::new(RustType::client("ResumeToken", Vec::new()))),
        };
        let returns = poller.or_error(RustType::client("ResumeError", Vec::new()));
        Function { style: FunctionKind::Method, arguments: vec![token], options: poll_options(), returns }
    };
    let call = (at.operation.method_name(), function(at));
    match &at.operation.kind {
        OperationKind::Call | OperationKind::List(_) => vec![call],
        OperationKind::Start(start) => {
            let poller = response::value(at, response::error(&at.module.path, at.operation));
            vec![call, (&start.resume, resume(poller))]
        }
        OperationKind::StatusPoll(poll) => {
            let poller = RustType::client(
                "Poller",
                vec![response::held(&at.module.path, at.operation), response::error(&at.module.path, at.operation)],
            );
            let (arguments, options) = (arguments(at), poll_options());
            let polled = Function { style: FunctionKind::Method, arguments, options, returns: poller.clone() };
            vec![call, (&poll.poll, polled), (&poll.resume, resume(poller))]
        }
    }
}

/// All methods, under these and their former names.
pub fn methods(at: OperationRef<'_>) -> Vec<Item> {
    let client = client(at);
    let mut items = Vec::new();
    for (now, function) in functions(at) {
        let former = at.operation.formerly.iter().flat_map(|former| &former.methods);
        let names = std::iter::once(now).chain(former.filter(|(_, to)| to == now).map(|(name, _)| name));
        items.extend(names.map(|name| Item::of(&client, name, Role::Function(function.clone()))));
    }
    items
}

/// The types that are made for the operation alone.
fn types(at: OperationRef<'_>) -> Vec<(RustType, TypeKind)> {
    let Operation { response, failure, headers, .. } = at.operation;
    let own = [
        (response, Purpose::Response, TypeKind::Bodies),
        (failure, Purpose::Failure, TypeKind::Bodies),
        (headers, Purpose::Headers, TypeKind::Headers),
    ];
    let own = own
        .into_iter()
        .filter_map(|(name, part, kind)| Some((RustType::made(&at.module.path, name.as_ref()?, part), kind)));
    std::iter::once((options(at), TypeKind::Options)).chain(own).collect()
}

/// The names of those types, and those that they had before.
pub fn names(at: OperationRef<'_>) -> Vec<Item> {
    let former: Vec<_> = at.operation.formerly.iter().flat_map(|former| &former.types).collect();
    let mut items = Vec::new();
    for (ty, _) in types(at) {
        let RustType::Made(Made { module, name: now, part }) = &ty else { continue };
        let before = former.iter().filter(|(_, to)| to == now).map(|(name, _)| name);
        let named = |name: &TypeName| Made { module: module.clone(), name: name.clone(), part: *part };
        let all = std::iter::once(now).chain(before);
        items.extend(all.map(|name| Item::of(&RustType::Made(named(name)), "", Role::Name(ty.clone()))));
    }
    items
}

/// The field of the options that every call of its kind has.
fn setting(at: OperationRef<'_>) -> Item {
    let (name, ty) = match at.operation.kind {
        OperationKind::Start(_) => ("poll_options", RustType::client("PollOptions", Vec::new())),
        OperationKind::List(_) => ("pager_options", RustType::client("PagerOptions", Vec::new())),
        OperationKind::Call | OperationKind::StatusPoll(_) => {
            ("method_options", RustType::Known("azure_core::http", "ClientMethodOptions<'static>", Vec::new()))
        }
    };
    Item::of(&options(at), name, Role::Setting(ty))
}

pub(super) fn items(api: &Api, at: OperationRef<'_>) -> Vec<Item> {
    let mut items: Vec<Item> = types(at).into_iter().map(|(ty, kind)| Item::ty(&ty, kind)).collect();
    items.extend(names(at));
    items.extend(methods(at));
    items.extend(given(at));
    items.push(setting(at));
    items.extend(response::items(api, at));
    items
}
