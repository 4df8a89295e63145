//! Where a started operation is polled; never outside of the endpoint.

use super::super::link::LinkError;
use super::super::service::Service;
use super::super::undecoded_response::UndecodedResponse;
use super::progress::Progress;
use super::words::{State, TerminalWords};
use azure_core::http::headers::{HeaderName, Headers};
use azure_core::http::{Method, Url};
use serde::{Deserialize, Serialize};

/// What the polled URL returns.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum PollKind {
    /// A status; the result is elsewhere.
    Monitor,
    /// 202 as long as the operation runs, and then its result.
    Location,
    /// The resource itself, with a provisioning state.
    Resource,
}

/// The position of a resume token. URLs are texts until they are used, and checked whenever they are.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct PollPosition {
    pub(super) kind: PollKind,
    pub(super) poll: String,
    /// Where the operation was started.
    pub(super) origin: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) location: Option<String>,
}

/// The links of one response.
struct Links {
    monitor: Option<Url>,
    location: Option<Url>,
}

const MONITORS: [&str; 2] = ["azure-asyncoperation", "operation-location"];
const LOCATION: &str = "location";

impl PollPosition {
    /// Where to poll after this response; `None` when there is nothing to wait for. A resource that is put or patched can be
    /// asked itself.
    pub(super) fn after_start(
        service: &Service,
        (method, origin): (Method, &Url),
        words: TerminalWords,
        response: &UndecodedResponse,
    ) -> Result<Option<Self>, LinkError> {
        let links = Links::of(service, origin, response.headers())?;
        let running = || {
            let progress = Progress::of_resource(response.body());
            progress.status().map(|word| words.state(word)) == Some(State::Running)
        };
        let is_resource = matches!(method, Method::Put | Method::Patch);
        let (kind, poll) = match (&links.monitor, &links.location, response.status()) {
            (Some(url), _, _) => (PollKind::Monitor, url),
            (None, Some(url), 201 | 202) => (PollKind::Location, url),
            (None, _, 202) if is_resource => (PollKind::Resource, origin),
            (None, _, 200 | 201) if is_resource && running() => (PollKind::Resource, origin),
            _ => return Ok(None),
        };
        Ok(Some(Self {
            kind,
            poll: poll.to_string(),
            origin: origin.to_string(),
            location: links.location.map(String::from),
        }))
    }

    /// A later response may name other URLs.
    pub(super) fn follow(&mut self, service: &Service, base: &Url, headers: &Headers) -> Result<(), LinkError> {
        let Links { monitor, location } = Links::of(service, base, headers)?;
        let poll = match self.kind {
            PollKind::Monitor => monitor,
            PollKind::Location => location.clone(),
            PollKind::Resource => None,
        };
        if let Some(poll) = poll {
            self.poll = poll.into();
        }
        if let Some(location) = location {
            self.location = Some(location.into());
        }
        Ok(())
    }

    /// All URLs that it may lead to.
    pub(super) fn urls(&self) -> impl Iterator<Item = &str> {
        let known = [&self.poll, &self.origin].into_iter();
        known.chain(&self.location).map(String::as_str)
    }
}

/// A URL of a place, which leads to the endpoint.
pub(super) fn link(service: &Service, text: &str) -> Result<Url, LinkError> {
    service.link("resume token", service.endpoint(), text)
}

impl Links {
    fn of(service: &Service, base: &Url, headers: &Headers) -> Result<Self, LinkError> {
        let link = |name: &'static str| {
            let text = headers.get_optional_str(&HeaderName::from_static(name));
            text.map(|text| service.link(name, base, text)).transpose()
        };
        let [first, second] = MONITORS;
        Ok(Self { monitor: link(first)?.or(link(second)?), location: link(LOCATION)? })
    }
}
