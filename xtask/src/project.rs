//! The project that the user is in, its folders, and how the user calls this program there.

use anyhow::Context as _;
use generator::output::Signature;
use std::path::{Path, PathBuf};

/// A folder as it was given, or by its name in the project that the user is in, shown relative to there where that is shorter.
pub(crate) fn folder(given: Option<&PathBuf>, default: &str) -> anyhow::Result<PathBuf> {
    if let Some(given) = given {
        return Ok(given.clone());
    }
    let here = std::env::current_dir().context("the working folder is not there")?;
    let root = project(&here).with_context(|| {
        format!(
            "neither {} nor a folder above it has {PROJECT}; go to the project, name the folder, or begin one with `{} init`",
            here.display(),
            command()
        )
    })?;
    Ok(if root == here { PathBuf::from(default) } else { root.join(default) })
}

/// What tells the folder of a project.
const PROJECT: &str = "specs/crate.yaml";

/// The nearest folder with specs, from a folder upward.
fn project(from: &Path) -> Option<&Path> {
    from.ancestors().find(|folder| folder.join(PROJECT).is_file())
}

/// How the user calls this program in the working folder.
pub(crate) fn command() -> &'static str {
    let here = std::env::current_dir().unwrap_or_default();
    signature(project(&here).unwrap_or(&here)).command()
}

/// How this program is called that reads these specs; what it writes says so, and must be the same whoever calls it.
pub(crate) fn signature_of(specs: &Path) -> Signature {
    let whole = std::path::absolute(specs).unwrap_or_else(|_| specs.to_owned());
    signature(whole.parent().unwrap_or(&whole))
}

/// Whether a project has the source of this program, and so an alias for it.
pub(crate) fn signature(root: &Path) -> Signature {
    if root.join("xtask/Cargo.toml").is_file() { Signature::Workspace } else { Signature::Installed }
}
