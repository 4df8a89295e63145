//! Where the emitted crate's items are for its tests, which are crates of their own.

use super::super::file::File;
use crate::model::{Api, Crate, Module, ModuleName, Reference, Scalar, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// The crate as its tests name it.
pub(super) fn library(krate: &Crate) -> String {
    krate.name.replace('-', "_")
}

/// A module's name as one word.
pub(super) fn stem(module: &Module) -> String {
    module.path.iter().map(ModuleName::as_str).collect::<Vec<_>>().join("_")
}

/// An item of a service's module, imported.
pub(super) fn item(api: &Api, module: &Module, name: &str, file: &mut File) -> TokenStream {
    let path: String = module.path.iter().map(|part| format!("::{part}")).collect();
    file.import(&format!("{}{path}", library(&api.krate)), name)
}

/// A definition, imported.
pub(super) fn named(api: &Api, reference: &Reference, file: &mut File) -> TokenStream {
    if reference.deprecated {
        file.imports().deprecated();
    }
    definition(api, &reference.module, reference.name.as_str(), file)
}

/// A definition of the module of that path, imported.
pub(super) fn definition(api: &Api, module: &[ModuleName], name: &str, file: &mut File) -> TokenStream {
    let library = library(&api.krate);
    if module.is_empty() {
        return file.import(&format!("{library}::format"), name);
    }
    let path: String = module.iter().map(|part| format!("::{part}")).collect();
    file.import(&format!("{library}{path}::models"), name)
}

/// A type, with everything in it imported.
pub(super) fn ty(api: &Api, ty: &Type, file: &mut File) -> TokenStream {
    match ty {
        Type::Scalar(scalar) => self::scalar(api, *scalar, file),
        Type::Any => file.import("serde_json", "Value"),
        Type::List(item) => {
            let item = self::ty(api, item, file);
            quote!(Vec<#item>)
        }
        Type::Map(item) => {
            let (map, item) = (file.import("std::collections", "BTreeMap"), self::ty(api, item, file));
            quote!(#map<String, #item>)
        }
        Type::Nullable(inner) => {
            let inner = self::ty(api, inner, file);
            quote!(Option<#inner>)
        }
        Type::Named(reference) => named(api, reference, file),
    }
}

fn scalar(api: &Api, scalar: Scalar, file: &mut File) -> TokenStream {
    if let Some(number) = scalar.number_in_text() {
        return as_text(api, number, file);
    }
    let (module, name) = match scalar {
        Scalar::Text => return quote!(String),
        Scalar::Boolean => return quote!(bool),
        Scalar::Int32 => return quote!(i32),
        Scalar::Int64 => return quote!(i64),
        Scalar::Float => return quote!(f32),
        Scalar::Double => return quote!(f64),
        Scalar::Uuid => ("format", "Uuid"),
        Scalar::Uri => ("format", "Uri"),
        Scalar::ArmId => ("format", "ArmId"),
        Scalar::Decimal => ("runtime::decimal", "Decimal"),
        Scalar::Date => ("runtime::date", "Date"),
        Scalar::DateTime => ("runtime::date_time", "DateTime"),
        Scalar::DateTimeRfc1123 => ("runtime::rfc1123", "DateTimeRfc1123"),
        Scalar::UnixTime => ("runtime::unix_time", "UnixTime"),
        Scalar::Duration => ("runtime::duration", "Duration"),
        Scalar::Bytes => ("runtime::base64", "Bytes"),
        Scalar::Base64Url => ("runtime::base64", "Base64Url"),
        Scalar::Int32Text
        | Scalar::Int64Text
        | Scalar::FloatText
        | Scalar::DoubleText
        | Scalar::DecimalText
        | Scalar::UnixTimeText => ("runtime::number_as_text", "AsText"),
    };
    file.import(&format!("{}::{module}", library(&api.krate)), name)
}

fn as_text(api: &Api, number: Scalar, file: &mut File) -> TokenStream {
    let text = file.import(&format!("{}::runtime::number_as_text", library(&api.krate)), "AsText");
    let number = scalar(api, number, file);
    quote!(#text<#number>)
}
