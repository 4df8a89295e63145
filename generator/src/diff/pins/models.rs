//! Pins of definitions: fields, setters, constructors, variants and what each kind of type can do.

use crate::model::{
    Api, Definition, EnumRepr, Enumeration, Module, NumericKind, Presence, Scalar, Shape, Struct, Type, Union,
};
use std::fmt::Write as _;

pub(super) fn render(api: &Api, module: &Module, krate: &str, path: &str) -> String {
    let mut out = String::new();
    for id in &module.types {
        definition(&api.types[id.0 as usize], krate, path, &mut out);
    }
    for shared in &module.shared {
        let own = module.types.iter().any(|id| api.types[id.0 as usize].name == shared.name);
        if !own {
            writeln!(out, "type P{} = {path}::models::{};", out.len(), shared.name).expect("writing to a string");
        }
    }
    out
}

fn definition(it: &Definition, krate: &str, path: &str, out: &mut String) {
    let name = format!("{path}::models::{}", it.name);
    writeln!(out, "type P{}_{} = {name};", out.len(), it.name).expect("writing to a string");
    for former in &it.formerly {
        writeln!(out, "fn p{}(v: {path}::models::{former}) -> {name} {{ v }}", out.len()).expect("writing to a string");
    }
    match &it.shape {
        Shape::Text(_) => text(&name, out),
        Shape::Number(number) => {
            let inner = match number.kind {
                NumericKind::Int32 => "i32".to_owned(),
                NumericKind::Int64 => "i64".to_owned(),
                NumericKind::Number => "f64".to_owned(),
                NumericKind::Decimal => return,
            };
            writeln!(out, "fn p{}(v: {name}) -> {inner} {{ v.get() }}", out.len()).expect("writing to a string");
        }
        Shape::Enum(enumeration) => self::enumeration(&name, enumeration, out),
        Shape::Struct(structure) => self::structure(&name, structure, krate, out),
        Shape::Union(union) => self::union(&name, union, krate, out),
        Shape::Collection(_) => {}
        Shape::Alias(ty) => {
            writeln!(out, "fn p{}(v: {name}) -> {} {{ v }}", out.len(), written(ty, krate))
                .expect("writing to a string");
        }
    }
}

fn text(name: &str, out: &mut String) {
    writeln!(out, "fn p{}(v: &str) -> Option<{name}> {{ <{name}>::try_from(v).ok() }}", out.len())
        .expect("writing to a string");
    writeln!(out, "fn p{}(v: &{name}) -> &str {{ v.as_str() }}", out.len()).expect("writing to a string");
}

fn enumeration(name: &str, enumeration: &Enumeration, out: &mut String) {
    for value in &enumeration.values {
        writeln!(out, "fn p{}() -> {name} {{ {name}::{} }}", out.len(), value.name.ident())
            .expect("writing to a string");
    }
    if enumeration.repr == EnumRepr::Text {
        let (from, result) = if enumeration.closed {
            ("try_from(v).ok()", format!("Option<{name}>"))
        } else {
            ("from(v)", name.to_owned())
        };
        let infallible =
            if enumeration.closed { "" } else { "let _: Result<_, std::convert::Infallible> = v.parse::<T>();" };
        writeln!(out, "fn p{}(v: &str) -> {result} {{ type T = {name}; {infallible} <{name}>::{from} }}", out.len())
            .expect("writing to a string");
    }
    if !enumeration.closed {
        writeln!(out, "fn p{}(v: {name}) -> bool {{ matches!(v, {name}::{}(_)) }}", out.len(), enumeration.fallback)
            .expect("writing to a string");
    }
}

