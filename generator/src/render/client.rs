//! A service's client: what it is built from, its options, and the clients of its groups.

use super::file::File;
use super::{doc, module, ty};
use crate::model::{Auth, Clouds, Endpoint, Group, KeyPlace, Module, Parameter, Scope, Service, Type};
use crate::output::Draft;
use proc_macro2::TokenStream;
use quote::quote;

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
pub(super) fn render(module: &Module, service: &Service) -> Draft {
    let origin = format!("specs/{}", module.folder);
    let mut file =
        File::new(format!("{}/client.rs", module::folder(module)), &origin, "generator/src/render/client.rs");
    let title = doc::text(&service.title).join(" ");
    file.doc([format!("The client of {title}.")]);
    for name in [service.client.as_str(), service.options.as_str()] {
        file.imports().reserve(name);
    }
    let core = file.import("crate::runtime::client", "Service");
    let Service { client, parameters, groups, .. } = service;
    let fields: Vec<TokenStream> = parameters.iter().map(|parameter| field(parameter, &mut file)).collect();
    let docs = doc::attributes(&client_doc(service, &title));
    let clouds = clouds(service, &mut file);
    file.item(quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #client {
            service: #core,
            #(#fields)*
        }
    });
    let constructor = constructor(service, &mut file);
    let accessors = groups.iter().map(|group| accessor(group, parameters, &mut file)).collect::<Vec<_>>();
    file.item(quote! {
        impl #client {
            #constructor
            #(#accessors)*
        }
    });
    options(service, &mut file);
    if let Some(clouds) = clouds {
        file.item(clouds);
    }
    file.finish()
}

fn client_doc(service: &Service, title: &str) -> Vec<String> {
    let mut lines = vec![format!("Calls {title}, api-version `{}`.", service.api_version)];
    match &service.auth {
        Auth::OAuth2 { authorization_url, documented, .. } => {
            let scopes: Vec<String> = documented.iter().map(|scope| doc::code(scope)).collect();
            lines.extend([
                String::new(),
                format!(
                    "Callers are known by a bearer token (OAuth 2.0). The documentation names the scopes {}.",
                    scopes.join(", ")
                ),
            ]);
            lines.extend(authorization_url.iter().map(|url| format!("The authorization URL is {}.", doc::link(url))));
        }
        Auth::ApiKey(_) => lines.extend([String::new(), "Callers are known by an API key.".to_owned()]),
        Auth::None => {}
    }
    lines
}

