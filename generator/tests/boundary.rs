//! The tests of limits that a crate is emitted with share only the functions that one of them calls: the crate is linted as a whole, and
//! a function that nobody calls is a warning.

use generator::source::Sources;
use std::path::Path;

const JUDGES: [&str; 4] = ["accepts", "refuses", "reads", "does_not_read"];

#[test]
fn only_functions_that_are_called_are_emitted() {
    let rows = [
        ("{ doc: Any text., type: string, pattern: '^[^]*$' }", ["accepts"].as_slice()),
        ("{ doc: A name., type: string, maxLength: 3 }", &["accepts", "refuses"]),
        ("{ doc: A size., type: integer, maximum: 9 }", &["reads", "does_not_read"]),
        ("{ doc: A colour., enum: [red, blue] }", &["reads"]),
    ];
    for (model, expected) in rows {
        let mut sources = Sources::default();
        sources.add("specs/crate.yaml", "name: shop\nversion: 1.0.0\n");
        let operations = "service: Shop\napi-version: 2025-01-01\nendpoint: https://shop.example.com\nauth: none\noperations:\n  \
            Things_Get: { doc: Reads., source: https://shop.example.com/docs, get: /things, responses: { 200: Thing } }\n";
        sources.add("specs/shop/2025-01-01/operations.yaml", operations);
        sources.add("specs/shop/2025-01-01/models.yaml", format!("models:\n  Thing: {model}\n"));
        let (api, reports) = generator::read(Path::new("specs"), &sources);
        let api = api.unwrap_or_else(|| panic!("{}", generator::diagnose::text(&reports, &sources, false)));
        let package = generator::render::package(&api);
        let main = package.iter().find(|(path, _)| *path == "tests/boundaries/main.rs").expect("there are tests").1;
        let emitted: Vec<&str> = JUDGES.into_iter().filter(|judge| main.contains(&format!("fn {judge} <"))).collect();
        assert_eq!(emitted, expected, "{model}");
    }
}
