//! Objects with named properties: inheritance flattened, requiredness and access settled.

use super::build::Builder;
use super::keys::{self, Position};
use super::name::{self, Namespace};
use super::{collection, schema, value};
use crate::diagnose::{KeyProblem, Nesting, StructureProblem, YamlProblem};
use crate::model::{Access, Doc, Field, FieldName, Presence, Struct, Type, TypeId};
use crate::source::{Span, Spanned};
use crate::spec::{Parents, Required, Schema, SchemaOrName};
use std::collections::HashMap;

pub(super) fn resolve(b: &mut Builder<'_>, scope: usize, id: TypeId) -> Option<Struct> {
    let written = b.slot(id).schema.schema()?;
    let mut names = Namespace::default();
    let mut fields = Vec::new();
    for property in properties(b, id)? {
        b.places.insert((id, property.name.value.clone()), property.name.span);
        fields.extend(field(b, &property, &mut names));
    }
    let additional = match written.additional_properties.as_ref() {
        Some(additional) if !is_false(&additional.value) => {
            let documented = Spanned::new(b.slot(id).spec_name.clone(), additional.span);
            Some(collection::item(b, scope, &additional.value, &documented)?)
        }
        _ => None,
    };
    let free =
        ["additional_properties", "other_properties", "further_properties"].into_iter().find(|name| !names.has(name));
    let additional_name = FieldName::new(free.unwrap_or("all_other_properties"));
    Some(Struct { fields, additional, additional_name, merge_patch: false })
}

fn is_false(written: &SchemaOrName) -> bool {
    matches!(written, SchemaOrName::Name(word) if word.value == "false")
}

/// A property as it stands in the spec of the model that declares it.
#[derive(Clone)]
pub(super) struct Property<'a> {
    /// The folder whose names its schema may use.
    scope: usize,
    pub(super) name: &'a Spanned<String>,
    schema: &'a SchemaOrName,
    pub(super) required: bool,
}

impl<'a> Property<'a> {
    /// Its schema, where it is not only the name of a model.
    pub(super) fn schema(&self) -> Option<&'a Schema> {
        match self.schema {
            SchemaOrName::Name(_) => None,
            SchemaOrName::Schema(schema) => Some(schema),
        }
    }
}

/// All properties of an object: those of what it extends first. The tag of a union that it is a variant of is not among them.
pub(super) fn properties<'a>(b: &mut Builder<'a>, id: TypeId) -> Option<Vec<Property<'a>>> {
    let mut properties = Vec::new();
    collect(b, id, &mut vec![], &mut properties)?;
    if let Some(tags) = b.tags.get(&id) {
        properties.retain(|property| !tags.contains(&property.name.value));
    }
    Some(properties)
}

/// Models that extend each other beyond this are refused.
const MAX_PARENTS: usize = 64;

fn collect<'a>(b: &mut Builder<'a>, id: TypeId, path: &mut Vec<TypeId>, into: &mut Vec<Property<'a>>) -> Option<()> {
    let scope = b.slot(id).scope;
    let written = b.slot(id).schema.schema()?;
    path.push(id);
    if path.len() > MAX_PARENTS {
        // Of all the models above, the one that is just too far away reports it.
        if parents(written).is_empty() && path.len() == MAX_PARENTS + 1 {
            b.problem(b.slot(path[0]).at, YamlProblem::TooDeep { what: Nesting::Extends, limit: MAX_PARENTS });
        }
        if path.len() > MAX_PARENTS + 1 || !parents(written).is_empty() {
            b.problems.mark_failed();
        }
        return None;
    }
    // What is wrong with a parent is noted once, for the parent itself.
    let outermost = path.len() == 1;
    let mut complete = true;
    for parent in parents(written) {
        let found = if outermost { b.model(scope, parent) } else { b.find(scope, &parent.value) };
        let Some(parent_id) = found else {
            complete = false;
            continue;
        };
        if path.contains(&parent_id) {
            if path.first() == Some(&parent_id) && path.iter().min() == Some(&parent_id) {
                let cycle = path.iter().map(|id| b.slot(*id).spec_name.clone()).collect();
                b.problem(parent.span, StructureProblem::ExtendsCycle { cycle });
            }
            complete = false;
            continue;
        }
        if b.slot(parent_id).schema.schema().is_some_and(is_object) {
            collect(b, parent_id, path, into)?;
        } else if outermost {
            complete = false;
            b.problem(
                parent.span,
                StructureProblem::ExtendsNotObject { name: parent.value.clone(), model: b.slot(parent_id).at },
            );
        }
    }
    path.pop();
    own(b, scope, written, into, outermost && complete);
    Some(())
}

