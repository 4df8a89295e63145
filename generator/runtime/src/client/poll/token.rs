//! What another process needs to resume polling an operation; never holds the client's token or key.

use super::super::request::RequestError;
use super::super::service::Service;
use azure_core::base64::{decode_url_safe, encode_url_safe};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::error::Error as StdError;
use std::fmt;
use std::str::FromStr;

/// Identifies an operation, its endpoint and its arguments. Serialized with serde, or as a string of
/// `A-Z a-z 0-9 - _` by `Display` and `FromStr`.
///
/// Keep it as you keep a credential. Whoever reads it learns the endpoint and the arguments and, for an operation that was
/// started, the link that its service gave, which may be signed. Whoever can change it chooses the URL at the endpoint that
/// the client's credential is sent to: the operation, the endpoint and the arguments are checked, and that the request which
/// is said to have started the operation goes to the path that they make, but no client can know the link of a service. It
/// holds no token and no key of the client.
#[derive(Clone, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ResumeToken {
    operation: String,
    api_version: String,
    endpoint: String,
    arguments: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    position: Option<String>,
}

/// The arguments of a token that has been found to be for this operation.
#[derive(Clone, Copy, Debug)]
pub struct Arguments<'a>(&'a ResumeToken);

/// Why a poller cannot be made from a token.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum ResumeError {
    /// The text is not a token.
    Malformed,
    /// The token belongs to something other than what it is used with.
    Mismatch {
        /// What does not agree: `operation`, `api-version`, `endpoint`, `path` or the name of a parameter of the client.
        what: String,
        /// What the token says.
        token: String,
        /// What it is used with.
        here: String,
    },
    /// The token lacks an argument of the operation, or has one that the operation does not.
    Arguments {
        /// The parameter.
        parameter: String,
    },
    /// An argument breaks its constraint.
    Argument {
        /// The parameter.
        parameter: String,
        /// Which constraint, in a sentence.
        reason: String,
    },
    /// The token was taken before the operation was started.
    NotStarted,
    /// The place of the next request is not at the endpoint.
    Position,
}

impl ResumeError {
    pub(super) fn unsendable(error: RequestError) -> Self {
        Self::Argument { parameter: error.parameter().to_owned(), reason: error.to_string() }
    }
}

impl ResumeToken {
    /// A token for an operation of this service, named as in its documentation.
    #[must_use]
    pub fn new(service: &Service, operation: &str) -> Self {
        Self {
            operation: operation.to_owned(),
            api_version: service.api_version().to_owned(),
            endpoint: service.endpoint().to_string(),
            arguments: BTreeMap::new(),
            position: None,
        }
    }

    /// Adds an argument.
    #[must_use]
    pub fn with_argument(mut self, parameter: &str, value: &str) -> Self {
        self.arguments.insert(parameter.to_owned(), value.to_owned());
        self
    }

    /// Adds an argument that is a list.
    #[must_use]
    pub fn with_list<S: AsRef<str>>(self, parameter: &str, items: impl IntoIterator<Item = S>) -> Self {
        self.with_argument(parameter, &list(items))
    }

    /// The operation's name.
    #[must_use]
    pub fn operation(&self) -> &str {
        &self.operation
    }

    pub(super) fn position(&self) -> Option<&str> {
        self.position.as_deref()
    }

    pub(super) fn set_position(&mut self, position: Option<String>) {
        self.position = position;
    }

    /// The arguments, when the token is for this operation of this service and has exactly these.
    ///
    /// # Errors
    /// When operation, api-version, endpoint or the set of arguments differ.
    pub fn arguments(
        &self,
        service: &Service,
        operation: &str,
        parameters: &[&str],
    ) -> Result<Arguments<'_>, ResumeError> {
        agree("operation", &self.operation, operation)?;
        agree("api-version", &self.api_version, service.api_version())?;
        agree("endpoint", &self.endpoint, service.endpoint().as_str())?;
        let here = |name: &str| parameters.contains(&name);
        let unknown = self.arguments.keys().find(|name| !here(name));
        let missing = || parameters.iter().find(|name| !self.arguments.contains_key(**name));
        match unknown.map(String::as_str).or_else(|| missing().copied()) {
            Some(parameter) => Err(ResumeError::Arguments { parameter: parameter.to_owned() }),
            None => Ok(Arguments(self)),
        }
    }
}

