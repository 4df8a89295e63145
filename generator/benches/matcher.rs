//! Emitted matchers beside the engines that they stand in for, in one run: `cargo bench -p generator --bench matcher`.
//!
//! Trust the ratios: where the linker puts a loop moves the same code by some nanoseconds from one build to the next.

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

use divan::{Bencher, black_box};
use subject::{Method, SUBJECTS, Subject};

fn main() {
    divan::main();
}

fn validate(bencher: Bencher, subject: &Subject, method: Method, text: &str) {
    let test = subject.test(method);
    bencher.bench_local(|| test(black_box(text)));
}

#[divan::bench(args = Method::ALL, consts = [0, 1, 2, 3])]
fn valid<const SUBJECT: usize>(bencher: Bencher, method: Method) {
    let subject = &SUBJECTS[SUBJECT];
    validate(bencher, subject, method, subject.valid);
}

#[divan::bench(args = Method::ALL, consts = [0, 1, 2, 3])]
fn last_byte_wrong<const SUBJECT: usize>(bencher: Bencher, method: Method) {
    let subject = &SUBJECTS[SUBJECT];
    let mut text = subject.valid.to_owned();
    text.pop();
    text.push('!');
    validate(bencher, subject, method, &text);
}
