//! How a caller authenticates, as a description says it; never more than one way for a service.

use super::document::Node;
use super::problem::Cause;
use super::session::{Dialect, Keys, Session};
use serde_json::{Value, json};

/// The authentication of the whole description.
pub(super) fn of_service(s: &mut Session<'_>) -> Value {
    let root = s.root.clone();
    let demanded = match root.get("security") {
        Some(_) => demands(&root),
        // Some descriptions name the ways and never ask for one.
        None => schemes(s, &root).first().map(|(name, _)| vec![(name.clone(), Vec::new())]).unwrap_or_default(),
    };
    written(s, &root, &demanded)
}

/// The authentication of an operation, where it has its own.
pub(super) fn of_operation<'a>(s: &mut Session<'a>, node: &Node<'a>) -> Option<Value> {
    node.get("security")?;
    let root = s.root.clone();
    let (own, service) = (demands(node), demands(&root));
    if own.is_empty() {
        return Some(json!("none"));
    }
    let names = |list: &[(String, Vec<String>)]| list.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    let same = root.get("security").is_none() || names(&own) == names(&service);
    (!same).then(|| written(s, node, &own)).filter(|own| own != "none")
}

/// The ways that are asked for, any of which will do, with the scopes of each.
fn demands(node: &Node<'_>) -> Vec<(String, Vec<String>)> {
    let text = |node: Node<'_>| node.value.as_str().map(str::to_owned);
    let all = node.items("security").into_iter().flat_map(|demand| demand.entries().collect::<Vec<_>>());
    all.map(|(name, scopes)| {
        let list = scopes.value.as_array().map(Vec::as_slice).unwrap_or_default();
        (name.to_owned(), list.iter().filter_map(|scope| Some(scope.as_str()?.to_owned())).collect())
    })
    .chain(node.text("security").map(|_| (text(node.clone()).unwrap_or_default(), Vec::new())))
    .collect()
}

fn schemes<'a>(s: &Session<'a>, root: &Node<'a>) -> Vec<(String, Node<'a>)> {
    let container = match s.dialect {
        Dialect::Swagger => root.get("securityDefinitions"),
        Dialect::OpenApi => root.get("components").and_then(|components| components.get("securitySchemes")),
    };
    container.into_iter().flat_map(|node| node.entries()).map(|(name, node)| (name.to_owned(), node)).collect()
}

/// What is written for the first of the ways that the language has words for, tokens before keys.
fn written(s: &mut Session<'_>, at: &Node<'_>, demanded: &[(String, Vec<String>)]) -> Value {
    let known = schemes(s, &s.root.clone());
    let mut ways: Vec<(String, Value)> = Vec::new();
    for (name, scopes) in demanded {
        let scheme = known.iter().find(|(known, _)| known == name).and_then(|(_, scheme)| scheme.follow().ok());
        ways.extend(scheme.and_then(|scheme| Some((name.clone(), one(&scheme, scopes)?))));
    }
    ways.sort_by_key(|(_, way)| way.get("oauth2").is_none());
    let mut ways = ways.into_iter();
    let Some((_, first)) = ways.next() else { return json!("none") };
    let others: Vec<String> = ways.filter(|(_, way)| *way != first).map(|(name, _)| format!("`{name}`")).collect();
    if !others.is_empty() {
        s.say(at, Cause::Authentication { others: others.join(", ") });
    }
    first
}

fn one(scheme: &Node<'_>, demanded: &[String]) -> Option<Value> {
    match scheme.text("type")? {
        "oauth2" => {
            let flows = scheme.inside("flows").map(|(_, flow)| flow).next();
            let flow = flows.unwrap_or_else(|| scheme.clone());
            let url = flow.text("authorizationUrl").or(flow.text("tokenUrl"))?;
            let listed: Vec<String> = flow.inside("scopes").map(|(scope, _)| scope.to_owned()).collect();
            let mut scopes: Vec<String> = if demanded.is_empty() { listed } else { demanded.to_vec() };
            if scopes.is_empty() {
                scopes.push("user_impersonation".to_owned());
            }
            let has_url = scopes.iter().any(|scope| scope.starts_with("https://"));
            let mut keys = Keys::from_iter([("oauth2".to_owned(), json!(url)), ("scopes".to_owned(), json!(scopes))]);
            if !has_url {
                keys.insert("token".to_owned(), json!("{endpoint}/.default"));
            }
            Some(Value::Object(keys))
        }
        "apiKey" => {
            let place = scheme.text("in").filter(|place| ["header", "query"].contains(place))?;
            Some(json!({ "api-key": { place: scheme.text("name")? } }))
        }
        // The key is the whole value of the header (RFC 9110, section 11.6.2).
        "basic" | "http" => Some(json!({ "api-key": { "header": "Authorization" } })),
        _ => None,
    }
}
