//! Links that a service puts into its responses; never followed away from the endpoint.

use super::host_pin::same_origin;
use azure_core::http::Url;
use std::error::Error as StdError;
use std::fmt;

/// A link of the service that is not followed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LinkError {
    place: &'static str,
    fault: Fault,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Fault {
    NoUrl,
    Elsewhere,
    Repeated,
    TooMany(usize),
    Unreadable,
}

/// The URL of a link, which must have the endpoint's scheme, host and port and no user name or password.
pub(super) fn resolve(endpoint: &Url, place: &'static str, base: &Url, text: &str) -> Result<Url, LinkError> {
    let refusal = |fault| LinkError { place, fault };
    let mut url = base.join(text).map_err(|_| refusal(Fault::NoUrl))?;
    url.set_fragment(None);
    let named = !url.username().is_empty() || url.password().is_some();
    if named || !same_origin(&url, endpoint) {
        return Err(refusal(Fault::Elsewhere));
    }
    Ok(url)
}

impl LinkError {
    /// The next page has been read before.
    pub(super) fn repeated_page(place: &'static str) -> Self {
        Self { place, fault: Fault::Repeated }
    }

    /// There is a next page after as many as may be read.
    pub(super) fn too_many_pages(place: &'static str, limit: usize) -> Self {
        Self { place, fault: Fault::TooMany(limit) }
    }

    /// There may be a next page, and what names it cannot be read.
    pub(super) fn unreadable(place: &'static str) -> Self {
        Self { place, fault: Fault::Unreadable }
    }

    /// The header or property that had the link.
    #[must_use]
    pub fn place(&self) -> &str {
        self.place
    }
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the service's link in `{}` ", self.place)?;
        match self.fault {
            Fault::NoUrl => f.write_str("is not a URL"),
            Fault::Elsewhere => f.write_str("leads away from the client's endpoint"),
            Fault::Repeated => f.write_str("leads to a page that has been read already"),
            Fault::Unreadable => f.write_str("cannot be read, so that the pages after it are missing"),
            Fault::TooMany(limit) => write!(f, "leads to more than {limit} pages, the limit that was set"),
        }
    }
}

impl StdError for LinkError {}
