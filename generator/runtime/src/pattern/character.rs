//! Characters counted in UTF-8; never decoded.

/// The number of characters that end before the byte at `place`.
#[inline(never)]
pub(super) const fn characters_before(value: &str, place: usize) -> usize {
    let bytes = value.as_bytes();
    if place >= bytes.len() {
        return characters(value);
    }
    let (mut index, mut starts) = (0, 0);
    while index <= place {
        starts += !is_continuation(bytes[index]) as usize;
        index += 1;
    }
    starts - 1
}

const fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

/// The number of characters.
#[must_use]
#[inline(never)]
pub const fn characters(value: &str) -> usize {
    let mut rest = value.as_bytes();
    let mut count = 0;
    while let [first, tail @ ..] = rest {
        count += !is_continuation(*first) as usize;
        rest = tail;
    }
    count
}

/// Whether the number of characters is from `min` to `max`; they are counted only where the bytes do not tell.
#[must_use]
#[inline(never)]
pub const fn characters_in(value: &str, min: usize, max: usize) -> bool {
    let bytes = value.len();
    if bytes < min || bytes / 4 > max {
        return false;
    }
    if bytes <= max && bytes / 4 >= min {
        return true;
    }
    let count = characters(value);
    min <= count && count <= max
}

/// The place of the first character too many, or the number of characters.
#[must_use]
#[inline(never)]
pub const fn length_mismatch(value: &str, max: usize) -> usize {
    let count = characters(value);
    if count < max { count } else { max }
}
