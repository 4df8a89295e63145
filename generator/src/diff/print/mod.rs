//! The forms of a report; each holds all of it.

mod changelog;
mod json;
mod markdown;
mod sarif;
mod text;
mod wording;

pub use changelog::changelog;
pub use json::{SCHEMA_VERSION, json};
pub use markdown::markdown;
pub use sarif::sarif;
pub use text::text;
pub(super) use wording::headline;
