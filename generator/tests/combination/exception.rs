//! The pairs of features that cannot meet, each with its reason.

use super::excluded;
use super::feature::Feature;

/// Features that meet none of some others.
pub struct Exception {
    /// Features, or dimensions with their colon.
    ones: &'static [Feature],
    others: &'static [Feature],
    pub reason: &'static str,
}

impl Exception {
    pub const fn new(ones: &'static [Feature], others: &'static [Feature], reason: &'static str) -> Self {
        Self { ones, others, reason }
    }

    /// Whether it says that the two cannot meet.
    pub fn covers(&self, (one, other): (Feature, Feature)) -> bool {
        let is = |it: &Feature, feature: Feature| *it == feature || it.ends_with(':') && feature.starts_with(it);
        let is_in = |features: &[Feature], feature: Feature| features.iter().any(|it| is(it, feature));
        is_in(self.ones, one) && is_in(self.others, other) || is_in(self.ones, other) && is_in(self.others, one)
    }
}

const OUTSIDE_JSON: &[Feature] = &[
    "place: path",
    "place: query",
    "place: header",
    "place: client path",
    "place: client query",
    "place: client header",
];
const WITHOUT_KEYS: &[Feature] =
    &["place: body", "place: answer", "place: answer header", "place: error", "place: item", "place: entry"];
const NO_TEXT: &[Feature] = &[
    "form: date",
    "form: date-time",
    "form: date-time-rfc1123",
    "form: duration",
    "form: byte",
    "form: base64url",
    "form: text int32",
    "form: text int64",
    "form: text float",
    "form: text double",
    "form: text decimal",
    "form: text unixtime",
    "form: int32",
    "form: int64",
    "form: unixtime",
    "form: float",
    "form: double",
    "form: decimal",
    "form: boolean",
    "form: open words",
    "form: closed words",
    "form: open numbers",
    "form: closed numbers",
    "form: any",
    "form: list",
    "form: map",
    "form: object",
    "form: object with more",
    "form: extended",
    "form: union",
    "form: union in a union",
    "form: variant",
];
/// What cannot be secret.
const NO_SECRET: &[Feature] = &[
    "form: date",
    "form: date-time",
    "form: date-time-rfc1123",
    "form: duration",
    "form: text int32",
    "form: text int64",
    "form: text float",
    "form: text double",
    "form: text decimal",
    "form: text unixtime",
    "form: int32",
    "form: int64",
    "form: unixtime",
    "form: float",
    "form: double",
    "form: decimal",
    "form: boolean",
    "form: open words",
    "form: closed words",
    "form: open numbers",
    "form: closed numbers",
    "form: any",
    "form: list",
    "form: map",
    "form: object",
    "form: object with more",
    "form: extended",
    "form: union",
    "form: union in a union",
    "form: variant",
];
const NO_NUMBER: &[Feature] = &[
    "form: string",
    "form: date",
    "form: date-time",
    "form: date-time-rfc1123",
    "form: duration",
    "form: byte",
    "form: base64url",
    "form: uuid",
    "form: uri",
    "form: arm-id",
    "form: text unixtime",
    "form: unixtime",
    "form: boolean",
    "form: open words",
    "form: closed words",
    "form: open numbers",
    "form: closed numbers",
    "form: any",
    "form: list",
    "form: map",
    "form: object",
    "form: object with more",
    "form: extended",
    "form: union",
    "form: union in a union",
    "form: variant",
];
const SINGLE: &[Feature] = &[
    "form: string",
    "form: date",
    "form: date-time",
    "form: date-time-rfc1123",
    "form: duration",
    "form: byte",
    "form: base64url",
    "form: uuid",
    "form: uri",
    "form: arm-id",
    "form: text int32",
    "form: text int64",
    "form: text float",
    "form: text double",
    "form: text decimal",
    "form: text unixtime",
    "form: int32",
    "form: int64",
    "form: unixtime",
    "form: float",
    "form: double",
    "form: decimal",
    "form: boolean",
    "form: open words",
    "form: closed words",
    "form: open numbers",
    "form: closed numbers",
    "form: any",
    "form: object",
    "form: object with more",
    "form: extended",
    "form: union",
    "form: union in a union",
    "form: variant",
];
const NUMERIC: &[Feature] = &["constraint: range", "constraint: exclusive range", "constraint: multiple"];
const TEXTUAL: &[Feature] =
    &["constraint: pattern", "constraint: length", "constraint: pattern and length", "constraint: enforce length"];

