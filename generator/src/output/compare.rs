//! What differs between a package and a folder; `codegen` and `codegen --check` share it.

use super::Package;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

/// A file that is not on disk as it is in the package.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Difference {
    /// It is not on disk.
    Missing(String),
    /// Its text differs.
    Stale(String),
    /// The package does not have it.
    Orphaned(String),
}

/// What cargo itself puts into a crate's folder.
const CARGOS_OWN: &[&str] = &["target", "Cargo.lock", ".git"];

/// All differences, sorted by kind and path; none where the folder is what it should be.
///
/// # Errors
///
/// Any other failure to read the folder than its absence.
pub fn compare(package: &Package, folder: &Path) -> io::Result<Vec<Difference>> {
    let files: Vec<(&str, &str)> = package.iter().collect();
    let judged = files.into_par_iter().map(|(path, text)| match fs::read(folder.join(path)) {
        Ok(found) if found == text.as_bytes() => Ok(None),
        Ok(_) => Ok(Some(Difference::Stale(path.to_owned()))),
        Err(error) if is_absence(&error) => Ok(Some(Difference::Missing(path.to_owned()))),
        Err(error) => Err(error),
    });
    let judged: Vec<Option<Difference>> = judged.collect::<io::Result<_>>()?;
    let mut differences: Vec<Difference> = judged.into_iter().flatten().collect();
    let mut found = BTreeSet::new();
    walk(folder, "", &mut found)?;
    differences.extend(found.into_iter().filter(|path| package.get(path).is_none()).map(Difference::Orphaned));
    differences.sort();
    Ok(differences)
}

fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::IsADirectory)
}

fn walk(folder: &Path, below: &str, found: &mut BTreeSet<String>) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if is_absence(&error) => return Ok(()),
        Err(error) => return Err(error),
    };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if below.is_empty() && CARGOS_OWN.contains(&name.as_str()) {
            continue;
        }
        let path = if below.is_empty() { name } else { format!("{below}/{name}") };
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), &path, found)?;
        } else {
            found.insert(path);
        }
    }
    Ok(())
}
