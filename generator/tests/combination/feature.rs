//! What a value and an operation can use of the language: the points on each of its dimensions. Every feature is written `dimension: point`.

/// One point on one dimension.
pub type Feature = &'static str;

/// The dimensions of a value. Two of them meet where one value has both.
pub const OF_VALUES: &[&[Feature]] = &[PLACES, FORMS, CONSTRAINTS, PRESENCES, ACCESSES, DECLARATIONS, NAMES];

/// The dimensions of an operation. They meet those of each other, and those of every value that is sent or answered.
pub const OF_OPERATIONS: &[&[Feature]] = &[
    KINDS, METHODS, IDS, PATHS, ARGUMENTS, BODIES, ANSWERS, ERRORS, LISTS, STARTS, MONITORS, AUTHS, ENDPOINTS, EXAMPLES,
];

/// Where a value stands.
pub const PLACES: &[Feature] = &[
    "place: path",
    "place: query",
    "place: header",
    "place: client path",
    "place: client query",
    "place: client header",
    "place: body",
    "place: answer",
    "place: answer header",
    "place: error",
    "place: property",
    "place: item",
    "place: entry",
];

/// Its type and format.
pub const FORMS: &[Feature] = &[
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
    "form: any",
    "form: open words",
    "form: closed words",
    "form: open numbers",
    "form: closed numbers",
    "form: list",
    "form: map",
    "form: object",
    "form: object with more",
    "form: extended",
    "form: union",
    "form: union in a union",
    "form: variant",
];

/// What it must keep to.
pub const CONSTRAINTS: &[Feature] = &[
    "constraint: none",
    "constraint: pattern",
    "constraint: length",
    "constraint: pattern and length",
    "constraint: enforce length",
    "constraint: range",
    "constraint: exclusive range",
    "constraint: multiple",
    "constraint: count",
    "constraint: unique",
];

/// Whether it is there.
pub const PRESENCES: &[Feature] = &[
    "presence: required",
    "presence: optional",
    "presence: required or null",
    "presence: optional or null",
    "presence: default",
    "presence: const, required",
    "presence: const, optional",
];

/// Who sees it.
pub const ACCESSES: &[Feature] =
    &["access: plain", "access: read only", "access: write only", "access: secret", "access: deprecated"];

/// Where its schema stands.
pub const DECLARATIONS: &[Feature] = &[
    "declared: inline",
    "declared: in models",
    "declared: in operations",
    "declared: in shared types",
    "declared: for several operations",
    "declared: for several services",
];

/// How it is named.
pub const NAMES: &[Feature] = &[
    "name: plain",
    "name: of the emitted code",
    "name: keyword",
    "name: prelude",
    "name: strange",
    "name: long",
    "name: rustName",
];

/// What an operation is.
pub const KINDS: &[Feature] = &["kind: call", "kind: poll", "kind: list", "kind: start", "kind: start of a list"];

/// Its method.
pub const METHODS: &[Feature] =
    &["method: get", "method: put", "method: post", "method: patch", "method: delete", "method: head"];

/// How it is named.
pub const IDS: &[Feature] = &[
    "id: of a group",
    "id: of a group of several",
    "id: without a group",
    "id: renamed operation",
    "id: renamed group",
];

/// How it is told from others.
pub const PATHS: &[Feature] = &["path: its own", "path: that of others", "path: that of other media types"];

/// The order in which its method takes what it must be given.
pub const ARGUMENTS: &[Feature] = &["arguments: as they come", "arguments: listed"];

/// What it sends.
pub const BODIES: &[Feature] = &[
    "body: none",
    "body: JSON",
    "body: JSON, optional",
    "body: merge patch",
    "body: merge patch, optional",
    "body: text",
    "body: text, optional",
    "body: text of any type",
    "body: bytes",
    "body: bytes, optional",
    "body: bytes of any type",
];

/// What a success is.
pub const ANSWERS: &[Feature] = &[
    "answer: none",
    "answer: JSON",
    "answer: text",
    "answer: bytes",
    "answer: one or none",
    "answer: one of two equal",
    "answer: one of two",
    "answer: one of three",
];

/// What an error is.
pub const ERRORS: &[Feature] = &[
    "error: none",
    "error: default",
    "error: listed",
    "error: listed without body",
    "error: one of several",
    "error: of a range",
    "error: text and bytes",
];

/// How a list goes on.
pub const LISTS: &[Feature] = &[
    "list: link",
    "list: nested link",
    "list: link of a header",
    "list: token",
    "list: token of a header",
    "list: token into a parameter",
    "list: token into a header",
    "list: token into the body",
    "list: one page",
    "list: page of several operations",
    "list: default keys",
];

/// How what is started ends.
pub const STARTS: &[Feature] = &[
    "start: azure-async-operation",
    "start: operation-location",
    "start: location",
    "start: original-uri",
    "start: with a result",
    "start: without a result",
    "start: typed response",
];

/// What a status monitor tells.
pub const MONITORS: &[Feature] = &[
    "monitor: status",
    "monitor: status of words",
    "monitor: nested",
    "monitor: error",
    "monitor: percent",
    "monitor: optional status",
];

/// How a caller authenticates.
pub const AUTHS: &[Feature] = &[
    "auth: none",
    "auth: token",
    "auth: token of the endpoint",
    "auth: key in a header",
    "auth: key in the query",
    "auth: token or key",
    "auth: other scope",
    "auth: other key",
    "auth: anonymous operation",
];

/// Where the service is.
pub const ENDPOINTS: &[Feature] = &["endpoint: URL", "endpoint: clouds", "endpoint: parameter", "endpoint: shared"];

/// What is documented of it.
pub const EXAMPLES: &[Feature] =
    &["example: none", "example: success", "example: error", "example: several", "example: several answers"];
