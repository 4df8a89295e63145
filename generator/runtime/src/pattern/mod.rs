//! What the generated matchers are made of: byte classes, shapes and tables. It reads no pattern and allocates nothing.
//!
//! Every test is a `const fn`, so that a wrong literal is found by the compiler. Lengths are in bytes where the name does
//! not say characters. A place is where a text went wrong, in characters: that of the first one after which no completion
//! is right, or the number of characters when the text merely ends too early.
//!
//! What loops is not inlined: one copy serves every matcher, which keeps a crate of hundreds quick to compile. The exception
//! is the test by place, whose bounds are known only where it is called.

mod byte_class;
mod character;
mod character_table;
mod shape;
mod table;
mod word;

pub use byte_class::ByteClass;
pub use character::{characters, characters_in, length_mismatch};
pub use character_table::CharacterTable;
pub use shape::{ByteRun, shapes_mismatch};
pub use table::ByteTable;
pub use word::{is_one_of, is_path_segment, words_mismatch};

/// The least of some places: where the first of several conditions cannot be met any more.
#[must_use]
pub const fn earliest(places: &[usize]) -> usize {
    let mut least = usize::MAX;
    let mut index = 0;
    while index < places.len() {
        if places[index] < least {
            least = places[index];
        }
        index += 1;
    }
    least
}
