//! Reads the spec folder from disk; never looks into the files.

use super::Sources;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A spec file larger than this is refused, so that a wrong path cannot fill the memory: 8 MiB, which nobody types in one file.
const MAX_FILE_BYTES: u64 = 8 << 20;

/// All of them together.
const MAX_BYTES: u64 = 64 << 20;

/// Why a link is refused.
pub(crate) const LINK: &str = "a link; specs are plain files and folders";

/// Whether a file is one of the specs, by its name.
pub(crate) fn is_spec(path: &Path) -> bool {
    let extension = path.extension();
    extension.is_some_and(|extension| ["yaml", "yml"].iter().any(|known| extension.eq_ignore_ascii_case(known)))
}

/// Why a file of this size is refused.
pub(crate) fn too_large(size: u64) -> Option<String> {
    (size > MAX_FILE_BYTES).then(|| format!("{size} bytes; a spec file may have {MAX_FILE_BYTES}"))
}

/// Why files of this size together are refused.
pub(crate) fn too_large_together(size: u64) -> Option<String> {
    (size > MAX_BYTES).then(|| format!("the specs have more than {MAX_BYTES} bytes"))
}

/// A file or folder of the specs that cannot be read.
#[derive(Debug)]
pub struct LoadError {
    path: PathBuf,
    cause: io::Error,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read {}: {}", self.path.display(), self.cause)
    }
}

/// The message has the cause in it, so that it is not the source as well.
impl std::error::Error for LoadError {}

/// Reads every `.yaml` and `.yml` file below `root`, sorted by path; hidden files and folders are passed over. Paths begin with `root`
/// as it was given, so that messages name them as the user typed them.
///
/// # Errors
///
/// The first file or folder that cannot be read, is larger than 8 MiB, or is a link: what a link leads to may lie
/// outside the specs, or be one of the folders that contain it. Also more than 64 MiB in all.
pub fn load(root: &Path) -> Result<Sources, LoadError> {
    let mut paths = Vec::new();
    collect(root.strip_prefix(".").ok().filter(|rest| rest.iter().next().is_some()).unwrap_or(root), &mut paths)?;
    paths.sort();
    let mut sources = Sources::default();
    let mut total = 0;
    for path in paths {
        let bytes = read(&path)?;
        total += bytes.len() as u64;
        if let Some(cause) = too_large_together(total) {
            return Err(refused(root, io::ErrorKind::FileTooLarge, &cause));
        }
        sources.add_bytes(path, bytes);
    }
    Ok(sources)
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> Result<(), LoadError> {
    let failed = |cause| LoadError { path: folder.to_owned(), cause };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let kind = entry.file_type().map_err(failed)?;
        let is_spec = is_spec(&path);
        if kind.is_dir() {
            collect(&path, paths)?;
        } else if kind.is_symlink() && (is_spec || path.is_dir()) {
            return Err(refused(&path, io::ErrorKind::InvalidInput, LINK));
        } else if is_spec {
            paths.push(path);
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>, LoadError> {
    let failed = |cause| LoadError { path: path.to_owned(), cause };
    let about = fs::metadata(path).map_err(failed)?;
    if !about.is_file() {
        return Err(refused(path, io::ErrorKind::InvalidInput, "not a plain file"));
    }
    if let Some(cause) = too_large(about.len()) {
        return Err(refused(path, io::ErrorKind::FileTooLarge, &cause));
    }
    fs::read(path).map_err(failed)
}

fn refused(path: &Path, kind: io::ErrorKind, cause: &str) -> LoadError {
    LoadError { path: path.to_owned(), cause: io::Error::new(kind, cause) }
}
