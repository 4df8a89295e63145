//! A parameter as a field of the client that has its value.

use super::file::File;
use super::{option, ty};
use crate::model::Parameter;
use proc_macro2::TokenStream;
use quote::quote;

/// `zone: Option<ZoneName>`
pub(super) fn declaration(parameter: &Parameter, file: &mut File) -> TokenStream {
    let name = &parameter.name;
    let ty = if parameter.source.is_option() {
        option::option_type(parameter, file)
    } else {
        ty::render(&parameter.ty, file.imports())
    };
    quote!(#name: #ty)
}
