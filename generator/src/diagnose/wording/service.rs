//! The crate and the service, in words.

use super::super::problem::Kind;
use super::{Words, say};

pub(super) fn words(kind: &Kind) -> Option<Words> {
    Some(match kind {
        Kind::TypesInService { folder, version } => {
            say(format!("`{folder}` holds api-versions, and cannot hold what several services share as well"))
                .here("what several services share")
                .also(*version, "an api-version")
                .help("move it to a folder of its own, such as `common/types.yaml`, and name that under `uses:`")
        }
        Kind::IllegalCrateName { name } => say(format!("`{name}` cannot be the name of a crate"))
            .help("use lower-case letters, digits and `_`, beginning with a letter, and no name of a crate that it depends on"),
        Kind::EmptyList { of } => say(format!("an empty list of {of}"))
            .here("empty")
            .help("list at least one, or leave the key out where all are meant"),
        Kind::IllegalVersion { version } => say(format!("`{version}` is not a version of Semantic Versioning"))
            .help("write three numbers, such as `0.1.0`, or `0.1.0-beta.1` before a release"),
        Kind::EndpointNotHttps { url } if url.contains('{') => say(format!("`{url}` is not an https URL of a host"))
            .help("where the caller gives the host, write `endpoint: { parameter: endpoint }`"),
        Kind::EndpointNotHttps { url } => say(format!("`{url}` is not an https URL of a host"))
            .help("write `https://`, a host and, where there is one, a path; no user, query or fragment"),
        Kind::EndpointTwice { parameter } => say("an endpoint that the caller gives has no URL of its own")
            .here("a URL")
            .also(*parameter, "the caller gives it")
            .help("remove one of the two"),
        Kind::NoCloud => say("no cloud is named").help("give at least `public:`"),
        Kind::AuthTwice { key } => say("a service knows its callers by a token or by an API key, not by both")
            .here("a token")
            .also(*key, "an API key")
            .help("remove one of the two"),
        Kind::TokenNotUrl { token } => say(format!("`{token}` is not a scope that a token can be asked for"))
            .here("not a URL")
            .help("write a URL, such as `https://management.azure.com/.default`, or `{endpoint}/.default`"),
        Kind::NoTokenScope => say("none of the scopes is a URL that a token can be asked for")
            .help("add `token:` with the scope to ask for, such as `token: '{endpoint}/.default'`"),
        Kind::ApiKeyPlace => {
            say("an API key goes either in a header or in the query").help("give exactly one of `header:` and `query:`")
        }
        Kind::AuthMismatch { own, service } => {
            say(format!("the operation wants {own}, but the service's client is made with {service}"))
                .here("another kind of authentication")
                .help("give the operation the kind that the service has, with scopes or a place of its own, or `none`")
        }
        _ => return None,
    })
}
