//! Emitted matchers beside the engines that they stand in for, in one run: `cargo bench -p generator --bench matcher`.
//!
//! Trust the ratios: where the linker puts a loop moves the same code by some nanoseconds from one build to the next. At the end stands
//! what the first use in a process costs, with whatever has to be made before it: the median over processes of their own.

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
use std::fmt;
use std::process::Command;
use std::time::Instant;
use subject::{Method, Subject};

const PROCESSES: usize = 101;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["--first-use", subject, method] => {
            let (subject, method) = subject::pair(subject, method).expect("a subject and a method");
            println!("{}", first_use(subject, method));
        }
        _ => {
            divan::main();
            let listed_only = words.contains(&"--test") || words.contains(&"--list");
            if !listed_only {
                first_uses();
            }
        }
    }
}

/// Nanoseconds from nothing to the first answer.
fn first_use(subject: &Subject, method: Method) -> u128 {
    let start = Instant::now();
    let test = subject.test(method);
    let admitted = test(black_box(subject.valid));
    let time = start.elapsed().as_nanos();
    assert!(admitted, "{}", subject.name);
    time
}

fn first_uses() {
    let program = std::env::current_exe().expect("a program knows where it is");
    println!("first use, median of {PROCESSES} processes");
    for (subject, method) in subject::pairs() {
        let mut times: Vec<u128> = (0..PROCESSES)
            .map(|_| {
                let output = Command::new(&program).args(["--first-use", subject.name, &method.to_string()]).output();
                let output = output.expect("this program runs");
                String::from_utf8_lossy(&output.stdout).trim().parse().expect("a number")
            })
            .collect();
        times.sort_unstable();
        println!("  {:<14} {:<8} {:>8} ns", subject.name, method.to_string(), times[PROCESSES / 2]);
    }
}

/// A subject and a way to test it, as one line of the results.
struct Row(&'static Subject, Method);

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.0.name, self.1)
    }
}

fn rows() -> impl Iterator<Item = Row> {
    subject::pairs().map(|(subject, method)| Row(subject, method))
}

fn validate(bencher: Bencher<'_, '_>, row: &Row, text: &str) {
    let test = row.0.test(row.1);
    bencher.bench_local(|| test(black_box(text)));
}

#[divan::bench(args = rows())]
fn valid(bencher: Bencher<'_, '_>, row: &Row) {
    validate(bencher, row, row.0.valid);
}

#[divan::bench(args = rows())]
fn first_byte_wrong(bencher: Bencher<'_, '_>, row: &Row) {
    validate(bencher, row, &format!("!{}", &row.0.valid[1..]));
}

#[divan::bench(args = rows())]
fn last_byte_wrong(bencher: Bencher<'_, '_>, row: &Row) {
    let last = row.0.valid.len() - 1;
    validate(bencher, row, &format!("{}!", &row.0.valid[..last]));
}

#[divan::bench(args = rows())]
fn too_long(bencher: Bencher<'_, '_>, row: &Row) {
    validate(bencher, row, &"a".repeat(64));
}
