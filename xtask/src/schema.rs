//! `schema`: writes the JSON Schemas of the spec language, or says which are stale.

use crate::outcome::Outcome;
use crate::{project, stderr, stdout};
use anyhow::Context;
use generator::output::Signature;
use std::fs;
use std::path::{Path, PathBuf};

/// The flags of `schema`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The folder for the schemas [default: schema, and generator/schema where the generator is]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Write nothing; list the schemas that are missing or stale, and exit with 1 if there are any
    #[arg(long)]
    check: bool,
}

/// Writes or compares.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let folder = match &arguments.out {
        Some(folder) => folder.clone(),
        None => match project::signature_of(&project::folder(None, "specs")?) {
            Signature::Workspace => project::folder(None, "generator/schema")?,
            Signature::Installed => project::folder(None, "schema")?,
        },
    };
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
        stderr::say(&format!("run `{} schema`", project::command()));
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
