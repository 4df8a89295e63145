//! The rules for the project's own sources: short files and functions, a doc for each module, no silenced warning, no test ignored without a
//! reason, and no cycle between files.

#[path = "tidy/cycle.rs"]
mod cycle;
#[path = "tidy/sample.rs"]
mod sample;
#[path = "tidy/scan.rs"]
mod scan;
#[path = "tidy/tree.rs"]
mod tree;
#[path = "tidy/wildcard.rs"]
mod wildcard;

use cycle::{cycles, shown};
use proc_macro2::TokenStream;
use scan::{Named, scan};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use tree::Tree;
use wildcard::{enums, wildcards};

const LONGEST_FILE: usize = 400;
const LONGEST_FUNCTION: usize = 80;

/// The crates' own sources, by their root below the workspace.
const CRATES: [&str; 4] =
    ["generator/src/lib.rs", "generator/pattern/src/lib.rs", "generator/runtime/src/lib.rs", "xtask/src/main.rs"];

/// Their tests, benchmarks and examples.
const TESTS: [&str; 7] = [
    "generator/tests",
    "generator/pattern/tests",
    "generator/benches",
    "generator/runtime/tests",
    "generator/runtime/benches",
    "generator/runtime/examples",
    "xtask/tests",
];

fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace")
}

/// Every Rust file below a folder that a person wrote, by its path below the workspace.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "emitted") {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name =
                path.strip_prefix(workspace()).expect("below the workspace").to_string_lossy().replace('\\', "/");
            found.insert(name, fs::read_to_string(&path).expect("a source"));
        }
    }
    found
}

fn sources() -> BTreeMap<String, String> {
    let folders = CRATES.iter().map(|root| Path::new(root).parent().expect("a folder").to_owned());
    let found: BTreeMap<_, _> = folders.flat_map(|folder| files(&workspace().join(folder))).collect();
    assert!(found.len() > 250, "the test reads the sources: it saw only {} files", found.len());
    found
}

fn everything() -> BTreeMap<String, String> {
    sources().into_iter().chain(TESTS.iter().flat_map(|folder| files(&workspace().join(folder)))).collect()
}

fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_are_short() {
    let long = |(file, text): (String, String)| {
        let lines = text.lines().count();
        (lines > LONGEST_FILE).then(|| format!("{file} has {lines} lines, more than {LONGEST_FILE}"))
    };
    none(&everything().into_iter().filter_map(long).collect::<Vec<_>>());
}

/// The functions of a file that rustfmt printed, each with its number of lines: it ends with the first brace at its own indent.
fn functions(text: &str) -> Vec<(&str, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let signature = line.trim_start();
        let indent = line.len() - signature.len();
        let mut words = signature.split([' ', '(', '<']).skip_while(|word| {
            matches!(*word, "pub" | "const" | "async" | "extern") || word.ends_with(')') || word.starts_with('"')
        });
        let (Some("fn"), Some(name)) = (words.next(), words.next()) else { continue };
        let is_end = |line: &&str| line.len() == indent + 1 && line.ends_with('}');
        let length = match line.ends_with(['}', ';']) {
            true => 1,
            false => lines[at..].iter().position(is_end).map_or(0, |end| end + 1),
        };
        found.push((name, length));
    }
    found
}

#[test]
fn functions_are_short() {
    let (mut long, mut seen) = (Vec::new(), 0);
    for (file, text) in &everything() {
        for (name, lines) in functions(text) {
            seen += 1;
            if lines > LONGEST_FUNCTION {
                long.push(format!("{file}: {name} has {lines} lines, more than {LONGEST_FUNCTION}"));
            }
        }
    }
    assert!(seen > 2500, "the test reads the sources: it saw only {seen} functions");
    none(&long);
}

