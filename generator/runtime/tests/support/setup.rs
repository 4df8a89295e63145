//! What a test chooses about the client that it calls; never a client.

use super::credential::TestCredential;
use crate::runtime::client::DEFAULT_BODY_LIMIT;
use crate::runtime::decode::Decoding;
use azure_core::http::{ClientOptions, RetryOptions};
use std::sync::Arc;

/// What a test chooses about a client.
#[derive(Debug)]
pub struct Setup {
    /// Another endpoint than the documented one.
    pub endpoint: Option<String>,
    pub credential: Arc<TestCredential>,
    pub client_options: ClientOptions,
    pub body_limit: usize,
    pub decoding: Decoding,
}

impl Setup {
    /// The defaults, with that transport; nothing is sent twice.
    pub fn new(transport: ClientOptions) -> Self {
        Self {
            endpoint: None,
            credential: TestCredential::new(),
            client_options: ClientOptions { retry: RetryOptions::none(), ..transport },
            body_limit: DEFAULT_BODY_LIMIT,
            decoding: Decoding::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setup_is_that_of_a_client_by_default() {
        let Setup { endpoint, credential, client_options, body_limit, decoding } = Setup::new(ClientOptions::default());
        assert_eq!((endpoint, body_limit, decoding), (None, DEFAULT_BODY_LIMIT, Decoding::default()));
        assert!(credential.asked().is_empty() && client_options.transport.is_none());
    }
}
