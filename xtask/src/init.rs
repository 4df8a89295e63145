//! `init`: the files of a project of one's own. It creates what is not there, and changes nothing that is.

use crate::outcome::Outcome;
use crate::{project, stderr, stdout};
use anyhow::{Context as _, Result};
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Flags of `init`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The folder of the project [default: the current folder]
    folder: Option<PathBuf>,
    /// The crate's name [default: the folder's name]
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
}

/// A first service, which answers with a greeting, and what is around specs.
const FILES: &[(&str, &str)] = &[
    ("specs/crate.yaml", include_str!("init/crate.yaml")),
    ("specs/hello/2026-01-01/operations.yaml", include_str!("init/operations.yaml")),
    ("specs/hello/2026-01-01/models.yaml", include_str!("init/models.yaml")),
    (".vscode/settings.json", include_str!("init/settings.json")),
    (".gitattributes", include_str!("init/gitattributes")),
    (".github/workflows/specs.yml", include_str!("init/workflow.yml")),
];

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome> {
    let folder = arguments.folder.clone().unwrap_or_default();
    let whole = std::path::absolute(if folder.as_os_str().is_empty() { Path::new(".") } else { &folder })?;
    let name = arguments.name.clone().unwrap_or_else(|| crate_name(&whole));
    for (path, text) in FILES {
        create(&folder.join(path), &text.replace("{NAME}", &name))?;
    }
    for file in generator::schema::all() {
        create(&folder.join("schema").join(file.name), &file.text)?;
    }
    let command = project::signature(&whole).command();
    stderr::say(&format!("next: `{command} codegen` writes the crate {name} into the folder `generated`"));
    Ok(Outcome::Fine)
}

/// The name of a folder, as far as a crate can have it.
fn crate_name(folder: &Path) -> String {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let words: Vec<&str> = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let name = words.join("-");
    if name.starts_with(|first: char| first.is_ascii_lowercase()) {
        format!("{name}-client")
    } else {
        "hello-client".to_owned()
    }
}

/// Creates a file, unless something is there.
fn create(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    match fs::File::create_new(path) {
        Ok(mut file) => {
            file.write_all(text.as_bytes()).with_context(|| format!("cannot write {}", path.display()))?;
            stdout::print(&format!("created {}\n", path.display()))
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            stderr::say(&format!("kept, since it already exists: {}", path.display()));
            Ok(())
        }
        Err(error) => Err(error).with_context(|| format!("cannot create {}", path.display())),
    }
}
