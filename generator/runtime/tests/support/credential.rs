//! A credential that is good for nothing but counting; never a real one.

use async_trait::async_trait;
use azure_core::Result;
use azure_core::credentials::{AccessToken, TokenCredential, TokenRequestOptions};
use azure_core::time::{Duration, OffsetDateTime};
use std::sync::{Arc, Mutex};

/// Gives the token `test-token` for an hour and remembers the scopes of each request for one.
#[derive(Debug, Default)]
pub struct TestCredential {
    asked: Mutex<Vec<Vec<String>>>,
}

impl TestCredential {
    /// A credential to share with a client.
    pub fn new() -> Arc<Self> {
        Arc::default()
    }

    /// The scopes of each request for a token so far.
    pub fn asked(&self) -> Vec<Vec<String>> {
        self.asked.lock().unwrap().clone()
    }
}

#[async_trait]
impl TokenCredential for TestCredential {
    async fn get_token(&self, scopes: &[&str], _options: Option<TokenRequestOptions<'_>>) -> Result<AccessToken> {
        let scopes = scopes.iter().map(|scope| (*scope).to_owned()).collect();
        self.asked.lock().unwrap().push(scopes);
        let expires_on = OffsetDateTime::now_utc() + Duration::hours(1);
        Ok(AccessToken::new("test-token", expires_on))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_credential_records_the_requested_scopes() {
        let credential = TestCredential::new();
        let token = credential.get_token(&["a", "b"], None).await.unwrap();
        assert_eq!(token.token.secret(), "test-token");
        assert_eq!(credential.asked(), [["a", "b"]]);
    }
}
