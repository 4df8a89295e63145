//! `cargo xtask schema`: writes the JSON Schemas of the spec language, or says which are stale.

use crate::outcome::Outcome;
use crate::{project, stdout};
use anyhow::Context;
use std::fs;
use std::path::Path;

/// The flags of `schema`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Write nothing; list the schemas that are missing or stale, and exit with 1 if there are any
    #[arg(long)]
    check: bool,
}

/// Writes or compares.
pub fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let folder = project::folder(None, "generator/schema")?;
    let mut stale = false;
    for file in generator::schema::all() {
        let path = folder.join(file.name);
        if fs::read_to_string(&path).is_ok_and(|text| text == file.text) {
            continue;
        }
        stale = true;
        if arguments.check {
            stdout::print(&format!("stale: {}\n", path.display()))?;
        } else {
            write(&path, &file.text)?;
            stdout::print(&format!("wrote {}\n", path.display()))?;
        }
    }
    if stale && arguments.check {
        eprintln!("run `cargo xtask schema`");
        return Ok(Outcome::Findings);
    }
    Ok(Outcome::Fine)
}

fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}
