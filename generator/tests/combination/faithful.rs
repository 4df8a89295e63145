//! What was written of each property, compared with what the model says of it; never what is emitted, whose tests are made from the model and so
//! believe it.

use super::service::Service;
use generator::model::{Access, Api, Field, Presence, Shape};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The properties of a service by name; no two have the same one, but for those of pages, which are left out.
#[derive(Default)]
struct Properties<'s> {
    /// The schema, and whether it is required.
    written: BTreeMap<&'s str, (&'s Value, bool)>,
    /// Those that say which variant a value is, which a variant has as a constant.
    tags: BTreeSet<&'s str>,
    /// Models that are variants, each with the discriminator and its value there.
    variants: BTreeMap<&'s str, (&'s str, &'s str)>,
}

/// The properties of a page of which nothing is said, whose names other properties of a service have as well.
const OF_PAGES: [&str; 2] = ["value", "nextLink"];

/// The properties that the model has otherwise, each in a sentence.
pub fn differences(service: &Service, left: &[usize], api: &Api) -> Vec<String> {
    let mut properties = Properties::default();
    service.schemas(left).for_each(|schema| properties.schema(schema));
    let structures = api.types.iter().filter_map(|definition| match &definition.shape {
        Shape::Struct(structure) => Some((definition, structure)),
        Shape::Text(_)
        | Shape::Number(_)
        | Shape::Enum(_)
        | Shape::Union(_)
        | Shape::Collection(_)
        | Shape::Alias(_) => None,
    });
    // A schema in the middle of another may be named like a model, so that one of those with the name is the variant.
    let untagged = properties.variants.iter().filter(|(name, (tag, value))| {
        let is_tag = |field: &Field| field.wire == *tag && field.constant.as_ref().is_some_and(|it| it == value);
        let mut named = structures.clone().filter(|(definition, _)| definition.spec_name == **name).peekable();
        named.peek().is_some() && !named.any(|(_, structure)| structure.fields.iter().any(is_tag))
    });
    let untagged: Vec<String> =
        untagged.map(|(name, tag)| format!("the variant `{name}` has no tag {tag:?}")).collect();
    let fields = structures.flat_map(|(definition, it)| it.fields.iter().map(move |field| (&definition.name, field)));
    let judged = fields.filter(|(_, field)| !properties.tags.contains(&*field.wire)).filter_map(|(name, field)| {
        let (schema, is_required) = properties.written.get(&*field.wire)?;
        let differs = differs(field, schema, *is_required)?;
        Some(format!("the {differs} of `{name}.{}`, which is written {schema}, in {field:?}", field.wire))
    });
    untagged.into_iter().chain(judged).collect()
}

impl<'s> Properties<'s> {
    fn schema(&mut self, schema: &'s Value) {
        let Value::Object(keys) = schema else { return };
        ["items", "additionalProperties"].into_iter().filter_map(|key| keys.get(key)).for_each(|it| self.schema(it));
        if let (Some(Value::String(tag)), Some(Value::Object(variants))) =
            (keys.get("discriminator"), keys.get("variants"))
        {
            self.tags.insert(tag);
            let models = variants.iter().filter_map(|(value, model)| Some((model.as_str()?, (&**tag, &**value))));
            self.variants.extend(models);
        }
        let Some(Value::Object(properties)) = keys.get("properties") else { return };
        let required = keys.get("required").and_then(Value::as_array);
        for (name, schema) in properties.iter().filter(|(name, _)| !OF_PAGES.contains(&name.as_str())) {
            let is_required = required.is_some_and(|names| names.iter().any(|it| it == name));
            self.written.insert(name, (schema, is_required));
            self.schema(schema);
        }
    }
}

/// What the model says otherwise.
fn differs(field: &Field, schema: &Value, is_required: bool) -> Option<&'static str> {
    let none = Map::new();
    let keys = schema.as_object().unwrap_or(&none);
    let is = |key: &str| keys.get(key) == Some(&Value::Bool(true));
    let presence = match (is_required, is("nullable")) {
        (true, false) => Presence::Required,
        (true, true) => Presence::RequiredNullable,
        (false, false) => Presence::Optional,
        (false, true) => Presence::OptionalNullable,
    };
    let access = match (is("readOnly"), is("writeOnly")) {
        (true, _) => Access::ReadOnly,
        (false, true) => Access::WriteOnly,
        (false, false) => Access::ReadWrite,
    };
    [
        ("constant", keys.get("const") == field.constant.as_ref()),
        ("default", keys.get("default") == field.default.as_ref()),
        ("presence", presence == field.documented),
        ("access", access == field.access),
        ("deprecation", keys.contains_key("deprecated") == field.doc.deprecated.is_some()),
    ]
    .into_iter()
    .find_map(|(what, is_same)| (!is_same).then_some(what))
}
