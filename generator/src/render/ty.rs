//! Types as tokens; never a definition.

use super::file::Imports;
use super::path;
use crate::model::{Api, NumberForm, NumberFormat, NumericKind, Reference, Scalar, Shape, Type};
use crate::surface::RustType;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

/// The type as a field, parameter or item has it.
pub(super) fn render(ty: &Type, imports: &mut Imports) -> TokenStream {
    write(&RustType::from(ty), imports)
}

/// The type with its names imported; what is made for a service or an operation is in the file itself.
pub(super) fn write(ty: &RustType, imports: &mut Imports) -> TokenStream {
    match ty {
        RustType::Known(path, name, arguments) => {
            let name = if path.is_empty() { plain(name) } else { imports.name(path, name) };
            let arguments: Vec<_> = arguments.iter().map(|argument| write(argument, imports)).collect();
            if arguments.is_empty() { name } else { quote!(#name<#(#arguments),*>) }
        }
        RustType::Definition(reference) => named(reference, imports),
        RustType::Made(made) => made.name.to_token_stream(),
        RustType::Borrowed(ty) => {
            let ty = write(ty, imports);
            quote!(&#ty)
        }
        RustType::Slice(ty) => {
            let ty = write(ty, imports);
            quote!([#ty])
        }
        RustType::Into(ty) => {
            let ty = write(ty, imports);
            quote!(impl Into<#ty>)
        }
        RustType::Dyn(ty) => {
            let ty = write(ty, imports);
            quote!(dyn #ty)
        }
    }
}

/// A name of the prelude, a primitive or `()`.
fn plain(name: &str) -> TokenStream {
    name.parse().expect("a name of the prelude is Rust")
}

/// The name of a definition, imported.
pub(super) fn named(reference: &Reference, imports: &mut Imports) -> TokenStream {
    if reference.deprecated {
        imports.deprecated();
    }
    imports.name(&path::models(&reference.module), reference.name.as_str())
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
        Type::Scalar(scalar) => scalar.is_copy(),
        Type::Any | Type::List(_) | Type::Map(_) => false,
    }
}

/// Whether every JSON value is one of the type, `null` included.
pub(super) fn is_any(api: &Api, ty: &Type) -> bool {
    *api.types.unaliased(ty) == Type::Any
}

/// What reads the value of a property where its own type would refuse something, as `object!` takes it.
pub(super) fn reader(api: &Api, ty: &Type) -> Option<TokenStream> {
    is_plain_number(api, ty).then(|| quote!(plain_number::Plain))
}

/// Whether there are numbers in it that serde reads by itself, which refuses `10.0` for whole ones and rounds the others.
pub(super) fn is_plain_number(api: &Api, ty: &Type) -> bool {
    match api.types.unaliased(ty) {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => is_plain_number(api, inner),
        Type::Scalar(Scalar::Number(format, NumberForm::Number)) => match format {
            NumberFormat::Int32 | NumberFormat::Int64 | NumberFormat::Float | NumberFormat::Double => true,
            NumberFormat::Decimal | NumberFormat::UnixTime => false,
        },
        Type::Scalar(_) | Type::Any | Type::Named(_) => false,
    }
}

/// Whether there are floating-point numbers in it, which may be NaN or infinite.
pub(super) fn is_float(api: &Api, ty: &Type) -> bool {
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => is_float(api, inner),
        Type::Named(reference) => match &api[reference].shape {
            Shape::Alias(alias) => is_float(api, alias),
            Shape::Collection(collection) => is_float(api, &collection.item),
            Shape::Text(_) | Shape::Number(_) | Shape::Enum(_) | Shape::Struct(_) | Shape::Union(_) => false,
        },
        Type::Scalar(Scalar::Number(format, _)) => matches!(format, NumberFormat::Float | NumberFormat::Double),
        Type::Scalar(_) | Type::Any => false,
    }
}

/// The function that takes a plain number out of what it was read by.
pub(super) fn out_of_plain(imports: &mut Imports) -> TokenStream {
    let plain = imports.name("crate::runtime::plain_number", "Plain");
    quote!(#plain::into_inner)
}
