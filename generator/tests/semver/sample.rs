//! Values that responses may have by contract: one of each type, and those at the edges of single values; never what a reader makes of them.

use generator::model::{
    Access, Api, CollectionKind, Decimal, Definition, EnumRepr, Enumeration, Field, NumberForm, NumberFormat, Numeric,
    Presence, Scalar, Shape, Struct, Type, TypeId, Union, Variant,
};
use serde_json::{Map, Value};

/// The definition that a type names, other names followed.
pub fn definition<'a>(api: &'a Api, ty: &'a Type) -> Option<&'a Definition> {
    match api.types.unaliased(ty) {
        Type::Named(reference) => Some(&api[reference]),
        Type::Scalar(_) | Type::Any | Type::List(_) | Type::Map(_) | Type::Nullable(_) => None,
    }
}

/// Whether responses may have a property.
pub fn is_received(field: &Field) -> bool {
    field.access != Access::WriteOnly
}

/// Whether the contract allows a property to be left out.
pub fn may_be_absent(field: &Field) -> bool {
    matches!(field.documented, Presence::Optional | Presence::OptionalNullable)
}

/// Whether the contract allows a property to be `null`.
pub fn may_be_null(field: &Field) -> bool {
    matches!(field.documented, Presence::RequiredNullable | Presence::OptionalNullable)
}

/// A whole value of a type, every property in it; `None` of a type that contains itself, inside of itself.
pub fn whole(api: &Api, ty: &Type, within: &mut Vec<TypeId>) -> Option<Value> {
    match api.types.unaliased(ty) {
        Type::Nullable(inner) => whole(api, inner, within),
        Type::List(item) => Some(Value::Array(whole(api, item, within).into_iter().collect())),
        Type::Map(item) => Some(whole(api, item, within).map_or_else(|| Value::Object(Map::new()), keyed)),
        ty @ (Type::Scalar(_) | Type::Any) => edges(api, ty).into_iter().next(),
        ty @ Type::Named(reference) => {
            if within.contains(&reference.id) {
                return None;
            }
            within.push(reference.id);
            let value = match &api[reference].shape {
                Shape::Struct(structure) => object(api, structure, within),
                Shape::Union(union) => union.variants.iter().find_map(|it| variant(api, union, it, within)),
                Shape::Collection(collection) => {
                    let count = collection.min.unwrap_or(0).max(1).min(collection.max.unwrap_or(u64::MAX));
                    whole(api, &collection.item, within).and_then(|item| {
                        let unlike = edges(api, &collection.item).into_iter().filter(|it| *it != item);
                        let items = std::iter::once(item.clone()).chain(unlike).chain(std::iter::repeat(item.clone()));
                        let value = items_of(collection.kind, items.take(usize::try_from(count).ok()?).collect());
                        Some(value).filter(|value| collection.broken(value).is_none())
                    })
                }
                Shape::Text(_) | Shape::Number(_) | Shape::Enum(_) | Shape::Alias(_) => {
                    edges(api, ty).into_iter().next()
                }
            };
            within.pop();
            value
        }
    }
}

fn keyed(value: Value) -> Value {
    Value::Object(Map::from_iter([("key".to_owned(), value)]))
}

/// A list or a map of these.
pub fn items_of(kind: CollectionKind, items: Vec<Value>) -> Value {
    match kind {
        CollectionKind::List { .. } => Value::Array(items),
        CollectionKind::Map => {
            Value::Object(items.into_iter().enumerate().map(|(at, item)| (format!("key{at}"), item)).collect())
        }
    }
}

/// An object with every property that responses have.
pub fn object(api: &Api, structure: &Struct, within: &mut Vec<TypeId>) -> Option<Value> {
    let mut object = Map::new();
    for field in structure.fields.iter().filter(|field| is_received(field)) {
        match field.constant.clone().or_else(|| whole(api, &field.ty, within)) {
            Some(value) => drop(object.insert(field.wire.clone(), value)),
            None if may_be_absent(field) => {}
            None if may_be_null(field) => drop(object.insert(field.wire.clone(), Value::Null)),
            None => return None,
        }
    }
    Some(Value::Object(object))
}

/// An object of a variant.
pub fn variant(api: &Api, union: &Union, variant: &Variant, within: &mut Vec<TypeId>) -> Option<Value> {
    let mut object = match &variant.payload {
        Some(payload) => whole(api, &Type::Named(payload.clone()), within)?,
        None => Value::Object(Map::new()),
    };
    object[union.tag.as_str()] = Value::from(variant.tag.as_str());
    Some(object)
}

/// A listed value as it is written.
pub fn listed(enumeration: &Enumeration, wire: &str) -> Value {
    match enumeration.repr {
        EnumRepr::Text => Value::from(wire),
        EnumRepr::Integer => serde_json::from_str(wire).expect("a whole number"),
    }
}

/// Values that are not listed; the contract of an open enumeration allows them.
pub fn unlisted(enumeration: &Enumeration) -> Value {
    match enumeration.repr {
        EnumRepr::Text => Value::from("listed nowhere"),
        EnumRepr::Integer => Value::from(987_654_321),
    }
}

