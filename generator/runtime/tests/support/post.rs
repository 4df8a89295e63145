//! A request that the test services are tested with; never one of an operation.

use azure_core::http::{ClientOptions, Context, Method, RawResponse, Request};

/// Sends it over the transport of these options.
pub async fn post(options: &ClientOptions) -> azure_core::Result<RawResponse> {
    let mut request = Request::new("https://any.example/a?b=c".parse()?, Method::Post);
    request.insert_header("x-note", "n");
    request.set_body(r#"{"a": 1.0}"#);
    let transport = options.transport.as_ref().expect("a test service has a transport");
    transport.send(&Context::new(), &mut request).await?.try_into_raw_response().await
}
