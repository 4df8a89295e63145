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
        if matches!(kind, "kind: poll" | "kind: list") {
            self.uses("answer: JSON");
        }
        match kind {
            "kind: poll" => self.monitor(keys, &mut responses, call),
            "kind: list" => self.list_of(keys, &mut responses, call),
            "kind: start" | "kind: start of a list" => self.start((kind, method), keys, &mut responses, call),
            _ if method == "method: head" => {
                self.uses("answer: none");
                self.answer(&mut responses, 204, None, call);
            }
            _ => self.successes(&mut responses, call),
        }
        self.is_shared = false;
        let is_head = method == "method: head";
        self.errors(is_head, &mut responses, call);
        keys.insert("responses".to_owned(), Value::Object(responses));
    }

    fn successes(&mut self, responses: &mut Map<String, Value>, call: &mut Call) {
        let feature = self.random.feature(super::feature::ANSWERS);
        self.uses(feature);
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
                let (written, _) = self.value_of("form: object", "place: answer", None, 0);
                let schema = written.schema.clone();
                let sample = written.sample.clone();
                self.answer(responses, 200, Some(written), call);
                self.answer(responses, 201, Some(Written { schema, sample }), call);
            }
            _ => {
                let statuses: &[u16] = match feature {
                    "answer: JSON" => &[200],
                    "answer: one or none" => &[200, 204],
                    "answer: one of two" => &[200, 201],
                    _ => &[200, 201, 202],
                };
                for status in statuses {
                    let written = (*status != 204).then(|| self.value("place: answer", None, 0).0);
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
        let all: &[Feature] =
            if is_head { &["error: none", "error: listed without body"] } else { super::feature::ERRORS };
        let feature = self.random.feature(all);
        self.uses(feature);
        let statuses: &[&str] = match feature {
            "error: none" => &[],
            "error: default" => &["default"],
            "error: listed" | "error: listed without body" => &["404"],
            _ => &["404", "409", "default"],
        };
        for status in statuses {
            let written = (feature != "error: listed without body").then(|| self.error());
            let code = status.parse().unwrap_or(500);
            self.answer(responses, code, written, call);
            if *status == "default" {
                let response = responses.remove("500").expect("the answer");
                responses.insert("default".to_owned(), response);
            }
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
        self.answer(responses, 200, Some(body), call);
        if self.random.chance(25) {
            self.uses("answer: one or none");
            self.answer(responses, 204, None, call);
        }
        keys.insert("long-running".to_owned(), Value::Object(lro));
    }

    pub fn nullable_or_not(&mut self, mut schema: Value) -> Value {
        if self.random.chance(25) {
            schema["nullable"] = json!(true);
        }
        schema
    }

    /// Where the result is, and the words that end it.
    fn more_of_start(&mut self, end: Feature, kind: Feature, method: Feature, lro: &mut Map<String, Value>) {
        let is_of_monitor = matches!(end, "start: azure-async-operation" | "start: operation-location");
        let needs = matches!(method, "method: post" | "method: delete");
        if is_of_monitor && lro.contains_key("result") && (needs || self.random.chance(30)) {
            let places: &[&str] = if kind == "kind: start" {
                &["monitor", "monitor.properties", "monitor.result.of"]
            } else {
                &["monitor"]
            };
            lro.insert("result-in".to_owned(), json!(self.random.pick(places)));
        }
        self.ends(lro);
    }

    /// The words for the ways to end, where they are no usual ones.
    fn ends(&mut self, lro: &mut Map<String, Value>) {
        for (key, word) in [("succeeded", "Success"), ("failed", "Broken"), ("canceled", "Aborted")] {
            if self.random.chance(20) {
                lro.insert(key.to_owned(), json!([word]));
            }
        }
    }

    /// What the response to a start may have in its body.
    fn body_of_start(&mut self) -> Option<Written> {
        if !self.random.chance(30) {
            return None;
        }
        self.uses("start: typed response");
        let mut object = Object::default();
        (object.extra, object.sample) = self.object(1);
        Some(self.body_of(object))
    }

    fn start(
        &mut self,
        (kind, method): (Feature, Feature),
        keys: &mut Map<String, Value>,
        responses: &mut Map<String, Value>,
        call: &mut Call,
    ) {
        let ends =
            ["start: azure-async-operation", "start: operation-location", "start: location", "start: original-uri"];
        let end = self.random.feature(&ends);
        self.uses(end);
        let mut lro = Map::from_iter([("final-state".to_owned(), json!(end.trim_start_matches("start: ")))]);
        if kind == "kind: start of a list" {
            self.uses("start: with a result");
            let feature = self.random.feature(&[
                "list: link",
                "list: nested link",
                "list: one page",
                "list: default keys",
                "list: page of several operations",
            ]);
            let (page, paging, _) = self.page(feature);
            lro.insert("result".to_owned(), page.schema);
            self.uses("answer: none");
            keys.insert("paging".to_owned(), paging);
            let body = self.body_of_start();
            self.answer(responses, 202, body, call);
        } else if self.random.chance(60) {
            self.uses("start: with a result");
            let mut object = Object::default();
            (object.extra, object.sample) = self.object(1);
            let result = self.body_of(object);
            lro.insert("result".to_owned(), result.schema.clone());
            if self.random.chance(50) {
                self.uses("answer: one or none");
                self.answer(responses, 200, Some(result), call);
            } else {
                self.uses("answer: none");
            }
            let body = self.body_of_start();
            self.answer(responses, 202, body, call);
        } else {
            self.uses("start: without a result");
            self.uses("answer: none");
            let statuses: &[u16] = self.random.pick(&[&[202][..], &[202, 204]]);
            statuses.iter().for_each(|status| self.answer(responses, *status, None, call));
        }
        self.more_of_start(end, kind, method, &mut lro);
        // Where to ask is told by a header, which an example would have to give as well.
        call.answers.retain(|answer| answer.status != 202);
        keys.insert("long-running".to_owned(), Value::Object(lro));
    }
}
