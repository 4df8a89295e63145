//! Pins of clients: constructors, groups, methods with their exact arguments and results, options and polling.

use super::models::written;
use crate::model::{Auth, Endpoint, Group, Operation, Payload, Scalar, Service, Source, Type};
use std::fmt::Write as _;

pub(super) fn render(service: &Service, krate: &str, path: &str) -> String {
    let mut out = String::new();
    let (client, options) = (format!("{path}::{}", service.client), format!("{path}::{}", service.options));
    let mut taken = Vec::new();
    if matches!(service.endpoint, Endpoint::Given { .. }) {
        taken.push("&str".to_owned());
    }
    taken.extend(service.parameters.iter().map(|parameter| written(&parameter.ty, krate)));
    match service.auth {
        Auth::OAuth2 { .. } => taken.push("std::sync::Arc<dyn azure_core::credentials::TokenCredential>".to_owned()),
        Auth::ApiKey(_) => taken.push("azure_core::credentials::Secret".to_owned()),
        Auth::None => {}
    }
    taken.push(format!("Option<{options}>"));
    writeln!(out, "const _: fn({}) -> azure_core::Result<{client}> = {client}::new;", taken.join(", "))
        .expect("writing to a string");
    for group in &service.groups {
        let of_group = format!("{path}::{}", group.client);
        writeln!(out, "const _: fn(&{client}) -> {of_group} = {client}::{};", group.accessor.ident())
            .expect("writing to a string");
        for operation in &group.operations {
            self::operation(group, operation, krate, path, &mut out);
        }
    }
    out
}

fn operation(group: &Group, operation: &Operation, krate: &str, path: &str, out: &mut String) {
    let client = format!("{path}::{}", group.client);
    let options = format!("{path}::{}", operation.options);
    let mut taken: Vec<String> = operation
        .parameters
        .iter()
        .filter(|it| it.source == Source::Argument)
        .map(|it| borrowed(&it.ty, krate))
        .collect();
    taken.extend(operation.body.iter().filter(|body| body.required).map(|body| match &body.payload {
        Payload::Json(ty, _) => borrowed(ty, krate),
        Payload::Text(_) => "&str".to_owned(),
        Payload::Bytes(_) => "azure_core::Bytes".to_owned(),
    }));
    let declared: String = taken.iter().enumerate().map(|(at, ty)| format!(", a{at}: {ty}")).collect();
    let given: String = (0..taken.len()).map(|at| format!("a{at}, ")).collect();
    let runtime = format!("{krate}::runtime::client");
    let value = value(operation, krate, path);
    let error = match (&operation.failure, operation.failures().first()) {
        (Some(failure), _) => format!("{path}::{failure}"),
        (None, Some(ty)) => written(ty, krate),
        (None, None) => format!("{runtime}::Undocumented"),
    };
    headers(operation, krate, path, out);
    // Pagers and pollers are named by the methods that give them; their items are pinned through the models.
    if operation.page.is_some() || operation.start.is_some() {
        return;
    }
    for name in std::iter::once(&operation.name).chain(&operation.formerly) {
        writeln!(
            out,
            "async fn p{}(c: &{client}{declared}, o: Option<{options}<'_>>) {{ let _: Result<{runtime}::Response<{value}>, {runtime}::Error<{error}>> = c.{}({given}o).await; }}",
            out.len(),
            name.ident()
        )
        .expect("writing to a string");
    }
    for parameter in operation.parameters.iter().filter(|parameter| parameter.source == Source::Option) {
        let ty = written(&parameter.ty, krate);
        writeln!(
            out,
            "fn p{}<'a>(v: Option<{ty}>) -> {options}<'a> {{ {options} {{ {}: v, ..Default::default() }} }}",
            out.len(),
            parameter.name.ident()
        )
        .expect("writing to a string");
    }
    if let Some(monitor) = &operation.monitor {
        writeln!(
            out,
            "fn p{}(c: &{client}{declared}, o: Option<{runtime}::PollOptions>) -> {runtime}::Poller<{value}, {error}> {{ c.{}({given}o) }}",
            out.len(),
            monitor.poll.ident()
        )
        .expect("writing to a string");
    }
}

/// The methods that read documented headers.
fn headers(operation: &Operation, krate: &str, path: &str, out: &mut String) {
    let Some(of) = &operation.headers else { return };
    for header in operation.answer_headers() {
        let given = match &header.ty {
            Type::Scalar(Scalar::Text) => "Option<&str>".to_owned(),
            ty => format!("Result<Option<{}>, {krate}::runtime::client::HeaderError>", written(ty, krate)),
        };
        writeln!(out, "fn p{}(v: {path}::{of}<'_>) {{ let _: {given} = v.{}(); }}", out.len(), header.name.ident())
            .expect("writing to a string");
    }
}

fn value(operation: &Operation, krate: &str, path: &str) -> String {
    if let Some(answer) = &operation.answer {
        return format!("{path}::{answer}");
    }
    let some = operation.payloads().first().map(|payload| match payload {
        Payload::Json(ty, _) => written(ty, krate),
        Payload::Text(_) => "String".to_owned(),
        Payload::Bytes(_) => "azure_core::Bytes".to_owned(),
    });
    match some {
        None => "()".to_owned(),
        Some(value) if operation.successes.iter().any(|success| success.payload.is_none()) => {
            format!("Option<{value}>")
        }
        Some(value) => value,
    }
}

/// A type as an argument that the method only reads.
fn borrowed(ty: &Type, krate: &str) -> String {
    match ty {
        Type::Scalar(Scalar::Text) => "&str".to_owned(),
        Type::Scalar(
            Scalar::Boolean
            | Scalar::Int32
            | Scalar::Int64
            | Scalar::Int64Text
            | Scalar::Float
            | Scalar::Double
            | Scalar::Date
            | Scalar::DateTime
            | Scalar::DateTimeRfc1123
            | Scalar::UnixTime,
        ) => written(ty, krate),
        Type::List(item) => format!("&[{}]", written(item, krate)),
        _ => format!("&{}", written(ty, krate)),
    }
}
