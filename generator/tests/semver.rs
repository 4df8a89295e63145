//! The claim on the crate's version, judged by the compiler: code that names every public item of the old crate with its exact type is
//! compiled against the new crate, for every case below `diff/case`. A major change of signatures must be claimed exactly where it fails.
//!
//! The values that the reports print as witnesses go through the emitted types of both sides in the same run: one takes each as a literal,
//! the other refuses it at compile time.
//!
//! It runs when asked for, and in CI: `cargo test --test semver -- --ignored`.
//!
//! All cases are services of one crate, so that they are compiled in one go. It is checked with what the crate stands on below `target`,
//! which is built once.

#[path = "semver/asked.rs"]
mod asked;
#[path = "diff/case.rs"]
mod case;
#[path = "support/chosen.rs"]
mod chosen;
#[path = "semver/claim.rs"]
mod claim;
#[path = "semver/crates.rs"]
mod crates;
#[path = "support/overlay.rs"]
mod overlay;
#[path = "semver/pairs.rs"]
mod pairs;
#[path = "semver/place.rs"]
mod place;
#[path = "semver/reader.rs"]
mod reader;
#[path = "semver/sample.rs"]
mod sample;
#[path = "semver/variation.rs"]
mod variation;

use claim::Claim;
use crates::{emit, merged, plain, write};
use generator::diff::{self, Bump, Report, Rule};
use generator::model::Api;
use generator::{render, surface};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

/// Cases that the pins cannot judge, with the reason.
const UNJUDGED: &[(&str, &str)] =
    &[("crate-renamed", "all cases are services of one crate, which is named by the test")];

fn report(case: &str) -> Report {
    diff::compare(&crates::side(case, "old"), &crates::side(case, "new"))
}

/// What is claimed for the signatures of a case.
fn claim(case: &str) -> Bump {
    let report = report(case);
    report.findings.iter().map(|finding| finding.rust.signature).max().unwrap_or(Bump::None)
}

/// The pins of one case.
fn pins(api: &Api, case: &str) -> String {
    let mut api = api.clone();
    let own = crates::tops(case, &crates::side(case, "old").api);
    api.modules.retain(|module| own.contains(module.path[0].as_str()));
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
    for case in pairs::names() {
        write(&folder.join(name).join(format!("src/{}.rs", plain(&case))), &pins(api, &case));
    }
    let formats = Api { modules: Vec::new(), ..api.clone() };
    write(&folder.join(name).join("src/formats.rs"), &surface::pins(&formats));
    listed(name, &pairs::names().iter().map(|case| plain(case)).collect::<Vec<_>>(), folder);
}

fn listed(name: &str, files: &[String], folder: &Path) {
    let formats = std::iter::once("formats".to_owned());
    modules(name, &formats.chain(files.iter().cloned()).collect::<Vec<_>>(), folder);
}

/// The root of a crate of these files.
fn modules(name: &str, files: &[String], folder: &Path) {
    let modules: String = files.iter().map(|file| format!("mod {file};\n")).collect();
    write(&folder.join(name).join("src/lib.rs"), &format!("#![allow(warnings)]\n{modules}"));
}

/// The first error of each source file that does not compile, by the crate's name and the file's.
fn check(workspace: &Path) -> BTreeMap<(String, String), String> {
    let output = Command::new(env!("CARGO"))
        .args(["check", "--workspace", "--keep-going", "--offline", "--quiet", "--message-format=json"])
        .current_dir(workspace)
        .env("CARGO_TARGET_DIR", crates::target())
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
    modules(name, &(0..texts.len()).map(|at| format!("w{at}")).collect::<Vec<_>>(), folder);
}

