//! The public surface of the emitted crate: every item that a downstream crate can name, with its path, its type and how a person reads
//! it. It is made from the model alone, as what is emitted is; never from what is emitted. The compiler holds the two together
//! (`tests/semver.rs`).

pub mod definition;
pub mod enumeration;
pub mod field;
mod item;
pub mod module;
pub mod operation;
mod pins;
pub mod response;
pub mod service;
pub mod structure;
mod ty;
pub mod union;

pub use item::{Argument, Function, FunctionKind, Item, Role, TypeKind};
pub use pins::{pins, uses};
pub use ty::{Made, Names, Purpose, Renames, RustType, Spelling, UNCHANGED};

use crate::model::Api;

/// All items of the crate.
pub fn items(api: &Api) -> Vec<Item> {
    let formats = api.formats.iter().flat_map(|format| definition::items(api, format));
    formats.chain(api.modules.iter().flat_map(|it| module::items(api, it))).collect()
}
