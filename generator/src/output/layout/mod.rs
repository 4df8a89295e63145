//! The layout that rustfmt gives to the items of which an emitted crate has most, found without asking it. What is not known for certain is
//! left to rustfmt.

mod attribute;
mod body;
mod chain;
mod choice;
mod expression;
mod flat;
mod import;
mod item;
mod list;
mod shape;
mod tree;

use proc_macro2::TokenStream;

/// Items as rustfmt prints them, or on one line where that is not known.
pub(super) fn lay_out(items: TokenStream) -> Result<String, String> {
    let mut row = tree::Row::default();
    tree::trees(items, &mut row).and_then(|trees| item::items(&trees)).ok_or_else(|| row.into_text())
}