impl Arguments<'_> {
    /// An argument of the operation, checked anew.
    ///
    /// # Errors
    /// When it is missing or breaks its constraint.
    pub fn parse<T: FromStr<Err: fmt::Display>>(&self, parameter: &str) -> Result<T, ResumeError> {
        self.text(parameter)?.parse().map_err(|error: T::Err| ResumeError::Argument {
            parameter: parameter.to_owned(),
            reason: error.to_string(),
        })
    }

    /// An argument of the operation that is a list, checked anew.
    ///
    /// # Errors
    /// When it is missing, or when it or one of its items breaks its constraint.
    pub fn parse_list<T, L>(&self, parameter: &str) -> Result<L, ResumeError>
    where
        T: FromStr<Err: fmt::Display>,
        L: TryFrom<Vec<T>, Error: fmt::Display>,
    {
        let broken = |reason: String| ResumeError::Argument { parameter: parameter.to_owned(), reason };
        let items: Vec<String> =
            serde_json::from_str(self.text(parameter)?).map_err(|error| broken(error.to_string()))?;
        let items: Result<Vec<T>, T::Err> = items.iter().map(|item| item.parse()).collect();
        let items = items.map_err(|error| broken(error.to_string()))?;
        L::try_from(items).map_err(|error| broken(error.to_string()))
    }

    /// A list that belongs to the client, which has to have the same.
    ///
    /// # Errors
    /// When it is missing or another.
    pub fn same_list<S: AsRef<str>>(
        &self,
        parameter: &str,
        here: impl IntoIterator<Item = S>,
    ) -> Result<(), ResumeError> {
        self.same(parameter, &list(here))
    }

    /// An argument that belongs to the client, which has to have the same.
    ///
    /// # Errors
    /// When it is missing or another.
    pub fn same(&self, parameter: &str, here: &str) -> Result<(), ResumeError> {
        agree(parameter, self.text(parameter)?, here)
    }

    fn text(&self, parameter: &str) -> Result<&str, ResumeError> {
        let text = self.0.arguments.get(parameter).map(String::as_str);
        text.ok_or_else(|| ResumeError::Arguments { parameter: parameter.to_owned() })
    }
}

/// A list as a token holds it: JSON, so that an item may hold any text.
fn list<S: AsRef<str>>(items: impl IntoIterator<Item = S>) -> String {
    Value::from_iter(items.into_iter().map(|item| Value::from(item.as_ref()))).to_string()
}

pub(super) fn agree(what: &str, token: &str, here: &str) -> Result<(), ResumeError> {
    if token == here {
        return Ok(());
    }
    Err(ResumeError::Mismatch { what: what.to_owned(), token: token.to_owned(), here: here.to_owned() })
}

/// Without the service's link, which may be signed.
impl fmt::Debug for ResumeToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResumeToken")
            .field("operation", &self.operation)
            .field("api_version", &self.api_version)
            .field("endpoint", &self.endpoint)
            .field("arguments", &self.arguments)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for ResumeToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let json = serde_json::to_vec(self).map_err(|_| fmt::Error)?;
        f.write_str(encode_url_safe(json).trim_end_matches('='))
    }
}

impl FromStr for ResumeToken {
    type Err = ResumeError;

    fn from_str(text: &str) -> Result<Self, ResumeError> {
        let mut padded = text.to_owned();
        while !padded.len().is_multiple_of(4) {
            padded.push('=');
        }
        let json = decode_url_safe(padded).map_err(|_| ResumeError::Malformed)?;
        serde_json::from_slice(&json).map_err(|_| ResumeError::Malformed)
    }
}

impl fmt::Display for ResumeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed => f.write_str("the text is not a resume token"),
            Self::Mismatch { what, token, here } => {
                write!(f, "the resume token is for another {what}: `{token}`, not `{here}`")
            }
            Self::Arguments { parameter } => {
                write!(f, "the resume token and the operation do not both have the argument `{parameter}`")
            }
            Self::Argument { parameter, reason } => {
                write!(f, "the resume token's argument `{parameter}`: {reason}")
            }
            Self::NotStarted => f.write_str("the resume token is from before the operation was started"),
            Self::Position => f.write_str("the resume token leads away from the client's endpoint"),
        }
    }
}

impl StdError for ResumeError {}
