//! The last touch of rustfmt, so that `cargo fmt --check` has nothing to say about the output. What rustfmt made of a text is kept in a
//! folder below cargo's target folder: the next run asks rustfmt only about texts it has not seen.

use super::Package;
use rayon::prelude::*;
use rustc_hash::FxHasher;
use std::fmt;
use std::fs;
use std::hash::{Hash as _, Hasher as _};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// rustfmt could not be run, or refused what it was given.
#[derive(Debug)]
pub struct FormatError(String);

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot format the output: {}", self.0)
    }
}

impl std::error::Error for FormatError {}

impl From<io::Error> for FormatError {
    fn from(cause: io::Error) -> Self {
        Self(cause.to_string())
    }
}

/// The configuration that the output is formatted by, and that it carries as its own `rustfmt.toml`.
pub(crate) const CONFIGURATION: &str = "max_width = 120\nuse_small_heuristics = \"Max\"\n";

/// Every Rust file of the package as rustfmt prints it. `cache` is a folder that may be removed at any time.
///
/// # Errors
///
/// When rustfmt is not installed (`rustup component add rustfmt`), or the scratch folder cannot be written.
pub fn format(mut package: Package, cache: &Path) -> Result<Package, FormatError> {
    fs::create_dir_all(cache)?;
    let rust: Vec<(String, String)> = package
        .iter()
        .filter(|(path, _)| path.ends_with(".rs"))
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .collect();
    let (known, unknown): (Vec<_>, Vec<_>) = rust
        .into_par_iter()
        .map(|(path, text)| {
            let place = cache.join(key(&text));
            let formatted = fs::read_to_string(&place).ok();
            (path, text, place, formatted)
        })
        .partition(|(.., formatted)| formatted.is_some());
    for (path, _, _, formatted) in known {
        package.replace(&path, formatted.unwrap_or_default());
    }
    if unknown.is_empty() {
        return Ok(package);
    }
    let scratch = tempfile::Builder::new().prefix("format-").tempdir_in(cache)?;
    fs::write(scratch.path().join("rustfmt.toml"), CONFIGURATION)?;
    // One folder down, so that what a module's path attribute names beside its folder is in the scratch folder too.
    let folder = scratch.path().join("files");
    fs::create_dir(&folder)?;
    let files: Vec<PathBuf> = (0..unknown.len()).map(|index| folder.join(format!("f{index}.rs"))).collect();
    for (file, (_, text, ..)) in files.iter().zip(&unknown) {
        fs::write(file, text)?;
        stub_modules(file, text)?;
    }
    run(&files)?;
    for (file, (path, _, place, _)) in files.iter().zip(unknown) {
        let formatted = fs::read_to_string(file)?;
        let kept = tempfile::NamedTempFile::new_in(cache)?;
        fs::write(kept.path(), &formatted)?;
        kept.persist(place).map_err(|error| error.error)?;
        package.replace(&path, formatted);
    }
    Ok(package)
}

/// The name of a text in the cache: its hash, and the toolchain's, whose rustfmt may print differently.
fn key(text: &str) -> String {
    let toolchain = std::env::var("RUSTUP_TOOLCHAIN").unwrap_or_default();
    let hash = |seed| {
        let mut hasher = FxHasher::with_seed(seed);
        (text, CONFIGURATION, &toolchain).hash(&mut hasher);
        hasher.finish()
    };
    // Two of them, so that no two texts ever meet.
    format!("{:016x}{:016x}", hash(1), hash(2))
}

/// rustfmt follows `mod x;` to a file that is not there; an empty one satisfies it.
fn stub_modules(file: &Path, text: &str) -> io::Result<()> {
    let (beside, below) = (file.with_file_name(""), file.with_extension(""));
    let mut lines = text.lines().map(str::trim).peekable();
    while let Some(line) = lines.next() {
        let stub = if let Some(path) = path_attribute(line) {
            lines.next_if(|line| module(line).is_some());
            beside.join(path)
        } else if let Some(module) = module(line) {
            below.join(format!("{}.rs", module.trim_start_matches("r#")))
        } else {
            continue;
        };
        fs::create_dir_all(stub.parent().unwrap_or(&beside))?;
        fs::write(stub, "")?;
    }
    Ok(())
}

/// The path in `#[path = "path"]`, where it is another folder's beside this one or below it.
fn path_attribute(line: &str) -> Option<&str> {
    let path = line.strip_prefix("#[path = \"")?.strip_suffix("\"]")?;
    let inner = path.strip_prefix("../").unwrap_or(path);
    (!inner.split('/').any(|step| step == "..") && !inner.starts_with('/')).then_some(path)
}

/// The name in `mod name;`.
fn module(line: &str) -> Option<&str> {
    let line = line.strip_prefix("pub ").or_else(|| line.strip_prefix("pub(crate) ")).unwrap_or(line);
    line.strip_prefix("mod ")?.strip_suffix(';')
}

fn run(files: &[PathBuf]) -> Result<(), FormatError> {
    let half = files.len().div_ceil(2).max(1);
    files.par_chunks(half).try_for_each(|files| {
        let output = Command::new("rustfmt").args(["--edition", "2024"]).args(files).output();
        let output = output.map_err(|cause| {
            FormatError(format!("rustfmt does not run ({cause}); `rustup component add rustfmt` installs it"))
        })?;
        if output.status.success() {
            Ok(())
        } else {
            Err(FormatError(String::from_utf8_lossy(&output.stderr).into_owned()))
        }
    })
}
