//! The endpoint and scopes of a service in each Azure cloud; never guesses those of a cloud that its
//! specification leaves out.

use azure_core::cloud::CloudConfiguration;
use azure_core::error::ErrorKind;
use azure_core::http::ClientOptions;
use azure_core::{Error, Result};

/// A service's place in each cloud. A cloud without one can still be used by setting endpoint and scopes in the
/// client options.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clouds {
    /// Azure's public cloud, which is meant when the options name none.
    pub public: Option<Cloud>,
    /// Azure Government.
    pub government: Option<Cloud>,
    /// Azure in China.
    pub china: Option<Cloud>,
}

/// A service's place in one cloud.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cloud {
    /// The endpoint, unless the caller has one of their own, as with data plane services.
    pub endpoint: Option<&'static str>,
    /// The scopes to request a token for.
    pub scopes: &'static [&'static str],
}

impl Clouds {
    /// The endpoint: the caller's own, or that of the cloud in the client options.
    ///
    /// # Errors
    /// When there is neither; the message says which option to set.
    pub fn endpoint(&self, options: &ClientOptions, own: Option<&str>) -> Result<String> {
        if let Some(own) = own {
            return Ok(own.to_owned());
        }
        let (name, cloud) = self.of(options);
        let endpoint = cloud.and_then(|cloud| cloud.endpoint);
        endpoint.map(str::to_owned).ok_or_else(|| unknown(name, "endpoint"))
    }

    /// The scopes: the caller's own, or those of the cloud in the client options.
    ///
    /// # Errors
    /// When there are neither; the message says which option to set.
    pub fn scopes(&self, options: &ClientOptions, own: Option<&[String]>) -> Result<Vec<String>> {
        if let Some(own) = own {
            return Ok(own.to_vec());
        }
        let (name, cloud) = self.of(options);
        let scopes = cloud.map_or(&[][..], |cloud| cloud.scopes);
        if scopes.is_empty() {
            return Err(unknown(name, "scopes"));
        }
        Ok(scopes.iter().map(|scope| (*scope).to_owned()).collect())
    }

    fn of(&self, options: &ClientOptions) -> (&'static str, Option<Cloud>) {
        match options.cloud.as_deref() {
            None | Some(CloudConfiguration::AzurePublic) => ("the public cloud", self.public),
            Some(CloudConfiguration::AzureGovernment) => ("Azure Government", self.government),
            Some(CloudConfiguration::AzureChina) => ("Azure in China", self.china),
            Some(CloudConfiguration::Custom(_)) => ("a custom cloud", None),
            Some(_) => ("this cloud", None),
        }
    }
}

fn unknown(cloud: &str, option: &str) -> Error {
    let text = format!("no {option} known for {cloud}: set `{option}` in the client options");
    Error::with_message(ErrorKind::Other, text)
}
