//! Calls from code that is not async: inside a runtime of tokio, and with no runtime where nothing needs one.

use crate::shop::Shop;
use crate::support::{Loopback, MockResponse, Scripted};
use futures::executor::block_on;
use std::panic::{AssertUnwindSafe, catch_unwind};

#[test]
fn code_that_is_not_async_blocks_on_a_runtime_of_tokio() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let server = runtime.block_on(Loopback::start([MockResponse::json(200, r#"{"id":"7"}"#)]));
    let shop = Shop::with(server.options());
    assert_eq!(runtime.block_on(shop.order("7", None)).unwrap().value().id, "7");
}

#[test]
fn a_transport_that_needs_no_reactor_runs_on_any_executor() {
    let transport = Scripted::new([MockResponse::json(200, r#"{"id":"7"}"#)]);
    assert_eq!(block_on(Shop::scripted(&transport).order("7", None)).unwrap().value().id, "7");
}

#[test]
fn the_transport_of_azure_core_panics_outside_of_tokio() {
    let shop = Shop { service: Shop::builder().build().unwrap() };
    let panic = catch_unwind(AssertUnwindSafe(|| block_on(shop.order("7", None)))).unwrap_err();
    let said = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    assert!(said.is_some_and(|said| said.contains("no reactor running")), "{said:?}");
}
