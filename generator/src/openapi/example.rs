//! Examples of a description: a request and its answer, from Azure's example files or from OpenAPI 3; never one that lacks its request.

use super::document::Node;
use super::parameter::Parameter;
use super::problem::Cause;
use super::session::{Keys, Session};
use serde_json::{Value, json};

/// The examples of an operation by title.
pub(super) fn read<'a>(
    s: &mut Session<'a>,
    node: &Node<'a>,
    list: &[Parameter],
    body: Option<&str>,
    tail: &Keys,
) -> Keys {
    let mut found = Keys::new();
    for (title, written) in node.inside("x-ms-examples") {
        let Some(example) = s.follow(&written) else { continue };
        match azure(&example, list, body, tail) {
            Ok(example) => drop(found.insert(short(title), example)),
            Err(lacks) => s.say(&written, Cause::Example { lacks }),
        }
    }
    let responses = node.inside("responses").filter(|(status, _)| status.starts_with('2'));
    for (status, written) in responses.collect::<Vec<_>>() {
        let Some(response) = s.follow(&written) else { continue };
        for (title, example) in named(&response) {
            let request = request(node, list, &title, tail);
            match (request, status.parse::<u16>()) {
                (Ok(request), Ok(status)) if example.value.get("value").is_some() || title.is_empty() => {
                    let body = example.value.get("value").unwrap_or(example.value);
                    let title = if title.is_empty() { format!("Status {status}") } else { short(&title) };
                    found.insert(title, json!({ "request": request, "response": { "status": status, "body": body } }));
                }
                (Err(lacks), _) => s.say(&example, Cause::Example { lacks }),
                (Ok(_), _) => s.say(&example, Cause::Example { lacks: "has no value".to_owned() }),
            }
        }
    }
    found
}

/// A title that can name a test: its first words.
fn short(title: &str) -> String {
    let mut words = String::new();
    for word in title.split_whitespace() {
        if !words.is_empty() && words.len() + word.len() > LONGEST_TITLE {
            break;
        }
        words += if words.is_empty() { "" } else { " " };
        words.extend(word.chars().take(LONGEST_TITLE));
    }
    words
}

/// The longest title, in bytes.
const LONGEST_TITLE: usize = 80;

/// An example of a file: the parameters, and an answer for each status.
fn azure(example: &Node<'_>, list: &[Parameter], body: Option<&str>, tail: &Keys) -> Result<Value, String> {
    let mut request = Keys::new();
    for (name, value) in example.inside("parameters") {
        let known = list.iter().find(|parameter| parameter.name.eq_ignore_ascii_case(name));
        match known {
            Some(parameter) => drop(request.insert(parameter.name.clone(), value.value.clone())),
            None if body == Some(name) => drop(request.insert("body".to_owned(), value.value.clone())),
            None if name.eq_ignore_ascii_case("api-version") => {}
            None if ["endpoint", "host"].contains(&name.to_lowercase().as_str()) => {}
            None => return Err(format!("names a parameter `{name}` that the operation does not have")),
        }
    }
    complete(&request, list, tail)?;
    let declared = |status: &str| {
        let class = format!("{}XX", status.get(..1).unwrap_or_default());
        let all = tail.get("responses")?;
        [status, &class, "default"].into_iter().find_map(|name| all.get(name))
    };
    let answers: Vec<_> = example.inside("responses").filter(|(status, _)| declared(status).is_some()).collect();
    let success = answers.iter().find(|(status, _)| status.starts_with('2')).or(answers.first());
    let Some((status, answer)) = success else { return Err("has no answer that is described".to_owned()) };
    let mut response = Keys::from_iter([("status".to_owned(), json!(status.parse::<u16>().unwrap_or_default()))]);
    let headers: Keys = answer.inside("headers").map(|(name, value)| (name.to_owned(), value.value.clone())).collect();
    let described = declared(status)
        .is_some_and(|it| it.is_string() || ["body", "content-type"].iter().any(|key| it.get(key).is_some()));
    if !headers.is_empty() {
        response.insert("headers".to_owned(), Value::Object(headers));
    }
    match answer.get("body") {
        Some(body) if described => drop(response.insert("body".to_owned(), body.value.clone())),
        None if described => return Err("has no body in its answer".to_owned()),
        Some(_) | None => {}
    }
    Ok(json!({ "request": request, "response": response }))
}

/// What a request must have, and an example has not.
fn complete(request: &Keys, list: &[Parameter], tail: &Keys) -> Result<(), String> {
    let is_constant = |parameter: &Parameter| parameter.written.get("const").is_some();
    let lacking = list.iter().find(|it| it.required && !is_constant(it) && !request.contains_key(&it.name));
    if let Some(parameter) = lacking {
        return Err(format!("lacks the required `{}`", parameter.name));
    }
    let is_required = tail.get("body").is_some_and(|body| body.get("required") != Some(&json!(false)));
    if is_required && !request.contains_key("body") {
        return Err("lacks the body of its request".to_owned());
    }
    Ok(())
}

/// The examples of the body of an answer; the only one has no title.
fn named<'a>(response: &Node<'a>) -> Vec<(String, Node<'a>)> {
    let mut found = Vec::new();
    for (_, body) in response.inside("content") {
        found.extend(body.get("example").map(|example| (String::new(), example)));
        let several = body.inside("examples").filter_map(|(title, it)| Some((title.to_owned(), it.follow().ok()?)));
        found.extend(several);
    }
    found
}

/// The request of OpenAPI 3 that an answer's example belongs to: each parameter's own example, and the body of the same title.
fn request(node: &Node<'_>, list: &[Parameter], title: &str, tail: &Keys) -> Result<Keys, String> {
    let given = list.iter().filter_map(|it| Some((it.name.clone(), it.example.clone()?)));
    let mut request: Keys = given.collect();
    let contents = node.get("requestBody").and_then(|body| body.follow().ok());
    let body = contents.and_then(|body| {
        let media = body.inside("content").next()?.1;
        let named = media.get("examples").and_then(|all| all.get(title)?.follow().ok()?.get("value"));
        named.or_else(|| media.get("example"))
    });
    request.extend(body.map(|body| ("body".to_owned(), body.value.clone())));
    complete(&request, list, tail).map(|()| request)
}
