//! Calls the clients of the fictitious services against a real socket and compares each request, byte for byte, with what the documentation
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
mod products;
mod query_map;
mod setting;
mod status_range;
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
use vocabulary::store::models::{StoreName, XRegion};
use vocabulary::store::{StoreClient, StoreClientOptions};
use vocabulary::warehouse::{WarehouseClient, WarehouseClientOptions};

/// Where the store is.
const STORE: &str = "https://store.example/base";

fn client(service: &Loopback) -> StoreClient {
    client_with(service, StoreClientOptions::default())
}

/// The store's client with these options beside the transport.
fn client_with(service: &Loopback, options: StoreClientOptions) -> StoreClient {
    let options = StoreClientOptions { client_options: service.options(), ..options };
    let (name, region) = (StoreName::from_static("old west"), XRegion::from_static("eu"));
    StoreClient::new(STORE, region, name, Secret::new("k3y"), Some(options)).unwrap()
}

/// The warehouse's client, and what asks for its tokens.
fn warehouse(service: &Loopback) -> (WarehouseClient, std::sync::Arc<TestCredential>) {
    let (credential, site) = (TestCredential::new(), "00000000-0000-0000-0000-000000000001".try_into().unwrap());
    let options = WarehouseClientOptions { client_options: service.options(), ..WarehouseClientOptions::default() };
    (WarehouseClient::new(site, credential.clone(), Some(options)).unwrap(), credential)
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
