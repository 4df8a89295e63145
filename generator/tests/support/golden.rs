//! Goldens: files that hold what is expected, compared with what there is. With `UPDATE=1` they are written instead. A golden that no case
//! uses any more is an error.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The goldens of one test.
#[derive(Default)]
pub struct Goldens {
    used: BTreeSet<PathBuf>,
    wrong: Vec<String>,
}

impl Goldens {
    /// Compares one golden, or writes it.
    pub fn check(&mut self, path: &Path, actual: &str) {
        self.used.insert(path.to_owned());
        let expected = fs::read_to_string(path).unwrap_or_default();
        if expected == actual {
            return;
        }
        if is_update() {
            fs::create_dir_all(path.parent().expect("a golden stands in a folder")).expect("a folder");
            fs::write(path, actual).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            eprintln!("written: {}", path.display());
        } else {
            self.wrong.push(format!("{}\n{}", path.display(), difference(&expected, actual)));
        }
    }

    /// Demands that every golden below the folder was compared, and that all were as expected.
    ///
    /// # Panics
    ///
    /// When one of them differs or is not used.
    pub fn finish(mut self, folder: &Path, is_golden: impl Fn(&Path) -> bool) {
        // Only a part of the goldens is compared where `CASE` is set.
        let unused = files(folder).into_iter().filter(|path| is_golden(path) && !self.used.contains(path));
        for path in unused.filter(|_| std::env::var_os("CASE").is_none()) {
            if is_update() {
                fs::remove_file(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                eprintln!("removed: {}", path.display());
            } else {
                self.wrong.push(format!("{}\nno case uses it any more", path.display()));
            }
        }
        let wrong = self.wrong.len();
        assert!(wrong == 0, "{wrong} not as expected (UPDATE=1 writes them anew):\n\n{}", self.wrong.join("\n\n"));
    }
}

/// Whether goldens are written instead of compared.
pub fn is_update() -> bool {
    std::env::var("UPDATE").is_ok_and(|value| !value.is_empty() && value != "0")
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// The lines that were expected after `-`, those that there are after `+`, the rest as it is.
fn difference(expected: &str, actual: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), actual.lines().collect());
    // The length of the longest common subsequence of what is left, from the end.
    let mut common = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for at in (0..old.len()).rev() {
        for to in (0..new.len()).rev() {
            common[at][to] = if old[at] == new[to] {
                common[at + 1][to + 1] + 1
            } else {
                common[at + 1][to].max(common[at][to + 1])
            };
        }
    }
    let (mut at, mut to, mut shown) = (0, 0, String::new());
    while at < old.len() || to < new.len() {
        let (mark, line) = if at < old.len() && to < new.len() && old[at] == new[to] {
            (at, to) = (at + 1, to + 1);
            (' ', old[at - 1])
        } else if to == new.len() || (at < old.len() && common[at + 1][to] >= common[at][to + 1]) {
            at += 1;
            ('-', old[at - 1])
        } else {
            to += 1;
            ('+', new[to - 1])
        };
        shown += &format!("{mark}{line}\n");
    }
    shown
}
