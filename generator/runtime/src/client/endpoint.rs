//! Reads the endpoint that a client is given; never guesses at what a malformed one means.

use azure_core::error::ErrorKind;
use azure_core::http::Url;
use azure_core::{Error, Result};

/// Whether requests carry something that must not travel in the clear.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Secrecy {
    /// A token or a key goes along: https only.
    Secret,
    /// Nothing secret: http is allowed, as for a local emulator.
    Open,
}

/// Parses an endpoint: a scheme, a host, perhaps a port and a base path; no user, query or fragment.
pub(super) fn parse(text: &str, secrecy: Secrecy) -> Result<Url> {
    // The URL parser drops tabs and line breaks and reads `\` as `/`; what needs that is no endpoint.
    if text.bytes().any(|byte| byte <= b' ' || byte == b'\\') {
        return Err(refusal("has a space, a control character or a backslash"));
    }
    let url = Url::parse(text).map_err(|error| refusal(&format!("is not a URL: {error}")))?;
    match (url.scheme(), secrecy) {
        ("https", _) | ("http", Secrecy::Open) => {}
        ("http", Secrecy::Secret) => {
            return Err(refusal("must be https, because requests carry credentials"));
        }
        (_, Secrecy::Open | Secrecy::Secret) => return Err(refusal("must begin with https://")),
    }
    let authority = text.split_once("//").map_or("", |(_, rest)| rest);
    let authority = authority.split('/').next().unwrap_or_default();
    if authority.is_empty() {
        return Err(refusal("names no host"));
    }
    if authority.contains('@') || !url.username().is_empty() || url.password().is_some() {
        return Err(refusal("must not name a user"));
    }
    let mut segments = text.split_once("//").map_or("", |(_, rest)| rest).split('/').skip(1);
    if segments.any(is_dot_segment) {
        return Err(refusal("must have no `.` or `..` in its path"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(refusal("must have no query and no fragment"));
    }
    Ok(url)
}

/// What a URL parser resolves away (WHATWG URL, single-dot and double-dot path segments), so that the path would not be the one
/// that was given.
fn is_dot_segment(segment: &str) -> bool {
    matches!(segment.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..")
}

/// The text itself stays out of the message: it may hold a password.
fn refusal(why: &str) -> Error {
    Error::with_message(ErrorKind::Other, format!("the endpoint {why}"))
}
