//! The place of a value on its way through serde, which knows nothing of places: numbers, then the value; never the tree that they come from.

use crate::source::{FileId, Span, Spanned};
use serde::de::{Deserialize, Deserializer};

/// The places of a key and its value on their way through serde: the file, then where each begins and ends.
pub(super) type KeyedSpans = [u32; 5];

/// The place of the key, and that of the value.
pub(super) fn spans([file, key_start, key_end, start, end]: KeyedSpans) -> (Span, Span) {
    let file = FileId(file);
    (Span { file, start: key_start, end: key_end }, Span { file, start, end })
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (places, value): (KeyedSpans, T) = Deserialize::deserialize(deserializer)?;
        Ok(Self { value, span: spans(places).1 })
    }
}
