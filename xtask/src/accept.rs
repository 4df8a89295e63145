//! The file of accepted changes: read, begun and added to; knows no flags.

use crate::stderr;
use anyhow::{Context as _, Result, anyhow};
use generator::diff::{self, Finding, Report};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// Whether a file of accepted changes is only read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Writing {
    /// It is, and every entry must be finished.
    ReadOnly,
    /// It is added to, or begun.
    Extended,
}

/// Marks what the file accepts, and gives the entries that accept nothing.
pub(crate) fn mark(report: &mut Report, path: &Path, writing: Writing) -> Result<Vec<String>> {
    if writing == Writing::Extended && !path.exists() {
        return Ok(Vec::new());
    }
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mistaken = |said: &str| anyhow!("{} has mistakes\n\n{}", path.display(), said.trim_end());
    let remarks = diff::accept(report, &path.to_string_lossy(), &text).map_err(|said| mistaken(&said))?;
    if writing == Writing::ReadOnly && !remarks.unfinished.is_empty() {
        return Err(mistaken(&remarks.unfinished.join("\n")));
    }
    Ok(remarks.stale)
}

/// Adds entries for these findings to the file, or begins one.
pub(crate) fn extend<'f>(path: &Path, findings: impl Iterator<Item = &'f Finding>) -> Result<()> {
    let text = match fs::read_to_string(path) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
    };
    let (whole, count) =
        diff::extend(&path.to_string_lossy(), text.as_deref(), findings).map_err(|said| anyhow!(said))?;
    if count > 0 {
        fs::write(path, whole).with_context(|| format!("cannot write {}", path.display()))?;
        stderr::say(&format!(
            "{}: {count} added; say in each `reason` why it is right, and take out what is not",
            path.display()
        ));
    }
    Ok(())
}
