//! `^(?!-)[a-z0-9-]{1,63}(?<!-)$`

use crate::byte_class::{LOWER_ALNUM, LOWER_ALNUM_DASH};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    match value.as_bytes() {
        [only] => LOWER_ALNUM.has(*only),
        [first, middle @ .., last] => {
            LOWER_ALNUM.has(*first) && LOWER_ALNUM_DASH.all_in(middle, 0, 61) && LOWER_ALNUM.has(*last)
        }
        _ => false,
    }
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(
        &[
            &[ByteRun::exactly(&LOWER_ALNUM, 1)],
            &[
                ByteRun::exactly(&LOWER_ALNUM, 1),
                ByteRun::between(&LOWER_ALNUM_DASH, 0, 61),
                ByteRun::exactly(&LOWER_ALNUM, 1),
            ],
        ],
        value,
    )
}
