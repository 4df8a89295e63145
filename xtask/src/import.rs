//! `cargo xtask import`: types the specs of operations that an OpenAPI description has; never changes what a person typed.

use crate::outcome::Outcome;
use crate::{project, stderr, stdout};
use anyhow::{Context as _, Result};
use generator::diagnose::Severity;
use generator::openapi::{self, Change, Imported, Library, Loss, MergedSpec, Problem, ReservedNames, Wanted};
use generator::resolve::reserved;
use generator::source::{self, Sources};
use std::fs;
use std::path::{Path, PathBuf};

/// Flags of `import`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Descriptions in OpenAPI 2.0, 3.0 or 3.1, JSON or YAML, of one api-version of one service
    #[arg(required = true, value_name = "DESCRIPTION")]
    descriptions: Vec<PathBuf>,
    /// The id of an operation to import; can be repeated [default: all]
    #[arg(long, value_name = "ID")]
    operation: Vec<String>,
    /// The service's name in Rust [default: derived from the description's title]
    #[arg(long, value_name = "NAME")]
    service: Option<String>,
    /// The folder of the specs [default: specs]
    #[arg(long, value_name = "DIR")]
    specs: Option<PathBuf>,
    /// Add the missing operations and models to an existing spec, and leave all its lines as they are
    #[arg(long)]
    merge: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome> {
    let specs = project::folder(arguments.specs.as_ref(), "specs")?;
    let wanted =
        Wanted { operations: arguments.operation.clone(), service: arguments.service.clone(), ..wanted(&specs)? };
    let mut imported =
        stderr::busy("reading the descriptions", || read(&mut Library::default(), &arguments.descriptions, &wanted));
    leave_out(&specs, &mut imported);
    stdout::print(&report(&imported.problems))?;
    let folder = specs.join(&imported.folder);
    let is_partial = imported.is_partial();
    if imported.ids.is_empty() {
        stderr::say("nothing is imported");
        return Ok(Outcome::Findings);
    }
    let there =
        ["operations.yaml", "models.yaml"].map(|file| fs::read_to_string(folder.join(file)).unwrap_or_default());
    let outcome = match (there[0].is_empty(), arguments.merge) {
        (true, _) => write(&folder, &imported)?,
        (false, true) => merge(&folder, &there, &imported)?,
        (false, false) => show(&folder, &there, &imported)?,
    };
    Ok(if is_partial { Outcome::Findings } else { outcome })
}

/// What an import needs of the specs: the folders that services share, and the names that no type can have.
pub(crate) fn wanted(specs: &Path) -> Result<Wanted> {
    let mut shared = Vec::new();
    let entries = fs::read_dir(specs).with_context(|| format!("cannot read {}", specs.display()))?;
    for entry in entries {
        let path = entry?.path();
        if let Ok(text) = fs::read_to_string(path.join("types.yaml")) {
            shared.push((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), text));
        }
    }
    shared.sort();
    Ok(Wanted { reserved: ReservedNames(reserved::is_reserved_type), shared, ..Wanted::default() })
}

/// Reads descriptions with the files beside them, and imports what is wanted.
pub(crate) fn read(library: &mut Library, descriptions: &[PathBuf], wanted: &Wanted) -> Imported {
    let mut unread = Vec::new();
    let mut file = |path: &Path| fs::read_to_string(path).map_err(|error| error.to_string());
    for description in descriptions {
        unread.extend(library.add(description, &mut file));
    }
    let mut imported = openapi::import(library, descriptions, wanted);
    let unread = unread.into_iter().map(|(place, cause)| Problem { place, cause, operations: Vec::new() });
    imported.problems.splice(0..0, unread);
    imported
}

/// What stands for `crate.yaml` where there is none.
pub(crate) const CRATE: &str = "name: described\nversion: 0.1.0\n";

