//! What operations answer: successes, errors, pages, monitors and what was started.

use super::feature::Feature;
use super::name::Role;
use super::operation::{Answer, Call, is_map};
use super::page::Object;
use super::unit::{Sample, Unit, Written};
use serde_json::{Map, Value, json};

impl Unit<'_, '_> {
    /// The answers of an operation of the kind, and what it says beside them.
    pub fn answers(&mut self, kind: Feature, method: Feature, keys: &mut Map<String, Value>, call: &mut Call) {
        let mut responses = Map::new();
        self.is_shared = kind != "kind: call" && self.random.chance(25);
        match kind {
            "kind: poll" => self.monitor(keys, &mut responses, call),
            "kind: list" => self.list_of(keys, &mut responses, call),
            "kind: start" | "kind: start of a list" => self.start((kind, method), keys, &mut responses, call),
            _ if method == "method: head" => {
                self.uses("answer: none");
                self.answer(&mut responses, 204, None, call);
            }
            _ => {
                let feature = self.random.feature(super::feature::ANSWERS);
                self.uses(feature);
                self.successes(feature, None, &mut responses, call);
            }
        }
        self.is_shared = false;
        let is_head = method == "method: head";
        self.errors(is_head, &mut responses, call);
        keys.insert("responses".to_owned(), Value::Object(responses));
    }

    /// Successes of a kind, the first of which has this body, if any.
    pub fn successes(
        &mut self,
        feature: Feature,
        mut first: Option<Written>,
        responses: &mut Map<String, Value>,
        call: &mut Call,
    ) {
        match feature {
            "answer: none" => self.answer(responses, 204, None, call),
            "answer: text" | "answer: bytes" => {
                let (media, body) = match feature {
                    "answer: text" => ("text/plain", json!("some text")),
                    _ => (self.random.pick(&["image/png", "application/octet-stream"]), json!("AQID/w==")),
                };
                self.answer(responses, 200, None, call);
                let response = responses["200"].as_object_mut();
                response.expect("an answer").insert("content-type".to_owned(), json!(media));
                call.answers.last_mut().expect("an answer").body = Some(body);
            }
            "answer: one of two equal" => {
                let object = |unit: &mut Self| unit.value_of("form: object", "place: answer", None, 0).0;
                let written = first.unwrap_or_else(|| object(self));
                self.answer(responses, 200, Some(written.clone()), call);
                self.answer(responses, 201, Some(written), call);
            }
            _ => {
                let statuses: &[u16] = match feature {
                    "answer: JSON" => &[200],
                    "answer: one or none" => &[200, 204],
                    "answer: one of two" => &[200, 201],
                    _ => &[200, 201, 202],
                };
                for status in statuses {
                    let written = (*status != 204)
                        .then(|| first.take().unwrap_or_else(|| self.value("place: answer", None, 0).0));
                    self.answer(responses, *status, written, call);
                }
            }
        }
    }

    /// One answer, with a header at times.
    pub fn answer(&mut self, responses: &mut Map<String, Value>, status: u16, body: Option<Written>, call: &mut Call) {
        let (headers, shown) = self.headers();
        let mut response = Map::from_iter([("doc".to_owned(), json!("What happened."))]);
        let sample = body.as_ref().map(|body| body.sample.answered.clone());
        if let Some(body) = body {
            response.insert("body".to_owned(), body.schema);
            if self.random.chance(10) {
                let media = self.random.pick(&["application/json", "application/merge-patch+json"]);
                response.insert("content-type".to_owned(), json!(media));
            }
        }
        if !headers.is_empty() {
            response.insert("headers".to_owned(), Value::Object(headers));
        }
        let by_name = response.len() == 2 && self.random.chance(50);
        let name = response.get("body").filter(|body| by_name && body.is_string()).cloned();
        responses.insert(status.to_string(), name.unwrap_or(Value::Object(response)));
        call.answers.push(Answer { status, headers: shown, body: sample, is_error: status >= 400 });
    }

    fn headers(&mut self) -> (Map<String, Value>, Map<String, Value>) {
        let (mut headers, mut shown) = (Map::new(), Map::new());
        for _ in 0..self.random.below(3).saturating_sub(1) {
            let (mut name, written, presence) = self.named("place: answer header", 0);
            let is_map = is_map(&self.values, "place: answer header");
            if is_map {
                name.text += "-";
            }
            if !is_map && (presence == "presence: required" || self.random.chance(50)) {
                shown.insert(name.text.clone(), written.sample.answered);
            }
            headers.insert(name.text, written.schema);
        }
        (headers, shown)
    }

    fn errors(&mut self, is_head: bool, responses: &mut Map<String, Value>, call: &mut Call) {
        let feature = self.random.feature(super::feature::ERRORS);
        self.uses(feature);
        let statuses: &[&str] = match feature {
            "error: none" => &[],
            "error: default" => &["default"],
            "error: listed" | "error: listed without body" => &["404"],
            "error: of a range" => &["404", "4XX", "5XX"],
            "error: text and bytes" => &["404", "default"],
            _ => &["404", "409", "default"],
        };
        for status in statuses {
            let is_json = !matches!(feature, "error: listed without body" | "error: text and bytes");
            let written = is_json.then(|| self.error());
            let code = match *status {
                "4XX" => 429,
                "5XX" => 503,
                status => status.parse().unwrap_or(500),
            };
            self.answer(responses, code, written, call);
            let mut response = responses.remove(&code.to_string()).expect("the answer");
            let answer = call.answers.last_mut().expect("the answer");
            if feature == "error: text and bytes" {
                let (media, body) =
                    if code == 404 { ("text/plain", "no such thing") } else { ("application/octet-stream", "AQID") };
                response["content-type"] = json!(media);
                answer.body = Some(json!(body));
            }
            if is_head {
                answer.body = None;
            }
            responses.insert((*status).to_owned(), response);
        }
    }

