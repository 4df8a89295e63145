//! A client that sends tokens, and an endpoint without TLS: they do not meet.

use super::scripted::Scripted;
use super::setup::Setup;
use std::fmt::Debug;

/// Tests that such an endpoint is refused before a token is asked for.
pub fn is_required<C: Debug>(client: fn(Setup) -> azure_core::Result<C>, endpoint: &str) {
    let service = Scripted::new([]);
    let endpoint = endpoint.replacen("https://", "http://", 1);
    let setup = Setup { endpoint: Some(endpoint), ..Setup::new(service.options()) };
    let credential = setup.credential.clone();
    let error = client(setup).unwrap_err();
    assert_eq!(error.to_string(), "the endpoint must be https, because requests carry credentials");
    assert!(credential.asked().is_empty());
}
