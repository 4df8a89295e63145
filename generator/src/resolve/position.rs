//! The keys that any kind of value may have, and the places where each has a meaning.

use super::build::Builder;
use super::classified::{PlaceKeys, SchemaKind, SchemaPosition};
use crate::diagnose::{KeyHolder, KeyProblem};
use crate::source::Span;

/// Notes every key that has no meaning where the schema is.
pub(super) fn check(b: &Builder<'_>, keys: &PlaceKeys<'_>, kind: Option<&SchemaKind<'_>>, position: SchemaPosition) {
    use SchemaPosition::{Body, Header, Item, Model, Parameter, Property};
    let PlaceKeys {
        doc: _,
        required,
        nullable,
        read_only,
        write_only,
        default,
        constant,
        style,
        allow_slashes,
        allow_empty_value,
        formerly,
        rust_name,
        deprecated,
    } = keys;
    // What has no name in Rust, neither its own nor the field's, can have no other.
    let named: &[SchemaPosition] = match kind.is_none_or(SchemaKind::needs_name) {
        true => &[Model, Property, Parameter, Item, Header, Body],
        false => &[Model, Property, Parameter],
    };
    let keys: [(&str, Option<Span>, &[SchemaPosition]); 12] = [
        // On a property it is a slip of its own.
        ("required", required.place(), &[Parameter, Header, Property]),
        ("nullable", nullable.place(), &[Property, Item]),
        ("readOnly", read_only.place(), &[Property]),
        ("writeOnly", write_only.place(), &[Property]),
        ("default", default.place(), &[Property, Parameter]),
        ("const", constant.place(), &[Property, Parameter]),
        ("style", style.place(), &[Parameter]),
        ("allowSlashes", allow_slashes.place(), &[Parameter]),
        ("allowEmptyValue", allow_empty_value.place(), &[Parameter]),
        ("formerly", formerly.place(), &[Model]),
        ("rustName", rust_name.place(), named),
        ("deprecated", deprecated.place(), named),
    ];
    let on = match position {
        Model => KeyHolder::Model,
        Property => KeyHolder::Property,
        Parameter => KeyHolder::Parameter,
        Item => KeyHolder::Item,
        Header => KeyHolder::Header,
        Body => KeyHolder::Body,
    };
    for (key, place, positions) in keys {
        if let Some(place) = place.filter(|_| !positions.contains(&position)) {
            b.problem(place, KeyProblem::OnWrongType { key, on, because: None, meant: None });
        }
    }
}
