//! Parameters: where they go, where their values come from, how lists are written.

use super::{Doc, FieldName, Type};
use serde_json::Value;
use std::collections::BTreeMap;

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its documented name.
    pub wire: String,
    /// Its name in Rust.
    pub name: FieldName,
    /// What it is.
    pub doc: Doc,
    /// Its type.
    pub ty: Type,
    /// What the service takes it to be where it is not sent.
    pub default: Option<Value>,
    /// Of an option, its only value, so that the caller turns it on instead of choosing.
    pub only: Option<Value>,
    /// Where it goes.
    pub location: ParameterLocation,
    /// Where its value comes from.
    pub source: ParameterSource,
    /// How a list or a map is written.
    pub style: ArrayStyle,
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ParameterLocation {
    /// One segment of the path, or a part of one.
    Path,
    /// Several segments of the path, slashes kept.
    PathWithSlashes,
    /// Several segments of the path, slashes kept, or none.
    PathOrNothing,
    /// The query.
    Query,
    /// A header.
    Header,
}

/// Where a parameter's value comes from.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ParameterSource {
    /// An argument of the method.
    Argument,
    /// The options; left out of the request where it is not given.
    Option,
    /// The client, which has it from the arguments of its constructor.
    Client,
    /// The client's options; left out of the request where it is not given.
    ClientOption,
    /// The spec itself.
    Constant(Value),
}

impl Parameter {
    /// Whether all items of a list arrive, each as itself.
    pub fn carries_items(&self, items: &[Value]) -> bool {
        let separator = self.style.separator();
        // The client encodes a `,` in an item, but in a header.
        let is_apart = |item: &str| match (self.location, separator) {
            (ParameterLocation::Header, Some(separator)) => {
                !item.is_empty() && self.location.carries(item) && !item.contains(separator)
            }
            (_, Some(separator)) => separator == "," || !item.contains(separator),
            (_, None) => true,
        };
        let words: Vec<String> =
            items.iter().map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned)).collect();
        let is_whole = !self.location.is_path() || self.location.carries(&words.join(separator.unwrap_or(",")));
        is_whole && words.iter().all(|word| is_apart(word))
    }

    /// Whether both have one name on the wire; those of headers differ in more than their case.
    pub fn same_wire(&self, other: &Self) -> bool {
        let header = self.location == ParameterLocation::Header && other.location == ParameterLocation::Header;
        if header { self.wire.eq_ignore_ascii_case(&other.wire) } else { self.wire == other.wire }
    }
}

impl ParameterLocation {
    /// The section of the spec that such a parameter is in.
    pub fn section(self) -> &'static str {
        match self {
            Self::Path | Self::PathWithSlashes | Self::PathOrNothing => "path",
            Self::Query => "query",
            Self::Header => "headers",
        }
    }
}

impl ArrayStyle {
    /// The separator between the items; `None` where each item, or each entry of a map, is a parameter of its own.
    pub fn separator(self) -> Option<&'static str> {
        match self {
            Self::Csv => Some(","),
            Self::Ssv => Some(" "),
            Self::Tsv => Some("\t"),
            Self::Pipes => Some("|"),
            Self::Multi | Self::Form | Self::DeepObject => None,
        }
    }
}

impl ParameterLocation {
    /// Whether it goes into the path.
    pub fn is_path(self) -> bool {
        matches!(self, Self::Path | Self::PathWithSlashes | Self::PathOrNothing)
    }

    /// Whether all of a text arrives: a header carries visible ASCII, with spaces and tabs between (RFC 9110, section 5.5), and no encoding makes
    /// a segment of a path of nothing, `.` or `..` (RFC 3986, section 6.2.2.3).
    pub fn carries(self, text: &str) -> bool {
        let is_segment = |text: &str| !matches!(text, "" | "." | "..");
        let segments = || text.strip_prefix('/').unwrap_or(text).split('/');
        match self {
            Self::Query => true,
            Self::Header => {
                let is_legal = |byte: u8| byte == b'\t' || (b' '..=b'~').contains(&byte);
                text.bytes().all(is_legal) && text.trim_matches([' ', '\t']) == text
            }
            Self::Path => is_segment(text),
            Self::PathOrNothing if matches!(text, "" | "/") => true,
            Self::PathWithSlashes | Self::PathOrNothing => segments().all(is_segment),
        }
    }
}

impl ParameterSource {
    /// Whether the caller may leave it out.
    pub fn is_option(&self) -> bool {
        matches!(self, Self::Option | Self::ClientOption)
    }

    /// Whether the client has it.
    pub fn is_of_client(&self) -> bool {
        matches!(self, Self::Client | Self::ClientOption)
    }
}

impl Parameter {
    /// What the names begin with that the entries of a map have as headers or query parameters, and end with.
    fn around_keys(&self) -> (String, &'static str) {
        match (self.location, self.style) {
            (ParameterLocation::Header, _) => (self.wire.clone(), ""),
            (_, ArrayStyle::DeepObject) => (format!("{}[", self.wire), "]"),
            (_, ArrayStyle::Form | ArrayStyle::Csv | ArrayStyle::Ssv)
            | (_, ArrayStyle::Tsv | ArrayStyle::Pipes | ArrayStyle::Multi) => (String::new(), ""),
        }
    }

    /// The header or query parameter that the entry of a map with this key is.
    pub fn entry_name(&self, key: &str) -> String {
        let (beginning, end) = self.around_keys();
        format!("{beginning}{key}{end}")
    }

    /// Whether an entry of a map could be this header or query parameter.
    pub fn may_be_entry(&self, name: &str) -> bool {
        let (beginning, _) = self.around_keys();
        name.get(..beginning.len()).is_some_and(|begins| begins.eq_ignore_ascii_case(&beginning))
    }

    /// The only value that it can have.
    pub fn constant(&self) -> Option<&Value> {
        match &self.source {
            ParameterSource::Constant(value) => Some(value),
            ParameterSource::Argument
            | ParameterSource::Option
            | ParameterSource::Client
            | ParameterSource::ClientOption => self.only.as_ref(),
        }
    }
}

/// The query parameters that are always sent with one value, by which operations on one path are told apart.
pub fn fixed_query(parameters: &[Parameter]) -> BTreeMap<&str, &Value> {
    let of_query = parameters.iter().filter(|parameter| parameter.location == ParameterLocation::Query);
    let fixed = of_query.filter_map(|parameter| match &parameter.source {
        ParameterSource::Constant(value) => Some((parameter.wire.as_str(), value)),
        ParameterSource::Argument
        | ParameterSource::Option
        | ParameterSource::Client
        | ParameterSource::ClientOption => None,
    });
    fixed.collect()
}

/// How a list or a map is written where there is no JSON (OpenAPI 2.0 `collectionFormat`, OpenAPI 3 `style`).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ArrayStyle {
    /// With commas.
    Csv,
    /// With spaces.
    Ssv,
    /// With tabs.
    Tsv,
    /// With `|`.
    Pipes,
    /// As one parameter for each item.
    Multi,
    /// As one parameter for each entry of a map, under its key.
    Form,
    /// As one parameter for each entry of a map, under the name of the map with the key in brackets.
    DeepObject,
}
