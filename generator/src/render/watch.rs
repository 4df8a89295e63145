//! The example that watches a long-running operation with a progress bar: a simulated one, or a real one.

use super::file::File;
use super::operation::text::{self, ListAccess, TextAccess};
use super::{doc, ending, group, literal};
use crate::model::{
    Api, Auth, Endpoint, Group, Module, Operation, Parameter, ParameterSource, Scalar, Service, StatusPoll, Type,
};
use crate::output::DraftFile;
use heck::{ToKebabCase, ToShoutySnakeCase};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use std::fmt::Write as _;

/// An operation that can be polled, and the words that name it on the command line.
struct Watched<'a> {
    words: Vec<String>,
    module: &'a Module,
    service: &'a Service,
    group: &'a Group,
    operation: &'a Operation,
    polled: &'a StatusPoll,
}

/// Whether anything can be polled, so that there is an example.
pub(super) fn is_there(api: &Api) -> bool {
    watched(api).iter().any(is_documented)
}

fn is_documented(watched: &Watched<'_>) -> bool {
    watched.operation.examples.iter().any(|example| example.response.body.is_some())
}

/// The example's main file; none where nothing can be polled.
pub(super) fn render(api: &Api) -> Option<DraftFile> {
    let watched = watched(api);
    let simulated = watched.iter().find(|it| is_documented(it))?;
    let mut file = File::new("examples/watch/main.rs", "specs", "generator/src/render/watch.rs");
    file.doc(["Watches a long-running operation with a progress bar: a simulated one, or, given its ids, a real one."
        .to_owned()]);
    let krate = &api.krate.ident();
    file.item(quote!(
        mod bar;
        mod simulation;
    ));
    // The files beside this one find the runtime through this name.
    file.import(krate, "runtime");
    let simulation = file.import("simulation", "Simulation");
    let (error, exit_code) = (file.import("std::error", "Error"), file.import("std::process", "ExitCode"));
    let usage = literal::text(&usage(&watched));
    file.item(quote!(const USAGE: &str = #usage;));
    let arms: Vec<TokenStream> = watched.iter().map(|it| arm(api, it, &mut file)).collect();
    file.item(quote! {
        #[tokio::main(flavor = "current_thread")]
        async fn main() -> #exit_code {
            let arguments: Vec<String> = std::env::args().skip(1).collect();
            let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
            match watch(&words).await {
                Ok(()) => #exit_code::SUCCESS,
                Err(error) => {
                    eprintln!("{error}");
                    #exit_code::FAILURE
                }
            }
        }
    });
    file.item(quote! {
        async fn watch(words: &[&str]) -> Result<(), Box<dyn #error>> {
            match words {
                [] => simulated().await,
                #(#arms)*
                ["-h" | "--help"] => {
                    print!("{USAGE}");
                    Ok(())
                }
                _ => {
                    eprint!("{USAGE}");
                    std::process::exit(2)
                }
            }
        }
    });
    let simulated = simulated_function(api, simulated, &simulation, &error, &mut file);
    file.item(simulated);
    Some(file.finish())
}

fn watched(api: &Api) -> Vec<Watched<'_>> {
    let mut found = Vec::new();
    for (module, service) in api.services() {
        if !service.default || !matches!(service.auth, Auth::OAuth2 { .. }) {
            continue;
        }
        let polled = service.operations().filter_map(|(group, it)| Some((group, it, it.kind.status_poll()?)));
        let polled: Vec<_> = polled.collect();
        let only = polled.len() == 1;
        found.extend(polled.into_iter().map(|(group, operation, polled)| {
            let mut words = vec![module.path[0].as_str().to_kebab_case()];
            if !only {
                words.push(operation.id.to_kebab_case());
            }
            Watched { words, module, service, group, operation, polled }
        }));
    }
    found
}

/// What the caller has to say: the endpoint where it is the caller's, then the client's parameters, then the operation's.
fn ids<'a>(it: &'a Watched<'_>) -> impl Iterator<Item = &'a Parameter> {
    let own = it.operation.parameters.iter().filter(|parameter| parameter.source == ParameterSource::Argument);
    it.service.parameters.iter().chain(own)
}

