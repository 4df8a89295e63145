//! An operation: one method on one path.

use super::{Reason, SchemaOrName};
use crate::source::Spanned;
use crate::yaml::{Key, List, Map, Node};
use schemars::JsonSchema;
use serde::Deserialize;

/// One method on one path; exactly one of the method keys is given.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(extend("required" = ["responses"]))]
pub struct Operation {
    /// What the operation does, in your own words. Markdown.
    pub doc: Key<String>,
    /// The URL of the documentation page that the operation was copied from.
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
    /// The request body: a model's name, or a mapping.
    #[schemars(extend("examples" = ["Thing"]))]
    pub body: Key<BodyOrName>,
    /// The responses by status: `200`, `404`, or `default` for every status that is not listed. `default` is an error.
    #[schemars(extend("examples" = [{ "200": "Thing", "default": "ErrorResponse" }]))]
    pub responses: Key<Map<Option<ResponseOrName>>>,
    /// Says that the operation reads the status of a long-running operation, or starts one.
    #[schemars(extend("examples" = [{ "status": "status", "error": "error", "percent": "percentComplete" }, { "final-state": "location", "result": "Thing" }]))]
    pub long_running: Key<LongRunning>,
    /// Says that the operation answers a list page by page.
    #[schemars(extend("examples" = [{ "items": "value", "next-link": "nextLink" }]))]
    pub paging: Key<Paging>,
    /// Authentication that differs from the service's.
    pub auth: Key<super::AuthOrNone>,
    /// Documented examples by title.
    pub examples: Key<Map<Example>>,
    /// Why the operation should no longer be used, and what to use instead.
    pub deprecated: Key<Reason>,
    /// The ids that the operation had before; each stays usable as a deprecated method.
    #[schemars(extend("examples" = [["Things_Read"]]))]
    pub formerly: Key<List<Spanned<String>>>,
}

/// A request body: a model's name, or a mapping.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum BodyOrName {
    /// A required JSON body of this model.
    #[serde(rename = "text")]
    Name(Spanned<String>),
    /// A body with more to say about it.
    #[serde(rename = "mapping")]
    Body(Body),
}

/// A request body with more to say about it than its model.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Body {
    /// What the body is. Markdown.
    pub doc: Key<String>,
    /// The model's name, or a schema.
    pub schema: Key<SchemaOrName>,
    /// Whether a call must have it; default `true`.
    pub required: Key<bool>,
    /// The media type; default `application/json`. `application/merge-patch+json`, `text/plain` and `application/octet-stream` are known.
    #[schemars(extend("examples" = ["application/json", "application/merge-patch+json", "text/plain", "application/octet-stream"]))]
    pub content_type: Key<String>,
}

/// A response: a model's name, or a mapping.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum ResponseOrName {
    /// A JSON body of this model.
    #[serde(rename = "text")]
    Name(Spanned<String>),
    /// A response with more to say about it.
    #[serde(rename = "mapping")]
    Response(Box<Response>),
}

/// A response with more to say about it than its model.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Response {
    /// What the response means. Markdown.
    pub doc: Key<String>,
    /// The body's model, or a schema; left out where there is no body.
    #[schemars(extend("examples" = ["Thing"]))]
    pub body: Key<SchemaOrName>,
    /// The media type of the body; default `application/json`.
    #[schemars(extend("examples" = ["application/json", "application/merge-patch+json", "text/plain", "application/octet-stream"]))]
    pub content_type: Key<String>,
    /// The response headers by name.
    #[schemars(extend("examples" = [{ "x-request-kind": "string" }]))]
    pub headers: Key<Map<SchemaOrName>>,
}

/// What is long-running about an operation. With `status`, the operation reads a status and can be polled; with `final-state`, it starts
/// something that goes on after the answer.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct LongRunning {
    /// The property of the answer that holds the status word; `a.b` for a property inside another.
    pub status: Key<String>,
    /// The property that holds the error, an object with `code` and `message`; `a.b` for a property inside another.
    pub error: Key<String>,
    /// The property that holds the percentage done, from 0 to 100.
    pub percent: Key<String>,
    /// Where a started operation's result is found: `azure-async-operation`, `operation-location`, `location` or `original-uri`.
    #[schemars(extend("examples" = ["azure-async-operation", "operation-location", "location", "original-uri"]))]
    pub final_state: Key<String>,
    /// The model of a started operation's result; left out where it has none.
    pub result: Key<String>,
}

/// How a list comes page by page.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Paging {
    /// The property that holds a page's items; default `value`.
    pub items: Key<String>,
    /// The property that holds the next page's URL, or the response header that links to it; default `nextLink`; `none` where the first
    /// page is the whole list.
    pub next_link: Key<String>,
    /// The property, or the response header, that holds a continuation token, where there is no next link.
    pub token: Key<String>,
    /// The query parameter that takes the continuation token.
    pub token_parameter: Key<String>,
}

/// A documented example.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Example {
    /// The parameters' values by name; the request body under `body`; the endpoint under its parameter's name.
    pub request: Key<Map<Node>>,
    /// What the service answers.
    pub response: Key<ExampleResponse>,
}

/// What the service answers in an example.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct ExampleResponse {
    /// The HTTP status.
    pub status: Key<u16>,
    /// The response headers by name.
    #[schemars(extend("examples" = [{ "x-request-kind": "string" }]))]
    pub headers: Key<Map<Node>>,
    /// The body.
    #[schemars(extend("examples" = ["Thing"]))]
    pub body: Key<Node>,
}
