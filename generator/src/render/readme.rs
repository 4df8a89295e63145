//! The README of the crate that is written.

use super::doc;
use crate::model::{Api, Endpoint, Operation, OperationRef, Source};
use crate::output::{Draft, MARKER};
use std::fmt::Write as _;

pub(super) fn render(api: &Api) -> Draft {
    let krate = &api.krate;
    let mut text = format!("<!-- {}specs; edit that, or generator/src/render/readme.rs. -->\n\n", MARKER);
    let _ = writeln!(text, "# {}\n\n{}\n", krate.name, doc::text(&krate.doc).join("\n"));
    let _ = writeln!(text, "| operation | method and path | client |\n|---|---|---|");
    for OperationRef { module, service, group, operation } in api.operations() {
        let page = operation
            .source
            .as_ref()
            .map_or_else(|| operation.id.clone(), |page| format!("[{}]({page})", operation.id));
        let _ = writeln!(
            text,
            "| {page} | `{} {}` | `{}::{}` → `{}().{}` |",
            operation.method.as_str(),
            operation.template,
            module.path[0].ident(),
            service.client,
            group.accessor.ident(),
            operation.method_name().ident(),
        );
    }
    text.push_str(&example(api).unwrap_or_default());
    text.push_str(&REST.replace("{crate}", &krate.name).replace("{CRATE}", &krate.name.to_uppercase()));
    Draft::finished("README.md", text)
}

/// The first operation that can be polled, called with the values of its first example.
fn example(api: &Api) -> Option<String> {
    let mut documented = api.operations().filter(|it| !it.operation.examples.is_empty());
    let found = documented.find_map(|it| Some((it, &it.operation.kind.status_poll()?.poll)));
    let (OperationRef { module, service, group, operation }, poll) = found?;
    let value = |wire: &str| -> String {
        operation.examples[0]
            .arguments
            .iter()
            .find(|(name, _)| name == wire)
            .map(|(_, value)| value.as_str().unwrap_or_default().to_owned())
            .unwrap_or_default()
    };
    let first = match &service.endpoint {
        Endpoint::Given { .. } => "\"https://example.org\", ".to_owned(),
        Endpoint::Clouds(_) => String::new(),
    };
    let client_arguments: String =
        service.parameters.iter().map(|parameter| format!("\"{}\".parse()?, ", value(&parameter.wire))).collect();
    let arguments: String = arguments(operation).map(|wire| format!("&\"{}\".parse()?, ", value(&wire))).collect();
    Some(format!(
        "\n## Use\n\n```rust,no_run\nuse azure_identity::DeveloperToolsCredential;\nuse {}::{}::{};\n\n#[tokio::main]\nasync fn main() -> Result<(), Box<dyn std::error::Error>> {{\n    let client = {}::new({first}{client_arguments}DeveloperToolsCredential::new(None)?, None)?;\n    let done = client.{}().{}({arguments}None).await?;\n    println!(\"{{:?}}\", done.value());\n    Ok(())\n}}\n```\n",
        api.krate.name,
        module.path[0].ident(),
        service.client,
        service.client,
        group.accessor.ident(),
        poll.ident(),
    ))
}

fn arguments(operation: &Operation) -> impl Iterator<Item = String> {
    operation
        .parameters
        .iter()
        .filter(|parameter| parameter.source == Source::Argument)
        .map(|parameter| parameter.wire.clone())
}

const REST: &str = r#"
A value that breaks its documented constraint cannot be built. With a literal the compiler itself says so:

```rust,ignore
const NAME: ProjectName = ProjectName::from_static("no/slash"); // error[E0080]: evaluation panicked: ...
```

With `default-features = false` the crate is values and models only; with `features = ["client"]` beside that, the clients work on a
transport of your own.

## Try it

```console
cargo run --example watch             # a simulated operation with a progress bar; no account, no network
cargo run --example watch -- --help   # how to watch a real one
```

## Tests

`cargo test` sends every documented example over a scripted transport and over a loopback socket, reads every documented answer, writes
it back and compares. The same examples can be sent to a server of yours, for instance a mock made from another description of the
service:

```console
{CRATE}_TEST_SERVER=http://127.0.0.1:4010 cargo test --test examples
```

The client still speaks https to the documented host; only the wire is loopback, and what comes back is read by the documented status.
"#;
