//! Errors, responses and lists in functions that know `azure_core` alone, and its errors in functions that know these alone.

use crate::page;
use crate::shop::{ErrorBody, Order, Shop};
use crate::support::{MockResponse, Scripted};
use azure_core::error::ErrorKind;
use azure_core::http::pager::{ItemIterator, PageIterator};
use azure_core::http::{RawResponse, Response as AzureResponse};
use futures::TryStreamExt as _;
use operations_runtime::client::{Error, PollError, Response};
use operations_runtime::{ConstraintError, Rule};
use serde_json::json;

const GONE: &str = r#"{"error":{"code":"Gone","message":"say \"7\"","details":null}}"#;

fn shop(responses: impl IntoIterator<Item = MockResponse>) -> Shop {
    Shop::scripted(&Scripted::new(responses))
}

fn broken() -> ConstraintError {
    ConstraintError::new("OrderId", "digits", Rule::Pattern)
}

#[tokio::test]
async fn a_404_is_a_404_of_azure_core_with_code_and_body() {
    async fn order(shop: &Shop) -> azure_core::Result<Order> {
        Ok(shop.order("7", None).await?.into_value())
    }
    let error = order(&shop([MockResponse::json(404, GONE)])).await.unwrap_err();
    assert_eq!(error.http_status().map(u16::from), Some(404));
    let ErrorKind::HttpResponse { error_code, raw_response: Some(raw), .. } = error.kind() else {
        panic!("{error:?}");
    };
    assert_eq!((error_code.as_deref(), raw.body().as_ref()), (Some("Gone"), GONE.as_bytes()));
    assert_eq!(error.to_string(), "404 Not Found: Gone: say \"7\"");
    let own = error.downcast_ref::<Error<ErrorBody>>().and_then(Error::model).unwrap();
    assert_eq!(own.error.message, "say \"7\"");
}

#[tokio::test]
async fn an_error_of_azure_core_that_was_ours_is_ours_again() {
    async fn other(shop: &Shop) -> azure_core::Result<()> {
        shop.order("7", None).await?;
        Ok(())
    }
    async fn ours(shop: &Shop) -> Result<(), Error<ErrorBody>> {
        Ok(other(shop).await?)
    }
    async fn polled(shop: &Shop) -> Result<(), PollError<ErrorBody>> {
        Ok(other(shop).await?)
    }
    let error = ours(&shop([MockResponse::json(404, GONE)])).await.unwrap_err();
    assert_eq!(error.model().map(|model| model.error.code.as_str()), Some("Gone"));
    let error = polled(&shop([MockResponse::json(404, GONE)])).await.unwrap_err();
    assert!(matches!(&error, PollError::Request(Error::Service(_))), "{error:?}");
    assert_eq!(error.code(), Some("Gone"));
}

#[test]
fn an_error_response_of_another_client_keeps_its_response() {
    let raw = RawResponse::from_bytes(409.into(), Default::default(), GONE);
    let kind = ErrorKind::HttpResponse { status: 409.into(), error_code: None, raw_response: Some(Box::new(raw)) };
    let error = Error::<ErrorBody>::from(kind.into_error());
    assert!(matches!(error, Error::Status(_)), "{error:?}");
    assert_eq!((error.status().map(u16::from), error.code()), (Some(409), Some("Gone")));
    let error = Error::<ErrorBody>::from(azure_core::Error::with_message(ErrorKind::Credential, "no token"));
    assert!(matches!(&error, Error::Transport(inner) if inner.kind() == &ErrorKind::Credential), "{error:?}");
}

#[test]
fn a_broken_constraint_passes_in_functions_of_either_kind() {
    fn azure() -> azure_core::Result<()> {
        Err(broken())?
    }
    fn ours() -> Result<(), Error<ErrorBody>> {
        Err(broken())?
    }
    fn polled() -> Result<(), PollError<ErrorBody>> {
        Err(broken())?
    }
    let error = azure().unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::DataConversion);
    assert_eq!(error.downcast_ref(), Some(&broken()));
    assert_eq!(ours().unwrap_err().to_string(), broken().to_string());
    assert_eq!(polled().unwrap_err().to_string(), broken().to_string());
    assert_eq!(azure_core::Error::from(ours().unwrap_err()).kind(), &ErrorKind::DataConversion);
}