fn structure(name: &str, structure: &Struct, krate: &str, out: &mut String) {
    let mut arguments = Vec::new();
    for field in &structure.fields {
        let inner = written(&field.ty, krate);
        let patch = format!("{krate}::runtime::patch::Patch<{inner}>");
        let (whole, required) = match (field.presence, structure.merge_patch) {
            (Presence::Required, _) => (inner.clone(), true),
            (Presence::RequiredNullable, _) => (format!("Option<{inner}>"), true),
            (Presence::OptionalNullable, _) | (Presence::Optional, true) => (patch, false),
            (Presence::Optional, false) => (format!("Option<{inner}>"), false),
        };
        let ident = field.name.ident();
        writeln!(out, "fn p{}(v: {name}) -> {whole} {{ v.{ident} }}", out.len()).expect("writing to a string");
        let taken = taken(&field.ty, if required { &whole } else { &inner }, krate);
        if required {
            arguments.push(taken);
        } else {
            writeln!(out, "fn p{}(v: {name}, a: {taken}) -> {name} {{ v.with_{}(a) }}", out.len(), field.name)
                .expect("writing to a string");
        }
    }
    if let Some(ty) = &structure.additional {
        let map = format!("std::collections::BTreeMap<String, {}>", written(ty, krate));
        writeln!(out, "fn p{}(v: {name}) -> {map} {{ v.{} }}", out.len(), structure.additional_name.ident())
            .expect("writing to a string");
    }
    let declared: Vec<String> = arguments.iter().enumerate().map(|(at, ty)| format!("a{at}: {ty}")).collect();
    let given: Vec<String> = (0..arguments.len()).map(|at| format!("a{at}")).collect();
    writeln!(out, "fn p{}({}) -> {name} {{ {name}::new({}) }}", out.len(), declared.join(", "), given.join(", "))
        .expect("writing to a string");
}

/// What a setter or constructor takes: a boxed value comes without its box.
fn taken(ty: &Type, whole: &str, krate: &str) -> String {
    match ty {
        Type::Named(reference) if reference.boxed && whole.starts_with("Box<") => {
            written(&Type::Named(crate::model::Reference { boxed: false, ..reference.clone() }), krate)
        }
        _ => whole.to_owned(),
    }
}

fn union(name: &str, union: &Union, krate: &str, out: &mut String) {
    for variant in &union.variants {
        let ident = variant.name.ident();
        match &variant.payload {
            Some(payload) => {
                let inner = written(&Type::Named(payload.clone()), krate);
                writeln!(out, "fn p{}(a: {inner}) -> {name} {{ {name}::{ident}(a) }}", out.len())
                    .expect("writing to a string");
            }
            None => writeln!(out, "fn p{}() -> {name} {{ {name}::{ident} }}", out.len()).expect("writing to a string"),
        }
    }
    writeln!(out, "fn p{}(v: {name}) -> bool {{ matches!(v, {name}::{}(_)) }}", out.len(), union.fallback)
        .expect("writing to a string");
}

/// The type with full paths, as the emitted crate has it.
pub(super) fn written(ty: &Type, krate: &str) -> String {
    match ty {
        Type::Scalar(scalar) => self::scalar(*scalar, krate),
        Type::Any => "serde_json::Value".to_owned(),
        Type::List(item) => format!("Vec<{}>", written(item, krate)),
        Type::Map(item) => format!("std::collections::BTreeMap<String, {}>", written(item, krate)),
        Type::Nullable(inner) => format!("Option<{}>", written(inner, krate)),
        Type::Named(reference) => {
            let module: String = reference.module.iter().map(|module| format!("::{module}")).collect();
            let name = format!("{krate}{module}::models::{}", reference.name);
            if reference.boxed { format!("Box<{name}>") } else { name }
        }
    }
}

fn scalar(scalar: Scalar, krate: &str) -> String {
    let (module, name) = match scalar {
        Scalar::Text => return "String".to_owned(),
        Scalar::Boolean => return "bool".to_owned(),
        Scalar::Int32 => return "i32".to_owned(),
        Scalar::Int64 | Scalar::Int64Text => return "i64".to_owned(),
        Scalar::Float => return "f32".to_owned(),
        Scalar::Double => return "f64".to_owned(),
        Scalar::Decimal | Scalar::DecimalText => ("runtime::decimal", "Decimal"),
        Scalar::Date => ("runtime::date", "Date"),
        Scalar::DateTime => ("runtime::date_time", "DateTime"),
        Scalar::DateTimeRfc1123 => ("runtime::rfc1123", "DateTimeRfc1123"),
        Scalar::UnixTime => ("runtime::unix_time", "UnixTime"),
        Scalar::Duration => ("runtime::duration", "Duration"),
        Scalar::Bytes => ("runtime::base64", "Bytes"),
        Scalar::Base64Url => ("runtime::base64", "Base64Url"),
        Scalar::Uuid => ("format", "Uuid"),
        Scalar::Uri => ("format", "Uri"),
        Scalar::ArmId => ("format", "ArmId"),
    };
    format!("{krate}::{module}::{name}")
}
