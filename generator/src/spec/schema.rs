//! A schema: what a value may be.

use crate::source::Spanned;
use crate::yaml::{Expected, Key, List, Map, Node};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, de};
use std::collections::BTreeSet;

/// The formats of text.
pub const TEXT_FORMATS: &[&str] =
    &["arm-id", "base64url", "byte", "date", "date-time", "date-time-rfc1123", "duration", "uri", "uuid"];
/// The formats of numbers.
pub const NUMBER_FORMATS: &[&str] = &["int32", "int64", "float", "double", "decimal", "unixtime"];

/// How lists and maps are written outside of JSON.
pub const PARAMETER_STYLES: &[&str] = &["csv", "ssv", "tsv", "pipes", "multi", "form", "deepObject"];

/// What an editor says of such a slip.
const NO_TYPE: &str =
    "There is no such type: write string, integer, number, boolean, object, array, any, or the name of a model.";

/// The plain types that a slip of a hand leaves recognizable.
const LONG_TYPES: [&str; 6] = ["string", "integer", "number", "boolean", "object", "array"];

/// What an editor takes for a type: anything but a plain type with one letter missing or two letters swapped, which no model is called.
fn no_slip() -> String {
    let slips = |word: &'static str| {
        let missing = (0..word.len()).map(|at| format!("{}{}", &word[..at], &word[at + 1..]));
        let swapped = (1..word.len())
            .map(|at| format!("{}{}{}{}", &word[..at - 1], &word[at..=at], &word[at - 1..at], &word[at + 1..]));
        missing.chain(swapped).filter(move |slip| slip != word)
    };
    let slips: BTreeSet<String> = LONG_TYPES.into_iter().flat_map(slips).collect();
    format!("^(?!({})$)", slips.into_iter().collect::<Vec<_>>().join("|"))
}

/// A schema: the name of a model, or a mapping.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum SchemaOrName {
    /// The name of a model, or a plain type such as `string`.
    #[serde(rename = "text")]
    #[schemars(extend("pattern" = no_slip(), "patternErrorMessage" = NO_TYPE))]
    Name(Spanned<String>),
    /// What the value may be, key by key.
    #[serde(rename = "mapping")]
    Schema(Box<Schema>),
}

