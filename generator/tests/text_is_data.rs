//! No text of a spec can become code: whatever the texts say, the emitted tokens are the same but for their literals and comments.

#[path = "support/hostile.rs"]
mod hostile;

use generator::diagnose::Severity;
use generator::source::Sources;
use generator::{output, render};
use hostile::{NAMES, texts};
use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeMap;
use std::path::Path;

const CRATE: &str = "name: shop_client\nversion: 0.1.0\ndoc: TEXT\n";

const OPERATIONS: &str = r#"service: Shop
title: TEXT
api-version: 2025-01-01
doc: TEXT
endpoint: { parameter: endpoint, doc: TEXT }
auth: none
operations:
  Things_Get:
    doc: TEXT
    deprecated: TEXT
    source: https://docs.example.com/things/get
    get: /things/{thingName}
    path: { thingName: { doc: TEXT, type: string, maxLength: 20 } }
    query: { first: { doc: TEXT, type: integer, deprecated: TEXT } }
    headers: { x-kind: { doc: TEXT, type: string } }
    responses:
      200: { doc: TEXT, body: Thing, headers: { x-more: { doc: TEXT, type: string } } }
"#;

const MODELS: &str = r"models:
  Thing:
    doc: TEXT
    deprecated: TEXT
    properties:
      name: { doc: TEXT, deprecated: TEXT, type: string }
      size: { doc: TEXT, type: integer, maximum: 9 }
      code: { doc: TEXT, type: string, pattern: '^[a-z]{3}$' }
      colour: { doc: TEXT, enum: { red: TEXT, green: { doc: TEXT, deprecated: TEXT } } }
      kind: { doc: TEXT, type: Kind }
  Kind:
    doc: TEXT
    discriminator: sort
    required: [sort]
    properties: { sort: { doc: TEXT, type: string } }
    variants: { chair: Chair, other: }
  Chair: { doc: TEXT, extends: Kind, properties: { legs: { doc: TEXT, type: integer } } }
";

/// The files of the crate; the specs are without mistakes.
fn package(files: &[(&str, &str)], text: &str) -> BTreeMap<String, String> {
    let quoted = serde_json::to_string(text).expect("text is JSON");
    let mut sources = Sources::default();
    for (path, content) in files {
        sources.add(format!("specs/{path}"), content.replace("TEXT", &quoted));
    }
    let (api, reports) = generator::read(Path::new("specs"), &sources);
    let api = api.unwrap_or_else(|| {
        panic!("{}", generator::diagnose::text(&reports, &sources, generator::diagnose::TextStyle::Plain))
    });
    let package = output::format(render::package(&api)).expect("rustfmt is there");
    package.iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}

/// The tokens without what stands in literals, and without documentation and deprecation notes.
fn skeleton(tokens: TokenStream, into: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let inner = group.stream().to_string();
                let says = ["doc =", "doc=", "deprecated"].iter().any(|start| inner.starts_with(start));
                let inner_attribute = into.ends_with(&["#".to_owned(), "!".to_owned()]);
                if says && (inner_attribute || into.ends_with(&["#".to_owned()])) {
                    into.truncate(into.len() - if inner_attribute { 2 } else { 1 });
                    continue;
                }
                into.push(format!("{:?}", group.delimiter()));
                skeleton(group.stream(), into);
                into.push("end".to_owned());
            }
            TokenTree::Literal(_) => into.push("literal".to_owned()),
            TokenTree::Ident(_) | TokenTree::Punct(_) => into.push(token.to_string()),
        }
    }
}

fn skeletons(package: &BTreeMap<String, String>) -> BTreeMap<&String, Vec<String>> {
    let rust = package.iter().filter(|(path, _)| path.ends_with(".rs"));
    rust.map(|(path, text)| {
        let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
        syn::parse2::<syn::File>(tokens.clone()).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
        let mut skeletal = Vec::new();
        skeleton(tokens, &mut skeletal);
        (path, skeletal)
    })
    .collect()
}

const SHOP: &[(&str, &str)] =
    &[("crate.yaml", CRATE), ("shop/2025-01-01/models.yaml", MODELS), ("shop/2025-01-01/operations.yaml", OPERATIONS)];

