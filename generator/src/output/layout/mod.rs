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

use super::row::Token;

/// Items as rustfmt prints them; nothing where that is not known.
pub(super) fn lay_out(row: &str, tokens: &[Token]) -> Option<String> {
    item::items(&tree::trees(row, tokens))
}
