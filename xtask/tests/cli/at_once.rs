//! Two runs at once, and a run that goes on.

use crate::bakery::{Bakery, MODELS};
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Stdio};
use std::thread;
use std::time::Duration;

/// Ended when it is dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

#[test]
fn a_second_run_waits_for_the_first_and_names_the_lock() {
    let bakery = Bakery::new();
    assert_eq!(bakery.code(&["codegen"]), Some(0));
    bakery.write("specs/bakery/2024-03-01/models.yaml", &MODELS.replace("A loaf.", "A loaf of bread."));
    let before = bakery.times();
    let lock = File::open(bakery.path("out/.codegen.lock")).expect("the lock of the run before");
    lock.lock().expect("nobody has it");
    let second = bakery.command(&["codegen"]).stderr(Stdio::piped()).stdout(Stdio::null()).spawn();
    let mut second = Running(second.expect("the command runs"));
    let mut said = String::new();
    let mut stderr = BufReader::new(second.0.stderr.take().expect("a pipe"));
    stderr.read_line(&mut said).expect("a line");
    assert_eq!(said, "waiting for another codegen, which holds out/.codegen.lock\n");
    assert_eq!(bakery.times(), before, "who waits writes nothing");
    lock.unlock().expect("it was locked");
    assert_eq!(second.0.wait().expect("it ends").code(), Some(0));
    assert_ne!(bakery.times(), before);
}

#[test]
fn watching_writes_again_whenever_a_spec_changes() {
    const MODELS_FILE: &str = "specs/bakery/2024-03-01/models.yaml";
    let bakery = Bakery::new();
    let child = bakery.command(&["codegen", "--watch"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut watching = Running(child.expect("the command runs"));
    let mut stderr = BufReader::new(watching.0.stderr.take().expect("a pipe")).lines();
    let mut stdout = BufReader::new(watching.0.stdout.take().expect("a pipe")).lines();
    let mut at_rest = move || {
        let said = stderr.find(|line| line.as_ref().is_ok_and(|line| line == "watching specs"));
        assert!(said.is_some(), "it ended");
    };
    let mut line = move || stdout.next().expect("it goes on").expect("text");
    let starts = |line: &str, with: &str| assert!(line.starts_with(with), "{line}");
    starts(&line(), "out: created .gitignore, created Cargo.toml, created README.md, ");
    at_rest();
    bakery.write(MODELS_FILE, &MODELS.replace("A loaf.", "A loaf of bread."));
    starts(&line(), "out: updated src/bakery/v2024_03_01/models/loaf.rs (");
    at_rest();
    // Many a program empties a file before it writes it.
    bakery.write(MODELS_FILE, "");
    thread::sleep(Duration::from_millis(50));
    bakery.write(MODELS_FILE, &MODELS.replace("A loaf.", "A loaf of rye."));
    starts(&line(), "out: updated src/bakery/v2024_03_01/models/loaf.rs (");
    at_rest();
    // Others take it away.
    fs::remove_file(bakery.path(MODELS_FILE)).expect("it is there");
    thread::sleep(Duration::from_millis(50));
    bakery.write(MODELS_FILE, &MODELS.replace("A loaf.", "A loaf of wheat."));
    starts(&line(), "out: updated src/bakery/v2024_03_01/models/loaf.rs (");
    at_rest();
    bakery.write(MODELS_FILE, &MODELS.replace("type: Crust", "type: Crumb"));
    starts(&line(), "error[unknown-model]: there is no model `Crumb`");
    at_rest();
    bakery.write(MODELS_FILE, MODELS);
    let written = std::iter::repeat_with(line).find(|line| line.starts_with("out: "));
    starts(&written.expect("a line"), "out: updated src/bakery/v2024_03_01/models/loaf.rs (");
}
