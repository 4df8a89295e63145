//! The README of the crate that is written; its code compiles, as a doc test of the crate sees.

use super::file::File;
use super::literals::{Literals, literals};
use super::test::{Called, Given, endpoint};
use super::{doc, fallible, group, mock, path, watch};
use crate::model::{
    Api, Auth, Endpoint, Example, Field, Operation, OperationKind, OperationRef, Payload, Shape, StartResult, Type,
};
use crate::output::{DraftFile, MARKER};
use crate::surface::field::is_required;
use proc_macro2::TokenStream;
use quote::quote;
use std::fmt::Write as _;

pub(super) fn render(api: &Api) -> DraftFile {
    let krate = &api.krate;
    let mut text = format!("<!-- {}specs; edit that, or generator/src/render/readme.rs. -->\n\n", MARKER);
    let _ = writeln!(text, "# {}\n", krate.name);
    if !krate.doc.trim().is_empty() {
        let _ = writeln!(text, "{}\n", doc::text(&krate.doc).join("\n"));
    }
    text.push_str(&operations(api));
    if let Some((_, code)) = example(api) {
        let _ = write!(text, "\n## Use\n\n```rust,no_run\n{code}```\n");
    }
    if let Some(Literals { folder: _, path, name, good: _, bad }) = literals(api) {
        let _ = write!(
            text,
            "\nA value that breaks its documented constraint cannot be built. A literal that does so does not compile:\n\n\
             ```rust,compile_fail,E0080\nuse {path};\n\nconst BAD: {name} = {name}::from_static(\"{bad}\");\n```\n"
        );
    }
    let service = api.modules.iter().find(|module| module.service.is_some()).or(api.modules.first());
    text.push_str(&FEATURES.replace("{SERVICE}", service.map_or("", |module| module.path[0].as_str())));
    if watch::is_there(api) {
        text.push_str(WATCH);
    }
    if let Some(test) = mock::test(api) {
        text.push_str(&MOCK.replace("{CRATE}", &krate.name).replace("{TEST}", &test));
    }
    if api.operations().any(|at| !at.operation.examples.is_empty()) {
        text.push_str(&TESTS.replace("{CRATE}", &krate.ident().to_uppercase()));
    }
    DraftFile::finished("README.md", text)
}

/// The operations, with the method that calls each.
fn operations(api: &Api) -> String {
    let mut text = "| operation | method and path | client |\n|---|---|---|\n".to_owned();
    for OperationRef { module, service, group, operation } in api.operations() {
        let page = operation
            .source
            .as_ref()
            .map_or_else(|| operation.id.clone(), |page| format!("[{}]({page})", operation.id));
        let _ = writeln!(
            text,
            "| {page} | `{} {}` | `{}::{}` → `{}{}` |",
            operation.method.as_str(),
            operation.template,
            module.path[0].ident(),
            service.client,
            group.named.iter().map(|named| format!("{}().", named.accessor.ident())).collect::<String>(),
            operation.method_name().ident(),
        );
    }
    text
}

/// A program that calls an operation with the values of its first example: one that can be polled before any other.
fn example(api: &Api) -> Option<(OperationRef<'_>, String)> {
    let documented = api.operations().filter_map(|at| Some((at, at.operation.examples.first()?)));
    let (at, example) = documented.filter(|(at, _)| at.operation.doc.deprecated.is_none()).min_by_key(|(at, _)| {
        match at.operation.kind {
            OperationKind::StatusPoll(_) => 0,
            OperationKind::Start(_) => 1,
            OperationKind::List(_) => 2,
            OperationKind::Call => 3,
        }
    })?;
    let mut file = File::new("README.md", "", "");
    let main = main(api, at, example, &mut file);
    file.item(main);
    let code: TokenStream = file.into_code().into_iter().collect();
    let code = fallible::passing_on(code);
    let printed = prettyplease::unparse(&syn::parse2(code).expect("an example is Rust"));
    Some((at, printed.replace("#[tokio::main]", "\n#[tokio::main]")))
}

/// The call as rustdoc of the crate shows it, and the condition that it needs to compile.
pub(super) fn call(api: &Api) -> Option<(String, Vec<String>)> {
    let (at, code) = example(api)?;
    let condition = format!("all(feature = \"client\", feature = \"{}\")", at.module.path[0]);
    let code = code.lines().map(str::to_owned);
    Some((
        condition,
        [String::new(), "```no_run".to_owned()]
            .into_iter()
            .chain(code)
            .chain(["```".to_owned(), String::new()])
            .collect(),
    ))
}

