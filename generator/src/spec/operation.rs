//! An operation: one method on one path.

use super::{Reason, SchemaOrName};
use crate::source::Spanned;
use crate::yaml::{Key, List, Map, Node};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;

/// Refuses a second method at its key, and the lack of any.
fn one_method() -> serde_json::Value {
    const METHODS: [&str; 6] = ["get", "put", "post", "patch", "delete", "head"];
    let any: Vec<_> = METHODS.iter().map(|method| json!({ "required": [method] })).collect();
    (0..METHODS.len()).rev().fold(json!({ "anyOf": any }), |rest, at| {
        let others: serde_json::Map<_, _> =
            METHODS[at + 1..].iter().map(|method| ((*method).to_owned(), json!(false))).collect();
        json!({ "if": { "required": [METHODS[at]] }, "then": { "properties": others }, "else": rest })
    })
}

/// One HTTP method on one path; exactly one of the method keys is given.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(extend(
    "required" = ["responses"],
    "allOf" = [one_method()]
))]
pub struct Operation {
    /// What the operation does, in your own words.
    pub doc: Key<String>,
    /// The URL of the page that documents the operation.
    #[schemars(extend("examples" = ["https://docs.example.com/things/get"]))]
    pub source: Key<String>,
    /// `GET` on this path template, for example `/projects/{projectName}`.
    #[schemars(extend("examples" = ["/things/{thingName}"]))]
    pub get: Key<String>,
    /// `PUT` on this path template.
    pub put: Key<String>,
    /// `POST` on this path template.
    pub post: Key<String>,
    /// `PATCH` on this path template.
    pub patch: Key<String>,
    /// `DELETE` on this path template.
    pub delete: Key<String>,
    /// `HEAD` on this path template.
    pub head: Key<String>,
    /// The parameters of the path template by name; all are required.
    #[schemars(extend("examples" = [{ "thingName": "ThingName" }]))]
    pub path: Key<Map<SchemaOrName>>,
    /// The query parameters by name; optional unless `required: true`.
    #[schemars(extend("examples" = [{ "top": { "type": "integer", "required": true } }]))]
    pub query: Key<Map<SchemaOrName>>,
    /// The request headers by name; optional unless `required: true`.
    #[schemars(extend("examples" = [{ "x-request-kind": "string" }]))]
    pub headers: Key<Map<SchemaOrName>>,
    /// The required parameters in the order in which the method takes them, where that is not the order of the path, the query and the headers.
    #[schemars(extend("examples" = [["top", "thingName"]]))]
    pub arguments: Key<List<Spanned<String>>>,
    /// The request body: the name of a model, or a mapping.
    #[schemars(extend("examples" = ["Thing"]))]
    pub body: Key<BodyOrName>,
    /// The responses by status code: `200`, `404`, a range of errors such as `4XX`, or `default` for every status code that is not listed.
    /// `default` is an error.
    #[schemars(extend(
        "examples" = [{ "200": "Thing", "default": "ErrorResponse" }],
        "propertyNames" = {
            "pattern": "^([1-5][0-9][0-9]|[3-5]XX|default)$",
            "patternErrorMessage": "Write a status code such as 200, a range of errors such as 4XX, or default."
        }
    ))]
    pub responses: Key<Map<Option<ResponseOrName>>>,
    /// Declares that the operation is the status monitor of a long-running operation, or starts one.
    #[schemars(extend("examples" = [{ "status": "status", "error": "error", "percent": "percentComplete" }, { "final-state": "location", "result": "Thing" }]))]
    pub long_running: Key<LongRunning>,
    /// Declares that the operation returns a list page by page.
    #[schemars(extend("examples" = [{ "items": "value", "next-link": "nextLink" }]))]
    pub paging: Key<Paging>,
    /// Authentication that differs from the service's.
    pub auth: Key<super::AuthOrNone>,
    /// Documented examples by title.
    pub examples: Key<Map<Example>>,
    /// Why the operation is deprecated, and what to use instead.
    pub deprecated: Key<Reason>,
    /// The method's name in Rust, where the one derived from the id is unsuitable.
    #[serde(rename = "rustName")]
    #[schemars(extend("examples" = ["get_thing"]))]
    pub rust_name: Key<String>,
    /// The previous ids of the operation; each remains available as a deprecated method.
    #[schemars(extend("examples" = [["Things_Read"]]))]
    pub formerly: Key<List<Spanned<String>>>,
}

/// A request body: the name of a model, or a mapping.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum BodyOrName {
    /// A required JSON body of this model.
    #[serde(rename = "text")]
    Name(Spanned<String>),
    /// A body that is described by more than its model.
    #[serde(rename = "mapping")]
    Body(Body),
}

