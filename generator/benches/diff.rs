//! How long comparing takes as specs grow, and how long the longest decision about two patterns: `cargo bench -p generator --bench diff`.

use generator::diff::{self, Side};
use pattern::{Language, Relation, TextConstraints};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

const SIZES: [usize; 4] = [125, 250, 500, 1000];
const ROUNDS: usize = 9;

/// Pairs of patterns whose comparison has much to go through.
const PATTERNS: [(&str, &str); 9] = [
    ("^[0-9]+$", "^[0-9]*$"),
    ("^[a-zA-Z0-9-]{3,24}$", "^[a-z0-9-]{3,24}$"),
    (r"^(?!-)[a-z0-9-]{1,63}(?<!-)$", "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"),
    (r"^[\p{L}\p{N}_.-]{1,127}$", r"^[\p{L}\p{N}_-]{1,127}$"),
    ("^(a|b)*a(a|b){12}$", "^(a|b)*b(a|b){12}$"),
    ("^(a|b)*a(a|b){12}$", "^(a|b)*a(a|b){13}$"),
    ("^([a-c]|[x-z])*a([a-c]|[x-z]){8}$", "^([a-c]|[x-z])*b([a-c]|[x-z]){8}$"),
    ("^([a-z]{1,20}-){1,60}$", "^([a-z]{1,21}-){1,60}$"),
    ("^.{1,2000}$", "^.{1,1999}$"),
];

/// A service whose every name has another pattern on the other side.
fn spec(folder: &Path, operations: usize, longest: usize) -> Side {
    let mut text = String::from(
        "service: Shop\napi-version: 2025-01-01\nendpoint: https://shop.example.com\nauth: none\noperations:\n",
    );
    let mut models = String::from("models:\n");
    for number in 0..operations {
        write!(
            text,
            "  Group{group}_Read{number}:\n    doc: Reads a thing.\n    source: https://docs.example.com/things/{number}\n    \
             get: /things{number}/{{thingName}}\n    path: {{ thingName: Name{number} }}\n    responses: {{ 200: Thing{number} }}\n",
            group = number / 10,
        )
        .expect("memory");
        write!(
            models,
            "  Name{number}: {{ doc: A name., type: string, pattern: '^[a-z][a-z0-9-]{{2,{longest}}}$' }}\n  Thing{number}:\n    \
             doc: A thing.\n    required: [name]\n    properties: {{ name: Name{number}, parts: {{ items: Thing{number} }} }}\n",
        )
        .expect("memory");
    }
    let below = folder.join(format!("{operations}-{longest}"));
    let version = below.join("shop/2025-01-01");
    fs::create_dir_all(&version).expect("a folder");
    fs::write(below.join("crate.yaml"), "name: shop\nversion: 1.0.0\n").expect("a file");
    fs::write(version.join("operations.yaml"), text).expect("a file");
    fs::write(version.join("models.yaml"), models).expect("a file");
    diff::side(&below.to_string_lossy(), &below).unwrap_or_else(|error| panic!("{error}"))
}

fn median(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[ROUNDS / 2]
}

fn shown(time: Duration) -> String {
    format!("{:>9.2} ms", time.as_secs_f64() * 1e3)
}

fn main() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let name = specs.to_string_lossy().into_owned();
    let read = || diff::side(&name, &specs).unwrap_or_else(|error| panic!("{error}"));
    let side = read();
    println!("the specs of this repository, read once {}", shown(median(|| drop(read()))));
    println!("the same, compared with themselves      {}", shown(median(|| drop(diff::compare(&side, &side)))));
    let folder = tempfile::tempdir().expect("a folder");
    for operations in SIZES {
        let (old, new) = (spec(folder.path(), operations, 20), spec(folder.path(), operations, 30));
        assert_eq!(diff::compare(&old, &new).findings.len(), operations);
        let time = median(|| drop(diff::compare(&old, &new)));
        println!("{operations:>5} operations, each with a change      {}", shown(time));
    }
    for (old, new) in PATTERNS {
        let language = |pattern: &str| {
            Language::new(TextConstraints { pattern: Some(pattern.to_owned()), ..TextConstraints::default() })
        };
        let relation = || language(old).ok().zip(language(new).ok()).map(|(old, new)| old.relation(&new));
        let time = median(|| drop(std::hint::black_box(relation())));
        let decided = relation().is_some_and(|relation| relation != Relation::Undecided);
        println!("{old} to {new}, {}: {}", if decided { "decided" } else { "undecided" }, shown(time));
    }
}
