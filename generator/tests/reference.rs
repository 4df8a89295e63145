//! The language reference, `specs/README.md`: every key of the JSON Schema has its row there, and every example, in a table or in a
//! block, is judged by the generator or by the schema.

use generator::diagnose::{self, Severity};
use generator::render;
use generator::source::Sources;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

#[path = "support/yaml.rs"]
mod yaml;

/// The headings of the reference by the part of the language that each describes: a schema file, and a definition in it.
const PARTS: &[(&str, &str, &str)] = &[
    ("crate.yaml", "crate", ""),
    ("Runtime", "crate", "Runtime"),
    ("operations.yaml", "operations", ""),
    ("models.yaml", "models", ""),
    ("types.yaml", "types", ""),
    ("Endpoint", "operations", "CloudEndpoints"),
    ("Authentication", "operations", "Auth"),
    ("Authentication", "operations", "ApiKey"),
    ("Client", "operations", "ClientParameters"),
    ("Groups", "operations", "Group"),
    ("An operation", "operations", "Operation"),
    ("Request body", "operations", "Body"),
    ("A response", "operations", "Response"),
    ("Long-running operations", "operations", "LongRunning"),
    ("Paging", "operations", "Paging"),
    ("Examples", "operations", "Example"),
    ("Examples", "operations", "ExampleResponse"),
    ("Schemas", "operations", "Schema"),
    ("Enumerations", "operations", "EnumValue"),
];

const WALK: &str = "From a documentation page to YAML in five minutes";

fn reference() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/README.md")).expect("the reference")
}

/// The text below a heading, with what is below smaller headings.
fn section<'t>(text: &'t str, title: &str) -> &'t str {
    let headings = headings(text);
    let (at, level) = headings
        .iter()
        .find(|(_, _, found)| *found == title)
        .map(|(at, level, _)| (*at, *level))
        .unwrap_or_else(|| panic!("the reference has no heading `{title}`"));
    let end = headings.iter().find(|(other, below, _)| *other > at && *below <= level).map(|(other, ..)| *other);
    &text[at..end.unwrap_or(text.len())]
}

/// The text that describes a part: what is right below its heading, and for schemas, whose keys are in groups, all of it.
fn part<'t>(text: &'t str, title: &str) -> &'t str {
    let whole = section(text, title);
    match headings(whole).get(1) {
        Some((next, ..)) if title != "Schemas" => &whole[..*next],
        _ => whole,
    }
}

/// Every heading outside of code: its place, its level and its words.
fn headings(text: &str) -> Vec<(usize, usize, &str)> {
    let (mut found, mut at, mut code) = (Vec::new(), 0, false);
    for line in text.split_inclusive('\n') {
        code ^= line.starts_with("```");
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        if !code && level > 0 {
            found.push((at, level, line[level..].trim()));
        }
        at += line.len();
    }
    found
}

/// The code blocks of a language.
fn blocks<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let fence = format!("\n```{language}\n");
    text.split(&fence).skip(1).map(|rest| rest.split("\n```").next().unwrap_or_default()).collect()
}

/// The rows of the tables of keys: the key, its meaning, default and example.
fn rows(text: &str) -> Vec<[&str; 4]> {
    text.lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
            cells.try_into().unwrap_or_else(|cells: Vec<&str>| panic!("{} cells instead of four: {line}", cells.len()))
        })
        .collect()
}

fn code(cell: &str) -> &str {
    cell.trim_matches('`')
}

fn schema(file: &str) -> Value {
    let name = format!("{file}.schema.json");
    let found = generator::schema::all().into_iter().find(|schema| schema.name == name).expect("a schema");
    serde_json::from_str(&found.text).expect("a schema is JSON")
}

/// The form of a schema that has keys: it itself, or one of those that it is told apart into.
fn keyed(schema: &Value) -> Option<&Value> {
    if schema.get("properties").is_some() {
        return Some(schema);
    }
    ["then", "else"].into_iter().filter_map(|branch| schema.get(branch)).find_map(keyed)
}

/// A definition of a schema file, or its root; of an enum, the form that has keys.
fn definition(schema: &Value, name: &str) -> Value {
    let found = if name.is_empty() { schema } else { &schema["$defs"][name] };
    let mut found = keyed(found).expect("a form with keys").clone();
    found["$defs"] = schema["$defs"].clone();
    found
}

