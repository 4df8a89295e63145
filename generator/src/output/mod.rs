//! The files of a crate, compared with a folder on disk and written there; never what they say.

mod compare;
mod format;
mod package;
mod write;

pub use compare::{Difference, compare};
pub(crate) use format::CONFIGURATION;
pub use format::{FormatError, format};
pub use package::Package;
pub use write::{WriteError, write};
