//! One run at a time in the folder of a crate. Who waits says for what; the lock goes with the process that holds it, however that ends.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// The name of the file in the crate's folder. It is empty and stays: what is removed could be held by a run that still waits for it.
pub(super) const FILE: &str = ".codegen.lock";

/// Keeps other runs out of a folder until it is dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of a folder where a run has had it before.
    ///
    /// # Errors
    ///
    /// As for [`Self::take`].
    pub fn take_known(folder: &Path, waiting: impl FnOnce(PathBuf)) -> io::Result<Option<Self>> {
        if folder.join(FILE).is_file() { Self::take(folder, waiting).map(Some) } else { Ok(None) }
    }

    /// Takes the lock of a folder, which is made where it does not exist. Where another run has it, `waiting` is called with the file's path first.
    ///
    /// # Errors
    ///
    /// When the folder or the file cannot be made or locked.
    pub fn take(folder: &Path, waiting: impl FnOnce(PathBuf)) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let path = folder.join(FILE);
        // Made with `create_new`, which no link can lead elsewhere; opened only where it is a plain file.
        let file = match File::create_new(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && fs::symlink_metadata(&path)?.is_file() => {
                File::options().write(true).open(&path)?
            }
            made => made?,
        };
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                waiting(path);
                file.lock()?;
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
        Ok(Self { _file: file })
    }
}