#[test]
fn every_key_has_its_row_and_every_row_is_a_key() {
    let text = reference();
    let mut wrong = Vec::new();
    for (title, file, name) in PARTS {
        let schema = schema(file);
        let keys = definition(&schema, name)["properties"].as_object().expect("keys").clone();
        let rows = rows(part(&text, title));
        for key in keys.keys() {
            let row = rows.iter().find(|row| code(row[0]) == key && row[3].contains(&format!("{key}:")));
            if row.is_none_or(|row| row[1].is_empty()) {
                wrong
                    .push(format!("`{key}` of {file}.yaml {name} has no row with meaning and example under `{title}`"));
            }
        }
    }
    let known = |key: &str| {
        PARTS.iter().any(|(_, file, name)| definition(&schema(file), name)["properties"].get(key).is_some())
    };
    wrong.extend(rows(&text).iter().filter(|row| !known(code(row[0]))).map(|row| format!("{} is no key", row[0])));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_part_of_the_language_is_in_the_reference() {
    for file in ["crate", "operations", "models", "types"] {
        for (name, found) in schema(file)["$defs"].as_object().into_iter().flatten() {
            let described = PARTS.iter().any(|(_, _, part)| part == name);
            assert!(described || keyed(found).is_none(), "{name} has keys and no heading in specs/README.md");
        }
    }
}

#[test]
fn examples_in_tables_satisfy_the_schema() {
    let text = reference();
    let mut wrong = Vec::new();
    for (title, file, name) in PARTS {
        let schema = schema(file);
        let mut keyed = definition(&schema, name);
        // A row shows one key, and not what else there has to be.
        ["required", "oneOf", "allOf"]
            .into_iter()
            .for_each(|key| drop(keyed.as_object_mut().expect("an object").remove(key)));
        let keys = keyed["properties"].clone();
        let validator = jsonschema::validator_for(&keyed).expect("a schema");
        for row in rows(part(&text, title)).iter().filter(|row| keys.get(code(row[0])).is_some()) {
            let yaml = yaml::json(code(row[3]));
            // Two parts under one heading may share a key.
            let other = PARTS.iter().any(|(other, file, part)| {
                other == title
                    && part != name
                    && definition(&self::schema(file), part)["properties"].get(code(row[0])).is_some()
            });
            if !other && !validator.is_valid(&yaml) {
                wrong.push(format!("under `{title}`: {}", row[3]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const HEADER: &[(&str, &str)] = &[
    ("service:", "service: Shop\n"),
    ("api-version:", "api-version: 2025-01-01\n"),
    ("doc:", "doc: Things.\n"),
    ("endpoint:", "endpoint: https://shop.example.com\n"),
    ("auth:", "auth: none\n"),
    (
        "operations:",
        "operations:\n  Things_Ping: { doc: Says whether it is open., source: https://shop.example.com/docs, head: /things, responses: { 204: } }\n",
    ),
];

/// A block as the files of a spec: what it leaves out stands around it.
fn files(block: &str) -> BTreeMap<String, String> {
    let mut files = BTreeMap::from([
        ("crate.yaml".to_owned(), "name: shop_client\nversion: 0.1.0\n".to_owned()),
        ("shop/2025-01-01/operations.yaml".to_owned(), HEADER.iter().map(|(_, line)| *line).collect()),
    ]);
    let (path, text) = match block.lines().next().and_then(|line| line.strip_prefix("# ")) {
        Some("crate.yaml") => ("crate.yaml", block.to_owned()),
        Some("types.yaml") => ("common/types.yaml", block.to_owned()),
        Some("models.yaml") => ("shop/2025-01-01/models.yaml", block.to_owned()),
        _ if block.starts_with("models:") => ("shop/2025-01-01/models.yaml", block.to_owned()),
        _ => {
            let given = |key: &str| block.lines().any(|line| line.starts_with(key));
            let header: String = HEADER.iter().filter(|(key, _)| !given(key)).map(|(_, line)| *line).collect();
            ("shop/2025-01-01/operations.yaml", format!("{header}{block}\n"))
        }
    };
    files.insert(path.to_owned(), text);
    files
}

/// What the generator says of the files, and whether it writes the crate.
fn judge(files: &BTreeMap<String, String>) -> (String, bool) {
    let mut sources = Sources::default();
    for (path, text) in files {
        sources.add(format!("specs/{path}"), text.as_str());
    }
    let (api, reports) = generator::read(Path::new("specs"), &sources);
    // A model of an example need not be named by an operation.
    let reported: Vec<_> =
        reports.into_iter().filter(|it| it.severity > Severity::Note && it.code != "unused-model").collect();
    let written = api.is_some_and(|api| render::package(&api).iter().count() > 0);
    (diagnose::text(&reported, &sources, diagnose::TextStyle::Plain), written)
}

#[test]
fn every_block_is_a_spec_without_a_mistake() {
    let text = reference();
    let rest = text.replacen(section(&text, WALK), "", 1);
    let blocks = blocks(&rest, "yaml");
    assert!(blocks.len() > 15, "{} blocks", blocks.len());
    for block in blocks {
        let (said, written) = judge(&files(block));
        assert!(said.is_empty() && written, "{block}\n\n{said}");
    }
}

#[test]
fn the_walk_from_a_page_says_what_it_shows() {
    let text = reference();
    let walk = section(&text, WALK);
    let blocks_of_yaml = blocks(walk, "yaml");
    let [operations, models] = blocks_of_yaml.as_slice() else { panic!("two files") };
    let body = |block: &str| block.split_once('\n').map_or("", |(_, body)| body).to_owned() + "\n";
    let mut files = BTreeMap::from([
        ("crate.yaml".to_owned(), "name: walk\nversion: 0.1.0\n".to_owned()),
        ("devcenter/2025-02-01/operations.yaml".to_owned(), body(operations)),
        ("devcenter/2025-02-01/models.yaml".to_owned(), body(models)),
    ]);
    let (said, written) = judge(&files);
    assert!(said.is_empty() && written, "{said}");

    let slip = walk.split("<!-- slip: ").nth(1).and_then(|rest| rest.split(" -->").next()).expect("the slip");
    let (right, wrong) = slip.split_once(" -> ").expect("what is typed instead");
    let slipped = files["devcenter/2025-02-01/operations.yaml"].replacen(right, wrong, 1);
    files.insert("devcenter/2025-02-01/operations.yaml".to_owned(), slipped);
    let (said, _) = judge(&files);
    assert_eq!(said.trim_end(), blocks(walk, "text")[0]);
}
