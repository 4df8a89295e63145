//! A service's client: what it is built from, and the clients of its groups.

use super::file::File;
use super::{client_field, client_options, doc, group, option, path, ty};
use crate::model::{Api, Auth, Clouds, Endpoint, Group, KeyPlace, Module, Scope, Service};
use crate::output::DraftFile;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

/// ```ignore
/// /// Calls Microsoft Dev Center.
/// #[derive(Clone, Debug)]
/// pub struct BakeryClient {
///     service: Service,
/// }
///
/// impl BakeryClient {
///     pub fn new(endpoint: &str, credential: Arc<dyn TokenCredential>, options: Option<BakeryClientOptions>) -> azure_core::Result<Self> { .. }
///
///     pub fn operation_statuses(&self) -> LoavesClient { .. }
/// }
/// ```
pub(super) fn render(api: &Api, module: &Module, service: &Service) -> DraftFile {
    let origin = format!("specs/{}", module.folder);
    let mut file = File::new(format!("{}/client.rs", path::folder(module)), &origin, "generator/src/render/client.rs");
    let title = doc::text(&service.title).join(" ");
    file.doc([format!("The client for {title}.")]);
    for name in [service.client.as_str(), service.options.as_str()] {
        file.imports().reserve(name);
    }
    let Service { client, parameters, settings, groups, .. } = service;
    let own = groups.iter().find(|group| group.named.is_none());
    own.into_iter().for_each(|group| group::reserve(group, &mut file));
    let core = file.import("crate::runtime::client", "Service");
    let kept = parameters.iter().chain(settings);
    let given: Vec<_> = kept.clone().map(|parameter| &parameter.name).collect();
    let fields: Vec<TokenStream> = kept.map(|parameter| client_field::declaration(parameter, &mut file)).collect();
    let (derived, shown) = option::debug(quote!(#client), &given, quote!(service), &mut file);
    let docs = doc::attributes(&client_doc(service, &title));
    let clouds = clouds(service, &mut file);
    file.item(quote! {
        #docs
        #[derive(Clone, #derived)]
        pub struct #client {
            service: #core,
            #(#fields,)*
        }
        #shown
    });
    let by_key = service.auth.by_key().map(|by_key| {
        let overrides = service.auth_overrides.iter().filter_map(Auth::by_key).collect::<Vec<_>>();
        constructor(service, "with_key", &by_key, &overrides, &mut file)
    });
    let url = file.import("azure_core::http", "Url");
    let constructor = constructor(service, "new", &service.auth, &service.auth_overrides, &mut file);
    let accessors = groups.iter().filter_map(|group| accessor(api, group, service, &mut file)).collect::<Vec<_>>();
    let methods = own.map(|group| group::methods(api, (module, service), group, &mut file));
    file.item(quote! {
        impl #client {
            #constructor
            #by_key

            /// The endpoint that requests go to.
            #[must_use]
            pub fn endpoint(&self) -> &#url {
                self.service.endpoint()
            }

            #(#accessors)*

            #methods
        }
    });
    own.into_iter().for_each(|group| group::items(api, group, &mut file));
    client_options::render(service, &mut file);
    clouds.into_iter().for_each(|clouds| file.item(clouds));
    file.finish()
}

fn client_doc(service: &Service, title: &str) -> Vec<String> {
    let mut lines = vec![format!("Calls {title}, api-version `{}`.", service.api_version)];
    match &service.auth {
        Auth::OAuth2 { authorization_url, documented, key, scope: _ } => {
            let scopes: Vec<String> = documented.iter().map(|scope| doc::code(scope)).collect();
            lines.extend([
                String::new(),
                format!(
                    "Authenticates with an OAuth 2.0 bearer token. The documented scopes are {}.",
                    scopes.join(", ")
                ),
            ]);
            lines.extend(
                key.iter().map(|_| format!("[`with_key`]({}::with_key) takes an API key instead.", service.client)),
            );
            lines.extend(
                authorization_url.iter().map(|url| format!("The documented authorization URL is {}.", doc::link(url))),
            );
        }
        Auth::ApiKey(_) => lines.extend([String::new(), "Authenticates with an API key.".to_owned()]),
        Auth::None => {}
    }
    lines
}

