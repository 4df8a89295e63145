//! A call of an operation as a caller writes it, and the request that it stands for, put together apart from the code that is tested.

use super::super::file::File;
use super::super::literal;
use super::suite::TestFile;
use super::{place, sample, value};
use crate::model::{
    Api, ArrayStyle, Auth, Endpoint, Group, KeyPlace, Module, Operation, Parameter, ParameterLocation, ParameterSource,
    Payload, SegmentPart, Service,
};
use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// An operation with all that a call of it needs.
#[derive(Clone, Copy)]
pub(in crate::render) struct Called<'a> {
    pub(in crate::render) api: &'a Api,
    pub(in crate::render) module: &'a Module,
    pub(in crate::render) service: &'a Service,
    pub(in crate::render) group: &'a Group,
    pub(in crate::render) operation: &'a Operation,
}

/// The values of one call.
#[derive(Clone, Copy)]
pub(in crate::render) struct Given<'a> {
    /// Where the service is, without a slash at the end.
    pub(in crate::render) endpoint: &'a str,
    /// By documented name.
    pub(in crate::render) arguments: &'a [(String, Value)],
    /// The request body.
    pub(in crate::render) body: Option<&'a Value>,
}

/// Where the service is: as the example says, in the public cloud, or generated.
pub(in crate::render) fn endpoint(service: &Service, documented: Option<&str>) -> String {
    let of_cloud = match &service.endpoint {
        Endpoint::Clouds(clouds) => {
            clouds.public.as_deref().or(clouds.government.as_deref()).or(clouds.china.as_deref())
        }
        Endpoint::Given { .. } => None,
    };
    let placeholder = format!("https://{}.example", service.name.to_lowercase());
    documented.or(of_cloud).map_or(placeholder, |endpoint| endpoint.trim_end_matches('/').to_owned())
}

