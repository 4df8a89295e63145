//! `^[a-zA-Z0-9]$|^[a-zA-Z0-9][-_a-zA-Z0-9]{0,61}[a-zA-Z0-9]$`

use crate::byte_class::{ALNUM, ALNUM_DASH_UNDERSCORE};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    match value.as_bytes() {
        [only] => ALNUM.has(*only),
        [first, middle @ .., last] => {
            ALNUM.has(*first) && ALNUM_DASH_UNDERSCORE.all_in(middle, 0, 61) && ALNUM.has(*last)
        }
        _ => false,
    }
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(
        &[
            &[ByteRun::exactly(&ALNUM, 1)],
            &[
                ByteRun::exactly(&ALNUM, 1),
                ByteRun::between(&ALNUM_DASH_UNDERSCORE, 0, 61),
                ByteRun::exactly(&ALNUM, 1),
            ],
        ],
        value,
    )
}
