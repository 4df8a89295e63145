//! The README of an emitted crate says what that crate has, whatever kinds of operations and authentication it has. That its code compiles is
//! a doc test of the crate itself.

use generator::render;
use generator::source::Sources;
use std::collections::BTreeMap;
use std::path::Path;

const MODELS: &str = "models:\n  Thing: { doc: A thing., properties: { name: { doc: Its name., type: string } } }\n";

/// The files of a crate with one service, whose operations are these lines.
fn files(auth: &str, operations: &str) -> BTreeMap<String, String> {
    let service = format!(
        "service: Shop\napi-version: 2025-01-01\nendpoint: {{ parameter: endpoint, doc: Where it is. }}\nauth: {auth}\noperations:\n{operations}"
    );
    let mut sources = Sources::default();
    for (path, text) in [
        ("specs/crate.yaml", "name: my_shop\nversion: 0.1.0\ndoc: A shop.\n"),
        ("specs/shop/2025-01-01/operations.yaml", &service),
        ("specs/shop/2025-01-01/models.yaml", MODELS),
    ] {
        sources.add(path, text);
    }
    let (api, reports) = generator::read(Path::new("specs"), &sources);
    let api = api.unwrap_or_else(|| panic!("{reports:#?}"));
    render::package(&api).iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}

const GET: &str = "
  Things_Get:
    doc: Reads a thing.
    get: /things/{thingName}
    path: { thingName: { doc: Which one., type: string, maxLength: 9 } }
    responses: { 200: Thing }
    examples: { Reads a chair: { request: { endpoint: 'https://shop.example', thingName: chair }, response: { status: 200, body: { name: chair } } } }
";

const START: &str = "
  Things_Make:
    doc: Makes a thing.
    post: /things
    responses: { 202: }
    long-running: { final-state: location, result: Thing }
    examples: { Makes a chair: { request: { endpoint: 'https://shop.example' }, response: { status: 202 } } }
";

#[test]
fn a_crate_with_nothing_to_watch_has_no_example_to_watch_with() {
    let files = files("none", GET);
    let readme = &files["README.md"];
    assert!(!readme.contains("watch") && !files.keys().any(|path| path.starts_with("examples/")), "{readme}");
    assert!(readme.contains("let client = ShopClient::new(\"https://shop.example\", None)?;"), "{readme}");
    assert!(readme.contains("client.things().get(&\"chair\".try_into()?, None).await?"), "{readme}");
    assert!(readme.contains("MY_SHOP_TEST_SERVER=http"), "{readme}");
}

#[test]
fn a_key_is_a_secret_and_a_start_is_awaited() {
    let files = files("{ api-key: { header: x-key } }", START);
    let readme = &files["README.md"];
    assert!(readme.contains("use azure_core::credentials::Secret;"), "{readme}");
    assert!(readme.contains("client.things().begin_make(None)?.await?"), "{readme}");
    assert!(!readme.contains("DeveloperToolsCredential") && !readme.contains("compile_fail"), "{readme}");
}

#[test]
fn a_crate_without_examples_says_nothing_of_them() {
    let operations = &START[..START.find("    examples").expect("an example")];
    let readme = &files("none", operations)["README.md"];
    assert!(!readme.contains("--test examples") && !readme.contains("## Use"), "{readme}");
    assert!(
        readme.contains("| Things_Make | `POST /things` | `shop::ShopClient` → `things().begin_make` |"),
        "{readme}"
    );
}
