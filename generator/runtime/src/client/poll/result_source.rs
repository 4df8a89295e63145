//! Where the result of a started operation came from, and how its further pages are requested; never decides where that is.

use super::super::continuation::Continuation;
use super::super::error::Error;
use super::super::page::{PageReader, Pager};
use super::super::request::{RequestError, Unsendable, accept_json};
use super::super::response::Response;
use super::super::service::Service;
use super::super::undecoded_response::UndecodedResponse;
use super::super::url::add_query;
use super::poller::Poller;
use super::progress::Progress;
use azure_core::http::{Context, Method, Request, Url};

/// Reads the result of an operation from a response, and knows where that came from.
pub type ReadResult<E, R> = fn(&ResultSource<E>, UndecodedResponse) -> Result<Response<R>, Error<E>>;

/// A poller whose result is a list: its first page is in the result, and the pager goes on from there.
pub type ListPoller<P, T, E, S = ()> = Poller<Progress, E, Pager<P, T, E>, S>;

/// Where the result of an operation came from, to request the pages after it.
#[derive(Debug)]
pub struct ResultSource<E> {
    pub(super) service: Service,
    pub(super) api_version: Option<&'static str>,
    pub(super) refuse: fn(UndecodedResponse) -> Error<E>,
    pub(super) context: Context<'static>,
    pub(super) url: Url,
}

impl<E: Send + 'static> ResultSource<E> {
    /// The whole list whose first page is the result; `place` is the header or property that links to the next page.
    pub fn pager<P, T>(
        &self,
        first: Response<P>,
        place: &'static str,
        reader: PageReader<P, T>,
        read: fn(UndecodedResponse) -> Result<Response<P>, Error<E>>,
    ) -> Response<Pager<P, T, E>>
    where
        P: Send + 'static,
    {
        let (service, refuse, base) = (self.service.clone(), self.refuse, self.url.clone());
        let api_version = self.api_version;
        let (raw, violations) = (first.raw().clone(), first.violations().to_vec());
        let pager = Pager::with_first(first, reader, self.context.clone(), move |context, next| {
            let (service, base) = (service.clone(), base.clone());
            async move {
                let Some(Continuation::Link(link)) = next else {
                    return Err(RequestError::new("continuation", Unsendable::Continuation).into());
                };
                let url = versioned(&service, api_version, service.link(place, &base, &link)?);
                read(get(&service, refuse, &context, url).await?)
            }
        });
        Response::new(raw, pager, violations)
    }
}

/// A URL of the service, with the api-version in this query parameter where it lacks one.
pub(super) fn versioned(service: &Service, parameter: Option<&'static str>, mut url: Url) -> Url {
    if let Some(name) = parameter.filter(|_| !service.api_version().is_empty()) {
        add_query(&mut url, name, service.api_version());
    }
    url
}

pub(super) async fn get<E>(
    service: &Service,
    refuse: fn(UndecodedResponse) -> Error<E>,
    context: &Context<'_>,
    url: Url,
) -> Result<UndecodedResponse, Error<E>> {
    let mut request = Request::new(url, Method::Get);
    accept_json(&mut request);
    let response = service.send(context, request).await?;
    if is_success(&response) { Ok(response) } else { Err(refuse(response)) }
}

pub(super) fn is_success(response: &UndecodedResponse) -> bool {
    matches!(response.status(), 200..=204)
}
