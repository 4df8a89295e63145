//! How much of many descriptions can be imported: `cargo bench -p generator --bench import -- FOLDER [OUT]`. Prints a table of operations: what
//! one could call afterwards, what contradicts itself, what the language cannot say and what `check` refuses, by cause, with times. The
//! specs of what can be called are written below OUT. `SHOW=code` prints what `check` refuses of one kind. `import.sh` runs it over a package of descriptions.

use generator::diagnose::{Report, Severity};
use generator::openapi::{self, Imported, Library, Problem, ReservedNames, Wanted};
use generator::resolve::reserved;
use generator::source::Sources;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const CRATE: &str = "name: store_client\nversion: 0.1.0\n";

/// What became of the operations.
#[derive(Default)]
struct Table {
    descriptions: usize,
    operations: usize,
    callable: usize,
    warnings: usize,
    /// Operations by why they stay out.
    wrong: BTreeMap<String, BTreeSet<String>>,
    unsupported: BTreeMap<String, BTreeSet<String>>,
    refused: BTreeMap<String, BTreeSet<String>>,
    /// How often something beside an operation is left out.
    notes: BTreeMap<String, usize>,
    /// Examples that `check` refuses.
    examples: usize,
    /// The mistakes in them, by what `check` says without the names.
    mistakes: BTreeMap<String, usize>,
    import: Duration,
    check: Duration,
}

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let Some(folder) = arguments.next() else {
        println!("no folder of descriptions given: nothing to measure");
        return;
    };
    let out = arguments.next().map(PathBuf::from);
    let mut descriptions = Vec::new();
    collect(Path::new(&folder), &mut descriptions);
    descriptions.sort();
    let mut table = Table::default();
    for (number, description) in descriptions.iter().enumerate() {
        one(&mut table, description, number, out.as_deref());
    }
    print(&table);
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of descriptions") {
        let path = entry.expect("an entry").path();
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default().to_lowercase();
        if path.is_dir() {
            collect(&path, into);
        } else if ["json", "yaml", "yml"].contains(&extension.as_str()) {
            into.push(path);
        }
    }
}

fn shared() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/arm/types.yaml");
    fs::read_to_string(path).expect("the shared folder")
}

/// Imports a description until `check` has nothing against what is left.
fn one(table: &mut Table, path: &Path, number: usize, out: Option<&Path>) {
    let mut begin = Instant::now();
    let mut library = Library::default();
    let mut read = |path: &Path| fs::read_to_string(path).map_err(|error| error.to_string());
    let unread = library.add(path, &mut read);
    let reserved = ReservedNames(reserved::is_reserved_type);
    let shared = vec![("arm".to_owned(), shared())];
    let mut wanted = Wanted { service: Some(format!("Service{number}")), reserved, shared, operations: Vec::new() };
    let paths = [path.to_owned()];
    let mut imported = openapi::import(&library, &paths, &wanted);
    table.import += begin.elapsed();
    table.descriptions += 1;
    table.operations += imported.offered;
    for (_, cause) in unread {
        table.wrong.entry(format!("{}: {}", cause.code(), path.display())).or_default();
    }
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    imported.problems.iter().for_each(|problem| note(table, &name, problem));
    while !imported.ids.is_empty() {
        begin = Instant::now();
        let sources = written(&imported);
        table.import += begin.elapsed();
        begin = Instant::now();
        let (_, reports) = generator::read(Path::new("specs"), &sources);
        table.check += begin.elapsed();
        table.warnings += reports.iter().filter(|report| report.severity == Severity::Warning).count();
        let examples = wrong_examples(&reports, &sources);
        let left_out = imported.without_examples(&examples);
        if left_out > 0 {
            table.examples += left_out;
            for report in reports.iter().filter(|report| report.severity == Severity::Error) {
                *table.mistakes.entry(kind(report)).or_default() += 1;
                show(&name, report, &sources);
            }
            continue;
        }
        let errors: Vec<&Report> = reports.iter().filter(|report| report.severity == Severity::Error).collect();
        if errors.is_empty() {
            table.callable += imported.ids.len();
            out.iter().for_each(|out| write(out, &imported));
            break;
        }
        let mut left: BTreeSet<String> = imported.ids.keys().cloned().collect();
        for error in &errors {
            let broken = reached(&imported, &sources, error);
            let key = kind(error);
            show(&name, error, &sources);
            for id in broken {
                left.remove(&id);
                table.refused.entry(key.clone()).or_default().insert(format!("{name} {id}"));
            }
        }
        if left.is_empty() || left.len() == imported.ids.len() {
            break;
        }
        wanted.operations = left.into_iter().collect();
        imported = openapi::import(&library, &paths, &wanted);
    }
}

/// What `check` says, without the names.
fn kind(report: &Report) -> String {
    let words = without_names(&report.message);
    format!("{}: {words}", report.code)
}

fn without_names(message: &str) -> String {
    message.split('`').step_by(2).collect::<Vec<_>>().join("…")
}

/// Prints a report whose code is named by the environment variable `SHOW`.
fn show(name: &str, report: &Report, sources: &Sources) {
    if std::env::var("SHOW").is_ok_and(|shown| shown == report.code) {
        println!(
            "{name}\n{}",
            generator::diagnose::text(std::slice::from_ref(report), sources, generator::diagnose::TextStyle::Plain)
        );
    }
}

