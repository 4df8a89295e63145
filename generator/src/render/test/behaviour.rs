//! Tests of what each operation does beside its documented answer: endpoints, clouds, hostile values, errors, broken bodies, polling.

mod body;
mod cloud;
mod endpoint;
mod error;
mod hostile;
mod polling;

use super::super::file::File;
use super::super::{doc, literal};
use super::call::Called;
use super::subject::{self, Subject};
use super::{place, value};
use crate::model::{Api, Auth, Module, Service};
use proc_macro2::TokenStream;
use quote::quote;
use rayon::prelude::*;

/// Two modules for each service: its calls, and its polling where there is any.
pub(super) fn render(api: &Api) -> Vec<super::Module> {
    let services = api.modules.par_iter().filter_map(|module| Some((module, module.service.as_ref()?)));
    services.flat_map_iter(|(module, service)| of_service(api, module, service)).collect()
}

fn of_service(api: &Api, module: &Module, service: &Service) -> Vec<super::Module> {
    let operations = service.groups.iter().flat_map(|group| group.operations.iter().map(move |it| (group, it)));
    let subjects: Vec<Subject<'_>> = operations
        .filter_map(|(group, operation)| Subject::new(Called { api, module, service, group, operation }))
        .collect();
    let Some(first) = subjects.first() else { return Vec::new() };
    let mut files = Vec::new();
    let mut calls = begun(first, "", "calls");
    endpoint::render(first, &mut calls.1);
    cloud::render(first, &mut calls.1);
    for subject in &subjects {
        body::render(subject, &mut calls.1);
        error::render(subject, &mut calls.1);
        hostile::render(subject, &mut calls.1);
    }
    files.push(calls);
    if subjects.iter().any(|subject| subject.operation().monitor.is_some()) {
        let mut polls = begun(first, "_polling", "polling");
        subjects.iter().for_each(|subject| polling::render(subject, &mut polls.1));
        files.push(polls);
    }
    files.into_iter().map(|(name, file)| super::Module { name, files: vec![file.finish()] }).collect()
}

/// A file with the functions that its tests share.
fn begun(subject: &Subject<'_>, suffix: &str, what: &str) -> (String, File) {
    let Called { api, module, service, .. } = subject.called;
    let stem = format!("{}{suffix}", place::stem(module));
    let origin = format!("specs/{}", module.folder);
    let template = if suffix.is_empty() { "behaviour.rs" } else { "behaviour/polling.rs" };
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
