//! Where the record of the last run lies, and the specs that it was of: in a folder of the user's own below cargo's target folder, or nowhere. It
//! is only ever a help: what cannot be read, proved or kept is as if it had never been.

use super::Digest;
use super::record::Record;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// So many records are kept, the newest, one for each crate that was written.
const RECORDS: usize = 8;

/// No record is larger, which has room for some 150 000 files, and no specs are.
const LARGEST: u64 = 32 << 20;

/// The place of one crate's record.
#[derive(Clone, Debug)]
pub struct Memory {
    folder: PathBuf,
    record: PathBuf,
    specs: PathBuf,
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
        Ok(Self { folder, specs: record.with_extension("specs"), record })
    }

    /// What the last run left, where it is as it was left.
    pub fn load(&self) -> Option<Record> {
        Record::from_text(&read(&self.record)?)
    }

    /// The specs that the record is of, each as its digest proves, but for those that are not there.
    pub fn specs(&self, record: &Record) -> Option<Vec<(PathBuf, String)>> {
        let text = read(&self.specs)?;
        let mut rest = text.as_str();
        let mut specs = Vec::new();
        while let Some((head, after)) = rest.split_once('\n') {
            let (length, path) = head.split_once(' ')?;
            let (spec, after) = after.split_at_checked(length.parse().ok()?)?;
            if record.specs().get(path) != Some(&Digest::of([spec.as_bytes()])) {
                return None;
            }
            specs.push((path.into(), spec.to_owned()));
            rest = after;
        }
        Some(specs)
    }

    /// Keeps a record and the specs that it is of in the place of those before, and no more of the others than there is room for.
    ///
    /// # Errors
    ///
    /// When they cannot be written.
    pub fn keep<'a>(&self, record: &Record, specs: impl Iterator<Item = (&'a Path, &'a str)>) -> io::Result<()> {
        let specs: String = specs.map(|(path, text)| format!("{} {}\n{text}", text.len(), path.display())).collect();
        self.write(&self.specs, &specs)?;
        self.write(&self.record, &record.to_text())?;
        self.make_room()
    }

    fn write(&self, path: &Path, text: &str) -> io::Result<()> {
        if text.len() as u64 > LARGEST {
            return Ok(());
        }
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        file.write_all(text.as_bytes())?;
        file.persist(path)?;
        Ok(())
    }

    /// Removes all but the newest.
    fn make_room(&self) -> io::Result<()> {
        let mut records = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            records.push((entry.metadata()?.modified()?, entry.path()));
        }
        records.sort();
        // Each has its specs beside it.
        let surplus = records.len().saturating_sub(2 * RECORDS);
        records.into_iter().take(surplus).try_for_each(|(_, path)| fs::remove_file(path))
    }
}

/// The text of a plain file that is not too large.
fn read(path: &Path) -> Option<String> {
    let found = fs::symlink_metadata(path).ok()?;
    if !found.is_file() || found.len() > LARGEST {
        return None;
    }
    fs::read_to_string(path).ok()
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
