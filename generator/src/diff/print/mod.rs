//! The forms of a report; each holds all of it, and all are printed from one outline.

mod changelog;
mod entry;
mod github;
mod headline;
mod json;
mod markdown;
mod outline;
mod sarif;
mod summary;
mod text;
mod wording;
mod wrap;

pub use changelog::changelog;
pub use github::github;
pub use headline::headline;
pub use json::{SCHEMA_VERSION, json};
pub(super) use markdown::capital;
pub use markdown::markdown;
pub use sarif::sarif;
pub use text::{brief, text};
pub(super) use wrap::wrap;
