//! `cargo xtask export`: the specs as descriptions in OpenAPI 3.1, for tools that read those; never anything else than the specs say.

use crate::outcome::Outcome;
use crate::{check, project, stdout};
use anyhow::{Context as _, Result};
use generator::diagnose::Severity;
use generator::openapi;
use generator::source;
use std::fs;
use std::path::PathBuf;

/// Flags of `export`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The folder of the specs [default: specs]
    #[arg(long, value_name = "DIR")]
    specs: Option<PathBuf>,
    /// The folder for the descriptions, one JSON file per api-version
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome> {
    let root = project::folder(arguments.specs.as_ref(), "specs")?;
    let sources = source::load(&root)?;
    let (_, reports) = generator::read(&root, &sources);
    let errors: Vec<_> = reports.into_iter().filter(|report| report.severity == Severity::Error).collect();
    if !errors.is_empty() {
        check::print(&errors, &sources, check::Format::Text)?;
        return Ok(Outcome::Findings);
    }
    for exported in openapi::export(&root, &sources) {
        let path = arguments.out.join(format!("{}.json", exported.folder));
        let folder = path.parent().unwrap_or(&arguments.out);
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        fs::write(&path, exported.text).with_context(|| format!("cannot write {}", path.display()))?;
        stdout::print(&format!("{}\n", path.display()))?;
    }
    Ok(Outcome::Fine)
}
