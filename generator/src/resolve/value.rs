//! Values in the specs themselves: defaults, constants, examples. Each is read by the type it stands for, so that `no` is text where
//! text is meant, and must keep that type's constraints.

mod object;
mod rule;

use super::build::{Builder, Pending, Slot, offered};
use super::classified::Classified;
use super::form;
use crate::diagnose::{Expected, Found, Problem, ProblemKind, Unlisted, ValueProblem};
use crate::model::{
    CollectionKind, Decimal, EnumRepr, Enumeration, Field, NumberForm, Numeric, Scalar, Shape, Textual, Type, TypeId,
};
use crate::source::{Span, Spanned};
use crate::yaml::{Node, NodeKind};
use serde_json::{Map, Value as Json};

/// Reads the constants and then the defaults of the properties that wait for it.
pub(super) fn fill(b: &mut Builder<'_>) {
    let (ready, waiting) = std::mem::take(&mut b.pending).into_iter().partition(|it| b.slot(it.of).shape.is_some());
    b.pending = waiting;
    let ready: Vec<Pending<'_>> = ready;
    for Pending { of, wire, schema, ty } in &ready {
        let constant = constant(b, schema, ty, wire.span);
        if let Some(field) = field(b, *of, wire) {
            field.constant = constant;
        }
    }
    for Pending { of, wire, schema, ty } in &ready {
        let constant = field(b, *of, wire).and_then(|field| field.constant.clone());
        let default = default(b, schema, ty, (constant.as_ref(), wire.span));
        if let Some(field) = field(b, *of, wire) {
            field.default = default;
        }
    }
}

fn plain_number(node: &Node) -> Option<Decimal> {
    Decimal::parse(node.plain()?)
}

fn field<'b>(b: &'b mut Builder<'_>, of: TypeId, wire: &Spanned<String>) -> Option<&'b mut Field> {
    let Some(Shape::Struct(structure)) = &mut b.slot_mut(of).shape else { return None };
    structure.fields.iter_mut().find(|field| field.wire == wire.value)
}

/// The constant of a schema; as it was typed where it does not fit.
pub(super) fn constant(b: &Builder<'_>, schema: &Classified<'_>, ty: &Type, declared: Span) -> Option<Json> {
    let node = schema.place.constant.value()?;
    let checker = Checker { b, origin: Origin::Schema };
    Some(checker.check(node, ty, &At::declared(declared)).unwrap_or_else(|| node.to_json()))
}

/// The default of a schema; the constant, where it has one too.
pub(super) fn default(
    b: &Builder<'_>,
    schema: &Classified<'_>,
    ty: &Type,
    (constant, declared): (Option<&Json>, Span),
) -> Option<Json> {
    let node = schema.place.default.value()?;
    let checker = Checker { b, origin: Origin::Schema };
    let default = checker.check(node, ty, &At::declared(declared))?;
    match constant.filter(|constant| **constant != default) {
        Some(constant) => {
            let rule = schema.place.constant.as_ref().map_or(declared, |constant| constant.span);
            checker.not_constant(node, constant, &At::declared(rule))
        }
        None => Some(default),
    }
}

/// Reads values of an example, default or constant and notes what does not fit.
pub(super) struct Checker<'b, 'a> {
    pub(super) b: &'b Builder<'a>,
    pub(super) origin: Origin,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Origin {
    /// A default or a constant.
    Schema,
    /// What an example sends.
    Request,
    /// What an example sends as a merge patch, where `null` deletes.
    MergePatch,
    /// What an example receives.
    Response,
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
    pub(super) fn check(&self, node: &Node, ty: &Type, at: &At) -> Option<Json> {
        match ty {
            Type::Any => {
                self.check_retyped(node, at);
                Some(node.to_json())
            }
            Type::Scalar(scalar) => self.scalar(node, *scalar, at),
            Type::Nullable(inner) => {
                if node.is_null() {
                    Some(Json::Null)
                } else {
                    self.check(node, inner, at)
                }
            }
            Type::List(item) => self.list(node, item, at),
            Type::Map(item) => self.map(node, item, at),
            Type::Named(reference) => self.named(node, reference.id, at),
        }
    }

    fn named(&self, node: &Node, id: TypeId, at: &At) -> Option<Json> {
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
                // The limits of a map are those of the whole that is patched.
                let is_whole = self.origin != Origin::MergePatch || collection.kind != CollectionKind::Map;
                match collection.broken(&value).filter(|_| is_whole) {
                    Some(broken) => self.breaks(node, collection.requirement(), rule::collection(slot, broken), at),
                    None => Some(value),
                }
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

    /// Where any JSON is allowed, YAML's own types hold, and a text such as `1.20` loses its last digit.
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

    fn note<T>(&self, at: Span, kind: impl Into<ProblemKind>) -> Option<T> {
        self.b.problems.push(Problem::new(at, kind));
        None
    }

    /// Notes that a value is not the one value allowed.
    pub(super) fn not_constant<T>(&self, node: &Node, constant: &Json, at: &At) -> Option<T> {
        let constant = constant.as_str().map_or_else(|| constant.to_string(), str::to_owned);
        let (value, path) = (node.found(), at.path.clone());
        let rule = at.declared.unwrap_or(node.span);
        self.note(node.span, ValueProblem::NotConstant { value, constant, path, rule })
    }

    fn written<'n>(&self, node: &'n Node, expected: Expected, at: &At) -> Option<&'n str> {
        node.text().filter(|_| !node.is_null()).or_else(|| self.wrong(node, expected, at))
    }

