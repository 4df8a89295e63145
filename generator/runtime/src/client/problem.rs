//! Finds the code and the message in an error body of any shape; never fails, and never relies on a documented shape.

use super::super::json::Json;
use azure_core::http::headers::{ERROR_CODE, Headers};
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// What a service says about an error, as far as it can be found.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Problem {
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
    pub(super) details: Option<Json>,
}

/// The properties that have the error itself inside, nearest first.
const ENVELOPES: [&str; 3] = ["error", "odata.error", "errors"];

impl Problem {
    /// The header `x-ms-error-code` comes first, then the body.
    pub(super) fn of_response(headers: &Headers, body: &[u8]) -> Self {
        let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
        let mut problem = std::str::from_utf8(body).map_or_else(|_| Self::default(), Self::of_json);
        if let Some(code) = headers.get_optional_str(&ERROR_CODE) {
            problem.code = Some(code.to_owned());
        }
        problem
    }

    /// Reads `{code, message}`, the same inside `error` or as the first of a list of `errors`, at any depth, the older
    /// forms of OData and OAuth, and problem details (RFC 9457); names in any case. The innermost that says something
    /// counts. The text is opened level by level, so that no depth of nesting hides it.
    pub(super) fn of_json(json: &str) -> Self {
        let mut problem = Self::default();
        let mut next = Properties::of(json);
        while let Some(properties) = next {
            let found = properties.problem();
            if found != Self::default() {
                problem = found;
            }
            next = ENVELOPES.iter().find_map(|name| Properties::of(properties.get(name)?));
        }
        problem
    }
}

/// The properties of one object, each as the text that it is.
struct Properties<'a>(BTreeMap<String, &'a RawValue>);

impl<'a> Properties<'a> {
    /// Of an object, or of the first object in a list.
    fn of(json: &'a str) -> Option<Self> {
        if json.trim_start().starts_with('[') {
            let items: Vec<&RawValue> = serde_json::from_str(json).ok()?;
            return items.iter().find_map(|item| Some(Self(serde_json::from_str(item.get()).ok()?)));
        }
        serde_json::from_str(json).ok().map(Self)
    }

    /// A property by name, in any case; `null` is as good as absent.
    fn get(&self, name: &str) -> Option<&'a str> {
        let (_, json) = self.0.iter().find(|(key, _)| key.eq_ignore_ascii_case(name))?;
        Some(json.get()).filter(|json| *json != "null")
    }

    /// Text, a number as text, or the `value` of `{lang, value}`.
    fn text(&self, name: &str) -> Option<String> {
        text(self.get(name)?)
    }

    fn problem(&self) -> Problem {
        // OAuth 2.0 (RFC 6749, section 5.2): {"error": "invalid_client", "error_description": "..."}
        let code = ["code", "error", "odata.error"]
            .iter()
            .find_map(|name| self.get(name).filter(|json| *name == "code" || json.starts_with('"')).and_then(text));
        let message = ["message", "error_description"].iter().find_map(|name| self.text(name));
        if code.is_none() && message.is_none() && (self.get("title").is_some() || self.get("detail").is_some()) {
            let code = self.text("type").filter(|uri| uri != "about:blank");
            let message = self.text("detail").or_else(|| self.text("title"));
            return Problem { code, message, details: None };
        }
        let details = self.get("details").and_then(|json| json.parse().ok());
        Problem { code, message, details }
    }
}

fn text(json: &str) -> Option<String> {
    match json.as_bytes().first()? {
        b'"' => serde_json::from_str(json).ok(),
        b'{' => Properties::of(json)?.get("value").filter(|value| value.starts_with('"')).and_then(text),
        b'-' | b'0'..=b'9' => Some(json.to_owned()),
        _ => None,
    }
}
