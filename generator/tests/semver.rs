//! The claim on the crate's version, judged by the compiler: code that names every public item of the old crate with its exact type is
//! compiled against the new crate, for every case below `diff/case`. A major change of signatures must be claimed exactly where it fails.
//!
//! The values that the reports print as witnesses go through the emitted types of both sides in the same run: one takes each as a literal,
//! the other refuses it at compile time.
//!
//! It runs when asked for, and in CI: `cargo test -p generator --test semver -- --ignored`.
//!
//! All cases are services of one crate, so that they are compiled in one go. It is checked with what the crate stands on below `target`,
//! which is built once.

#[path = "diff/case.rs"]
mod case;
#[path = "support/chosen.rs"]
mod chosen;
#[path = "support/overlay.rs"]
mod overlay;

use case::cases;
use generator::diff::{self, Bump, Report, Rule, Side};
use generator::model::Api;
use generator::{output, render, surface};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Cases that the pins cannot judge, with the reason.
const UNJUDGED: &[(&str, &str)] =
    &[("crate-renamed", "all cases are services of one crate, which is named by the test")];

fn report(case: &str) -> Report {
    let side = |which: &str| {
        let path = case::folder(case, which);
        diff::side(&path.to_string_lossy(), &path).unwrap_or_else(|error| panic!("{case}/{which}: {error}"))
    };
    diff::compare(&side("old"), &side("new"))
}

/// What is claimed for the signatures of a case.
fn claim(case: &str) -> Bump {
    let report = report(case);
    report.findings.iter().map(|finding| finding.rust.signature).max().unwrap_or(Bump::None)
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

/// The name of a case as a folder of specs and a module.
fn plain(case: &str) -> String {
    case.replace('-', "")
}

/// One side of all cases as one spec: each case is a service.
fn merged(which: &str, folder: &Path) -> Side {
    let specs = folder.join(which);
    write(&specs.join("crate.yaml"), "name: shops\nversion: 1.0.0\ndoc: Many shops.\n");
    for case in cases() {
        let from = case::folder(&case, which);
        for path in yaml(&from) {
            let below = path.strip_prefix(&from).expect("below").to_string_lossy().replace('\\', "/");
            let Some((top, rest)) = below.split_once('/') else { continue };
            let top = if top == "shop" { plain(&case) } else { format!("{}{top}", plain(&case)) };
            let text = fs::read_to_string(&path).expect("a spec");
            let uses = format!("uses: [{}common]", plain(&case));
            write(&specs.join(top).join(rest), &text.replace("uses: [common]", &uses));
        }
    }
    diff::side(&specs.to_string_lossy(), &specs).unwrap_or_else(|error| panic!("{which}: {error}"))
}

fn yaml(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { yaml(&path) } else { vec![path] }).collect()
}

/// The emitted crate without its tests and what only they need.
fn emit(package: &output::Package, folder: &Path) {
    for (path, text) in package.iter() {
        if path == "Cargo.toml" {
            write(&folder.join(path), text.split("[dev-dependencies]").next().unwrap_or(text));
        } else if path.starts_with("src/") || path == "README.md" {
            write(&folder.join(path), text);
        }
    }
}

/// The pins of one case.
fn pins(api: &Api, case: &str) -> String {
    let mut api = api.clone();
    let (own, common) = (plain(case), format!("{}common", plain(case)));
    api.modules.retain(|module| module.path[0].as_str() == own || module.path[0].as_str() == common);
    assert!(!api.modules.is_empty(), "{case}");
    api.formats.clear();
    surface::pins(&api)
}

