//! What operations send as a body.

use super::feature::{BODIES, Feature};
use super::operation::Call;
use super::unit::{Sample, Unit};
use serde_json::{Map, Value, json};

impl Unit<'_, '_> {
    /// The body of the `number`th operation.
    pub fn body(&mut self, (number, method): (usize, Feature), keys: &mut Map<String, Value>, call: &mut Call) {
        let feature = match method {
            "method: get" | "method: head" => "body: none",
            _ if self.random.chance(15) => "body: JSON",
            _ => self.random.feature(BODIES),
        };
        self.uses(feature);
        let (kind, more) = feature.split_once(", ").unwrap_or((feature, ""));
        let (kind, more) = kind.split_once(" of ").unwrap_or((kind, more));
        let mut body = Map::new();
        let sample = match kind {
            "body: none" => return,
            "body: JSON" => {
                let (written, _) = self.value("place: body", None, 0);
                body.insert("schema".to_owned(), written.schema);
                if self.random.chance(10) {
                    body.insert("content-type".to_owned(), json!("application/json"));
                }
                written.sample
            }
            "body: merge patch" => {
                let form = self.random.feature(&["form: object", "form: object", "form: map", "form: extended"]);
                let (written, _) = self.value_of(form, "place: body", None, 0);
                body.insert("schema".to_owned(), written.schema);
                body.insert("content-type".to_owned(), json!("application/merge-patch+json"));
                written.sample
            }
            "body: text" => {
                body.insert("content-type".to_owned(), json!("text/plain"));
                Sample::same(json!("some text"))
            }
            _ => {
                let own = format!("application/x-{number}");
                let media = self.random.pick(&["application/octet-stream", "image/png", "application/xml", &own]);
                body.insert("content-type".to_owned(), json!(media));
                Sample::same(json!("AQID/w=="))
            }
        };
        if more == "any type" {
            self.content_type(&body["content-type"], keys, call);
        }
        let optional = more == "optional";
        if optional {
            body.insert("required".to_owned(), json!(false));
        }
        if self.random.chance(50) {
            body.insert("doc".to_owned(), json!("What is sent."));
        }
        let by_name = body.len() == 1 && body.get("schema").is_some_and(Value::is_string);
        let body = if by_name { body["schema"].clone() } else { Value::Object(body) };
        keys.insert("body".to_owned(), body);
        if !optional || self.random.chance(50) {
            call.request.insert("body".to_owned(), sample.sent);
        }
    }

    /// Declares the header that says which media type the body is of.
    fn content_type(&mut self, media: &Value, keys: &mut Map<String, Value>, call: &mut Call) {
        let mut schema = match self.random.chance(50) {
            true => json!({ "doc": "The media type." , "type": "string" }),
            false => json!({ "doc": "The media type.", "enum": [media, "application/gzip"] }),
        };
        let required = self.random.chance(50);
        if required {
            schema["required"] = json!(true);
        }
        let headers = keys.entry("headers").or_insert_with(|| json!({}));
        headers["Content-Type"] = schema;
        if required || self.random.chance(50) {
            call.request.insert("Content-Type".to_owned(), media.clone());
        }
    }
}
