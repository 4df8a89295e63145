//! Azure's clouds: a client has the documented endpoint and scope of each, or says that it knows none.

use super::call::Call;
use super::scripted::Scripted;
use super::setup::Setup;
use azure_core::cloud::CloudConfiguration;
use azure_core::http::ClientOptions;
use std::fmt::Debug;
use std::sync::Arc;

/// Of each cloud the endpoint and the scope, or else the client option that has to be set there.
pub struct Clouds {
    pub public: Result<(&'static str, &'static str), &'static str>,
    pub government: Result<(&'static str, &'static str), &'static str>,
    pub china: Result<(&'static str, &'static str), &'static str>,
}

impl Clouds {
    /// Tests that the client goes there. Without a cloud in its options it is in the public one.
    pub async fn check<C: Debug, const N: usize>(self, client: fn(Setup) -> azure_core::Result<C>, call: &Call<N>) {
        for (cloud, name, known) in [
            (None, "the public cloud", self.public),
            (Some(CloudConfiguration::AzurePublic), "the public cloud", self.public),
            (Some(CloudConfiguration::AzureGovernment), "Azure Government", self.government),
            (Some(CloudConfiguration::AzureChina), "Azure in China", self.china),
        ] {
            let service = Scripted::new([call.response()]);
            let cloud = cloud.map(Arc::new);
            let setup = Setup::new(ClientOptions { cloud, ..service.options() });
            let credential = setup.credential.clone();
            match known {
                Ok((endpoint, scope)) => {
                    call.send(setup).await.success();
                    call.assert_sent(&service.seen(), endpoint.trim_end_matches('/'));
                    assert_eq!(credential.asked(), [[scope]], "the scope of {name}");
                }
                Err(option) => {
                    let message = format!("no {option} known for {name}: set `{option}` in the client options");
                    assert_eq!(client(setup).unwrap_err().to_string(), message);
                }
            }
        }
    }
}
