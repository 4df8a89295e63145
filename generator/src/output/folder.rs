//! What lies in the folder of a crate, and what of it codegen wrote. It never looks through a link, nor into folders that codegen does
//! not fill.

use super::signature::{self, is_marked};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};

/// What codegen writes to at the top of a crate's folder: files and folders.
const FILLED: [&str; 8] =
    [".gitignore", "Cargo.toml", "LICENSES", "README.md", "rustfmt.toml", "src", "tests", "examples"];

/// What cargo, git and a running codegen put into a crate's folder.
const OTHERS: [&str; 4] = ["target", "Cargo.lock", ".git", super::lock::FILE];

/// Begins the name of a file that is being written; one that is still there was left behind by a run that somebody ended.
pub(super) const UNFINISHED: &str = ".codegen-unfinished-";

/// What is at a path.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum FolderEntry {
    /// A plain file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, whatever it leads to.
    Link,
    /// A socket, a pipe or a device.
    Special,
}

/// The entries of a crate's folder, by their paths below it, with `/` between the names.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    entries: BTreeMap<OsString, FolderEntry>,
}

impl Folder {
    /// The folder as it is now; without an entry where it does not exist.
    ///
    /// # Errors
    ///
    /// Any other failure to read it.
    pub fn read(root: &Path) -> io::Result<Self> {
        let mut entries = match list(root, OsStr::new("")) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error),
        };
        entries.retain(|(name, _)| OTHERS.iter().all(|other| name != other));
        let filled = entries.iter().filter(|(name, entry)| *entry == FolderEntry::Folder && is_filled(name));
        let below: Vec<_> = filled.map(|(name, _)| walk(root, name)).collect::<io::Result<_>>()?;
        Ok(Self { root: root.to_owned(), entries: below.into_iter().flatten().chain(entries).collect() })
    }

    /// What is at a path.
    fn entry(&self, path: impl AsRef<OsStr>) -> Option<FolderEntry> {
        self.entries.get(path.as_ref()).copied()
    }

    /// Every path and what is there, sorted.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&OsStr, FolderEntry)> {
        self.entries.iter().map(|(path, entry)| (path.as_os_str(), *entry))
    }

    /// The path with the folder's own before it.
    pub(super) fn whole(&self, path: impl AsRef<Path>) -> PathBuf {
        self.root.join(path)
    }

    /// The text of the plain file at a path; nothing where there is none, or only behind a link.
    pub(super) fn text(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        if self.entry(path) == Some(FolderEntry::File) { fs::read(self.whole(path)).map(Some) } else { Ok(None) }
    }

    /// Whether codegen wrote the plain file at a path: its first line says so, or it was never finished.
    pub(super) fn is_ours(&self, path: &OsStr) -> io::Result<bool> {
        let whole = self.whole(path);
        if whole.file_name().is_some_and(|name| name.to_string_lossy().starts_with(UNFINISHED)) {
            return Ok(true);
        }
        let mut head = Vec::new();
        File::open(whole)?.take(2 * signature::LONGEST as u64).read_to_end(&mut head)?;
        Ok(is_marked(&head))
    }
}

/// Whether codegen writes to a path.
pub(super) fn is_filled(path: impl AsRef<Path>) -> bool {
    path.as_ref().iter().next().is_some_and(|name| FILLED.iter().any(|filled| name == *filled))
}

/// The folders above a path, the nearest first.
pub(super) fn above(path: &OsStr) -> impl Iterator<Item = &OsStr> {
    Path::new(path).ancestors().skip(1).map(Path::as_os_str).filter(|path| !path.is_empty())
}

/// Everything below a folder, which is none that a link leads to.
fn walk(root: &Path, folder: &OsStr) -> io::Result<Vec<(OsString, FolderEntry)>> {
    let entries = list(root, folder)?;
    let folders = entries.par_iter().filter(|(_, entry)| *entry == FolderEntry::Folder);
    let below: Vec<_> = folders.map(|(path, _)| walk(root, path)).collect::<io::Result<_>>()?;
    Ok(entries.into_iter().chain(below.into_iter().flatten()).collect())
}

fn list(root: &Path, folder: &OsStr) -> io::Result<Vec<(OsString, FolderEntry)>> {
    let named = |entry: io::Result<fs::DirEntry>| {
        let entry = entry?;
        let mut path = folder.to_owned();
        if !path.is_empty() {
            path.push("/");
        }
        path.push(entry.file_name());
        let kind = entry.file_type()?;
        let kind = match (kind.is_file(), kind.is_dir(), kind.is_symlink()) {
            (true, ..) => FolderEntry::File,
            (_, true, _) => FolderEntry::Folder,
            (.., true) => FolderEntry::Link,
            (false, false, false) => FolderEntry::Special,
        };
        Ok((path, kind))
    };
    fs::read_dir(root.join(folder))?.map(named).collect()
}

/// Why specs and output cannot be where they are, if so: the output would be inside the specs, or the specs inside the output.
///
/// # Errors
///
/// When one of the folders that exist cannot be looked up.
pub fn overlap(specs: &Path, out: &Path) -> io::Result<Option<String>> {
    let (real_specs, real_out) = (real(specs)?, real(out)?);
    let (specs, out) = (specs.display(), out.display());
    if real_out.starts_with(&real_specs) {
        return Ok(Some(format!(
            "the output {out} would lie inside the specs {specs}; choose another folder with --out"
        )));
    }
    let filled = FILLED.iter().find(|filled| real_specs.starts_with(real_out.join(filled)));
    Ok(filled.map(|filled| {
        format!("the specs {specs} lie inside {out}/{filled}, which codegen fills; move them, or choose another folder with --out")
    }))
}

/// The path without links and `..`; what does not exist yet stays as it was given.
pub(super) fn real(path: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(path) {
        Ok(real) => Ok(real),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let whole = std::path::absolute(path)?;
            let (Some(parent), Some(name)) = (whole.parent(), whole.components().next_back()) else { return Ok(whole) };
            let parent = real(parent)?;
            Ok(if name == Component::ParentDir {
                parent.parent().unwrap_or(&parent).to_owned()
            } else {
                parent.join(name)
            })
        }
        Err(error) => Err(error),
    }
}