#[tokio::test]
async fn each_error_has_the_kind_that_azure_core_has_for_it() {
    async fn kind(shop: Shop, id: &str) -> ErrorKind {
        azure_core::Error::from(shop.order(id, None).await.unwrap_err()).kind().clone()
    }
    assert_eq!(kind(shop([MockResponse::json(200, "{}")]), "7").await, ErrorKind::DataConversion);
    assert_eq!(kind(shop([]), "..").await, ErrorKind::Other);
    let failing = Scripted::with_failures([Err(ErrorKind::Credential)]);
    assert_eq!(kind(Shop::scripted(&failing), "7").await, ErrorKind::Credential);
    let ErrorKind::HttpResponse { status, error_code, .. } = kind(shop([MockResponse::json(418, "")]), "7").await
    else {
        panic!("418 is an error response");
    };
    assert_eq!((u16::from(status), error_code), (418, None));
}

#[tokio::test]
async fn a_failed_operation_has_its_code_and_the_response_that_says_so() {
    let failed = json!({"id": "7", "status": "Failed", "error": {"code": "Quota", "message": "too many"}});
    let error = shop([MockResponse::json(200, &failed)]).poll("7", None).await.unwrap_err();
    let error = azure_core::Error::from(error);
    let ErrorKind::HttpResponse { status, error_code, raw_response } = error.kind() else {
        panic!("{error:?}");
    };
    assert_eq!((u16::from(*status), error_code.as_deref()), (200, Some("Quota")));
    assert_eq!(raw_response.as_ref().unwrap().body().as_ref(), failed.to_string().as_bytes());
    assert!(matches!(error.downcast_ref(), Some(PollError::<ErrorBody>::Failed(_))));

    let missing = shop([MockResponse::json(404, GONE)]).poll("7", None).await.unwrap_err();
    let missing = azure_core::Error::from(missing);
    assert_eq!(missing.http_status().map(u16::from), Some(404));
    assert!(missing.downcast_ref::<Error<ErrorBody>>().is_some());

    let result = shop([MockResponse::json(404, GONE)]).order("7", None).await.unwrap_err();
    let result = azure_core::Error::from(PollError::Result(result));
    assert_eq!(result.http_status().map(u16::from), Some(404));
    assert!(result.to_string().starts_with("the operation succeeded, but"), "{result}");
}

#[tokio::test]
async fn responses_go_to_azure_core_and_come_back() {
    let response = shop([MockResponse::json(200, r#"{"id":"7"}"#)]).order("7", None).await.unwrap();
    let theirs: AzureResponse<Order> = response.clone().into();
    assert_eq!((u16::from(theirs.status()), theirs.into_model().unwrap().id), (200, "7".to_owned()));
    let again = Response::try_from(AzureResponse::<Order>::from(response.clone())).unwrap();
    assert_eq!(again.value(), response.value());
    assert_eq!(RawResponse::from(response).body().as_ref(), br#"{"id":"7"}"#);

    let bad = RawResponse::from_bytes(200.into(), Default::default(), r#"{"id":7}"#);
    let error = Response::try_from(AzureResponse::<Order>::from(bad)).unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::DataConversion);
    assert!(error.to_string().starts_with("status 200: id: "), "{error}");
}

fn pages() -> [MockResponse; 3] {
    let next = "https://shop.example/shops/a/orders?page=";
    [
        MockResponse::json(200, json!({"value": ["a", "b"], "nextLink": format!("{next}2")})),
        MockResponse::json(200, json!({"value": ["c"], "nextLink": format!("{next}3")})),
        MockResponse::json(404, GONE),
    ]
}

#[tokio::test]
async fn lists_are_lists_of_azure_core() {
    let mut pages_of: PageIterator<_> = page::list(&shop(pages()), None).into_pages().into();
    let first = pages_of.try_next().await.unwrap().unwrap().into_model().unwrap();
    assert_eq!(first.value, ["a", "b"]);
    assert_eq!(pages_of.try_next().await.unwrap().unwrap().into_model().unwrap().value, ["c"]);
    assert_eq!(pages_of.try_next().await.unwrap_err().http_status().map(u16::from), Some(404));
    assert!(pages_of.try_next().await.unwrap().is_none());

    let mut pager = page::list(&shop(pages()), None);
    assert_eq!(pager.next().await.unwrap().unwrap(), "a");
    let mut items: ItemIterator<_> = pager.into();
    assert_eq!(items.try_next().await.unwrap().unwrap(), "b");
    assert_eq!(items.try_next().await.unwrap().unwrap(), "c");
    assert_eq!(items.try_next().await.unwrap_err().http_status().map(u16::from), Some(404));
    assert!(items.try_next().await.unwrap().is_none());
}
