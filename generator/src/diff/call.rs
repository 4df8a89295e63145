//! The items that an operation becomes in the emitted crate: a method, its options, and what polls.

use super::surface::{self, Item, Role, Tongue};
use crate::model::{
    Group, LongRunningStart, Operation, OperationKind, Paging, Parameter, Payload, Scalar, Source, StartResult,
    StatusPoll, Type, TypeId,
};

/// The methods, under these and their former names.
pub(super) fn methods(path: &str, operation: &Operation) -> Vec<Item> {
    let own = match &operation.kind {
        OperationKind::Call | OperationKind::List(_) => vec![&operation.name],
        OperationKind::StatusPoll(StatusPoll { poll, resume, .. }) => vec![&operation.name, poll, resume],
        OperationKind::Start(LongRunningStart { begin, resume, .. }) => vec![begin, resume],
    };
    let former = operation.formerly.iter().flat_map(|former| &former.methods).map(|(name, _)| name);
    own.into_iter()
        .chain(former)
        .map(|name| surface::plain(format!("{path}::{name}()"), format!("{path}::{name}()")))
        .map(Item::unsigned)
        .collect()
}

/// The types that are made for the operation alone, under these and their former names.
fn types(operation: &Operation) -> Vec<Item> {
    let former = operation.formerly.iter().flat_map(|former| &former.types).map(|(name, _)| name);
    let names = operation.own_types().chain(former);
    names.map(|name| surface::plain(format!("type {name}"), name.to_string()).unsigned()).collect()
}

/// A method's argument of this type, in a place of its own.
pub(super) fn argument(tongue: &Tongue<'_>, key: &str, name: &str, ty: &Type) -> Item {
    let (ty, wrap) = match ty {
        Type::Scalar(Scalar::Text) => (ty, "&str"),
        Type::Scalar(scalar) if scalar.is_copy() => (ty, "_"),
        Type::List(item) => (&**item, "&[_]"),
        _ => (ty, "&_"),
    };
    let mut item = tongue.item(format!("argument {key}"), &format!("{name}: "), ty, wrap);
    item.role = Role::Argument;
    item
}

/// A field of options.
pub(super) fn option(tongue: &Tongue<'_>, options: &str, parameter: &Parameter) -> Item {
    let Parameter { name, ty, only, .. } = parameter;
    let (key, before) = (format!("option {name}"), format!("{options}.{name}: "));
    match only {
        Some(_) => surface::plain(key, format!("{before}bool")),
        None => tongue.item(key, &before, ty, "Option<_>"),
    }
}

/// What a successful call gives, by status where the bodies differ.
pub(super) fn value(tongue: &Tongue<'_>, operation: &Operation) -> Vec<Item> {
    if let Some(answer) = &operation.answer {
        let variants = operation.successes.iter().map(|success| {
            let (key, before) = (format!("answer {}", success.status), format!("{answer} for {}", success.status));
            match &success.payload {
                Some(payload) => of_payload(tongue, &key, &before, payload, "(_)"),
                None => surface::plain(key, before).unsigned(),
            }
        });
        return std::iter::once(one_of("value", format!("-> Response<{answer}>"))).chain(variants).collect();
    }
    let empty = operation.successes.iter().any(|success| success.payload.is_none());
    let wrap = if empty { "Response<Option<_>>" } else { "Response<_>" };
    vec![match operation.payloads().first() {
        None => surface::plain("value", "-> Response<()>"),
        Some(payload) => of_payload(tongue, "value", "-> ", payload, wrap),
    }]
}

/// The enum of several bodies, whatever it is called.
fn one_of(key: &str, shown: String) -> Item {
    surface::plain(key, shown).signed("one of several")
}

/// What a failed call gives, by model where the bodies differ.
pub(super) fn error(tongue: &Tongue<'_>, operation: &Operation) -> Vec<Item> {
    let failures = operation.failures();
    if let Some(failure) = &operation.failure {
        let variants = failures.iter().map(|payload| {
            let shown = said(payload);
            of_payload(tongue, &format!("failure {shown}"), &failure.to_string(), payload, "(_)")
        });
        return std::iter::once(one_of("error", format!("-> Error<{failure}>"))).chain(variants).collect();
    }
    vec![match failures.first() {
        Some(payload) => of_payload(tongue, "error", "-> ", payload, "Error<_>"),
        None => surface::plain("error", "-> Error<Undocumented>"),
    }]
}

