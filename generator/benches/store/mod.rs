//! Specs of any size: services with every kind of operation, each with models of its own. Never a service that there is.

use std::fmt::Write as _;

/// What happens to one resource: each is an operation.
const KINDS: [&str; 8] = ["List", "Get", "Create", "Update", "Delete", "Restart", "Exists", "Status"];
/// So many operations are in one service.
const SERVICE: usize = 40;

/// Path and text of each file. With `changed`, the last operation takes one parameter more.
pub fn specs(operations: usize, changed: bool) -> Vec<(String, String)> {
    let mut files = vec![("crate.yaml".to_owned(), "name: store_client\nversion: 0.1.0\n".to_owned())];
    for first in (0..operations).step_by(SERVICE) {
        let numbers = first..operations.min(first + SERVICE);
        let name = format!("Store{}", first / SERVICE);
        let mut text = format!(
            "service: {name}\ntitle: Store\napi-version: 2025-01-01\ndoc: A store.\n\
             endpoint: {{ parameter: endpoint }}\nauth: {{ api-key: {{ header: Store-Key }} }}\noperations:\n"
        );
        let mut models = String::from(COMMON);
        for number in numbers {
            let order = number / KINDS.len();
            if number % KINDS.len() == 0 || number == first {
                models.push_str(&self::models(order));
            }
            text.push_str(&operation(order, KINDS[number % KINDS.len()], changed && number + 1 == operations));
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

fn models(order: usize) -> String {
    let longest = 10 + order % 40;
    format!(
        r"  Order{order}Name: {{ doc: The name of an order., type: string, minLength: 3, maxLength: 63, pattern: '^[a-z][a-z0-9-]{{2,{longest}}}$' }}
  Order{order}Key: {{ doc: The key of an order., type: string, pattern: '^[A-F0-9]{{4}}-[A-F0-9]{{{longest}}}$' }}
  Order{order}State: {{ doc: How an order stands., enum: {{ Empty: Nothing is ordered., Open: It may change., Shut: It may not. }} }}
  Order{order}:
    doc: An order.
    required: [name, state]
    properties:
      name: Order{order}Name
      key: Order{order}Key
      state: Order{order}State
      placed: {{ doc: When it was placed., type: string, format: date-time }}
      lines: {{ doc: Its lines., items: Order{order}Line }}
      customer: Order{order}Customer
      tags: {{ doc: The tags., additionalProperties: string }}
      provisioningState: {{ doc: Where it stands., type: string, readOnly: true }}
  Order{order}Line: {{ doc: A line., required: [quantity], properties: {{ quantity: Order{order}Quantity, label: Order{order}Label, parts: {{ doc: Its parts., items: Order{order}Part }} }} }}
  Order{order}Part: {{ doc: A part., properties: {{ spare: {{ doc: Whether it is a spare one., type: boolean }}, maker: {{ doc: Who made it., type: string }} }} }}
  Order{order}Quantity: {{ doc: How many., type: integer, format: int32, minimum: 1, maximum: {most} }}
  Order{order}Label: {{ doc: What is written on it., type: string, maxLength: {longest} }}
  Order{order}Customer: {{ doc: Who ordered it., discriminator: kind, required: [kind], properties: {{ kind: {{ doc: What kind of customer., type: string }} }}, variants: {{ person: Order{order}Person, firm: Order{order}Firm }} }}
  Order{order}Person: {{ doc: A person., extends: Order{order}Customer, properties: {{ givenName: {{ doc: The given name., type: string }} }} }}
  Order{order}Firm: {{ doc: A firm., extends: Order{order}Customer, properties: {{ register: {{ doc: The number., type: integer, format: int64 }} }} }}
  Order{order}List: {{ doc: Some orders., properties: {{ value: {{ doc: They., items: Order{order} }}, nextLink: {{ doc: The others., type: string }} }} }}
  Order{order}Change: {{ doc: What becomes of it., properties: {{ label: Order{order}Label, state: Order{order}State }} }}
  Order{order}Restart: {{ doc: How to begin anew., required: [reason], properties: {{ reason: {{ doc: Why., type: string }}, after: {{ doc: When., type: string, format: duration }} }} }}
  Order{order}Report: {{ doc: What was done., properties: {{ steps: StepCount, lines: {{ doc: What happened., items: string }} }} }}
  Order{order}Status: {{ doc: Where an operation stands., required: [status], properties: {{ status: {{ doc: A word., type: string }}, percentComplete: Percent, error: Problem, result: Order{order} }} }}
",
        most = 20 + order % 100,
    )
}

fn operation(order: usize, kind: &str, changed: bool) -> String {
    let at = format!("/orders{order}/{{orderName}}");
    let path = format!("path: {{ orderName: Order{order}Name }}");
    let body = format!("{{ name: order-{order}, state: Open, key: {}, lines: [{{ quantity: 3 }}] }}", key(order));
    let one = format!(
        "examples:\n      One:\n        request: {{ endpoint: https://store.example, orderName: order-{order} }}\n        \
         response: {{ status: 200, body: {body} }}"
    );
    let (route, rest) = match kind {
        "List" => (
            format!("get: /orders{order}"),
            format!(
                "query: {{ $filter: {{ doc: Which., type: string }}, $top: {{ doc: How many., type: integer, format: int32, minimum: 1, maximum: 1000, rustName: Order{order}Top }} }}\n    \
                 responses: {{ 200: Order{order}List, default: Problem }}\n    paging: {{ items: value, next-link: nextLink }}"
            ),
        ),
        "Get" => (
            format!("get: {at}"),
            format!("{path}\n    responses: {{ 200: Order{order}, default: Problem }}\n    {one}"),
        ),
        "Create" => (
            format!("put: {at}"),
            format!(
                "{path}\n    headers: {{ If-Match: {{ doc: The version to replace., type: string }} }}\n    body: Order{order}\n    \
                 responses: {{ 200: Order{order}, 201: Order{order}, default: Problem }}\n    long-running: {{ final-state: original-uri, result: Order{order} }}"
            ),
        ),
        "Update" => (
            format!("patch: {at}"),
            format!(
                "{path}\n    body: {{ schema: Order{order}Change, content-type: application/merge-patch+json }}\n    \
                 responses: {{ 200: Order{order}, default: Problem }}"
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
                "{path}\n    body: Order{order}Restart\n    responses: {{ 200: Order{order}Report, default: Problem }}"
            ),
        ),
        "Exists" => (format!("head: {at}"), format!("{path}\n    responses: {{ 204: {{ doc: It is there. }} }}")),
        _ => (
            format!("get: {at}/operations/{{operationId}}"),
            format!(
                "path: {{ orderName: Order{order}Name, operationId: OperationId }}\n    responses: {{ 200: Order{order}Status, default: Problem }}\n    \
                 long-running: {{ status: status, error: error, percent: percentComplete }}"
            ),
        ),
    };
    let mut text = String::new();
    let extra = if changed { "\n    headers: { X-Wish: { doc: A wish., type: string } }" } else { "" };
    writeln!(
        text,
        "  Orders{order}_{kind}:\n    doc: What is done to an order.\n    source: https://docs.example.com/orders/{kind}\n    {route}{extra}\n    {rest}",
    )
    .expect("memory");
    text
}

/// A key that keeps the pattern of the order.
fn key(order: usize) -> String {
    format!("AB12-{}", "7".repeat(10 + order % 40))
}
