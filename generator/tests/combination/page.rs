//! Pages of lists, and objects whose properties an operation names.

use super::feature::Feature;
use super::name::Role;
use super::operation::Call;
use super::unit::{Sample, Unit, Written};
use serde_json::{Map, Value, json};

/// The bodies that a token can go into.
const BODIES_OF_TOKENS: &[Feature] =
    &["body: JSON", "body: JSON, optional", "body: merge patch", "body: merge patch, optional"];

impl Unit<'_, '_> {
    /// What a list answers, and how it goes on.
    pub fn list_of(&mut self, keys: &mut Map<String, Value>, responses: &mut Map<String, Value>, call: &mut Call) {
        let has_body = BODIES_OF_TOKENS.iter().any(|body| self.features.contains(body));
        let feature = match self.random.feature(super::feature::LISTS) {
            _ if has_body && self.random.chance(30) => "list: token into the body",
            "list: token into the body" if !has_body => "list: token into a header",
            feature => feature,
        };
        let (body, mut paging, header) = self.page(feature);
        if let Some(parameter) = self.taking_token(feature, keys, call) {
            paging["token-parameter"] = json!(parameter);
        }
        self.again(body, responses, call);
        if let Some(header) = header {
            for (_, response) in responses.iter_mut().filter(|(status, _)| matches!(&***status, "200" | "202")) {
                if response.is_string() {
                    *response = json!({ "body": response });
                }
                let response = response.as_object_mut().expect("an answer");
                let headers = response.entry("headers").or_insert_with(|| json!({}));
                headers[header] = json!({ "type": "string" });
            }
        }
        keys.insert("paging".to_owned(), paging);
    }

    /// Declares what takes the token, where the list has one that goes into something that is declared.
    fn taking_token(&mut self, feature: Feature, keys: &mut Map<String, Value>, call: &mut Call) -> Option<String> {
        let (role, place) = match feature {
            "list: token into a parameter" => (Role::Field, "query"),
            "list: token into a header" => (Role::Header, "headers"),
            "list: token into the body" => {
                let mut body = Object::default();
                let token = Written { schema: json!({ "type": "string" }), sample: Sample::same(json!("first")) };
                let name = self.pointed(token, false, &mut body);
                let (model, _) = self.model("declared: in models", body.keys());
                let mut written = json!({ "schema": model });
                if self.features.contains("body: JSON, optional")
                    || self.features.contains("body: merge patch, optional")
                {
                    written["required"] = json!(false);
                }
                if self.features.iter().any(|feature| feature.starts_with("body: merge patch")) {
                    written["content-type"] = json!("application/merge-patch+json");
                }
                keys.insert("body".to_owned(), written);
                call.request.insert("body".to_owned(), body.sample.sent);
                return Some(name);
            }
            _ => return None,
        };
        let name = self.name(role);
        let mut schema = Map::from_iter([("type".to_owned(), json!("string"))]);
        self.rust_name(&mut schema, &name, false);
        let parameters = keys.entry(place).or_insert_with(|| json!({}));
        parameters[&name.text] = Value::Object(schema);
        Some(name.text)
    }

