//! The table of the language reference on where a result is, row by row: what each method, final state and result becomes in the
//! model, and what the emitted code tells the runtime.

use generator::model::{Api, FinalState, Module, ResultPlace};
use generator::render;
use generator::source::Sources;
use std::collections::BTreeMap;
use std::path::Path;

const REFERENCE: &str = include_str!("../../specs/README.md");
const METHODS: [&str; 4] = ["PUT", "PATCH", "POST", "DELETE"];
const STATES: [&str; 5] = ["not given", "azure-async-operation", "operation-location", "location", "original-uri"];
const RESULTS: [&str; 4] = ["none", "`result`", "`result-in: monitor`", "`result-in: monitor.a`"];

/// What the table says of a method, a final state and a result.
fn table() -> BTreeMap<(&'static str, &'static str, &'static str), &'static str> {
    let section = REFERENCE.split("#### Where the result is").nth(1).unwrap().split("\n### ").next().unwrap();
    let mut found = BTreeMap::new();
    for line in section.lines().filter(|line| line.starts_with("| ")).skip(1) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        for method in words(cells[0], &METHODS) {
            for state in words(cells[1], &STATES) {
                for result in words(cells[2], &RESULTS) {
                    let twice = found.insert((method, state, result), cells[3]);
                    assert_eq!(twice, None, "a second row: {method}, {state}, {result}");
                }
            }
        }
    }
    found
}

fn words(cell: &str, all: &[&'static str]) -> Vec<&'static str> {
    let word = |word: &str| *all.iter().find(|known| **known == word).unwrap_or_else(|| panic!("unknown: {word}"));
    if cell == "all" { all.to_vec() } else { cell.split(", ").map(word).collect() }
}

/// The place of the result in the model, in the words of the table.
fn place(state: &FinalState) -> String {
    match state {
        FinalState::NoResult => "nowhere".to_owned(),
        FinalState::Property(names) => format!("{} of monitor", names.join(".")),
        FinalState::At(places) if places.is_empty() => "monitor".to_owned(),
        FinalState::At(places) => {
            let word = |place: &ResultPlace| match place {
                ResultPlace::ResourceLocation => "resourceLocation",
                ResultPlace::Location => "Location",
                ResultPlace::OriginalUri => "resource",
            };
            places.iter().map(word).collect::<Vec<_>>().join(", ")
        }
    }
}

/// The keys of an operation that starts, for a final state and a result.
fn keys(state: &str, result: &str) -> String {
    let mut keys = Vec::new();
    if state != "not given" {
        keys.push(format!("final-state: {state}"));
    }
    match result {
        "none" => {}
        "`result`" => keys.push("result: Thing".to_owned()),
        within => keys.push(format!("result: Thing, {}", within.trim_matches('`'))),
    }
    keys.join(", ")
}

/// An operation that starts, in a line.
fn operation(id: &str, method: &str, keys: &str) -> String {
    let (method, path) = (method.to_lowercase(), id.to_lowercase());
    format!("  {id}: {{ {method}: /{path}, responses: {{ 202: }}, long-running: {{ {keys} }} }}\n")
}

/// The service of these operations, or the code of the last problem.
fn resolved(operations: &str) -> Result<Api, &'static str> {
    let operations = format!(
        "service: Shop\napi-version: 2025-01-01\nendpoint: https://shop.example.com\nauth: none\noperations:\n{operations}\
         models: {{ Thing: {{ properties: {{ a: string }} }} }}\n"
    );
    let mut sources = Sources::default();
    sources.add("specs/crate.yaml".to_owned(), "name: shop_client\nversion: 0.1.0\n");
    sources.add("specs/shop/2025-01-01/operations.yaml".to_owned(), operations.as_str());
    let (api, reports) = generator::read(Path::new("specs"), &sources);
    api.ok_or_else(|| reports.last().expect("a problem").code)
}

/// What the generator makes of an operation.
fn read(method: &str, state: &str, result: &str) -> String {
    let api = match resolved(&operation("Things_Start", method, &keys(state, result))) {
        Ok(api) => api,
        Err(code) => return format!("refused: {code}"),
    };
    let operation = api.modules.iter().flat_map(Module::operations).next().expect("the operation").operation;
    place(&operation.kind.start().expect("a start").final_state)
}

#[test]
fn each_row_of_the_table_is_what_the_model_says() {
    let table = table();
    assert_eq!(table.len(), METHODS.len() * STATES.len() * RESULTS.len(), "every combination has its row");
    for ((method, state, result), expected) in table {
        assert_eq!(read(method, state, result), expected, "{method}, {state}, {result}");
    }
}

/// What the runtime is told, in Rust without spaces, of the words of the table.
fn told(place: &str) -> String {
    match place {
        "nowhere" => "FinalState::NoResult".to_owned(),
        "monitor" => "FinalState::At(&[])".to_owned(),
        "a of monitor" => "FinalState::Property(&[\"a\"])".to_owned(),
        places => {
            let place = |place| match place {
                "resourceLocation" => "ResultPlace::ResourceLocation",
                "Location" => "ResultPlace::Location",
                "resource" => "ResultPlace::OriginalUri",
                other => panic!("no place: {other}"),
            };
            format!("FinalState::At(&[{}])", places.split(", ").map(place).collect::<Vec<_>>().join(","))
        }
    }
}

/// The tests of an emitted crate are made from the same model by the same renderer, and so believe it.
#[test]
fn each_row_of_the_table_is_what_the_emitted_code_tells_the_runtime() {
    let (mut operations, mut expected) = (String::new(), BTreeMap::new());
    let rows = table().into_iter().filter(|(_, place)| !place.starts_with("refused"));
    for (number, ((method, state, result), place)) in rows.enumerate() {
        let id = format!("Things_Start{number}");
        operations += &operation(&id, method, &keys(state, result));
        expected.insert(id, format!("words:TerminalWords::DEFAULT,final_state:{}", told(place)));
    }
    let own = "succeeded: [Success], failed: [Broken], canceled: [Stopped]";
    operations += &operation("Things_Own", "POST", own);
    let words = r#"succeeded:&["Success"],failed:&["Broken"],canceled:&["Stopped"]"#;
    let words = format!("words:TerminalWords{{{words}}},final_state:{}", told("nowhere"));
    expected.insert("Things_Own".to_owned(), words);
    let api = resolved(&operations).expect("no mistakes");
    let package = render::package(&api).printed();
    let emitted: String =
        package.iter().filter(|(path, _)| path.starts_with("src/shop")).map(|(_, text)| text).collect();
    let emitted =
        emitted.split_whitespace().collect::<String>().replace(",]", "]").replace(",}", "}").replace(",)", ")");
    for (id, told) in expected {
        let plan = format!("service:self.service.named(\"{id}\"),api_version:Some(\"api-version\"),{told},");
        let named = emitted.split(&format!("service:self.service.named(\"{id}\")")).nth(1).unwrap_or_default();
        let seen: String = named.chars().take(200).collect();
        assert!(emitted.contains(&plan), "{plan}\n{seen}");
    }
}
