//! The arguments of an operation's methods: how each is declared, kept and passed on.

use super::file::File;
use super::ty;
use crate::model::{Api, FieldName, Operation, Parameter, ParameterSource, Payload, Scalar, Type};
use crate::surface::RustType;
use proc_macro2::TokenStream;
use quote::quote;

/// An argument of the method.
pub(super) struct Argument {
    pub(super) name: FieldName,
    pub(super) declaration: TokenStream,
    /// Whether it is a parameter, not the body.
    pub(super) is_parameter: bool,
    /// A value of one's own made from the argument.
    pub(super) owned: TokenStream,
    /// Another such value from the first.
    pub(super) again: TokenStream,
    /// The argument again, from a value of one's own.
    pub(super) passed: TokenStream,
}

/// The arguments: parameters in the order of the path, the query and the headers, then the body.
pub(super) fn arguments(api: &Api, operation: &Operation, file: &mut File) -> Vec<Argument> {
    let parameters = operation.parameters.iter().filter(|parameter| parameter.source == ParameterSource::Argument);
    let mut arguments: Vec<Argument> = parameters
        .map(|Parameter { name, ty, .. }| Argument { is_parameter: true, ..typed(api, name, ty, file) })
        .collect();
    if let Some(body) = operation.body.as_ref().filter(|body| body.required) {
        let name = &body.name;
        arguments.push(match &body.payload {
            Payload::Json(ty, _) => typed(api, name, ty, file),
            Payload::Text(_) => typed(api, name, &Type::Scalar(Scalar::Text), file),
            Payload::Bytes(_) => {
                let bytes = file.import("azure_core", "Bytes");
                let (owned, again) = (quote!(#name.clone()), quote!(#name.clone()));
                let declaration = quote!(#name: &#bytes);
                Argument { name: name.clone(), declaration, is_parameter: false, owned, again, passed: quote!(&#name) }
            }
        });
    }
    arguments
}

fn typed(api: &Api, name: &FieldName, ty: &Type, file: &mut File) -> Argument {
    let declared = ty::write(&RustType::borrowed(ty), file.imports());
    let (owned, again, passed) = match ty {
        ty if ty.is_copy_scalar() => (quote!(#name), quote!(#name), quote!(#name)),
        Type::Scalar(Scalar::Text) => (quote!(#name.to_owned()), quote!(#name.clone()), quote!(&#name)),
        Type::List(_) => (quote!(#name.to_vec()), quote!(#name.clone()), quote!(&#name)),
        ty if ty::is_copy(api, ty) => (quote!(*#name), quote!(#name), quote!(&#name)),
        Type::Scalar(_) | Type::Any | Type::Map(_) | Type::Nullable(_) | Type::Named(_) => {
            (quote!(#name.clone()), quote!(#name.clone()), quote!(&#name))
        }
    };
    Argument { name: name.clone(), declaration: quote!(#name: #declared), is_parameter: false, owned, again, passed }
}

/// The argument that a parameter becomes, as it is declared.
pub(super) fn declaration(api: &Api, parameter: &Parameter, file: &mut File) -> TokenStream {
    typed(api, &parameter.name, &parameter.ty, file).declaration
}

/// What lets a method have more arguments than clippy asks for: the operation's, where they are more than `limit`.
pub(super) fn too_many(declared: usize, limit: usize) -> Option<TokenStream> {
    (declared > limit)
        .then(|| quote!(#[expect(clippy::too_many_arguments, reason = "the operation requires all of them")]))
}
