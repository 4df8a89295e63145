//! Imports of descriptions below `import`, a folder for each: the specs that are written, what is said, that no fact is lost on the way, and
//! that no description ends in a panic. `UPDATE=1` writes the expected files anew.

#[path = "import/effect.rs"]
mod effect;
#[path = "import/facts.rs"]
mod facts;
#[path = "support/golden.rs"]
mod golden;
#[path = "import/slips.rs"]
mod slips;

use generator::diagnose::{self, Severity};
use generator::openapi::{self, Imported, Library, Problem, ReservedNames, Wanted};
use generator::resolve::reserved;
use generator::source::Sources;
use golden::Goldens;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

const CASES: [&str; 4] =
    ["azure/description.json", "modern/description.yaml", "extends/description.yaml", "unsupported/description.yaml"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import")
}

fn wanted() -> Wanted {
    let shared = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/arm/types.yaml"));
    let shared = vec![("arm".to_owned(), shared.expect("the shared folder"))];
    Wanted { reserved: ReservedNames(reserved::is_reserved_type), shared, ..Wanted::default() }
}

/// Imports a description whose files `read` reads.
fn imported(description: &str, wanted: &Wanted, read: &dyn Fn(&Path) -> Option<String>) -> Imported {
    let mut library = Library::default();
    let mut file = |path: &Path| read(path).ok_or_else(|| "there is no such file".to_owned());
    let unread = library.add(Path::new(description), &mut file);
    let mut imported = openapi::import(&library, &[PathBuf::from(description)], wanted);
    let unread = unread.into_iter().map(|(place, cause)| Problem { place, cause, operations: Vec::new() });
    imported.problems.extend(unread);
    imported
}

fn from_disk(path: &Path) -> Option<String> {
    fs::read_to_string(root().join(path)).ok()
}

/// Everything that is said about a description, a line each.
fn said(imported: &Imported) -> String {
    let line = |problem: &Problem| {
        let Problem { place, cause, operations } = problem;
        format!(
            "{:?} {} {place}\n  {}\n  {}\n  {}\n",
            cause.loss(),
            cause.code(),
            cause.what(),
            cause.help(),
            operations.join(", ")
        )
    };
    imported.problems.iter().map(line).collect()
}

/// The errors of the written specs, as they are printed.
fn errors(imported: &Imported) -> String {
    let mut sources = Sources::default();
    sources.add("specs/crate.yaml", "name: shop_client\nversion: 0.1.0\n");
    for (folder, text) in wanted().shared {
        sources.add(format!("specs/{folder}/types.yaml"), text);
    }
    for (file, text) in imported.files() {
        sources.add(format!("specs/{}/{file}", imported.folder), text);
    }
    let (_, mut reports) = generator::read(Path::new("specs"), &sources);
    reports.retain(|report| report.severity == Severity::Error);
    diagnose::text(&reports, &sources, diagnose::TextStyle::Plain)
}

#[test]
fn descriptions_become_specs() {
    let mut goldens = Goldens::default();
    for case in CASES {
        let imported = imported(case, &wanted(), &from_disk);
        assert_eq!(errors(&imported), "", "{case}");
        let expected = root().join(case).with_file_name("expected");
        goldens.check(&expected.join("said.txt"), &said(&imported));
        for (file, text) in imported.files() {
            goldens.check(&expected.join(file), &text);
        }
    }
    goldens.finish(&root(), |path| path.parent().is_some_and(|folder| folder.ends_with("expected")));
}

#[test]
fn only_the_named_operations_and_what_they_reach() {
    let wanted = Wanted { operations: vec!["Bakeries_Close".to_owned(), "Bakeries_Burn".to_owned()], ..wanted() };
    let imported = imported(CASES[0], &wanted, &from_disk);
    assert_eq!(imported.ids.keys().collect::<Vec<_>>(), ["Bakeries_Close"]);
    assert_eq!(imported.files().len(), 1);
    let codes: Vec<&str> = imported.problems.iter().map(|problem| problem.cause.code()).collect();
    assert_eq!(codes, ["unknown-operation"]);
}

#[test]
fn a_number_of_more_than_64_bits_is_rounded_and_that_is_said() {
    let yaml = "{openapi: 3.0.0, info: {title: Big, version: '1'}, paths: {/n: {get: {operationId: N_Get, parameters: [{name: n, \
                in: query, schema: {type: number, format: decimal, maximum: BIG}}], responses: {200: {description: Fine.}}}}}}";
    let json = serde_yaml::from_str::<Value>(yaml).expect("YAML").to_string().replace("\"BIG\"", "BIG");
    for (file, text) in [("big.yaml", yaml), ("big.json", &json)] {
        let text = text.replace("BIG", "79228162514264337593543950335");
        let imported = imported(file, &wanted(), &|_: &Path| Some(text.clone()));
        assert_eq!(imported.ids.len(), 1, "{file}");
        let rounded = imported.problems.iter().find(|problem| problem.cause.code() == "rounded").expect("a note");
        assert!(rounded.place.pointer.ends_with("/schema/maximum"), "{}", rounded.place);
    }
}

/// What is written for a description of these models, each the body of an operation's answer.
fn with_models(models: &str) -> Imported {
    let text = format!(
        "{{openapi: 3.0.0, info: {{title: Shop, version: '1'}}, paths: {{/it: {{get: {{operationId: It_Get, responses: {{200: {{description: \
         It., content: {{application/json: {{schema: {{$ref: '#/components/schemas/All'}}}}}}}}}}}}}}}}, components: {{schemas: {{{models}}}}}}}"
    );
    let imported = imported("shop.yaml", &wanted(), &|_: &Path| Some(text.clone()));
    assert_eq!(errors(&imported), "");
    imported
}

#[test]
fn a_model_that_is_called_like_a_constructor_has_another_name_in_rust() {
    for name in ["New", "NEW", "fromStatic", "fromstatic"] {
        let models = format!(
            "All: {{properties: {{it: {{$ref: '#/components/schemas/{name}'}}}}}}, {name}: {{properties: {{size: {{type: integer}}}}}}"
        );
        let text = &with_models(&models).files()[1].1;
        assert!(text.contains("rustName: "), "{name}\n{text}");
    }
}

#[test]
fn the_items_of_a_model_take_no_name_from_another_schema() {
    let models = "All: {properties: {list: {$ref: '#/components/schemas/List'}, item: {type: string, maxLength: 9}}}, \
                  List: {type: array, items: {type: string, enum: [a, b]}}";
    let text = &with_models(models).files()[1].1;
    assert!(!text.contains("rustName"), "{text}");
}

#[test]
fn existing_lines_stay_as_they_are() {
    let one = Wanted { operations: vec!["Bakeries_List".to_owned()], ..wanted() };
    let there = imported(CASES[0], &one, &from_disk).files();
    let all = imported(CASES[0], &wanted(), &from_disk);
    let merged = openapi::merge(&there[0].1, &there[1].1, &all);
    assert_eq!(merged.different, Vec::<String>::new());
    for (before, after) in [(&there[0].1, merged.operations), (&there[1].1, merged.models)] {
        let after = after.unwrap_or_else(|| before.clone());
        let mut lines = after.lines();
        assert!(before.lines().all(|line| lines.any(|other| other == line)), "{before}\n---\n{after}");
    }
    let operations = merged.added.iter().filter(|name| all.ids.contains_key(*name)).count();
    assert_eq!(operations, all.ids.len() - 1);
}