#[test]
fn texts_change_no_token() {
    let plain = package(SHOP, "A harmless sentence.");
    let expected = skeletons(&plain);
    assert!(expected.len() > 10, "{:?}", plain.keys());
    for text in &texts() {
        let hostile = package(SHOP, text);
        assert_eq!(hostile.keys().collect::<Vec<_>>(), plain.keys().collect::<Vec<_>>(), "{text:?}");
        for (path, tokens) in skeletons(&hostile) {
            assert!(tokens == expected[path], "{text:?} changes the tokens of {path}:\n{}", hostile[path]);
        }
    }
}

#[test]
fn texts_stay_in_their_line_of_the_manifest() {
    let keys = |package: &BTreeMap<String, String>| -> Vec<String> {
        let lines = package["Cargo.toml"].lines();
        lines.map(|line| line.split(" = ").next().unwrap_or_default().to_owned()).collect()
    };
    let expected = keys(&package(SHOP, "A harmless sentence."));
    for text in &texts() {
        assert_eq!(keys(&package(SHOP, text)), expected, "{text:?}");
    }
}

#[test]
fn no_text_becomes_a_doctest() {
    for text in &texts() {
        for (path, source) in package(SHOP, text).iter().filter(|(path, _)| path.starts_with("src/shop")) {
            let docs = source.lines().filter_map(|line| line.trim_start().strip_prefix("///"));
            for line in docs {
                let code = line.starts_with("     ")
                    || line.trim_start().starts_with("```")
                    || line.trim_start().starts_with("~~~");
                assert!(!code, "{text:?} in {path}: {line}");
            }
        }
    }
}

/// Folders are modules and files below `src`; whatever they are called, nothing is written anywhere else.
#[test]
fn no_folder_leads_out_of_the_crate() {
    let paths = [
        "../2025-01-01",
        "./2025-01-01",
        "/etc/2025-01-01",
        "C:/2025-01-01",
        "con/2025-01-01",
        "shop/..",
        "shop/con",
        "shop/aux.txt",
        "sh op/2025-01-01",
        "shop\\..\\x/2025-01-01",
        "runtime/2025-01-01",
        "self/2025-01-01",
        "größe/2025-01-01",
        "shop/2025-01-01/..",
        "async/2025-01-01",
        "2fa/2025-01-01",
        "shop/2025-01-01\u{202e}",
        "lib.rs/2025-01-01",
        "shop/",
    ];
    for folder in paths {
        let mut sources = Sources::default();
        sources.add("specs/crate.yaml", CRATE.replace("TEXT", "A crate."));
        let version = folder.rsplit('/').next().unwrap_or_default();
        let quoted = serde_json::to_string(version).expect("text is JSON");
        let operations = OPERATIONS.replace("2025-01-01", &quoted).replace("TEXT", "A text.");
        sources.add(format!("specs/{folder}/operations.yaml"), operations);
        sources.add(format!("specs/{folder}/models.yaml"), MODELS.replace("TEXT", "A text."));
        let (api, reports) = generator::read(Path::new("specs"), &sources);
        assert_eq!(api.is_none(), reports.iter().any(|report| report.severity == Severity::Error), "{folder}");
        let package = api.as_ref().map(render::package).unwrap_or_default();
        for (path, _) in package.iter() {
            let plain = path.split('/').all(|part| {
                let stem = part.trim_start_matches('.').split('.').next().unwrap_or_default();
                let letters = part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
                letters && !stem.is_empty() && !["con", "prn", "aux", "nul"].contains(&stem)
            });
            assert!(plain, "{folder} leads to {path}");
        }
    }
}

#[test]
fn names_are_legal_whatever_the_input() {
    let operations = OPERATIONS.replace("x-kind", "x-type").replace("first:", "self:");
    let files = [
        ("crate.yaml", CRATE),
        ("shop/2025-01-01/models.yaml", NAMES),
        ("shop/2025-01-01/operations.yaml", &operations),
    ];
    let package = package(&files, "A harmless sentence.");
    skeletons(&package);
    assert!(
        package.keys().filter(|path| path.contains("models/")).all(|path| !path.ends_with("/con.rs")),
        "{:?}",
        package.keys()
    );
}
