//! Made-up values that keep the constraints of their type; never one that a service would know.

use crate::model::{
    Access, Api, Collection, CollectionKind, Decimal, Definition, EnumRepr, Field, NumberForm, NumberFormat, Numeric,
    Parameter, ParameterLocation, Presence, Scalar, Shape, Struct, Type, TypeId,
};
use serde_json::{Map, Number, Value};

/// How much of a type a value shows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Extent {
    /// What must be there.
    Minimal,
    /// Every property once, lists that may be absent as `null`, text with quotation marks and line ends.
    Full,
}

/// A text that a careless writer of JSON would break.
const TEXT: &str = "made \"up\"\nfor a test";

/// A value as a service sends it; `None` where none could be generated.
pub(super) fn of(api: &Api, ty: &Type, extent: Extent) -> Option<Value> {
    Sampler { api, extent, within: Vec::new() }.value(ty)
}

/// A value that can be sent and is there: a path has it even where it may be nothing, and a list in the path has an item. `None` where none
/// could be generated.
pub(super) fn sent(api: &Api, parameter: &Parameter) -> Option<Value> {
    let value = of(api, &parameter.ty, Extent::Minimal)?;
    let may_be_nothing = parameter.location == ParameterLocation::PathOrNothing;
    let location = if may_be_nothing { ParameterLocation::PathWithSlashes } else { parameter.location };
    match value {
        Value::Array(items) if location.is_path() => {
            let item = carried(api, api.types.list_item(&parameter.ty)?, location)?;
            Some(Value::Array(vec![item; items.len().max(1)]))
        }
        Value::Array(items) if parameter.carries_items(&items) => Some(Value::Array(items)),
        Value::Array(items) => words(api, &parameter.ty, items.len()),
        _ => carried(api, &parameter.ty, location),
    }
}

/// A value of the type whose text arrives at the place.
fn carried(api: &Api, ty: &Type, location: ParameterLocation) -> Option<Value> {
    let value = of(api, ty, Extent::Minimal)?;
    let Type::Named(reference) = ty else { return Some(value) };
    if value.as_str().is_none_or(|text| location.carries(text)) {
        return Some(value);
    }
    match &api[reference].shape {
        Shape::Text(textual) => {
            let simple = ["a", "a/b", "/a/b"].map(str::to_owned).into_iter();
            let mut texts = simple.filter(|text| textual.language.contains(text)).chain(textual.language.members(32));
            texts.find(|text| location.carries(text)).map(Value::String)
        }
        Shape::Enum(enumeration) => {
            let mut words = enumeration.values.iter().map(|value| value.wire.as_str());
            words.find(|word| location.carries(word)).map(Value::from)
        }
        Shape::Alias(ty) => carried(api, ty, location),
        Shape::Number(_) | Shape::Struct(_) | Shape::Union(_) | Shape::Collection(_) => Some(value),
    }
}

/// A list of so many texts of letters and digits, no two of which are the same.
fn words(api: &Api, ty: &Type, count: usize) -> Option<Value> {
    let Shape::Text(textual) = &api[api.types.unaliased(api.types.list_item(ty)?).as_named()?].shape else {
        return None;
    };
    let is_word = |text: &String| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let words = textual.language.members(64).into_iter().filter(is_word).take(count).map(Value::String);
    Some(words.collect::<Vec<_>>()).filter(|words| words.len() == count).map(Value::Array)
}

struct Sampler<'a> {
    api: &'a Api,
    extent: Extent,
    /// The structures that the value is in.
    within: Vec<TypeId>,
}

