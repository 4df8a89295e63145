//! Values that the spec itself gives: defaults, constants, examples. Each is read by the type it stands for, so that `no` is text where
//! text is meant, and must keep that type's constraints.

mod object;
mod rule;

use super::build::{Builder, Slot, offered};
use super::form;
use crate::diagnose::{Expected, Found, Kind, Problem, ValueProblem};
use crate::model::{
    CollectionKind, Decimal, EnumRepr, Enumeration, NumberForm, Numeric, NumericKind, Scalar, Shape, Textual, Type,
    TypeId,
};
use crate::source::Span;
use crate::yaml::{Kind as NodeKind, Node};
use serde_json::{Map, Value};
use std::collections::HashSet;

/// Notes that the default of a parameter is not the one value allowed; `at` is where it stands, `rule` where the constant does.
pub(super) fn not_constant(b: &Builder<'_>, node: &Node, constant: &Value, (at, rule): (Span, Span)) {
    let constant = constant.as_str().map_or_else(|| constant.to_string(), str::to_owned);
    b.problem(at, ValueProblem::NotConstant { value: node.found(), constant, path: String::new(), rule });
}

/// The value of a default or constant, before all models are known; whether it keeps its constraints is checked at the end.
pub(super) fn early(b: &mut Builder<'_>, node: &Node, ty: &Type, declared: Span) -> Option<Value> {
    b.pending.push((node.clone(), ty.clone(), declared));
    let text = match ty {
        Type::Scalar(scalar) => is_text(*scalar),
        Type::Named(reference) => b.slot(reference.id).schema.schema().is_some_and(|schema| {
            let kind = schema.kind.value().map(String::as_str);
            let textual = schema.pattern.is_some()
                || schema.min_length.is_some()
                || schema.max_length.is_some()
                || schema.values.is_some();
            kind == Some("string") || kind.is_none() && textual
        }),
        Type::Any | Type::List(_) | Type::Map(_) | Type::Nullable(_) => false,
    };
    match &node.kind {
        NodeKind::Scalar { text: written, .. } if text => Some(Value::String(written.clone())),
        _ => Some(node.to_json()),
    }
}

fn is_text(scalar: Scalar) -> bool {
    !matches!(
        scalar,
        Scalar::Boolean
            | Scalar::Int32
            | Scalar::Int64
            | Scalar::Float
            | Scalar::Double
            | Scalar::Decimal
            | Scalar::UnixTime
    )
}

/// Reads values of an example, default or constant and notes what does not fit.
pub(super) struct Checker<'b, 'a> {
    pub(super) b: &'b Builder<'a>,
    /// Whether the value is sent, which leaves out what is read-only.
    pub(super) sent: bool,
}

/// Where a value is, from the outermost one, as a JSON path, and where its type was declared.
#[derive(Clone, Debug)]
pub(super) struct At {
    path: String,
    declared: Option<Span>,
}

impl At {
    pub(super) fn root() -> Self {
        Self { path: String::new(), declared: None }
    }

    /// The outermost value, of a type that was declared there.
    pub(super) fn declared(place: Span) -> Self {
        Self { path: String::new(), declared: Some(place) }
    }

    fn key(&self, key: &str, declared: Option<Span>) -> Self {
        let path = if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) };
        Self { path, declared }
    }

    fn index(&self, index: usize) -> Self {
        Self { path: format!("{}[{index}]", self.path), ..*self }
    }
}

impl Checker<'_, '_> {
    /// The value as JSON; `None` after a problem.
    pub(super) fn check(&self, node: &Node, ty: &Type, at: &At) -> Option<Value> {
        match ty {
            Type::Any => {
                self.check_retyped(node, at);
                Some(node.to_json())
            }
            Type::Scalar(scalar) => self.scalar(node, *scalar, at),
            Type::Nullable(inner) => {
                if node.is_null() {
                    Some(Value::Null)
                } else {
                    self.check(node, inner, at)
                }
            }
            Type::List(item) => self.list(node, item, at),
            Type::Map(item) => self.map(node, item, at),
            Type::Named(reference) => self.named(node, reference.id, at),
        }
    }