/// Leaves out the examples that contradict what the description says of their operation.
pub(crate) fn leave_out(specs: &Path, imported: &mut Imported) {
    let mut sources = Sources::default();
    for (path, source) in source::load(specs).iter().flat_map(Sources::iter).map(|(_, source)| (&source.path, source)) {
        let is_shared = path.file_name().is_some_and(|name| name == "types.yaml" || name == "crate.yaml");
        if is_shared {
            sources.add(path.clone(), source.text.clone());
        }
    }
    if sources.find(&specs.join("crate.yaml")).is_none() {
        sources.add(specs.join("crate.yaml"), CRATE);
    }
    let mut operations = None;
    for (file, text) in imported.files() {
        let id = sources.add(specs.join(&imported.folder).join(file), text);
        operations = operations.or((file == "operations.yaml").then_some(id));
    }
    let (_, reports) = generator::read(specs, &sources);
    let errors = reports.iter().filter(|report| report.severity == Severity::Error);
    let places = errors.filter_map(|report| {
        let label = report.labels.first().filter(|label| Some(label.span.file) == operations)?;
        Some((label.span.start as usize, format!("contradicts its operation: {}", report.message)))
    });
    imported.without_examples(&places.collect::<Vec<_>>());
}

fn write(folder: &Path, imported: &Imported) -> Result<Outcome> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for (file, text) in imported.files() {
        let path = folder.join(file);
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        stdout::print(&format!("created {}\n", path.display()))?;
    }
    stderr::say(&format!(
        "{} of {} operations imported; run `{} check`",
        imported.ids.len(),
        imported.offered,
        project::command()
    ));
    Ok(Outcome::Fine)
}

/// Shows what would change, and writes nothing.
fn show(folder: &Path, [operations, models]: &[String; 2], imported: &Imported) -> Result<Outcome> {
    let changes = openapi::changes(operations, models, imported);
    let line = |change: &Change| match change {
        Change::Added(name) => format!("only in the description: {name}\n"),
        Change::Different(name) => format!("different in the description: {name}\n"),
    };
    stdout::print(&changes.iter().map(line).collect::<String>())?;
    if changes.is_empty() {
        stderr::say(&format!("nothing to import: {} already has all that the description has", folder.display()));
        return Ok(Outcome::Fine);
    }
    stderr::say(&format!(
        "{} already exists and was not changed; `--merge` adds what is missing, and `{} audit` says what differs",
        folder.display(),
        project::command()
    ));
    Ok(Outcome::Findings)
}

fn merge(folder: &Path, [operations, models]: &[String; 2], imported: &Imported) -> Result<Outcome> {
    let MergedSpec { operations, models, added, different } = openapi::merge(operations, models, imported);
    for (file, text) in [("operations.yaml", operations), ("models.yaml", models)] {
        let Some(text) = text else { continue };
        let path = folder.join(file);
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    let lines = added.iter().map(|name| format!("added {name}\n"));
    let kept = different.iter().map(|name| format!("left as it is, though the description differs: {name}\n"));
    stdout::print(&lines.chain(kept).collect::<String>())?;
    Ok(Outcome::Fine)
}

/// What there is to say, a paragraph for each kind of thing, with the first places of each.
pub(crate) fn report(problems: &[Problem]) -> String {
    const SHOWN: usize = 3;
    let mut groups: Vec<(&Problem, Vec<&Problem>)> = Vec::new();
    for problem in problems {
        let is_same = |other: &Problem| other.cause.loss() == Loss::Note && other.cause.what() == problem.cause.what();
        match groups.iter_mut().find(|(first, _)| is_same(first)) {
            Some((_, all)) => all.push(problem),
            None => groups.push((problem, vec![problem])),
        }
    }
    groups.sort_by_key(|(first, _)| std::cmp::Reverse(first.cause.loss()));
    let mut text = String::new();
    for (first, all) in groups {
        let word = if first.cause.loss() == Loss::Note { "note" } else { "error" };
        text += &format!("{word}[{}]: {}\n", first.cause.code(), first.cause.what());
        for problem in all.iter().take(SHOWN) {
            text += &format!("  --> {}\n", problem.place);
        }
        if all.len() > SHOWN {
            text += &format!("      and {} more places\n", all.len() - SHOWN);
        }
        if first.cause.loss() > Loss::Note && !first.operations.is_empty() {
            text += &format!("  = skipped: {}\n", first.operations.join(", "));
        }
        text += &format!("  = help: {}\n\n", first.cause.help());
    }
    text
}
