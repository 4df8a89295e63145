//! The example in the rustdoc of an operation's method: a call with the values of the first documented example. It compiles as a doc test and
//! is never run.

use crate::model::{Api, OperationKind, OperationRef};
use crate::render::file::File;
use crate::render::test::{Called, Given, endpoint};
use crate::render::{fallible, path};
use proc_macro2::TokenStream;
use quote::quote;

/// The lines, an empty one before them; none where nothing is documented or the operation is deprecated.
pub(super) fn lines(api: &Api, at: OperationRef<'_>) -> Vec<String> {
    let OperationRef { module, service, group, operation } = at;
    let Some(example) = operation.examples.first().filter(|_| operation.doc.deprecated.is_none()) else {
        return Vec::new();
    };
    let mut file = File::new("", "", "");
    let called = Called { api, module, service, group, operation };
    let address = endpoint(service, example.endpoint.as_deref());
    let given = Given { endpoint: &address, arguments: &example.arguments, body: example.body.as_ref() };
    let method = operation.method_name();
    let arguments = called.arguments(&given, &mut file);
    let call = quote!(client.#method(#(#arguments,)* None));
    let statement = match operation.kind {
        OperationKind::Call | OperationKind::StatusPoll(_) => quote!(let response = #call.await?;),
        OperationKind::Start(_) => quote!(let result = #call?.await?;),
        OperationKind::List(_) => quote!(let mut items = #call; while let Some(item) = items.next().await { item?; }),
    };
    let imports: TokenStream = file.into_code().into_iter().collect();
    let krate = api.krate.ident();
    let client = format!("{krate}::{}::{}", path::public(module, service), group.client);
    let mut lines = vec![
        String::new(),
        "```no_run".to_owned(),
        format!("# async fn example(client: {client}) -> Result<(), Box<dyn std::error::Error>> {{"),
    ];
    lines.extend(printed(quote!(#imports #statement)));
    lines.extend(["# Ok(()) }".to_owned(), "```".to_owned()]);
    lines
}

/// Statements as lines; what begins with `#` is escaped, because rustdoc would hide it.
fn printed(statements: TokenStream) -> Vec<String> {
    let statements = fallible::passing_on(statements);
    let function = syn::parse2(quote!(fn example() { #statements })).expect("an example is Rust");
    let printed = prettyplease::unparse(&function);
    let lines: Vec<&str> = printed.lines().collect();
    let inner = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
    if let Some(lines) = joined(inner).and_then(|line| wrapped(&line)) {
        return lines;
    }
    let plain = inner.iter().map(|line| line.strip_prefix("    ").unwrap_or(line));
    plain.map(|line| if line.trim_start().starts_with('#') { format!("#{line}") } else { line.to_owned() }).collect()
}

/// The longest line of an example that a page of rustdoc shows whole.
const LINE: usize = 90;

/// A statement on one line, or its call on a line of its own, where that is short enough.
fn wrapped(statement: &str) -> Option<Vec<String>> {
    if statement.len() <= LINE {
        return Some(vec![statement.to_owned()]);
    }
    let (start, call) = statement.split_once("= client.")?;
    let call = format!("    .{}", call.strip_suffix(".await?;")?);
    (call.len() <= LINE).then(|| vec![format!("{start}= client"), call, "    .await?;".to_owned()])
}

/// A single statement as one line.
fn joined(lines: &[&str]) -> Option<String> {
    let is_single = lines.iter().filter(|line| line.ends_with([';', '}'])).count() == 1;
    let mut joined = String::new();
    for line in lines.iter().map(|line| line.trim()) {
        if line.starts_with(')') {
            joined.truncate(joined.trim_end_matches(", ").len());
        }
        joined.push_str(line);
        joined.push_str(if line.ends_with(',') { " " } else { "" });
    }
    is_single.then_some(joined)
}

#[cfg(test)]
mod tests {
    use super::{joined, printed};
    use quote::quote;

    #[test]
    fn a_call_is_one_line_where_it_is_short() {
        let call = quote!(let it = client.get(&"a".try_into().unwrap(), &"fa067167-e49d-41bd-8dd8-de719b9de3b3".parse().unwrap(), None).await.unwrap(););
        let lines = [
            "let it = client",
            "    .get(&\"a\".try_into()?, &\"fa067167-e49d-41bd-8dd8-de719b9de3b3\".parse()?, None)",
            "    .await?;",
        ];
        assert_eq!(printed(call), lines);
        assert_eq!(printed(quote!(let it = client.get(None).await.unwrap();)), ["let it = client.get(None).await?;"]);
    }

    #[test]
    fn several_statements_stay_apart_and_nothing_is_hidden() {
        assert_eq!(joined(&["let a = 1;", "let b = 2;"]), None);
        let raw = quote!(let a = "x"; let b = "\n# hidden";);
        assert_eq!(printed(raw).len(), 2);
    }
}
