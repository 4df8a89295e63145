//! Where the record of the last run lies: in a folder of the user's own below cargo's target folder, or nowhere. It is only ever a help: what
//! cannot be read, proved or kept is as if it had never been.

use super::Digest;
use super::record::{Cause, Record};
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// So many records are kept, the newest, one for each crate that was written.
const RECORDS: usize = 8;

/// No record is larger: some 150 000 files.
const LARGEST: u64 = 32 << 20;

/// The place of one crate's record.
#[derive(Clone, Debug)]
pub struct Memory {
    folder: PathBuf,
    record: PathBuf,
}

impl Memory {
    /// The place for the crate in the folder `out`, below the target folder `target`.
    ///
    /// # Errors
    ///
    /// When the folder cannot be made, or could be written by somebody else.
    pub fn below(target: &Path, out: &Path) -> io::Result<Self> {
        let folder = target.join("codegen");
        private(&folder)?;
        let out = super::folder::real(out)?;
        let record = folder.join(Digest::of([out.as_os_str().as_encoded_bytes()]).to_string());
        Ok(Self { folder, record })
    }

    /// What the last run of the same generator left, where it is as it was left.
    pub fn load(&self, cause: &Cause) -> Option<Record> {
        let found = fs::symlink_metadata(&self.record).ok()?;
        if !found.is_file() || found.len() > LARGEST {
            return None;
        }
        Record::from_text(&fs::read_to_string(&self.record).ok()?).filter(|record| record.is_by(cause))
    }

    /// Keeps a record in the place of the one before, and no more of the others than there is room for.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn keep(&self, record: &Record) -> io::Result<()> {
        let text = record.to_text();
        if text.len() as u64 > LARGEST {
            return Ok(());
        }
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        file.write_all(text.as_bytes())?;
        file.persist(&self.record)?;
        self.make_room()
    }

    /// Removes all but the newest.
    fn make_room(&self) -> io::Result<()> {
        let mut records = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            records.push((entry.metadata()?.modified()?, entry.path()));
        }
        records.sort();
        let surplus = records.len().saturating_sub(RECORDS);
        records.into_iter().take(surplus).try_for_each(|(_, path)| fs::remove_file(path))
    }
}

/// Makes a folder that only the user can write, and refuses one that somebody else could.
#[cfg(unix)]
fn private(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _};
    match fs::DirBuilder::new().mode(0o700).create(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    let found = fs::symlink_metadata(folder)?;
    let is_private = found.is_dir() && found.uid() == rustix::process::geteuid().as_raw() && found.mode() & 0o077 == 0;
    if is_private { Ok(()) } else { Err(io::Error::new(io::ErrorKind::PermissionDenied, "not the user's own")) }
}

#[cfg(not(unix))]
fn private(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}
