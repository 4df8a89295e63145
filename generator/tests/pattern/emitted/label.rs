//! `^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$`
use crate::byte_class::{ALNUM, ALNUM_DASH_DOT_UNDERSCORE};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    match value.as_bytes() {
        [] => true,
        [only] => ALNUM.has(*only),
        [first, middle @ .., last] => {
            ALNUM.has(*first) && ALNUM_DASH_DOT_UNDERSCORE.all_in(middle, 0, 61) && ALNUM.has(*last)
        }
    }
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(
        &[
            &[],
            &[ByteRun::exactly(&ALNUM, 1)],
            &[
                ByteRun::exactly(&ALNUM, 1),
                ByteRun::between(&ALNUM_DASH_DOT_UNDERSCORE, 0, 61),
                ByteRun::exactly(&ALNUM, 1),
            ],
        ],
        value,
    )
}