fn main(api: &Api, at: OperationRef<'_>, example: &Example, file: &mut File) -> TokenStream {
    let OperationRef { module, service, group, operation } = at;
    let called = Called { api, module, service, group, operation };
    let address = endpoint(service, example.endpoint.as_deref());
    let given = Given { endpoint: &address, arguments: &example.arguments, body: example.body.as_ref() };
    let path = path::public(module, service);
    let client = file.import(&format!("{}::{path}", api.krate.ident()), service.client.as_str());
    let address = matches!(service.endpoint, Endpoint::Given { .. }).then(|| quote!(#address,));
    let of_client = called.client_arguments(&given);
    let credential = credential(&service.auth, file);
    let (accessor, arguments) = (group::accessor(group), called.arguments(&given, file));
    let method = match &operation.kind {
        OperationKind::StatusPoll(poll) => &poll.poll,
        OperationKind::Start(_) | OperationKind::List(_) | OperationKind::Call => operation.method_name(),
    };
    let call = quote!(client #accessor.#method(#(#arguments,)* None));
    let property = telling(api, operation).map(|field| &field.name).map(|name| quote!(.#name));
    let call = match operation.kind {
        OperationKind::StatusPoll(_) => quote!(let done = #call.await?; println!("{:?}", done.value()#property);),
        OperationKind::Start(_) => quote!(let done = #call?.await?; println!("{:?}", done.value()#property);),
        OperationKind::List(_) => quote! {
            let mut items = #call;
            while let Some(item) = items.next().await {
                println!("{:?}", item?#property);
            }
        },
        OperationKind::Call => quote!(let response = #call.await?; println!("{:?}", response.value()#property);),
    };
    quote! {
        #[tokio::main]
        async fn main() -> Result<(), Box<dyn std::error::Error>> {
            let client = #client::new(#address #(#of_client,)* #credential None)?;
            #call
            Ok(())
        }
    }
}

/// The property of the result that tells most where it is a model, of which `Debug` shows no more than the name.
fn telling<'a>(api: &'a Api, operation: &'a Operation) -> Option<&'a Field> {
    let result = match &operation.kind {
        OperationKind::List(paging) => &paging.page.item,
        OperationKind::Start(start) => match &start.result {
            StartResult::Value(ty) => ty,
            StartResult::Nothing | StartResult::List(_) => return None,
        },
        OperationKind::Call | OperationKind::StatusPoll(_) => {
            let bodies = operation.payloads();
            let &[Payload::Json(ty, _)] = bodies.as_slice() else { return None };
            if operation.has_empty_success() {
                return None;
            }
            ty
        }
    };
    let Type::Named(reference) = result else { return None };
    let Shape::Struct(structure) = &api[reference].shape else { return None };
    let fields = structure.fields.iter().filter(|field| field.doc.deprecated.is_none() && !field.has_one_value());
    let plain = fields.filter_map(|field| match &field.ty {
        Type::Scalar(_) => Some((field, false)),
        Type::Named(reference) => match &api[reference].shape {
            Shape::Enum(_) => Some((field, true)),
            Shape::Text(_) | Shape::Number(_) => Some((field, false)),
            Shape::Collection(_) | Shape::Struct(_) | Shape::Union(_) | Shape::Alias(_) => None,
        },
        Type::Any | Type::List(_) | Type::Map(_) | Type::Nullable(_) => None,
    });
    plain.min_by_key(|(field, is_enum)| (!is_required(field), !is_enum)).map(|(field, _)| field)
}

fn credential(auth: &Auth, file: &mut File) -> Option<TokenStream> {
    match auth {
        Auth::OAuth2 { .. } => {
            let credential = file.import("azure_identity", "DeveloperToolsCredential");
            Some(quote!(#credential::new(None)?,))
        }
        Auth::ApiKey(_) => {
            let secret = file.import("azure_core::credentials", "Secret");
            Some(quote!(#secret::new(std::env::var("API_KEY")?),))
        }
        Auth::None => None,
    }
}

const FEATURES: &str = "
## Features

| feature | what it brings |
|---|---|
| `client` | the clients, on a transport of your own |
| `reqwest` | the transport of `azure_core`, with TLS |
| `all_services` | every service |
| `mock` | for tests: a service that responds from a script, and the documented responses |
| `rust_decimal` | conversions between decimals and those of the crate `rust_decimal` |
| `debug` | `Debug` of models, options and responses shows what they hold, but for secrets; without it, their names alone |
| the module of a service | that service, for example with `default-features = false, features = [\"reqwest\", \"{SERVICE}\"]` |

`client`, `reqwest` and `all_services` are on by default. Without `client`, the crate is values and models only, and depends on `serde`, `serde_json` and `time`.

`debug` leaves the feature `debug` of `azure_core` off, because `azure_core` then also logs URLs and headers unredacted, access tokens among them. A
program that wants that turns it on itself.
";

const MOCK: &str = "
## Test your own code

With the feature `mock`, the module of each service has a module `mock`: the documented responses, and a client that gets its responses from a
script instead of the network. `cargo add --dev {CRATE} --features mock`, with `--path` where the crate is on your disk, turns it on for tests:

```rust,no_run
#[test]
fn my_code_calls_the_service() -> azure_core::Result<()> {
{TEST}
    Ok(())
}
```
";

const WATCH: &str = "
## Try it

```console
cargo run --example watch             # a simulated operation with a progress bar; no account, no network
cargo run --example watch -- --help   # how to watch a real one
```
";

const TESTS: &str = "
## Tests

`cargo test` sends every documented example over a scripted transport and over a loopback socket, reads every documented response, writes
it back and compares. The same examples can be sent to a server of yours, for instance a mock made from another description of the
service:

```console
{CRATE}_TEST_SERVER=http://127.0.0.1:4010 cargo test --test examples
```

The client still speaks HTTPS to the documented host; only the wire is loopback, and what comes back is read by the documented status.
";
