//! Calls the clients of the invented services against a real socket and compares each request, byte for byte, with what the documentation
//! would show. `.ci/vocabulary` puts this beside the crate that is generated from `specs`.

mod auth;
mod body;
mod constant;
mod error;
mod format;
mod header;
mod list;
mod long_running;
mod media_type;
mod mock;
mod name;
mod no_group;
mod null;
mod page;
mod parameter;
mod query_map;
mod setting;
mod status_range;
mod trees;
mod union;
mod value;
mod whole_number;

mod support {
    pub mod mock_response;
    pub mod credential;
    pub mod loopback;
    pub mod post;

    pub use mock_response::{MockResponse, Seen};
    pub use credential::TestCredential;
    pub use loopback::Loopback;
}

use azure_core::credentials::Secret;
use support::{Loopback, Seen, TestCredential};
use vocabulary::meadow::{MeadowClient, MeadowClientOptions};
use vocabulary::orchard::models::{OrchardName, XRegion};
use vocabulary::orchard::{OrchardClient, OrchardClientOptions};

/// Where the orchard is.
const ORCHARD: &str = "https://orchard.example/base";

fn client(service: &Loopback) -> OrchardClient {
    client_with(service, OrchardClientOptions::default())
}

/// The orchard's client with these options beside the transport.
fn client_with(service: &Loopback, options: OrchardClientOptions) -> OrchardClient {
    let options = OrchardClientOptions { client_options: service.options(), ..options };
    let (name, region) = (OrchardName::from_static("old west"), XRegion::from_static("eu"));
    OrchardClient::new(ORCHARD, region, name, Secret::new("k3y"), Some(options)).unwrap()
}

/// The meadow's client, and what asks for its tokens.
fn meadow(service: &Loopback) -> (MeadowClient, std::sync::Arc<TestCredential>) {
    let (credential, farm) = (TestCredential::new(), "00000000-0000-0000-0000-000000000001".try_into().unwrap());
    let options = MeadowClientOptions { client_options: service.options(), ..MeadowClientOptions::default() };
    (MeadowClient::new(farm, credential.clone(), Some(options)).unwrap(), credential)
}

/// The request line, with the origin that the client believes in.
fn line(seen: &Seen) -> String {
    format!("{} {}", seen.method, seen.url)
}

/// The headers that the documentation asks for, sorted: all but those that pipeline and transport add to any request.
fn headers(seen: &Seen) -> Vec<(&str, &str)> {
    let of_pipeline = ["accept-encoding", "connection", "content-length", "host", "user-agent", "x-ms-client-request-id"];
    let all = seen.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let asked = all.filter(|(name, _)| !of_pipeline.contains(name) && *name != "x-test-origin");
    let mut asked: Vec<_> = asked.filter(|pair| *pair != ("accept", "*/*")).collect();
    asked.sort_unstable();
    asked
}

/// The request's body as text.
fn body(seen: &Seen) -> String {
    String::from_utf8(seen.body.to_vec()).unwrap()
}