/// The constructor of this name, for callers that authenticate so.
fn constructor(service: &Service, name: &str, auth: &Auth, others: &[Auth], file: &mut File) -> TokenStream {
    let Service { options, endpoint, parameters, settings, .. } = service;
    let (endpoint_argument, endpoint_value) = match endpoint {
        Endpoint::Given { .. } => (Some(quote!(endpoint: &str,)), None),
        Endpoint::Clouds(_) => {
            (None, Some(quote!(let endpoint = CLOUDS.endpoint(&options.client_options, options.endpoint.as_deref())?;)))
        }
    };
    let arguments: Vec<_> = parameters
        .iter()
        .map(|parameter| {
            let name = &parameter.name;
            let ty = ty::render(&parameter.ty, file.imports());
            quote!(#name: #ty,)
        })
        .collect();
    let (credential, scopes, authorize) = auth_parts(auth, endpoint, file);
    let builder = file.import("crate::runtime::client", "ServiceBuilder");
    let names = parameters.iter().map(|parameter| parameter.name.ident().into_token_stream());
    let chosen_once = settings.iter().map(|parameter| {
        let name = &parameter.name;
        quote!(#name: options.#name)
    });
    let names = names.chain(chosen_once);
    let overrides = overrides(service, others);
    let namespace = service.namespace.iter().map(|namespace| quote!(.namespace(#namespace)));
    let namespace = quote!(#(#namespace)*);
    let name = Ident::new(name, Span::call_site());
    let scoped = others.iter().any(|auth| matches!(auth, Auth::OAuth2 { .. }));
    let chosen = scoped.then(|| quote!(let chosen = options.scopes.clone();));
    let docs = doc::attributes(&constructor_doc(service, auth));
    let taken = arguments.len() + usize::from(endpoint_argument.is_some()) + usize::from(credential.is_some()) + 1;
    let many = (taken > 7)
        .then(|| quote!(#[expect(clippy::too_many_arguments, reason = "the operations require all of them")]));
    quote! {
        #docs
        #many
        pub fn #name(#endpoint_argument #(#arguments)* #credential options: Option<#options>) -> azure_core::Result<Self> {
            let options = options.unwrap_or_default();
            #endpoint_value
            #chosen
            #scopes
            let service = #builder::new(endpoint)
                .package(env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"))
                #namespace
                #authorize
                #(#overrides)*
                .api_version(options.api_version)
                .client_options(options.client_options)
                .body_limit(options.body_limit)
                .decoding(options.decoding)
                .build()?;
            Ok(Self { service, #(#names),* })
        }
    }
}

fn constructor_doc(service: &Service, auth: &Auth) -> Vec<String> {
    let mut lines = vec!["Creates a client.".to_owned(), String::new()];
    if let Endpoint::Given { parameter, doc: text } = &service.endpoint {
        let text = doc::text(text).join(" ");
        lines.push(format!(
            "- `endpoint` ({} in the documentation): {text} An HTTPS URL, with or without a path.",
            doc::code(parameter)
        ));
    }
    for parameter in &service.parameters {
        lines.push(format!("- `{}`: {}", parameter.name, doc::lines(&parameter.doc, &parameter.wire).join(" ")));
    }
    match auth {
        Auth::OAuth2 { .. } => lines.push(
            "- `credential`: provides the token, which is sent only to the endpoint's host and only over HTTPS."
                .to_owned(),
        ),
        Auth::ApiKey(_) => lines
            .push("- `key`: the API key, which is sent only to the endpoint's host and only over HTTPS.".to_owned()),
        Auth::None => {}
    }
    lines.extend([
        "- `options`: the client options, or `None` for the defaults.".to_owned(),
        String::new(),
        "# Errors".to_owned(),
        String::new(),
        "When the endpoint is not a valid HTTPS URL, when the service has no endpoint in the cloud of the options, or when there is no transport.".to_owned(),
    ]);
    lines
}

/// The credential's argument, the scopes, and the call of the builder.
fn auth_parts(
    auth: &Auth,
    endpoint: &Endpoint,
    file: &mut File,
) -> (Option<TokenStream>, Option<TokenStream>, Option<TokenStream>) {
    match auth {
        Auth::OAuth2 { scope, .. } => {
            let arc = file.import("std::sync", "Arc");
            let credential = file.import("azure_core::credentials", "TokenCredential");
            let scopes = match scope {
                Scope::EndpointAnd(rest) if matches!(endpoint, Endpoint::Given { .. }) => {
                    let format = format!("{{}}{rest}");
                    quote!(let scopes = options.scopes.unwrap_or_else(|| vec![format!(#format, endpoint.trim_end_matches('/'))]);)
                }
                Scope::EndpointAnd(_) | Scope::Clouds(_) => {
                    quote!(let scopes = CLOUDS.scopes(&options.client_options, options.scopes.as_deref())?;)
                }
            };
            (Some(quote!(credential: #arc<dyn #credential>,)), Some(scopes), Some(quote!(.bearer(credential, scopes))))
        }
        Auth::ApiKey(place) => {
            let secret = file.import("azure_core::credentials", "Secret");
            let call = match place {
                KeyPlace::Header(name) => quote!(.key_in_header(#name, key)),
                KeyPlace::Query(name) => quote!(.key_in_query(#name, key)),
            };
            (Some(quote!(key: #secret,)), None, Some(call))
        }
        Auth::None => (None, None, None),
    }
}

/// The calls of the builder for operations that are authenticated otherwise. Scopes of the caller's choice hold for all.
fn overrides(service: &Service, others: &[Auth]) -> Vec<TokenStream> {
    let given = matches!(service.endpoint, Endpoint::Given { .. });
    let calls = |(number, auth): (usize, &Auth)| match auth {
        Auth::OAuth2 { scope: Scope::EndpointAnd(rest), .. } if given => {
            let format = format!("{{}}{rest}");
            Some(
                quote!(.scopes_override(chosen.clone().unwrap_or_else(|| vec![format!(#format, endpoint.trim_end_matches('/'))]))),
            )
        }
        Auth::OAuth2 { .. } => {
            let clouds = other_name(number);
            Some(
                quote!(.scopes_override(#clouds.scopes(&options.client_options, chosen.as_deref()).unwrap_or_default())),
            )
        }
        Auth::ApiKey(KeyPlace::Header(name)) => Some(quote!(.key_in_header_override(#name))),
        Auth::ApiKey(KeyPlace::Query(name)) => Some(quote!(.key_in_query_override(#name))),
        Auth::None => None,
    };
    others.iter().enumerate().filter_map(calls).collect()
}

/// The constant with the scopes of another way.
fn other_name(number: usize) -> Ident {
    Ident::new(&format!("OTHER_{number}"), Span::call_site())
}

fn accessor(api: &Api, group: &Group, service: &Service, file: &mut File) -> Option<TokenStream> {
    let Group { client, module, .. } = group;
    let accessor = &group.named.as_ref()?.accessor;
    let client = file.import(&format!("super::{module}"), client.as_str());
    let docs = doc::attributes(&[format!("Returns a client for the {}.", doc::operations(group))]);
    let given = service.parameters_of(group).into_iter().map(|parameter| {
        let name = &parameter.name;
        if parameter.only.is_some() || ty::is_copy(api, &parameter.ty) {
            quote!(, self.#name)
        } else {
            quote!(, self.#name.clone())
        }
    });
    Some(quote! {
        #docs
        #[must_use]
        pub fn #accessor(&self) -> #client {
            #client::new(self.service.clone() #(#given)*)
        }
    })
}

/// Endpoints and scopes by cloud, where anything depends on it: the service's own, and the scopes of each other way.
fn clouds(service: &Service, file: &mut File) -> Vec<TokenStream> {
    let none = Clouds::default();
    let endpoints = match &service.endpoint {
        Endpoint::Clouds(clouds) => Some(clouds),
        Endpoint::Given { .. } => None,
    };
    let depends = |auth: &Auth| match auth {
        Auth::OAuth2 { scope: Scope::Clouds(_), .. } => true,
        Auth::OAuth2 { scope: Scope::EndpointAnd(_), .. } => endpoints.is_some(),
        Auth::ApiKey(_) | Auth::None => false,
    };
    let mut constants = Vec::new();
    if endpoints.is_some() || depends(&service.auth) {
        let (name, endpoints) = (Ident::new("CLOUDS", Span::call_site()), endpoints.unwrap_or(&none));
        constants.push(by_cloud(&name, endpoints, &service.auth, endpoints, file));
    }
    for (number, auth) in service.auth_overrides.iter().enumerate().filter(|(_, auth)| depends(auth)) {
        constants.push(by_cloud(&other_name(number), &none, auth, endpoints.unwrap_or(&none), file));
    }
    constants
}

/// A constant with endpoints and scopes; `at` is where the service is.
fn by_cloud(name: &Ident, endpoints: &Clouds, auth: &Auth, at: &Clouds, file: &mut File) -> TokenStream {
    let scope = |of: fn(&Clouds) -> Option<&String>| match auth {
        Auth::OAuth2 { scope: Scope::EndpointAnd(rest), .. } => {
            of(at).map(|endpoint| format!("{}{rest}", endpoint.trim_end_matches('/')))
        }
        Auth::OAuth2 { scope: Scope::Clouds(clouds), .. } => of(clouds).cloned(),
        Auth::ApiKey(_) | Auth::None => None,
    };
    let type_name = file.import("crate::runtime::client", "Clouds");
    let cloud = file.import("crate::runtime::client", "Cloud");
    let entry = |of: fn(&Clouds) -> Option<&String>| {
        let endpoint = of(endpoints);
        let scopes: Vec<String> = scope(of).into_iter().collect();
        if endpoint.is_none() && scopes.is_empty() {
            return quote!(None);
        }
        let endpoint = match endpoint {
            Some(endpoint) => quote!(Some(#endpoint)),
            None => quote!(None),
        };
        quote!(Some(#cloud { endpoint: #endpoint, scopes: &[#(#scopes),*] }))
    };
    let public = entry(|clouds| clouds.public.as_ref());
    let government = entry(|clouds| clouds.government.as_ref());
    let china = entry(|clouds| clouds.china.as_ref());
    quote! {
        const #name: #type_name = #type_name { public: #public, government: #government, china: #china };
    }
}
