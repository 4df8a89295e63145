//! Brings a folder to what a package says: each file in one step, so that nobody ever reads half of one; never a folder that somebody
//! else filled.

use super::{Difference, MARKER, Package};
use std::fmt;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Why a folder was not written.
#[derive(Debug)]
pub enum WriteError {
    /// The folder has files and none of them says that it was generated.
    NotOurs(PathBuf),
    /// A file or folder could not be read, written or removed.
    Io(PathBuf, io::Error),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOurs(folder) => write!(
                f,
                "{} was not written by codegen (none of Cargo.toml, README.md and src/lib.rs says so); nothing was changed. Choose another folder with --out, or remove this one",
                folder.display()
            ),
            Self::Io(path, cause) => write!(f, "cannot write {}: {cause}", path.display()),
        }
    }
}

impl std::error::Error for WriteError {}

/// Writes what is missing or stale and removes what is orphaned; everything else keeps its modification time.
///
/// # Errors
///
/// [`WriteError::NotOurs`] before anything is touched; otherwise the first file that cannot be written or removed.
pub fn write(package: &Package, folder: &Path, differences: &[Difference]) -> Result<(), WriteError> {
    if !is_ours(folder).map_err(|cause| WriteError::Io(folder.to_owned(), cause))? {
        return Err(WriteError::NotOurs(folder.to_owned()));
    }
    for difference in differences {
        let (Difference::Missing(path) | Difference::Stale(path) | Difference::Orphaned(path)) = difference;
        let whole = folder.join(path);
        match package.get(path) {
            Some(text) => replace(&whole, text),
            None => remove(&whole, folder),
        }
        .map_err(|cause| WriteError::Io(whole, cause))?;
    }
    Ok(())
}

/// Whether a folder is missing, empty, or says that it was generated. One marked file is enough: another may have been deleted by hand.
fn is_ours(folder: &Path) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => {
            if entries.next().is_none() {
                return Ok(true);
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(error),
    }
    let marked = |file: &str| {
        let text = fs::read_to_string(folder.join(file)).unwrap_or_default();
        text.lines().take(3).any(|line| line.contains(MARKER))
    };
    Ok(["Cargo.toml", "README.md", "src/lib.rs"].into_iter().any(marked))
}

fn replace(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    if path.is_dir() {
        fs::remove_dir_all(path)?;
    }
    if folder.is_file() {
        fs::remove_file(folder)?;
    }
    fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new().prefix(".codegen-").permissions_if_unix().tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.persist(path)?;
    Ok(())
}

/// Removes a file and the folders that are empty without it.
fn remove(path: &Path, root: &Path) -> io::Result<()> {
    fs::remove_file(path)?;
    let mut folder = path.parent();
    while let Some(parent) = folder.filter(|parent| *parent != root) {
        if fs::remove_dir(parent).is_err() {
            break;
        }
        folder = parent.parent();
    }
    Ok(())
}

/// Temporary files are private by default; these become part of a crate.
trait Readable {
    fn permissions_if_unix(&mut self) -> &mut Self;
}

impl Readable for tempfile::Builder<'_, '_> {
    #[cfg(unix)]
    fn permissions_if_unix(&mut self) -> &mut Self {
        use std::os::unix::fs::PermissionsExt as _;
        self.permissions(fs::Permissions::from_mode(0o644))
    }

    #[cfg(not(unix))]
    fn permissions_if_unix(&mut self) -> &mut Self {
        self
    }
}
