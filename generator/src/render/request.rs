//! The request of an operation: its URL, headers and body.

use super::client::is_copy;
use super::file::File;
use super::ty;
use crate::model::{ArrayStyle, FieldName, Method, Operation, Parameter, Part, Payload, Place, Scalar, Source, Type};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// An argument of the method.
pub(super) struct Argument {
    pub(super) name: FieldName,
    pub(super) declaration: TokenStream,
}

/// The arguments: parameters in the order of the path, the query and the headers, then the body.
pub(super) fn arguments(operation: &Operation, file: &mut File) -> Vec<Argument> {
    let parameters = operation.parameters.iter().filter(|parameter| parameter.source == Source::Argument);
    let mut arguments: Vec<Argument> = parameters
        .map(|Parameter { name, ty, .. }| {
            let ty = borrowed(ty, file);
            Argument { name: name.clone(), declaration: quote!(#name: #ty) }
        })
        .collect();
    if let Some(body) = operation.body.as_ref().filter(|body| body.required) {
        let name = &body.name;
        let ty = match &body.payload {
            Payload::Json(ty, _) => borrowed(ty, file),
            Payload::Text(_) => quote!(&str),
            Payload::Bytes(_) => file.import("azure_core", "Bytes"),
        };
        arguments.push(Argument { name: name.clone(), declaration: quote!(#name: #ty) });
    }
    arguments
}

/// A type as an argument that the method only reads.
fn borrowed(ty: &Type, file: &mut File) -> TokenStream {
    match ty {
        Type::Scalar(Scalar::Text) => quote!(&str),
        ty if is_copy(ty) => ty::render(ty, file.imports()),
        Type::List(item) => {
            let item = ty::render(item, file.imports());
            quote!(&[#item])
        }
        ty => {
            let ty = ty::render(ty, file.imports());
            quote!(&#ty)
        }
    }
}

/// Builds the request, sends it and binds the answer to `reply`.
pub(super) fn send(operation: &Operation, file: &mut File) -> TokenStream {
    let url = url(operation);
    let request = file.import("azure_core::http", "Request");
    let method = file.import("azure_core::http", "Method");
    let helper = file.import("crate::runtime::client", "request");
    let variant = format_ident!("{}", variant(operation.method));
    let headers = operation.parameters.iter().filter(|parameter| parameter.place == Place::Header).map(|parameter| header(parameter, &helper, file)).collect::<Vec<_>>();
    let body = body(operation, &helper);
    let accepts_json = operation.successes.iter().any(|success| matches!(success.payload, Some(Payload::Json(..)))) || operation.errors.iter().any(|error| error.body.is_some());
    let accept = accepts_json.then(|| quote!(#helper::accept_json(&mut request);));
    let url_name = quote!(url);
    quote! {
        let #url_name = self.service.url() #url .build()?;
        let mut request = #request::new(url, #method::#variant);
        #accept
        #(#headers)*
        #body
        let reply = self.service.send(&options.method_options.context, request).await?;
    }
}

fn variant(method: Method) -> &'static str {
    match method {
        Method::Get => "Get",
        Method::Put => "Put",
        Method::Post => "Post",
        Method::Patch => "Patch",
        Method::Delete => "Delete",
        Method::Head => "Head",
        Method::Options => "Options",
    }
}

/// The calls that build the path and the query. Literal segments that stand together go into one call.
fn url(operation: &Operation) -> TokenStream {
    let mut calls = TokenStream::new();
    let mut literal: Vec<&str> = Vec::new();
    for segment in &operation.path {
        if let [Part::Literal(text)] = segment.as_slice() {
            literal.push(text);
            continue;
        }
        calls.extend(literals(&mut literal));
        calls.extend(segment_call(operation, segment));
    }
    calls.extend(literals(&mut literal));
    calls.extend(operation.parameters.iter().filter(|parameter| parameter.place == Place::Query).map(query));
    calls.extend(operation.api_version_parameter.as_ref().map(|name| quote!(.query(#name, self.service.api_version()))));
    calls
}

fn literals(pending: &mut Vec<&str>) -> Option<TokenStream> {
    if pending.is_empty() {
        return None;
    }
    let text = std::mem::take(pending).join("/");
    Some(quote!(.literal(#text)))
}

fn segment_call(operation: &Operation, segment: &[Part]) -> TokenStream {
    let parameter = |name: &str| operation.parameters.iter().find(|parameter| parameter.wire == name && matches!(parameter.place, Place::Path | Place::PathWithSlashes));
    if let [Part::Parameter(name)] = segment {
        let Some(parameter) = parameter(name) else { return TokenStream::new() };
        let value = text(parameter);
        return if parameter.place == Place::PathWithSlashes { quote!(.slashes(#name, #value)) } else { quote!(.value(#name, #value)) };
    }
    let parts = segment.iter().map(|part| match part {
        Part::Literal(text) => quote!(Part::Literal(#text)),
        Part::Parameter(name) => {
            let value = parameter(name).map(text);
            quote!(Part::Value(#name, #value))
        }
    });
    quote!(.parts(&[#(#parts),*]))
}

/// Where the method finds a parameter's value.
fn place(parameter: &Parameter) -> TokenStream {
    let name = &parameter.name;
    match &parameter.source {
        Source::Client => quote!(self.#name),
        Source::Option => quote!(options.#name),
        Source::Argument | Source::Constant(_) => quote!(#name),
    }
}

/// A parameter's value as `&str`.
fn text(parameter: &Parameter) -> TokenStream {
    if let Source::Constant(value) = &parameter.source {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        return quote!(#text);
    }
    let place = place(parameter);
    let by_reference = parameter.source == Source::Client;
    match held(&parameter.ty) {
        Held::Str if by_reference => quote!(&#place),
        Held::Str => place,
        Held::AsStr => quote!(#place.as_str()),
        Held::Display => quote!(&#place.to_string()),
    }
}

/// How a value gives its text.
enum Held {
    Str,
    AsStr,
    Display,
}

fn held(ty: &Type) -> Held {
    match ty {
        Type::Scalar(Scalar::Text) => Held::Str,
        Type::Scalar(Scalar::Uuid | Scalar::Uri | Scalar::ArmId) => Held::AsStr,
        Type::Named(reference) if reference.textual => Held::AsStr,
        _ => Held::Display,
    }
}

fn query(parameter: &Parameter) -> TokenStream {
    let wire = &parameter.wire;
    if let Type::List(item) = &parameter.ty {
        return query_list(parameter, item);
    }
    if parameter.source != Source::Option {
        let value = text(parameter);
        return quote!(.query(#wire, #value));
    }
    let place = place(parameter);
    match held(&parameter.ty) {
        Held::Str => quote!(.query_optional(#wire, #place.as_deref())),
        Held::AsStr => quote!(.query_optional(#wire, #place.as_ref().map(|value| value.as_str()))),
        Held::Display => quote!(.query_optional(#wire, #place.as_ref().map(ToString::to_string).as_deref())),
    }
}

fn query_list(parameter: &Parameter, item: &Type) -> TokenStream {
    let wire = &parameter.wire;
    let place = place(parameter);
    let list = if parameter.source == Source::Option { quote!(#place.iter().flatten()) } else { quote!(#place.iter()) };
    let items = match held(item) {
        Held::Str => list,
        Held::AsStr => quote!(#list.map(|value| value.as_str())),
        Held::Display => quote!(#list.map(ToString::to_string)),
    };
    match separator(parameter.style) {
        Some(separator) => quote!(.query_list(#wire, #items, #separator)),
        None => quote!(.query_multi(#wire, #items)),
    }
}

/// What stands between the items; `None` where each is a parameter of its own.
fn separator(style: ArrayStyle) -> Option<&'static str> {
    match style {
        ArrayStyle::Csv => Some(","),
        ArrayStyle::Ssv => Some(" "),
        ArrayStyle::Tsv => Some("\t"),
        ArrayStyle::Pipes => Some("|"),
        ArrayStyle::Multi => None,
    }
}

fn header(parameter: &Parameter, helper: &TokenStream, file: &mut File) -> TokenStream {
    let Parameter { wire, ty, source, .. } = parameter;
    let header_name = file.import("azure_core::http::headers", "HeaderName");
    let set = |value: TokenStream| quote!(#helper::set_header(&mut request, #wire, #header_name::from_static(#wire), #value)?;);
    if *source != Source::Option {
        return set(text(parameter));
    }
    let place = place(parameter);
    let value = match held(ty) {
        Held::Str => quote!(value),
        Held::AsStr => quote!(value.as_str()),
        Held::Display => quote!(&value.to_string()),
    };
    let set = set(value);
    quote! {
        if let Some(value) = &#place {
            #set
        }
    }
}

fn body(operation: &Operation, helper: &TokenStream) -> Option<TokenStream> {
    let body = operation.body.as_ref()?;
    let name = &body.name;
    let media = |media: &crate::model::MediaType| {
        let media = &media.0;
        if media == "application/json" { quote!(None) } else { quote!(Some(#media)) }
    };
    let set = |value: TokenStream| match &body.payload {
        Payload::Json(_, media_type) => {
            let media = media(media_type);
            quote!(#helper::set_json(&mut request, "body", #media, #value)?;)
        }
        Payload::Text(media) => {
            let media = &media.0;
            quote!(#helper::set_bytes(&mut request, #media, #value.to_owned());)
        }
        Payload::Bytes(media) => {
            let media = &media.0;
            quote!(#helper::set_bytes(&mut request, #media, #value.clone());)
        }
    };
    if body.required {
        let set = set(quote!(#name));
        return Some(quote!(#set));
    }
    let set = set(quote!(body));
    Some(quote! {
        if let Some(body) = &options.#name {
            #set
        }
    })
}
