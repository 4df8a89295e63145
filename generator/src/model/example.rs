//! Documented examples; never one that is generated.

use serde_json::Value;

/// A documented example of an operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Its title.
    pub title: String,
    /// The name of the test that it becomes.
    pub test: super::FieldName,
    /// The endpoint, where the caller gives it; generated where the example has none.
    pub endpoint: Option<String>,
    /// The value of each parameter that the example gives, by documented name; text as it goes on the wire before encoding.
    pub arguments: Vec<(String, Value)>,
    /// The request body.
    pub body: Option<Value>,
    /// What the service responds with.
    pub response: ExampleResponse,
}

/// What the service responds with in an example.
#[derive(Clone, Debug, PartialEq)]
pub struct ExampleResponse {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Option<Value>,
}