    fn error(&mut self) -> Written {
        if self.random.chance(50) {
            return self.value("place: error", None, 0).0;
        }
        let form = self.random.feature(&["form: object", "form: extended", "form: union"]);
        self.value_of(form, "place: error", None, 0).0
    }

    /// A property that the operation names, at the end of a path of properties that are named by `path`.
    pub fn pointed(&mut self, written: Written, required: bool, into: &mut Object) -> String {
        let name = self.name(Role::Field);
        let mut schema = match written.schema {
            Value::Object(keys) => keys,
            word => Map::from_iter([("type".to_owned(), word)]),
        };
        self.rust_name(&mut schema, &name, false);
        if required {
            into.required.push(json!(name.text));
        }
        into.properties.insert(name.text.clone(), Value::Object(schema));
        into.sample.sent[&name.text] = written.sample.sent;
        into.sample.answered[&name.text] = written.sample.answered;
        name.text
    }

    /// A model of the object, as an answer's body.
    pub fn body_of(&mut self, object: Object) -> Written {
        let declared = match self.is_shared {
            true => "declared: in shared types",
            false => self.random.feature(&["declared: in models", "declared: in operations"]),
        };
        let at = self.values.len();
        self.values.push(vec![
            "place: answer",
            "form: object",
            "constraint: none",
            "presence: required",
            "access: plain",
            declared,
        ]);
        let (name, feature) = self.model(declared, object.keys());
        self.values[at].push(feature);
        Written { schema: json!(name), sample: object.sample }
    }

    fn monitor(&mut self, keys: &mut Map<String, Value>, responses: &mut Map<String, Value>, call: &mut Call) {
        self.uses("monitor: status");
        let (mut top, mut lro) = (Object::default(), Map::new());
        let (mut path, mut inner) = (String::new(), Object::default());
        let nested = self.random.chance(40);
        let optional = self.random.chance(30);
        if optional {
            self.uses("monitor: optional status");
        }
        let status = if self.random.chance(50) {
            self.uses("monitor: status of words");
            json!({ "enum": ["Running", "Succeeded", "Failed", "Canceled"] })
        } else {
            json!({ "type": "string" })
        };
        // A constraint gives the property's type its own name, which a model serves for.
        let status = match status.get("enum").is_some() {
            true => json!({ "type": self.model("declared: in models", status.as_object().expect("keys").clone()).0 }),
            false => status,
        };
        let status = self.nullable_or_not(status);
        let name =
            self.pointed(Written { schema: status, sample: Sample::same(json!("Running")) }, !optional, &mut inner);
        let mut parts = vec![("status", name)];
        if self.random.chance(60) {
            self.uses("monitor: error");
            let (error, sample) = self.object(1);
            let error = json!({ "type": self.model("declared: in models", error).0 });
            let error = self.nullable_or_not(error);
            parts.push(("error", self.pointed(Written { schema: error, sample }, false, &mut inner)));
        }
        if self.random.chance(60) {
            self.uses("monitor: percent");
            let formats = [json!({ "type": "number" }), json!({ "type": "integer", "format": "int32" })];
            let percent = formats[self.random.below(2)].clone();
            let percent = self.nullable_or_not(percent);
            let written = Written { schema: percent, sample: Sample::same(json!(50)) };
            parts.push(("percent", self.pointed(written, false, &mut inner)));
        }
        if nested {
            self.uses("monitor: nested");
            let sample = inner.sample.clone();
            let (model, _) = self.model("declared: in models", inner.keys());
            let written = Written { schema: json!({ "type": model }), sample };
            path = format!("{}.", self.pointed(written, !optional, &mut top));
        } else {
            top = inner;
        }
        for (key, name) in parts {
            lro.insert(key.to_owned(), json!(format!("{path}{name}")));
        }
        let body = self.body_of(top);
        self.again(body, responses, call);
        keys.insert("long-running".to_owned(), Value::Object(lro));
    }

    /// An answer, and at times another of the same body or of none.
    pub fn again(&mut self, body: Written, responses: &mut Map<String, Value>, call: &mut Call) {
        let feature =
            self.random.feature(&["answer: JSON", "answer: JSON", "answer: one or none", "answer: one of two equal"]);
        self.uses(feature);
        let other = match feature {
            "answer: one or none" => Some((204, None)),
            "answer: one of two equal" => Some((202, Some(body.clone()))),
            _ => None,
        };
        self.answer(responses, 200, Some(body), call);
        if let Some((status, body)) = other {
            self.answer(responses, status, body, call);
        }
    }

    pub fn nullable_or_not(&mut self, mut schema: Value) -> Value {
        if self.random.chance(25) {
            schema["nullable"] = json!(true);
        }
        schema
    }
}
