//! What `diff` says of edits: something of each that changes what a spec means, nothing of those that change how it is written.

use super::{files, language, specs, yaml};
use generator::diagnose::{Problems, Severity};
use generator::diff::{self, Side};
use generator::resolve::{self, Places};
use generator::source::Sources;
use rayon::prelude::*;
use regex::Regex;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// So many places of each key are edited.
const PLACES: usize = 2;

/// Numbers of more digits than a binary fraction has: they are texts with this before them until they are written down.
const DIGITS: &str = "digits:";

static LONG: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\b\d[\d.]{15,}\b").expect("a pattern"));

static MARKED: LazyLock<Regex> = LazyLock::new(|| Regex::new(&format!(r#""{DIGITS}([\d.]+)""#)).expect("a pattern"));

/// A file of a spec: its kind, its path, and what it says.
#[derive(Clone)]
struct File {
    kind: &'static str,
    path: PathBuf,
    value: Value,
}

/// What became of an edit.
enum Outcome {
    /// `check` does not accept it.
    Refused,
    /// The spec means the same.
    Meaningless,
    /// There is a finding.
    Found,
    /// The spec means something else, and there is no finding.
    Missed,
}

fn read(root: &Path) -> Vec<File> {
    let mut all = Vec::new();
    for kind in ["operations", "models", "types", "crate"] {
        let mut found = Vec::new();
        files(root, &format!("{kind}.yaml"), &mut found);
        found.sort();
        all.extend(found.into_iter().map(|path| {
            let text = fs::read_to_string(&path).expect("a spec");
            let value = yaml::json(&LONG.replace_all(&text, format!("{DIGITS}$0")));
            File { kind, path: path.strip_prefix(root).expect("a path below the specs").to_owned(), value }
        }));
    }
    all
}

/// The folder of a service, with its versions.
fn top(path: &Path) -> Option<String> {
    let mut steps = path.iter().map(|step| step.to_string_lossy().into_owned());
    steps.next().filter(|_| steps.count() > 1)
}

/// The files that a file is judged with: those of its service and what services share.
fn around(all: &[File], file: &File) -> Vec<File> {
    let own = top(&file.path);
    let is_needed = |other: &&File| own.is_none() || top(&other.path).is_none_or(|top| Some(&top) == own.as_ref());
    let mut needed: Vec<File> = all.iter().filter(is_needed).cloned().collect();
    // Which versions the crate has is of no use where there is one service.
    let keys = needed.iter_mut().filter(|file| file.kind == "crate").filter_map(|file| file.value.as_object_mut());
    for keys in keys.filter(|_| own.is_some()) {
        keys.remove("services");
    }
    needed
}

/// A side that says this, with the number of what `check` warns of; `None` where it does not accept it.
fn side(texts: impl IntoIterator<Item = (PathBuf, String)>) -> Option<(Side, usize)> {
    let mut sources = Sources::default();
    for (path, text) in texts {
        sources.add(path, text);
    }
    let problems = Problems::default();
    let api = resolve::resolve(Path::new(""), &sources, &problems)?;
    let warnings = problems.into_reports().iter().filter(|report| report.severity > Severity::Note).count();
    let name = String::new();
    Some((Side { name, api, places: Places::default(), sources, shared: None }, warnings))
}

fn written(files: &[File]) -> Option<(Side, usize)> {
    let text = |file: &File| MARKED.replace_all(&file.value.to_string(), "$1").replace(DIGITS, "");
    side(files.iter().map(|file| (file.path.clone(), text(file))))
}

/// Other values than this, and nothing in its place.
fn edits(key: &str, value: &Value) -> Vec<(&'static str, Option<Value>)> {
    let mut edits = vec![("removed", None)];
    match value {
        Value::Null => {}
        Value::Bool(flag) => edits.push(("turned", Some(Value::from(!flag)))),
        Value::Number(number) => {
            let number = number.as_f64().unwrap_or_default() as i64;
            edits.extend([("more", Some(Value::from(number + 1))), ("less", Some(Value::from(number - 1)))]);
        }
        Value::String(text) => {
            edits.push(("longer", Some(Value::from(format!("{text}x")))));
            edits.extend(words(key).into_iter().filter(|word| word != text).map(|word| ("another", Some(word.into()))));
        }
        Value::Array(items) => {
            edits.push(("shorter", Some(items.iter().skip(1).cloned().collect())));
            edits.push(("turned round", Some(items.iter().rev().cloned().collect())));
        }
        Value::Object(members) => {
            edits.push(("shorter", Some(members.clone().into_iter().skip(1).collect())));
        }
    }
    edits
}

/// The words of the language that a key such as `Schema.type` may have.
fn words(key: &str) -> Vec<&'static str> {
    static ALL: LazyLock<Vec<String>> = LazyLock::new(|| language::missing(|_| Vec::new()));
    ALL.iter().filter_map(|used| used.strip_prefix(key)?.strip_prefix(": ")).collect()
}

fn replace(value: &mut Value, pointer: &str, with: Option<Value>) {
    match with {
        Some(with) => *value.pointer_mut(pointer).expect("a place") = with,
        None => super::remove(value, pointer),
    }
}

fn judge((before, warnings): &(Side, usize), files: &[File]) -> Outcome {
    let Some((after, _)) = written(files).filter(|(_, now)| now <= warnings) else { return Outcome::Refused };
    if format!("{:?}", after.api) == format!("{:?}", before.api) {
        return Outcome::Meaningless;
    }
    let is_found = !diff::compare(before, &after).findings.is_empty();
    if is_found { Outcome::Found } else { Outcome::Missed }
}

/// A file, a key, its place, what is done to it, and what stands there afterwards.
type Job = (usize, String, String, &'static str, Option<Value>);

/// Edits of each key at a few of its places.
fn jobs(all: &[File]) -> Vec<Job> {
    let mut places = BTreeMap::<String, usize>::new();
    let mut jobs = Vec::new();
    for (at, file) in all.iter().enumerate() {
        for (key, pointers) in
            language::uses(file.kind, &file.value).into_iter().filter(|(used, _)| !used.contains(' '))
        {
            let key = key.replace("file.", &format!("{}.yaml: ", file.kind));
            for pointer in pointers {
                let count = places.entry(key.clone()).or_default();
                if *count >= PLACES {
                    break;
                }
                *count += 1;
                let value = file.value.pointer(&pointer).expect("a key");
                jobs.extend(
                    edits(&key, value).into_iter().map(|(what, with)| (at, key.clone(), pointer.clone(), what, with)),
                );
            }
        }
    }
    jobs
}

/// Each edit of a spec with its key, where it is and what became of it.
fn outcomes(root: &Path) -> Vec<(String, String, Outcome)> {
    let all = read(root);
    let around: Vec<Vec<File>> = all.iter().map(|file| around(&all, file)).collect();
    let before: Vec<(Side, usize)> =
        around.iter().map(|files| written(files).expect("specs without mistakes")).collect();
    let outcome = |(at, key, pointer, what, with): Job| {
        let mut files = around[at].clone();
        let file = files.iter_mut().find(|file| file.path == all[at].path).expect("the file");
        replace(&mut file.value, &pointer, with);
        let place = format!("{key} {what} at {}#{pointer}", all[at].path.display());
        (key, place, judge(&before[at], &files))
    };
    jobs(&all).into_par_iter().map(outcome).collect()
}

#[test]
fn every_key_is_compared() {
    let outcomes: Vec<_> = roots().iter().flat_map(|root| outcomes(root)).collect();
    let of = |is_it: fn(&Outcome) -> bool| outcomes.iter().filter(move |(_, _, outcome)| is_it(outcome));
    let refused = of(|it| matches!(it, Outcome::Refused)).count();
    let found = of(|it| matches!(it, Outcome::Found)).count();
    eprintln!("{} edits: {refused} refused, {found} found", outcomes.len());
    let missed: Vec<&String> = of(|it| matches!(it, Outcome::Missed)).map(|(_, place, _)| place).collect();
    assert!(missed.is_empty(), "no finding for {missed:#?}");
    let heard: BTreeSet<&String> =
        of(|it| matches!(it, Outcome::Refused | Outcome::Found)).map(|(key, ..)| key).collect();
    let silent: BTreeSet<&String> =
        of(|it| matches!(it, Outcome::Meaningless)).map(|(key, ..)| key).filter(|key| !heard.contains(key)).collect();
    assert!(silent.is_empty(), "every edit of {silent:#?} is accepted and means nothing");
}

/// The specs of fictitious services, and those of the crate.
fn roots() -> [PathBuf; 2] {
    [specs(), Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs")]
}

fn said(before: &Side, after: &Side) -> Vec<String> {
    let findings = diff::compare(before, after).findings;
    findings.iter().map(|finding| format!("{}: {}", finding.rule.id(), finding.subject)).collect()
}

fn as_written(root: &Path, files: &[File]) -> Side {
    let texts =
        files.iter().map(|file| (file.path.clone(), fs::read_to_string(root.join(&file.path)).expect("a spec")));
    side(texts).expect("specs without mistakes").0
}

#[test]
fn comments_quoting_and_block_style_are_no_change() {
    for root in roots() {
        let files = read(&root);
        let (after, _) = written(&files).expect("the same in JSON");
        assert_eq!(said(&as_written(&root, &files), &after), Vec::<String>::new(), "{}", root.display());
    }
}

#[test]
fn the_order_of_keys_is_no_change() {
    for root in roots() {
        let mut files = read(&root);
        let before = as_written(&root, &files);
        for file in &mut files {
            let uses = language::uses(file.kind, &file.value);
            let keys = uses.iter().filter(|(used, _)| !used.contains(' ')).flat_map(|(_, places)| places);
            let keyed: BTreeSet<&str> = keys.filter_map(|place| Some(place.rsplit_once('/')?.0)).collect();
            for place in keyed {
                let members = file.value.pointer_mut(place).and_then(Value::as_object_mut).expect("an object");
                *members = std::mem::take(members).into_iter().rev().collect();
            }
        }
        assert_eq!(said(&before, &written(&files).expect("the same").0), Vec::<String>::new(), "{}", root.display());
    }
}