    fn named(&self, node: &Node, id: TypeId, at: &At) -> Option<Value> {
        let slot = self.b.slot(id);
        match slot.shape.as_ref()? {
            Shape::Alias(ty) => self.check(node, ty, at),
            Shape::Text(textual) => self.text(node, textual, slot, at),
            Shape::Number(numeric) => self.number(node, numeric, slot, at),
            Shape::Enum(enumeration) => self.enumeration(node, enumeration, slot.at, at),
            Shape::Struct(structure) => self.object(node, structure, None, slot, at),
            Shape::Union(union) => self.union(node, union, slot, at),
            Shape::Collection(collection) => {
                let value = match collection.kind {
                    CollectionKind::List { .. } => self.list(node, &collection.item, at)?,
                    CollectionKind::Map => self.map(node, &collection.item, at)?,
                };
                let count = value.as_array().map_or_else(|| value.as_object().map_or(0, Map::len), Vec::len) as u64;
                let unique = matches!(collection.kind, CollectionKind::List { unique: true });
                let repeated = unique && value.as_array().is_some_and(|items| has_repeated(items));
                let few = collection.min.is_some_and(|min| count < min);
                let many = collection.max.is_some_and(|max| count > max);
                if few || many || repeated {
                    let rule = rule::collection(slot, few, many);
                    return self.breaks(node, collection.requirement.clone(), rule, at);
                }
                Some(value)
            }
        }
    }

    pub(super) fn breaks<T>(&self, node: &Node, requirement: String, rule: Span, at: &At) -> Option<T> {
        self.note(
            node.span,
            ValueProblem::BreaksConstraint { value: node.found(), requirement, path: at.path.clone(), rule },
        )
    }

    fn wrong<T>(&self, node: &Node, expected: Expected, at: &At) -> Option<T> {
        let found = match &node.kind {
            // In quotes it is text, whatever it looks like.
            NodeKind::Scalar { text, plain: false } if reads_as_typed(text) => Found::Quoted(text.clone()),
            NodeKind::Scalar { .. } | NodeKind::Sequence(_) | NodeKind::Mapping(_) => node.found(),
        };
        self.misfit(node, expected, found, at)
    }

    fn misfit<T>(&self, node: &Node, expected: Expected, found: Found, at: &At) -> Option<T> {
        let kind = ValueProblem::OfWrongType { expected, found, path: at.path.clone(), rule: at.declared };
        self.note(node.span, kind)
    }

    /// Where any JSON may stand, YAML's own types hold, and a text such as `1.20` loses its last digit.
    fn check_retyped(&self, node: &Node, at: &At) {
        match &node.kind {
            NodeKind::Scalar { text, plain: true } => {
                let read = node.to_json();
                let (value, path) = (read.to_string(), at.path.clone());
                if read.is_number() && value != *text {
                    let _: Option<()> =
                        self.note(node.span, ValueProblem::AsNumber { text: text.clone(), value, path });
                }
            }
            NodeKind::Scalar { .. } => {}
            NodeKind::Sequence(items) => {
                items.iter().enumerate().for_each(|(index, item)| self.check_retyped(item, &at.index(index)));
            }
            NodeKind::Mapping(entries) => {
                entries.iter().for_each(|(key, item)| self.check_retyped(item, &at.key(&key.value, None)));
            }
        }
    }

    fn note<T>(&self, at: Span, kind: impl Into<Kind>) -> Option<T> {
        self.b.problems.push(Problem::new(at, kind));
        None
    }

    /// Notes that a value is not the one value allowed.
    pub(super) fn not_constant<T>(&self, node: &Node, constant: &Value, at: &At) -> Option<T> {
        let constant = constant.as_str().map_or_else(|| constant.to_string(), str::to_owned);
        let (value, path) = (node.found(), at.path.clone());
        let rule = at.declared.unwrap_or(node.span);
        self.note(node.span, ValueProblem::NotConstant { value, constant, path, rule })
    }

