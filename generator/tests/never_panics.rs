//! Whatever stands in a spec file, the generator ends with output or with problems; it never panics, hangs, or fills the memory.

use generator::diagnose::{self, Report};
use generator::render;
use generator::source::Sources;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Longer than anything here takes on a slow machine; only a hang is as slow as this.
const HANG: Duration = Duration::from_secs(300);

/// Files by path.
type Spec = BTreeMap<String, String>;

fn files(root: &Path, folder: &Path, into: &mut Spec) {
    for entry in fs::read_dir(folder).expect("a folder of specs") {
        let path = entry.expect("a spec").path();
        if path.is_dir() {
            files(root, &path, into);
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            let name = path.strip_prefix(root).expect("below the root").to_string_lossy().into_owned();
            into.insert(name, fs::read_to_string(&path).expect("text"));
        }
    }
}

fn spec(folder: &str) -> Spec {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut spec = Spec::new();
    files(&root, &root, &mut spec);
    spec
}

/// Reads, prints every form, and renders what has no error.
fn run(spec: &Spec) -> Vec<Report> {
    let mut sources = Sources::default();
    for (path, text) in spec {
        sources.add(format!("specs/{path}"), text);
    }
    let (api, reports) = generator::read(Path::new("specs"), &sources);
    diagnose::text(&reports, &sources, diagnose::TextStyle::Coloured);
    diagnose::json(&reports, &sources);
    diagnose::sarif(&reports, &sources);
    // Files are rendered one by one, so that a thousand show as much as ten thousand.
    if let Some(api) = api.filter(|api| api.types.len() <= 1000) {
        let _ = render::package(&api).printed();
    }
    reports
}

/// Runs on a thread with the stack that a program's first thread has, and fails where that does not end.
fn ends(spec: Spec) -> Vec<Report> {
    let (send, receive) = mpsc::channel();
    let work = move || send.send(run(&spec)).expect("the test waits");
    let running = thread::Builder::new().stack_size(8 << 20).spawn(work).expect("a thread");
    let reports = receive.recv_timeout(HANG).expect("an end without a panic");
    running.join().expect("an end without a panic");
    reports
}

fn codes(reports: &[Report]) -> Vec<&'static str> {
    let mut codes: Vec<&str> = reports.iter().map(|report| report.code).collect();
    codes.dedup();
    codes
}

/// Numbers that look random and are the same in every run (Marsaglia's xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end.max(1) as u64).expect("below a usize")
    }
}

/// One slip of the hand, or of the disk.
fn mutate(text: &str, dice: &mut Dice) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let line = dice.below(lines.len());
    let other = dice.below(lines.len());
    match dice.below(7) {
        0 => drop(lines.remove(line)),
        1 => lines.insert(other, lines[line].clone()),
        2 => lines.swap(line, other),
        3 => lines[line].insert_str(0, &" ".repeat(dice.below(6))),
        4 => {
            let words: Vec<&str> = text.split_whitespace().collect();
            let (from, to) = (words[dice.below(words.len())].to_owned(), words[dice.below(words.len())].to_owned());
            return text.replacen(&from, &to, 1 + dice.below(3));
        }
        5 => {
            let odd = [
                "{", "}", "[", "]", "'", "\"", ": ", "&a ", "*a", "!x ", "\t", "\u{202e}", "\0", "..", "-1", "é", "|",
                ">",
            ];
            let mut at = dice.below(lines[line].len() + 1);
            while !lines[line].is_char_boundary(at) {
                at -= 1;
            }
            lines[line].insert_str(at, odd[dice.below(odd.len())]);
        }
        _ => {
            let mut cut = dice.below(text.len());
            while !text.is_char_boundary(cut) {
                cut -= 1;
            }
            return text[..cut].to_owned();
        }
    }
    lines.join("\n")
}

