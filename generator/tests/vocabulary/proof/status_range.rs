//! Errors by ranges of statuses: the narrowest that is documented for a status is the one that is read.

use crate::support::{Loopback, MockResponse};
use vocabulary::catalog::{CatalogClient, CatalogClientOptions, EntriesClientMoveFailure, EntriesClientSortFailure};
use vocabulary::runtime::client::Error;

const ENTRY: &str = r#"{"counts":[3]}"#;

async fn failed(status: u16, body: &str) -> Error<EntriesClientMoveFailure> {
    let service = Loopback::start([MockResponse::json(status, body)]).await;
    let options = CatalogClientOptions { client_options: service.options(), ..CatalogClientOptions::default() };
    CatalogClient::new(Some(options)).unwrap().entries().r#move(None).await.unwrap_err()
}

#[tokio::test]
async fn a_status_of_its_own_prevails_over_its_range() {
    let error = failed(404, ENTRY).await;
    assert!(matches!(error.model(), Some(EntriesClientMoveFailure::Entry(entry)) if entry.counts == [3]), "{error:?}");
    let error = failed(422, "never mind").await;
    assert!(matches!(error, Error::Status(_)), "{error:?}");
}

/// A service that knows its media types by their parameters is asked in its own words.
#[tokio::test]
async fn all_documented_media_types_are_accepted_with_their_parameters() {
    let service = Loopback::start([MockResponse::json(204, "")]).await;
    let options = CatalogClientOptions { client_options: service.options(), ..CatalogClientOptions::default() };
    CatalogClient::new(Some(options)).unwrap().entries().r#move(None).await.unwrap();
    let accept = service.seen()[0].header("accept").map(str::to_owned);
    assert_eq!(accept.as_deref(), Some("application/json;odata=none, text/plain, application/json"));
}

#[tokio::test]
async fn a_range_covers_its_other_statuses() {
    for status in [400, 418, 499] {
        let error = failed(status, "no").await;
        assert_eq!(error.model(), Some(&EntriesClientMoveFailure::Status4XX("no".to_owned())));
    }
    assert!(matches!(failed(501, ENTRY).await, Error::Status(_)));
}

#[tokio::test]
async fn the_default_covers_what_no_range_does() {
    let error = failed(305, ENTRY).await;
    assert!(matches!(error.model(), Some(EntriesClientMoveFailure::Entry(_))), "{error:?}");
}

/// The statuses 409 to 411 and 400 to 599 are a range each in the emitted `match`.
#[tokio::test]
async fn neighbouring_statuses_are_read_alike() {
    let failed = async |status: u16, body: &str| {
        let service = Loopback::start([MockResponse::json(status, body)]).await;
        let options = CatalogClientOptions { client_options: service.options(), ..CatalogClientOptions::default() };
        CatalogClient::new(Some(options)).unwrap().entries().sort(None).await.unwrap_err()
    };
    for status in [409, 410, 411] {
        let error = failed(status, ENTRY).await;
        assert!(matches!(error.model(), Some(EntriesClientSortFailure::Entry(_))), "{status}: {error:?}");
    }
    for status in [400, 407, 412, 499, 501, 599] {
        let error = failed(status, r#"{"code":"no"}"#).await;
        assert!(matches!(error.model(), Some(EntriesClientSortFailure::Fault(_))), "{status}: {error:?}");
    }
    assert!(matches!(failed(300, ENTRY).await, Error::Status(_)));
}