fn is_object(schema: &Schema) -> bool {
    schema.properties.is_some()
        || schema.extends.is_some()
        || schema.variants.is_some()
        || schema.kind.value().is_some_and(|kind| kind == "object")
}

fn own<'a>(b: &Builder<'a>, scope: usize, written: &'a Schema, into: &mut Vec<Property<'a>>, judge: bool) {
    let required: &[Spanned<String>] = match written.required.value() {
        Some(Required::Names(names)) => names,
        Some(Required::Flag(_)) | None => &[],
    };
    let mut places: HashMap<&str, usize> =
        into.iter().enumerate().map(|(place, property)| (property.name.value.as_str(), place)).collect();
    for (name, schema) in written.properties.value().map(|map| &**map).unwrap_or_default() {
        // What its own `required` says is settled below.
        let property = Property { scope, name, schema, required: false };
        match places.get(name.value.as_str()) {
            Some(&place) if contradict(into[place].schema, schema) => {
                let first = into[place].name.span;
                b.problem(name.span, StructureProblem::PropertyRedeclared { name: name.value.clone(), first });
            }
            Some(&place) => into[place] = Property { required: into[place].required, ..property },
            None => {
                places.insert(&name.value, into.len());
                into.push(property);
            }
        }
    }
    let mut listed: HashMap<&str, Span> = HashMap::new();
    for name in required.iter().filter(|_| judge) {
        match listed.get(name.value.as_str()) {
            Some(&first) => b.problem(name.span, KeyProblem::DuplicateValue { value: name.value.clone(), first }),
            None => drop(listed.insert(&name.value, name.span)),
        }
    }
    let unreadable = |name: &str| written.properties.value().is_some_and(|properties| properties.mentions(name));
    for required in required {
        match places.get(required.value.as_str()) {
            Some(&place) => into[place].required = true,
            None if !judge => {}
            None if unreadable(&required.value) || written.properties.is_none() && !written.properties.is_missing() => {
            }
            None => {
                let known = into.iter().map(|property| property.name.value.clone()).collect();
                b.problem(required.span, StructureProblem::RequiredUnknown { name: required.value.clone(), known });
            }
        }
    }
}

/// Whether two schemas of one property say that it is of different types; a model that is named may well be of the type that stands elsewhere.
fn contradict(first: &SchemaOrName, second: &SchemaOrName) -> bool {
    let word = |schema: &SchemaOrName| match schema {
        SchemaOrName::Name(name) => Some(name.value.clone()),
        SchemaOrName::Schema(schema) => schema.kind.value().cloned(),
    };
    let plain = |word: &String| schema::WORDS.contains(&word.as_str()) && word != "any";
    match (word(first).filter(plain), word(second).filter(plain)) {
        // A whole number is a number.
        (Some(first), Some(second)) => first != second && (first.as_str(), second.as_str()) != ("number", "integer"),
        _ => false,
    }
}

/// Whether all properties of a model, and of those it extends, could be read.
pub(super) fn is_whole(b: &Builder<'_>, id: TypeId) -> bool {
    let mut seen = Vec::new();
    let mut queue = vec![id];
    while let Some(id) = queue.pop() {
        let slot = b.slot(id);
        let Some(schema) = slot.schema.schema() else { continue };
        let unread = match schema.properties.value() {
            Some(properties) => !properties.unreadable().is_empty(),
            None => !schema.properties.is_missing(),
        };
        let unread = unread || schema.extends.is_none() && !schema.extends.is_missing();
        let above: Option<Vec<TypeId>> =
            parents(schema).iter().map(|parent| b.find(slot.scope, &parent.value)).collect();
        let Some(above) = above.filter(|_| !unread) else { return false };
        seen.push(id);
        // Two ways to one model are fine; a way back to where it began is a circle.
        if above.contains(&seen[0]) {
            return false;
        }
        queue.extend(above.into_iter().filter(|id| !seen.contains(id)));
    }
    true
}

/// The property of this name that an object declares or inherits, a union's tag included.
pub(super) fn declared<'a>(b: &mut Builder<'a>, id: TypeId, name: &str) -> Option<Property<'a>> {
    let mut properties = Vec::new();
    collect(b, id, &mut vec![], &mut properties)?;
    properties.into_iter().find(|property| property.name.value == name)
}

/// The type of a property.
pub(super) fn property_type<'a>(b: &mut Builder<'a>, property: &Property<'a>) -> Option<Type> {
    schema::ty(b, property.scope, property.schema, property.name, false)
}

