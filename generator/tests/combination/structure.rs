//! Schemas that hold others: lists, maps, objects, objects that extend others, and unions.

use super::feature::Feature;
use super::scalar;
use super::union::Shown;
use super::unit::{Sample, Unit, Written};
use super::value::Typed;
use serde_json::{Map, Value, json};

impl Unit<'_, '_> {
    /// The keys of a type of the form.
    pub fn typed(&mut self, form: Feature, place: Feature, depth: usize) -> Typed {
        let (keys, sample, constraint) = match form {
            "form: any" => {
                let keys = Map::from_iter([("type".to_owned(), json!("any"))]);
                let sample = self.random.pick(&["null", "1", "{\"a\": [true, null]}", "[]", "\"text\""]);
                let sample = serde_json::from_str(sample).expect("JSON");
                (keys, Sample::same(sample), "constraint: none")
            }
            "form: list" => self.list(place, depth),
            "form: map" => self.map(place, depth),
            "form: object" => {
                let (keys, sample) = self.object(depth);
                (keys, sample, "constraint: none")
            }
            "form: object with more" => self.open_object(depth),
            "form: extended" => self.extended(depth),
            "form: union" => self.union(depth, Shown::Base),
            "form: union in a union" => self.union(depth, Shown::Inner),
            "form: variant" => self.union(depth, Shown::Variant),
            _ => {
                let constraint = self.random.feature(scalar::constraints(form));
                let written = scalar::write(self.random, form, constraint);
                (written.keys, Sample::same(written.sample), constraint)
            }
        };
        Typed { keys, sample, constraint }
    }

    fn list(&mut self, place: Feature, depth: usize) -> (Map<String, Value>, Sample, Feature) {
        let outside = !matches!(
            place,
            "place: body" | "place: answer" | "place: error" | "place: property" | "place: item" | "place: entry"
        );
        let (item, _) = match outside {
            true => self.plain_item(),
            false => self.value("place: item", None, depth + 1),
        };
        let mut keys = Map::new();
        if self.random.chance(30) {
            keys.insert("type".to_owned(), json!("array"));
        }
        keys.insert("items".to_owned(), item.schema);
        let constraint = self.random.feature(&["constraint: none", "constraint: count", "constraint: unique"]);
        match constraint {
            "constraint: count" => {
                let (key, count) = self.random.pick(&[("minItems", 1), ("maxItems", 4)]);
                keys.insert(key.to_owned(), json!(count));
            }
            "constraint: unique" => drop(keys.insert("uniqueItems".to_owned(), json!(true))),
            _ => {}
        }
        let both = Sample { sent: json!([item.sample.sent]), answered: json!([item.sample.answered]) };
        (keys, both, constraint)
    }

    /// An item that can be written outside of JSON.
    fn plain_item(&mut self) -> (Written, Feature) {
        let forms = [
            "form: string",
            "form: int32",
            "form: double",
            "form: boolean",
            "form: date",
            "form: date-time",
            "form: uuid",
            "form: open words",
            "form: closed numbers",
            "form: text int64",
        ];
        let form = self.random.feature(&forms);
        let constraint = self.random.feature(scalar::constraints(form));
        let written = scalar::write(self.random, form, constraint);
        (Written { schema: Value::Object(written.keys), sample: Sample::same(written.sample) }, constraint)
    }

    fn map(&mut self, place: Feature, depth: usize) -> (Map<String, Value>, Sample, Feature) {
        let is_outside = place.ends_with("header") || place.ends_with("query");
        let entry = if is_outside { self.plain_item().0 } else { self.value("place: entry", None, depth + 1).0 };
        let mut keys = Map::new();
        if self.random.chance(30) {
            keys.insert("type".to_owned(), json!("object"));
        }
        keys.insert("additionalProperties".to_owned(), entry.schema);
        let counted = !is_outside && self.random.chance(50);
        if counted {
            let (key, count) = self.random.pick(&[("minProperties", 1), ("maxProperties", 4)]);
            keys.insert(key.to_owned(), json!(count));
        }
        let both = Sample { sent: json!({ "a": entry.sample.sent }), answered: json!({ "a": entry.sample.answered }) };
        (keys, both, if counted { "constraint: count" } else { "constraint: none" })
    }

    /// An object with a few properties.
    pub fn object(&mut self, depth: usize) -> (Map<String, Value>, Sample) {
        let (mut properties, mut required) = (Map::new(), Vec::new());
        let (mut sent, mut answered) = (Map::new(), Map::new());
        for _ in 0..=self.random.below(3) {
            let (name, written, presence) = self.named("place: property", depth + 1);
            let must =
                matches!(presence, "presence: required" | "presence: required or null" | "presence: const, required");
            if must {
                required.push(name.text.clone());
            }
            let is = |key: &str| written.schema.get(key).is_some();
            if must || self.random.chance(60) {
                let is_null = presence.ends_with("null") && self.random.chance(30);
                let value = |value: &Value| if is_null { Value::Null } else { value.clone() };
                if !is("readOnly") {
                    sent.insert(name.text.clone(), value(&written.sample.sent));
                }
                if !is("writeOnly") {
                    answered.insert(name.text.clone(), value(&written.sample.answered));
                }
            }
            properties.insert(name.text, written.schema);
        }
        let mut keys = Map::new();
        if !required.is_empty() {
            keys.insert("required".to_owned(), json!(required));
        }
        keys.insert("properties".to_owned(), Value::Object(properties));
        (keys, Sample { sent: Value::Object(sent), answered: Value::Object(answered) })
    }

    /// An object that keeps what it does not list.
    fn open_object(&mut self, depth: usize) -> (Map<String, Value>, Sample, Feature) {
        let (mut keys, mut sample) = self.object(depth);
        let (more, shown) = match self.random.chance(50) {
            true => (json!(true), Sample::same(json!([1]))),
            false => {
                let written = self.value("place: entry", None, depth + 1).0;
                (written.schema, written.sample)
            }
        };
        keys.insert("additionalProperties".to_owned(), more);
        for (whole, one) in [(&mut sample.sent, shown.sent), (&mut sample.answered, shown.answered)] {
            whole.as_object_mut().expect("an object").insert("x-not-listed".to_owned(), one);
        }
        (keys, sample, "constraint: none")
    }

    /// An object that has the properties of one or two others.
    fn extended(&mut self, depth: usize) -> (Map<String, Value>, Sample, Feature) {
        let (mut keys, mut sample) = self.object(depth);
        let mut parents = Vec::new();
        for _ in 0..=self.random.below(2) {
            let (parent, inherited) = self.object(depth);
            parents.push(self.model("declared: in models", parent).0);
            merge(&mut sample, inherited);
        }
        let parents = if parents.len() == 1 { json!(parents[0]) } else { json!(parents) };
        keys.insert("extends".to_owned(), parents);
        (keys, sample, "constraint: none")
    }
}

/// Adds the properties of one object to those of another.
pub fn merge(into: &mut Sample, other: Sample) {
    for (whole, part) in [(&mut into.sent, other.sent), (&mut into.answered, other.answered)] {
        let Value::Object(part) = part else { continue };
        whole.as_object_mut().expect("an object").extend(part);
    }
}
