//! `cargo xtask audit`: proofreads specs against the description of their service; never says which of the two is right.

use crate::accept::{self, Writing};
use crate::outcome::Outcome;
use crate::{import, project, stderr, stdout};
use anyhow::{Result, bail};
use generator::diagnose::{self, Severity};
use generator::diff::{DetailRole, Finding, Location, Relation, Report, Rule, Side};
use generator::openapi::{self, Counterpart, Library, Place};
use generator::resolve;
use generator::source::{self, Sources};
use std::fs;
use std::path::{Path, PathBuf};

/// Flags of `audit`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The folder of one api-version, or of all specs [default: specs]
    specs: Option<PathBuf>,
    /// A description in OpenAPI 2.0, 3.0 or 3.1; can be repeated
    #[arg(long, required = true, value_name = "DESCRIPTION")]
    against: Vec<PathBuf>,
    /// A file of accepted differences; an entry whose difference is gone is an error
    #[arg(long, value_name = "FILE")]
    accept: Option<PathBuf>,
    /// Add all differences to the file of `--accept`; existing entries stay, and each new one needs a reason
    #[arg(long, requires = "accept")]
    write: bool,
}

/// What differs only for people, or for Rust.
const NO_FACTS: &[Rule] = &[
    Rule::OperationRenamed,
    Rule::ParameterRustNameChanged,
    Rule::ParameterOwnerChanged,
    Rule::ArgumentsReordered,
    Rule::ArgumentsSwapped,
    Rule::ValueRenamed,
    Rule::BodyArgumentRenamed,
    Rule::PropertyRustNameChanged,
    Rule::CommonPropertiesChanged,
    Rule::TypeAdded,
    Rule::TypeRemoved,
    Rule::TypeRenamed,
    Rule::TypeMoved,
    Rule::FormerNamesChanged,
    Rule::ReachChanged,
    Rule::ServiceRenamed,
    Rule::DeprecationChanged,
    Rule::DocChanged,
    Rule::SourceChanged,
    Rule::ExampleChanged,
    Rule::CrateChanged,
];