/// The models that a schema extends.
pub(super) fn parents(schema: &Schema) -> &[Spanned<String>] {
    match schema.extends.value() {
        Some(Parents::One(name)) => std::slice::from_ref(name),
        Some(Parents::Many(names)) => names,
        None => &[],
    }
}

/// The discriminators of the unions that list a model among their variants, by model.
pub(super) fn tags(b: &Builder<'_>) -> HashMap<TypeId, Vec<String>> {
    let mut tags: HashMap<TypeId, Vec<String>> = HashMap::new();
    for slot in &b.slots {
        let Some(schema) = slot.schema.schema() else { continue };
        let Some(tag) = schema.discriminator.value() else { continue };
        let variants = schema.variants.value().map(|map| &**map).unwrap_or_default();
        for id in variants.iter().filter_map(|(_, model)| b.find(slot.scope, &model.as_ref()?.value)) {
            tags.entry(id).or_default().push(tag.clone());
        }
    }
    tags
}

fn field<'a>(b: &mut Builder<'a>, property: &Property<'a>, names: &mut Namespace) -> Option<Field> {
    let Property { scope, name: wire, schema: written, required } = property;
    let schema = match written {
        SchemaOrName::Name(_) => None,
        SchemaOrName::Schema(schema) => Some(&**schema),
    };
    let flag = |key: fn(&Schema) -> Option<bool>| schema.and_then(key).unwrap_or(false);
    if let Some(schema) = schema
        && let Some(required) = schema.required.as_ref()
        && matches!(required.value, Required::Flag(_))
    {
        b.problem(required.span, StructureProblem::RequiredOnProperty);
    }
    keys::check_position(b, written, Position::Property);
    let ty = schema::ty(b, *scope, written, wire, false)?;
    let presence = match (required, flag(|schema| schema.nullable.value().copied())) {
        (true, false) => Presence::Required,
        (true, true) => Presence::RequiredNullable,
        (false, false) => Presence::Optional,
        (false, true) => Presence::OptionalNullable,
    };
    let access =
        match (flag(|schema| schema.read_only.value().copied()), flag(|schema| schema.write_only.value().copied())) {
            (true, true) => {
                let at = schema.and_then(|schema| schema.write_only.at()).unwrap_or(wire.span);
                let other = schema.and_then(|schema| schema.read_only.at()).unwrap_or(wire.span);
                b.problem(at, StructureProblem::ReadOnlyAndWriteOnly { other });
                Access::ReadWrite
            }
            (true, false) => Access::ReadOnly,
            (false, true) => Access::WriteOnly,
            (false, false) => Access::ReadWrite,
        };
    let documented = |schema: &Schema| Doc {
        text: schema.doc.value().cloned().unwrap_or_default(),
        deprecated: schema.deprecated.value().map(|reason| reason.0.clone()),
    };
    let chosen = schema
        .filter(|_| !matches!(ty, Type::Named(_)) || renames_field(written))
        .and_then(|schema| schema.rust_name.as_ref().cloned());
    let chosen = chosen.unwrap_or_else(|| Spanned::new(name::field_name(&wire.value), wire.span));
    let name = name::take_field(names, &chosen.value, &wire.value, chosen.span, b.problems)?;
    let mut doc = schema.map(documented).unwrap_or_default();
    if doc.text.is_empty() {
        doc.text = b.model_doc(&ty).unwrap_or_default();
    }
    let constant = schema
        .and_then(|schema| schema.constant.as_ref())
        .and_then(|node| value::early(b, &node.value, &ty, wire.span));
    let default = schema.and_then(|schema| schema.default.as_ref()).and_then(|node| {
        let default = value::early(b, &node.value, &ty, wire.span)?;
        if let Some(constant) = constant.as_ref().filter(|constant| **constant != default) {
            let rule = schema.and_then(|schema| schema.constant.as_ref()).map_or(wire.span, |constant| constant.span);
            value::not_constant(b, &node.value, constant, (node.span, rule));
        }
        Some(default)
    });
    Some(Field { wire: wire.value.clone(), name, doc, ty, presence, documented: presence, access, default, constant })
}

/// Whether `rustName` on a property names the field: it does where the type has a name of its own already.
fn renames_field(written: &SchemaOrName) -> bool {
    matches!(written, SchemaOrName::Schema(schema) if schema.kind.value().is_some_and(|kind| kind.starts_with(|first: char| first.is_uppercase())))
}
