//! Objects with named properties: inheritance flattened, requiredness and access settled.

use super::argument;
use super::build::{Builder, Pending, Slot, Tag};
use super::classified::{self, AdditionalKeys, Classified, ObjectKeys, SchemaKind};
use super::inline::{self, Naming};
use super::name::{self, Namespace};
use crate::diagnose::{Callee, KeyProblem, Nesting, StructureProblem, YamlProblem};
use crate::model::{Access, Field, FieldName, Presence, Struct, Type, TypeId};
use crate::source::{Span, Spanned};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

pub(super) fn resolve(b: &mut Builder<'_>, id: TypeId) -> Option<Struct> {
    let mut names = Namespace::default();
    let mut properties = properties(b, id)?;
    let order = b.slot(id).schema.clone();
    if let Some(object) = order.as_ref().and_then(|schema| schema.object()).filter(|_| is_whole(b, id)) {
        argument::arrange(b, Callee::Model, &object.arguments, &mut properties);
    }
    let mut fields = Vec::with_capacity(properties.len());
    for property in properties {
        b.places.insert((id, property.name.value.clone()), property.name.span);
        fields.extend(field(b, id, &property, &mut names));
    }
    let additional = additional(b, id)?;
    let free =
        ["additional_properties", "other_properties", "further_properties"].into_iter().find(|name| !names.has(name));
    let additional_name = FieldName::new(free.unwrap_or("all_other_properties"));
    let discriminator = b.bases.get(&id).filter(|_| additional.is_some()).cloned();
    Some(Struct { fields, additional, additional_name, discriminator, merge_patch: false })
}

/// The type of the properties that an object keeps without listing them; `None` after a problem.
#[expect(clippy::option_option, reason = "an object that keeps none is no problem")]
fn additional(b: &mut Builder<'_>, id: TypeId) -> Option<Option<Type>> {
    let Some(of) = keeper(b, id, &mut vec![]) else { return Some(None) };
    let Slot { scope, spec_name, schema, .. } = b.slot(of);
    let (scope, name, schema) = (*scope, spec_name.clone(), schema.clone()?);
    let AdditionalKeys { additional_properties: written } = schema.additional()?;
    let documented = Spanned::new(name, written.as_ref()?.span);
    inline::item(b, scope, written, &documented).map(Some)
}

/// Whether an object keeps properties that it does not list.
pub(super) fn keeps(b: &Builder<'_>, id: TypeId) -> bool {
    keeper(b, id, &mut vec![]).is_some()
}

/// The model that says what becomes of properties that are not listed: the object itself, or the nearest that it extends.
fn keeper(b: &Builder<'_>, id: TypeId, seen: &mut Vec<TypeId>) -> Option<TypeId> {
    let schema = b.slot(id).schema.as_ref().filter(|_| !seen.contains(&id))?;
    seen.push(id);
    match schema.additional() {
        Some(AdditionalKeys { additional_properties: own }) if own.asks => Some(id),
        Some(AdditionalKeys { additional_properties: own }) if own.is_some() => None,
        Some(_) | None => schema.parents().iter().filter_map(|parent| parent.id).find_map(|id| keeper(b, id, seen)),
    }
}

/// A property of an object, its own or an inherited one.
#[derive(Clone)]
pub(super) struct Property<'a> {
    /// The object that declares it.
    owner: TypeId,
    pub(super) name: &'a Spanned<String>,
    /// `None` where it could not be understood.
    pub(super) schema: Option<Rc<Classified<'a>>>,
    pub(super) required: bool,
    /// The value that it has as the discriminator of the one variant that the object is.
    pub(super) tag: Option<String>,
}

impl argument::ArgumentSource for Property<'_> {
    fn name(&self) -> &str {
        &self.name.value
    }

    fn is_given(&self, _: Callee) -> bool {
        let is_constant = self.schema.as_ref().is_some_and(|schema| schema.place.constant.is_some());
        self.required && self.tag.is_none() && !is_constant
    }
}

/// All properties of an object: those of what it extends first.
pub(super) fn properties<'a>(b: &mut Builder<'a>, id: TypeId) -> Option<Vec<Property<'a>>> {
    let mut properties = Vec::new();
    collect(b, id, &mut vec![], &mut properties)?;
    if let Some(tag) = b.bases.get(&id) {
        properties.retain(|property| property.name.value != *tag);
    }
    for property in &mut properties {
        let tags = b.tags.get(&id).into_iter().flatten().filter(|tag| tag.property == property.name.value);
        let values: BTreeSet<&str> = tags.map(|tag| tag.value.as_str()).collect();
        property.tag = values.first().filter(|_| values.len() == 1).map(|value| (*value).to_owned());
    }
    Some(properties)
}

