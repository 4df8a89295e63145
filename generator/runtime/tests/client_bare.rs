//! The client half without azure_core's default features: there is no transport but the caller's own.
#![cfg(all(feature = "client", not(feature = "reqwest")))]

use operations_runtime::client::ServiceBuilder;

#[test]
fn a_service_without_a_transport_is_an_error_and_does_not_panic() {
    let built = ServiceBuilder::new("https://shop.example").build();
    assert_eq!(
        built.unwrap_err().to_string(),
        "no transport: set `transport` in the client options or turn on this crate's feature `reqwest`"
    );
}
