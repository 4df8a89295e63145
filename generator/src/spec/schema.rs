//! A schema: what a value may be.

use crate::source::Spanned;
use crate::yaml::{Expected, Key, List, Map, Node};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, de};

/// A schema: the name of a model, or a mapping.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum SchemaOrName {
    /// The name of a model, or a plain type such as `string`.
    #[serde(rename = "text")]
    Name(Spanned<String>),
    /// The schema itself.
    #[serde(rename = "mapping")]
    Schema(Box<Schema>),
}

/// What a value may be. The constraint words are JSON Schema's.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Schema {
    /// What the value is, in your own words. Markdown.
    #[schemars(extend("examples" = ["The name of the thing."]))]
    pub doc: Key<String>,
    /// `string`, `integer`, `number`, `boolean`, `object`, `array`, `any`, or the name of a model.
    #[schemars(extend("examples" = ["string", "integer", "number", "boolean", "object", "array", "any", "Thing"]))]
    #[serde(rename = "type")]
    pub kind: Key<String>,
    /// How the value is written: int32, int64, float, double, decimal, date, date-time, date-time-rfc1123, unixtime, duration, byte,
    /// base64url, uuid, uri, arm-id. Beside `type: string`, a format of numbers is a number in quotes.
    #[schemars(extend("examples" = ["int32", "int64", "float", "double", "decimal", "date", "date-time", "date-time-rfc1123", "unixtime", "duration", "byte", "base64url", "uuid", "uri", "arm-id"]))]
    pub format: Key<String>,
    /// A regular expression of ECMA-262 that the text must match somewhere; anchor it with `^` and `$` to mean the whole text.
    #[schemars(extend("examples" = ["^[a-z][a-z0-9-]{2,62}$"]))]
    pub pattern: Key<String>,
    /// The least number of characters (Unicode scalar values).
    #[schemars(extend("examples" = [1]))]
    pub min_length: Key<u64>,
    /// The largest number of characters (Unicode scalar values).
    #[schemars(extend("examples" = [63]))]
    pub max_length: Key<u64>,
    /// The least number allowed.
    #[schemars(extend("examples" = [0]))]
    pub minimum: Key<Node>,
    /// The largest number allowed.
    #[schemars(extend("examples" = [100]))]
    pub maximum: Key<Node>,
    /// The number that every value is above.
    #[schemars(extend("examples" = [0]))]
    pub exclusive_minimum: Key<Node>,
    /// The number that every value is below.
    #[schemars(extend("examples" = [100]))]
    pub exclusive_maximum: Key<Node>,
    /// The number that every value is a multiple of.
    #[schemars(extend("examples" = [10]))]
    pub multiple_of: Key<Node>,
    /// The schema of a list's items; makes the value a list.
    #[schemars(extend("examples" = ["string"]))]
    pub items: Key<SchemaOrName>,
    /// The least number of items.
    #[schemars(extend("examples" = [1]))]
    pub min_items: Key<u64>,
    /// The largest number of items.
    #[schemars(extend("examples" = [10]))]
    pub max_items: Key<u64>,
    /// Whether no two items may be equal.
    #[schemars(extend("examples" = [true]))]
    pub unique_items: Key<bool>,
    /// The properties of an object by name; makes the value an object.
    #[schemars(extend("examples" = [{ "name": "string" }]))]
    pub properties: Key<Map<SchemaOrName>>,
    /// On an object, the properties that are always there; on a parameter or header, `true` where it must be given.
    #[schemars(extend("examples" = [["id", "name"], true]))]
    pub required: Key<Required>,
    /// The schema of properties that are not listed; `true` for any JSON. Without it they are ignored.
    #[schemars(extend("examples" = ["string", true]))]
    pub additional_properties: Key<SchemaOrName>,
    /// The least number of entries of a map.
    #[schemars(extend("examples" = [1]))]
    pub min_properties: Key<u64>,
    /// The largest number of entries of a map.
    #[schemars(extend("examples" = [50]))]
    pub max_properties: Key<u64>,
    /// The values of an enumeration, each with its meaning, or only listed.
    #[schemars(extend("examples" = [{ "Running": "It goes on.", "Succeeded": "It is done." }, ["red", "green"]]))]
    #[serde(rename = "enum")]
    pub values: Key<EnumValues>,
    /// `true` where no value will ever be added to the enumeration; default `false`.
    #[schemars(extend("examples" = [true]))]
    pub closed: Key<bool>,
    /// The one value allowed.
    #[schemars(extend("examples" = ["v1"]))]
    #[serde(rename = "const")]
    pub constant: Key<Node>,
    /// The value that holds where none is given.
    #[schemars(extend("examples" = ["red"]))]
    pub default: Key<Node>,
    /// The models whose properties this one has too.
    #[schemars(extend("examples" = ["Thing"]))]
    pub extends: Key<Parents>,
    /// The property whose value tells the variants of a union apart.
    #[schemars(extend("examples" = ["kind"]))]
    pub discriminator: Key<String>,
    /// The variants of a union by the discriminator's value: the variant's model, or nothing where it adds no properties.
    #[schemars(extend("examples" = [{ "chair": "Chair", "table": "Table" }]))]
    pub variants: Key<Map<Option<Spanned<String>>>>,
    /// Whether `null` is a value of its own; default `false`.
    #[schemars(extend("examples" = [true]))]
    pub nullable: Key<bool>,
    /// `true` for a property that only answers have; it is never sent.
    #[schemars(extend("examples" = [true]))]
    pub read_only: Key<bool>,
    /// `true` for a property that only requests have.
    #[schemars(extend("examples" = [true]))]
    pub write_only: Key<bool>,
    /// `true` for a value that must never be shown, such as a password.
    #[schemars(extend("examples" = [true]))]
    pub secret: Key<bool>,
    /// How a list is written in a query, path or header: `csv` (default), `ssv`, `tsv`, `pipes` or `multi`.
    #[schemars(extend("examples" = ["csv", "ssv", "tsv", "pipes", "multi"]))]
    pub style: Key<String>,
    /// `true` for a path parameter whose value is several segments, with its slashes kept.
    #[schemars(extend("examples" = [true]))]
    pub allow_slashes: Key<bool>,
    /// `length` to enforce the length only, where the pattern cannot be turned into an automaton; the pattern is documented all the same.
    #[schemars(extend("examples" = ["length"]))]
    pub enforce: Key<String>,
    /// The name in Rust, where the one made from the documented name does not do.
    #[schemars(extend("examples" = ["ThingName"]))]
    pub rust_name: Key<String>,
    /// The names it had before; each stays usable as a deprecated alias.
    #[schemars(extend("examples" = [["OldName"]]))]
    pub formerly: Key<List<Spanned<String>>>,
    /// Why it should no longer be used, and what to use instead.
    #[schemars(extend("examples" = ["Use `Other` instead."]))]
    pub deprecated: Key<Reason>,
}

