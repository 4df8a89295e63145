//! Builds a service and refuses settings that cannot work; never sends anything.

use super::super::decode::Decoding;
use super::api_key::{ApiKey, KeyLocation};
use super::body_limit::{BodyLimit, DEFAULT_BODY_LIMIT};
use super::endpoint::{self, Secrecy};
use super::host_pin::HostPin;
use super::once::SendOnce;
use super::retry_after_cap::RetryAfterCap;
use super::service::{Inner, Service};
use super::user_agent::{self, UserAgent};
use azure_core::credentials::{Secret, TokenCredential};
use azure_core::error::ErrorKind;
use azure_core::http::headers::HeaderName;
use azure_core::http::policies::Policy;
use azure_core::http::policies::auth::BearerTokenAuthorizationPolicy;
use azure_core::http::{ClientOptions, Pipeline, Transport, Url};
use azure_core::{Error, Result};
use std::sync::Arc;

/// The settings of a [`Service`].
#[derive(Debug)]
pub struct ServiceBuilder {
    endpoint: String,
    api_version: Option<String>,
    auth: Auth,
    auth_overrides: Vec<AuthOverride>,
    client_options: ClientOptions,
    body_limit: usize,
    decoding: Decoding,
    package: Package,
    namespace: Option<&'static str>,
}

/// The crate that sends the requests.
#[derive(Clone, Copy, Debug)]
struct Package {
    name: &'static str,
    version: &'static str,
}

#[derive(Debug)]
enum Auth {
    Anonymous,
    Bearer(Arc<dyn TokenCredential>, Vec<String>),
    HeaderKey(String, Secret),
    QueryKey(String, Secret),
}

/// How an operation authenticates where that differs from the service, with the same token credential or key.
#[derive(Debug)]
enum AuthOverride {
    Scopes(Vec<String>),
    Header(String),
    Query(String),
}

