//! What differs between a package and a folder; `codegen` and `codegen --check` share it.

use super::Package;
use super::draft::DraftFile;
use super::folder::{Folder, FolderEntry, above, is_filled};
use super::signature::is_marked;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A file that is not on disk as it is in the package.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Difference {
    /// It is not on disk.
    Missing(String),
    /// Its text differs.
    Stale(String),
    /// Codegen wrote it, and the package does not have it.
    Orphaned(PathBuf),
}

impl Difference {
    /// The path of the file.
    pub fn path(&self) -> &Path {
        match self {
            Self::Missing(path) | Self::Stale(path) => Path::new(path),
            Self::Orphaned(path) => path,
        }
    }
}

/// What a folder has and lacks, measured by a package.
#[derive(Clone, Debug, Default)]
pub struct OutputComparison {
    /// What codegen would change, sorted by kind and path; nothing where the folder is what it should be.
    pub differences: Vec<Difference>,
    /// What codegen did not write, which it neither replaces nor removes; sorted.
    pub foreign: Vec<PathBuf>,
    /// The part of that which is where files of the package belong; sorted.
    pub in_the_way: Vec<PathBuf>,
    /// Whether a file in the folder was written by codegen.
    pub is_ours: bool,
}

/// Compares; never through a link.
///
/// # Errors
///
/// A file that cannot be read.
pub fn compare(package: &Package, folder: &Folder) -> io::Result<OutputComparison> {
    let files: Vec<&DraftFile> = package.drafts().collect();
    let judged = files.par_iter().map(|file| inspect(folder, file)).collect::<io::Result<Vec<_>>>()?;
    let mut comparison = OutputComparison { is_ours: package.kept().next().is_some(), ..OutputComparison::default() };
    for (found, file) in judged.into_iter().zip(&files) {
        let path = || file.path.clone();
        comparison.is_ours |= matches!(found, OnDisk::Same | OnDisk::Ours);
        match found {
            OnDisk::Same => {}
            OnDisk::Nothing => comparison.differences.push(Difference::Missing(path())),
            OnDisk::Ours | OnDisk::Worthless => comparison.differences.push(Difference::Stale(path())),
            OnDisk::Foreign => {
                comparison.differences.push(Difference::Stale(path()));
                comparison.foreign.push(path().into());
                comparison.in_the_way.push(path().into());
            }
        }
    }
    others(package, folder, &mut comparison)?;
    comparison.differences.sort();
    comparison.foreign.sort();
    comparison.in_the_way.sort();
    Ok(comparison)
}

/// What is where a file belongs.
enum OnDisk {
    /// No file; perhaps a folder or a link.
    Nothing,
    /// What is expected.
    Same,
    /// Another text that codegen wrote.
    Ours,
    /// Nothing that could be lost: each of its lines is in what is expected, as when only the first line was taken out.
    Worthless,
    /// Somebody else's.
    Foreign,
}

fn inspect(folder: &Folder, file: &DraftFile) -> io::Result<OnDisk> {
    let Some(found) = folder.text(&file.path)? else { return Ok(OnDisk::Nothing) };
    Ok(if found == file.text.as_bytes() {
        OnDisk::Same
    } else if is_marked(&found) {
        OnDisk::Ours
    } else if has_every_line(&file.text, &found) {
        OnDisk::Worthless
    } else {
        OnDisk::Foreign
    })
}

fn has_every_line(text: &str, found: &[u8]) -> bool {
    let lines: BTreeSet<&[u8]> = text.lines().map(str::as_bytes).collect();
    found.split(|byte| *byte == b'\n').all(|line| line.is_empty() || lines.contains(line))
}

/// Everything in the folder that is no file of the package, nor a folder that the package needs.
fn others(package: &Package, folder: &Folder, comparison: &mut OutputComparison) -> io::Result<()> {
    // Nearly always the file before is in the same folder.
    let mut paths: Vec<&str> = package.paths().collect();
    paths.dedup_by(|path, last| parent(path) == parent(last));
    let needed: BTreeSet<&OsStr> = paths.into_iter().flat_map(|path| above(OsStr::new(path))).collect();
    let belongs = |path: &OsStr| path.to_str().is_some_and(|path| package.has(path));
    for (path, entry) in folder.iter() {
        let (is_needed, is_file) = (needed.contains(path), belongs(path));
        let is_in_the_way = match entry {
            // What is in it is judged by itself.
            FolderEntry::Folder if is_filled(path) => continue,
            // A link is taken away where something belongs: what it leads to stays.
            FolderEntry::Link if is_file || is_needed => continue,
            FolderEntry::Folder | FolderEntry::Link | FolderEntry::Special => is_file || is_needed,
            FolderEntry::File if is_file => continue,
            FolderEntry::File if folder.is_ours(path)? => {
                comparison.is_ours = true;
                comparison.differences.push(Difference::Orphaned(path.into()));
                continue;
            }
            FolderEntry::File if is_needed && fs::metadata(folder.whole(path))?.len() == 0 => continue,
            FolderEntry::File => is_needed || above(path).any(belongs),
        };
        comparison.foreign.push(path.into());
        if is_in_the_way {
            comparison.in_the_way.push(path.into());
        }
    }
    Ok(())
}

/// The folder of a file, which is none at the top.
fn parent(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder)
}

/// The first of some paths, for messages.
pub fn shown(paths: &[PathBuf], root: &Path) -> String {
    const SHOWN: usize = 10;
    let mut names: Vec<String> = paths.iter().take(SHOWN).map(|path| root.join(path).display().to_string()).collect();
    if let Some(more) = paths.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        names.push(format!("{more} more"));
    }
    names.join(", ")
}
