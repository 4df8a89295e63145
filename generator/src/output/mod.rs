//! The files of a crate, compared with a folder on disk and written there; never what they say.

/// What git ignores in the folder of the crate.
pub(crate) const IGNORED: &str = "/target\n/.codegen.lock\nCargo.lock\n";

mod compare;
mod complexity;
mod digest;
mod draft;
mod folder;
mod format;
mod layout;
mod lock;
mod memory;
mod package;
mod print;
mod record;
mod row;
mod rustfmt;
mod signature;
mod write;

pub use compare::{Difference, OutputComparison, compare, shown};
pub(crate) use complexity::is_above_threshold;
pub use digest::Digest;
pub use draft::DraftFile;
pub use folder::{Folder, overlap};
pub use format::format;
pub use lock::Lock;
pub use memory::Memory;
pub use package::Package;
pub use record::{Diagnostics, Drafts, Record, Run, RunInputs, Shares};
pub(crate) use rustfmt::CONFIGURATION;
pub use rustfmt::FormatError;
pub(crate) use signature::MARKER;
pub use signature::{PROGRAM, Signature};
pub use write::{WriteError, write};
