//! The project that the user stands in, and its folders.

use anyhow::Context as _;
use std::path::{Path, PathBuf};

/// A folder as it was given, or by its name in the project that the user stands in, shown relative to there where that is shorter.
pub(crate) fn folder(given: Option<&PathBuf>, default: &str) -> anyhow::Result<PathBuf> {
    if let Some(given) = given {
        return Ok(given.clone());
    }
    let here = std::env::current_dir().context("the working folder is not there")?;
    let root = project(&here).with_context(|| {
        format!("neither {} nor a folder above it has {PROJECT}; go to the project, or name the folder", here.display())
    })?;
    Ok(if root == here { PathBuf::from(default) } else { root.join(default) })
}

/// What tells the folder of a project.
const PROJECT: &str = "specs/crate.yaml";

/// The nearest folder with specs, from a folder upward.
fn project(from: &Path) -> Option<&Path> {
    from.ancestors().find(|folder| folder.join(PROJECT).is_file())
}
