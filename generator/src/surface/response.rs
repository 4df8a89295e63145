//! The responses of an operation: the value and the error of a call, the enums that stand for several of either, and the documented headers.

use super::item::{Item, Role};
use super::ty::{Purpose, RustType};
use crate::model::{
    Api, HeaderField, ModuleName, Operation, OperationKind, OperationRef, Page, Payload, Scalar, StartResult, Type,
    TypeId, VariantName,
};

/// What a successful response holds.
pub fn held(module: &[ModuleName], operation: &Operation) -> RustType {
    if let Some(response) = &operation.response {
        return RustType::made(module, response, Purpose::Response);
    }
    match operation.payloads().first() {
        None => RustType::unit(),
        Some(body) if operation.has_empty_success() => RustType::from(*body).optional(),
        Some(body) => RustType::from(*body),
    }
}

/// What a documented error holds.
pub fn error(module: &[ModuleName], operation: &Operation) -> RustType {
    match (&operation.failure, operation.failures().first()) {
        (Some(failure), _) => RustType::made(module, failure, Purpose::Failure),
        (None, Some(body)) => RustType::from(*body),
        (None, None) => RustType::client("Undocumented", Vec::new()),
    }
}

/// What a call returns, where its errors hold this.
pub(super) fn value(at: OperationRef<'_>, error: RustType) -> RustType {
    let held = || held(&at.module.path, at.operation);
    match &at.operation.kind {
        OperationKind::Call | OperationKind::StatusPoll(_) => RustType::client("Response", vec![held()]),
        OperationKind::List(paging) => pager(held(), &paging.page, error),
        OperationKind::Start(start) => {
            let result = match &start.result {
                StartResult::Nothing => RustType::unit(),
                StartResult::Value(ty) => RustType::from(ty),
                StartResult::List(pages) => pager(RustType::from(&pages.page.model), &pages.page, error.clone()),
            };
            let mut types = vec![RustType::client("Progress", Vec::new()), error, result];
            if !at.operation.payloads().is_empty() {
                types.push(held());
            }
            RustType::client("Poller", types)
        }
    }
}

fn pager(held: RustType, page: &Page, error: RustType) -> RustType {
    RustType::client("Pager", vec![held, RustType::from(&page.item), error])
}

/// What a successful call returns, with the bodies by status where they differ.
pub fn returns(at: OperationRef<'_>) -> Vec<Item> {
    let given = value(at, RustType::plain("_"));
    let given = Item::of(
        &RustType::made(&at.module.path, &at.group.client, Purpose::Client),
        at.operation.method_name(),
        Role::Returns(given),
    );
    std::iter::once(given).chain(responses(at)).collect()
}

/// How a call fails, with the bodies where they differ.
pub fn fails(at: OperationRef<'_>) -> Vec<Item> {
    let failure = RustType::client("Error", vec![error(&at.module.path, at.operation)]);
    let failure = Item::of(
        &RustType::made(&at.module.path, &at.group.client, Purpose::Client),
        at.operation.method_name(),
        Role::Fails(failure),
    );
    std::iter::once(failure).chain(failures(at)).collect()
}

fn responses(at: OperationRef<'_>) -> Vec<Item> {
    let Some(response) = &at.operation.response else { return Vec::new() };
    let response = RustType::made(&at.module.path, response, Purpose::Response);
    let variants = at.operation.successes.iter().map(|success| {
        Item::of(
            &response,
            success_variant(success.status),
            Role::Variant(success.payload.as_ref().map(RustType::from)),
        )
    });
    variants.collect()
}

fn failures(at: OperationRef<'_>) -> Vec<Item> {
    let Some(failure) = &at.operation.failure else { return Vec::new() };
    let failure = RustType::made(&at.module.path, failure, Purpose::Failure);
    let variants =
        at.operation.failures().into_iter().map(|body| {
            Item::of(&failure, at.operation.failure_variant(body), Role::Variant(Some(RustType::from(body))))
        });
    variants.collect()
}

/// The variant that stands for a definition in the enum of an operation's errors, where there is one.
pub fn failure(at: OperationRef<'_>, id: TypeId) -> Option<Item> {
    let bodies = at.operation.failures();
    let is_it = |body: &&Payload| matches!(body, Payload::Json(Type::Named(reference), _) if reference.id == id);
    let index = bodies.iter().position(is_it)?;
    failures(at).into_iter().nth(index)
}

/// The variant of a success: the reason phrase of its status (RFC 9110 section 15.3).
pub fn success_variant(status: u16) -> VariantName {
    VariantName::new(match status {
        200 => "Ok".to_owned(),
        201 => "Created".to_owned(),
        202 => "Accepted".to_owned(),
        204 => "NoContent".to_owned(),
        206 => "PartialContent".to_owned(),
        207 => "MultiStatus".to_owned(),
        other => format!("Status{other}"),
    })
}

/// What the method that reads a documented header returns.
pub fn header_type(api: &Api, ty: &Type) -> RustType {
    if *ty == Type::Scalar(Scalar::Text) {
        return RustType::borrowed(ty).optional();
    }
    let whole = RustType::from(ty);
    let read = if map_item(api, ty).is_some() { whole } else { whole.optional() };
    read.or_error(RustType::client("HeaderError", Vec::new()))
}

/// The method that reads the documented header of this name in any response.
pub fn header(api: &Api, at: OperationRef<'_>, name: &str) -> Option<Item> {
    headers(api, at).into_iter().find(|item| item.name == name)
}

fn headers(api: &Api, at: OperationRef<'_>) -> Vec<Item> {
    let Some(headers) = &at.operation.headers else { return Vec::new() };
    let headers = RustType::made(&at.module.path, headers, Purpose::Headers);
    let read =
        |HeaderField { name, ty, .. }: &HeaderField| Item::of(&headers, name, Role::Getter(header_type(api, ty)));
    at.operation.response_headers().into_iter().map(read).collect()
}

/// The type of the values, where the type is a map.
pub fn map_item<'t>(api: &'t Api, ty: &'t Type) -> Option<&'t Type> {
    match api.types.unaliased(ty) {
        Type::Map(item) => Some(item),
        Type::Scalar(_) | Type::Any | Type::List(_) | Type::Nullable(_) | Type::Named(_) => None,
    }
}

pub(super) fn items(api: &Api, at: OperationRef<'_>) -> Vec<Item> {
    [returns(at), fails(at), headers(api, at)].into_iter().flatten().collect()
}