/// Models that extend each other beyond this are refused.
const MAX_PARENTS: usize = 64;

fn collect<'a>(b: &mut Builder<'a>, id: TypeId, path: &mut Vec<TypeId>, into: &mut Vec<Property<'a>>) -> Option<()> {
    let schema = b.slot(id).schema.clone()?;
    let parents = schema.parents();
    path.push(id);
    if path.len() > MAX_PARENTS {
        // Of all the models above, the one that is just too far away reports it.
        if parents.is_empty() && path.len() == MAX_PARENTS + 1 {
            b.problem(b.slot(path[0]).at, YamlProblem::TooDeep { what: Nesting::Extends, limit: MAX_PARENTS });
        }
        if path.len() > MAX_PARENTS + 1 || !parents.is_empty() {
            b.problems.mark_failed();
        }
        return None;
    }
    // What is wrong with a parent is noted once, for the parent itself.
    let outermost = path.len() == 1;
    let mut complete = true;
    for classified::ModelRef { name, id } in parents {
        let Some((parent_id, parent)) = id.and_then(|id| Some((id, b.slot(id).schema.clone()?))) else {
            complete = false;
            continue;
        };
        if path.contains(&parent_id) {
            if path.first() == Some(&parent_id) && path.iter().min() == Some(&parent_id) {
                let cycle = path.iter().map(|id| b.slot(*id).spec_name.clone()).collect();
                b.problem(name.span, StructureProblem::ExtendsCycle { cycle });
            }
            complete = false;
            continue;
        }
        if parent.object().is_some() || parent.word() == Some("object") {
            collect(b, parent_id, path, into)?;
        } else if outermost {
            complete = false;
            b.problem(
                name.span,
                StructureProblem::ExtendsNotObject { name: name.value.clone(), model: b.slot(parent_id).at },
            );
        }
    }
    path.pop();
    if let Some(object) = schema.object() {
        let places = own(b, id, object, into);
        if outermost && complete {
            check_required(b, object, into, &places);
        }
    }
    Some(())
}

