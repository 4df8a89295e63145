//! Pins of what a call gives: the value, the error, the enums that stand for several of either, and the documented headers.

use super::Pins;
use crate::model::{Api, Operation, Payload, Scalar, Type};
use crate::render::operation::{has_empty, variant};
use crate::render::ty;

impl Pins {
    /// What a successful call holds.
    pub(super) fn value(&self, operation: &Operation, here: &str) -> String {
        if let Some(answer) = &operation.answer {
            return format!("{here}::{answer}");
        }
        match operation.payloads().first() {
            None => "()".to_owned(),
            Some(payload) if has_empty(operation) => format!("Option<{}>", self.payload(payload)),
            Some(payload) => self.payload(payload),
        }
    }

    /// What a failed call holds.
    pub(super) fn error(&self, operation: &Operation, here: &str) -> String {
        match (&operation.failure, operation.failures().first()) {
            (Some(failure), _) => format!("{here}::{failure}"),
            (None, Some(payload)) => self.payload(payload),
            (None, None) => self.client("Undocumented"),
        }
    }

    pub(super) fn payload(&self, payload: &Payload) -> String {
        match payload {
            Payload::Json(ty, _) => self.written(ty),
            Payload::Text(_) => "String".to_owned(),
            Payload::Bytes(_) => "azure_core::Bytes".to_owned(),
        }
    }

    /// The types that stand for several bodies.
    pub(super) fn several(&mut self, operation: &Operation, here: &str) {
        if let Some(answer) = &operation.answer {
            let name = format!("{here}::{answer}");
            self.bound("kept", &name);
            for success in &operation.successes {
                let variant = variant(success.status).to_string();
                match &success.payload {
                    Some(payload) => {
                        let payload = self.payload(payload);
                        self.pin(&format!("fn({payload}) -> {name}"), &format!("{name}::{variant}"));
                        self.variant(&name, &variant, &payload);
                    }
                    None => self.pin(&name, &format!("{name}::{variant}")),
                }
            }
        }
        if let Some(failure) = &operation.failure {
            let name = format!("{here}::{failure}");
            self.bound("kept", &name);
            for body in operation.failures() {
                let (variant, payload) = (operation.failure_variant(body), self.payload(body));
                self.pin(&format!("fn({payload}) -> {name}"), &format!("{name}::{variant}"));
                self.variant(&name, &variant, &payload);
            }
        }
    }

    /// The methods that read documented headers.
    pub(super) fn headers(&mut self, api: &Api, operation: &Operation, here: &str) {
        let Some(headers) = &operation.headers else { return };
        let name = format!("{here}::{headers}");
        self.bound("copied", &format!("{name}<'static>"));
        self.pin(
            &format!("for<'a> fn(&'a azure_core::http::headers::Headers) -> {name}<'a>"),
            &format!("|it| {name}::of(it)"),
        );
        for header in operation.answer_headers() {
            let given = match &header.ty {
                Type::Scalar(Scalar::Text) => "Option<&'a str>".to_owned(),
                ty if ty::map_item(api, ty).is_some() => {
                    format!("Result<{}, {}>", self.written(ty), self.client("HeaderError"))
                }
                ty => format!("Result<Option<{}>, {}>", self.written(ty), self.client("HeaderError")),
            };
            self.pin(&format!("for<'a> fn({name}<'a>) -> {given}"), &format!("|it| it.{}()", header.name.ident()));
        }
    }

    /// An item of the runtime's client half.
    pub(super) fn client(&self, name: &str) -> String {
        format!("{}::runtime::client::{name}", self.krate)
    }
}
