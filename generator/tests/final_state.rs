//! The table of the language reference on where a result is, row by row: what each method, final state and result becomes in the model.

use generator::model::{FinalState, Module, ResultPlace};
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

/// What the generator makes of an operation.
fn read(method: &str, state: &str, result: &str) -> String {
    let mut keys = Vec::new();
    if state != "not given" {
        keys.push(format!("final-state: {state}"));
    }
    match result {
        "none" => {}
        "`result`" => keys.push("result: Thing".to_owned()),
        within => keys.push(format!("result: Thing, {}", within.trim_matches('`'))),
    }
    let operations = format!(
        "service: Shop\napi-version: 2025-01-01\nendpoint: https://shop.example.com\nauth: none\noperations:\n  Things_Start:\n    \
         {}: /things\n    responses: {{ 202: }}\n    long-running: {{ {} }}\nmodels: {{ Thing: {{ properties: {{ a: string }} }} }}\n",
        method.to_lowercase(),
        keys.join(", ")
    );
    let mut sources = Sources::default();
    sources.add("specs/crate.yaml".to_owned(), "name: shop_client\nversion: 0.1.0\n");
    sources.add("specs/shop/2025-01-01/operations.yaml".to_owned(), operations.as_str());
    let (api, reports) = generator::read(Path::new("specs"), &sources);
    let Some(api) = api else { return format!("refused: {}", reports.last().expect("a problem").code) };
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