/// All of them.
pub fn all() -> impl Iterator<Item = &'static Exception> {
    OF_VALUES.iter().chain(excluded::OF_OPERATIONS)
}

/// The keys of the language that are not written, each with its reason.
pub const KEYS: &[(&str, &str)] = &[
    ("Versions in its form 0", "a run has all of its services"),
    ("Versions in its form 1", "a run has all of its services"),
    ("crate.yaml: runtime", "it is written for the crates of single operations"),
    ("crate.yaml: services", "a run has all of its services"),
    ("Runtime.name", "it is written for the crates of single operations"),
    ("Runtime.path", "it is written for the crates of single operations"),
    ("Runtime.version", "it is written for the crates of single operations"),
    ("Schema.arguments", "it is the order in which a constructor takes what the other keys say"),
    ("ClientParameters.arguments", "it is the order in which a constructor takes what the other keys say"),
];

/// Those of values, and of where they stand.
const OF_VALUES: &[Exception] = &[
    // What a value is.
    Exception::new(NO_TEXT, TEXTUAL, "only text has a length and a pattern"),
    Exception::new(NO_NUMBER, NUMERIC, "only numbers have bounds"),
    Exception::new(SINGLE, &["constraint: count", "constraint: unique"], "only lists and maps have a count"),
    Exception::new(&["form: map"], &["constraint: unique"], "only the items of a list can be unique"),
    Exception::new(NO_SECRET, &["access: secret"], "only text and bytes are secret"),
    Exception::new(NUMERIC, &["access: secret"], "only text and bytes are secret"),
    Exception::new(&["constraint: count", "constraint: unique"], &["access: secret"], "only text and bytes are secret"),
    Exception::new(&["form: extended"], &["declared: inline"], "what others extend is a model"),
    // Where it stands.
    Exception::new(
        OUTSIDE_JSON,
        &[
            "form: any",
            "form: object",
            "form: object with more",
            "form: extended",
            "form: union",
            "form: union in a union",
            "form: variant",
        ],
        "outside of JSON a value is a single one, or a list of those",
    ),
    Exception::new(
        &["place: path", "place: client path"],
        &["form: map"],
        "only headers and parameters of the query are named by the keys of a map",
    ),
    Exception::new(
        &["place: answer header"],
        &[
            "form: any",
            "form: object",
            "form: object with more",
            "form: extended",
            "form: union",
            "form: union in a union",
            "form: variant",
        ],
        "outside of JSON a value is a single one, or a list of those",
    ),
    Exception::new(
        OUTSIDE_JSON,
        &["presence: required or null", "presence: optional or null"],
        "nothing is `null` outside of JSON",
    ),
    Exception::new(
        &["place: path", "place: client path"],
        &["presence: optional", "presence: default", "presence: const, optional"],
        "a path has all of its segments",
    ),
    Exception::new(
        WITHOUT_KEYS,
        &["presence: optional or null", "presence: default", "presence: const, required", "presence: const, optional"],
        "`const` and `default` have a meaning for parameters and properties",
    ),
    Exception::new(
        &["place: body", "place: answer", "place: answer header", "place: error"],
        &["presence: required or null"],
        "`nullable` has a meaning for properties, items and entries",
    ),
    Exception::new(
        &["place: answer", "place: error", "place: item", "place: entry"],
        &["presence: optional"],
        "it is there, or the whole is not",
    ),
    Exception::new(OUTSIDE_JSON, &["access: read only", "access: write only"], "a parameter is only sent"),
    Exception::new(
        WITHOUT_KEYS,
        &["access: read only", "access: write only", "access: deprecated"],
        "these keys have a meaning for properties",
    ),
];
