//! What a description says of its service as a whole: its name, version, host and authentication; never of one operation.

use super::auth;
use super::document::Node;
use super::form::doc;
use super::problem::Cause;
use super::session::{Dialect, Keys, Session};
use heck::ToUpperCamelCase;
use serde_json::{Value, json};

/// A service, before it is known which operations are imported.
#[derive(Debug)]
pub(super) struct Service {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) version: String,
    pub(super) doc: Option<String>,
    pub(super) endpoint: Value,
    /// The prefix of every path, since the caller passes only what comes before it.
    pub(super) prefix: String,
    pub(super) auth: Value,
}

/// Reads what holds for all operations.
pub(super) fn read(s: &mut Session<'_>, name: Option<&str>) -> Service {
    let root = s.root.clone();
    let info = root.get("info").unwrap_or_else(|| root.clone());
    let title = info.text("title").and_then(doc).unwrap_or_else(|| "Service".to_owned());
    let name = name.map_or_else(|| named(&title), str::to_owned);
    let version = info.text("version").unwrap_or("1").trim().replace(['/', '\\', ' '], "-");
    let (endpoint, prefix) = match s.dialect {
        Dialect::Swagger => swagger(s, &root),
        Dialect::OpenApi => openapi(s, &root),
    };
    let auth = auth::of_service(s);
    Service { name, title, version, doc: info.text("description").and_then(doc), endpoint, prefix, auth }
}

/// A name in Rust out of a title, without what every client is called.
fn named(title: &str) -> String {
    let ascii: String = title.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let name = ascii.to_upper_camel_case();
    let short = ["ManagementClient", "Client", "Api"].iter().find_map(|end| name.strip_suffix(end));
    let short = short.filter(|short| !short.is_empty()).unwrap_or(&name).to_owned();
    match short.starts_with(|first: char| first.is_ascii_uppercase()) {
        true => short,
        false => format!("Service{short}"),
    }
}

fn swagger(s: &mut Session<'_>, root: &Node<'_>) -> (Value, String) {
    let base = root.text("basePath").unwrap_or_default().trim_end_matches('/').to_owned();
    if let Some(host) = root.get("x-ms-parameterized-host") {
        let template = host.text("hostTemplate").unwrap_or("{endpoint}");
        let has_scheme = host.value.get("useSchemePrefix") != Some(&json!(false));
        let url = if has_scheme { format!("https://{template}{base}") } else { format!("{template}{base}") };
        let parameter = host.items("parameters").into_iter().find_map(|parameter| parameter.follow().ok());
        return from_caller(&url, parameter.and_then(|parameter| doc(parameter.text("description")?)));
    }
    let Some(host) = root.text("host") else { return from_caller("{endpoint}", None) };
    let schemes = root.items("schemes");
    let is_http = !schemes.is_empty() && schemes.iter().all(|scheme| scheme.value != &json!("https"));
    fixed(s, root, &format!("{}://{host}{base}", if is_http { "http" } else { "https" }))
}

fn openapi(s: &mut Session<'_>, root: &Node<'_>) -> (Value, String) {
    let servers = root.items("servers");
    let Some(server) = servers
        .iter()
        .find(|server| server.text("url").is_some_and(|url| url.starts_with("https")))
        .or(servers.first())
    else {
        return from_caller("{endpoint}", None);
    };
    let others = servers.iter().filter_map(|other| other.text("url").filter(|url| server.text("url") != Some(url)));
    let others: Vec<String> = others.map(|url| format!("`{url}`")).collect();
    let url = server.text("url").unwrap_or_default();
    if !others.is_empty() {
        s.say(&servers[0], Cause::Servers { taken: url.to_owned(), others: others.join(", ") });
    }
    let url = url.trim_end_matches('/');
    // RFC 3986, section 4.2: the scheme is that of the description, which nobody fetches by http.
    let absolute = format!("https:{url}");
    let url = if url.starts_with("//") { &absolute } else { url };
    if url.contains('{') {
        let about = server.inside("variables").find_map(|(_, variable)| doc(variable.text("description")?));
        return from_caller(url, about);
    }
    fixed(s, server, url)
}

fn fixed(s: &mut Session<'_>, at: &Node<'_>, url: &str) -> (Value, String) {
    if url.starts_with("https://") && !url[8..].starts_with('/') && url.len() > 8 && !url.contains(['?', '#', '@']) {
        return (json!(url), String::new());
    }
    if !url.is_empty() && url != "/" {
        s.say(at, Cause::PlainHttp { url: url.to_owned() });
    }
    let path = if url.starts_with('/') { url } else { "" };
    (json!({ "parameter": "endpoint", "doc": "The URL of the service." }), path.trim_end_matches('/').to_owned())
}

/// An endpoint that the caller passes, and the path after the host.
fn from_caller(url: &str, about: Option<String>) -> (Value, String) {
    let rest = url.strip_prefix("https://").or(url.strip_prefix("http://")).unwrap_or(url);
    let (host, path) = rest.split_once('/').map_or((rest, String::new()), |(host, path)| (host, format!("/{path}")));
    // Parameters in the path after the host belong to the URL that is passed.
    let (host, path) = if path.contains('{') { (rest, String::new()) } else { (host, path) };
    let only = host.strip_prefix('{').and_then(|host| host.strip_suffix('}')).filter(|name| !name.contains('{'));
    let is_whole = only.is_some() && !url.starts_with("http");
    let name = only.filter(|_| is_whole).unwrap_or("endpoint");
    let about = match is_whole {
        true => about.unwrap_or_else(|| "The URL of the service.".to_owned()),
        false => format!("The URL of the service: `https://{host}`."),
    };
    let keys = Keys::from_iter([("parameter".to_owned(), json!(name)), ("doc".to_owned(), json!(about))]);
    (Value::Object(keys), path.trim_end_matches('/').to_owned())
}
