//! One emitted matcher on one text, so many times, and nothing else: `instructions.sh` compiles this by `rustc` alone and counts what it
//! executes.

#[path = "../../tests/pattern/emitted/mod.rs"]
mod emitted;
#[path = "../../runtime/src/pattern/mod.rs"]
mod runtime_pattern;

/// Where the emitted code looks for what it is made of.
mod runtime {
    pub(crate) use crate::runtime_pattern as pattern;
}

/// Where the emitted code looks for its classes.
mod byte_class {
    pub(crate) use crate::emitted::byte_class::*;
}

use std::hint::black_box;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [name, text, rounds] = &words[..] else { panic!("a matcher, a text and a number of rounds") };
    let found = emitted::ALL.iter().find(|(own, ..)| own == name);
    let (_, is_valid, first_mismatch) = found.expect("a matcher of the corpus");
    assert_eq!(first_mismatch(text), text.chars().count(), "a member");
    let rounds: usize = rounds.parse().expect("a number");
    let admitted = (0..rounds).filter(|_| black_box(is_valid)(black_box(text))).count();
    assert_eq!(admitted, rounds);
}
