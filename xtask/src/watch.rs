//! `cargo xtask codegen --watch`: again whenever a spec changes. It asks for the times of the files instead of being told by the system,
//! which is a thousandth of a second's work even for a thousand files, and works on every disk, shared and mounted ones included.

use crate::job::{Done, Job, verb};
use crate::outcome::Outcome;
use crate::{stderr, stdout};
use anyhow::Result;
use std::collections::HashSet;
use std::fs;
use std::mem;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

/// How long a change can go unnoticed.
const INTERVAL: Duration = Duration::from_millis(25);

/// How long the files must stay as they are before a change counts as complete.
const REST: Duration = Duration::from_millis(10);

/// The same where a file was emptied or taken away, which is what many programs do before they write it.
const REST_AFTER_LOSS: Duration = Duration::from_millis(500);

/// Runs until somebody ends it, or nobody reads what it says.
pub(crate) fn run(job: &Job) -> Result<Outcome> {
    let mut seen = files(&job.specs);
    loop {
        let started = Instant::now();
        match job.write() {
            Ok(Some(done)) => stdout::print(&format!("{} ({:.0?})\n", line(&done, &job.out), started.elapsed()))?,
            // The mistakes in the specs were shown.
            Ok(None) => {}
            Err(error) if stdout::is_broken_pipe(&error) => return Err(error),
            // A file may be gone for a moment while an editor replaces it.
            Err(error) => stderr::error(&format!("{error:#}")),
        }
        stderr::say(&format!("watching {}", job.specs.display()));
        seen = changed(&job.specs, &seen);
    }
}

/// Waits until the files are others than those that were seen, and have come to rest.
fn changed(specs: &Path, seen: &[Seen]) -> Vec<Seen> {
    let (mut now, mut since) = (files(specs), Instant::now());
    loop {
        let rest = if has_lost_any(seen, &now) { REST_AFTER_LOSS } else { REST };
        let is_changed = now != seen;
        if is_changed && since.elapsed() >= rest {
            return now;
        }
        thread::sleep(if is_changed { REST } else { INTERVAL });
        let last = mem::replace(&mut now, files(specs));
        if now != last {
            since = Instant::now();
        }
    }
}

/// Whether a file that held something is empty or gone.
fn has_lost_any(before: &[Seen], now: &[Seen]) -> bool {
    let filled: HashSet<&Path> = now.iter().filter(|file| file.size > 0).map(|file| file.path.as_path()).collect();
    before.iter().any(|file| file.size > 0 && !filled.contains(file.path.as_path()))
}

/// A file with what changes when somebody writes it.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Seen {
    path: PathBuf,
    time: Option<SystemTime>,
    size: u64,
}

/// Everything below a folder that is not hidden; what cannot be read now is left out, and seen when it can.
fn files(folder: &Path) -> Vec<Seen> {
    let mut seen = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        let Ok(about) = entry.metadata() else { continue };
        if about.is_dir() {
            seen.extend(files(&entry.path()));
        } else {
            seen.push(Seen { path: entry.path(), time: about.modified().ok(), size: about.len() });
        }
    }
    seen.sort();
    seen
}

/// What a run changed, in one line.
fn line(done: &Done, out: &Path) -> String {
    const SHOWN: usize = 3;
    let differences = &done.comparison.differences;
    let mut parts: Vec<String> = differences
        .iter()
        .take(SHOWN)
        .map(|difference| format!("{} {}", verb(difference), difference.path().display()))
        .collect();
    if let Some(more) = differences.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        parts.push(format!("{more} more"));
    }
    let changes = if parts.is_empty() { "nothing changed".to_owned() } else { parts.join(", ") };
    format!("{}: {changes}", out.display())
}
