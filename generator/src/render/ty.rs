//! Types as tokens; never a definition.

use super::file::Imports;
use crate::model::{Api, ModuleName, NumericKind, Reference, Scalar, Shape, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// The type as a field, parameter or item has it.
pub(super) fn render(ty: &Type, imports: &mut Imports) -> TokenStream {
    match ty {
        Type::Scalar(scalar) => self::scalar(*scalar, imports),
        Type::Any => imports.name("serde_json", "Value"),
        Type::List(item) => {
            let item = render(item, imports);
            quote!(Vec<#item>)
        }
        Type::Map(item) => {
            let map = imports.name("std::collections", "BTreeMap");
            let item = render(item, imports);
            quote!(#map<String, #item>)
        }
        Type::Nullable(inner) => {
            let inner = render(inner, imports);
            quote!(Option<#inner>)
        }
        Type::Named(reference) => {
            let name = named(reference, imports);
            if reference.boxed { quote!(Box<#name>) } else { name }
        }
    }
}

/// The name of a definition, imported.
pub(super) fn named(reference: &Reference, imports: &mut Imports) -> TokenStream {
    if reference.deprecated {
        imports.deprecated();
    }
    imports.name(&models(&reference.module), reference.name.as_str())
}

/// The path of the module that has the definitions of a folder of the specs.
pub(super) fn models(module: &[ModuleName]) -> String {
    let module: String = module.iter().map(|module| format!("::{module}")).collect();
    format!("crate{module}::models")
}

fn scalar(scalar: Scalar, imports: &mut Imports) -> TokenStream {
    if let Some(number) = scalar.number_in_text() {
        return as_text(number, imports);
    }
    let (module, name) = match scalar {
        Scalar::Text => return quote!(String),
        Scalar::Boolean => return quote!(bool),
        Scalar::Int32 => return quote!(i32),
        Scalar::Int64 => return quote!(i64),
        Scalar::Float => return quote!(f32),
        Scalar::Double => return quote!(f64),
        Scalar::Decimal => ("decimal", "Decimal"),
        Scalar::Date => ("date", "Date"),
        Scalar::DateTime => ("date_time", "DateTime"),
        Scalar::DateTimeRfc1123 => ("rfc1123", "DateTimeRfc1123"),
        Scalar::UnixTime => ("unix_time", "UnixTime"),
        Scalar::Duration => ("duration", "Duration"),
        Scalar::Bytes => ("base64", "Bytes"),
        Scalar::Base64Url => ("base64", "Base64Url"),
        Scalar::Uuid => return imports.name("crate::format", "Uuid"),
        Scalar::Uri => return imports.name("crate::format", "Uri"),
        Scalar::ArmId => return imports.name("crate::format", "ArmId"),
        Scalar::Int32Text
        | Scalar::Int64Text
        | Scalar::FloatText
        | Scalar::DoubleText
        | Scalar::DecimalText
        | Scalar::UnixTimeText => ("number_as_text", "AsText"),
    };
    imports.name(&format!("crate::runtime::{module}"), name)
}

/// The number in the form that is a string in JSON.
fn as_text(number: Scalar, imports: &mut Imports) -> TokenStream {
    let text = imports.name("crate::runtime::number_as_text", "AsText");
    let number = scalar(number, imports);
    quote!(#text<#number>)
}

/// Whether a value of this type is built from anything that becomes a `String`.
pub(super) fn is_plain_text(ty: &Type) -> bool {
    matches!(ty, Type::Scalar(Scalar::Text))
}

/// Whether values of the type are copied rather than cloned.
pub(super) fn is_copy(api: &Api, ty: &Type) -> bool {
    match ty {
        Type::Named(reference) => match &api[reference].shape {
            Shape::Number(numeric) => numeric.kind != NumericKind::Decimal,
            Shape::Enum(enumeration) => enumeration.closed,
            Shape::Alias(alias) => is_copy(api, alias),
            Shape::Text(_) | Shape::Struct(_) | Shape::Union(_) | Shape::Collection(_) => false,
        },
        Type::Nullable(inner) => is_copy(api, inner),
        ty => super::client::is_copy(ty),
    }
}

/// The module that reads and writes the type where serde's own way would refuse something.
pub(super) fn with(api: &Api, ty: &Type) -> Option<&'static str> {
    is_whole(api, ty).then_some("crate::runtime::whole_number")
}

/// Whether serde's own way would refuse the form `10.0` of whole numbers in it.
pub(super) fn is_whole(api: &Api, ty: &Type) -> bool {
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => is_whole(api, inner),
        Type::Named(reference) => match &api[reference].shape {
            Shape::Alias(alias) => is_whole(api, alias),
            _ => false,
        },
        Type::Scalar(scalar) => matches!(scalar, Scalar::Int32 | Scalar::Int64),
        Type::Any => false,
    }
}

/// The type of the values, where the type is a map.
pub(super) fn map_item<'t>(api: &'t Api, ty: &'t Type) -> Option<&'t Type> {
    match ty {
        Type::Map(item) => Some(item),
        Type::Named(reference) => match &api[reference].shape {
            Shape::Alias(alias) => map_item(api, alias),
            _ => None,
        },
        Type::Scalar(_) | Type::Any | Type::List(_) | Type::Nullable(_) => None,
    }
}

/// The function that takes a whole number out of what it was read by.
pub(super) fn out_of_whole(imports: &mut Imports) -> TokenStream {
    let whole = imports.name("crate::runtime::whole_number", "Whole");
    quote!(#whole::into_inner)
}
