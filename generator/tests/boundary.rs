//! Each binary of emitted tests includes the parts of the test support that its tests call, and those that these import: the crate is
//! linted as a whole, and a part that nobody calls is a warning.

use generator::output::Package;
use generator::source::Sources;
use std::collections::BTreeSet;
use std::path::Path;

/// A crate with one operation, which answers with one model.
fn package(model: &str, operation: &str) -> Package {
    let mut sources = Sources::default();
    sources.add("specs/crate.yaml", "name: shop\nversion: 1.0.0\n");
    let operations = "service: Shop\napi-version: 2025-01-01\nendpoint: https://shop.example.com\nauth: none\noperations:\n  \
        Things_Get: { doc: Reads., source: https://shop.example.com/docs, get: /things, ";
    sources.add("specs/shop/2025-01-01/operations.yaml", format!("{operations}{operation} }}\n"));
    sources.add("specs/shop/2025-01-01/models.yaml", format!("models:\n  Thing: {model}\n"));
    let (api, reports) = generator::read(Path::new("specs"), &sources);
    let api = api.unwrap_or_else(|| {
        panic!("{}", generator::diagnose::text(&reports, &sources, generator::diagnose::TextStyle::Plain))
    });
    generator::render::package(&api)
}

/// The parts that a binary includes.
fn included(package: &Package, binary: &str) -> Vec<String> {
    let of_binary = format!("tests/{binary}/support.rs");
    let text = package.iter().find(|(path, _)| *path == of_binary).map_or("", |(_, text)| text);
    let names = text.lines().filter_map(|line| line.rsplit_once("pub mod ")?.1.split([' ', ';']).next());
    names.map(str::to_owned).collect()
}

/// The parts that the crate has.
fn emitted(package: &Package) -> BTreeSet<String> {
    let part = |path: &str| Some(path.strip_prefix("tests/support/")?.strip_suffix(".rs")?.to_owned());
    package.iter().filter_map(|(path, _)| part(path)).collect()
}

const READS: &str = "responses: { 200: Thing }";

#[test]
fn types_are_tested_by_the_parts_for_their_kind() {
    for (model, expected) in [
        ("{ doc: A name., type: string, maxLength: 3 }", ["table", "texts"].as_slice()),
        ("{ doc: A size., type: integer, maximum: 9 }", &["numbers", "table"]),
        ("{ doc: A share., type: number, maximum: 9 }", &["finite", "numbers", "table"]),
        ("{ doc: A colour., enum: [red, blue] }", &["listed", "table"]),
        ("{ doc: A thing., properties: { size: { doc: A number., type: boolean } } }", &[]),
    ] {
        assert_eq!(included(&package(model, READS), "boundaries"), expected, "{model}");
    }
}

#[test]
fn operations_are_tested_by_the_parts_for_their_kind() {
    const CALLED: &[&str] = &[
        "call",
        "credential",
        "endpoint",
        "kind",
        "loopback",
        "mock_response",
        "outcome",
        "post",
        "scripted",
        "setup",
    ];
    const LIST: &str = "{ doc: A list., properties: { value: { doc: They., items: string } } }";
    for (model, operation, expected) in [
        ("{ doc: A colour., enum: [red, blue] }", READS, CALLED),
        (
            LIST,
            "responses: { 200: Thing }, paging: { next-link: none }",
            &["credential", "kind", "mock_response", "paged", "pointer", "post", "scripted", "setup"],
        ),
    ] {
        let package = package(model, operation);
        assert_eq!(included(&package, "behaviour"), expected, "{operation}");
        let all = ["boundaries", "behaviour", "examples"].map(|binary| included(&package, binary));
        assert_eq!(emitted(&package), all.into_iter().flatten().collect(), "{operation}");
    }
}
