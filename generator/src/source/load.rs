//! Reads the spec folder from disk; never looks into the files.

use super::Sources;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A spec file larger than this is refused, so that a wrong path cannot fill the memory: 64 MiB.
const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;

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

impl std::error::Error for LoadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}

/// Reads every `.yaml` and `.yml` file below `root`, sorted by path; paths are kept relative to `root`'s parent, so that messages
/// name them as a user at the top of the project would type them.
///
/// # Errors
///
/// The first file or folder that cannot be read, is not UTF-8, or is larger than 64 MiB.
pub fn load(root: &Path) -> Result<Sources, LoadError> {
    let mut paths = Vec::new();
    collect(root, &mut paths)?;
    paths.sort();
    let mut sources = Sources::default();
    for path in paths {
        let text = read(&path)?;
        sources.add(path, text);
    }
    Ok(sources)
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> Result<(), LoadError> {
    let failed = |cause| LoadError { path: folder.to_owned(), cause };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let path = entry.path();
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if hidden {
            continue;
        }
        if entry.file_type().map_err(failed)?.is_dir() {
            collect(&path, paths)?;
        } else if path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml") {
            paths.push(path);
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<String, LoadError> {
    let failed = |cause| LoadError { path: path.to_owned(), cause };
    let size = fs::metadata(path).map_err(failed)?.len();
    if size > MAX_FILE_BYTES {
        let cause =
            io::Error::new(io::ErrorKind::FileTooLarge, format!("{size} bytes; a spec file may have {MAX_FILE_BYTES}"));
        return Err(failed(cause));
    }
    fs::read_to_string(path).map_err(failed)
}