/// A crate with the pins of all cases, each in a module of its own, compiled against `shops`.
fn downstream(name: &str, api: &Api, folder: &Path) {
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\nshops = {{ path = \"../shops\" }}\n\
         azure_core = {{ version = \"1.1\", default-features = false }}\nserde = \"1\"\nserde_json = \"1\"\n"
    );
    write(&folder.join(name).join("Cargo.toml"), &manifest);
    for case in cases() {
        write(&folder.join(name).join(format!("src/{}.rs", plain(&case))), &pins(api, &case));
    }
    let formats = Api { modules: Vec::new(), ..api.clone() };
    write(&folder.join(name).join("src/formats.rs"), &surface::pins(&formats));
    listed(name, &cases(), folder);
}

fn listed(name: &str, cases: &[String], folder: &Path) {
    let modules: String = cases.iter().map(|case| format!("mod {};\n", plain(case))).collect();
    write(&folder.join(name).join("src/lib.rs"), &format!("mod formats;\n{modules}"));
}

/// The first error of each source file that does not compile, by the crate's name and the file's.
fn check(workspace: &Path) -> BTreeMap<(String, String), String> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the folder of all artifacts");
    let output = Command::new(env!("CARGO"))
        .args(["check", "--workspace", "--keep-going", "--offline", "--quiet", "--message-format=json"])
        .current_dir(workspace)
        .env("CARGO_TARGET_DIR", target)
        .output()
        .expect("cargo");
    let mut failed = BTreeMap::new();
    let mut answered = false;
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(message) = serde_json::from_str::<serde_json::Value>(line) else { continue };
        answered = true;
        let said = &message["message"];
        let krate = message["target"]["name"].as_str().unwrap_or_default().to_owned();
        if message["reason"] != "compiler-message" || said["level"] != "error" {
            continue;
        }
        // A refused literal is an error where it is checked; the code that uses it is a child of the message.
        let children = said["children"].as_array().map(Vec::as_slice).unwrap_or_default();
        let spans: Vec<_> =
            std::iter::once(said).chain(children).filter_map(|it| it["spans"].as_array()).flatten().collect();
        let file_name = |span: &&serde_json::Value| span["file_name"].as_str().unwrap_or_default().to_owned();
        let own = spans.iter().map(file_name).find(|file| file.starts_with(&format!("{krate}/src/")));
        if let Some(file) = own.or_else(|| spans.iter().map(file_name).next()) {
            let file = Path::new(&file).file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let rendered = said["rendered"].as_str().unwrap_or_default().to_owned();
            failed.entry((krate, file)).or_insert(rendered);
        }
    }
    assert!(answered, "cargo: {}", String::from_utf8_lossy(&output.stderr));
    failed
}

