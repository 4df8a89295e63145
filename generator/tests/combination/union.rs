//! Unions: by themselves, in each other, and what only one of their variants stands for.

use super::feature::Feature;
use super::name::Role;
use super::structure::merge;
use super::unit::{Home, Sample, Unit};
use heck::ToUpperCamelCase;
use serde_json::{Map, Value, json};

/// What of a union stands in a place.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Shown {
    /// The union.
    Base,
    /// The union, with a variant that is a union again.
    Inner,
    /// A variant by itself.
    Variant,
}

/// A union without its variants.
struct Open {
    name: String,
    keys: Map<String, Value>,
    /// Its discriminator.
    tag: String,
    /// What it shares with its variants.
    sample: Sample,
}

impl Unit<'_, '_> {
    /// A union, whose variants are models of their own, and a type that is it or one of them.
    pub fn union(&mut self, depth: usize, shown: Shown) -> (Map<String, Value>, Sample, Feature) {
        let tags = self.random.pick(&[["red", "green"], ["#Ns.One", "#Ns.Two"], ["self", "Error"], ["1", "_2"]]);
        let union = self.open_union(depth);
        let (first, mut sample) = self.variant(&union, depth, tags[0]);
        let mut variants = Map::from_iter([(tags[0].to_owned(), json!(first)), (tags[1].to_owned(), Value::Null)]);
        if shown == Shown::Inner {
            let mut inner = self.open_union(depth);
            inner.keys.insert("extends".to_owned(), json!(union.name));
            let (leaf, leaf_sample) = self.variant(&inner, depth, "x.leaf");
            sample = leaf_sample;
            merge(&mut sample, union.sample.clone());
            merge(&mut sample, Sample::same(json!({ union.tag.as_str(): tags[1] })));
            variants.insert(tags[1].to_owned(), json!(inner.name));
            self.close(inner, Map::from_iter([("x.leaf".to_owned(), json!(leaf)), ("other".to_owned(), Value::Null)]));
        }
        let name = if shown == Shown::Variant { first } else { union.name.clone() };
        self.close(union, variants);
        (Map::from_iter([("type".to_owned(), json!(name))]), sample, "constraint: none")
    }

    fn open_union(&mut self, depth: usize) -> Open {
        let tag = self.name(Role::Field);
        let (mut keys, sample) = self.object(depth + 1);
        let mut tag_schema = Map::from_iter([("type".to_owned(), json!("string"))]);
        self.rust_name(&mut tag_schema, &tag, false);
        keys["properties"].as_object_mut().expect("properties").insert(tag.text.clone(), Value::Object(tag_schema));
        keys.insert("discriminator".to_owned(), json!(tag.text));
        Open { name: self.names.plain().to_upper_camel_case(), keys, tag: tag.text, sample }
    }

    /// A model that extends the union, and a value of it.
    fn variant(&mut self, union: &Open, depth: usize, tag: &str) -> (String, Sample) {
        let (mut keys, own) = self.object(depth + 1);
        keys.insert("extends".to_owned(), json!(union.name));
        let mut sample = union.sample.clone();
        merge(&mut sample, own);
        merge(&mut sample, Sample::same(json!({ union.tag.as_str(): tag })));
        (self.model("declared: in models", keys).0, sample)
    }

    /// Adds the union with its variants. Without the tag it is one of them at times; the tag is then not required.
    fn close(&mut self, union: Open, variants: Map<String, Value>) {
        let Open { name, mut keys, tag, sample: _ } = union;
        if self.random.chance(30) {
            let first = variants.values().find(|model| model.is_string()).expect("a variant with a model");
            keys.insert("defaultVariant".to_owned(), first.clone());
        } else {
            let required = keys.entry("required").or_insert_with(|| json!([]));
            required.as_array_mut().expect("a list").push(json!(tag));
        }
        keys.insert("variants".to_owned(), Value::Object(variants));
        self.add(Home::Models, name, keys);
    }
}
