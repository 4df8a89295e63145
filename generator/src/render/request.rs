//! The request of an operation: its URL, headers and body.

mod continuation;
mod method;

use super::file::File;
use super::finite;
use super::operation::text::{self, ListAccess, TextAccess};
use crate::model::{
    Api, ArrayStyle, NextPage, Operation, OperationAuth, OperationRef, Paging, Parameter, ParameterLocation,
    ParameterSource, Payload, SegmentPart, TokenParameter,
};
use crate::surface::response::map_item;
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

/// Binds `request`, with its URL.
pub(super) fn begin(api: &Api, at: OperationRef<'_>, file: &mut File) -> TokenStream {
    let (operation, url) = (at.operation, url(api, at, file));
    let finite = finite::checks(api, operation.parameters.iter().map(|it| (it, place(it))), file);
    let request = file.import("azure_core::http", "Request");
    let method = file.import("azure_core::http", "Method");
    let variant = format_ident!("{}", method::variant(operation.method));
    let mutable = is_filled(operation).then(|| quote!(mut));
    quote! {
        #finite
        let url = self.service.url() #url .build()?;
        let #mutable request = #request::new(url, #method::#variant);
    }
}

/// Binds `request` for the page that `continuation` names.
pub(super) fn begin_page(api: &Api, at: OperationRef<'_>, paging: &Paging, file: &mut File) -> TokenStream {
    let operation = at.operation;
    let path = path(api, operation, file);
    let (of_first, of_all): (Vec<_>, Vec<_>) = queries(operation).partition(|it| takes_token(paging, it));
    let (of_first, of_all) =
        (of_first.into_iter().map(|it| query(api, at, it)), of_all.into_iter().map(|it| query(api, at, it)));
    let (of_first, version) = (quote!(#(#of_first)*), api_version(operation));
    let finite = finite::checks(api, operation.parameters.iter().map(|it| (it, place(it))), file);
    let request = file.import("azure_core::http", "Request");
    let by_continuation = continuation::url(paging, Some(&of_first), file);
    let method = continuation::method(operation, paging, file);
    let mutable = is_filled(operation).then(|| quote!(mut));
    let of_all = quote!(#path #(#of_all)* #version);
    let add_to_all = (!of_all.is_empty()).then(|| quote!(url #of_all;));
    let takes_token = matches!(paging.next, NextPage::Token { parameter: TokenParameter::Query(_), place: _ });
    let is_added_to = takes_token || !of_all.is_empty() || !of_first.is_empty();
    let url_mutable = is_added_to.then(|| quote!(mut));
    quote! {
        #finite
        let #url_mutable url = self.service.url();
        #add_to_all
        #by_continuation
        let #mutable request = #request::new(url, #method);
    }
}

/// Whether it is the parameter that takes the token of a next page, whose own value is that of the first page alone.
fn takes_token(paging: &Paging, parameter: &Parameter) -> bool {
    match &paging.next {
        NextPage::Token { parameter: token, place: _ } => token.query() == Some(parameter.wire.as_str()),
        NextPage::Link { .. } | NextPage::None => false,
    }
}

/// Whether anything is put into the request beside its URL.
fn is_filled(operation: &Operation) -> bool {
    let answered = operation.successes.iter().map(|success| &success.payload);
    let mut payloads = answered.chain(operation.errors.iter().map(|error| &error.payload));
    let has_header = operation.parameters.iter().any(|parameter| parameter.location == ParameterLocation::Header);
    has_header || operation.body.is_some() || payloads.any(Option::is_some)
}

/// Fills `request` with headers and body.
pub(super) fn fill(api: &Api, at: OperationRef<'_>, file: &mut File) -> TokenStream {
    let operation = at.operation;
    if !is_filled(operation) {
        return TokenStream::new();
    }
    let helper = file.import("crate::runtime::client", "request");
    let headers = operation.parameters.iter().filter(|parameter| parameter.location == ParameterLocation::Header);
    // A media type that the caller passes replaces the one that the body has otherwise.
    let (of_body, of_request): (Vec<_>, Vec<_>) = headers.partition(|parameter| parameter.wire == "content-type");
    let mut set = |parameter: &Parameter| header(api, at, (parameter, &helper), file);
    let of_request: Vec<_> = of_request.into_iter().map(&mut set).collect();
    let of_body: Vec<_> = of_body.into_iter().map(&mut set).collect();
    let (accept, body) = (accept(operation, &helper), body(operation, &helper));
    let token = operation.kind.paging().map(|paging| continuation::header(paging, &helper, file));
    quote!(#accept #(#of_request)* #token #body #(#of_body)*)
}

/// The service as the operation authenticates its requests to it.
pub(super) fn service(operation: &Operation) -> TokenStream {
    match operation.auth {
        OperationAuth::Service => quote!(self.service),
        OperationAuth::Anonymous => quote!(self.service.anonymous()),
        OperationAuth::Override(index) => {
            let index = Literal::usize_unsuffixed(index);
            quote!(self.service.auth_override(#index))
        }
    }
}

/// The media types that the operation responds with.
fn accept(operation: &Operation, helper: &TokenStream) -> Option<TokenStream> {
    let mut media: Vec<&str> = Vec::new();
    let successes = operation.successes.iter().filter_map(|success| success.payload.as_ref());
    let errors = operation.errors.iter().filter_map(|error| error.payload.as_ref());
    for name in successes.chain(errors).map(|payload| payload.media_type().0.as_str()) {
        if !media.contains(&name) {
            media.push(name);
        }
    }
    match media.as_slice() {
        [] => None,
        ["application/json"] => Some(quote!(#helper::accept_json(&mut request);)),
        _ => {
            let all = media.join(", ");
            Some(quote!(#helper::accept(&mut request, #all);))
        }
    }
}

/// The calls that build the path. Literal segments that are together go into one call.
pub(super) fn path(api: &Api, operation: &Operation, file: &mut File) -> TokenStream {
    let mut calls = TokenStream::new();
    let mut literal: Vec<&str> = Vec::new();
    for segment in &operation.path {
        if let [SegmentPart::Literal(text)] = segment.as_slice() {
            literal.push(text);
            continue;
        }
        calls.extend(literals(&mut literal));
        calls.extend(segment_call(api, operation, segment, file));
    }
    calls.extend(literals(&mut literal));
    calls
}

/// The calls that build the path and the query.
fn url(api: &Api, at: OperationRef<'_>, file: &mut File) -> TokenStream {
    let (path, version) = (path(api, at.operation, file), api_version(at.operation));
    let queries = queries(at.operation).map(|it| query(api, at, it));
    quote!(#path #(#queries)* #version)
}

fn queries(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation.parameters.iter().filter(|parameter| parameter.location == ParameterLocation::Query)
}

fn api_version(operation: &Operation) -> Option<TokenStream> {
    operation.api_version_parameter.as_ref().map(|name| quote!(.query(#name, self.service.api_version())))
}

fn literals(pending: &mut Vec<&str>) -> Option<TokenStream> {
    if pending.is_empty() {
        return None;
    }
    let text = std::mem::take(pending).join("/");
    Some(quote!(.literal(#text)))
}

fn segment_call(api: &Api, operation: &Operation, segment: &[SegmentPart], file: &mut File) -> TokenStream {
    let parameter = |name: &str| {
        operation.parameters.iter().find(|parameter| parameter.wire == name && parameter.location.is_path())
    };
    if let [SegmentPart::Parameter(name)] = segment {
        let Some(parameter) = parameter(name) else { return TokenStream::new() };
        if let Some(values) = values(api, parameter) {
            return values;
        }
        let value = value(api, parameter);
        return match parameter.location {
            ParameterLocation::PathWithSlashes => quote!(.slashes(#name, #value)),
            ParameterLocation::PathOrNothing => quote!(.slashes_or_nothing(#name, #value)),
            ParameterLocation::Path | ParameterLocation::Query | ParameterLocation::Header => {
                quote!(.value(#name, #value))
            }
        };
    }
    let type_name = file.import("crate::runtime::client", "SegmentPart");
    let parts = segment.iter().map(|part| match part {
        SegmentPart::Literal(text) => quote!(#type_name::Literal(#text)),
        SegmentPart::Parameter(name) => {
            if let Some((items, separator)) = parameter(name).and_then(|parameter| owned_items(api, parameter)) {
                return quote!(#type_name::Values(#name, &#items.collect::<Vec<_>>(), #separator));
            }
            let Some(parameter) = parameter(name) else { return TokenStream::new() };
            let value = value(api, parameter);
            match parameter.location {
                ParameterLocation::PathWithSlashes => quote!(#type_name::Slashes(#name, #value)),
                ParameterLocation::PathOrNothing => quote!(#type_name::SlashesOrNothing(#name, #value)),
                ParameterLocation::Path | ParameterLocation::Query | ParameterLocation::Header => {
                    quote!(#type_name::Value(#name, #value))
                }
            }
        }
    });
    quote!(.parts(&[#(#parts),*]))
}

/// The segment that is a list.
fn values(api: &Api, parameter: &Parameter) -> Option<TokenStream> {
    let (item, list, place) = list(api, parameter)?;
    let (items, wire, separator) = (text::items(&item, list, &place), &parameter.wire, separator(parameter));
    Some(quote!(.values(#wire, #items, #separator)))
}

/// An iterator over the items of a list as `String`, and the separator between them.
fn owned_items(api: &Api, parameter: &Parameter) -> Option<(TokenStream, &'static str)> {
    let (item, list, place) = list(api, parameter)?;
    let items = text::items(&item, list, &place);
    let items = match item {
        TextAccess::Str | TextAccess::AsStr => quote!(#items.map(str::to_owned)),
        TextAccess::Display | TextAccess::List(..) => items,
    };
    Some((items, separator(parameter)))
}

/// How the items of a list are held, whether they are behind `as_slice`, and where the list is.
fn list(api: &Api, parameter: &Parameter) -> Option<(TextAccess, ListAccess, TokenStream)> {
    let Parameter { name, ty, source, .. } = parameter;
    let TextAccess::List(item, list) = text::held(api, ty) else { return None };
    let place = match source {
        ParameterSource::Client => quote!(self.#name),
        ParameterSource::Argument => quote!(#name),
        ParameterSource::Option | ParameterSource::ClientOption | ParameterSource::Constant(_) => return None,
    };
    Some((*item, list, place))
}

fn separator(parameter: &Parameter) -> &'static str {
    parameter.style.separator().unwrap_or(",")
}

/// The value of a parameter that is always there, as `&str`.
fn value(api: &Api, parameter: &Parameter) -> TokenStream {
    let Parameter { ty, style, .. } = parameter;
    if let Some(constant) = text::constant(parameter) {
        return quote!(#constant);
    }
    text::text(api, ty, &read_place(api, parameter), *style)
}

/// Where a method reads the value of a parameter that is always there; text as `&str`.
pub(super) fn read_place(api: &Api, parameter: &Parameter) -> TokenStream {
    let place = place(parameter);
    let is_string =
        parameter.source == ParameterSource::Client && matches!(text::held(api, &parameter.ty), TextAccess::Str);
    if is_string { quote!(&#place) } else { place }
}

fn query(api: &Api, at: OperationRef<'_>, parameter: &Parameter) -> TokenStream {
    let Parameter { wire, ty, source, style, .. } = parameter;
    let held = text::held(api, ty);
    let place = place(parameter);
    if let Some(item) = map_item(api, ty) {
        let entries = text::entries(&text::held(api, item), &place);
        let taken = at.names_beside(parameter);
        return match style {
            ArrayStyle::DeepObject => quote!(.query_deep_object(#wire, #entries, &[#(#taken),*])),
            ArrayStyle::Form
            | ArrayStyle::Csv
            | ArrayStyle::Ssv
            | ArrayStyle::Tsv
            | ArrayStyle::Pipes
            | ArrayStyle::Multi => quote!(.query_map(#wire, #entries, &[#(#taken),*])),
        };
    }
    if let TextAccess::List(item, items) = &held {
        let items = match (source, text::constants(parameter)) {
            (ParameterSource::Option | ParameterSource::ClientOption, Some(words)) => {
                quote!(#place.then_some([#(#words),*]).into_iter().flatten())
            }
            (_, Some(words)) => quote!([#(#words),*]),
            (ParameterSource::Option | ParameterSource::ClientOption, None) => {
                let slice = match items {
                    ListAccess::Slice => quote!(#place.iter().flat_map(|items| items.as_slice())),
                    ListAccess::Vec => quote!(#place.iter().flatten()),
                };
                text::mapped(item, &slice)
            }
            (ParameterSource::Client | ParameterSource::Argument | ParameterSource::Constant(_), None) => {
                text::items(item, *items, &place)
            }
        };
        return match style.separator() {
            Some(separator) => quote!(.query_list(#wire, #items, #separator)),
            None => quote!(.query_multi(#wire, #items)),
        };
    }
    if !source.is_option() {
        let value = value(api, parameter);
        return quote!(.query(#wire, #value));
    }
    if let Some(only) = text::constant(parameter) {
        return quote!(.query_optional(#wire, #place.then_some(#only)));
    }
    match held {
        TextAccess::Str => quote!(.query_optional(#wire, #place.as_deref())),
        TextAccess::AsStr => quote!(.query_optional(#wire, #place.as_ref().map(|value| value.as_str()))),
        TextAccess::Display | TextAccess::List(..) => {
            quote!(.query_optional(#wire, #place.as_ref().map(ToString::to_string).as_deref()))
        }
    }
}

/// Where a method finds the value of a parameter.
fn place(parameter: &Parameter) -> TokenStream {
    let Parameter { name, source, .. } = parameter;
    match source {
        ParameterSource::Option => quote!(options.#name),
        ParameterSource::Client | ParameterSource::ClientOption => quote!(self.#name),
        ParameterSource::Argument | ParameterSource::Constant(_) => quote!(#name),
    }
}

fn header(
    api: &Api,
    at: OperationRef<'_>,
    (parameter, helper): (&Parameter, &TokenStream),
    file: &mut File,
) -> TokenStream {
    let Parameter { wire, ty, source, style, .. } = parameter;
    let place = place(parameter);
    if let Some(item) = map_item(api, ty) {
        let entries = text::entries(&text::held(api, item), &place);
        let taken = at.names_beside(parameter);
        return quote!(#helper::set_headers(&mut request, #wire, #entries, &[#(#taken),*])?;);
    }
    if let (TextAccess::List(item, list), None) = (text::held(api, ty), text::constant(parameter)) {
        let separator = separator(parameter);
        let set = |items: TokenStream| quote!(#helper::set_header_list(&mut request, #wire, #items, #separator)?;);
        return match source.is_option() {
            true => {
                let set = set(text::items(&item, list, &quote!(value)));
                quote!(if let Some(value) = &#place { #set })
            }
            false => set(text::items(&item, list, &place)),
        };
    }
    let header_name = file.import("azure_core::http::headers", "HeaderName");
    let set = |value: TokenStream| quote!(#helper::set_header(&mut request, #wire, #header_name::from_static(#wire), #value)?;);
    if !source.is_option() {
        return set(value(api, parameter));
    }
    if let Some(only) = text::constant(parameter) {
        let set = set(quote!(#only));
        return quote!(if #place { #set });
    }
    let set = set(text::text(api, ty, &quote!(value), *style));
    quote! {
        if let Some(value) = &#place {
            #set
        }
    }
}

fn body(operation: &Operation, helper: &TokenStream) -> Option<TokenStream> {
    let body = operation.body.as_ref()?;
    let name = &body.name;
    let place = if body.required { quote!(#name) } else { quote!(body) };
    let set = match &body.payload {
        Payload::Json(ty, media_type) => {
            let media = &media_type.0;
            let media = if media == "application/json" { quote!(None) } else { quote!(Some(#media)) };
            if let Some(names) = operation.kind.paging().and_then(continuation::body_property) {
                let body = if body.required { quote!(Some(#name)) } else { quote!(options.#name.as_ref()) };
                return Some(
                    quote!(#helper::set_json_page(&mut request, #media, #body, &[#(#names),*], continuation)?;),
                );
            }
            let place = if body.required && ty.is_copy_scalar() { quote!(&#place) } else { place };
            quote!(#helper::set_json(&mut request, "body", #media, #place)?;)
        }
        Payload::Text(media) => {
            let media = &media.0;
            quote!(#helper::set_bytes(&mut request, #media, #place.to_owned());)
        }
        Payload::Bytes(media) => {
            let media = &media.0;
            quote!(#helper::set_bytes(&mut request, #media, #place.clone());)
        }
    };
    let first = operation.kind.paging().and_then(continuation::is_first);
    let given = (!body.required).then(|| quote!(let Some(body) = &options.#name));
    let conditions: Vec<_> = first.into_iter().chain(given).collect();
    Some(if conditions.is_empty() { set } else { quote!(if #(#conditions)&&* { #set }) })
}
