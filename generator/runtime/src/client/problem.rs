//! Finds code and message in an error body of any shape; never fails, and never believes in a shape.

use azure_core::http::headers::{ERROR_CODE, Headers};
use serde_json::{Map, Value};

/// What a service says about an error, as far as it can be found.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Problem {
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
    pub(super) details: Option<Value>,
}

impl Problem {
    /// The header `x-ms-error-code` comes first, then the body.
    pub(super) fn of_answer(headers: &Headers, body: &[u8]) -> Self {
        let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
        let mut problem = serde_json::from_slice(body).map_or_else(|_| Self::default(), Self::of_json);
        if let Some(code) = headers.get_optional_str(&ERROR_CODE) {
            problem.code = Some(code.to_owned());
        }
        problem
    }

    /// Reads `{code, message}`, `{error: {code, message}}` and the older forms, in any case, at any depth of `error`.
    pub(super) fn of_json(value: Value) -> Self {
        match value {
            Value::Object(fields) => Self::of_object(fields),
            _ => Self::default(),
        }
    }

    fn of_object(mut fields: Map<String, Value>) -> Self {
        for name in ["error", "odata.error"] {
            match take(&mut fields, name) {
                Some(Value::Object(inner)) => {
                    let problem = Self::of_object(inner);
                    if problem != Self::default() {
                        return problem;
                    }
                }
                // OAuth: {"error": "invalid_client", "error_description": "..."}
                Some(Value::String(code)) => {
                    let message = take(&mut fields, "error_description").or_else(|| take(&mut fields, "message"));
                    return Self { code: Some(code), message: message.and_then(text), details: None };
                }
                _ => {}
            }
        }
        Self {
            code: take(&mut fields, "code").and_then(text),
            message: take(&mut fields, "message").and_then(text),
            details: take(&mut fields, "details"),
        }
    }
}

/// Takes a field by name, in any case; `null` is no value.
fn take(fields: &mut Map<String, Value>, name: &str) -> Option<Value> {
    let key = fields.keys().find(|key| key.eq_ignore_ascii_case(name))?.clone();
    fields.remove(&key).filter(|value| !value.is_null())
}

/// Text, a number as text, or the `value` of `{lang, value}`.
fn text(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(mut fields) => take(&mut fields, "value").and_then(text),
        _ => None,
    }
}
