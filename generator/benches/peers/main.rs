//! The same operations twice, as YAML for this generator and as OpenAPI for others: `peers.sh` compiles this by `rustc` alone. Each
//! operation has four constrained parameters and types of its own, fourteen in all: a model of ten fields, two enumerations, a union of two.
//!
//!   main FOLDER OPERATIONS [changed]
//!
//! With `changed`, the last operation takes one parameter more.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// So many operations are in one service.
const SERVICE: usize = 40;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (folder, operations, changed) = match &words[..] {
        [folder, operations] => (folder, operations, false),
        [folder, operations, word] if word == "changed" => (folder, operations, true),
        _ => panic!("a folder, a number of operations and perhaps `changed`"),
    };
    let operations = operations.parse().expect("a number of operations");
    for (path, text) in specs(operations, changed) {
        let file = Path::new(folder).join("specs").join(path);
        fs::create_dir_all(file.parent().expect("a file is in a folder")).expect("the folder is writable");
        fs::write(file, text).expect("the folder is writable");
    }
    fs::write(Path::new(folder).join("openapi.json"), openapi(operations, changed)).expect("the folder is writable");
}

/// Path and text of each file.
fn specs(operations: usize, changed: bool) -> Vec<(String, String)> {
    let mut files = vec![("crate.yaml".to_owned(), "name: shop_client\nversion: 0.1.0\n".to_owned())];
    for first in (0..operations).step_by(SERVICE) {
        let name = format!("Shop{}", first / SERVICE);
        let mut text = format!(
            "service: {name}\ntitle: Shop\napi-version: 2025-01-01\ndoc: A shop.\n\
             endpoint: https://shop.example.com\nauth: none\noperations:\n"
        );
        let mut models = String::from("models:\n");
        for number in first..operations.min(first + SERVICE) {
            let fill = |template: &str| {
                template.replace("{n}", &number.to_string()).replace("{w}", &width(number).to_string())
            };
            text.push_str(&fill(OPERATION));
            if changed && number + 1 == operations {
                text.push_str("    headers: { X-Reason: { doc: The reason., type: string } }\n");
            }
            models.push_str(&fill(MODELS));
        }
        let folder = format!("{}/2025-01-01", name.to_lowercase());
        files.push((format!("{folder}/operations.yaml"), text));
        files.push((format!("{folder}/models.yaml"), models));
    }
    files
}

/// A limit that differs from one operation to the next.
fn width(number: usize) -> usize {
    12 + number % 40
}

const OPERATION: &str = "  Items{n}_Get:
    doc: Reads an item.
    source: https://docs.example.com/items/{n}
    get: /accounts/{accountName}/stores/{storeName}/items{n}/{itemName}
    path: { accountName: Account{n}Name, storeName: Store{n}Name, itemName: Item{n}Name }
    query: { top: { doc: How many parts., type: Item{n}Top } }
    responses: { 200: Item{n} }
";

const MODELS: &str = "  Account{n}Name: { doc: The name of an account., type: string, pattern: '^[a-z][a-z0-9-]{2,{w}}$' }
  Store{n}Name: { doc: The name of a store., type: string, minLength: 3, maxLength: {w} }
  Item{n}Name: { doc: The name of an item., type: string, pattern: '^[A-Z]{2}-[0-9]{1,{w}}$' }
  Item{n}Top: { doc: How many parts., type: integer, format: int32, minimum: 1, maximum: 1{w} }
  Item{n}State: { doc: The state of an item., enum: { Draft: Not yet for sale., Active: For sale., Sold: Sold. } }
  Item{n}Category: { doc: The category of an item., enum: { Book: A book., Tool: A tool., Food: Food. } }
  Item{n}:
    doc: An item.
    required: [id, name, state]
    properties:
      id: { doc: The identifier., type: string, format: uuid }
      name: Item{n}Name
      state: Item{n}State
      category: Item{n}Category
      label: Item{n}Label
      size: Item{n}Size
      origin: Item{n}Origin
      owner: Item{n}Owner
      created: { doc: The time of creation., type: string, format: date-time }
      tags: { doc: The tags., additionalProperties: string }
  Item{n}Label: { doc: What is printed on an item., type: string, maxLength: {w} }
  Item{n}Size: { doc: The size in millimetres., type: number, format: double, minimum: 0, maximum: 1{w} }
  Item{n}Origin: { doc: Where an item comes from., discriminator: kind, required: [kind], properties: { kind: { doc: The kind of origin., type: string } }, variants: { upload: Item{n}Upload, purchase: Item{n}Purchase } }
  Item{n}Upload: { doc: Uploaded by its owner., extends: Item{n}Origin, properties: { file: { doc: The file., type: string } } }
  Item{n}Purchase: { doc: Bought elsewhere., extends: Item{n}Origin, properties: { price: { doc: The price., type: integer, format: int64 } } }
  Item{n}Owner: { doc: The owner., required: [name], properties: { name: { doc: The name., type: string }, contact: Item{n}Contact } }
  Item{n}Contact: { doc: A way to reach the owner., properties: { mail: { doc: The address., type: string }, phone: { doc: The number., type: string } } }
";

