//! Brings a folder to what a package says: each file in one step, so that nobody ever reads half of one. It never touches what codegen did
//! not write, and never writes through a link.

use super::compare::shown;
use super::folder::{UNFINISHED, above};
use super::{Difference, OutputComparison, Package};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fmt;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Why a folder was not written.
#[derive(Debug)]
pub enum WriteError {
    /// The folder has files, and codegen wrote none of them.
    NotOurs(PathBuf),
    /// What codegen did not write is where files of the crate belong.
    InTheWay(PathBuf, Vec<PathBuf>),
    /// A file or folder could not be read, written or removed.
    Io(PathBuf, io::Error),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOurs(folder) => write!(
                f,
                "{} was not written by codegen (no file in it says so); nothing was changed. Choose an empty folder or a new one with --out",
                folder.display()
            ),
            Self::InTheWay(folder, paths) => write!(
                f,
                "codegen did not write {}, and files of the crate belong there; nothing was changed. Move them elsewhere",
                shown(paths, folder)
            ),
            Self::Io(path, cause) => write!(f, "cannot write {}: {cause}", path.display()),
        }
    }
}

impl std::error::Error for WriteError {}

impl OutputComparison {
    /// Whether the folder may be written.
    ///
    /// # Errors
    ///
    /// [`WriteError::NotOurs`] and [`WriteError::InTheWay`].
    pub fn permits(&self, folder: &Path) -> Result<(), WriteError> {
        if !self.is_ours && !self.foreign.is_empty() {
            return Err(WriteError::NotOurs(folder.to_owned()));
        }
        if !self.in_the_way.is_empty() {
            return Err(WriteError::InTheWay(folder.to_owned(), self.in_the_way.clone()));
        }
        Ok(())
    }
}

/// Removes what is orphaned and writes what is missing or stale; everything else keeps its modification time.
///
/// # Errors
///
/// What [`OutputComparison::permits`] says, before anything is touched; otherwise the first file that cannot be written or removed.
pub fn write(package: &Package, folder: &Path, comparison: &OutputComparison) -> Result<(), WriteError> {
    comparison.permits(folder)?;
    // An orphan may be where a folder is needed, and may be all that is left in a folder that is where a file belongs.
    for difference in &comparison.differences {
        if let Difference::Orphaned(path) = difference {
            remove(&folder.join(path), folder).map_err(|cause| WriteError::Io(folder.join(path), cause))?;
        }
    }
    let stale = comparison.differences.iter().filter_map(|difference| match difference {
        Difference::Missing(path) | Difference::Stale(path) => Some(path.as_str()),
        Difference::Orphaned(_) => None,
    });
    let stale: Vec<&str> = stale.collect();
    fs::create_dir_all(folder).map_err(|cause| WriteError::Io(folder.to_owned(), cause))?;
    // Sorted, a folder comes before those in it.
    let folders: BTreeSet<&OsStr> = stale.iter().flat_map(|path| above(OsStr::new(*path))).collect();
    for needed in folders {
        make(&folder.join(needed)).map_err(|cause| WriteError::Io(folder.join(needed), cause))?;
    }
    stale.into_par_iter().try_for_each(|path| {
        let whole = folder.join(path);
        replace(&whole, package.get(path).unwrap_or_default()).map_err(|cause| WriteError::Io(whole, cause))
    })
}

/// Makes a folder, where there may be nothing, a link or an empty file: the comparison saw to that.
fn make(folder: &Path) -> io::Result<()> {
    if fs::symlink_metadata(folder).is_ok_and(|found| found.is_dir()) {
        return Ok(());
    }
    absent_is_fine(fs::remove_file(folder))?;
    fs::create_dir(folder)
}

fn replace(path: &Path, text: &str) -> io::Result<()> {
    if fs::symlink_metadata(path).is_ok_and(|found| found.is_dir()) {
        remove_empty(path)?;
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(UNFINISHED).permissions_if_unix().tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.persist(path)?;
    Ok(())
}

fn absent_is_fine(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

/// Removes a folder in which there is nothing but folders.
fn remove_empty(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        remove_empty(&entry?.path())?;
    }
    fs::remove_dir(folder)
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
trait WorldReadable {
    fn permissions_if_unix(&mut self) -> &mut Self;
}

impl WorldReadable for tempfile::Builder<'_, '_> {
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
