//! The pairs of features that cannot meet, each with its reason.

use super::feature::Feature;

/// Features that meet none of some others.
pub struct Exception {
    /// Features, or dimensions with their colon.
    ones: &'static [Feature],
    others: &'static [Feature],
    pub reason: &'static str,
}

impl Exception {
    const fn new(ones: &'static [Feature], others: &'static [Feature], reason: &'static str) -> Self {
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
];
const SOME_BODY: &[Feature] = &[
    "body: JSON",
    "body: JSON, optional",
    "body: merge patch",
    "body: text",
    "body: text, optional",
    "body: bytes",
    "body: bytes, optional",
];
const NUMERIC: &[Feature] = &["constraint: range", "constraint: exclusive range", "constraint: multiple"];
const TEXTUAL: &[Feature] =
    &["constraint: pattern", "constraint: length", "constraint: pattern and length", "constraint: enforce length"];

/// The keys of the language that are not written, each with its reason.
pub const KEYS: &[(&str, &str)] = &[
    ("Versions in its form 0", "it is of crate.yaml, of which a run has one"),
    ("Versions in its form 1", "it is of crate.yaml, of which a run has one"),
    (
        "ExampleResponses in its form 1",
        "an example here shows one response; generator/tests/vocabulary has one with several",
    ),
    ("Group.rustName", "no group here needs another name; generator/tests/vocabulary has one"),
    ("Operation.rustName", "no operation here needs another name; generator/tests/vocabulary has one"),
    ("operations.yaml: groups", "no group here needs another name; generator/tests/vocabulary has one"),
    ("crate.yaml: license", "a run has one crate"),
    ("crate.yaml: repository", "a run has one crate"),
    ("crate.yaml: runtime", "a run has one crate, with the runtime in it"),
    ("crate.yaml: services", "a run has one crate"),
    ("Runtime.name", "a run has one crate, with the runtime in it"),
    ("Runtime.path", "a run has one crate, with the runtime in it"),
    ("Runtime.version", "a run has one crate, with the runtime in it"),
    ("types.yaml: uses", "each service has a folder of its own to share, so that its operations can be taken out"),
];

/// All of them.
pub const EXCEPTIONS: &[Exception] = &[
    // What a value is.
    Exception::new(NO_TEXT, TEXTUAL, "only text has a length and a pattern"),
    Exception::new(
        &["form: uuid", "form: uri", "form: arm-id"],
        &["constraint: enforce length"],
        "a pattern that no automaton has stands on text of no format",
    ),
    Exception::new(NO_NUMBER, NUMERIC, "only numbers have bounds"),
    Exception::new(SINGLE, &["constraint: count", "constraint: unique"], "only lists and maps have a count"),
    Exception::new(&["form: map"], &["constraint: unique"], "only the items of a list can be unique"),
    Exception::new(NO_TEXT, &["access: secret"], "only text is secret"),
    Exception::new(NUMERIC, &["access: secret"], "only text is secret"),
    Exception::new(&["constraint: count", "constraint: unique"], &["access: secret"], "only text is secret"),
    Exception::new(&["form: extended", "form: union"], &["declared: inline"], "what others extend is a model"),
    Exception::new(
        &[
            "form: any",
            "form: list",
            "form: map",
            "form: object",
            "form: object with more",
            "form: extended",
            "form: union",
        ],
        &["presence: default", "presence: const, required", "presence: const, optional"],
        "a fixed or assumed value is a single one",
    ),
    Exception::new(
        &["constraint: count", "constraint: unique"],
        &["presence: default", "presence: const, required", "presence: const, optional"],
        "a fixed or assumed value is a single one",
    ),
    // Where it stands.
    Exception::new(
        OUTSIDE_JSON,
        &["form: any", "form: object", "form: object with more", "form: extended", "form: union"],
        "outside of JSON a value is a single one, or a list of those",
    ),
    Exception::new(
        &["place: path", "place: query", "place: client path", "place: client query"],
        &["form: map"],
        "only headers are named by the keys of a map",
    ),
    Exception::new(
        &["place: answer header"],
        &["form: any", "form: object", "form: object with more", "form: extended", "form: union"],
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
        &["place: client path"],
        &["presence: const, required"],
        "a parameter of the client is what its clients differ in",
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
    // What an operation is.
    Exception::new(
        &["kind: call", "kind: list", "kind: start", "kind: start of a list"],
        &["monitor:"],
        "a monitor is polled",
    ),
    Exception::new(&["kind: call", "kind: poll", "kind: list"], &["start:"], "it starts nothing"),
    Exception::new(&["kind: call", "kind: poll", "kind: start"], &["list:"], "it lists nothing"),
    Exception::new(
        &["kind: start of a list"],
        &["list: link of a header", "list: token", "list: token of a header", "start: without a result"],
        "the result is a page, whose own link leads on",
    ),
    Exception::new(
        &["start:"],
        &["list: link of a header", "list: token", "list: token of a header"],
        "the result is a page, whose own link leads on",
    ),
    Exception::new(&["start: without a result"], &["list:"], "a page is a result"),
    Exception::new(&["list:", "start:"], &["monitor:"], "an operation is one of them"),
    Exception::new(
        &["kind: poll"],
        &["method: put", "method: post", "method: patch", "method: delete", "method: head"],
        "a status is read with GET",
    ),
    Exception::new(
        &["monitor:"],
        &["method: put", "method: post", "method: patch", "method: delete", "method: head"],
        "a status is read with GET",
    ),
    Exception::new(
        &["kind: list"],
        &["method: put", "method: patch", "method: delete", "method: head"],
        "a list is read with GET or POST",
    ),
    Exception::new(
        &["method: put", "method: patch", "method: delete"],
        &["list: link of a header", "list: token", "list: token of a header"],
        "a list is read with GET or POST, or is the result of a start",
    ),
    Exception::new(
        &["method: get", "method: head"],
        &["kind: start", "kind: start of a list", "start:"],
        "GET starts nothing",
    ),
    Exception::new(&["method: head"], &["list:"], "HEAD is answered without a body"),
    Exception::new(
        &["method: head"],
        &[
            "form: any",
            "form: object",
            "form: object with more",
            "form: extended",
            "form: union",
            "place: property",
            "place: item",
            "place: entry",
            "access: read only",
            "access: write only",
            "presence: required or null",
            "presence: optional or null",
        ],
        "without a body there is no JSON",
    ),
    Exception::new(&["start: without a result"], &["place: answer"], "there is no result to answer"),
    // What it sends and is answered.
    Exception::new(&["method: get", "method: head"], SOME_BODY, "GET and HEAD have no body"),
    Exception::new(&["kind: poll", "monitor:"], SOME_BODY, "GET has no body"),
    Exception::new(&["place: body"], &["method: get", "method: head", "kind: poll", "monitor:"], "GET has no body"),
    Exception::new(
        &["place: body"],
        &["body: none", "body: text", "body: text, optional", "body: bytes", "body: bytes, optional"],
        "the schema is that of a JSON body",
    ),
    Exception::new(
        &["method: head"],
        &[
            "answer: JSON",
            "answer: text",
            "answer: bytes",
            "answer: one or none",
            "answer: one of two equal",
            "answer: one of two",
            "answer: one of three",
            "error: default",
            "error: listed",
            "error: one of several",
            "place: answer",
            "place: error",
        ],
        "HEAD is answered without a body",
    ),
    Exception::new(
        &["kind: poll", "kind: list", "monitor:"],
        &[
            "answer: none",
            "answer: text",
            "answer: bytes",
            "answer: one or none",
            "answer: one of two equal",
            "answer: one of two",
            "answer: one of three",
        ],
        "the one answer is the status or the page",
    ),
    Exception::new(
        &["kind: start", "kind: start of a list", "start:"],
        &[
            "answer: JSON",
            "answer: text",
            "answer: bytes",
            "answer: one of two equal",
            "answer: one of two",
            "answer: one of three",
        ],
        "what is started answers nothing, or its result",
    ),
    Exception::new(
        &["kind: start of a list"],
        &["answer: one or none", "example: success"],
        "its pages come later, and no example shows that",
    ),
    Exception::new(
        &["list: link of a header", "list: token", "list: token of a header"],
        &["answer: none", "answer: one or none"],
        "the one answer is the page",
    ),
    Exception::new(
        &["list:"],
        &[
            "answer: text",
            "answer: bytes",
            "answer: one or none",
            "answer: one of two equal",
            "answer: one of two",
            "answer: one of three",
        ],
        "a page is the one answer, or the result",
    ),
    Exception::new(&["start: without a result"], &["answer: one or none"], "there is no result to answer"),
    Exception::new(&["place: answer"], &["answer: text", "answer: bytes"], "the schema is that of a JSON body"),
    Exception::new(&["place: error"], &["error: none", "error: listed without body"], "it is the body of an error"),
    Exception::new(&["error: none"], &["example: error"], "an example shows an error that there is"),
    // Which of the service's own an operation can have of its own.
    Exception::new(
        &["auth: none"],
        &["auth: other scope", "auth: other key", "auth: anonymous operation"],
        "there is nothing to differ from",
    ),
];
