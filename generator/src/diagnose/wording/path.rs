//! Paths and parameters, in words.

use super::super::problem::Kind;
use super::{Words, say, strings};

pub(super) fn words(kind: &Kind) -> Option<Words> {
    Some(match kind {
        Kind::NoMethod { id } => {
            say(format!("`{id}` has no method and path")).help("add one, such as `get: /things/{thingName}`")
        }
        Kind::TwoMethods { first } => say("an operation has one method")
            .here("a second method")
            .also(*first, "the first")
            .help("give each method an operation of its own"),
        Kind::PathWithoutSlash { before } if before.is_empty() => {
            say("a path begins with `/`").here("no `/`").help("put a `/` before it")
        }
        Kind::PathWithoutSlash { before } => say("a path begins with `/`")
            .here("no part of the path")
            .help(format!("remove `{before}`; the method is the key, and the host belongs under `endpoint:`")),
        Kind::PathCharacter { character } => {
            let words = say(format!("{character:?} cannot stand in a path template"));
            match character {
                '?' => words.help("what comes after `?` belongs under `query:`; the api-version is sent by itself"),
                ' ' => words.help("remove it; a parameter is written `{name}`"),
                _ => words.help("percent-encode it"),
            }
        }
        Kind::PathDotSegment { segment } if segment.is_empty() => {
            say("an empty segment in the path").help("remove the doubled `/`")
        }
        Kind::PathDotSegment { segment } => say(format!("`{segment}` as a segment changes the path that is sent"))
            .here("read as a step up or as nothing")
            .help("write the path that is meant"),
        Kind::PathBraces { segment } => say(format!("the braces in `{segment}` do not pair"))
            .here("in this segment")
            .help("a parameter is written `{name}`"),
        Kind::PathParameterTwice { name, first } => say(format!("the path names `{{{name}}}` twice"))
            .here("again")
            .also(*first, "first here")
            .help("give one of them another name"),
        Kind::PathParameterMissing { name, meant, declared } => {
            let words = say(format!("the path names `{{{name}}}`, which is not declared")).here("not declared");
            match (meant, declared) {
                (Some(meant), Some(declared)) => {
                    words.also(*declared, "declared, but not in the path").help(format!("did you mean `{{{meant}}}`?"))
                }
                _ => words.help(format!(
                    "declare it under `path:`, or under `client:` where it belongs to the client: `{name}: {{ type: string }}`"
                )),
            }
        }
        Kind::PathParameterUnused { name, known, template } => say(format!("the path has no `{{{name}}}`"))
            .here("not in the path")
            .also(*template, "the path")
            .help(format!("write `{{{name}}}` in the path, or remove it here"))
            .meant(name, strings(known)),
        Kind::ParameterOfClient { name, client } => say(format!("`{name}` belongs to the client already"))
            .here("a second time")
            .also(*client, "given to the client")
            .help("remove it here, or from `client:`"),
        Kind::ClientParameterUnused { name } => say(format!("no operation uses the client's `{name}`"))
            .here("in no path")
            .help("remove it, or name it in a path"),
        Kind::ParameterSentAlready { name } => {
            say(format!("`{name}` is sent with every request already")).here("sent a second time").help("remove it")
        }
        Kind::ParameterNotScalar { name } => {
            say(format!("`{name}` is sent as text, which an object or any JSON is not"))
                .help("a parameter is a scalar, an enumeration, or a list of those; only headers may be a map")
        }
        Kind::HeaderPrefix { name } => say(format!(
            "`{name}` is a map, which is sent as headers whose names begin alike, but it does not end with `-`"
        ))
        .here("the beginning of the headers' names")
        .help(format!("end it with `-`: `{name}-`")),
        Kind::DefaultOfRequired { name } => say(format!("`{name}` is always given, so that no default can hold"))
            .here("what holds where no value is given")
            .help("remove the default, or `required: true`; for the only value that is ever sent, write `const:`"),
        Kind::HeaderName { name } => say(format!("`{name}` cannot be the name of a header"))
            .here("not a header's name")
            .help("header names have letters, digits and `-`, and no space"),
        Kind::DuplicatePath { method, first } => say(format!("two operations are {method} on the same path"))
            .here("again")
            .also(*first, "first here")
            .help("correct one of the paths, or remove one of the operations"),
        Kind::BodyOnGet { method, template } => say(format!("a {method} request has no body"))
            .here("a body")
            .also(*template, format!("a {method}"))
            .help("remove the body, or correct the method"),
        Kind::MediaTypeForm { media } => {
            say(format!("`{media}` is not a media type")).help("write it as `application/json`")
        }
        Kind::MediaTypeNotJson { media } => say(format!("a body of `{media}` is text or bytes, not this schema"))
            .here("not JSON")
            .help("remove the schema, or correct the media type"),
        Kind::NoDoc { id } => say(format!("`{id}` does not say what it does")).help("add `doc:`"),
        Kind::NoSource { id } => {
            say(format!("`{id}` does not say which page it was copied from")).help("add `source:` with the page's URL")
        }
        _ => return None,
    })
}