/// The variant that stands for a type in the enum of an operation's errors, where there is one.
pub(super) fn failure_variant(operation: &Operation, id: TypeId) -> Option<String> {
    operation.failure.as_ref()?;
    let is_it = |payload: &&Payload| matches!(payload, Payload::Json(Type::Named(reference), _) if reference.id == id);
    operation.failures().into_iter().find(is_it).map(|payload| operation.failure_variant(payload))
}

/// The method that reads a documented header of any answer.
pub(super) fn header(tongue: &Tongue<'_>, operation: &Operation, name: &str) -> Vec<Item> {
    let of = operation.headers.as_ref().map(ToString::to_string).unwrap_or_default();
    let found = operation.answer_headers().into_iter().filter(|header| header.name.as_str() == name);
    found
        .map(|header| {
            let wrap = if matches!(header.ty, Type::Map(_)) { "_" } else { "Option<_>" };
            tongue.item(format!("header {name}"), &format!("{of}::{name}() -> "), &header.ty, wrap)
        })
        .collect()
}

/// A payload's type as a person reads it.
fn said(payload: &Payload) -> String {
    match payload {
        Payload::Json(ty, _) => surface::shown(ty),
        Payload::Text(_) => "String".to_owned(),
        Payload::Bytes(_) => "Bytes".to_owned(),
    }
}

/// A payload's type.
pub(super) fn of_payload(tongue: &Tongue<'_>, key: &str, before: &str, payload: &Payload, wrap: &str) -> Item {
    match payload {
        Payload::Json(ty, _) => tongue.item(key, before, ty, wrap),
        Payload::Text(_) => surface::plain(key, format!("{before}{}", wrap.replace('_', "String"))),
        Payload::Bytes(_) => surface::plain(key, format!("{before}{}", wrap.replace('_', "Bytes"))),
    }
}

/// What an answer that goes on is given as.
pub(super) fn kind(tongue: &Tongue<'_>, operation: &Operation) -> Vec<Item> {
    let key = "kind of answer";
    match &operation.kind {
        OperationKind::Call | OperationKind::StatusPoll(_) => vec![surface::plain(key, "-> Response")],
        OperationKind::List(Paging { page, .. }) => vec![
            tongue.item(key, "-> ", &page.model, "Pager<_>"),
            tongue.item("item of a page", "the items of ", &page.item, "Pager<_>"),
        ],
        OperationKind::Start(start) => match &start.result {
            StartResult::Nothing => vec![surface::plain(key, "-> Poller<()>")],
            StartResult::Value(ty) => vec![tongue.item(key, "-> ", ty, "Poller<_>")],
            StartResult::List { page, next_link: _ } => vec![
                tongue.item(key, "-> ", &page.model, "Poller<Pager<_>>"),
                tongue.item("item of a page", "the items of ", &page.item, "Pager<_>"),
            ],
        },
    }
}

/// Everything that coming or going of the whole operation brings along.
pub(super) fn all(service: &str, group: &Group, operation: &Operation) -> Vec<Item> {
    let mut items = methods(&path(service, group), operation);
    items.extend(types(operation));
    items
}

/// The path of a group's client.
pub(super) fn path(service: &str, group: &Group) -> String {
    format!("{service}::{}", group.client)
}

/// Whether a parameter is an argument of the method.
pub(super) fn is_argument(source: &Source) -> bool {
    matches!(source, Source::Argument)
}

/// A call of the operation as one writes it.
pub(super) fn line(group: &Group, operation: &Operation) -> String {
    let parameters = operation.parameters.iter().filter(|it| is_argument(&it.source));
    let mut given: Vec<String> = parameters.map(|it| passed(it.name.as_str(), &it.ty)).collect();
    given.extend(operation.body.iter().filter(|body| body.required).map(|body| match &body.payload {
        Payload::Json(ty, _) => passed(body.name.as_str(), ty),
        Payload::Text(_) => body.name.to_string(),
        Payload::Bytes(_) => format!("&{}", body.name),
    }));
    given.push("None".to_owned());
    let end = match &operation.kind {
        OperationKind::Call | OperationKind::StatusPoll(_) => ".await?",
        OperationKind::List(_) => "",
        OperationKind::Start(_) => "?",
    };
    format!("client.{}().{}({}){end}", group.accessor, operation.method_name(), given.join(", "))
}

/// A variable as a method takes it: numbers, dates and `&str` as they are, everything else by reference.
fn passed(name: &str, ty: &Type) -> String {
    match ty {
        Type::Scalar(scalar) if *scalar == Scalar::Text || scalar.is_copy() => name.to_owned(),
        _ => format!("&{name}"),
    }
}