impl Sampler<'_> {
    fn value(&mut self, ty: &Type) -> Option<Value> {
        match (ty, self.extent) {
            (Type::Scalar(scalar), extent) => Some(self::scalar(*scalar, extent)),
            (Type::Any, _) => Some(Value::from("anything")),
            (Type::Nullable(_), Extent::Minimal) => Some(Value::Null),
            (Type::List(_), Extent::Minimal) => Some(Value::Array(Vec::new())),
            (Type::Map(_), Extent::Minimal) => Some(Value::Object(Map::new())),
            (Type::Nullable(inner), Extent::Full) => self.value(inner),
            (Type::List(item), Extent::Full) => Some(Value::Array(self.value(item).into_iter().collect())),
            (Type::Map(item), Extent::Full) => {
                Some(Value::Object(self.value(item).map(|value| ("key".to_owned(), value)).into_iter().collect()))
            }
            (Type::Named(reference), _) => self.named(reference.id),
        }
    }

    fn named(&mut self, id: TypeId) -> Option<Value> {
        let api = self.api;
        if self.within.contains(&id) {
            return None;
        }
        self.within.push(id);
        let value = match &api[id].shape {
            Shape::Text(textual) => textual.language.members(1).pop().map(Value::String),
            Shape::Number(numeric) => number(numeric),
            Shape::Enum(enumeration) => enumeration.values.first().and_then(|value| match enumeration.repr {
                EnumRepr::Text => Some(Value::from(value.wire.as_str())),
                EnumRepr::Integer => serde_json::from_str(&value.wire).ok(),
            }),
            Shape::Struct(structure) => self.structure(&api[id], structure),
            Shape::Union(union) => union.variants.first().and_then(|variant| {
                let mut object = match &variant.payload {
                    Some(payload) => self.named(payload.id)?,
                    None => Value::Object(Map::new()),
                };
                object[union.tag.as_str()] = Value::from(variant.tag.as_str());
                Some(object)
            }),
            Shape::Collection(collection) => {
                // What the largest number and `unique` ask for is judged in the end.
                let Collection { kind, item, min, max: _ } = collection;
                let count = min.unwrap_or(0);
                let item = if count == 0 { None } else { self.value(item) };
                let items = (0..count).map_while(|_| item.clone());
                let value = match kind {
                    CollectionKind::List { .. } => items.collect(),
                    CollectionKind::Map => {
                        Value::Object(items.enumerate().map(|(index, item)| (format!("key{index}"), item)).collect())
                    }
                };
                Some(value).filter(|value| collection.broken(value).is_none())
            }
            Shape::Alias(ty) => self.value(ty),
        };
        self.within.pop();
        value
    }

    fn structure(&mut self, definition: &Definition, structure: &Struct) -> Option<Value> {
        let mut object = Map::new();
        for field in &structure.fields {
            let is_required = is_required(definition, field);
            if !is_required && (self.extent == Extent::Minimal || field.access == Access::WriteOnly) {
                continue;
            }
            let value = match (&field.constant, &field.ty) {
                (Some(constant), _) => Some(constant.clone()),
                (None, Type::List(_)) if !is_required => Some(Value::Null),
                (None, ty) => self.value(ty),
            };
            if value.is_none() && is_required {
                return None;
            }
            object.extend(value.map(|value| (field.wire.clone(), value)));
        }
        Some(Value::Object(object))
    }
}

/// Whether every value of the definition has the property.
pub(super) fn is_required(definition: &Definition, field: &Field) -> bool {
    field.is_responded()
        || definition.must_send(field)
        || matches!(field.presence, Presence::Required | Presence::RequiredNullable)
}

fn scalar(scalar: Scalar, extent: Extent) -> Value {
    match scalar {
        Scalar::Text if extent == Extent::Full => Value::from(TEXT),
        Scalar::Text => Value::from("text"),
        Scalar::Boolean => Value::from(true),
        Scalar::Number(format, NumberForm::Number) => unconstrained(format),
        Scalar::Number(format, NumberForm::Text) => Value::from(unconstrained(format).to_string()),
        Scalar::Date => Value::from("2031-05-01"),
        Scalar::DateTime => Value::from("2031-05-01T10:20:30.1234567Z"),
        Scalar::DateTimeRfc1123 => Value::from("Thu, 01 May 2031 10:20:30 GMT"),
        Scalar::Duration => Value::from("PT1M"),
        Scalar::Bytes | Scalar::Base64Url => Value::from("AQID"),
        Scalar::Uuid => Value::from("00000000-0000-0000-0000-000000000001"),
        Scalar::Uri => Value::from("https://any.example/"),
        Scalar::ArmId => Value::from("/any/resource"),
    }
}

fn unconstrained(format: NumberFormat) -> Value {
    match format {
        NumberFormat::Int32 | NumberFormat::Int64 => Value::from(1),
        NumberFormat::Float | NumberFormat::Double | NumberFormat::Decimal => Value::from(1.5),
        NumberFormat::UnixTime => Value::from(1_935_397_230),
    }
}

/// A whole number that fits, or one of the bounds.
fn number(numeric: &Numeric) -> Option<Value> {
    let Numeric { kind: _, form, minimum, maximum, multiple_of } = numeric;
    let ends = [minimum, maximum].into_iter().flatten().map(|bound| bound.value);
    let near = ends.clone().filter_map(Decimal::to_i64).flat_map(|end| [end.saturating_add(1), end.saturating_sub(1)]);
    let whole = [1, 10, 0].into_iter().chain(near).map(Decimal::integer);
    let fitting = whole.chain(ends).chain(*multiple_of).find(|number| numeric.broken(*number).is_none())?;
    if *form == NumberForm::Text {
        return Some(Value::from(fitting.to_string()));
    }
    match fitting.to_i64() {
        Some(whole) => Some(Value::from(whole)),
        None => Number::from_f64(fitting.to_f64()).map(Value::Number),
    }
}