/// Values of a type that has no parts, such as the least and the largest; none of another type.
pub fn edges(api: &Api, ty: &Type) -> Vec<Value> {
    match api.types.unaliased(ty) {
        Type::Scalar(scalar) => scalars(*scalar),
        Type::Any => ["1", "\"text\"", "[true]", "{\"key\": 1}"].map(parsed).into(),
        Type::List(_) | Type::Map(_) | Type::Nullable(_) => Vec::new(),
        Type::Named(reference) => match &api[reference].shape {
            Shape::Text(textual) => textual.language.members(12).into_iter().map(Value::String).collect(),
            Shape::Number(numeric) => numbers(numeric),
            Shape::Enum(enumeration) => enumeration.values.iter().map(|it| listed(enumeration, &it.wire)).collect(),
            Shape::Struct(_) | Shape::Union(_) | Shape::Collection(_) | Shape::Alias(_) => Vec::new(),
        },
    }
}

/// Whether the contract of a type that has no parts allows a value.
pub fn is_allowed(api: &Api, ty: &Type, value: &Value) -> bool {
    match api.types.unaliased(ty) {
        Type::Scalar(Scalar::Text) => value.is_string(),
        Type::Scalar(Scalar::Number(format, form)) => {
            number(value, *form).is_some_and(|number| is_in(*format, number, value))
        }
        Type::Scalar(scalar) => scalars(*scalar).contains(value),
        Type::Any => !value.is_null(),
        Type::List(_) | Type::Map(_) | Type::Nullable(_) => false,
        Type::Named(reference) => match &api[reference].shape {
            Shape::Text(textual) => value.as_str().is_some_and(|text| textual.language.contains(text)),
            Shape::Number(numeric) => {
                number(value, numeric.form).is_some_and(|number| numeric.broken(number).is_none())
            }
            Shape::Enum(enumeration) => {
                let is_listed = enumeration.values.iter().any(|it| listed(enumeration, &it.wire) == *value);
                let is_of_its_kind = match enumeration.repr {
                    EnumRepr::Text => value.is_string(),
                    EnumRepr::Integer => value.is_i64(),
                };
                is_listed || !enumeration.closed && is_of_its_kind
            }
            Shape::Struct(_) | Shape::Union(_) | Shape::Collection(_) | Shape::Alias(_) => false,
        },
    }
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn number(value: &Value, form: NumberForm) -> Option<Decimal> {
    match form {
        NumberForm::Number => value.is_number().then(|| Decimal::parse(&value.to_string())).flatten(),
        NumberForm::Text => value.as_str().and_then(Decimal::parse),
    }
}

fn is_in(format: NumberFormat, number: Decimal, value: &Value) -> bool {
    let whole = number.to_i64();
    // `1.0` is a whole number in JSON Schema; readers of whole numbers may refuse it, and nobody sends it.
    let is_plain = !value.to_string().contains('.');
    match format {
        NumberFormat::Int32 => is_plain && whole.is_some_and(|whole| i32::try_from(whole).is_ok()),
        NumberFormat::Int64 | NumberFormat::UnixTime => is_plain && whole.is_some(),
        NumberFormat::Float | NumberFormat::Double | NumberFormat::Decimal => true,
    }
}

fn written(number: Decimal, form: NumberForm) -> Value {
    match form {
        NumberForm::Text => Value::from(number.to_string()),
        NumberForm::Number => parsed(&number.to_string()),
    }
}

fn numbers(numeric: &Numeric) -> Vec<Value> {
    let Numeric { kind, form, minimum, maximum, multiple_of } = *numeric;
    let ends = [minimum, maximum].into_iter().flatten().map(|bound| bound.value);
    let widest = kind.range().into_iter().flatten();
    let whole = ends.clone().filter_map(Decimal::to_i64);
    let near = whole.flat_map(|end| [end.saturating_add(1), end.saturating_sub(1)]);
    let plain = [1, 0, -1, 7, 10].into_iter().chain(near).map(Decimal::integer);
    let half = Decimal::parse("1.5");
    let all = plain.chain(ends).chain(widest).chain(multiple_of).chain(half);
    all.filter(|it| numeric.broken(*it).is_none()).map(|it| written(it, form)).collect()
}

fn scalars(scalar: Scalar) -> Vec<Value> {
    let texts = |texts: &[&str]| texts.iter().map(|text| Value::from(*text)).collect();
    match scalar {
        Scalar::Boolean => vec![Value::from(true), Value::from(false)],
        Scalar::Number(format, form) => {
            let all = ["1", "0", "-1", "2147483647", "2147483648", "9223372036854775807", "1.5"];
            let all = all.into_iter().filter_map(Decimal::parse).map(|number| (number, written(number, form)));
            // What a time is in seconds has a year of four digits.
            let is_meant = |number: &Decimal| format != NumberFormat::UnixTime || *number < Decimal::integer(2 << 32);
            all.filter(|(number, value)| is_meant(number) && is_in(format, *number, value)).map(|it| it.1).collect()
        }
        Scalar::Text => texts(&["text", "", "a b/\u{e4}\"\n"]),
        Scalar::Date => texts(&["2031-05-01"]),
        Scalar::DateTime => texts(&["2031-05-01T10:20:30.1234567Z", "2031-05-01T10:20:30+02:00"]),
        Scalar::DateTimeRfc1123 => texts(&["Thu, 01 May 2031 10:20:30 GMT"]),
        Scalar::Duration => texts(&["PT1M", "P1DT2H"]),
        Scalar::Bytes | Scalar::Base64Url => texts(&["AQID"]),
        Scalar::Uuid => texts(&["00000000-0000-0000-0000-000000000001"]),
        Scalar::Uri => texts(&["https://any.example/"]),
        Scalar::ArmId => texts(&["/any/resource"]),
    }
}
