//! Specs of any size: services with every kind of operation, each with models of its own. Never a service that there is.

use std::fmt::Write as _;

/// What happens to one resource: each is an operation.
const KINDS: [&str; 8] = ["List", "Get", "Create", "Update", "Delete", "Restart", "Exists", "Status"];
/// So many operations are in one service.
const SERVICE: usize = 40;

/// Path and text of each file. With `changed`, the last operation takes one parameter more.
pub fn specs(operations: usize, changed: bool) -> Vec<(String, String)> {
    let mut files = vec![("crate.yaml".to_owned(), "name: estate_client\nversion: 0.1.0\n".to_owned())];
    for first in (0..operations).step_by(SERVICE) {
        let numbers = first..operations.min(first + SERVICE);
        let name = format!("Estate{}", first / SERVICE);
        let mut text = format!(
            "service: {name}\ntitle: Estate\napi-version: 2025-01-01\ndoc: An estate.\n\
             endpoint: {{ parameter: endpoint }}\nauth: {{ api-key: {{ header: Estate-Key }} }}\noperations:\n"
        );
        let mut models = String::from(COMMON);
        for number in numbers {
            let house = number / KINDS.len();
            if number % KINDS.len() == 0 || number == first {
                models.push_str(&self::models(house));
            }
            text.push_str(&operation(house, KINDS[number % KINDS.len()], changed && number + 1 == operations));
        }
        let folder = format!("{}/2025-01-01", name.to_lowercase());
        files.push((format!("{folder}/operations.yaml"), text));
        files.push((format!("{folder}/models.yaml"), models));
    }
    files
}

const COMMON: &str = "models:
  Problem: { doc: What went wrong., required: [code], properties: { code: { doc: In a word., type: string }, message: { doc: In a sentence., type: string } } }
  OperationId: { doc: The operation., type: string, format: uuid }
  Percent: { doc: How much is done., type: number, format: double, minimum: 0, maximum: 100 }
  StepCount: { doc: How many steps there are., type: integer, format: int32, minimum: 1, maximum: 64 }
";

fn models(house: usize) -> String {
    let longest = 10 + house % 40;
    format!(
        r"  House{house}Name: {{ doc: The name of a house., type: string, minLength: 3, maxLength: 63, pattern: '^[a-z][a-z0-9-]{{2,{longest}}}$' }}
  House{house}Key: {{ doc: The key of a house., type: string, pattern: '^[A-F0-9]{{4}}-[A-F0-9]{{{longest}}}$' }}
  House{house}State: {{ doc: How a house is., enum: {{ Empty: Nobody is in., Open: Anybody may come in., Shut: Nobody may. }} }}
  House{house}:
    doc: A house.
    required: [name, state]
    properties:
      name: House{house}Name
      key: House{house}Key
      state: House{house}State
      built: {{ doc: When it was built., type: string, format: date-time }}
      rooms: {{ doc: Its rooms., items: House{house}Room }}
      owner: House{house}Owner
      tags: {{ doc: The tags., additionalProperties: string }}
      provisioningState: {{ doc: Where it stands., type: string, readOnly: true }}
  House{house}Room: {{ doc: A room., required: [width], properties: {{ width: House{house}Width, label: House{house}Label, doors: {{ doc: Its doors., items: House{house}Door }} }} }}
  House{house}Door: {{ doc: A door., properties: {{ leads: {{ doc: Whether anywhere., type: boolean }}, lock: {{ doc: How it is locked., type: string }} }} }}
  House{house}Width: {{ doc: How wide it is., type: integer, format: int32, minimum: 1, maximum: {width} }}
  House{house}Label: {{ doc: What is written on it., type: string, maxLength: {longest} }}
  House{house}Owner: {{ doc: Whose it is., discriminator: kind, required: [kind], properties: {{ kind: {{ doc: What kind of owner., type: string }} }}, variants: {{ person: House{house}Person, firm: House{house}Firm }} }}
  House{house}Person: {{ doc: A person., extends: House{house}Owner, properties: {{ givenName: {{ doc: The given name., type: string }} }} }}
  House{house}Firm: {{ doc: A firm., extends: House{house}Owner, properties: {{ register: {{ doc: The number., type: integer, format: int64 }} }} }}
  House{house}List: {{ doc: Some houses., properties: {{ value: {{ doc: They., items: House{house} }}, nextLink: {{ doc: The others., type: string }} }} }}
  House{house}Change: {{ doc: What becomes of it., properties: {{ label: House{house}Label, state: House{house}State }} }}
  House{house}Restart: {{ doc: How to begin anew., required: [reason], properties: {{ reason: {{ doc: Why., type: string }}, after: {{ doc: When., type: string, format: duration }} }} }}
  House{house}Report: {{ doc: What was done., properties: {{ steps: StepCount, lines: {{ doc: What happened., items: string }} }} }}
  House{house}Status: {{ doc: Where an operation stands., required: [status], properties: {{ status: {{ doc: A word., type: string }}, percentComplete: Percent, error: Problem, result: House{house} }} }}
",
        width = 20 + house % 100,
    )
}