    /// A page's model, the `paging` that reads it, and the header that it goes on by.
    pub fn page(&mut self, feature: Feature) -> (Written, Value, Option<&'static str>) {
        self.uses(feature);
        if feature == "list: page of several operations" {
            return self.page_of_several();
        }
        let (mut page, mut paging) = (Object::default(), Map::new());
        let (item, _) = self.value("place: item", None, 1);
        let sample = Sample { sent: json!([item.sample.sent]), answered: json!([item.sample.answered]) };
        let items = Written { schema: json!({ "items": item.schema }), sample };
        let required = self.random.chance(50);
        if feature == "list: default keys" {
            page.properties.insert("value".to_owned(), items.schema);
            page.sample.answered["value"] = items.sample.answered;
            page.properties.insert("nextLink".to_owned(), json!({ "type": "string" }));
            return (self.body_of(page), json!({}), None);
        }
        let items = Written { schema: self.nullable_or_not(items.schema), sample: items.sample };
        let name = self.pointed(items, required, &mut page);
        paging.insert("items".to_owned(), json!(name));
        let link = self.nullable_or_not(json!({ "type": "string" }));
        let link = Written { schema: link, sample: Sample::same(Value::Null) };
        let mut header = None;
        match feature {
            "list: link" => {
                let name = self.next(link, &mut page);
                paging.insert("next-link".to_owned(), json!(name));
                if self.features.contains("kind: list") && self.features.contains("method: post") {
                    paging.insert("next-link-verb".to_owned(), json!(self.random.pick(&["GET", "POST"])));
                }
            }
            "list: nested link" => {
                let mut inner = Object::default();
                let inner_name = self.next(link, &mut inner);
                let (model, _) = self.model("declared: in models", inner.keys());
                let outer = Written { schema: json!({ "type": model }), sample: Sample::same(json!({})) };
                let name = self.pointed(outer, false, &mut page);
                paging.insert("next-link".to_owned(), json!(format!("{name}.{inner_name}")));
            }
            "list: link of a header" => {
                header = Some("Link");
                paging.insert("next-link".to_owned(), json!("Link"));
            }
            "list: token" => {
                let name = self.next(link, &mut page);
                paging.insert("token".to_owned(), json!(name));
                let parameter = self.name(Role::Field).text;
                paging.insert("token-parameter".to_owned(), json!(parameter));
            }
            "list: token into a parameter" | "list: token into a header" | "list: token into the body" => {
                let name = self.next(link, &mut page);
                paging.insert("token".to_owned(), json!(name));
            }
            "list: token of a header" => {
                header = Some("x-continuation");
                paging.insert("token".to_owned(), json!("x-continuation"));
                paging.insert("token-parameter".to_owned(), json!("skip-token"));
            }
            _ => drop(paging.insert("next-link".to_owned(), json!("none"))),
        }
        (self.body_of(page), Value::Object(paging), header)
    }

    /// A page that other operations read otherwise.
    fn page_of_several(&mut self) -> (Written, Value, Option<&'static str>) {
        let page = self.shared_page.expect("a service has a page that several operations answer");
        // What one operation reads is told from what another one does where a service has both.
        self.random.want("list: page of several operations");
        self.random.want("kind: list");
        let mut paging = Map::from_iter([("items".to_owned(), json!(self.random.pick(&[&page.items, &page.others])))]);
        let link = if self.random.chance(60) { &page.link } else { "none" };
        paging.insert("next-link".to_owned(), json!(link));
        let written = Written { schema: json!(page.name), sample: page.sample.clone() };
        (written, Value::Object(paging), None)
    }

    /// A page with two lists, which operations read in different ways.
    pub fn a_shared_page(&mut self) -> SharedPage {
        let mut page = Object::default();
        let lists = [(), ()].map(|()| {
            let item = self.value("place: item", None, 1).0;
            let sample = Sample { sent: json!([item.sample.sent]), answered: json!([item.sample.answered]) };
            let required = self.random.chance(50);
            self.pointed(Written { schema: json!({ "items": item.schema }), sample }, required, &mut page)
        });
        let link = self.next(Written { schema: json!("string"), sample: Sample::same(Value::Null) }, &mut page);
        let (name, _) = self.model("declared: in models", page.keys());
        let [items, others] = lists;
        SharedPage { name, items, others, link, sample: page.sample }
    }

    /// The property that leads to the next page, which the last page has not.
    fn next(&mut self, link: Written, page: &mut Object) -> String {
        let name = self.pointed(link, false, page);
        for sample in [&mut page.sample.sent, &mut page.sample.answered] {
            sample.as_object_mut().expect("an object").remove(&name);
        }
        name
    }
}

/// A page that several operations answer.
pub struct SharedPage {
    name: String,
    /// A property with a list, and another one.
    items: String,
    others: String,
    /// The property that may lead to the next page.
    link: String,
    sample: Sample,
}

/// An object whose properties are chosen one by one.
pub struct Object {
    pub properties: Map<String, Value>,
    pub required: Vec<Value>,
    /// Keys that were made at once, in place of properties.
    pub extra: Map<String, Value>,
    pub sample: Sample,
}

impl Default for Object {
    fn default() -> Self {
        Self { properties: Map::new(), required: Vec::new(), extra: Map::new(), sample: Sample::same(json!({})) }
    }
}

impl Object {
    /// The keys of its schema.
    pub fn keys(&self) -> Map<String, Value> {
        let mut keys = self.extra.clone();
        if !self.required.is_empty() {
            keys.insert("required".to_owned(), json!(self.required));
        }
        if !self.properties.is_empty() {
            keys.insert("properties".to_owned(), Value::Object(self.properties.clone()));
        }
        keys
    }
}
