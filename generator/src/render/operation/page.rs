//! Lists: the method that gives a pager, the one that asks for a page, and how a page goes on.

use super::super::file::File;
use super::super::{doc, request, ty};
use super::property::word;
use super::{Call, answer, forward, method_doc};
use crate::model::{Api, NextPlace, Operation, Page, Source, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// The method that gives a pager, and the one that asks for a page.
pub(super) fn methods(api: &Api, operation: &Operation, page: &Page, file: &mut File) -> TokenStream {
    let Operation { name, options, .. } = operation;
    let arguments = request::arguments(operation, file);
    let declared: Vec<_> = arguments.iter().map(|argument| &argument.declaration).collect();
    let names: Vec<_> = arguments.iter().map(|argument| &argument.name).collect();
    let (owned, again) = (arguments.iter().map(|it| &it.owned), arguments.iter().map(|it| &it.again));
    let passed = arguments.iter().map(|it| &it.passed);
    let (value, error) = (answer::value_type(operation, file), answer::error_type(operation, file));
    let mut runtime = |name: &str| file.import("crate::runtime::client", name);
    let (pager, continuation) = (runtime("Pager"), runtime("Continuation"));
    let (response, failure) = (runtime("Response"), runtime("Error"));
    let context = file.import("azure_core::http", "Context");
    let docs = doc::attributes(&method_doc(
        operation,
        "Gives the items of all pages as a stream; a page is asked for when it is wanted.",
    ));
    let deprecation = doc::deprecation(&operation.doc);
    let has_options = operation.parameters.iter().any(|parameter| parameter.source == Source::Option)
        || operation.body.as_ref().is_some_and(|body| !body.required);
    let (options_kept, options_again) =
        if has_options { (quote!(options,), quote!(options.clone(),)) } else { (quote!(), quote!()) };
    let options_passed = has_options.then(|| quote!(&options,));
    let options_declared = has_options.then(|| quote!(options: &#options,));
    let ask = name.prefixed("page_of_");
    let begin = request::begin_page(api, operation, page, file);
    let fill = request::fill(api, operation, file);
    let service = request::service(operation);
    let read = answer::read(api, operation, file);
    let too_many = |limit: usize| {
        (declared.len() > limit)
            .then(|| quote!(#[expect(clippy::too_many_arguments, reason = "the operation needs each of them")]))
    };
    let (many, many_to_ask) = (too_many(5), too_many(3));
    let call = Call {
        arguments: &arguments,
        options: quote!(Option<#options>),
        returns: quote!(#pager<#value, #error>),
        is_async: false,
    };
    let forwarders = forward(operation, name, call);
    quote! {
        #docs
        #deprecation
        #many
        pub fn #name(&self, #(#declared,)* options: Option<#options>) -> #pager<#value, #error> {
            let options = options.unwrap_or_default();
            let pager_options = options.pager_options.clone();
            let (client, #(#names),*) = (self.clone(), #(#owned),*);
            #pager::new(Some(pager_options), move |context, continuation| {
                let (client, #options_kept #(#names),*) = (client.clone(), #options_again #(#again),*);
                async move { client.#ask(#(#passed,)* #options_passed &context, continuation.as_ref()).await }
            })
        }

        #many_to_ask
        async fn #ask(
            &self,
            #(#declared,)*
            #options_declared
            context: &#context<'_>,
            continuation: Option<&#continuation>,
        ) -> Result<#response<#value>, #failure<#error>> {
            #begin
            #fill
            let reply = #service.send(context, request).await?;
            #read
        }

        #forwarders
    }
}

/// ```ignore
/// impl Page for WidgetList {
///     type Item = Widget;
///     fn continuation(response: &Response<Self>) -> Option<Continuation> { Continuation::link(response.value().next_link.as_deref()) }
///     fn into_items(self) -> Vec<Widget> { self.value }
/// }
/// ```
pub(super) fn implementation(page: &Page, file: &mut File) -> TokenStream {
    let Page { model, items, item, next_link, token } = page;
    let model = ty::named(model, file.imports());
    let item = ty::render(item, file.imports());
    let mut runtime = |name: &str| file.import("crate::runtime::client", name);
    let (trait_name, response, continuation) = (runtime("Page"), runtime("Response"), runtime("Continuation"));
    let root = quote!(response.value());
    let (argument, next) = match (next_link, token) {
        (Some(NextPlace::Header(name)), _) => {
            let header = file.import("crate::runtime::client", "header");
            (quote!(response), quote!(#continuation::link_header(#header::text(response.headers(), #name))))
        }
        (Some(NextPlace::Property(path)), _) => {
            let word = word(&root, path);
            (quote!(response), quote!(#continuation::link(#word)))
        }
        (None, Some((NextPlace::Property(path), _))) => {
            let word = word(&root, path);
            (quote!(response), quote!(#continuation::token(#word)))
        }
        (None, Some((NextPlace::Header(name), _))) => {
            let header = file.import("crate::runtime::client", "header");
            (quote!(response), quote!(#continuation::token(#header::text(response.headers(), #name))))
        }
        (None, None) => (quote!(_), quote!(None)),
    };
    let taken = taken(items);
    quote! {
        impl #trait_name for #model {
            type Item = #item;

            fn continuation(#argument: &#response<Self>) -> Option<#continuation> {
                #next
            }

            fn into_items(self) -> Vec<#item> {
                #taken
            }
        }
    }
}

/// The items, by value.
fn taken(items: &crate::model::PropertyPath) -> TokenStream {
    let into = |value: TokenStream| match &items.ty {
        Type::Named(_) => quote!(#value.into_iter().collect()),
        _ => value,
    };
    let (last_step, way) = items.steps.split_last().expect("a path has a step");
    let mut value = quote!(Some(self));
    for step in way {
        let name = &step.name;
        value = if step.optional { quote!(#value.and_then(|it| it.#name)) } else { quote!(#value.map(|it| it.#name)) };
    }
    let name = &last_step.name;
    match (way.is_empty(), last_step.optional, &items.ty) {
        (true, false, _) => into(quote!(self.#name)),
        (true, true, Type::Named(_)) => quote!(self.#name.map(|items| items.into_iter().collect()).unwrap_or_default()),
        (true, true, _) => quote!(self.#name.unwrap_or_default()),
        (false, true, _) => quote!(#value.and_then(|it| it.#name).into_iter().flatten().collect()),
        (false, false, _) => quote!(#value.map(|it| it.#name).into_iter().flatten().collect()),
    }
}

/// The first part of a page's request: its URL by the continuation, and the request itself.
pub(in crate::render) fn url(
    page: &Page,
    continuation: &TokenStream,
    request_error: &TokenStream,
    unsendable: &TokenStream,
) -> TokenStream {
    let misfit = quote!(return Err(#request_error::new("continuation", #unsendable::Continuation).into()));
    let link = page.next_link.as_ref().map(|place| {
        let wire = match place {
            NextPlace::Property(path) => path.steps.last().map(|step| step.wire.as_str()).unwrap_or_default(),
            NextPlace::Header(name) => name,
        };
        quote!(Some(#continuation::Link(link)) => self.service.link(#wire, &url.build()?, link)?,)
    });
    let token = page
        .token
        .as_ref()
        .map(|(_, parameter)| quote!(Some(#continuation::Token(token)) => url.query(#parameter, token).build()?,));
    quote! {
        let url = match continuation {
            None => url.build()?,
            #link
            #token
            Some(_) => #misfit,
        };
    }
}
