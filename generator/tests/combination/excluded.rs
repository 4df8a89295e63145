//! The pairs of features of operations that cannot meet, each with its reason.

use super::exception::Exception;
use super::feature::Feature;

const SOME_BODY: &[Feature] = &[
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
const NO_JSON: &[Feature] = &[
    "body: none",
    "body: text",
    "body: text, optional",
    "body: text of any type",
    "body: bytes",
    "body: bytes, optional",
    "body: bytes of any type",
];
/// How lists go on that are no result of a start.
const LEADING_ELSEWHERE: &[Feature] = &[
    "list: link of a header",
    "list: token",
    "list: token of a header",
    "list: token into a parameter",
    "list: token into a header",
    "list: token into the body",
];

/// Those of operations.
pub const OF_OPERATIONS: &[Exception] = &[
    // What an operation is.
    Exception::new(
        &["kind: call", "kind: list", "kind: start", "kind: start of a list"],
        &["monitor:"],
        "a monitor is polled",
    ),
    Exception::new(&["kind: call", "kind: poll", "kind: list"], &["start:"], "it starts nothing"),
    Exception::new(&["kind: call", "kind: poll", "kind: start"], &["list:"], "it lists nothing"),
    Exception::new(&["kind: start of a list"], &["start: without a result"], "a page is a result"),
    Exception::new(&["kind: start of a list"], LEADING_ELSEWHERE, "the result is a page, whose own link leads on"),
    Exception::new(&["start:"], LEADING_ELSEWHERE, "the result is a page, whose own link leads on"),
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
    Exception::new(&["kind: list"], &["method: head"], "HEAD is answered without a body"),
    Exception::new(
        &["method: get", "method: head"],
        &["kind: start", "kind: start of a list", "start:"],
        "GET starts nothing",
    ),
    Exception::new(&["method: head"], &["list:"], "HEAD is answered without a body"),
    // What it sends and is answered.
    Exception::new(&["method: get", "method: head"], SOME_BODY, "GET and HEAD have no body"),
    Exception::new(&["kind: poll", "monitor:"], SOME_BODY, "GET has no body"),
    Exception::new(&["place: body"], &["method: get", "method: head", "kind: poll", "monitor:"], "GET has no body"),
    Exception::new(&["place: body"], NO_JSON, "the schema is that of a JSON body"),
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
            "place: answer",
        ],
        "HEAD is answered without a body",
    ),
    Exception::new(
        &["kind: poll", "kind: list", "monitor:"],
        &["answer: none", "answer: text", "answer: bytes", "answer: one of two", "answer: one of three"],
        "the one answer is the status or the page",
    ),
    Exception::new(LEADING_ELSEWHERE, &["answer: none"], "the one answer is the page"),
    Exception::new(
        LEADING_ELSEWHERE,
        &["answer: text", "answer: bytes", "answer: one of two", "answer: one of three"],
        "a page is the one answer",
    ),
    Exception::new(
        &["place: error"],
        &["error: none", "error: listed without body", "error: text and bytes"],
        "it is the body of an error",
    ),
    Exception::new(&["error: none"], &["example: error"], "an example shows an error that there is"),
    Exception::new(
        &["list: token into the body"],
        &[
            "method: get",
            "body: none",
            "body: text",
            "body: text, optional",
            "body: text of any type",
            "body: bytes",
            "body: bytes, optional",
            "body: bytes of any type",
        ],
        "the token is a property of a JSON body",
    ),
    Exception::new(
        &["path: that of other media types"],
        &["place: path"],
        "it is told apart by nothing but media types",
    ),
    // Which of the service's own an operation can have of its own.
    Exception::new(
        &["auth: none"],
        &["auth: other scope", "auth: other key", "auth: anonymous operation"],
        "there is nothing to differ from",
    ),
];
