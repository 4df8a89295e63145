//! Going on in another process: what a token holds, and what it is not accepted for.

use crate::poll::status;
use crate::shop::{ENDPOINT, Shop};
use crate::support::{Scripted, TestCredential};
use operations_runtime::client::{ResumeError, ResumeToken, ServiceBuilder};
use serde_json::json;

fn token(shop: &Shop) -> ResumeToken {
    shop.poll("West US", None).resume_token().clone()
}

#[tokio::test(start_paused = true)]
async fn a_poller_is_resumed_from_its_written_token() {
    let transport = Scripted::new([status("Running"), status("Succeeded")]);
    let mut poller = Shop::scripted(&transport).poll("West US", None);
    poller.next().await.unwrap().unwrap();
    let text = poller.resume_token().to_string();
    drop(poller);
    let legal = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    assert!(text.chars().all(legal), "{text}");

    let token: ResumeToken = text.parse().unwrap();
    let poller = Shop::scripted(&transport).resume(&token, None).unwrap();
    assert_eq!(poller.await.unwrap().value().status.as_deref(), Some("Succeeded"));
    let seen = transport.seen();
    assert_eq!(seen.len(), 2);
    assert_eq!(seen[0].url, seen[1].url);
}

#[test]
fn a_token_says_what_it_is_for_and_nothing_secret() {
    let token = token(&Shop::scripted(&Scripted::new([])));
    let json = serde_json::to_value(&token).unwrap();
    let expected = json!({
        "operation": "Orders_Get",
        "apiVersion": "2031-05-01",
        "endpoint": "https://shop.example/",
        "arguments": {"orderId": "West US"},
    });
    assert_eq!(json, expected);
    assert_eq!(serde_json::from_value::<ResumeToken>(json).unwrap(), token);
}

fn shop(endpoint: &str, api_version: &str) -> Shop {
    let builder = ServiceBuilder::new(endpoint)
        .bearer(TestCredential::new(), ["s"])
        .api_version(api_version)
        .client_options(Scripted::new([]).options());
    Shop { service: builder.build().unwrap() }
}

#[test]
fn a_token_for_something_else_is_refused() {
    let token = token(&shop(ENDPOINT, "1"));
    let refusal = |shop: Shop| shop.resume(&token, None).unwrap_err().to_string();
    assert_eq!(
        refusal(shop("https://other.example", "1")),
        "the resume token is for another endpoint: `https://shop.example/`, not `https://other.example/`"
    );
    assert_eq!(refusal(shop(ENDPOINT, "2")), "the resume token is for another api-version: `1`, not `2`");
    let service = &shop(ENDPOINT, "1").service;
    let error = token.arguments(service, "Orders_Delete", &["orderId"]).unwrap_err();
    assert_eq!(error.to_string(), "the resume token is for another operation: `Orders_Get`, not `Orders_Delete`");
    for parameters in [&["orderId", "itemId"][..], &[], &["itemId"]] {
        let error = token.arguments(service, "Orders_Get", parameters).unwrap_err();
        assert!(matches!(error, ResumeError::Arguments { .. }), "{error:?}");
    }
}

#[test]
fn an_argument_is_checked_anew() {
    let shop = shop(ENDPOINT, "1");
    let token = token(&shop);
    let arguments = token.arguments(&shop.service, "Orders_Get", &["orderId"]).unwrap();
    let error = arguments.parse::<u32>("orderId").unwrap_err();
    assert_eq!(error.to_string(), "the resume token's argument `orderId`: invalid digit found in string");
    assert_eq!(arguments.same("orderId", "West US"), Ok(()));
    let error = arguments.same("orderId", "East US").unwrap_err();
    assert!(matches!(error, ResumeError::Mismatch { .. }), "{error:?}");
}

#[test]
fn an_invalid_token_is_refused() {
    let good = token(&shop(ENDPOINT, "1")).to_string();
    let cut = &good[..good.len() - 5];
    for text in ["", "a", "!", "e30", "é", "bnVsbA", cut] {
        assert_eq!(text.parse::<ResumeToken>(), Err(ResumeError::Malformed), "{text}");
    }
}

#[test]
fn an_argument_that_is_a_list_comes_back_item_by_item() {
    let shop = Shop::scripted(&Scripted::new([]));
    let token = ResumeToken::new(&shop.service, "Orders_List").with_list("words", ["a,b", "\"c\"", ""]);
    let token: ResumeToken = token.with_list("sizes", [1, 2].map(|size| size.to_string())).to_string().parse().unwrap();
    let arguments = token.arguments(&shop.service, "Orders_List", &["words", "sizes"]).unwrap();
    assert_eq!(arguments.parse_list::<String, Vec<String>>("words").unwrap(), ["a,b", "\"c\"", ""]);
    assert_eq!(arguments.parse_list::<i32, Vec<i32>>("sizes").unwrap(), [1, 2]);
    arguments.same_list("sizes", ["1", "2"]).unwrap();
    assert!(matches!(arguments.same_list("sizes", ["1"]), Err(ResumeError::Mismatch { .. })));
    assert!(matches!(arguments.parse_list::<i32, Vec<i32>>("words"), Err(ResumeError::Argument { .. })));
}