/// The `required` key: names on an object, `true` or `false` on a parameter.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum Required {
    /// The properties of an object that are always there.
    #[serde(rename = "list")]
    Names(List<Spanned<String>>),
    /// Whether a parameter must be given.
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

/// Why something should no longer be used, and what to use instead.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(inline)]
pub struct Reason(pub String);

impl TryFrom<String> for Reason {
    type Error = &'static str;

    /// Refuses the `true` and `false` of OpenAPI: what takes its place is what a caller wants to know.
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
    /// Only listed.
    #[serde(rename = "list")]
    List(List<Spanned<String>>),
    /// Each with its meaning.
    #[serde(rename = "mapping")]
    Map(Map<Option<EnumValue>>),
}

/// The meaning of an enumeration's value: a sentence, or a mapping.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum EnumValue {
    /// What it means. Markdown.
    #[serde(rename = "text")]
    Doc(String),
    /// More about it.
    #[serde(rename = "mapping")]
    Map(EnumMeaning),
}

/// More about an enumeration's value than a sentence.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
#[schemars(inline)]
pub struct EnumMeaning {
    /// What it means. Markdown.
    pub doc: Key<String>,
    /// The variant's name in Rust, where the one made from the value does not do.
    pub rust_name: Key<String>,
    /// Why it should no longer be used, and what to use instead.
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
