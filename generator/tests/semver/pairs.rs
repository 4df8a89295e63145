//! The pairs of specs that are judged: the cases below `diff/case`, or, where `PAIRS` names a folder, each folder in it that has the folders
//! `old` and `new`; `CASE` chooses among either.

use crate::case;
use crate::chosen::chosen;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

fn given() -> Option<OsString> {
    env::var_os("PAIRS")
}

/// Whether every case is judged, so that counts of all of them hold.
pub fn is_every_case() -> bool {
    given().is_none() && env::var_os("CASE").is_none()
}

/// Their names, sorted.
///
/// # Panics
///
/// When the folder cannot be read, or a case is not written as it should be.
pub fn names() -> Vec<String> {
    let Some(folder) = given() else { return case::cases() };
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("PAIRS: {}: {error}", folder.to_string_lossy()));
    let paths = entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.join("old").is_dir());
    let mut names: Vec<String> =
        paths.filter_map(|path| Some(path.file_name()?.to_str().expect("a plain name").to_owned())).collect();
    names.sort();
    chosen(names)
}

/// Where the spec of one side is.
pub fn folder(name: &str, which: &str) -> PathBuf {
    given().map_or_else(|| case::folder(name, which), |pairs| Path::new(&pairs).join(name).join(which))
}
