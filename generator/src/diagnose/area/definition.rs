//! Models and the references to them: what can be wrong, and the words for it.

use crate::diagnose::words::{Words, say, strings};
use crate::source::Span;

problems! {
    /// Models and the references to them.
    DefinitionProblem {
        Error Local "unknown-model" UnknownModel { name: String, known: Vec<String>, folder: Option<String> },
        Error Local "duplicate-model" DuplicateModel { name: String, first: Span },
        Warning Context "unused-model" UnusedModel { name: String },
        Error Context "alias-cycle" AliasCycle { cycle: Vec<String> },
        Error Context "no-finite-value" NoFiniteValue { cycle: Vec<String> },
    }
}

impl DefinitionProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::UnknownModel { name, known, folder } => {
                let words = say(format!("there is no model `{name}`")).here("not found");
                match (folder, plain_type(name)) {
                    _ if name.ends_with("[]") => words.help(format!("write `items: {}`", name.trim_end_matches("[]"))),
                    _ if PLAIN.contains(&name.as_str()) => words.help("name a model; a plain type is not allowed here"),
                    (Some(folder), _) => {
                        words.help(format!("it is in `{folder}`: add `uses: [{folder}]` to `operations.yaml`"))
                    }
                    (None, Some(plain)) => words.help(format!("write {plain}")),
                    (None, None) if known.is_empty() => words.help("define it under `models:`"),
                    (None, None) => words.meant(name, strings(known)),
                }
            }
            Self::DuplicateModel { name, first } => say(format!("there are two models `{name}`"))
                .here("again")
                .also(*first, "first here")
                .help("remove one of the two, or give it another name"),
            Self::UnusedModel { name } => say(format!("nothing uses the model `{name}`"))
                .here("no operation uses it")
                .help("remove it, or refer to it where it belongs"),
            Self::AliasCycle { cycle } => {
                say(format!("a model that is only an alias of itself: {}", cycle.join(" is ")))
                    .here("closes the cycle")
                    .help("refer to it from a property of an object instead")
            }
            Self::NoFiniteValue { cycle } => {
                say(format!("`{}` has no finite value: {}", cycle[0], cycle.join(" requires ")))
                    .here("required recursively")
                    .help("a property that refers back to its own model cannot be `required`")
            }
        }
    }
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