impl Called<'_> {
    /// `BakeryClient::new(..).unwrap()`.
    pub(super) fn client(&self, given: &Given<'_>, test: &mut TestFile) -> TokenStream {
        let Service { client, options, endpoint, auth, settings, .. } = self.service;
        let credential = credential(auth, test);
        let client = place::item(self.api, self.module, client.as_str(), &mut test.file);
        let options = place::item(self.api, self.module, options.as_str(), &mut test.file);
        let address = given.endpoint;
        let address = matches!(endpoint, Endpoint::Given { .. }).then(|| quote!(#address,));
        let arguments = self.client_arguments(given);
        let settings = self.chosen(settings.iter(), given, &mut test.file);
        let options = quote!(#options { client_options, #(#settings,)* ..Default::default() });
        quote!(#client::new(#address #(#arguments,)* #credential Some(#options)).unwrap())
    }

    /// What the client's constructor takes for its parameters.
    pub(in crate::render) fn client_arguments(&self, given: &Given<'_>) -> Vec<TokenStream> {
        let arguments = self.service.parameters.iter().filter_map(|parameter| {
            // An example of an operation that does not send it does not name it either.
            let value = self.value(given, parameter).cloned().or_else(|| self.of_client(parameter))?;
            Some(value::owned(self.api, &parameter.ty, &value))
        });
        arguments.collect()
    }

    /// The value of a parameter. Where several have its name, the value is that of the first, as in an example.
    fn value<'g>(&self, given: &Given<'g>, parameter: &Parameter) -> Option<&'g Value> {
        let first = self.operation.parameters.iter().find(|first| first.wire == parameter.wire);
        let is_first = first.is_none_or(|first| first.location == parameter.location);
        let (_, value) = given.arguments.iter().find(|(wire, _)| *wire == parameter.wire)?;
        Some(value).filter(|_| is_first)
    }

    /// What is sent for a parameter.
    fn sent<'g>(&self, parameter: &'g Parameter, given: &Given<'g>) -> Option<&'g Value> {
        match &parameter.source {
            ParameterSource::Constant(value) => Some(value),
            ParameterSource::Argument
            | ParameterSource::Option
            | ParameterSource::Client
            | ParameterSource::ClientOption => self.value(given, parameter),
        }
    }

    /// The value of a parameter of the client, the same for all of its operations: from the first example that has one, or generated.
    pub(in crate::render) fn of_client(&self, parameter: &Parameter) -> Option<Value> {
        let operations = self.service.operations().map(|(_, operation)| operation);
        let mut given = operations.flat_map(|operation| &operation.examples).flat_map(|example| &example.arguments);
        match given.find(|(wire, _)| *wire == parameter.wire) {
            Some((_, value)) => Some(value.clone()),
            None => sample::sent(self.api, parameter),
        }
    }

    /// `.get("dev".try_into().unwrap(), None)`.
    pub(super) fn method(&self, given: &Given<'_>, file: &mut File) -> TokenStream {
        let name = self.method_name(file);
        let arguments = self.arguments(given, file);
        let options = self.options(given, file);
        quote!(.#name(#(#arguments,)* #options))
    }

    /// The method's name, noted as deprecated where it is.
    pub(in crate::render) fn method_name(&self, file: &mut File) -> TokenStream {
        if self.operation.doc.deprecated.is_some() {
            file.imports().deprecated();
        }
        let name = self.operation.method_name();
        quote!(#name)
    }

    /// What the method takes before its options.
    pub(in crate::render) fn arguments(&self, given: &Given<'_>, file: &mut File) -> Vec<TokenStream> {
        let parameters =
            self.operation.parameters.iter().filter(|parameter| parameter.source == ParameterSource::Argument);
        let mut arguments: Vec<_> = parameters
            .filter_map(|parameter| Some(value::argument(self.api, &parameter.ty, self.value(given, parameter)?)))
            .collect();
        if let (Some(body), Some(value)) = (self.operation.body.as_ref().filter(|body| body.required), given.body) {
            arguments.push(match &body.payload {
                Payload::Json(ty, _) => value::argument(self.api, ty, value),
                Payload::Text(_) => literal::text(&value::word(value)),
                Payload::Bytes(_) => {
                    let bytes = bytes(value, file);
                    quote!(&#bytes)
                }
            });
        }
        arguments
    }

    fn options(&self, given: &Given<'_>, file: &mut File) -> TokenStream {
        let parameters =
            self.operation.parameters.iter().filter(|parameter| parameter.source == ParameterSource::Option);
        let mut fields = self.chosen(parameters, given, file);
        if let (Some(body), Some(value)) = (self.operation.body.as_ref().filter(|body| !body.required), given.body) {
            let name = &body.name;
            let value = match &body.payload {
                Payload::Json(ty, _) => value::owned(self.api, ty, value),
                Payload::Text(_) => {
                    let text = literal::text(&value::word(value));
                    quote!(#text.to_owned())
                }
                Payload::Bytes(_) => bytes(value, file),
            };
            fields.push(quote!(#name: Some(#value)));
        }
        if fields.is_empty() {
            return quote!(None);
        }
        let options = place::item(self.api, self.module, self.operation.options.as_str(), file);
        quote!(Some(#options { #(#fields,)* ..Default::default() }))
    }

    /// The fields of the options that are given.
    fn chosen<'p>(
        &self,
        parameters: impl Iterator<Item = &'p Parameter>,
        given: &Given<'_>,
        file: &mut File,
    ) -> Vec<TokenStream> {
        let fields = parameters.filter_map(|parameter| {
            let (name, value) = (&parameter.name, self.value(given, parameter)?);
            if parameter.doc.deprecated.is_some() {
                file.imports().deprecated();
            }
            if parameter.only.is_some() {
                return Some(quote!(#name: true));
            }
            let value = value::owned(self.api, &parameter.ty, value);
            Some(quote!(#name: Some(#value)))
        });
        fields.collect()
    }

    /// The method and the whole URL of the request.
    pub(super) fn request(&self, given: &Given<'_>) -> String {
        format!("{} {}{}", self.operation.method.as_str(), given.endpoint, self.target(given, &[]))
    }

    /// The query parameters that every request has, to a URL of the service as well: the api-version, and the key where it goes there.
    pub(super) fn added(&self) -> impl Iterator<Item = (String, String)> {
        let version = self.operation.api_version_parameter.as_ref();
        let version = version.map(|name| (query_name(name), encoded(&self.service.api_version, b"")));
        let key = if let Auth::ApiKey(KeyPlace::Query(name)) = self.service.auth_of(self.operation) {
            Some((query_name(name), KEY.to_owned()))
        } else {
            None
        };
        version.into_iter().chain(key)
    }

    /// The method and the URL without the endpoint, with a name in braces for each of those parameters.
    pub(super) fn template(&self, given: &Given<'_>, open: &[&Parameter]) -> String {
        format!("{} {}", self.operation.method.as_str(), self.target(given, open))
    }

    fn target(&self, given: &Given<'_>, open: &[&Parameter]) -> String {
        let mut url = String::new();
        for segment in &self.operation.path {
            url.push('/');
            for part in segment {
                match part {
                    SegmentPart::Literal(text) => url.push_str(&encoded(text, b"%!$&'()*+,;=:@/")),
                    SegmentPart::Parameter(wire) if open.iter().any(|parameter| parameter.wire == *wire) => {
                        let _ = write!(url, "{{{wire}}}");
                    }
                    SegmentPart::Parameter(wire) => url.push_str(&self.segment(wire, given)),
                }
            }
        }
        if url.is_empty() {
            url.push('/');
        }
        let mut query: Vec<(String, String)> = Vec::new();
        for parameter in
            self.operation.parameters.iter().filter(|parameter| parameter.location == ParameterLocation::Query)
        {
            if let Some(value) = self.sent(parameter, given) {
                query.extend(pairs(parameter, value));
            }
        }
        query.extend(self.added());
        for (index, (name, value)) in query.iter().enumerate() {
            let before = if index == 0 { '?' } else { '&' };
            let _ = write!(url, "{before}{name}={value}");
        }
        url
    }

    fn segment(&self, wire: &str, given: &Given<'_>) -> String {
        let in_path = |parameter: &&Parameter| parameter.wire == wire && parameter.location.is_path();
        let parameter = self.operation.parameters.iter().find(in_path);
        let Some((parameter, value)) = parameter.and_then(|it| Some((it, self.sent(it, given)?))) else {
            return String::new();
        };
        if let Some(items) = value.as_array() {
            let words: Vec<_> = items.iter().map(|item| encoded(&value::word(item), b"")).collect();
            return words.join(&separator(parameter).unwrap_or_else(|| ",".to_owned()));
        }
        let word = value::word(value);
        if matches!(parameter.location, ParameterLocation::PathWithSlashes | ParameterLocation::PathOrNothing) {
            let segments = word.strip_prefix('/').unwrap_or(&word).split('/');
            return segments.map(|segment| encoded(segment, b"")).collect::<Vec<_>>().join("/");
        }
        encoded(&word, b"")
    }

    /// The headers that the documentation asks for, by lower-case name, sorted.
    pub(super) fn headers(&self, given: &Given<'_>) -> Vec<(String, String)> {
        let operation = self.operation;
        let mut headers: Vec<(String, String)> = Vec::new();
        if let Some(accept) = accepted(operation) {
            headers.push(("accept".to_owned(), accept));
        }
        match self.service.auth_of(operation) {
            Auth::OAuth2 { .. } => headers.push(("authorization".to_owned(), "Bearer test-token".to_owned())),
            Auth::ApiKey(KeyPlace::Header(name)) => headers.push((name.to_lowercase(), KEY.to_owned())),
            Auth::ApiKey(KeyPlace::Query(_)) | Auth::None => {}
        }
        for parameter in operation.parameters.iter().filter(|parameter| parameter.location == ParameterLocation::Header)
        {
            let name = parameter.wire.to_lowercase();
            match self.sent(parameter, given) {
                Some(Value::Object(entries)) => headers.extend(
                    entries.iter().map(|(key, value)| (format!("{name}{}", key.to_lowercase()), value::word(value))),
                ),
                value => headers.extend(value.map(|value| (name, line(parameter, value)))),
            }
        }
        let is_given = headers.iter().any(|(name, _)| name == "content-type");
        if let (Some(body), Some(_), false) = (&operation.body, given.body, is_given) {
            let (Payload::Json(_, media) | Payload::Text(media) | Payload::Bytes(media)) = &body.payload;
            headers.push(("content-type".to_owned(), media.0.clone()));
        }
        headers.sort();
        headers
    }
}

/// The media types of the documented responses, each once.
fn accepted(operation: &Operation) -> Option<String> {
    let bodies = operation.successes.iter().map(|success| &success.payload);
    let mut media: Vec<&str> = Vec::new();
    for body in bodies.chain(operation.errors.iter().map(|error| &error.payload)).flatten() {
        let (Payload::Json(_, name) | Payload::Text(name) | Payload::Bytes(name)) = body;
        if !media.contains(&name.0.as_str()) {
            media.push(&name.0);
        }
    }
    (!media.is_empty()).then(|| media.join(", "))
}

/// The API key of the tests.
pub(super) const KEY: &str = "test-key";

fn credential(auth: &Auth, test: &mut TestFile) -> Option<TokenStream> {
    match auth {
        Auth::OAuth2 { .. } => {
            let credential = test.support("credential", "TestCredential");
            Some(quote!(#credential::new(),))
        }
        Auth::ApiKey(_) => {
            let secret = test.file.import("azure_core::credentials", "Secret");
            Some(quote!(#secret::new(#KEY),))
        }
        Auth::None => None,
    }
}

/// A body that is bytes, which an example has in Base64.
fn bytes(value: &Value, file: &mut File) -> TokenStream {
    let (bytes, literal) = (file.import("azure_core", "Bytes"), value::bytes(value));
    quote!(#bytes::from_static(#literal))
}

/// A value as it is in a header.
fn line(parameter: &Parameter, value: &Value) -> String {
    let Some(items) = value.as_array() else { return value::word(value) };
    let separator = parameter.style.separator().unwrap_or(",");
    items.iter().map(value::word).collect::<Vec<_>>().join(separator)
}

/// The name of a query parameter as the client writes it in a URL.
pub(super) fn query_name(name: &str) -> String {
    encoded(name, b"$@:")
}

fn pairs(parameter: &Parameter, value: &Value) -> Vec<(String, String)> {
    let name = query_name(&parameter.wire);
    if let Value::Object(entries) = value {
        let key = |key: &String| match parameter.style {
            ArrayStyle::DeepObject => query_name(&format!("{}[{key}]", parameter.wire)),
            ArrayStyle::Form
            | ArrayStyle::Csv
            | ArrayStyle::Ssv
            | ArrayStyle::Tsv
            | ArrayStyle::Pipes
            | ArrayStyle::Multi => query_name(key),
        };
        let entries: BTreeMap<&String, &Value> = entries.iter().collect();
        return entries.iter().map(|(name, value)| (key(name), encoded(&value::word(value), b""))).collect();
    }
    let single = [value.clone()];
    let items = value.as_array().map_or(&single[..], Vec::as_slice);
    let words = items.iter().map(|item| encoded(&value::word(item), b""));
    let Some(separator) = separator(parameter) else {
        return words.map(|word| (name.clone(), word)).collect();
    };
    let words: Vec<_> = words.collect();
    if words.is_empty() { Vec::new() } else { vec![(name, words.join(&separator))] }
}

/// The separator between the items in a URL; `None` where each is a pair of its own.
fn separator(parameter: &Parameter) -> Option<String> {
    parameter.style.separator().map(|separator| encoded(separator, b","))
}

/// Percent-encoding (RFC 3986 section 2.1): unreserved characters stay, and those that are named.
fn encoded(text: &str, keep: &[u8]) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || keep.contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}
