//! One method on one subject, so many times: `instructions.sh` counts what it executes. Without arguments it lists them.

#[path = "../tests/pattern/emitted/mod.rs"]
mod emitted;
#[path = "../runtime/src/pattern/mod.rs"]
mod runtime_pattern;
mod subject;

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
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let [subject, method, rounds] = &words[..] else {
        subject::pairs().for_each(|(subject, method)| println!("{} {method}", subject.name));
        return;
    };
    let (subject, method) = subject::pair(subject, method).expect("a subject and a method");
    let rounds: usize = rounds.parse().expect("a number of rounds");
    let test = subject.test(method);
    let admitted = (0..rounds).filter(|_| test(black_box(subject.valid))).count();
    println!("{admitted} of {rounds}");
}
