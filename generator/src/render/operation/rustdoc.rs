//! What the rustdoc of an operation's method says: the page, the arguments and the errors.

use super::super::doc;
use crate::model::{ErrorStatus, Operation, ParameterSource};

/// The lines of a method's documentation; `rest` is a paragraph after the name of the operation, or nothing, and `example` a call.
pub(super) fn method_doc(operation: &Operation, rest: &str, example: &[String]) -> Vec<String> {
    let mut lines = doc::lines(&operation.doc, &format!("Calls {}.", doc::code(&operation.id)));
    let call = format!("{} {}", operation.method.as_str(), operation.template);
    let page = operation.source.as_ref().map(|page| format!(", documented at {}", doc::link(page))).unwrap_or_default();
    lines.extend([String::new(), format!("{}: {}{page}.", doc::code(&operation.id), doc::code(&call))]);
    if !rest.is_empty() {
        lines.extend([String::new(), rest.to_owned()]);
    }
    let parameters = operation.parameters.iter().filter(|parameter| parameter.source == ParameterSource::Argument);
    let listed: Vec<String> = parameters
        .map(|parameter| {
            format!("- `{}`: {}", parameter.name, doc::lines(&parameter.doc, &doc::code(&parameter.wire)).join(" "))
        })
        .collect();
    if !listed.is_empty() {
        lines.push(String::new());
        lines.extend(listed);
    }
    lines.extend_from_slice(example);
    lines.extend([String::new(), "# Errors".to_owned(), String::new()]);
    if operation.errors.is_empty() {
        lines.push("[`Error::Status`] for every undocumented status; the operation documents no errors.".to_owned());
    } else {
        for error in &operation.errors {
            let status = error_status(operation, error.status);
            let text = doc::text(&error.doc.text).join(" ");
            let kind = if error.payload.is_some() { "Service" } else { "Status" };
            lines.push(format!(
                "[`Error::{kind}`] for {status}{}",
                if text.is_empty() { ".".to_owned() } else { format!(": {text}") }
            ));
        }
    }
    lines.push(
        "The other variants of [`Error`] when the response is undocumented or cannot be read, or when the request cannot be sent.".to_owned(),
    );
    lines
}

/// The statuses of a documented error: its own, or all that no other error has.
pub(super) fn error_status(operation: &Operation, own: ErrorStatus) -> String {
    let narrower = |class: u8| {
        operation
            .errors
            .iter()
            .any(|error| matches!(error.status, ErrorStatus::Code(code) if code / 100 == u16::from(class)))
    };
    match own {
        ErrorStatus::Code(status) => status.to_string(),
        ErrorStatus::Class(class) if narrower(class) => format!("every other status from {class}00 to {class}99"),
        ErrorStatus::Class(class) => format!("every status from {class}00 to {class}99"),
        ErrorStatus::Default if operation.errors.len() == 1 => "every error status".to_owned(),
        ErrorStatus::Default => "every other error status".to_owned(),
    }
}