    fn scalar(&self, node: &Node, scalar: Scalar, at: &At) -> Option<Json> {
        let expected = Expected::Scalar(scalar);
        match scalar {
            Scalar::Boolean => Some(node.to_json()).filter(Json::is_boolean).or_else(|| self.wrong(node, expected, at)),
            Scalar::Number(format, NumberForm::Number) => {
                let value = node.to_json();
                let fits = plain_number(node).is_some_and(|number| form::holds(format, number));
                if fits && value.is_number() { Some(value) } else { self.wrong(node, expected, at) }
            }
            Scalar::Number(_, NumberForm::Text)
            | Scalar::Text
            | Scalar::Date
            | Scalar::DateTime
            | Scalar::DateTimeRfc1123
            | Scalar::Duration
            | Scalar::Bytes
            | Scalar::Base64Url
            | Scalar::Uuid
            | Scalar::Uri
            | Scalar::ArmId => {
                let text = self.written(node, expected.clone(), at)?;
                if form::fits(scalar, text) {
                    return Some(Json::String(text.to_owned()));
                }
                self.misfit(node, expected, Found::Value(text.to_owned()), at)
            }
        }
    }

    fn text(&self, node: &Node, textual: &Textual, slot: &Slot<'_>, at: &At) -> Option<Json> {
        let text = self.written(node, Expected::Text, at)?;
        match textual.language.broken(text) {
            Some(broken) => self.breaks(node, textual.requirement.clone(), rule::text(slot, broken), at),
            None => Some(Json::String(text.to_owned())),
        }
    }

    fn number(&self, node: &Node, numeric: &Numeric, slot: &Slot<'_>, at: &At) -> Option<Json> {
        let value = self.scalar(node, Scalar::Number(numeric.kind.format(), numeric.form), at)?;
        let number = match &value {
            Json::String(text) => Decimal::parse(text)?,
            _ => plain_number(node)?,
        };
        match numeric.broken(number) {
            Some(broken) => self.breaks(node, numeric.requirement(), rule::number(slot, broken), at),
            None => Some(value),
        }
    }

    fn enumeration(&self, node: &Node, enumeration: &Enumeration, rule: Span, at: &At) -> Option<Json> {
        let text = self.written(node, Expected::EnumValue, at)?;
        if enumeration.values.is_empty() {
            return None;
        }
        let value = match enumeration.repr {
            EnumRepr::Text => Json::String(text.to_owned()),
            EnumRepr::Integer if text.parse::<i64>().is_ok() => node.to_json(),
            EnumRepr::Integer => return self.wrong(node, Expected::WholeNumber, at),
        };
        if enumeration.values.iter().any(|listed| listed.wire == text) {
            return Some(value);
        }
        let listed = enumeration.values.iter().map(|value| value.wire.as_str());
        let known = offered(self.b.closest(text, listed.clone()), listed);
        let path = at.path.clone();
        self.unlisted(node.span, Some(enumeration), Unlisted { value: text.to_owned(), path, known, rule })?;
        Some(value)
    }

    /// Notes a value that is not listed. One in an example may be as the page has it, where values beside the listed ones may occur.
    fn unlisted(&self, at: Span, listed: Option<&Enumeration>, unlisted: Unlisted) -> Option<()> {
        let is_error = listed.is_some_and(|listed| listed.closed) || self.origin == Origin::Schema;
        self.b.problems.push(Problem::new(
            at,
            if is_error { ValueProblem::NotListed { unlisted } } else { ValueProblem::ExampleNotListed { unlisted } },
        ));
        (!is_error).then_some(())
    }

    fn list(&self, node: &Node, item: &Type, at: &At) -> Option<Json> {
        let NodeKind::Sequence(items) = &node.kind else { return self.wrong(node, Expected::List, at) };
        let items: Vec<Option<Json>> =
            items.iter().enumerate().map(|(index, node)| self.check(node, item, &at.index(index))).collect();
        items.into_iter().collect::<Option<Vec<_>>>().map(Json::Array)
    }

    fn map(&self, node: &Node, item: &Type, at: &At) -> Option<Json> {
        let NodeKind::Mapping(entries) = &node.kind else { return self.wrong(node, Expected::Mapping, at) };
        let entries: Vec<_> = entries
            .iter()
            .map(|(key, node)| {
                let is_deleted = self.origin == Origin::MergePatch && node.is_null();
                let entry = || self.check(node, item, &at.key(&key.value, at.declared));
                Some((key.value.clone(), if is_deleted { Json::Null } else { entry()? }))
            })
            .collect();
        entries.into_iter().collect::<Option<Map<_, _>>>().map(Json::Object)
    }
}

/// Whether a text would be something else without its quotes.
fn reads_as_typed(text: &str) -> bool {
    text.parse::<f64>().is_ok() || matches!(text, "true" | "false")
}
