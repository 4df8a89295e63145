//! The last touch of rustfmt, so that `cargo fmt --check` has nothing to say about the output. What rustfmt made of a text is kept in a
//! folder below cargo's target folder: the next run asks rustfmt only about texts it has not seen.

use super::draft::Draft;
use super::package::Package;
use super::print::print;
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

/// Every file printed, and as rustfmt prints it. `cache` is a folder that may be removed at any time: what is in it is not printed again.
///
/// # Errors
///
/// When rustfmt is not installed (`rustup component add rustfmt`), or the scratch folder cannot be written.
///
/// # Panics
///
/// When an item is not Rust, which is a mistake of the renderer.
pub fn format(mut package: Package, cache: &Path) -> Result<Package, FormatError> {
    fs::create_dir_all(cache)?;
    let key = Key::new();
    let drafts: Vec<Draft> = package.drafts().filter(|draft| !draft.items.is_empty()).cloned().collect();
    let (known, unknown): (Vec<_>, Vec<_>) = drafts
        .into_par_iter()
        .map(|draft| {
            let place = cache.join(key.of(&draft));
            let formatted = fs::read_to_string(&place).ok();
            (draft, place, formatted)
        })
        .partition(|(.., formatted)| formatted.is_some());
    for (draft, _, formatted) in known {
        package.replace(draft.path, formatted.unwrap_or_default());
    }
    if unknown.is_empty() {
        return Ok(package);
    }
    let printed: Vec<(Draft, PathBuf, String)> = unknown
        .into_par_iter()
        .map(|(draft, place, _)| {
            let text = print(&draft);
            (draft, place, text)
        })
        .collect();
    for ((draft, place, _), formatted) in printed.iter().zip(by_rustfmt(&printed, cache)?) {
        let kept = tempfile::NamedTempFile::new_in(cache)?;
        fs::write(kept.path(), &formatted)?;
        kept.persist(place).map_err(|error| error.error)?;
        package.replace(draft.path.clone(), formatted);
    }
    Ok(package)
}

/// The texts as rustfmt prints them.
fn by_rustfmt(printed: &[(Draft, PathBuf, String)], cache: &Path) -> Result<Vec<String>, FormatError> {
    let scratch = tempfile::Builder::new().prefix("format-").tempdir_in(cache)?;
    fs::write(scratch.path().join("rustfmt.toml"), CONFIGURATION)?;
    // One folder down, so that what a module's path attribute names beside its folder is in the scratch folder too.
    let folder = scratch.path().join("files");
    fs::create_dir(&folder)?;
    let files: Vec<PathBuf> = (0..printed.len()).map(|index| folder.join(format!("f{index}.rs"))).collect();
    for (file, (_, _, text)) in files.iter().zip(printed) {
        fs::write(file, text)?;
        stub_modules(file, text)?;
    }
    run(&files)?;
    Ok(files.iter().map(fs::read_to_string).collect::<io::Result<_>>()?)
}

/// Names texts in the cache: by what they are, and by all that decides how they are printed, which is the printer's own source, the
/// versions of the libraries, and the toolchain's rustfmt.
struct Key {
    printer: u64,
}

impl Key {
    fn new() -> Self {
        const PRINTER: [&str; 3] = [include_str!("print.rs"), include_str!("../../../Cargo.lock"), CONFIGURATION];
        let mut hasher = FxHasher::default();
        (PRINTER, std::env::var("RUSTUP_TOOLCHAIN").unwrap_or_default()).hash(&mut hasher);
        Self { printer: hasher.finish() }
    }

    fn of(&self, draft: &Draft) -> String {
        let hash = |seed: usize| {
            let mut hasher = FxHasher::with_seed(seed);
            (self.printer, &draft.text, &draft.items).hash(&mut hasher);
            hasher.finish()
        };
        // Two of them, so that no two texts ever meet.
        format!("{:016x}{:016x}", hash(1), hash(2))
    }
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