#[test]
fn modules_say_what_they_are() {
    let bare = everything().into_iter().filter(|(_, text)| !text.starts_with("//! "));
    none(
        &bare
            .map(|(file, _)| format!("{file} does not begin with a sentence on what it is (`//! ...`)"))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn nothing_is_silenced_or_left_out() {
    let mut found = BTreeSet::new();
    for (file, text) in &everything() {
        let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{file}: {error}"));
        scan(tokens, &mut |named| {
            let forbidden = match named {
                Named::Attribute { name, .. } if name == "allow" => Some("#[allow]".to_owned()),
                Named::Attribute { name, has_value: false } if name == "ignore" => {
                    Some("#[ignore] without a reason".to_owned())
                }
                Named::Macro(name) if ["unreachable", "todo", "unimplemented", "dbg"].contains(&name.as_str()) => {
                    Some(format!("{name}!"))
                }
                Named::Attribute { .. } | Named::Macro(_) | Named::Path(_) => None,
            };
            found.extend(forbidden.map(|what| format!("{file}: {what} is forbidden")));
        });
    }
    none(&found.into_iter().collect::<Vec<_>>());
}

#[test]
fn no_match_over_an_enum_of_ours_has_an_arm_for_the_rest() {
    let sources: BTreeMap<String, TokenStream> =
        sources().into_iter().map(|(file, text)| (file, text.parse().expect("the source of a crate"))).collect();
    let mut ours = BTreeMap::new();
    for tokens in sources.values() {
        enums(tokens.clone(), &mut ours);
    }
    let mut wrong = Vec::new();
    for (file, tokens) in sources {
        let mut found = Vec::new();
        wildcards(tokens, &ours, &mut found);
        wrong.extend(
            found.into_iter().map(|variant| format!("{file}: a match that names {variant} has an arm for the rest")),
        );
    }
    none(&wrong);
}

#[test]
fn no_file_uses_itself_through_others() {
    let mut wrong = Vec::new();
    for root in CRATES {
        let tree = Tree::read(&workspace().join(root));
        let name = |path: &Path| {
            path.strip_prefix(workspace()).expect("below the workspace").to_string_lossy().replace('\\', "/")
        };
        let graph: cycle::Graph =
            tree.uses().into_iter().map(|(file, used)| (name(file), used.into_iter().map(name).collect())).collect();
        assert!(graph.len() > 4, "the test reads {root}: it saw only {} files that use others", graph.len());
        for cycle in cycles(&graph) {
            let all: Vec<&str> = cycle.iter().map(String::as_str).collect();
            wrong.push(format!("{}\n  a cycle of {}", shown(&graph, &cycle), all.join(", ")));
        }
    }
    none(&wrong);
}

/// The commands that a document names, each with the word after the flag.
fn named<'a>(text: &'a str, flag: &'a str) -> impl Iterator<Item = &'a str> {
    let word = |rest: &'a str| rest.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '-').next();
    text.split(flag).skip(1).filter_map(word)
}

#[test]
fn the_documentation_names_what_exists() {
    let mut missing = Vec::new();
    for document in ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/import.md", "generator/tests/diff/README.md"]
    {
        let path = workspace().join(document);
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{document}: {error}"));
        for (flag, folder) in [("--test ", "tests"), ("--bench ", "benches"), ("--example ", "examples")] {
            let is_there = |name: &str| {
                let crates = ["generator", "generator/runtime", "generated", "xtask"];
                let paths = crates.map(|krate| workspace().join(krate).join(folder));
                paths.iter().any(|path| path.join(format!("{name}.rs")).exists() || path.join(name).exists())
            };
            let unknown = named(&text, flag).filter(|name| !is_there(name));
            missing.extend(unknown.map(|name| format!("{document} names `{flag}{name}`, which is not there")));
        }
        let links = text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
        let local = links.filter(|link| !link.is_empty() && !link.contains("://"));
        let broken = local.filter(|link| !path.with_file_name("").join(link).exists());
        missing.extend(broken.map(|link| format!("{document} links to {link}, which is not there")));
    }
    none(&missing);
}
