//! The text of the spec files and places in it; never what the text means.

mod load;
mod place;

pub(crate) use load::{LINK, is_spec, too_large, too_large_together};
pub use load::{LoadError, load};
pub use place::{FileId, Source, Sources, Span, Spanned};
