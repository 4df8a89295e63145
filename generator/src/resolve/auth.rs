//! The endpoint of a service and its authentication; either may be declared in a shared folder.

use super::build::Builder;
use super::file::SpecFile;
use super::parameter;
use crate::diagnose::{AuthProblem, Credential, EndpointProblem, KeyOwner, KeyProblem, ParameterProblem};
use crate::model::{Auth, Clouds, Endpoint, KeyPlace, OperationAuth, Scope};
use crate::source::{Span, Spanned};
use crate::spec::{self, ApiKey, AuthOrNone, CloudEndpoints, OperationsFile, TokenScopes};
use crate::yaml::Key;

pub(super) fn endpoint<'a>(b: &Builder<'a>, scope: usize, read: &'a SpecFile<OperationsFile>) -> Option<Endpoint> {
    let own = read.content.endpoint.as_ref();
    let Some(written) = own.or_else(|| shared_endpoint(b, scope)) else {
        if read.content.endpoint.is_missing() && !b.scopes[scope].uses_broken {
            b.problem(read.at, KeyProblem::Missing { key: "endpoint", of: KeyOwner::Service });
        }
        return None;
    };
    match &written.value {
        spec::Endpoint::Url(url) => {
            check_url(b, url);
            let every = Some(url.value.clone());
            Some(Endpoint::Clouds(Clouds { public: every, government: None, china: None }))
        }
        spec::Endpoint::Map(map) => match map.parameter.as_ref() {
            Some(parameter) => {
                for key in [&map.public, &map.government, &map.china] {
                    if let Some(key) = key.as_ref() {
                        b.problem(key.span, EndpointProblem::Twice { parameter: parameter.span });
                    }
                }
                let doc = map.doc.value().cloned().unwrap_or_default();
                Some(Endpoint::Given { parameter: parameter.value.clone(), doc })
            }
            None => {
                for key in [&map.public, &map.government, &map.china] {
                    if let Some(url) = key.as_ref() {
                        check_url(b, url);
                    }
                }
                clouds(b, map, written.span).map(Endpoint::Clouds)
            }
        },
    }
}

/// The endpoint of the first folder in use that has one.
pub(super) fn shared_endpoint<'a>(b: &Builder<'a>, scope: usize) -> Option<&'a Spanned<spec::Endpoint>> {
    b.scopes[scope].uses.iter().find_map(|used| b.scopes[*used].files.types.as_ref()?.content.endpoint.as_ref())
}

/// Whether a URL can be an endpoint: https, a host, perhaps a path.
pub(super) fn is_endpoint(url: &str) -> bool {
    let host = url.strip_prefix("https://").unwrap_or_default();
    // RFC 3986 section 3.2.3, and no larger than TCP has them.
    let authority = host.split('/').next().unwrap_or_default();
    let port = authority.rsplit_once(':').filter(|_| !authority.ends_with(']')).map(|(_, port)| port);
    let plain = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
    let plain =
        plain && host.bytes().all(|byte| byte.is_ascii_graphic()) && !host.contains(['?', '#', '@', '{', '\\', '"']);
    plain && !host.is_empty() && !host.starts_with(['/', ':'])
}

fn check_url(b: &Builder<'_>, url: &Spanned<String>) {
    if !is_endpoint(&url.value) {
        b.problem(url.span, EndpointProblem::NotHttps { url: url.value.clone() });
    }
}

fn clouds(b: &Builder<'_>, map: &CloudEndpoints, at: Span) -> Option<Clouds> {
    let value = |key: &Key<String>| key.value().cloned();
    let clouds = Clouds { public: value(&map.public), government: value(&map.government), china: value(&map.china) };
    if clouds == Clouds::default() {
        return b.fail(at, EndpointProblem::NoCloud);
    }
    Some(clouds)
}

pub(super) fn service<'a>(b: &Builder<'a>, scope: usize, read: &'a SpecFile<OperationsFile>) -> Option<Auth> {
    let own = read.content.auth.as_ref();
    let shared =
        b.scopes[scope].uses.iter().find_map(|used| b.scopes[*used].files.types.as_ref()?.content.auth.as_ref());
    let Some(written) = own.or(shared) else {
        if read.content.auth.is_missing() && !b.scopes[scope].uses_broken {
            b.problem(read.at, KeyProblem::Missing { key: "auth", of: KeyOwner::Service });
        }
        return None;
    };
    resolve(b, written)
}

