//! What an emitted client accepts when it reads, which may be more than its contract says: stated here for old clients, new clients and
//! what an old service responds; never what either contract allows.

use super::law::Guard;
use crate::model::{Enumeration, Field, Presence, Reading, Type};

/// What a reader may accept beyond its contract, the least of it first.
pub(super) const TOLERANCES: [&[Guard]; 7] = [
    &[Guard::TolerantReader],
    &[Guard::OpenValues],
    &[Guard::LenientReader],
    &[Guard::TolerantReader, Guard::OpenValues],
    &[Guard::TolerantReader, Guard::LenientReader],
    &[Guard::OpenValues, Guard::LenientReader],
    &[Guard::TolerantReader, Guard::OpenValues, Guard::LenientReader],
];

/// Whether a response without the property is read.
pub(super) fn accepts_absence(field: &Field) -> bool {
    match field.reading() {
        Reading::Required | Reading::Responded => false,
        Reading::Optional => true,
    }
}

/// Whether the property is read from `null`.
pub(super) fn accepts_null(field: &Field) -> bool {
    match field.presence {
        Presence::Required => field.ty == Type::Any,
        Presence::RequiredNullable | Presence::Optional | Presence::OptionalNullable => true,
    }
}

/// Whether values that are not listed are read, and kept.
pub(super) fn accepts_unlisted(enumeration: &Enumeration) -> bool {
    !enumeration.closed
}