/// Adds the properties that the object itself declares, and returns where each of all is.
fn own<'a>(
    b: &Builder<'a>,
    owner: TypeId,
    object: &ObjectKeys<'a>,
    into: &mut Vec<Property<'a>>,
) -> HashMap<&'a str, usize> {
    let ObjectKeys { properties, required, extends: _, arguments: _ } = object;
    let mut places: HashMap<&str, usize> =
        into.iter().enumerate().map(|(place, property)| (property.name.value.as_str(), place)).collect();
    for classified::DeclaredProperty { name, schema } in &properties.value {
        // What its own `required` says is settled below.
        let property = Property { owner, name, schema: schema.clone(), required: false, tag: None };
        match places.get(name.value.as_str()) {
            Some(&place) if contradict(&into[place], &property) => {
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
    for required in required.value {
        if let Some(&place) = places.get(required.value.as_str()) {
            into[place].required = true;
        }
    }
    places
}

/// Reports names that `required` lists twice, or that are no property.
fn check_required(b: &Builder<'_>, object: &ObjectKeys<'_>, all: &[Property<'_>], places: &HashMap<&str, usize>) {
    let ObjectKeys { properties, required, extends: _, arguments: _ } = object;
    let unread = |name: &str| match properties.value() {
        Some(properties) => properties.mentions(name),
        None => !properties.is_missing(),
    };
    let mut listed: HashMap<&str, Span> = HashMap::new();
    for name in required.value {
        match listed.get(name.value.as_str()) {
            Some(&first) => b.problem(name.span, KeyProblem::DuplicateValue { value: name.value.clone(), first }),
            None => drop(listed.insert(&name.value, name.span)),
        }
    }
    for name in required.value {
        if !places.contains_key(name.value.as_str()) && !unread(&name.value) {
            let known = all.iter().map(|property| property.name.value.clone()).collect();
            b.problem(name.span, StructureProblem::RequiredUnknown { name: name.value.clone(), known });
        }
    }
}

/// Whether two schemas of one property name different plain types; a model that is named may well be of the type that is elsewhere.
fn contradict(first: &Property<'_>, second: &Property<'_>) -> bool {
    let words = first.schema.as_ref().and_then(|it| it.word()).zip(second.schema.as_ref().and_then(|it| it.word()));
    words.is_some_and(|words| match words {
        // A whole number is a number.
        ("any", _) | (_, "any") | ("number", "integer") => false,
        (first, second) => first != second,
    })
}

/// Whether all properties of a model, and of those it extends, could be read.
pub(super) fn is_whole(b: &Builder<'_>, id: TypeId) -> bool {
    let mut seen = Vec::new();
    let mut queue = vec![id];
    while let Some(id) = queue.pop() {
        let Some(schema) = &b.slot(id).schema else { return false };
        let Some(ObjectKeys { properties, required: _, extends, arguments: _ }) = schema.object() else { continue };
        let unread = match properties.value() {
            Some(properties) => !properties.unreadable().is_empty(),
            None => !properties.is_missing(),
        };
        let unread = unread || extends.is_none() && !extends.is_missing();
        let above: Option<Vec<TypeId>> = extends.value.iter().map(|parent| parent.id).collect();
        let Some(above) = above.filter(|_| !unread) else { return false };
        seen.push(id);
        // Two ways to one model are fine; a way back to where it began is a cycle.
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

/// The discriminators of the unions that list a model among their variants, by model.
pub(super) fn tags(b: &Builder<'_>) -> HashMap<TypeId, Vec<Tag>> {
    let mut tags: HashMap<TypeId, Vec<Tag>> = HashMap::new();
    for slot in &b.slots {
        let Some(SchemaKind::Union(_, _, union)) = slot.schema.as_ref().map(|schema| &schema.kind) else { continue };
        let Some(tag) = union.discriminator.value() else { continue };
        for classified::DeclaredVariant { tag: value, model } in &union.variants.value {
            let Some(id) = model.and_then(|model| model.id) else { continue };
            tags.entry(id).or_default().push(Tag { property: tag.clone(), value: value.value.clone() });
        }
    }
    tags
}

/// The type of a property.
pub(super) fn property_type<'a>(b: &mut Builder<'a>, property: &Property<'a>) -> Option<Type> {
    let Property { owner, name, schema, .. } = property;
    let (scope, schema) = (b.slot(*owner).scope, schema.as_ref()?);
    b.inside(b.as_enclosing(*owner), |b| inline::ty(b, scope, schema, name, Naming::AsNeeded))
}

fn field<'a>(b: &mut Builder<'a>, of: TypeId, property: &Property<'a>, names: &mut Namespace) -> Option<Field> {
    let Property { owner: _, name: wire, schema, required, tag } = property;
    let schema = schema.as_ref()?;
    let place = &schema.place;
    if let Some(flag) = place.required.place().and(place.required.span()) {
        b.problem(flag, StructureProblem::RequiredOnProperty);
    }
    let ty = property_type(b, property)?;
    let presence = match (required, place.nullable.value) {
        _ if tag.is_some() => Presence::Required,
        (true, false) => Presence::Required,
        (true, true) => Presence::RequiredNullable,
        (false, false) => Presence::Optional,
        (false, true) => Presence::OptionalNullable,
    };
    let access = match (place.read_only.place(), place.write_only.place()) {
        (Some(other), Some(at)) => {
            b.problem(at, StructureProblem::ReadOnlyAndWriteOnly { other });
            Access::ReadWrite
        }
        (Some(_), None) => Access::ReadOnly,
        (None, Some(_)) => Access::WriteOnly,
        (None, None) => Access::ReadWrite,
    };
    let chosen = schema.own_name(&ty).unwrap_or_else(|| Spanned::new(name::field_name(&wire.value), wire.span));
    let name = name::take_field(names, &chosen.value, &wire.value, chosen.span, b.problems)?;
    let doc = b.doc(schema, &ty);
    let constant = tag.clone().map(Value::String);
    if constant.is_none() && (place.default.is_some() || place.constant.is_some()) {
        b.pending.push(Pending { of, wire, schema: schema.clone(), ty: ty.clone() });
    }
    let (wire, documented) = (wire.value.clone(), presence);
    Some(Field { wire, name, doc, ty, presence, documented, access, default: None, constant })
}