/// How the requests of an operation are authenticated: as the service says, not at all, or in another way by the same credential, since
/// the client has no second one. A way that no operation before has is added to the overrides.
pub(super) fn of_operation(
    b: &Builder<'_>,
    written: Option<&Spanned<AuthOrNone>>,
    service: Option<&Auth>,
    overrides: &mut Vec<Auth>,
) -> OperationAuth {
    let Some((written, auth)) = written.and_then(|written| Some((written, resolve(b, written)?))) else {
        return OperationAuth::Service;
    };
    if auth == Auth::None {
        return OperationAuth::Anonymous;
    }
    // What is wrong with the service's own way has its own problem.
    if let Some(service) = service
        && credential(service) != credential(&auth)
    {
        b.problem(written.span, AuthProblem::Mismatch { own: credential(&auth), service: credential(service) });
        return OperationAuth::Service;
    }
    if Some(&auth) == service {
        return OperationAuth::Service;
    }
    let index = overrides.iter().position(|other| *other == auth).unwrap_or_else(|| {
        overrides.push(auth);
        overrides.len() - 1
    });
    OperationAuth::Override(index)
}

fn credential(auth: &Auth) -> Credential {
    match auth {
        Auth::OAuth2 { key: None, .. } => Credential::Token,
        Auth::OAuth2 { key: Some(_), .. } => Credential::TokenOrApiKey,
        Auth::ApiKey(_) => Credential::ApiKey,
        Auth::None => Credential::Nothing,
    }
}

fn resolve(b: &Builder<'_>, written: &Spanned<AuthOrNone>) -> Option<Auth> {
    let auth = match &written.value {
        AuthOrNone::Word(word) if word.value == "none" => return Some(Auth::None),
        AuthOrNone::Word(word) => {
            return b.fail(word.span, KeyProblem::UnknownWord { word: word.value.clone(), known: vec!["none"] });
        }
        AuthOrNone::Auth(auth) => auth,
    };
    let key = match auth.api_key.as_ref() {
        Some(key) => Some(key_place(b, key)?),
        None => None,
    };
    let has_token = [auth.oauth2.at(), auth.scopes.at(), auth.token.at()].into_iter().any(|at| at.is_some());
    if let Some(key) = key.clone().filter(|_| !has_token) {
        return Some(Auth::ApiKey(key));
    }
    let documented: Vec<String> =
        auth.scopes.value().map(|scopes| scopes.iter().map(|scope| scope.value.clone()).collect()).unwrap_or_default();
    let scope = scope(b, auth, &documented, written.span)?;
    Some(Auth::OAuth2 { authorization_url: auth.oauth2.value().cloned(), documented, scope, key })
}

/// Where a key goes.
fn key_place(b: &Builder<'_>, key: &Spanned<ApiKey>) -> Option<KeyPlace> {
    match (key.value.header.as_ref(), key.value.query.as_ref()) {
        (Some(header), None) if !parameter::is_token(&header.value) => {
            b.fail(header.span, ParameterProblem::HeaderName { name: header.value.clone() })
        }
        (None, Some(query)) if query.value.is_empty() => b.fail(query.span, AuthProblem::ApiKeyPlace),
        (Some(header), None) => Some(KeyPlace::Header(header.value.to_lowercase())),
        (None, Some(query)) => Some(KeyPlace::Query(query.value.clone())),
        _ => b.fail(key.span, AuthProblem::ApiKeyPlace),
    }
}

fn scope(b: &Builder<'_>, auth: &spec::Auth, documented: &[String], at: Span) -> Option<Scope> {
    let every = |scope: String| Scope::Clouds(Clouds { public: Some(scope), government: None, china: None });
    match auth.token.as_ref().map(|token| &token.value) {
        Some(TokenScopes::One(scope)) => match scope.value.strip_prefix("{endpoint}") {
            Some(rest) => Some(Scope::EndpointAnd(rest.to_owned())),
            None if scope.value.contains("://") && !scope.value.contains(['{', '}']) => {
                Some(every(scope.value.clone()))
            }
            None => b.fail(scope.span, AuthProblem::TokenNotUrl { token: scope.value.clone() }),
        },
        Some(TokenScopes::PerCloud(map)) => clouds(b, map, at).map(Scope::Clouds),
        None => match documented.iter().find(|scope| scope.starts_with("https://")) {
            Some(scope) => Some(every(scope.clone())),
            // What could not be read has its own problem.
            None if auth.scopes.is_none() && !auth.scopes.is_missing() => None,
            None => b.fail(auth.scopes.as_ref().map_or(at, |scopes| scopes.span), AuthProblem::NoTokenScope),
        },
    }
}