/// A request body that is described by more than its model.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Body {
    /// What the body is.
    pub doc: Key<String>,
    /// The name of the model, or a schema.
    pub schema: Key<SchemaOrName>,
    /// Whether every request has a body; default `true`.
    pub required: Key<bool>,
    /// The media type; default `application/json`. Also common: `application/merge-patch+json`, `text/plain` and `application/octet-stream`.
    #[schemars(extend("examples" = ["application/json", "application/merge-patch+json", "text/plain", "application/octet-stream"]))]
    pub content_type: Key<String>,
}

/// A response: the name of a model, or a mapping.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum ResponseOrName {
    /// A JSON body of this model.
    #[serde(rename = "text")]
    Name(Spanned<String>),
    /// A response that is described by more than its model.
    #[serde(rename = "mapping")]
    Response(Box<Response>),
}

/// A response that is described by more than its model.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Response {
    /// What the response means.
    pub doc: Key<String>,
    /// The model of the body, or a schema; omitted where there is no body.
    #[schemars(extend("examples" = ["Thing"]))]
    pub body: Key<SchemaOrName>,
    /// The media type of the body; default `application/json`.
    #[schemars(extend("examples" = ["application/json", "application/merge-patch+json", "text/plain", "application/octet-stream"]))]
    pub content_type: Key<String>,
    /// The response headers by name.
    #[schemars(extend("examples" = [{ "x-request-kind": "string" }]))]
    pub headers: Key<Map<SchemaOrName>>,
}

/// How an operation takes part in a long-running operation. With `status`, it is a status monitor, which can be polled; a PUT, PATCH, POST
/// or DELETE starts a long-running operation, which continues after the response.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct LongRunning {
    /// The property of the response that holds the status; `a.b` for a nested property.
    pub status: Key<String>,
    /// The property that holds the error, an object with `code` and `message`; `a.b` for a nested property.
    pub error: Key<String>,
    /// The property that holds the percentage done, from 0 to 100.
    pub percent: Key<String>,
    /// Where the result of the long-running operation is found: `azure-async-operation`, `operation-location`, `location` or `original-uri`.
    #[schemars(extend("enum" = ["azure-async-operation", "operation-location", "location", "original-uri"]))]
    pub final_state: Key<String>,
    /// The model of the result of the long-running operation; omitted where it has none.
    pub result: Key<String>,
    /// What the result is in the last response of the status monitor: `monitor` for the whole, `monitor.a.b` for a property.
    #[schemars(extend("examples" = ["monitor", "monitor.properties", "monitor.result"]))]
    pub result_in: Key<String>,
    /// The statuses that mean success, compared case-insensitively; default `[Succeeded]`.
    pub succeeded: Key<List<Spanned<String>>>,
    /// The statuses that mean failure; default `[Failed]`.
    pub failed: Key<List<Spanned<String>>>,
    /// The statuses that mean that the operation was canceled; default `[Canceled, Cancelled]`.
    pub canceled: Key<List<Spanned<String>>>,
}

/// How a list is returned page by page.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Paging {
    /// The property that holds the items of a page; default `value`.
    pub items: Key<String>,
    /// The property that holds the URL of the next page, or the response header that links to it; default `nextLink`; `none` where all
    /// items are on one page.
    pub next_link: Key<String>,
    /// The method by which the next link is requested: `GET`, or `POST` with the body of the first request; default `GET`.
    #[schemars(extend("enum" = ["GET", "POST"]))]
    pub next_link_verb: Key<String>,
    /// The property or response header that holds a continuation token, where there is no next link.
    pub token: Key<String>,
    /// What takes the continuation token: a declared header, a property of the body (`a.b` for a nested one), or a query parameter.
    pub token_parameter: Key<String>,
}

/// A documented example.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Example {
    /// The values of the parameters by name; the request body is under `body`, the endpoint under the name of its parameter.
    pub request: Key<Map<Node>>,
    /// The response of the service; a list where the documentation shows several to the same request.
    #[schemars(extend("examples" = [{ "status": 200 }, [{ "status": 200 }, { "status": 201 }]]))]
    pub response: Key<ExampleResponses>,
}

/// What the service responds in an example: one response, or each of several.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum ExampleResponses {
    /// One.
    #[serde(rename = "mapping")]
    One(Spanned<ExampleResponse>),
    /// Each of several.
    #[serde(rename = "list")]
    Many(List<Spanned<ExampleResponse>>),
}

/// The response of the service in an example.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct ExampleResponse {
    /// The HTTP status code.
    pub status: Key<u16>,
    /// The response headers by name.
    #[schemars(extend("examples" = [{ "x-request-kind": "string" }]))]
    pub headers: Key<Map<Node>>,
    /// The response body.
    #[schemars(extend("examples" = ["Thing"]))]
    pub body: Key<Node>,
}
