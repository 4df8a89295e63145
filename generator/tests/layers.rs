//! The stages use each other in one direction only, as the crate docs say.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What each stage may use, besides itself.
const MAY_USE: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("output", &[]),
    ("diagnose", &["source", "model"]),
    ("yaml", &["source", "diagnose"]),
    ("spec", &["source", "yaml"]),
    ("schema", &["spec", "yaml", "source", "diff"]),
    ("model", &[]),
    ("openapi", &["source", "diagnose", "yaml"]),
    ("resolve", &["source", "diagnose", "yaml", "spec", "model"]),
    ("surface", &["model"]),
    ("render", &["model", "surface", "output"]),
    ("diff", &["model", "surface", "source", "diagnose", "yaml", "resolve"]),
];

#[test]
fn stages_use_only_earlier_stages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let allowed: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let mut breaches = Vec::new();
    let mut seen = 0;
    for entry in fs::read_dir(&root).expect("the sources are there") {
        let path = entry.expect("an entry").path();
        let stage = path.file_stem().expect("a name").to_string_lossy().into_owned();
        if stage == "lib" {
            continue;
        }
        let Some(may_use) = allowed.get(stage.as_str()) else {
            breaches.push(format!("the stage `{stage}` is not in the list of this test"));
            continue;
        };
        for (file, used) in uses(&path) {
            seen += 1;
            if used != stage && !may_use.contains(&used.as_str()) {
                breaches.push(format!(
                    "{}: `{stage}` uses `{used}`",
                    file.strip_prefix(&root).expect("below src").display()
                ));
            }
        }
    }
    assert!(seen > 100, "the test reads the sources: it saw only {seen} uses");
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

/// Each stage that the files below a path name by `crate::`, with the file. Emitted code is full of `crate::` too, but only in strings
/// and quotations, which name `runtime`, `byte_class`, `format` and modules of the specs.
fn uses(path: &Path) -> Vec<(std::path::PathBuf, String)> {
    if path.is_dir() {
        let entries = fs::read_dir(path).expect("a folder of sources");
        return entries.flat_map(|entry| uses(&entry.expect("an entry").path())).collect();
    }
    let text = fs::read_to_string(path).expect("a source");
    let known = |word: &str| MAY_USE.iter().any(|(stage, _)| *stage == word);
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| {
            line.split("crate::")
                .skip(1)
                .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default())
        })
        .filter(|word| known(word))
        .map(|word| (path.to_owned(), word.to_owned()))
        .collect()
}

#[test]
fn the_pattern_and_runtime_crates_use_nothing_of_the_workspace() {
    for (member, least) in [("pattern", 3), ("runtime", 6)] {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join(member).join("Cargo.toml");
        let manifest = fs::read_to_string(manifest).expect("its manifest");
        let mut section = "";
        let mut dependencies = 0;
        for line in manifest.lines() {
            if line.starts_with('[') {
                section = line;
            } else if section.contains("dependencies") && line.contains('=') {
                dependencies += 1;
                let local = line.contains("path =") || line.contains("workspace =");
                assert!(!local, "`{member}` stands alone, but has {line}");
            }
        }
        assert!(dependencies >= least, "the test reads the manifest: it saw only {dependencies} dependencies");
    }
}
