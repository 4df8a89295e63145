//! What follows from the kind of value that a schema is; what is refused has its fixtures in `tests/ui`.

use crate::diagnose::{self, Problems};
use crate::model::{Api, Definition, Field, Parameter, Scalar, Type};
use crate::source::Sources;
use std::path::Path;

/// The meaning of a service with an operation and some models, which must be without a mistake.
fn read(models: &str, query: &str) -> Api {
    read_with(models, &format!("get: /things\n    query: {{ {query} }}\n    responses: {{ 200: Thing }}\n"))
}

/// The same with an operation of which the lines are given that are not documentation.
fn read_with(models: &str, operation: &str) -> Api {
    let mut sources = Sources::default();
    sources.add("specs/crate.yaml", "name: shop\nversion: 1.0.0\n");
    let operations = format!(
        "service: Shop\napi-version: 2025-01-01\nendpoint: https://shop.example.com\nauth: none\noperations:\n  \
         Things_Get:\n    doc: Works on a thing.\n    source: https://docs.example.com/get\n    {operation}"
    );
    sources.add("specs/shop/2025-01-01/operations.yaml", operations);
    sources.add("specs/shop/2025-01-01/models.yaml", format!("models:\n{models}"));
    let problems = Problems::default();
    let api = super::resolve(Path::new("specs"), &sources, &problems);
    let reports = problems.into_reports();
    assert!(reports.is_empty(), "{}", diagnose::text(&reports, &sources, diagnose::TextStyle::Plain));
    api.expect("a spec without a mistake has a meaning")
}

fn definition<'a>(api: &'a Api, name: &str) -> &'a Definition {
    api.types.iter().find(|it| it.spec_name == name).unwrap_or_else(|| panic!("no `{name}`"))
}

fn fields<'a>(api: &'a Api, name: &str) -> &'a [Field] {
    &definition(api, name).shape.as_struct().expect("an object").fields
}

fn parameter(api: &Api) -> &Parameter {
    let service = api.modules.iter().find_map(|module| module.service.as_ref()).expect("a service");
    &service.groups[0].operations[0].parameters[0]
}

#[test]
fn values_of_text_are_the_text_behind_any_name() {
    let models = "  Code: string\n  Alias: Code\n  Thing:\n    properties:\n      \
                  one: { type: Code, default: 1.20 }\n      two: { type: Alias, const: 017 }\n      \
                  codes: { items: Code, default: [1.20, no] }\n      \
                  size: { type: integer, default: 10 }\n";
    let api = read(models, "v: { type: Alias, const: 1.20, required: true }");
    assert_eq!(parameter(&api).constant(), Some(&"1.20".into()));
    let [one, two, codes, size] = fields(&api, "Thing") else { panic!("four properties") };
    assert_eq!(one.default, Some("1.20".into()));
    assert_eq!(two.constant, Some("017".into()));
    assert_eq!(codes.default, Some(serde_json::json!(["1.20", "no"])));
    assert_eq!(size.default, Some(10.into()));
}

#[test]
fn a_reference_is_one_whatever_the_model_is_called() {
    let api = read(
        "  colour: { enum: [red, green] }\n  Thing: { properties: { c: { type: colour, rustName: hue } } }\n",
        "c: { type: colour, rustName: hue }",
    );
    assert_eq!(fields(&api, "Thing")[0].name.as_str(), "hue");
    assert_eq!(parameter(&api).name.as_str(), "hue");
}

#[test]
fn schemas_that_say_the_same_share_a_definition() {
    let tags = "tags: { doc: Some., items: { enum: [a, b] }, maxItems: 9 }";
    let other = "tags: { doc: Others., type: array, items: { enum: { a: An a., b: A b. } }, maxItems: 9 }";
    let part = "part: { properties: { size: { minimum: 1 } }, required: [size] }";
    let same = "part: { type: object, properties: { size: { minimum: 1.0 } }, required: [size] }";
    let models = format!(
        "  Thing: {{ properties: {{ {tags}, {part}, more: More }} }}\n  More: {{ properties: {{ {other}, {same} }} }}\n"
    );
    let api = read(&models, "v: string");
    let (thing, more) = (fields(&api, "Thing"), fields(&api, "More"));
    assert_eq!((&thing[0].ty, &thing[1].ty), (&more[0].ty, &more[1].ty));
    assert!(matches!(thing[0].ty, Type::Named(_)) && matches!(thing[1].ty, Type::Named(_)));
    assert_eq!(api.types.iter().filter(|it| it.spec_name == "tags").count(), 1);
}

#[test]
fn a_schema_in_the_middle_of_another_is_named_after_its_property() {
    let models = "  Thing:\n    properties:\n      size: { minimum: 1 }\n      spans: { items: { properties: { end: integer } } }\n      \
                  tags: { additionalProperties: { enum: [a, b] } }\n";
    let api = read(models, "v: string");
    let names: Vec<_> = api.types.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Thing", "Size", "SpansItem", "TagsItem"]);
}

#[test]
fn a_keyword_without_effect_makes_no_type() {
    let models = "  Thing:\n    properties:\n      parts: { items: string, minItems: 0, uniqueItems: false }\n      \
                  notes: { additionalProperties: string, minProperties: 0 }\n      \
                  name: { type: string, minLength: 0, secret: false }\n";
    let api = read(models, "v: string");
    assert_eq!(api.types.len(), 1);
    assert!(fields(&api, "Thing").iter().all(|field| !matches!(field.ty, Type::Named(_))));
}

#[test]
fn a_merge_patch_may_delete_entries_of_maps_that_may_be_null() {
    let models = "  Thing:\n    properties:\n      groups:\n        additionalProperties: \
                  { nullable: true, additionalProperties: string }\n";
    let patch = "patch: /things\n    body: { schema: Thing, content-type: application/merge-patch+json }\n    \
                 responses: { 204: { doc: Changed. } }\n";
    let api = read_with(models, patch);
    let nullable_map = |item: Type| Type::Map(Box::new(Type::Nullable(Box::new(item))));
    assert_eq!(fields(&api, "Thing")[0].ty, nullable_map(nullable_map(Type::Scalar(Scalar::Text))));
}
