//! Lists: the method that returns a pager, the one that asks for a page, and how a page is read.

use super::super::file::File;
use super::super::{argument, doc, request, ty};
use super::deprecated_alias::{Call, Returns, forward};
use super::property::word;
use super::response;
use super::rustdoc::method_doc;
use crate::model::{
    Api, ContinuationPlace, NextPage, Operation, OperationRef, Page, Paging, ParameterSource, PropertyPath, Type,
    Wrapper,
};
use proc_macro2::TokenStream;
use quote::quote;

/// The method that returns a pager, and the one that asks for a page.
pub(super) fn methods(
    api: &Api,
    at: OperationRef<'_>,
    paging: &Paging,
    example: &[String],
    file: &mut File,
) -> TokenStream {
    let operation = at.operation;
    let Operation { id, name, options, .. } = operation;
    let arguments = argument::arguments(api, operation, file);
    let declared: Vec<_> = arguments.iter().map(|argument| &argument.declaration).collect();
    let names: Vec<_> = arguments.iter().map(|argument| &argument.name).collect();
    let (owned, again) = (arguments.iter().map(|it| &it.owned), arguments.iter().map(|it| &it.again));
    let passed = arguments.iter().map(|it| &it.passed);
    let (value, error) = (response::value_type(operation, file), response::error_type(operation, file));
    let mut runtime = |name: &str| file.import("crate::runtime::client", name);
    let (pager, continuation) = (runtime("Pager"), runtime("Continuation"));
    let (response, failure) = (runtime("Response"), runtime("Error"));
    let context = file.import("azure_core::http", "Context");
    let (reader, item) = (reader(operation, paging, file), ty::render(&paging.page.item, file.imports()));
    let docs = doc::attributes(&method_doc(
        operation,
        "Returns the items of all pages as a stream, which requests a page only when it is needed.",
        example,
    ));
    let deprecation = doc::deprecation(&operation.doc);
    let has_options = operation.parameters.iter().any(|parameter| parameter.source == ParameterSource::Option)
        || operation.body.as_ref().is_some_and(|body| !body.required);
    let (options_kept, options_again) =
        if has_options { (quote!(options,), quote!(options.clone(),)) } else { (quote!(), quote!()) };
    let options_passed = has_options.then(|| quote!(&options,));
    let options_declared = has_options.then(|| quote!(options: &#options,));
    let ask = name.prefixed("page_of_");
    let begin = request::begin_page(api, at, paging, file);
    let fill = request::fill(api, at, file);
    let service = request::service(operation);
    let read = response::read(api, operation, file);
    let (many, many_to_ask) =
        (argument::too_many(declared.len(), 5), argument::too_many(declared.len() + usize::from(has_options), 4));
    let call = Call {
        arguments: &arguments,
        options: quote!(Option<#options>),
        returns: Returns::Value(quote!(#pager<#value, #item, #error>)),
    };
    let forwarders = forward(operation, name, call);
    quote! {
        #docs
        #deprecation
        #many
        pub fn #name(&self, #(#declared,)* options: Option<#options>) -> #pager<#value, #item, #error> {
            let options = options.unwrap_or_default();
            let pager_options = options.pager_options.clone();
            let (client, #(#names),*) = (self.clone(), #(#owned),*);
            #pager::new(#reader, Some(pager_options), move |context, continuation| {
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
            let response = #service.call(#id, context, request).await?;
            #read
        }

        #forwarders
    }
}

/// ```ignore
/// PageReader::<WidgetList, Widget> {
///     place: ContinuationPlace::Body(&["nextLink"]),
///     next: |response| Continuation::link(response.value().next_link.as_deref()),
///     items: |page| page.value,
/// }
/// ```
fn reader(operation: &Operation, paging: &Paging, file: &mut File) -> TokenStream {
    let next = match &paging.next {
        NextPage::None => None,
        NextPage::Link { place, verb: _ } => Some((place, Way::Link)),
        NextPage::Token { place, parameter: _ } => Some((place, Way::Token)),
    };
    let body = if operation.has_empty_success() { PageBody::MayBeMissing } else { PageBody::There };
    reader_of(&paging.page, next, body, file)
}

/// The same for a list that goes on by links, or not at all.
pub(super) fn link_reader(page: &Page, next_link: Option<&ContinuationPlace>, file: &mut File) -> TokenStream {
    reader_of(page, next_link.map(|place| (place, Way::Link)), PageBody::There, file)
}

/// What the next page is named by.
#[derive(Clone, Copy)]
enum Way {
    Link,
    Token,
}

/// Whether a page has a body. One without has no items, and no page after it.
#[derive(Clone, Copy, PartialEq)]
enum PageBody {
    There,
    MayBeMissing,
}

fn reader_of(page: &Page, next: Option<(&ContinuationPlace, Way)>, body: PageBody, file: &mut File) -> TokenStream {
    let Page { model, items, item } = page;
    let (model, item) = (ty::render(model, file.imports()), ty::render(item, file.imports()));
    let reader = file.import("crate::runtime::client", "PageReader");
    let place = place(next.map(|(place, _)| place), file);
    let next = next.map_or_else(|| quote!(|_| None), |(place, way)| next_page(place, way, body, file));
    let items = taken(items);
    let (model, items) = match body {
        PageBody::There => (model, quote!(|page| #items)),
        PageBody::MayBeMissing => (quote!(Option<#model>), quote!(|page| page.map(|page| #items).unwrap_or_default())),
    };
    quote! {
        #reader::<#model, #item> {
            place: #place,
            next: #next,
            items: #items,
        }
    }
}

/// Where a page names the next one.
fn place(place: Option<&ContinuationPlace>, file: &mut File) -> TokenStream {
    let name = file.import("crate::runtime::client", "ContinuationPlace");
    match place {
        None => quote!(#name::Nowhere),
        Some(ContinuationPlace::Header(header)) => quote!(#name::Header(#header)),
        Some(ContinuationPlace::Property(path)) => {
            let names = path.steps.iter().map(|step| &step.wire);
            quote!(#name::Body(&[#(#names),*]))
        }
    }
}

/// The next page by what a response says of it.
fn next_page(place: &ContinuationPlace, way: Way, body: PageBody, file: &mut File) -> TokenStream {
    let continuation = file.import("crate::runtime::client", "Continuation");
    let make = |text: TokenStream| match (way, place) {
        (Way::Token, _) => quote!(#continuation::token(#text)),
        (Way::Link, ContinuationPlace::Property(_)) => quote!(#continuation::link(#text)),
        (Way::Link, ContinuationPlace::Header(_)) => quote!(#continuation::link_header(#text)),
    };
    match (place, body) {
        (ContinuationPlace::Property(path), PageBody::MayBeMissing) => {
            let next = make(word(&quote!(page), path));
            quote!(|response| response.value().as_ref().and_then(|page| #next))
        }
        (ContinuationPlace::Property(path), PageBody::There) => {
            let next = make(word(&quote!(response.value()), path));
            quote!(|response| #next)
        }
        (ContinuationPlace::Header(name), _) => {
            let header = file.import("crate::runtime::client", "header");
            let next = make(quote!(#header::text(response.headers(), #name)));
            quote!(|response| #next)
        }
    }
}

/// The items, by value.
fn taken(items: &PropertyPath) -> TokenStream {
    let is_named = matches!(items.ty, Type::Named(_));
    let (last_step, way) = items.steps.split_last().expect("a path has a step");
    let option = |place: TokenStream, wrapper: Wrapper| match wrapper {
        Wrapper::None => quote!(Some(#place)),
        Wrapper::Option => place,
        Wrapper::Patch => quote!(#place.into_value()),
    };
    let mut holder = None;
    for step in way {
        let name = &step.name;
        holder = Some(match (holder, step.wrapper) {
            (None, wrapper) => option(quote!(page.#name), wrapper),
            (Some(holder), Wrapper::None) => quote!(#holder.map(|it| it.#name)),
            (Some(holder), wrapper) => {
                let inner = option(quote!(it.#name), wrapper);
                quote!(#holder.and_then(|it| #inner))
            }
        });
    }
    let name = &last_step.name;
    match (holder, last_step.wrapper) {
        (None, Wrapper::None) if is_named => quote!(page.#name.into_iter().collect()),
        (None, Wrapper::None) => quote!(page.#name),
        (None, wrapper) => {
            let list = option(quote!(page.#name), wrapper);
            let list = if is_named { quote!(#list.map(|items| items.into_iter().collect())) } else { list };
            quote!(#list.unwrap_or_default())
        }
        (Some(holder), Wrapper::None) => quote!(#holder.map(|it| it.#name).into_iter().flatten().collect()),
        (Some(holder), wrapper) => {
            let list = option(quote!(it.#name), wrapper);
            quote!(#holder.and_then(|it| #list).into_iter().flatten().collect())
        }
    }
}
