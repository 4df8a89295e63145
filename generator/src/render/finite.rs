//! The checks of parameters that may be NaN or infinite; never of a body, whose numbers are checked where it is written.

use super::file::File;
use super::ty;
use crate::model::{Api, Parameter, ParameterSource};
use proc_macro2::TokenStream;
use quote::quote;

/// ```ignore
/// request::finite("price", &price)?;
/// request::finite("x-share", &options.x_share)?;
/// ```
///
/// Each parameter has the expression of its value beside it.
pub(super) fn checks<'a>(
    api: &Api,
    parameters: impl Iterator<Item = (&'a Parameter, TokenStream)>,
    file: &mut File,
) -> TokenStream {
    let checked =
        parameters.filter(|(parameter, _)| parameter.constant().is_none() && ty::is_float(api, &parameter.ty));
    checked
        .map(|(Parameter { wire, source, ty, .. }, place)| {
            let helper = file.import("crate::runtime::client", "request");
            let borrowed = match source {
                ParameterSource::Argument if !ty.is_copy_scalar() => None,
                ParameterSource::Argument
                | ParameterSource::Constant(_)
                | ParameterSource::Option
                | ParameterSource::Client
                | ParameterSource::ClientOption => Some(quote!(&)),
            };
            quote!(#helper::finite(#wire, #borrowed #place)?;)
        })
        .collect()
}
