//! Lists in pages and long-running operations, as Azure's extensions describe them; never a plain answer.

use super::document::Node;
use super::form;
use super::problem::Cause;
use super::session::{Keys, Session};
use heck::ToUpperCamelCase;
use serde_json::{Value, json};

/// Adds what the extensions say.
pub(super) fn read<'a>(s: &mut Session<'a>, node: &Node<'a>, id: &str, method: &str, tail: &mut Keys) -> Option<()> {
    let own = form::own(node);
    if node.is("x-ms-long-running-operation") && !own.contains_key("long-running") {
        if matches!(method, "get" | "head") {
            s.say(node, Cause::StartOnGet {});
        } else {
            let started = long_running(s, node, id, method, tail)?;
            tail.insert("long-running".to_owned(), started);
        }
    }
    if let Some(pages) = node.get("x-ms-pageable").filter(|_| !own.contains_key("paging")) {
        let paging = paging(s, node, &pages, tail)?;
        tail.extend(paging.map(|paging| ("paging".to_owned(), paging)));
    }
    Some(())
}

fn long_running<'a>(s: &mut Session<'a>, node: &Node<'a>, id: &str, method: &str, tail: &mut Keys) -> Option<Value> {
    let options = node.get("x-ms-long-running-operation-options");
    let via = options.as_ref().and_then(|options| options.text("final-state-via"));
    let known = ["azure-async-operation", "operation-location", "location", "original-uri"];
    let state = match via.and_then(|via| known.iter().find(|word| **word == via)) {
        Some(state) => state,
        None if via.is_some_and(|via| via != "default") => {
            return s.fail(node, Cause::FinalState { via: via.unwrap_or_default().to_owned() });
        }
        None if matches!(method, "put" | "patch") => "original-uri",
        None => "location",
    };
    let mut keys = Keys::from_iter([("final-state".to_owned(), json!(state))]);
    let said = options.as_ref().and_then(|options| Some((options.clone(), options.text("final-state-schema")?)));
    let said = said.and_then(|(options, reference)| options.step(reference).ok());
    let result = match said {
        Some(target) => {
            let id = s.model(&target);
            Some(json!(s.models[id].name))
        }
        None => result(s, id, tail),
    };
    // The extension's words: the final response is what the status monitor's URL answers.
    let in_monitor =
        matches!(state, "azure-async-operation" | "operation-location") && !matches!(method, "put" | "patch");
    keys.extend(result.as_ref().filter(|_| in_monitor).map(|_| ("result-in".to_owned(), json!("monitor"))));
    keys.extend(result.map(|result| ("result".to_owned(), result)));
    Some(Value::Object(keys))
}

/// The model of the body of the first success; an inline schema gets a name.
fn result(s: &mut Session<'_>, id: &str, tail: &mut Keys) -> Option<Value> {
    let responses = tail.get_mut("responses")?.as_object_mut()?;
    let response = ["200", "201", "202"].into_iter().find_map(|status| {
        let written = responses.get(status)?;
        (written.is_string() || written.get("body").is_some()).then_some(status)
    })?;
    let written = responses.get_mut(response)?;
    if written.is_string() {
        return Some(written.clone());
    }
    let body = written.get_mut("body")?;
    let is_model = |body: &Value| s.models.iter().any(|model| *body == json!(model.name));
    if !is_model(body) {
        let name = format!("{}Result", id.to_upper_camel_case());
        s.extra.push((name.clone(), body.take()));
        *body = json!(name);
    }
    Some(body.clone())
}

/// Whether the first success is read as JSON.
fn has_model(tail: &Keys) -> bool {
    let responses = tail.get("responses").and_then(Value::as_object);
    let success = responses.and_then(|all| all.iter().find(|(status, _)| status.starts_with('2')));
    success.is_some_and(|(_, written)| written.is_string() || written.get("body").is_some())
}

fn paging<'a>(s: &mut Session<'a>, node: &Node<'a>, pages: &Node<'a>, tail: &Keys) -> Option<Option<Value>> {
    s.rest(pages, &[&["itemName", "nextLinkName"]]);
    let item = pages.text("itemName").unwrap_or("value");
    let Some(schema) = page(s, node) else { return Some(None) };
    if !has_model(tail) {
        s.say(node, Cause::Key { key: "x-ms-pageable".to_owned() });
        return Some(None);
    }
    let items = property(&schema, item, DEEPEST);
    if !items.is_some_and(|items| items.follow().is_ok_and(|items| items.get("items").is_some())) {
        return s.fail(pages, Cause::PageWithoutItems { property: item.to_owned() });
    }
    let mut keys = Keys::from_iter([("items".to_owned(), json!(item))]);
    let link = pages.text("nextLinkName").filter(|link| property(&schema, link, DEEPEST).is_some());
    if let Some(lost) = pages.get("nextLinkName").filter(|it| !it.value.is_null() && link.is_none()) {
        s.say(&lost, Cause::Key { key: "nextLinkName".to_owned() });
    }
    keys.insert("next-link".to_owned(), json!(link.unwrap_or("none")));
    Some(Some(Value::Object(keys)))
}

const DEEPEST: usize = 16;

/// The schema of the page in the first success that has one.
fn page<'a>(s: &mut Session<'a>, node: &Node<'a>) -> Option<Node<'a>> {
    let response = node.inside("responses").find(|(status, _)| status.starts_with('2'))?.1;
    let response = s.follow(&response)?;
    let content = response.inside("content").find_map(|(_, body)| body.get("schema"));
    let schema = response.get("schema").or(content)?;
    s.follow(&schema)
}

/// A property that an object declares or inherits.
fn property<'a>(schema: &Node<'a>, name: &str, depth: usize) -> Option<Node<'a>> {
    let own = schema.get("properties").and_then(|properties| properties.get(name));
    own.or_else(|| {
        let parents = schema.items("allOf").into_iter().filter_map(|part| part.follow().ok());
        parents.filter(|_| depth > 0).find_map(|parent| property(&parent, name, depth - 1))
    })
}
