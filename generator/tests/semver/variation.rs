//! Values that the contract of one side allows and that differ in one thing from what the reader of the other side takes, with the names
//! of that thing; never what the reader makes of them.

use crate::sample::{self, definition, edges, is_allowed, is_received, items_of, may_be_absent, may_be_null, whole};
use generator::model::{
    Api, Collection, CollectionKind, Enumeration, Field, Shape, Struct, Type, TypeId, Union, Untagged, Variant,
};
use serde_json::Value;
use std::collections::BTreeSet;

/// A value, and what it is unusual in, the outermost thing first, as findings call it.
#[derive(Clone, Debug)]
pub struct Variation {
    pub value: Value,
    pub trail: Vec<String>,
}

impl Variation {
    fn new(value: Value, trail: Vec<String>) -> Self {
        Self { value, trail }
    }

    /// The same inside of another value, of which it is this part.
    fn within(self, trail: &[String], form: impl Fn(Value) -> Value) -> Self {
        Self { value: form(self.value), trail: trail.iter().cloned().chain(self.trail).collect() }
    }
}

/// Who writes and who reads.
#[derive(Clone, Copy)]
pub struct Sides<'a> {
    pub writer: &'a Api,
    pub reader: &'a Api,
}

type Within = Vec<(Option<TypeId>, Option<TypeId>)>;