fn field(parameter: &Parameter, file: &mut File) -> TokenStream {
    let name = &parameter.name;
    let ty = ty::render(&parameter.ty, file.imports());
    quote!(#name: #ty,)
}

fn constructor(service: &Service, file: &mut File) -> TokenStream {
    let Service { options, endpoint, auth, parameters, .. } = service;
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
    let (credential, scopes, authorize) = auth_parts(auth, matches!(endpoint, Endpoint::Given { .. }), file);
    let core = file.import("crate::runtime::client", "Service");
    let names = parameters.iter().map(|parameter| &parameter.name);
    let docs = doc::attributes(&constructor_doc(service));
    quote! {
        #docs
        pub fn new(#endpoint_argument #(#arguments)* #credential options: Option<#options>) -> azure_core::Result<Self> {
            let options = options.unwrap_or_default();
            #endpoint_value
            #scopes
            let service = #core::builder(endpoint)
                #authorize
                .api_version(options.api_version)
                .client_options(options.client_options)
                .body_limit(options.body_limit)
                .decoding(options.decoding)
                .build()?;
            Ok(Self { service, #(#names),* })
        }
    }
}

fn constructor_doc(service: &Service) -> Vec<String> {
    let mut lines = vec!["A client for one caller.".to_owned(), String::new()];
    if let Endpoint::Given { parameter, doc: text } = &service.endpoint {
        let text = doc::text(text).join(" ");
        lines.push(format!(
            "- `endpoint` ({} in the documentation): {text} An https URL, with or without a path.",
            doc::code(parameter)
        ));
    }
    for parameter in &service.parameters {
        lines.push(format!("- `{}`: {}", parameter.name, doc::lines(&parameter.doc, &parameter.wire).join(" ")));
    }
    match &service.auth {
        Auth::OAuth2 { .. } => lines.push(
            "- `credential`: gives the token, which is sent to the endpoint's own host over https and nowhere else."
                .to_owned(),
        ),
        Auth::ApiKey(_) => lines.push(
            "- `key`: the API key, which is sent to the endpoint's own host over https and nowhere else.".to_owned(),
        ),
        Auth::None => {}
    }
    lines.extend([
        "- `options`: `None` for the defaults.".to_owned(),
        String::new(),
        "# Errors".to_owned(),
        String::new(),
        "When the endpoint is not an https URL of a host, when nothing is known of the cloud in the options, or when there is no transport.".to_owned(),
    ]);
    lines
}

/// The credential's argument, the scopes, and what the builder is told.
fn auth_parts(
    auth: &Auth,
    given: bool,
    file: &mut File,
) -> (Option<TokenStream>, Option<TokenStream>, Option<TokenStream>) {
    match auth {
        Auth::OAuth2 { scope, .. } => {
            let arc = file.import("std::sync", "Arc");
            let credential = file.import("azure_core::credentials", "TokenCredential");
            let scopes = match scope {
                Scope::EndpointAnd(rest) if given => {
                    let format = format!("{{}}{rest}");
                    quote!(let scopes = options.scopes.unwrap_or_else(|| vec![format!(#format, endpoint.trim_end_matches('/'))]);)
                }
                _ => quote!(let scopes = CLOUDS.scopes(&options.client_options, options.scopes.as_deref())?;),
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

fn accessor(group: &Group, parameters: &[Parameter], file: &mut File) -> TokenStream {
    let Group { client, module, accessor, spec_name, .. } = group;
    let client = file.import(&format!("super::{module}"), client.as_str());
    let docs = doc::attributes(&[format!("The operations whose ids begin with {}.", doc::code(spec_name))]);
    let given = super::group::of_client(group, parameters).into_iter().map(|parameter| {
        let name = &parameter.name;
        if is_copy(&parameter.ty) { quote!(, self.#name) } else { quote!(, self.#name.clone()) }
    });
    quote! {
        #docs
        #[must_use]
        pub fn #accessor(&self) -> #client {
            #client::new(self.service.clone() #(#given)*)
        }
    }
}

/// Whether values of the type are copied rather than cloned.
pub(super) fn is_copy(ty: &Type) -> bool {
    use crate::model::Scalar;
    match ty {
        Type::Scalar(scalar) => matches!(
            scalar,
            Scalar::Boolean
                | Scalar::Int32
                | Scalar::Int64
                | Scalar::Int64Text
                | Scalar::Float
                | Scalar::Double
                | Scalar::Date
                | Scalar::DateTime
                | Scalar::DateTimeRfc1123
                | Scalar::UnixTime
        ),
        _ => false,
    }
}

fn options(service: &Service, file: &mut File) {
    let Service { options, client, api_version, .. } = service;
    let core = file.import("azure_core::http", "ClientOptions");
    let decoding = file.import("crate::runtime::decode", "Decoding");
    let limit = file.import("crate::runtime::client", "DEFAULT_BODY_LIMIT");
    let (by_cloud, has_scopes) =
        (matches!(service.endpoint, Endpoint::Clouds(_)), matches!(service.auth, Auth::OAuth2 { .. }));
    let endpoint = by_cloud.then(|| {
        quote! {
            /// The endpoint, where it is not that of the cloud in `client_options`: an https URL.
            pub endpoint: Option<String>,
        }
    });
    let scopes = has_scopes.then(|| {
        quote! {
            /// The scopes that a token is asked for, where they are not those of the cloud in `client_options`.
            pub scopes: Option<Vec<String>>,
        }
    });
    let docs = doc::attributes(&[format!("Options for [`{client}::new`].")]);
    file.item(quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #options {
            /// The api-version that is asked for.
            pub api_version: String,
            /// Cloud, transport, retries, logging and whatever else `azure_core` lets a caller choose.
            pub client_options: #core,
            #endpoint
            #scopes
            /// How many bytes an answer's body may have before reading it ends in an error.
            pub body_limit: usize,
            /// What becomes of a value in an answer that breaks its documented constraint.
            pub decoding: #decoding,
        }
    });
    let endpoint = by_cloud.then(|| quote!(endpoint: None,));
    let scopes = has_scopes.then(|| quote!(scopes: None,));
    file.item(quote! {
        impl Default for #options {
            fn default() -> Self {
                Self {
                    api_version: #api_version.to_owned(),
                    client_options: #core::default(),
                    #endpoint
                    #scopes
                    body_limit: #limit,
                    decoding: #decoding::default(),
                }
            }
        }
    });
}

/// Endpoints and scopes by cloud, where anything depends on it.
fn clouds(service: &Service, file: &mut File) -> Option<TokenStream> {
    let none = Clouds::default();
    let endpoints = match &service.endpoint {
        Endpoint::Clouds(clouds) => clouds,
        Endpoint::Given { .. } => &none,
    };
    let scope = |endpoint: Option<&String>, of: fn(&Clouds) -> Option<&String>| match &service.auth {
        Auth::OAuth2 { scope: Scope::EndpointAnd(rest), .. } => {
            endpoint.map(|endpoint| format!("{}{rest}", endpoint.trim_end_matches('/')))
        }
        Auth::OAuth2 { scope: Scope::Clouds(clouds), .. } => of(clouds).cloned(),
        Auth::ApiKey(_) | Auth::None => None,
    };
    let given = matches!(service.endpoint, Endpoint::Given { .. });
    let follows =
        matches!(&service.auth, Auth::OAuth2 { scope: Scope::EndpointAnd(_), .. } | Auth::ApiKey(_) | Auth::None);
    if given && follows {
        return None;
    }
    let type_name = file.import("crate::runtime::client", "Clouds");
    let cloud = file.import("crate::runtime::client", "Cloud");
    let entry = |of: fn(&Clouds) -> Option<&String>| {
        let endpoint = of(endpoints);
        let scopes: Vec<String> = scope(endpoint, of).into_iter().collect();
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
    Some(quote! {
        const CLOUDS: #type_name = #type_name { public: #public, government: #government, china: #china };
    })
}
