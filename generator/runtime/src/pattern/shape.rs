//! Where a text leaves its shape; whether it has the shape is decided by generated code.

use super::byte_class::ByteClass;
use super::character::characters_before;

/// So many bytes of one class: a part of a shape.
#[derive(Clone, Copy, Debug)]
pub struct ByteRun {
    class: &'static ByteClass,
    min: usize,
    max: usize,
}

impl ByteRun {
    /// Exactly so many bytes.
    #[must_use]
    pub const fn exactly(class: &'static ByteClass, count: usize) -> Self {
        Self::between(class, count, count)
    }

    /// At least so many bytes.
    #[must_use]
    pub const fn at_least(class: &'static ByteClass, min: usize) -> Self {
        Self::between(class, min, usize::MAX)
    }

    /// From so many to so many bytes.
    #[must_use]
    pub const fn between(class: &'static ByteClass, min: usize, max: usize) -> Self {
        Self { class, min, max }
    }
}

/// The place of the first character after which no completion has one of the shapes, or the number of characters. At
/// most one run of a shape has room between its bounds.
#[must_use]
#[inline(never)]
pub const fn shapes_mismatch(shapes: &[&[ByteRun]], value: &str) -> usize {
    let mut latest = 0;
    let mut index = 0;
    while index < shapes.len() {
        let dead = shape_mismatch(shapes[index], value.as_bytes());
        if dead > latest {
            latest = dead;
        }
        index += 1;
    }
    characters_before(value, latest)
}

/// As [`shapes_mismatch`], in bytes.
///
/// Whether a byte belongs to the run or to what follows it depends on the length of the whole text. So the answer is the
/// latest over the lengths that a completion can have; only those matter that put the first byte which is not of the run
/// behind the run.
const fn shape_mismatch(shape: &[ByteRun], bytes: &[u8]) -> usize {
    let (mut before, mut after, mut room) = (0, 0, None);
    let mut index = 0;
    while index < shape.len() {
        let run = shape[index];
        match room {
            None if run.min == run.max => before += run.min,
            None => room = Some(run),
            Some(_) => after += run.min,
        }
        index += 1;
    }
    let Some(run) = room else {
        return mismatch(shape, bytes, before, 0);
    };
    let head = mismatch(shape, bytes, before + run.min + after, 0);
    if head < before {
        return head;
    }
    let mut clean = before;
    while clean < bytes.len() && run.class.has(bytes[clean]) {
        clean += 1;
    }
    let least = before + run.min + after;
    let most = run.max.saturating_add(before + after);
    let mut latest = if most > clean + after { clean } else { 0 };
    if clean > bytes.len() {
        clean = bytes.len();
    }
    let top = if most < clean + after { most } else { clean + after };
    let mut total = if top > least + after { top - after } else { least };
    while total <= top {
        let dead = mismatch(shape, bytes, total, before);
        if dead > latest {
            latest = dead;
        }
        total += 1;
    }
    if latest > bytes.len() { bytes.len() } else { latest }
}

/// The first byte that does not fit when the whole text has `total` bytes; bytes before `from` are known to fit.
const fn mismatch(shape: &[ByteRun], bytes: &[u8], total: usize, from: usize) -> usize {
    let mut fixed = 0;
    let mut index = 0;
    while index < shape.len() {
        fixed += shape[index].min;
        index += 1;
    }
    let mut end = 0;
    let mut place = from;
    index = 0;
    while index < shape.len() {
        let run = shape[index];
        end += if run.min == run.max { run.min } else { run.min + total - fixed };
        while place < end {
            if place == bytes.len() || !run.class.has(bytes[place]) {
                return place;
            }
            place += 1;
        }
        index += 1;
    }
    place
}
