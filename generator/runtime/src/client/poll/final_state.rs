//! Where the result of a started operation is; never away from the endpoint.

use super::super::link::LinkError;
use super::super::member::member;
use super::super::service::Service;
use super::super::undecoded_response::UndecodedResponse;
use super::place::{PollKind, PollPosition, link};
use super::status::text;
use azure_core::http::Url;

/// Where the result of an operation is once it has succeeded.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum FinalState {
    /// It has none.
    NoResult,
    /// At the first of these places that the service has named; in the last response where it has named none of them, as
    /// where there are none.
    At(&'static [ResultPlace]),
    /// In the property of the status monitor's last response to which these names lead; without a monitor, in the last
    /// response.
    Property(&'static [&'static str]),
}

/// A place that a result can be requested from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum ResultPlace {
    /// The URL in the `resourceLocation` of the status monitor's last response.
    ResourceLocation,
    /// The URL of the last `Location` header. Where it is what was polled, the result is in the last response.
    Location,
    /// The URL of the request that started the operation, as with PUT and PATCH.
    OriginalUri,
}

impl ResultPlace {
    /// The first of the places that the service has named, unless the last response, which came from `url`, is the result.
    pub(super) fn first(
        places: &[Self],
        service: &Service,
        at: &PollPosition,
        (url, last): (&Url, &UndecodedResponse),
    ) -> Result<Option<Url>, LinkError> {
        for place in places {
            match (place, at.kind) {
                (_, PollKind::Resource) | (Self::Location, PollKind::Location) => return Ok(None),
                (Self::OriginalUri, _) => return link(service, &at.origin).map(Some),
                (Self::Location, PollKind::Monitor) => {
                    if let Some(location) = &at.location {
                        return link(service, location).map(Some);
                    }
                }
                (Self::ResourceLocation, PollKind::Monitor) => {
                    if let Some(location) = resource_location(last) {
                        return service.link("resourceLocation", url, &location).map(Some);
                    }
                }
                (Self::ResourceLocation, PollKind::Location) => {}
            }
        }
        Ok(None)
    }
}

/// The URL of the resource that an operation has made, as the Azure REST API guidelines have it in a status monitor.
fn resource_location(monitor: &UndecodedResponse) -> Option<String> {
    let location: String = serde_json::from_str(member(text(monitor.body())?, &["resourceLocation"])?).ok()?;
    Some(location).filter(|location| !location.is_empty())
}