#[test]
fn typing_mistakes_end_in_reports() {
    let (specs, mut dice) = ([spec("../specs"), spec("tests/ui/base")], Dice(0x9e37_79b9_7f4a_7c15));
    let mut found = 0;
    for round in 0..240 {
        let mut spec = specs[round % specs.len()].clone();
        let paths: Vec<String> = spec.keys().cloned().collect();
        for _ in 0..=dice.below(3) {
            let path = &paths[dice.below(paths.len())];
            let changed = mutate(&spec[path], &mut dice);
            spec.insert(path.clone(), changed);
        }
        found += usize::from(!ends(spec).is_empty());
    }
    assert!(found > 120, "only {found} of 240 changed specs gave a report");
}

const CRATE: &str = "name: shop_client\nversion: 0.1.0\n";

fn shop(models: String) -> Spec {
    let operations = spec("tests/ui/base")["shop/2025-01-01/operations.yaml"].clone();
    Spec::from([
        ("crate.yaml".to_owned(), CRATE.to_owned()),
        ("shop/2025-01-01/operations.yaml".to_owned(), operations),
        ("shop/2025-01-01/models.yaml".to_owned(), models),
    ])
}

#[test]
fn nothing_at_all() {
    assert_eq!(codes(&ends(Spec::new())), ["no-crate-file"]);
}

#[test]
fn ten_thousand_levels() {
    for (open, close) in [("[", "]"), ("{ a: ", "}"), ("\n- ", ""), ("? ", "")] {
        let deep = format!("models:\n  Thing: {}{}\n", open.repeat(10_000), close.repeat(10_000));
        let reports = ends(shop(deep));
        assert!(!reports.is_empty(), "{open}");
    }
    let mut items = String::from("string");
    for _ in 0..45 {
        items = format!("{{ items: {items} }}");
    }
    ends(shop(format!("models:\n  Thing:\n    doc: A thing.\n    properties:\n      deep: {items}\n")));
}

#[test]
fn ten_thousand_models() {
    let mut models = String::from("models:\n  Thing:\n    doc: A thing.\n    properties: { first: M0 }\n");
    for number in 0..10_000 {
        let next = (number + 1) % 10_000;
        writeln!(models, "  M{number}: {{ doc: A part., properties: {{ next: M{next}, name: string }} }}")
            .expect("memory");
    }
    assert_eq!(codes(&ends(shop(models))), Vec::<&str>::new());
}

#[test]
fn ten_thousand_models_with_misspelt_names() {
    let mut models = String::from("models:\n  Thing:\n    doc: A thing.\n    properties: { first: M0 }\n");
    for number in 0..10_000 {
        writeln!(models, "  M{number}: {{ doc: A part., extends: N{number}, properties: {{ next: Q{number} }} }}")
            .expect("memory");
    }
    assert!(codes(&ends(shop(models))).contains(&"unknown-model"));
}

#[test]
fn ten_thousand_models_in_a_chain() {
    for form in ["{ extends: NEXT }", "NEXT", "{ items: NEXT }"] {
        let mut models = String::from("models:\n  Thing:\n    doc: A thing.\n    properties: { first: M0 }\n");
        for number in 0..10_000 {
            writeln!(models, "  M{number}: {}", form.replace("NEXT", &format!("M{}", number + 1))).expect("memory");
        }
        models.push_str("  M10000: { doc: The last., properties: { name: string } }\n");
        assert_eq!(codes(&ends(shop(models))), ["too-deep"], "{form}");
    }
}

#[test]
fn ten_megabytes() {
    let long =
        format!("models:\n  Thing:\n    doc: {}\n    properties: {{ name: string }}\n", "word ".repeat(2_000_000));
    assert_eq!(codes(&ends(shop(long))), Vec::<&str>::new());
    let unknown: String = (0..400_000).map(|number| format!("unknown{number}: the value\n")).collect();
    assert_eq!(codes(&ends(shop(format!("models: {{}}\n{unknown}")))).first(), Some(&"unknown-key"));
    let flow = format!("models: {{ Thing: [{}] }}\n", "1, ".repeat(3_000_000));
    assert_eq!(codes(&ends(shop(flow))), ["unexpected"]);
    let anchored = format!("models: {}{}{}\n", "&a [".repeat(90), "1, ".repeat(1_000_000), "]".repeat(90));
    assert_eq!(codes(&ends(shop(anchored))), ["alias-bomb"]);
}