/// The values that reports print for changed texts and numbers: what the emitted types take, and what they refuse at compile time.
fn witnesses() -> [Vec<String>; 2] {
    let (mut taken, mut refused) = (Vec::new(), Vec::new());
    for case in pairs::names() {
        for finding in &report(&case).findings {
            let place = finding.old.as_ref().or(finding.new.as_ref()).map(|place| place.folder.as_str());
            let top = place.and_then(|folder| folder.split('/').next()).unwrap_or_default();
            let name = format!("{}::models::{}", crates::moved(&case, top), finding.subject.trim_matches('`'));
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

/// The files that fail, with the first error of each, by crate. A name that is missing hides what is of another type elsewhere, so that those
/// that fail are left out until the rest compiles.
fn failing(folder: &Path, claims: &[Claim]) -> BTreeMap<(String, String), String> {
    let mut failing = BTreeMap::new();
    loop {
        let is_left = |krate: &str, file: &str| !failing.contains_key(&(krate.to_owned(), file.to_owned()));
        let pins: Vec<String> =
            pairs::names().iter().map(|case| plain(case)).filter(|file| is_left("pins", file)).collect();
        listed("pins", &pins, folder);
        let files = claims.iter().enumerate().map(|(at, claim)| claim.file(at));
        modules("broken", &files.filter(|file| is_left("broken", file)).collect::<Vec<_>>(), folder);
        let failed = check(folder);
        let is_awaited = |krate: &str| ["pins", "broken", "refused"].contains(&krate);
        let strange: Vec<_> = failed.iter().filter(|((krate, _), _)| !is_awaited(krate)).collect();
        assert!(strange.is_empty(), "a crate or its own uses do not compile: {strange:#?}");
        let before = failing.len();
        failing.extend(failed);
        if failing.len() == before {
            return failing;
        }
    }
}

#[test]
#[ignore = "it builds what a client stands on, which takes minutes"]
fn the_compiler_agrees_with_every_claim() {
    let folder = crates::scratch("semver");
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
    let is_judged = |case: &String| !UNJUDGED.iter().any(|(unjudged, _)| case == unjudged);
    let judged: Vec<String> = pairs::names().into_iter().filter(is_judged).collect();
    let (claims, unused): (Vec<Claim>, Vec<Claim>) =
        judged.iter().flat_map(|case| Claim::all(case)).partition(|claim| !claim.code[0].is_empty());
    for (at, name) in ["kept", "broken"].iter().enumerate() {
        claim::emit(name, at, &claims, &folder);
    }
    modules("kept", &claims.iter().enumerate().map(|(at, claim)| claim.file(at)).collect::<Vec<_>>(), &folder);
    crates::workspace(&folder, &["before", "shops", "pins", "own", "taken", "refused", "kept", "broken"]);
    let failing = failing(&folder, &claims);
    let error = |krate: &str, file: String| failing.get(&(krate.to_owned(), file));
    assert!(refused.len() >= 10 || !pairs::is_every_case(), "{} values show differences", refused.len());
    let taken: Vec<&String> = refused
        .iter()
        .enumerate()
        .filter(|(at, _)| error("refused", format!("w{at}")).is_none())
        .map(|it| it.1)
        .collect();
    assert!(taken.is_empty(), "both sides' emitted types take {taken:#?}");
    let compiles: Vec<String> = claims
        .iter()
        .enumerate()
        .filter(|(at, claim)| error("broken", claim.file(*at)).is_none())
        .map(|(_, claim)| format!("{}: {}\n{}", claim.case, claim.finding, claim.code[1]))
        .collect();
    let major: BTreeSet<&String> = judged.iter().filter(|case| claim(case) == Bump::Major).collect();
    let failed: BTreeSet<&String> = judged.iter().filter(|case| error("pins", plain(case)).is_some()).collect();
    let under: Vec<_> = failed.difference(&major).map(|case| (case, error("pins", plain(case)))).collect();
    let over: Vec<_> = major.difference(&failed).collect();
    eprintln!(
        "{} values that show a difference; {} cases, {} of them major; {} pins fail; {} claimed too little, {} too much; of {} findings \
         that say that code no longer compiles, {} have code that still does, and {} have none",
        refused.len(),
        judged.len(),
        major.len(),
        failed.len(),
        under.len(),
        over.len(),
        claims.len(),
        compiles.len(),
        unused.len()
    );
    for (case, error) in &under {
        eprintln!("{case} is claimed too little:\n{error:?}");
    }
    for claim in &unused {
        eprintln!("no code: {}: {}", claim.case, claim.finding);
    }
    assert!(under.is_empty() && over.is_empty(), "claimed too much: {over:#?}");
    assert!(compiles.is_empty(), "code still compiles: {}", compiles.join("\n"));
}