impl ServiceBuilder {
    /// Begins a service at this endpoint: `https://`, a host, perhaps a port and a base path, nothing else.
    #[must_use]
    pub fn new(endpoint: impl Into<String>) -> Self {
        Self {
            endpoint: endpoint.into(),
            api_version: None,
            auth: Auth::Anonymous,
            auth_overrides: Vec::new(),
            client_options: ClientOptions::default(),
            body_limit: DEFAULT_BODY_LIMIT,
            decoding: Decoding::default(),
            package: Package { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
            namespace: None,
        }
    }

    /// The crate that names itself in the header `User-Agent` and in traces.
    #[must_use]
    pub fn package(mut self, name: &'static str, version: &'static str) -> Self {
        self.package = Package { name, version };
        self
    }

    /// The resource provider that traces have as `az.namespace`.
    #[must_use]
    pub fn namespace(mut self, namespace: &'static str) -> Self {
        self.namespace = Some(namespace);
        self
    }

    /// Authenticates with a bearer token for these scopes, which is sent only over HTTPS and only to the endpoint's host.
    #[must_use]
    pub fn bearer(
        mut self,
        credential: Arc<dyn TokenCredential>,
        scopes: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        let scopes = scopes.into_iter().map(Into::into).collect();
        self.auth = Auth::Bearer(credential, scopes);
        self
    }

    /// Authenticates with a key in the header of that name.
    #[must_use]
    pub fn key_in_header(mut self, name: &str, key: impl Into<Secret>) -> Self {
        self.auth = Auth::HeaderKey(name.to_ascii_lowercase(), key.into());
        self
    }

    /// Authenticates with a key in the query parameter of that name.
    #[must_use]
    pub fn key_in_query(mut self, name: &str, key: impl Into<Secret>) -> Self {
        self.auth = Auth::QueryKey(name.to_owned(), key.into());
        self
    }

    /// Adds scopes, which the token of some operations must have: see [`Service::auth_override`]. Where there are none,
    /// those operations cannot be called.
    #[must_use]
    pub fn scopes_override(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.auth_overrides.push(AuthOverride::Scopes(scopes.into_iter().map(Into::into).collect()));
        self
    }

    /// Adds the header that carries the key of some operations: see [`Service::auth_override`].
    #[must_use]
    pub fn key_in_header_override(mut self, name: &str) -> Self {
        self.auth_overrides.push(AuthOverride::Header(name.to_ascii_lowercase()));
        self
    }

    /// Adds the query parameter that carries the key of some operations: see [`Service::auth_override`].
    #[must_use]
    pub fn key_in_query_override(mut self, name: &str) -> Self {
        self.auth_overrides.push(AuthOverride::Query(name.to_owned()));
        self
    }

    /// The api-version to send.
    #[must_use]
    pub fn api_version(mut self, api_version: impl Into<String>) -> Self {
        self.api_version = Some(api_version.into());
        self
    }

    /// The settings of the pipeline: transport, retry, policies, logging.
    #[must_use]
    pub fn client_options(mut self, client_options: ClientOptions) -> Self {
        self.client_options = client_options;
        self
    }

    /// The longest body that is read, in bytes after decompression; [`DEFAULT_BODY_LIMIT`] unless set.
    #[must_use]
    pub fn body_limit(mut self, body_limit: usize) -> Self {
        self.body_limit = body_limit;
        self
    }

    /// How to handle a value in a response that violates its documented constraint.
    #[must_use]
    pub fn decoding(mut self, decoding: Decoding) -> Self {
        self.decoding = decoding;
        self
    }

    /// The finished service.
    ///
    /// # Errors
    ///
    /// When the endpoint is not `https://` and a host with at most a port and a path (`http://` will do
    /// where no token and no key are sent), when the api-version is empty, when there are no scopes for a token, a key or an application id that no header can
    /// carry, or no transport.
    pub fn build(self) -> Result<Service> {
        let secrecy = match self.auth {
            Auth::Anonymous => Secrecy::Open,
            Auth::Bearer(..) | Auth::HeaderKey(..) | Auth::QueryKey(..) => Secrecy::Secret,
        };
        let endpoint = endpoint::parse(&self.endpoint, secrecy)?;
        if self.api_version.as_deref() == Some("") {
            return Err(refusal("the api-version must not be empty"));
        }
        let anonymous = self.policies(&endpoint)?;
        let authenticated = |auth: Auth| Ok::<_, Error>(anonymous.iter().cloned().chain(auth.policy()?).collect());
        let auth_overrides: Vec<Option<Vec<Arc<dyn Policy>>>> = self
            .auth_overrides
            .into_iter()
            .map(|wanted| match wanted {
                AuthOverride::Scopes(scopes) if scopes.is_empty() => Ok(None),
                wanted @ (AuthOverride::Scopes(_) | AuthOverride::Header(_) | AuthOverride::Query(_)) => {
                    authenticated(self.auth.instead(wanted)?).map(Some)
                }
            })
            .collect::<Result<_>>()?;
        let authenticated = authenticated(self.auth)?;
        let mut options = self.client_options;
        let transport = match options.transport.take() {
            Some(transport) => transport,
            None => default_transport()?,
        };
        let limited = BodyLimit::new(transport, self.body_limit);
        options.transport = Some(Transport::with_policy(Arc::new(limited)));
        let Package { name, version } = self.package;
        let provider = options.instrumentation.tracer_provider.as_ref();
        let tracer = provider.map(|provider| provider.get_tracer(self.namespace, name, Some(version)));
        let pipeline = |per_try| Pipeline::new(Some(name), Some(version), options.clone(), Vec::new(), per_try, None);
        let auth_overrides = auth_overrides.into_iter().map(|policies| policies.map(pipeline)).collect();
        let (pipeline, anonymous) = (pipeline(authenticated), pipeline(anonymous));
        let (api_version, decoding) = (self.api_version.unwrap_or_default(), self.decoding);
        Ok(Service::from_parts(Inner { endpoint, api_version, decoding, pipeline, anonymous, auth_overrides, tracer }))
    }

    /// What every request passes, with or without credentials.
    fn policies(&self, endpoint: &Url) -> Result<Vec<Arc<dyn Policy>>> {
        let application_id = self.client_options.user_agent.application_id.as_deref();
        if !application_id.is_none_or(user_agent::is_application_id) {
            return Err(refusal("the application id must be at most 24 letters, digits and signs such as `-`"));
        }
        let user_agent = UserAgent::new(self.package.name, self.package.version, application_id);
        Ok(vec![
            Arc::new(SendOnce),
            Arc::new(RetryAfterCap),
            Arc::new(HostPin::new(endpoint.clone())),
            Arc::new(user_agent),
        ])
    }
}

impl Auth {
    /// The same credential or key, sent as an operation requires.
    fn instead(&self, wanted: AuthOverride) -> Result<Self> {
        match (self, wanted) {
            (Self::Bearer(credential, _), AuthOverride::Scopes(scopes)) => {
                Ok(Self::Bearer(Arc::clone(credential), scopes))
            }
            (Self::HeaderKey(_, key) | Self::QueryKey(_, key), AuthOverride::Header(name)) => {
                Ok(Self::HeaderKey(name, key.clone()))
            }
            (Self::HeaderKey(_, key) | Self::QueryKey(_, key), AuthOverride::Query(name)) => {
                Ok(Self::QueryKey(name, key.clone()))
            }
            (Self::Anonymous, _)
            | (Self::Bearer(..), AuthOverride::Header(_) | AuthOverride::Query(_))
            | (Self::HeaderKey(..) | Self::QueryKey(..), AuthOverride::Scopes(_)) => {
                Err(refusal("an operation requires a credential that the client does not have"))
            }
        }
    }

    fn policy(self) -> Result<Option<Arc<dyn Policy>>> {
        match self {
            Self::Anonymous => Ok(None),
            Self::Bearer(_, scopes) if scopes.is_empty() => Err(refusal("no scopes to ask a token for")),
            Self::Bearer(credential, scopes) => {
                let policy = BearerTokenAuthorizationPolicy::new(credential, scopes);
                Ok(Some(Arc::new(policy)))
            }
            Self::HeaderKey(name, key) => {
                if !is_token(&name) || !is_header_value(key.secret()) {
                    return Err(refusal("the key or the name of its header is not one that can be sent"));
                }
                let place = KeyLocation::Header(HeaderName::from(name));
                Ok(Some(Arc::new(ApiKey::new(place, key))))
            }
            Self::QueryKey(name, key) => Ok(Some(Arc::new(ApiKey::new(KeyLocation::Query(name), key)))),
        }
    }
}

/// RFC 9110, section 5.6.2.
fn is_token(text: &str) -> bool {
    let legal = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(legal)
}

fn is_header_value(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

/// Without its `reqwest` feature azure_core has no transport of its own, and asking it for one is a panic.
fn default_transport() -> Result<Transport> {
    if cfg!(feature = "reqwest") {
        Ok(Transport::default())
    } else {
        Err(refusal("no transport: set `transport` in the client options or turn on this crate's feature `reqwest`"))
    }
}

fn refusal(why: &'static str) -> Error {
    Error::with_message(ErrorKind::Other, why)
}