fn note(table: &mut Table, name: &str, problem: &Problem) {
    let cause = &problem.cause;
    let list = match cause.loss() {
        openapi::Loss::Note => {
            let key = match cause {
                openapi::Cause::Key { .. } | openapi::Cause::Format { .. } => cause.what(),
                openapi::Cause::Example { lacks } => format!("example that {}", without_names(lacks)),
                _ => cause.code().to_owned(),
            };
            *table.notes.entry(key).or_default() += 1;
            return;
        }
        openapi::Loss::Unsupported => &mut table.unsupported,
        openapi::Loss::Wrong => &mut table.wrong,
    };
    let operations = problem.operations.iter().map(|id| format!("{name} {id} {}", problem.place.pointer));
    let key = match cause {
        openapi::Cause::Keyword { .. } | openapi::Cause::OneOf { .. } => cause.what(),
        _ => cause.code().to_owned(),
    };
    list.entry(key).or_default().extend(operations);
}

/// The specs that are written, with what is around them.
fn written(imported: &Imported) -> Sources {
    let mut sources = Sources::default();
    sources.add("specs/arm/types.yaml", shared());
    sources.add("specs/crate.yaml", CRATE);
    for (file, text) in imported.files() {
        sources.add(format!("specs/{}/{file}", imported.folder), text);
    }
    sources
}

/// Where an example is refused, and why.
fn wrong_examples(reports: &[Report], sources: &Sources) -> Vec<(usize, String)> {
    let errors = reports.iter().filter(|report| report.severity == Severity::Error);
    let of_operations = |report: &&Report| {
        let file = report.labels.first().filter(|label| sources.holds(label.span)).map(|label| label.span.file);
        file.is_some_and(|file| sources.file(file).path.ends_with("operations.yaml"))
    };
    errors.filter(of_operations).map(|report| (report.labels[0].span.start as usize, report.message.clone())).collect()
}

/// The operations that a mistake is in, or that reach the model that it is in; all where it is in neither.
fn reached(imported: &Imported, sources: &Sources, report: &Report) -> Vec<String> {
    let all = || imported.ids.keys().cloned().collect();
    let Some(label) = report.labels.first().filter(|label| sources.holds(label.span)) else { return all() };
    let file = sources.file(label.span.file);
    let head = &file.text[..label.span.start as usize];
    let line_end = file.text[label.span.start as usize..].find('\n').unwrap_or_default() + label.span.start as usize;
    let is_entry = |line: &&str| line.starts_with("  ") && !line[2..].starts_with([' ', '-', '#']);
    let Some(entry) = file.text[..line_end.max(head.len())].lines().rev().find(is_entry) else { return all() };
    let key = entry.trim().split(": ").next().unwrap_or_default().trim_end_matches(':');
    let key = key.trim_matches(['\'', '"']).to_owned();
    if imported.ids.contains_key(&key) {
        return vec![key];
    }
    let users = imported.reaches.iter().filter(|(_, models)| models.contains(&key));
    let users: Vec<String> = users.map(|(id, _)| id.clone()).collect();
    if users.is_empty() { all() } else { users }
}

fn write(out: &Path, imported: &Imported) {
    let folder = out.join(&imported.folder);
    fs::create_dir_all(&folder).expect("a folder to write to");
    for (file, text) in imported.files() {
        fs::write(folder.join(file), text).expect("a file to write");
    }
}

fn print(table: &Table) {
    let count = |list: &BTreeMap<String, BTreeSet<String>>| {
        list.values().flatten().map(|it| it.split(' ').take(2).collect::<Vec<_>>()).collect::<BTreeSet<_>>().len()
    };
    println!("{} descriptions, {} operations", table.descriptions, table.operations);
    println!("callable                       {:>6}  ({} warnings of check)", table.callable, table.warnings);
    for (title, list) in [
        ("contradict themselves", &table.wrong),
        ("the language cannot say", &table.unsupported),
        ("refused by check", &table.refused),
    ] {
        println!("{title:<30} {:>6}", count(list));
        let mut causes: Vec<_> = list.iter().collect();
        causes.sort_by_key(|(_, operations)| std::cmp::Reverse(operations.len()));
        for (cause, operations) in causes {
            let example = operations.iter().next().map(String::as_str).unwrap_or_default();
            println!("  {:>6}  {cause}  (such as {example})", operations.len());
        }
    }
    let mut notes: Vec<_> = table.notes.iter().collect();
    notes.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    println!("left out beside operations     {:>6}", notes.iter().map(|(_, count)| **count).sum::<usize>());
    for (note, count) in notes.into_iter().take(25) {
        println!("  {count:>6}  {note}");
    }
    println!("examples refused by check      {:>6}", table.examples);
    let mut mistakes: Vec<_> = table.mistakes.iter().collect();
    mistakes.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    for (mistake, count) in mistakes.into_iter().take(25) {
        println!("  {count:>6}  {mistake}");
    }
    let (import, check) = (table.import.as_secs_f64(), table.check.as_secs_f64());
    println!("import {import:.1} s; check {check:.1} s, which judges what has mistakes again without them");
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    if let Some(peak) = status.lines().find_map(|line| line.strip_prefix("VmHWM:")) {
        println!("peak memory {}", peak.trim());
    }
}
