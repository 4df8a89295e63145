//! The method that resumes polling from a token, and what the token holds for it.

use super::super::deprecated_alias::{Call, Returns, forward};
use super::super::text::{self, TextAccess};
use crate::model::{Api, ArrayStyle, FieldName, Operation, Parameter, ParameterSource, Scalar, Service, Type};
use crate::render::argument::Argument;
use crate::render::file::File;
use crate::render::{doc, request, ty};
use proc_macro2::TokenStream;
use quote::quote;

/// The parameters whose values a token holds: those of the client, and the operation's own arguments.
pub(super) struct TokenParameters<'a> {
    pub(super) client: Vec<&'a Parameter>,
    pub(super) own: Vec<&'a Parameter>,
}

impl<'a> TokenParameters<'a> {
    pub(super) fn new(service: &'a Service, operation: &'a Operation) -> Self {
        let own = operation.parameters.iter().filter(|parameter| parameter.source == ParameterSource::Argument);
        Self { client: service.parameters.iter().collect(), own: own.collect() }
    }

    fn wires(&self) -> Vec<&str> {
        self.client.iter().chain(&self.own).map(|parameter| parameter.wire.as_str()).collect()
    }

    /// A new token of a call: `ResumeToken::new(&self.service, "Things_Get").with_argument("thingName", thing_name)`.
    pub(super) fn token(&self, api: &Api, operation: &Operation, file: &mut File) -> TokenStream {
        let (token, id) = (file.import("crate::runtime::client", "ResumeToken"), &operation.id);
        let given = self.client.iter().chain(&self.own).map(|parameter| {
            let wire = &parameter.wire;
            match kept_text(api, parameter) {
                KeptText::One(text) => quote!(.with_argument(#wire, #text)),
                KeptText::List(items) => quote!(.with_list(#wire, #items)),
            }
        });
        quote!(#token::new(&self.service, #id) #(#given)*)
    }
}

/// A method that goes on polling from a token.
pub(super) struct Resumption<'a> {
    pub(super) name: &'a FieldName,
    pub(super) doc: &'static str,
    pub(super) errors: &'static str,
    /// The poller's type.
    pub(super) poller: &'a TokenStream,
    /// The values that are read from the token.
    pub(super) read: &'a [&'a Parameter],
    /// What makes the poller of them.
    pub(super) then: TokenStream,
}

impl Resumption<'_> {
    /// The method under its present and its previous names.
    pub(super) fn methods(
        &self,
        api: &Api,
        operation: &Operation,
        kept: &TokenParameters<'_>,
        file: &mut File,
    ) -> TokenStream {
        let Self { name, doc, errors, poller, read, then } = self;
        let mut runtime = |name: &str| file.import("crate::runtime::client", name);
        let (token, error, options) = (runtime("ResumeToken"), runtime("ResumeError"), runtime("PollOptions"));
        let (id, wires) = (&operation.id, kept.wires());
        let same = kept.client.iter().map(|parameter| {
            let wire = &parameter.wire;
            match kept_text(api, parameter) {
                KeptText::One(text) => quote!(arguments.same(#wire, #text)?;),
                KeptText::List(items) => quote!(arguments.same_list(#wire, #items)?;),
            }
        });
        let binding = (!read.is_empty() || !kept.client.is_empty()).then(|| quote!(let arguments =));
        let given = FieldName::new("token");
        let (owned, again, passed) = (quote!(#given.clone()), quote!(#given.clone()), quote!(&#given));
        let argument =
            Argument { declaration: quote!(#given: &#token), name: given, is_parameter: false, owned, again, passed };
        let returns = quote!(Result<#poller, #error>);
        let call = Call {
            arguments: &[argument],
            options: quote!(Option<#options>),
            returns: Returns::Result(returns.clone()),
        };
        let forwarders = forward(operation, name, call);
        let docs = doc::attributes(&[*doc, "", "# Errors", "", *errors].map(str::to_owned));
        quote! {
            #docs
            pub fn #name(&self, token: &#token, options: Option<#options>) -> #returns {
                #binding token.arguments(&self.service, #id, &[#(#wires),*])?;
                #(#same)*
                #then
            }

            #forwarders
        }
    }
}

/// A value as a token holds it.
enum KeptText {
    /// Its text.
    One(TokenStream),
    /// The texts of its items.
    List(TokenStream),
}

fn kept_text(api: &Api, parameter: &Parameter) -> KeptText {
    let place = request::read_place(api, parameter);
    match text::held(api, &parameter.ty) {
        TextAccess::List(item, list) => KeptText::List(text::items(&item, list, &place)),
        TextAccess::Str | TextAccess::AsStr | TextAccess::Display => {
            KeptText::One(text::text(api, &parameter.ty, &place, ArrayStyle::Csv))
        }
    }
}

/// A value of the token as a method takes it.
pub(super) fn parsed(api: &Api, parameter: &Parameter, file: &mut File) -> TokenStream {
    let wire = &parameter.wire;
    if let Some(item) = api.types.list_item(&parameter.ty) {
        let (item, list) = (ty::render(item, file.imports()), ty::render(&parameter.ty, file.imports()));
        return quote!(&arguments.parse_list::<#item, #list>(#wire)?);
    }
    if matches!(parameter.ty, Type::Scalar(Scalar::Text)) {
        quote!(&arguments.parse::<String>(#wire)?)
    } else if parameter.ty.is_copy_scalar() {
        quote!(arguments.parse(#wire)?)
    } else {
        quote!(&arguments.parse(#wire)?)
    }
}
