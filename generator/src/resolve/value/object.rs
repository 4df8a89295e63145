//! Objects and unions among the values in the specs themselves; never a value without properties.

use super::super::build::{Slot, offered};
use super::super::structure;
use super::{At, Checker, Origin};
use crate::diagnose::{Expected, Unlisted, ValueProblem};
use crate::model::{Access, Enumeration, Field, Presence, Reference, Shape, Struct, Union, Untagged};
use crate::source::Span;
use crate::yaml::{Node, NodeKind};
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};

impl Checker<'_, '_> {
    /// An object; `tag` is a property that the union it is a variant of has read already.
    pub(super) fn object(
        &self,
        node: &Node,
        structure: &Struct,
        tag: Option<&str>,
        slot: &Slot<'_>,
        at: &At,
    ) -> Option<Value> {
        let NodeKind::Mapping(entries) = &node.kind else { return self.wrong(node, Expected::Mapping, at) };
        let fields: HashMap<&str, &Field> = structure.fields.iter().map(|field| (field.wire.as_str(), field)).collect();
        let mut object = Map::new();
        let mut whole = true;
        // What the properties that are not known were probably meant to be.
        let mut meant: HashSet<&str> = HashSet::new();
        for (key, value) in entries {
            let declared = self.b.places.get(&(slot.id, key.value.clone())).copied();
            let place = at.key(&key.value, declared);
            let checked = match fields.get(key.value.as_str()) {
                Some(field) => self.field(field, key.span, value, &place),
                None if tag == Some(key.value.as_str()) => Some(value.to_json()),
                None => match &structure.additional {
                    Some(_) if self.origin == Origin::MergePatch && value.is_null() => Some(Value::Null),
                    Some(ty) => self.check(value, ty, &place),
                    // A property that could not be resolved has its own problem.
                    None if declared.is_some() || !structure::is_whole(self.b, slot.id) => None,
                    None => {
                        let close = self.b.closest(&key.value, structure.names());
                        let known = offered(close, structure.names());
                        meant.extend(close);
                        self.note(
                            key.span,
                            ValueProblem::UnknownProperty {
                                name: key.value.clone(),
                                path: at.path.clone(),
                                known,
                                rule: slot.at,
                            },
                        )
                    }
                },
            };
            match checked {
                Some(value) => drop(object.insert(key.value.clone(), value)),
                None => whole = false,
            }
        }
        let judged = structure::is_whole(self.b, slot.id);
        let given: HashSet<&str> = entries.iter().map(|(key, _)| key.value.as_str()).collect();
        for field in &structure.fields {
            let required = matches!(field.presence, Presence::Required | Presence::RequiredNullable);
            let expected = match self.origin {
                Origin::Request | Origin::MergePatch => field.access != Access::ReadOnly,
                Origin::Schema | Origin::Response => field.access != Access::WriteOnly,
            };
            if judged
                && required
                && expected
                && !(tag.is_some() && field.has_one_value())
                && !given.contains(field.wire.as_str())
                && !meant.contains(field.wire.as_str())
            {
                let _: Option<()> = self.note(
                    node.span.at_start(),
                    ValueProblem::MissesProperty {
                        name: field.wire.clone(),
                        path: at.path.clone(),
                        rule: self.required(slot, &field.wire),
                    },
                );
                whole = false;
            }
        }
        whole.then_some(Value::Object(object))
    }

    /// Where a model, or one that it extends, says that a property is required; or where the model itself is.
    fn required(&self, slot: &Slot<'_>, name: &str) -> Span {
        let mut queue = vec![slot.id];
        let mut seen = HashSet::new();
        while let Some(id) = queue.pop() {
            let Some(schema) = self.b.slot(id).schema.as_ref().filter(|_| seen.insert(id)) else { continue };
            let mut names = schema.object().into_iter().flat_map(|object| object.required.value);
            if let Some(listed) = names.find(|required| required.value == name) {
                return listed.span;
            }
            queue.extend(schema.parents().iter().filter_map(|parent| parent.id));
        }
        slot.at
    }