/// Whether a difference is one for people, or for Rust: a type with a name of its own may have the values of one without.
fn is_for_rust(finding: &Finding) -> bool {
    let has_same_values = [&finding.request, &finding.response].into_iter().all(|it| *it == Relation::EQUAL);
    NO_FACTS.contains(&finding.rule) || finding.rule == Rule::TypeChanged && has_same_values
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome> {
    let given = project::folder(arguments.specs.as_ref(), "specs")?;
    let Some(root) = given.ancestors().find(|folder| folder.join("crate.yaml").is_file()) else {
        bail!("{}: neither here nor in a folder around it is a `crate.yaml`, where specs begin", given.display());
    };
    let sources = source::load(root)?;
    let mut library = Library::default();
    let mut read = |path: &Path| fs::read_to_string(path).map_err(|error| error.to_string());
    for description in &arguments.against {
        if let Some((place, cause)) = library.add(description, &mut read).first() {
            bail!("{place}: {}", cause.what());
        }
    }
    let mut pairs = 0;
    let mut report = Report::default();
    let mut places = Vec::new();
    let mut extra = 0;
    for (_, file) in sources.iter().filter(|(_, file)| file.path.starts_with(&given)) {
        if file.path.ends_with("operations.yaml") {
            let folder = file.path.parent().unwrap_or(root);
            let found = openapi::counterpart(&library, &arguments.against, &import::wanted(root)?, &file.text);
            // Another service's specs are no matter of this description.
            if found.paired.is_empty() && given != folder {
                continue;
            }
            pairs += found.paired.len();
            extra += found.extra.len();
            stdout::print(&apart(folder, &file.text, &found))?;
            if !found.paired.is_empty() {
                let (findings, where_said) = one(root, folder, &sources, &library, found)?;
                report.findings.extend(findings);
                places.extend(where_said);
            }
        }
    }
    finish(report, &places, [pairs, extra], arguments)
}

fn finish(
    mut report: Report,
    places: &[Option<Place>],
    [pairs, extra]: [usize; 2],
    arguments: &Arguments,
) -> Result<Outcome> {
    let stale = match &arguments.accept {
        Some(path) => {
            let writing = if arguments.write { Writing::Extended } else { Writing::ReadOnly };
            accept::mark(&mut report, path, writing)?
        }
        None => Vec::new(),
    };
    if let Some(path) = arguments.accept.as_ref().filter(|_| arguments.write) {
        accept::extend(path, report.findings.iter())?;
    }
    let lines = report.findings.iter().zip(places).map(|(finding, place)| shown(finding, place.as_ref()));
    stdout::print(&lines.collect::<String>())?;
    let open = report.findings.iter().filter(|finding| finding.accepted.is_none()).count() + extra;
    let [pairs, differences] =
        [(pairs, "operation"), (open, "difference")].map(|(count, noun)| stderr::counted(count, noun));
    stderr::say(&format!("{pairs} compared: {differences}"));
    if !stale.is_empty() {
        stderr::error(&format!("these entries match no change; remove them\n{}", stale.join("\n")));
    }
    Ok(if open > 0 || !stale.is_empty() { Outcome::Findings } else { Outcome::Fine })
}

/// Compares one api-version with what the description says of it: the findings, and where the description says so.
fn one(
    root: &Path,
    folder: &Path,
    sources: &Sources,
    library: &Library,
    mut found: Counterpart,
) -> Result<(Vec<Finding>, Vec<Option<Place>>)> {
    let below = folder.strip_prefix(root).unwrap_or(folder).to_string_lossy().replace('\\', "/");
    found.imported.folder.clone_from(&below);
    import::leave_out(root, &mut found.imported);
    let (mut theirs, mut ours) = (Sources::default(), Sources::default());
    for (_, file) in sources.iter() {
        if file.path.ends_with("types.yaml") {
            let name = file.path.parent().and_then(Path::file_name).unwrap_or_default();
            theirs.add(file.path.clone(), found.shared(&name.to_string_lossy(), &file.text));
            ours.add(file.path.clone(), file.text.clone());
        }
        if file.path.starts_with(folder) {
            ours.add(file.path.clone(), file.text.clone());
        }
    }
    for (file, text) in found.imported.files() {
        theirs.add(folder.join(file), text);
    }
    for side in [&mut theirs, &mut ours] {
        side.add(root.join("crate.yaml"), "name: audited\nversion: 0.1.0\n");
    }
    let (old, new) = (side(root, theirs)?, side(root, ours)?);
    let mut report = generator::diff::compare(&old, &new);
    let is_extra = |finding: &Finding| {
        finding.rule == Rule::OperationAdded
            && found.extra.iter().any(|id| finding.subject.contains(&format!("`{id}`")))
    };
    report.findings.retain(|finding| !is_for_rust(finding) && !is_extra(finding));
    let place = |finding: &Finding| {
        let Location { file, line, .. } = finding.old.as_ref()?;
        let id = old.sources.find(Path::new(file))?;
        found.imported.place_in(library, &old.sources.file(id).text, *line)
    };
    let places = report.findings.iter().map(place).collect();
    Ok((report.findings, places))
}

/// What there is to say beside what can be compared.
fn apart(folder: &Path, operations: &str, found: &Counterpart) -> String {
    let mut text = String::new();
    let file = folder.join("operations.yaml");
    for id in &found.extra {
        let line =
            operations.lines().position(|line| line.trim_start().starts_with(&format!("{id}:"))).unwrap_or_default()
                + 1;
        text += &format!("extra[operation]: the operation `{id}`\n  {:<12}{}:{line}\n\n", "spec", file.display());
    }
    for problem in found.imported.problems.iter().filter(|problem| problem.cause.loss() > openapi::Loss::Note) {
        text += &format!("not compared: {}\n  {:<12}{}\n\n", problem.cause.what(), "description", problem.place);
    }
    text
}

/// Specs that were read from elsewhere than a folder.
pub(crate) fn side(root: &Path, sources: Sources) -> Result<Side> {
    let (api, reports) = generator::read(root, &sources);
    let Some(api) = api else {
        let errors: Vec<_> = reports.into_iter().filter(|report| report.severity == Severity::Error).collect();
        bail!(
            "one side cannot be read\n\n{}",
            diagnose::text(&errors, &sources, diagnose::TextStyle::Plain).trim_end()
        );
    };
    Ok(Side { name: root.display().to_string(), api, places: resolve::places(root, &sources), sources, shared: None })
}

/// A difference as a slip of whoever transcribed the description.
fn shown(finding: &Finding, place: Option<&Place>) -> String {
    let id = finding.rule.id();
    let kind = match (finding.old.is_some(), finding.new.is_some()) {
        _ if id.ends_with("-added") => "extra",
        _ if id.ends_with("-removed") => "missing",
        (false, true) => "extra",
        (true, false) => "missing",
        (true, true) | (false, false) => "wrong",
    };
    let mut text = format!("{kind}[{id}]: {}\n", finding.subject);
    let line = |Location { file, line, column, .. }: &Location| format!("{file}:{line}:{column}");
    let places = [
        ("spec", finding.new.as_ref().map(line)),
        ("description", place.map(ToString::to_string)),
        ("accepted", finding.accepted.clone()),
    ];
    let details = finding.details.iter().filter(|detail| detail.role == DetailRole::Fact).map(|detail| {
        let said = |value: &Option<String>| value.as_ref().map_or("nothing".to_owned(), |value| format!("`{value}`"));
        format!("{}: the spec says {}, the description {}", detail.key, said(&detail.new), said(&detail.old))
    });
    for (label, words) in places.into_iter().filter_map(|(label, words)| Some((label, words?))) {
        text += &format!("  {label:<12}{words}\n");
    }
    details.for_each(|detail| text += &format!("  {:<12}{detail}\n", "says"));
    text + &format!("  {:<12}{}\n\n", "accept", finding.fingerprint())
}