fn usage(watched: &[Watched<'_>]) -> String {
    let mut text = String::from(
        "Watches a long-running operation.\n\n  watch                      a simulated operation; no account, no network\n",
    );
    for it in watched {
        let _ = write!(text, "  watch {}", it.words.join(" "));
        if let Endpoint::Given { .. } = it.service.endpoint {
            text.push_str(" <ENDPOINT>");
        }
        for parameter in ids(it) {
            let _ = write!(text, " <{}>", parameter.wire.to_shouty_snake_case());
        }
        text.push('\n');
    }
    let _ = write!(
        text,
        "\nA real operation is watched with the credentials of the Azure CLI or the Azure Developer CLI, whichever is signed in.\n"
    );
    text
}

fn client_path(krate: &str, it: &Watched<'_>) -> String {
    format!("{krate}::{}", it.module.path[0])
}

fn arm(api: &Api, it: &Watched<'_>, file: &mut File) -> TokenStream {
    let client = file.import(&client_path(&api.krate.name, it), it.service.client.as_str());
    let credential = file.import("azure_identity", "DeveloperToolsCredential");
    let words = &it.words;
    let given =
        matches!(it.service.endpoint, Endpoint::Given { .. }).then(|| Ident::new("endpoint", Span::call_site()));
    let names: Vec<_> = given.iter().cloned().chain(ids(it).map(|parameter| parameter.name.ident())).collect();
    let endpoint = given.map(|name| quote!(#name,));
    let client_arguments = it.service.parameters.iter().map(|parameter| {
        let name = &parameter.name;
        let (value, _) = read(api, parameter, &quote!(#name));
        quote!(#value,)
    });
    let (accessor, poll) = (group::accessor(it.group), &it.polled.poll);
    let own = it.operation.parameters.iter().filter(|parameter| parameter.source == ParameterSource::Argument);
    let arguments = own.map(|parameter| {
        let name = &parameter.name;
        read(api, parameter, &quote!(#name)).1
    });
    quote! {
        [#(#words,)* #(#names),*] => {
            let client = #client::new(#endpoint #(#client_arguments)* #credential::new(None)?, None)?;
            bar::watch(client #accessor.#poll(#(#arguments,)* None)).await
        }
    }
}

/// A parameter's value, read from a word, as a client holds it and as a method takes it. A list is JSON.
fn read(api: &Api, parameter: &Parameter, word: &TokenStream) -> (TokenStream, TokenStream) {
    if let TextAccess::List(_, items) = text::held(api, &parameter.ty) {
        // A list without constraints may be taken as a slice, of which nothing follows for what is read.
        let vector = match items {
            ListAccess::Vec => Some(quote!(::<Vec<_>>)),
            ListAccess::Slice => None,
        };
        let list = quote!(serde_json::from_str #vector(#word)?);
        return (list.clone(), quote!(&#list));
    }
    let parsed = quote!(#word.parse()?);
    match &parameter.ty {
        Type::Scalar(Scalar::Text) => (quote!(str::to_owned(#word)), word.clone()),
        ty if ty.is_copy_scalar() => (parsed.clone(), parsed),
        Type::Scalar(_) | Type::Any | Type::List(_) | Type::Map(_) | Type::Nullable(_) | Type::Named(_) => {
            (parsed.clone(), quote!(&#parsed))
        }
    }
}

fn simulated_function(
    api: &Api,
    it: &Watched<'_>,
    simulation: &TokenStream,
    error: &TokenStream,
    file: &mut File,
) -> TokenStream {
    let krate = &api.krate.name;
    let client = file.import(&client_path(krate, it), it.service.client.as_str());
    let options = file.import(&client_path(krate, it), it.service.options.as_str());
    let poll_options = file.import(&format!("{krate}::runtime::client"), "PollOptions");
    let example = it.operation.examples.iter().find(|example| example.response.body.is_some());
    let (body, value) = match example {
        Some(example) => {
            let body = example.response.body.as_ref().map(literal::json).unwrap_or_default();
            let value = |wire: &str| {
                let found = example.arguments.iter().find(|(name, _)| name == wire).map(|(_, value)| value);
                found.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)).unwrap_or_default()
            };
            (body, value)
        }
        None => return TokenStream::new(),
    };
    let given = matches!(it.service.endpoint, Endpoint::Given { .. }).then(|| quote!("https://example.org",));
    let text = |parameter: &Parameter| {
        let text = value(&parameter.wire);
        read(api, parameter, &quote!(#text))
    };
    let client_arguments: Vec<_> = it.service.parameters.iter().map(|parameter| text(parameter).0).collect();
    let own = it.operation.parameters.iter().filter(|parameter| parameter.source == ParameterSource::Argument);
    let arguments: Vec<_> = own.map(|parameter| text(parameter).1).collect();
    let status = ending::names(&it.polled.status);
    let percent = match &it.polled.percent {
        Some(percent) => {
            let percent = ending::names(percent);
            quote!(Some(#percent))
        }
        None => quote!(None),
    };
    let succeeded = it.polled.words.succeeded.first();
    let (accessor, poll) = (group::accessor(it.group), &it.polled.poll);
    let docs = doc::attributes(&[format!(
        "A simulated operation of {}, from its first documented example.",
        doc::text(&it.service.title).join(" ")
    )]);
    quote! {
        #docs
        async fn simulated() -> Result<(), Box<dyn #error>> {
            let body = serde_json::from_str(#body)?;
            let simulation = #simulation::new(body, #status, #percent, #succeeded);
            let options = #options { client_options: simulation.options(), ..#options::default() };
            let client = #client::new(#given #(#client_arguments,)* simulation, Some(options))?;
            let options = #poll_options { interval: Some(std::time::Duration::from_secs(1)), ..#poll_options::default() };
            bar::watch(client #accessor.#poll(#(#arguments,)* Some(options))).await
        }
    }
}