/// A crate of constants, each in a file of its own, against the crates of both sides.
fn literals(name: &str, texts: &[String], folder: &Path) {
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\nbefore = {{ path = \"../before\" }}\n\
         shops = {{ path = \"../shops\" }}\n"
    );
    write(&folder.join(name).join("Cargo.toml"), &manifest);
    for (at, text) in texts.iter().enumerate() {
        write(&folder.join(name).join(format!("src/w{at}.rs")), text);
    }
    let modules: String = (0..texts.len()).map(|at| format!("mod w{at};\n")).collect();
    write(&folder.join(name).join("src/lib.rs"), &format!("#![allow(warnings)]\n{modules}"));
}

/// The values that reports print for changed texts and numbers: what the emitted types take, and what they refuse at compile time.
fn witnesses() -> [Vec<String>; 2] {
    let (mut taken, mut refused) = (Vec::new(), Vec::new());
    for case in cases() {
        for finding in &report(&case).findings {
            let name = format!("{}::models::{}", plain(&case), finding.subject.trim_matches('`'));
            let literal = |krate: &str, value: &str| {
                let made = match finding.rule {
                    Rule::TextChanged => format!("from_static({value})"),
                    _ => format!("new(({value}) as _).unwrap()"),
                };
                format!("const _: {krate}::{name} = {krate}::{name}::{made};\n")
            };
            let sides = [(finding.lost(), "before", "shops"), (finding.gained(), "shops", "before")];
            let written = |value: &str| match finding.rule {
                Rule::TextChanged => {
                    Some(format!("{:?}", serde_json::from_str::<String>(value).expect("a text in JSON")))
                }
                Rule::NumberChanged => Some(value.to_owned()),
                _ => None,
            };
            for (value, takes, refuses) in sides {
                let Some(value) = value.and_then(written) else { continue };
                taken.push(literal(takes, &value));
                refused.push(literal(refuses, &value));
            }
        }
    }
    [taken, refused]
}

/// The cases whose pins fail, with the first error of each. A name that is missing hides what is of another type elsewhere, so that those
/// that fail are left out until the rest compiles. Beside them the files of literals that are refused.
fn failing(folder: &Path) -> (BTreeMap<String, String>, BTreeSet<String>) {
    let mut failing = BTreeMap::new();
    loop {
        let failed = check(folder);
        let mut wrong = failed.keys().filter(|(krate, _)| krate != "refused");
        if wrong.next().is_none() {
            let refused = failed.into_keys().map(|(_, file)| file).collect();
            return (failing, refused);
        }
        let strange: Vec<_> = failed.iter().filter(|((krate, _), _)| krate != "pins" && krate != "refused").collect();
        assert!(strange.is_empty(), "the crate or its own pins do not compile: {strange:#?}");
        let before = failing.len();
        for case in cases() {
            if let Some(error) = failed.get(&("pins".to_owned(), plain(&case))) {
                failing.insert(case, error.clone());
            }
        }
        assert!(failing.len() > before, "an error is of no case: {failed:#?}");
        let rest: Vec<String> = cases().into_iter().filter(|case| !failing.contains_key(case)).collect();
        listed("pins", &rest, folder);
    }
}

#[test]
#[ignore = "it builds what a client stands on, which takes minutes"]
fn the_compiler_agrees_with_every_claim() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("semver");
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the folder of the last time");
    }
    let (old, new) = (merged("old", &folder), merged("new", &folder));
    emit(&render::package(&new.api), &folder.join("shops"));
    downstream("pins", &old.api, &folder);
    // The pins of a crate compile against the crate itself, or they would show nothing.
    downstream("own", &new.api, &folder);
    let mut before = old.api.clone();
    before.krate.name = "before".to_owned();
    emit(&render::package(&before), &folder.join("before"));
    let [taken, refused] = witnesses();
    literals("taken", &taken, &folder);
    literals("refused", &refused, &folder);
    let members = r#"["before", "shops", "pins", "own", "taken", "refused"]"#;
    write(&folder.join("Cargo.toml"), &format!("[workspace]\nresolver = \"3\"\nmembers = {members}\n"));
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    fs::copy(lock, folder.join("Cargo.lock")).expect("the lock file");
    let (failing, really_refused) = failing(&folder);
    let wanted: BTreeSet<String> = (0..refused.len()).map(|at| format!("w{at}")).collect();
    let is_whole = std::env::var_os("CASE").is_none();
    assert!(refused.len() >= 10 || !is_whole, "{} values show differences", refused.len());
    assert_eq!(really_refused, wanted, "each value that shows a difference is refused by one side's emitted type");
    let is_judged = |case: &String| !UNJUDGED.iter().any(|(unjudged, _)| case == unjudged);
    let judged: Vec<String> = cases().into_iter().filter(is_judged).collect();
    let major: BTreeSet<&String> = judged.iter().filter(|case| claim(case) == Bump::Major).collect();
    let failed: BTreeSet<&String> = judged.iter().filter(|case| failing.contains_key(*case)).collect();
    let under: Vec<_> = failed.difference(&major).map(|case| (case, &failing[*case])).collect();
    let over: Vec<_> = major.difference(&failed).collect();
    eprintln!(
        "{} values that show a difference; {} cases, {} of them major; {} pins fail; {} claimed too little, {} too much",
        refused.len(),
        judged.len(),
        major.len(),
        failed.len(),
        under.len(),
        over.len()
    );
    for (case, error) in &under {
        eprintln!("{case} is claimed too little:\n{error}");
    }
    assert!(under.is_empty() && over.is_empty(), "claimed too much: {over:#?}");
}
