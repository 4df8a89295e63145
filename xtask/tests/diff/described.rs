//! A description in OpenAPI as a side: its changes are those of the specs that it would be imported as, with places in the description.

use crate::bakery::{Bakery, MODELS, OPERATIONS};

const DESCRIPTION: &str = r##"{
  "openapi": "3.0.3",
  "info": { "title": "Bakery", "version": "2024-03-01", "description": "Bread." },
  "servers": [{ "url": "https://bakery.example.org" }],
  "paths": {
    "/loaves/{loafName}": {
      "get": {
        "operationId": "Loaves_Get",
        "description": "Reads a loaf.",
        "externalDocs": { "url": "https://bakery.example.org/docs" },
        "parameters": [
          { "name": "loafName", "in": "path", "required": true, "description": "The loaf.", "schema": { "type": "string", "pattern": "^[a-z]{2,8}$" } }
        ],
        "responses": { "200": { "description": "It.", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Loaf" } } } } }
      }
    }
  },
  "components": { "schemas": { "Loaf": { "type": "object", "description": "A loaf.", "properties": { "crust": { "type": "string", "description": "Its crust." } } } } }
}"##;

#[test]
fn two_descriptions_are_compared() {
    let bakery = Bakery::new();
    bakery.write("old.json", DESCRIPTION);
    bakery.write(
        "new.json",
        &DESCRIPTION.replace("{2,8}", "{2,6}").replace("\"title\": \"Bakery\"", "\"title\": \"The Bakery\""),
    );
    let ran = bakery.diff(&["old.json", "new.json", "--fail-on", "breaking"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let entry = ran
        .out
        .split("\n\n")
        .find(|entry| entry.starts_with("breaking[text-changed]: `LoafName` allows less than before"));
    let entry = entry.unwrap_or_else(|| panic!("{}{}", ran.out, ran.err));
    assert!(entry.contains("  at       new.json#/paths/~1loaves~1{loafName}/get/parameters/0"), "{entry}");
    assert!(entry.contains("  before   old.json#/paths/~1loaves~1{loafName}/get/parameters/0"), "{entry}");
    assert!(!ran.out.contains("crate.yaml"), "no crate is made from a description: {}", ran.out);
    bakery.write("same.json", DESCRIPTION);
    assert!(bakery.diff(&["old.json", "same.json"]).out.starts_with("no changes in meaning"));
}

#[test]
fn a_description_is_compared_with_a_spec() {
    let bakery = Bakery::new();
    bakery.write("specs/bakery/2024-03-01/operations.yaml", OPERATIONS);
    bakery.write("specs/bakery/2024-03-01/models.yaml", MODELS);
    bakery.write("new.json", &DESCRIPTION.replace("{2,8}", "{2,6}"));
    let ran = bakery.diff(&["specs", "new.json", "--format", "json"]);
    assert!(ran.rules().contains(&"text-changed".to_owned()), "{}{}", ran.out, ran.err);
    bakery.write("none.json", "{ \"openapi\": \"3.0.3\", \"paths\": {} }");
    let none = bakery.diff(&["none.json", "specs"]);
    assert!(none.code == Some(3) && none.err.contains("none.json: no operation of it can be compared"), "{}", none.err);
}