/// A type by its parts.
enum View<'a> {
    Object(&'a Struct),
    Union(&'a Union),
    Items(Collection),
    Single,
}

fn view<'a>(api: &'a Api, ty: &'a Type) -> View<'a> {
    let items = |kind, item: &Type| View::Items(Collection { kind, item: item.clone(), min: None, max: None });
    match api.types.unaliased(ty) {
        Type::List(item) => items(CollectionKind::List { unique: false }, item),
        Type::Map(item) => items(CollectionKind::Map, item),
        Type::Scalar(_) | Type::Any | Type::Nullable(_) => View::Single,
        Type::Named(reference) => match &api[reference].shape {
            Shape::Struct(structure) => View::Object(structure),
            Shape::Union(union) => View::Union(union),
            Shape::Collection(collection) => View::Items(collection.clone()),
            Shape::Text(_) | Shape::Number(_) | Shape::Enum(_) | Shape::Alias(_) => View::Single,
        },
    }
}

/// The names of a type, those of its aliases among them.
fn called(api: &Api, ty: &Type) -> BTreeSet<String> {
    let Type::Named(reference) = ty else { return BTreeSet::new() };
    let definition = &api[reference];
    let mut names = if let Shape::Alias(inner) = &definition.shape { called(api, inner) } else { BTreeSet::new() };
    names.insert(format!("`{}`", definition.name));
    names
}

fn part(noun: &str, name: &str, owners: &[String]) -> Vec<String> {
    owners.iter().map(|owner| format!("{noun} `{name}` of {owner}")).collect()
}

fn with(base: &Value, key: &str, value: Value) -> Value {
    let mut object = base.as_object().cloned().unwrap_or_default();
    object.insert(key.to_owned(), value);
    Value::Object(object)
}

fn without(base: &Value, key: &str) -> Value {
    let mut object = base.as_object().cloned().unwrap_or_default();
    object.remove(key);
    Value::Object(object)
}

impl Sides<'_> {
    /// What the reader takes, and values of the writer that differ from it in one thing each.
    pub fn of(self, writer: &Type, reader: &Type, within: &mut Within) -> Vec<Variation> {
        let (w, r) = (self.writer.types.unaliased(writer), self.reader.types.unaliased(reader));
        if let Type::Nullable(inner) = w {
            let other = if let Type::Nullable(other) = r { other } else { r };
            let null = Variation::new(Value::Null, Vec::new());
            return std::iter::once(null).chain(self.of(inner, other, within)).collect();
        }
        if let Type::Nullable(inner) = r {
            return self.of(w, inner, within);
        }
        let definitions = [definition(self.writer, w), definition(self.reader, r)];
        let ids = definitions.map(|definition| definition.map(|it| it.id));
        if within.contains(&(ids[0], ids[1])) {
            return Vec::new();
        }
        let mut names = called(self.writer, writer);
        names.extend(called(self.reader, reader));
        let names: Vec<String> = names.into_iter().collect();
        if names.is_empty() {
            return self.parts(w, r, &names, within);
        }
        within.push((ids[0], ids[1]));
        let found = self.parts(w, r, &names, within);
        within.pop();
        found.into_iter().map(|it| it.within(&names, |value| value)).collect()
    }

    fn parts(self, w: &Type, r: &Type, names: &[String], within: &mut Within) -> Vec<Variation> {
        let other = || whole(self.writer, w, &mut Vec::new()).into_iter().map(|it| Variation::new(it, Vec::new()));
        match (view(self.writer, w), view(self.reader, r)) {
            (View::Object(a), View::Object(b)) => match sample::object(self.reader, b, &mut Vec::new()) {
                Some(base) => self.members(&base, (a, b), None, names, within),
                None => Vec::new(),
            },
            (View::Union(a), View::Union(b)) => self.union(a, b, names, within),
            (View::Items(a), View::Items(b)) if is_list(&a) == is_list(&b) => self.items(&a, &b, names, within),
            (View::Single, View::Single) => self.single(w, r, names),
            (View::Object(_) | View::Union(_) | View::Items(_) | View::Single, _) => other().collect(),
        }
    }

    /// Objects that differ from one that the reader takes in one property.
    fn members(
        self,
        base: &Value,
        (a, b): (&Struct, &Struct),
        tag: Option<&str>,
        names: &[String],
        within: &mut Within,
    ) -> Vec<Variation> {
        let is_member = |field: &&Field| is_received(field) && tag != Some(field.wire.as_str());
        let find = |it: &Struct, wire: &str| it.fields.iter().filter(is_member).find(|it| it.wire == wire).cloned();
        let mut found = vec![Variation::new(base.clone(), Vec::new())];
        for field in a.fields.iter().filter(is_member) {
            found.extend(self.member(base, field, find(b, &field.wire), names, within));
        }
        for field in b.fields.iter().filter(is_member).filter(|field| find(a, &field.wire).is_none()) {
            // What was renamed on the wire is called as it is now.
            let now = a.fields.iter().chain(&b.fields).filter(|other| other.name == field.name);
            let trail: Vec<String> = now.flat_map(|it| part("property", &it.wire, names)).collect();
            found.push(Variation::new(without(base, &field.wire), trail.clone()));
            if let Some(value) = a.additional.as_ref().and_then(|ty| whole(self.writer, ty, &mut Vec::new())) {
                found.push(Variation::new(with(base, &field.wire, value), trail));
            }
        }
        let trail: Vec<String> = names.iter().map(|name| format!("properties of {name} that are not listed")).collect();
        let others: Vec<Variation> = match (&a.additional, &b.additional) {
            (Some(ty), Some(other)) => self.of(ty, other, within),
            (Some(ty), None) => {
                whole(self.writer, ty, &mut Vec::new()).into_iter().map(|it| Variation::new(it, Vec::new())).collect()
            }
            // No contract has it, and every reader ignores it.
            (None, None) => vec![Variation::new(Value::from("nobody lists it"), Vec::new())],
            (None, Some(_)) => Vec::new(),
        };
        found.extend(others.into_iter().map(|it| it.within(&trail, |value| with(base, "listed nowhere", value))));
        found
    }

    fn member(
        self,
        base: &Value,
        field: &Field,
        other: Option<Field>,
        names: &[String],
        within: &mut Within,
    ) -> Vec<Variation> {
        let trail = part("property", &field.wire, names);
        let form = |value: Value| with(base, &field.wire, value);
        let mut found = Vec::new();
        if may_be_absent(field) {
            found.push(Variation::new(without(base, &field.wire), trail.clone()));
        }
        if may_be_null(field) {
            found.push(Variation::new(form(Value::Null), trail.clone()));
        }
        let values = match (&field.constant, &other) {
            (Some(constant), _) => vec![Variation::new(constant.clone(), Vec::new())],
            (None, Some(other)) => self.of(&field.ty, &other.ty, within),
            (None, None) => whole(self.writer, &field.ty, &mut Vec::new())
                .map(|it| Variation::new(it, Vec::new()))
                .into_iter()
                .collect(),
        };
        found.extend(values.into_iter().map(|it| it.within(&trail, form)));
        found
    }

    fn union(self, a: &Union, b: &Union, names: &[String], within: &mut Within) -> Vec<Variation> {
        let mut found = Vec::new();
        let same = |variant: &Variant| b.variants.iter().find(|other| other.tag == variant.tag && a.tag == b.tag);
        for variant in &a.variants {
            let now = a.variants.iter().chain(&b.variants).filter(|other| other.name == variant.name);
            let trail: Vec<String> = now.flat_map(|it| part("variant", &it.tag, names)).collect();
            let payload = |api, it: &Variant| {
                let ty = it.payload.clone().map(Type::Named)?;
                definition(api, &ty).map(|it| (it.name.to_string(), it.shape.clone()))
            };
            let both = same(variant).map(|other| (payload(self.writer, variant), payload(self.reader, other), other));
            match both {
                Some((Some((one, Shape::Struct(a))), Some((two, Shape::Struct(b_payload))), other)) => {
                    let base = sample::variant(self.reader, b, other, &mut Vec::new());
                    let owners: Vec<String> = BTreeSet::from([one, two]).iter().map(|it| format!("`{it}`")).collect();
                    let inner = base
                        .iter()
                        .flat_map(|base| self.members(base, (&a, &b_payload), Some(&b.tag), &owners, within));
                    let trail: Vec<String> = trail.into_iter().chain(owners.clone()).collect();
                    found.extend(inner.map(|it| it.within(&trail, |value| value)));
                }
                _ => {
                    let value = sample::variant(self.writer, a, variant, &mut Vec::new());
                    found.extend(value.map(|value| Variation::new(value, trail)));
                }
            }
        }
        let untagged = a.untagged.as_ref().map(|untagged| match untagged {
            Untagged::Tag(tag) => {
                let variant = a.variants.iter().find(|it| it.tag == *tag);
                variant.and_then(|it| sample::variant(self.writer, a, it, &mut Vec::new()))
            }
            Untagged::Base(_, base) => whole(self.writer, &Type::Named(base.clone()), &mut Vec::new()),
        });
        found.extend(untagged.flatten().map(|value| Variation::new(without(&value, &a.tag), Vec::new())));
        found
    }

    fn items(self, a: &Collection, b: &Collection, names: &[String], within: &mut Within) -> Vec<Variation> {
        let least = a.min.unwrap_or(0);
        let enough = least.max(b.min.unwrap_or(0)).max(1);
        let unlike = |api: &Api, ty: &Type, count: u64| -> Option<Vec<Value>> {
            let first = whole(api, ty, &mut Vec::new())?;
            let others = edges(api, ty).into_iter().filter(|it| *it != first);
            let all: Vec<Value> = std::iter::once(first.clone()).chain(others).collect();
            let count = usize::try_from(count).ok()?;
            Some(if all.len() < count { vec![first; count] } else { all[..count].to_vec() })
        };
        let mut counts = BTreeSet::from([least, enough]);
        counts.extend(a.max.filter(|max| *max <= 100));
        counts
            .extend(b.max.filter(|max| *max <= 100).map(|max| max + 1).filter(|it| a.max.is_none_or(|max| *it <= max)));
        let mut lists: Vec<Vec<Value>> =
            counts.iter().filter_map(|count| unlike(self.reader, &b.item, *count)).collect();
        lists.extend(whole(self.reader, &b.item, &mut Vec::new()).map(|item| vec![item; 2]));
        let lists = lists.into_iter().map(|list| items_of(b.kind, list));
        let allowed = lists.filter(|list| a.broken(list).is_none());
        let mut found: Vec<Variation> = allowed.map(|list| Variation::new(list, Vec::new())).collect();
        let trail: Vec<String> = names.iter().map(|name| format!("items of {name}")).collect();
        let form = |value: Value| {
            let rest = unlike(self.reader, &b.item, enough).unwrap_or_default().into_iter().filter(|it| *it != value);
            let needed = usize::try_from(enough).unwrap_or_default();
            items_of(b.kind, std::iter::once(value.clone()).chain(rest).take(needed).collect())
        };
        found.extend(self.of(&a.item, &b.item, within).into_iter().map(|it| it.within(&trail, form)));
        found
    }

    /// Values at the edges of either side, as far as the writer's contract allows them.
    fn single(self, w: &Type, r: &Type, names: &[String]) -> Vec<Variation> {
        let shape = |api, ty| definition(api, ty).map(|it| &it.shape);
        let (of_writer, of_reader) = (shape(self.writer, w), shape(self.reader, r));
        let mut values = edges(self.writer, w);
        values.extend(edges(self.reader, r).into_iter().filter(|value| is_allowed(self.writer, w, value)));
        if let (Some(Shape::Text(a)), Some(Shape::Text(b))) = (of_writer, of_reader) {
            let shown = match a.language.relation(&b.language) {
                pattern::Relation::Narrows(lost) | pattern::Relation::Incomparable { lost, gained: _ } => Some(lost),
                pattern::Relation::Equal | pattern::Relation::Widens(_) | pattern::Relation::Undecided => None,
            };
            values.extend(shown.iter().filter_map(|it| it.text()).map(Value::from));
        }
        let enumerations: Vec<&Enumeration> = [of_writer, of_reader]
            .into_iter()
            .filter_map(|shape| if let Some(Shape::Enum(enumeration)) = shape { Some(enumeration) } else { None })
            .collect();
        values.extend(enumerations.iter().filter(|it| !it.closed).map(|it| sample::unlisted(it)));
        values.retain(|value| is_allowed(self.writer, w, value));
        // A value that is rewritten is called as it is now.
        let called = |value: &Value| -> Vec<String> {
            let wire = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let all = || enumerations.iter().flat_map(|it| &it.values);
            let is_named = |name| all().any(|other| other.wire == wire && other.name == name);
            all().filter(|it| is_named(it.name.clone())).flat_map(|it| part("value", &it.wire, names)).collect()
        };
        values.into_iter().map(|value| Variation::new(value.clone(), called(&value))).collect()
    }
}

fn is_list(collection: &Collection) -> bool {
    matches!(collection.kind, CollectionKind::List { .. })
}