    fn field(&self, field: &Field, key: Span, value: &Node, at: &At) -> Option<Value> {
        if matches!(self.origin, Origin::Request | Origin::MergePatch) && field.access == Access::ReadOnly {
            return self.note(key, ValueProblem::OfReadOnly { name: field.wire.clone(), rule: at.declared });
        }
        let nullable = matches!(field.presence, Presence::RequiredNullable | Presence::OptionalNullable);
        let absent = value.is_null() && field.presence == Presence::Optional;
        if value.is_null() && (nullable || absent) {
            return Some(Value::Null);
        }
        let checked = self.check(value, &field.ty, at)?;
        match &field.constant {
            Some(constant) if *constant != checked => self.not_constant(value, constant, at),
            _ => Some(checked),
        }
    }

    /// The enumeration that types a union's tag.
    fn tag_values(&self, union: &Union) -> Option<&Enumeration> {
        self.b.slot(union.tag_type.as_ref()?.id).shape.as_ref()?.as_enum()
    }

    pub(super) fn union(&self, node: &Node, union: &Union, slot: &Slot<'_>, at: &At) -> Option<Value> {
        let rule = slot.at;
        let NodeKind::Mapping(entries) = &node.kind else { return self.wrong(node, Expected::Mapping, at) };
        let given = entries.iter().find(|(key, _)| key.value == union.tag).map(|(_, tag)| tag);
        let (tag, word) = match (given.filter(|tag| !tag.is_null() || union.untagged.is_none()), &union.untagged) {
            (Some(tag), _) => (tag, self.written(tag, Expected::Text, &at.key(&union.tag, None))?),
            (None, Some(Untagged::Tag(word))) => (node, word.as_str()),
            (None, Some(Untagged::Base(_, base))) => return self.variant(node, base, union, at),
            (None, None) => {
                let (name, path) = (union.tag.clone(), at.path.clone());
                return self.note(node.span.at_start(), ValueProblem::MissesProperty { name, path, rule });
            }
        };
        let Some(variant) = union.variants.iter().find(|variant| variant.tag == word) else {
            // The enumeration of the tag may list more than there are variants for; a reader keeps those whole.
            let listed = self.tag_values(union);
            if listed.is_some_and(|listed| listed.values.iter().any(|value| value.wire == word)) {
                return Some(node.to_json());
            }
            // A variant whose model could not be found has its own problem.
            let variants = slot.schema.as_ref().and_then(|schema| schema.union()?.variants.value());
            if variants.is_some_and(|variants| variants.mentions(word)) {
                return None;
            }
            let known = union.variants.iter().map(|variant| variant.tag.clone()).collect();
            let path = at.key(&union.tag, None).path;
            let unlisted = Unlisted { value: word.to_owned(), path, known, rule };
            self.unlisted(tag.span, listed, unlisted)?;
            return Some(node.to_json());
        };
        let Some(payload) = &variant.payload else {
            let mut others = entries.iter().filter(|(key, _)| key.value != union.tag).peekable();
            if others.peek().is_none() {
                return Some(node.to_json());
            }
            for (key, _) in others {
                let (name, path, known) = (key.value.clone(), at.path.clone(), vec![union.tag.clone()]);
                let _: Option<()> = self.note(key.span, ValueProblem::UnknownProperty { name, path, known, rule });
            }
            return None;
        };
        let mut value = self.variant(node, payload, union, at)?;
        if let (Value::Object(object), true) = (&mut value, given.is_some()) {
            object.insert(union.tag.clone(), Value::String(word.to_owned()));
        }
        Some(value)
    }

    fn variant(&self, node: &Node, payload: &Reference, union: &Union, at: &At) -> Option<Value> {
        let slot = self.b.slot(payload.id);
        match slot.shape.as_ref()? {
            Shape::Struct(structure) => self.object(node, structure, Some(&union.tag), slot, at),
            Shape::Union(inner) => self.union(node, inner, slot, at),
            Shape::Text(_) | Shape::Number(_) | Shape::Enum(_) | Shape::Collection(_) | Shape::Alias(_) => None,
        }
    }
}
