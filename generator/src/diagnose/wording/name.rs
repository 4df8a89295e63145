//! Names and references, in words.

use super::super::problem::Kind;
use super::{Words, say, strings};

pub(super) fn words(kind: &Kind) -> Option<Words> {
    Some(match kind {
        Kind::NoRustName { documented, made, fix } if made.is_empty() => {
            say(format!("no Rust name can be made of `{documented}`")).help(*fix)
        }
        Kind::NoRustName { documented, made, fix } if made == documented => {
            say(format!("`{made}` is not a name in Rust's style")).help(*fix)
        }
        Kind::NoRustName { documented, made, fix } => {
            say(format!("`{made}`, made of `{documented}`, is not a name in Rust's style")).help(*fix)
        }
        Kind::NameHides { documented, name, fix } => {
            say(format!("`{documented}` would be `{name}` in Rust, which means something else there")).help(*fix)
        }
        Kind::NameClash { name, documented, other, first, fix } => {
            say(format!("`{documented}` and `{other}` would both be `{name}` in Rust"))
                .here(format!("would be `{name}`"))
                .also(*first, format!("is `{name}` already"))
                .help(*fix)
        }
        Kind::UnknownModel { name, known, folder } => {
            let words = say(format!("there is no model `{name}`")).here("not found");
            match (folder, plain_type(name)) {
                _ if name.ends_with("[]") => words.help(format!("write `items: {}`", name.trim_end_matches("[]"))),
                _ if PLAIN.contains(&name.as_str()) => words.help("name a model; a plain type cannot stand here"),
                (Some(folder), _) => {
                    words.help(format!("it is in `{folder}`: add `uses: [{folder}]` to `operations.yaml`"))
                }
                (None, Some(plain)) => words.help(format!("write {plain}")),
                (None, None) if known.is_empty() => words.help("define it under `models:`"),
                (None, None) => words.meant(name, strings(known)),
            }
        }
        Kind::DuplicateModel { name, first } => say(format!("there are two models `{name}`"))
            .here("again")
            .also(*first, "first here")
            .help("remove one of the two, or give it another name"),
        Kind::UnusedModel { name } => say(format!("nothing uses the model `{name}`"))
            .here("no operation comes to it")
            .help("remove it, or name it where it belongs"),
        Kind::ExtendsCycle { cycle } => say(format!("a model that extends itself: {}", cycle.join(" extends ")))
            .here("closes the circle")
            .help("remove one of the `extends:`"),
        Kind::ExtendsNotObject { name, model } => say(format!("`{name}` has no properties to extend"))
            .here("not an object")
            .also(*model, "defined here")
            .help("name a model with `properties:`, or remove `extends:`"),
        Kind::AliasCycle { cycle } => {
            say(format!("a model that is made of nothing but itself: {}", cycle.join(" is ")))
                .here("closes the circle")
                .help("let a property of an object lead back instead")
        }
        Kind::NoFiniteValue { cycle } => {
            say(format!("no value of `{}` can ever end: {}", cycle[0], cycle.join(" requires ")))
                .here("required without end")
                .help("a property that leads back to its own model cannot be `required`")
        }
        Kind::PropertyRedeclared { name, first } => {
            say(format!("`{name}` has another type here than in a model that is extended as well"))
                .here("another type")
                .also(*first, "first declared here")
                .help("give it the same type, or do not extend both")
        }
        Kind::RequiredUnknown { name, known } => say(format!("the required property `{name}` is not declared"))
            .here("not declared")
            .meant(name, strings(known)),
        _ => return None,
    })
}

/// The plain types, which are no models.
const PLAIN: &[&str] = &["string", "integer", "number", "boolean", "object", "array", "any"];

/// What this language calls a type that others have a word of their own for.
fn plain_type(name: &str) -> Option<&'static str> {
    Some(match name.to_ascii_lowercase().as_str() {
        "int" | "long" => "`type: integer`",
        "int32" => "`type: integer, format: int32`",
        "int64" => "`type: integer, format: int64`",
        "bool" => "`type: boolean`",
        "str" | "text" => "`type: string`",
        "float" => "`type: number, format: float`",
        "double" => "`type: number, format: double`",
        "decimal" => "`type: number, format: decimal`",
        "date" => "`type: string, format: date`",
        "datetime" | "date-time" => "`type: string, format: date-time`",
        "uuid" | "guid" => "`type: string, format: uuid`",
        "uri" | "url" => "`type: string, format: uri`",
        "list" => "`items:` with the schema of an item",
        "map" | "dict" | "dictionary" => "`additionalProperties:` with the schema of a value",
        _ => return None,
    })
}
