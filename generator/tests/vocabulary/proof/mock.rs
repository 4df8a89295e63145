//! A user's own code, tested with the documented responses and in functions that know the errors of `azure_core` alone.

use azure_core::Result;
use azure_core::error::ErrorKind;
use vocabulary::store::models::{Product, ProductId};
use vocabulary::store::{ProductsClientPutResponse, StoreClient, mock};
use vocabulary::runtime::client::mock::{MockResponse, MockService};

/// Who added the product.
async fn clerk(client: &StoreClient, id: &str, product: &Product) -> Result<Option<String>> {
    let id: ProductId = id.parse()?;
    Ok(match client.products().put(&id, product, None).await?.into_value() {
        ProductsClientPutResponse::Created(receipt) => Some(receipt.clerk),
        _ => None,
    })
}

#[tokio::test]
async fn code_is_tested_with_the_documented_responses() {
    let service =
        MockService::new([mock::PRODUCTS_PUT_ADDS_A_PRODUCT, mock::PRODUCTS_PUT_REPLACES_A_PRODUCT, mock::PRODUCTS_PUT_FAILS]);
    let client = mock::client(&service).unwrap();
    assert_eq!(client.endpoint().as_str(), "https://store.example/");
    assert_eq!(clerk(&client, "7", &super::products::product()).await.unwrap().as_deref(), Some("Ada"));
    assert_eq!(clerk(&client, "7", &super::products::product()).await.unwrap(), None);
    let error = clerk(&client, "7", &super::products::product()).await.unwrap_err();
    let ErrorKind::HttpResponse { status, error_code, raw_response } = error.kind() else {
        panic!("{error:?}");
    };
    assert_eq!((u16::from(*status), error_code.as_deref()), (500, Some("Busy")));
    assert_eq!(raw_response.as_ref().unwrap().body().as_ref(), mock::PRODUCTS_PUT_FAILS.body());
    assert_eq!((service.requests().len(), service.remaining()), (3, 0));
    let asked = &service.requests()[0];
    assert_eq!((asked.method(), asked.header("store-key")), ("PUT", Some("mock-key")));
    assert!(asked.header("user-agent").is_some_and(|agent| agent.starts_with("vocabulary/0.1.0 (")), "{asked:?}");
}

#[tokio::test]
async fn what_is_not_documented_is_scripted() {
    let service = MockService::new([MockResponse::failure(ErrorKind::Io)]);
    let error = clerk(&mock::client(&service).unwrap(), "7", &super::products::product()).await.unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::Io);
}