/// What a value may be. The constraint keywords are those of JSON Schema.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Schema {
    /// What the value is, in your own words.
    #[schemars(extend("examples" = ["The name of the thing."]))]
    pub doc: Key<String>,
    /// `string`, `integer`, `number`, `boolean`, `object`, `array`, `any`, or the name of a model.
    #[schemars(extend(
        "examples" = ["string", "integer", "number", "boolean", "object", "array", "any", "Thing"],
        "pattern" = no_slip(),
        "patternErrorMessage" = NO_TYPE
    ))]
    #[serde(rename = "type")]
    pub kind: Key<String>,
    /// How the value is written, for example `date-time` or `int64`. With `type: string`, a number format is a number in quotes.
    #[schemars(extend("enum" = [TEXT_FORMATS, NUMBER_FORMATS].concat()))]
    pub format: Key<String>,
    /// An ECMA-262 regular expression; it may match anywhere in the text unless it is anchored with `^` and `$`.
    #[schemars(extend("examples" = ["^[a-z][a-z0-9-]{2,62}$"]))]
    pub pattern: Key<String>,
    /// The minimum number of characters (Unicode scalar values).
    #[schemars(extend("examples" = [1]))]
    pub min_length: Key<u64>,
    /// The maximum number of characters (Unicode scalar values).
    #[schemars(extend("examples" = [63]))]
    pub max_length: Key<u64>,
    /// The inclusive lower bound.
    #[schemars(extend("examples" = [0]))]
    pub minimum: Key<Node>,
    /// The inclusive upper bound.
    #[schemars(extend("examples" = [100]))]
    pub maximum: Key<Node>,
    /// The exclusive lower bound.
    #[schemars(extend("examples" = [0]))]
    pub exclusive_minimum: Key<Node>,
    /// The exclusive upper bound.
    #[schemars(extend("examples" = [100]))]
    pub exclusive_maximum: Key<Node>,
    /// The number of which every value is a multiple.
    #[schemars(extend("examples" = [10]))]
    pub multiple_of: Key<Node>,
    /// The schema of the items; makes the value a list.
    #[schemars(extend("examples" = ["string"]))]
    pub items: Key<SchemaOrName>,
    /// The minimum number of items.
    #[schemars(extend("examples" = [1]))]
    pub min_items: Key<u64>,
    /// The maximum number of items.
    #[schemars(extend("examples" = [10]))]
    pub max_items: Key<u64>,
    /// Whether no two items may be equal.
    #[schemars(extend("examples" = [true]))]
    pub unique_items: Key<bool>,
    /// The schemas of the properties by name; makes the value an object.
    #[schemars(extend("examples" = [{ "name": "string" }]))]
    pub properties: Key<Map<SchemaOrName>>,
    /// For an object, the list of its required properties; for a parameter or header, `true` where it is required.
    #[schemars(extend("examples" = [["id", "name"], true]))]
    pub required: Key<Required>,
    /// The required properties of an object in the order in which its constructor takes them, where that is not the order of `properties`.
    #[schemars(extend("examples" = [["name", "id"]]))]
    pub arguments: Key<List<Spanned<String>>>,
    /// The schema of properties that are not listed; `true` for any JSON value. By default they are ignored.
    #[schemars(extend("examples" = ["string", true]))]
    pub additional_properties: Key<SchemaOrName>,
    /// The minimum number of entries of a map.
    #[schemars(extend("examples" = [1]))]
    pub min_properties: Key<u64>,
    /// The maximum number of entries of a map.
    #[schemars(extend("examples" = [50]))]
    pub max_properties: Key<u64>,
    /// The values of an enumeration, as a list or each with its meaning.
    #[schemars(extend("examples" = [{ "Running": "It goes on.", "Succeeded": "It is done." }, ["red", "green"]]))]
    #[serde(rename = "enum")]
    pub values: Key<EnumValues>,
    /// `true` where no value will ever be added to the enumeration; default `false`.
    #[schemars(extend("examples" = [true]))]
    pub closed: Key<bool>,
    /// The only allowed value.
    #[schemars(extend("examples" = ["v1"]))]
    #[serde(rename = "const")]
    pub constant: Key<Node>,
    /// The value that the service assumes when none is given.
    #[schemars(extend("examples" = ["red"]))]
    pub default: Key<Node>,
    /// The model or models whose properties this one inherits.
    #[schemars(extend("examples" = ["Thing"]))]
    pub extends: Key<Parents>,
    /// The property whose value distinguishes the variants of a union.
    #[schemars(extend("examples" = ["kind"]))]
    pub discriminator: Key<String>,
    /// The variants of a union by the discriminator's value: the variant's model, or nothing where it adds no properties.
    #[schemars(extend("examples" = [{ "chair": "Chair", "table": "Table" }]))]
    pub variants: Key<Map<Option<Spanned<String>>>>,
    /// The model of an object that lacks the discriminator: that of one of the variants, or the union itself for its own properties alone.
    #[schemars(extend("examples" = ["Chair"]))]
    pub default_variant: Key<String>,
    /// `true` where the value may be `null`, which differs from absent; default `false`.
    #[schemars(extend("examples" = [true]))]
    pub nullable: Key<bool>,
    /// `true` for a property that occurs only in responses; it is never sent.
    #[schemars(extend("examples" = [true]))]
    pub read_only: Key<bool>,
    /// `true` for a property that occurs only in requests.
    #[schemars(extend("examples" = [true]))]
    pub write_only: Key<bool>,
    /// `true` for a value that must never be shown or logged, such as a password.
    #[schemars(extend("examples" = [true]))]
    pub secret: Key<bool>,
    /// How a list is written in a query, path or header: `csv` (default), `ssv`, `tsv`, `pipes` or `multi`; how a map is written in a query:
    /// `form` or `deepObject`.
    #[schemars(extend("enum" = PARAMETER_STYLES))]
    pub style: Key<String>,
    /// `true` for a path parameter that may span several segments; its slashes are kept.
    #[schemars(extend("examples" = [true]))]
    pub allow_slashes: Key<bool>,
    /// `true` for a path parameter with `allowSlashes` that may be empty; it is then left out of the path together with its slash.
    #[schemars(extend("examples" = [true]))]
    pub allow_empty_value: Key<bool>,
    /// `length` to enforce only the length, where the pattern cannot be compiled to an automaton; the pattern is still documented.
    #[schemars(extend("enum" = ["length"]))]
    pub enforce: Key<String>,
    /// The name in Rust, where the one derived from the documented name is unsuitable.
    #[schemars(extend("examples" = ["ThingName"]))]
    pub rust_name: Key<String>,
    /// The previous names; each remains available as a deprecated alias.
    #[schemars(extend("examples" = [["OldName"]]))]
    pub formerly: Key<List<Spanned<String>>>,
    /// Why it is deprecated, and what to use instead.
    #[schemars(extend("examples" = ["Use `Other` instead."]))]
    pub deprecated: Key<Reason>,
}

/// The `required` key: names on an object, `true` or `false` on a parameter.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum Required {
    /// The required properties of an object.
    #[serde(rename = "list")]
    Names(List<Spanned<String>>),
    /// Whether a parameter is required.
    #[serde(rename = "text", deserialize_with = "flag")]
    Flag(bool),
}

fn flag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    match String::deserialize(deserializer)?.as_str() {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(de::Error::custom(Expected::NAMES_OR_FLAG)),
    }
}

/// Why something is deprecated, and what to use instead.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(inline)]
pub struct Reason(pub String);

impl TryFrom<String> for Reason {
    type Error = &'static str;

    /// Refuses OpenAPI's `true` and `false`: callers want to know what to use instead.
    fn try_from(text: String) -> Result<Self, Self::Error> {
        match text.as_str() {
            "true" | "false" => Err(Expected::REASON),
            _ => Ok(Self(text)),
        }
    }
}

/// The values of an enumeration.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum EnumValues {
    /// A list of the values.
    #[serde(rename = "list")]
    List(List<Spanned<String>>),
    /// Each value with its meaning.
    #[serde(rename = "mapping")]
    Map(Map<Option<EnumValue>>),
}

/// The meaning of an enumeration value: a sentence, or a mapping.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum EnumValue {
    /// What it means.
    #[serde(rename = "text")]
    Doc(String),
    /// More than its meaning.
    #[serde(rename = "mapping")]
    Map(EnumMeaning),
}

/// An enumeration value that is described by more than a sentence.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
#[schemars(inline)]
pub struct EnumMeaning {
    /// What it means.
    pub doc: Key<String>,
    /// The variant's name in Rust, where the one derived from the value is unsuitable.
    pub rust_name: Key<String>,
    /// Why it is deprecated, and what to use instead.
    pub deprecated: Key<Reason>,
}

/// The models that a model extends: one name, or several.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum Parents {
    /// One.
    #[serde(rename = "text")]
    One(Spanned<String>),
    /// Several, their properties in this order.
    #[serde(rename = "list")]
    Many(List<Spanned<String>>),
}