fn operation(house: usize, kind: &str, changed: bool) -> String {
    let at = format!("/houses{house}/{{houseName}}");
    let path = format!("path: {{ houseName: House{house}Name }}");
    let body = format!("{{ name: villa-{house}, state: Open, key: {}, rooms: [{{ width: 3 }}] }}", key(house));
    let one = format!(
        "examples:\n      One:\n        request: {{ endpoint: https://estate.example, houseName: villa-{house} }}\n        \
         response: {{ status: 200, body: {body} }}"
    );
    let (route, rest) = match kind {
        "List" => (
            format!("get: /houses{house}"),
            format!(
                "query: {{ $filter: {{ doc: Which., type: string }}, $top: {{ doc: How many., type: integer, format: int32, minimum: 1, maximum: 1000, rustName: House{house}Top }} }}\n    \
                 responses: {{ 200: House{house}List, default: Problem }}\n    paging: {{ items: value, next-link: nextLink }}"
            ),
        ),
        "Get" => (
            format!("get: {at}"),
            format!("{path}\n    responses: {{ 200: House{house}, default: Problem }}\n    {one}"),
        ),
        "Create" => (
            format!("put: {at}"),
            format!(
                "{path}\n    headers: {{ If-Match: {{ doc: The version to replace., type: string }} }}\n    body: House{house}\n    \
                 responses: {{ 200: House{house}, 201: House{house}, default: Problem }}\n    long-running: {{ final-state: original-uri, result: House{house} }}"
            ),
        ),
        "Update" => (
            format!("patch: {at}"),
            format!(
                "{path}\n    body: {{ schema: House{house}Change, content-type: application/merge-patch+json }}\n    \
                 responses: {{ 200: House{house}, default: Problem }}"
            ),
        ),
        "Delete" => (
            format!("delete: {at}"),
            format!(
                "{path}\n    responses: {{ 202: {{ doc: It is going. }}, 204: {{ doc: There is none. }}, default: Problem }}\n    \
                 long-running: {{ final-state: location }}"
            ),
        ),
        "Restart" => (
            format!("post: {at}/restart"),
            format!(
                "{path}\n    body: House{house}Restart\n    responses: {{ 200: House{house}Report, default: Problem }}"
            ),
        ),
        "Exists" => (format!("head: {at}"), format!("{path}\n    responses: {{ 204: {{ doc: It is there. }} }}")),
        _ => (
            format!("get: {at}/operations/{{operationId}}"),
            format!(
                "path: {{ houseName: House{house}Name, operationId: OperationId }}\n    responses: {{ 200: House{house}Status, default: Problem }}\n    \
                 long-running: {{ status: status, error: error, percent: percentComplete }}"
            ),
        ),
    };
    let mut text = String::new();
    let extra = if changed { "\n    headers: { X-Wish: { doc: A wish., type: string } }" } else { "" };
    writeln!(
        text,
        "  Houses{house}_{kind}:\n    doc: What is done to a house.\n    source: https://docs.example.com/houses/{kind}\n    {route}{extra}\n    {rest}",
    )
    .expect("memory");
    text
}

/// A key that keeps the pattern of the house.
fn key(house: usize) -> String {
    format!("AB12-{}", "7".repeat(10 + house % 40))
}
