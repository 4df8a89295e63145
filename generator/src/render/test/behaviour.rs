//! Tests of what each operation does beside its documented answer: endpoints, clouds, hostile values, errors, broken bodies, polling,
//! pages and starts.

mod body;
mod cloud;
mod endpoint;
mod error;
mod hostile;
mod paging;
mod polling;
mod starting;

use super::super::file::File;
use super::super::{doc, literal};
use super::call::Called;
use super::subject::{self, Subject};
use super::{place, value};
use crate::model::{Api, Auth, Caller, Module, Operation, Service};
use proc_macro2::TokenStream;
use quote::quote;
use rayon::prelude::*;

/// The modules of each service: its calls, its polling, its lists and its starts, as far as it has any.
pub(super) fn render(api: &Api) -> Vec<super::Module> {
    let services = api.modules.par_iter().filter_map(|module| Some((module, module.service.as_ref()?)));
    services.flat_map_iter(|(module, service)| of_service(api, module, service)).collect()
}

fn of_service(api: &Api, module: &Module, service: &Service) -> Vec<super::Module> {
    let operations = service.groups.iter().flat_map(|group| group.operations.iter().map(move |it| (group, it)));
    let subjects: Vec<Subject<'_>> = operations
        .filter_map(|(group, operation)| Subject::new(Called { api, module, service, group, operation }))
        .collect();
    let mut files = Vec::new();
    let plain: Vec<_> = subjects.iter().filter(|subject| is_plain(subject.operation())).collect();
    if let Some(first) = plain.first() {
        let mut calls = begun(first, "", "calls");
        // What knows its callers in a way of its own says nothing about the service.
        if let Some(first) = plain.iter().find(|subject| subject.operation().caller == Caller::Known) {
            endpoint::render(first, &mut calls.1);
            cloud::render(first, &mut calls.1);
        }
        for subject in &plain {
            body::render(subject, &mut calls.1);
            error::render(subject, &mut calls.1);
            hostile::render(subject, &mut calls.1);
        }
        files.push(calls);
    }
    let kinds: [(&str, &str, Is, One); 3] = [
        ("polling", "polling", |it| it.monitor.is_some(), polling::render),
        ("paging", "lists", |it| it.page.is_some(), paging::render),
        ("starting", "starts", |it| it.start.is_some(), starting::render),
    ];
    for (suffix, what, is_one, render) in kinds {
        let those: Vec<_> = subjects.iter().filter(|subject| is_one(subject.operation())).collect();
        if let Some(first) = those.first() {
            let mut begun = begun(first, suffix, what);
            those.iter().for_each(|subject| render(subject, &mut begun.1));
            files.push(begun);
        }
    }
    files.into_iter().map(|(name, file)| super::Module { name, files: vec![file.finish()] }).collect()
}

type Is = fn(&Operation) -> bool;
type One = fn(&Subject<'_>, &mut File);

/// Whether a call is one request that gives one answer.
fn is_plain(operation: &Operation) -> bool {
    operation.start.is_none() && operation.page.is_none()
}

/// A file with the functions that its tests share.
fn begun(subject: &Subject<'_>, suffix: &str, what: &str) -> (String, File) {
    let Called { api, module, service, .. } = subject.called;
    let stem = place::stem(module);
    let stem = if suffix.is_empty() { stem } else { format!("{stem}_{suffix}") };
    let origin = format!("specs/{}", module.folder);
    let template = if suffix.is_empty() { "behaviour.rs".to_owned() } else { format!("behaviour/{suffix}.rs") };
    let template = format!("generator/src/render/test/{template}");
    let mut file = File::new(format!("tests/behaviour/{stem}.rs"), &origin, &template);
    let title = doc::text(&service.title).join(" ");
    file.doc([format!("The {what} of {title}, api-version `{}`.", service.api_version)]);
    let client = place::item(api, module, service.client.as_str(), &mut file);
    let options = place::item(api, module, service.options.as_str(), &mut file);
    let core = file.import("azure_core::http", "ClientOptions");
    let retry = file.import("azure_core::http", "RetryOptions");
    let (parameter, argument) = credential(service, &mut file);
    let (address, at) = match subject::is_given(service) {
        true => (Some(quote!(endpoint: &str,)), Some(quote!(endpoint,))),
        false => (None, None),
    };
    let given = subject.given();
    let values: Vec<_> = service
        .parameters
        .iter()
        .filter_map(|parameter| {
            let found = given.arguments.iter().find(|(wire, _)| *wire == parameter.wire)?;
            Some(value::owned(api, &parameter.ty, &found.1, &mut file))
        })
        .collect();
    file.item(quote! {
        /// A client for one caller.
        fn client(#address #parameter options: #options) -> azure_core::Result<#client> {
            #client::new(#at #(#values,)* #argument Some(options))
        }
    });
    file.item(quote! {
        /// Options for a transport of the tests; nothing is tried twice.
        fn options(transport: #core) -> #options {
            let client_options = #core { retry: #retry::none(), ..transport };
            #options { client_options, ..Default::default() }
        }
    });
    (stem, file)
}

fn credential(service: &Service, file: &mut File) -> (Option<TokenStream>, Option<TokenStream>) {
    match &service.auth {
        Auth::OAuth2 { .. } => {
            let (arc, credential) = (file.import("std::sync", "Arc"), file.import("crate::support", "TestCredential"));
            (Some(quote!(credential: #arc<#credential>,)), Some(quote!(credential,)))
        }
        Auth::ApiKey(_) => {
            let secret = file.import("azure_core::credentials", "Secret");
            (None, Some(quote!(#secret::new("test-key"),)))
        }
        Auth::None => (None, None),
    }
}

/// A constant with JSON.
fn constant(name: &proc_macro2::Ident, json: &serde_json::Value, file: &mut File) {
    let json = literal::json(json);
    file.item(quote!(const #name: &str = #json;));
}