fn openapi(operations: usize, changed: bool) -> String {
    let (mut paths, mut schemas) = (String::new(), String::new());
    for number in 0..operations {
        let comma = if number + 1 == operations { "" } else { "," };
        let extra = if changed && comma.is_empty() { EXTRA } else { "" };
        let fill = |template: &str| {
            let template = template.replace("{extra}", extra);
            template.replace("{n}", &number.to_string()).replace("{w}", &width(number).to_string())
        };
        writeln!(paths, "{}{comma}", fill(PATH)).expect("memory");
        writeln!(schemas, "{}{comma}", fill(SCHEMAS)).expect("memory");
    }
    format!(
        "{{\"openapi\": \"3.0.3\", \"info\": {{\"title\": \"Shop\", \"version\": \"2025-01-01\"}}, \
         \"servers\": [{{\"url\": \"https://shop.example.com\"}}],\n\"paths\": {{\n{paths}}},\n\
         \"components\": {{\"schemas\": {{\n{schemas}}}}}}}\n"
    )
}

const EXTRA: &str =
    r#", {"name": "X-Reason", "in": "header", "description": "The reason.", "schema": {"type": "string"}}"#;

const PATH: &str = r##""/accounts/{accountName}/stores/{storeName}/items{n}/{itemName}": {"get": {"operationId": "Items{n}_Get", "tags": ["Items{n}"], "description": "Reads an item.",
  "parameters": [
    {"name": "accountName", "in": "path", "required": true, "description": "The name of an account.", "schema": {"$ref": "#/components/schemas/Account{n}Name"}},
    {"name": "storeName", "in": "path", "required": true, "description": "The name of a store.", "schema": {"$ref": "#/components/schemas/Store{n}Name"}},
    {"name": "itemName", "in": "path", "required": true, "description": "The name of an item.", "schema": {"$ref": "#/components/schemas/Item{n}Name"}},
    {"name": "top", "in": "query", "description": "How many parts.", "schema": {"$ref": "#/components/schemas/Item{n}Top"}}{extra}],
  "responses": {"200": {"description": "The item.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Item{n}"}}}}}}}"##;

const SCHEMAS: &str = r##""Account{n}Name": {"type": "string", "description": "The name of an account.", "pattern": "^[a-z][a-z0-9-]{2,{w}}$"},
"Store{n}Name": {"type": "string", "description": "The name of a store.", "minLength": 3, "maxLength": {w}},
"Item{n}Name": {"type": "string", "description": "The name of an item.", "pattern": "^[A-Z]{2}-[0-9]{1,{w}}$"},
"Item{n}Top": {"type": "integer", "format": "int32", "description": "How many parts.", "minimum": 1, "maximum": 1{w}},
"Item{n}State": {"type": "string", "description": "The state of an item.", "enum": ["Draft", "Active", "Sold"]},
"Item{n}Category": {"type": "string", "description": "The category of an item.", "enum": ["Book", "Tool", "Food"]},
"Item{n}": {"type": "object", "description": "An item.", "required": ["id", "name", "state"], "properties": {
  "id": {"type": "string", "format": "uuid", "description": "The identifier."},
  "name": {"$ref": "#/components/schemas/Item{n}Name"},
  "state": {"$ref": "#/components/schemas/Item{n}State"},
  "category": {"$ref": "#/components/schemas/Item{n}Category"},
  "label": {"$ref": "#/components/schemas/Item{n}Label"},
  "size": {"$ref": "#/components/schemas/Item{n}Size"},
  "origin": {"$ref": "#/components/schemas/Item{n}Origin"},
  "owner": {"$ref": "#/components/schemas/Item{n}Owner"},
  "created": {"type": "string", "format": "date-time", "description": "The time of creation."},
  "tags": {"type": "object", "description": "The tags.", "additionalProperties": {"type": "string"}}}},
"Item{n}Label": {"type": "string", "description": "What is printed on an item.", "maxLength": {w}},
"Item{n}Size": {"type": "number", "format": "double", "description": "The size in millimetres.", "minimum": 0, "maximum": 1{w}},
"Item{n}Origin": {"description": "Where an item comes from.", "oneOf": [{"$ref": "#/components/schemas/Item{n}Upload"}, {"$ref": "#/components/schemas/Item{n}Purchase"}],
  "discriminator": {"propertyName": "kind", "mapping": {"upload": "#/components/schemas/Item{n}Upload", "purchase": "#/components/schemas/Item{n}Purchase"}}},
"Item{n}Upload": {"type": "object", "description": "Uploaded by its owner.", "required": ["kind"], "properties": {
  "kind": {"type": "string", "description": "The kind of origin."}, "file": {"type": "string", "description": "The file."}}},
"Item{n}Purchase": {"type": "object", "description": "Bought elsewhere.", "required": ["kind"], "properties": {
  "kind": {"type": "string", "description": "The kind of origin."}, "price": {"type": "integer", "format": "int64", "description": "The price."}}},
"Item{n}Owner": {"type": "object", "description": "The owner.", "required": ["name"], "properties": {
  "name": {"type": "string", "description": "The name."}, "contact": {"$ref": "#/components/schemas/Item{n}Contact"}}},
"Item{n}Contact": {"type": "object", "description": "A way to reach the owner.", "properties": {
  "mail": {"type": "string", "description": "The address."}, "phone": {"type": "string", "description": "The number."}}}"##;
