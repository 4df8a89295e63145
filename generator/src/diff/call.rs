//! The items that an operation becomes in the emitted crate: a method, its options, and what polls.

use super::surface::{self, Item, Role, Tongue};
use crate::model::{Group, Operation, Payload, Scalar, Source, Type};

/// The method, under this and its former names.
pub(super) fn method(path: &str, operation: &Operation) -> Vec<Item> {
    let names = std::iter::once(&operation.name).chain(&operation.formerly);
    names.map(|name| surface::plain(format!("{path}::{name}()"), format!("{path}::{name}()"))).map(unsigned).collect()
}

fn unsigned(item: Item) -> Item {
    Item { signature: String::new(), ..item }
}

/// The type that holds the options.
pub(super) fn options(operation: &Operation) -> Item {
    unsigned(surface::plain(format!("options {}", operation.options), operation.options.to_string()))
}

/// A method's argument of this type, in a place of its own.
pub(super) fn argument(tongue: &Tongue<'_>, key: &str, name: &str, ty: &Type) -> Item {
    let wrap = match ty {
        Type::Scalar(Scalar::Text) => "&str",
        Type::List(_) => "&[..] of _",
        _ => "&_",
    };
    let mut item = tongue.item(format!("argument {key}"), &format!("{name}: "), ty, wrap);
    item.role = Role::Argument;
    item
}

/// A field of the options.
pub(super) fn option(tongue: &Tongue<'_>, operation: &Operation, name: &str, ty: &Type) -> Item {
    let options = &operation.options;
    tongue.item(format!("option {name}"), &format!("{options}.{name}: "), ty, "Option<_>")
}

/// What a successful call gives, by status where the bodies differ.
pub(super) fn value(tongue: &Tongue<'_>, operation: &Operation) -> Vec<Item> {
    if let Some(answer) = &operation.answer {
        let variants = operation.successes.iter().map(|success| {
            let (key, before) = (format!("{answer} {}", success.status), format!("{answer} for {}", success.status));
            match &success.payload {
                Some(payload) => of_payload(tongue, &key, &before, payload, "(_)"),
                None => surface::plain(key, before),
            }
        });
        return std::iter::once(surface::plain("value", format!("-> Response<{answer}>"))).chain(variants).collect();
    }
    let empty = operation.successes.iter().any(|success| success.payload.is_none());
    let wrap = if empty { "Response<Option<_>>" } else { "Response<_>" };
    vec![match operation.payloads().first() {
        None => surface::plain("value", "-> Response<()>"),
        Some(payload) => of_payload(tongue, "value", "-> ", payload, wrap),
    }]
}

/// What a failed call gives, by model where the bodies differ.
pub(super) fn error(tongue: &Tongue<'_>, operation: &Operation) -> Vec<Item> {
    let failures = operation.failures();
    if let Some(failure) = &operation.failure {
        let variants = failures.iter().map(|ty| {
            let shown = surface::shown(ty);
            tongue.item(format!("{failure} {shown}"), &failure.to_string(), ty, "(_)")
        });
        return std::iter::once(surface::plain("error", format!("-> Error<{failure}>"))).chain(variants).collect();
    }
    vec![match failures.first() {
        Some(ty) => tongue.item("error", "-> ", ty, "Error<_>"),
        None => surface::plain("error", "-> Error<Undocumented>"),
    }]
}

/// The method that reads a documented header of any answer.
pub(super) fn header(tongue: &Tongue<'_>, operation: &Operation, name: &str) -> Vec<Item> {
    let of = operation.headers.as_ref().map(ToString::to_string).unwrap_or_default();
    let found = operation.answer_headers().into_iter().filter(|header| header.name.as_str() == name);
    found
        .map(|header| tongue.item(format!("header {name}"), &format!("{of}::{name}() -> "), &header.ty, "Option<_>"))
        .collect()
}

/// A payload's type.
pub(super) fn of_payload(tongue: &Tongue<'_>, key: &str, before: &str, payload: &Payload, wrap: &str) -> Item {
    match payload {
        Payload::Json(ty, _) => tongue.item(key, before, ty, wrap),
        Payload::Text(_) => surface::plain(key, format!("{before}{}", wrap.replace('_', "String"))),
        Payload::Bytes(_) => surface::plain(key, format!("{before}{}", wrap.replace('_', "Bytes"))),
    }
}

/// The methods that poll.
pub(super) fn polling(path: &str, operation: &Operation) -> Vec<Item> {
    let monitor = operation.monitor.iter().flat_map(|monitor| [&monitor.poll, &monitor.resume]);
    let start = operation.start.iter().map(|start| &start.resume);
    monitor
        .chain(start)
        .map(|name| unsigned(surface::plain(format!("{path}::{name}()"), format!("{path}::{name}()"))))
        .collect()
}

/// What an answer that goes on is given as.
pub(super) fn kind(operation: &Operation) -> Item {
    let shown = match (&operation.start, &operation.page) {
        (Some(_), _) => "-> Poller",
        (None, Some(_)) => "-> Pager",
        (None, None) => "-> Response",
    };
    surface::plain("kind of answer", shown)
}

/// Everything that coming or going of the whole operation brings along.
pub(super) fn all(service: &str, group: &Group, operation: &Operation) -> Vec<Item> {
    let path = path(service, group);
    let mut items = method(&path, operation);
    items.push(options(operation));
    items.extend(polling(&path, operation));
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