    fn written<'n>(&self, node: &'n Node, expected: Expected, at: &At) -> Option<&'n str> {
        match &node.kind {
            NodeKind::Scalar { text, plain } if !(*plain && node.is_null()) => Some(text),
            _ => self.wrong(node, expected, at),
        }
    }

    fn scalar(&self, node: &Node, scalar: Scalar, at: &At) -> Option<Value> {
        let expected = Expected::Scalar(scalar);
        match scalar {
            Scalar::Boolean => match node.to_json() {
                value @ Value::Bool(_) => Some(value),
                _ => self.wrong(node, expected, at),
            },
            Scalar::Int32 | Scalar::Int64 | Scalar::UnixTime | Scalar::Float | Scalar::Double | Scalar::Decimal => {
                let value = node.to_json();
                let decimal = self.plain_number(node);
                let integer = matches!(scalar, Scalar::Int32 | Scalar::Int64 | Scalar::UnixTime);
                let fits = match decimal {
                    Some(decimal) if integer => {
                        decimal.to_i64().is_some_and(|number| form::is_integer_of(scalar, number))
                    }
                    decimal => decimal.is_some(),
                };
                if fits && value.is_number() { Some(value) } else { self.wrong(node, expected, at) }
            }
            _ => {
                let text = self.written(node, expected.clone(), at)?;
                if form::fits(scalar, text) {
                    return Some(Value::String(text.to_owned()));
                }
                self.misfit(node, expected, Found::Value(text.to_owned()), at)
            }
        }
    }

    fn plain_number(&self, node: &Node) -> Option<Decimal> {
        match &node.kind {
            NodeKind::Scalar { text, plain: true } => Decimal::parse(text),
            _ => None,
        }
    }

    fn text(&self, node: &Node, textual: &Textual, slot: &Slot<'_>, at: &At) -> Option<Value> {
        let text = self.written(node, Expected::Text, at)?;
        if !textual.language.contains(text) {
            let scalar = slot.schema.schema().and_then(|schema| super::text::scalar(self.b, schema));
            return self.breaks(node, textual.requirement.clone(), rule::text(slot, textual, scalar, text), at);
        }
        Some(Value::String(text.to_owned()))
    }

    fn number(&self, node: &Node, numeric: &Numeric, slot: &Slot<'_>, at: &At) -> Option<Value> {
        let scalar = numeric.kind.scalar();
        let value = self.scalar(node, if numeric.form == NumberForm::Text { scalar.in_text() } else { scalar }, at)?;
        let number = match &value {
            Value::String(text) => Decimal::parse(text)?,
            _ => self.plain_number(node)?,
        };
        let above =
            numeric.minimum.as_ref().is_none_or(|min| number > min.value || number == min.value && !min.exclusive);
        let below =
            numeric.maximum.as_ref().is_none_or(|max| number < max.value || number == max.value && !max.exclusive);
        let steps = numeric.multiple_of.is_none_or(|step| number.is_multiple_of(step).unwrap_or(true));
        let whole = number.is_integer() || !matches!(numeric.kind, NumericKind::Int32 | NumericKind::Int64);
        if above && below && steps && whole {
            Some(value)
        } else {
            self.breaks(node, numeric.requirement.clone(), rule::number(slot, numeric, above, below, steps), at)
        }
    }

    fn enumeration(&self, node: &Node, enumeration: &Enumeration, rule: Span, at: &At) -> Option<Value> {
        let text = self.written(node, Expected::EnumValue, at)?;
        if enumeration.values.is_empty() {
            return None;
        }
        if !enumeration.values.iter().any(|value| value.wire == text) {
            let listed = enumeration.values.iter().map(|value| value.wire.as_str());
            let known = offered(self.b.closest(text, listed.clone()), listed);
            return self.note(
                node.span,
                ValueProblem::NotListed { value: text.to_owned(), known, path: at.path.clone(), rule },
            );
        }
        match enumeration.repr {
            EnumRepr::Text => Some(Value::String(text.to_owned())),
            EnumRepr::Integer => Some(node.to_json()),
        }
    }

    fn list(&self, node: &Node, item: &Type, at: &At) -> Option<Value> {
        let NodeKind::Sequence(items) = &node.kind else { return self.wrong(node, Expected::List, at) };
        let items: Vec<Option<Value>> =
            items.iter().enumerate().map(|(index, node)| self.check(node, item, &at.index(index))).collect();
        items.into_iter().collect::<Option<Vec<_>>>().map(Value::Array)
    }

    fn map(&self, node: &Node, item: &Type, at: &At) -> Option<Value> {
        let NodeKind::Mapping(entries) = &node.kind else { return self.wrong(node, Expected::Mapping, at) };
        let entries: Vec<_> = entries
            .iter()
            .map(|(key, node)| Some((key.value.clone(), self.check(node, item, &at.key(&key.value, at.declared))?)))
            .collect();
        entries.into_iter().collect::<Option<Map<_, _>>>().map(Value::Object)
    }
}

/// Whether two of the values are equal; the order of properties makes no difference.
fn has_repeated(items: &[Value]) -> bool {
    let mut seen = HashSet::new();
    let ordered = |item: &Value| {
        let mut item = item.clone();
        item.sort_all_objects();
        item.to_string()
    };
    !items.iter().all(|item| seen.insert(ordered(item)))
}

/// Whether a text would be something else without its quotes.
fn reads_as_typed(text: &str) -> bool {
    text.parse::<f64>().is_ok() || matches!(text, "true" | "false")
}
