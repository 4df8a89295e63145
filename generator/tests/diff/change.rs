//! Small specs in a few lines, and what is found between two of them, a line for each finding.

use generator::diff::{self, Finding, Report};
use std::fs;
use std::path::Path;

pub const OPERATIONS: &str = "
service: Shop
api-version: 2025-01-01
doc: A shop.
endpoint: https://shop.example.com
auth: none
operations:
";

pub const GET: &str = "
  Things_Get: { doc: d., source: 'https://example.com', get: /things, responses: { 200: Thing } }
";

pub const PUT: &str = "
  Things_Set: { doc: d., source: 'https://example.com', put: /things, body: Thing, responses: { 204: } }
";

/// A spec: files with their texts.
#[derive(Clone)]
pub struct Spec(pub Vec<(String, String)>);

impl Spec {
    pub fn new() -> Self {
        Self(Vec::new()).with("crate.yaml", "name: acme_shop\nversion: 1.4.0\ndoc: A shop.\n")
    }

    pub fn with(mut self, path: &str, text: &str) -> Self {
        self.0.retain(|(other, _)| other != path);
        self.0.push((path.to_owned(), text.to_owned()));
        self
    }

    /// A service with these operations and models.
    pub fn service(self, folder: &str, operations: &str, models: &str) -> Self {
        let version = folder.split_once('/').expect("an api-version").1;
        let operations = format!("{}{operations}", OPERATIONS.replace("2025-01-01", version));
        let spec = self.with(&format!("{folder}/operations.yaml"), &operations);
        if models.is_empty() { spec } else { spec.with(&format!("{folder}/models.yaml"), &format!("models:{models}")) }
    }

    /// It, or a part of it, as it is read from disk.
    pub fn read(&self, name: &str, part: &str) -> diff::Side {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("diff small").join(name);
        if root.exists() {
            fs::remove_dir_all(&root).expect("removing");
        }
        for (path, text) in &self.0 {
            let path = root.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("writing");
        }
        let path = root.join(part);
        diff::side(&path.to_string_lossy(), &root).unwrap_or_else(|error| panic!("{name}: {error}"))
    }
}

pub fn report(name: &str, old: &Spec, new: &Spec) -> Report {
    diff::compare(&old.read(&format!("{name}/old"), ""), &new.read(&format!("{name}/new"), ""))
}

/// A finding in a line: what, the wire, the crate, and values that show it.
pub fn line(finding: &Finding) -> String {
    let witnesses = [("lost", finding.lost()), ("gained", finding.gained())];
    let witnesses = witnesses.into_iter().filter_map(|(what, value)| Some(format!("; {what} {}", value?)));
    format!(
        "{}: {} {} {} {}{}",
        finding.rule.id(),
        finding.wire.request,
        finding.wire.response,
        finding.rust.signature,
        finding.rust.behaviour,
        witnesses.collect::<String>()
    )
}

pub fn found(name: &str, old: &Spec, new: &Spec) -> Vec<String> {
    report(name, old, new).findings.iter().map(line).collect()
}

/// What is found where operations and models change from these to those.
pub fn change(name: &str, old: (&str, &str), new: (&str, &str)) -> Vec<String> {
    let spec = |(operations, models): (&str, &str)| Spec::new().service("shop/2025-01-01", operations, models);
    found(name, &spec(old), &spec(new))
}

/// The same where only models change; each is one line.
pub fn models(name: &str, operations: &[&str], old: &str, new: &str) -> Vec<String> {
    let operations = operations.concat();
    let block = |text: &str| text.lines().map(|line| format!("\n  {}", line.trim())).collect::<String>();
    change(name, (&operations, &block(old)), (&operations, &block(new)))
}

/// The same where only the one property of a model changes.
pub fn property(name: &str, operations: &[&str], old: &str, new: &str) -> Vec<String> {
    let thing = |text: &str| format!("Thing: {{ doc: T., properties: {{ a: {text} }} }}");
    models(name, operations, &thing(old), &thing(new))
}
