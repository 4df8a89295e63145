//! What an import knows while it reads: the models that were reached, and what there is to say about the part at hand; never a file.

use super::document::Node;
use super::problem::{Cause, Place};
use heck::ToUpperCamelCase;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::PathBuf;

/// An object of the language, its keys in the order in which they are written.
pub(super) type Keys = Map<String, Value>;

/// A model that was reached, by its index.
pub(super) type ModelId = usize;

/// A schema of the description that becomes a model.
#[derive(Debug)]
pub(super) struct Model<'a> {
    pub(super) node: Node<'a>,
    pub(super) name: String,
    /// Where it is among the description's schemas: the file, and how many come before it.
    pub(super) order: (PathBuf, usize),
    /// What is written for it; nothing before it was read, or after a problem.
    pub(super) part: Part,
}

/// What was read of an operation or a model.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    pub(super) written: Option<Value>,
    pub(super) uses: BTreeSet<ModelId>,
    pub(super) problems: BTreeSet<(Place, Cause)>,
}

/// The version of OpenAPI, as far as it matters.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Dialect {
    /// 2.0.
    Swagger,
    /// 3.0 and 3.1.
    OpenApi,
}

/// The reading of one description.
pub(super) struct Session<'a> {
    pub(super) root: Node<'a>,
    pub(super) dialect: Dialect,
    pub(super) models: Vec<Model<'a>>,
    ids: HashMap<(PathBuf, String), ModelId>,
    names: BTreeSet<String>,
    /// The part at hand.
    part: Part,
    /// The schemas that extend another one, by that one's place.
    pub(super) children: HashMap<(PathBuf, String), Vec<Node<'a>>>,
    /// The schemas that a `$ref` uses as a type, not as what a named schema extends, by their places.
    pub(super) used_as_type: HashSet<(PathBuf, String)>,
    /// Models of schemas that have no name in the description.
    pub(super) extra: Vec<(String, Value)>,
    /// Whether a pattern can be proved, by pattern.
    pub(super) patterns: BTreeMap<String, bool>,
}

impl<'a> Session<'a> {
    pub(super) fn new(roots: &[(Node<'a>, Dialect)], root: Node<'a>, dialect: Dialect) -> Self {
        let mut children: HashMap<_, Vec<_>> = HashMap::new();
        let mut used_as_type = HashSet::new();
        for (root, dialect) in roots {
            extend(&mut children, root, *dialect);
            let parts = schemas(root, *dialect).into_iter().flat_map(|schema| schema.parts());
            let named = parts.map(|part| part.pointer).collect();
            refer(&mut used_as_type, root, &named);
        }
        let (models, ids, names) = (Vec::new(), HashMap::new(), BTreeSet::new());
        let (part, extra, patterns) = (Part::default(), Vec::new(), BTreeMap::new());
        Self { root, dialect, models, ids, names, part, children, used_as_type, extra, patterns }
    }

    /// Notes what there is to say about the part at hand.
    pub(super) fn say(&mut self, node: &Node<'_>, cause: Cause) {
        self.part.problems.insert((node.place(), cause));
    }

    /// Notes a problem, and that nothing was read.
    pub(super) fn fail<T>(&mut self, node: &Node<'_>, cause: Cause) -> Option<T> {
        self.say(node, cause);
        None
    }

    /// What a `$ref` leads to, or the value itself.
    pub(super) fn follow(&mut self, node: &Node<'a>) -> Option<Node<'a>> {
        match node.follow() {
            Ok(target) => Some(target),
            Err(problem) => {
                self.part.problems.insert(problem);
                None
            }
        }
    }

    /// The text of a key that must have one.
    pub(super) fn text(&mut self, node: &Node<'a>, key: &str) -> Option<&'a str> {
        match node.get(key) {
            Some(inner) if inner.value.is_string() => inner.value.as_str(),
            Some(inner) => self.fail(&inner, Cause::Malformed { expected: "a text" }),
            None => self.fail(node, Cause::Malformed { expected: "what the standard asks for: a key is missing" }),
        }
    }

    /// Notes every key that was not read and says something; `read` are the keys that were.
    pub(super) fn rest(&mut self, node: &Node<'a>, read: &[&[&str]]) {
        for (key, inner) in node.entries() {
            let says = !inner.value.is_null() && *inner.value != Value::Bool(false);
            if says && !read.iter().any(|list| list.contains(&key)) && !SILENT.contains(&key) {
                self.say(&inner, Cause::Key { key: key.to_owned() });
            }
        }
    }

    /// What `read` reads, with what there is to say about it, apart from the part at hand.
    pub(super) fn part(&mut self, read: impl FnOnce(&mut Self) -> Option<Value>) -> Part {
        let before = std::mem::take(&mut self.part);
        let written = read(self);
        Part { written, ..std::mem::replace(&mut self.part, before) }
    }

    /// The model of a schema that a `$ref` leads to.
    pub(super) fn model(&mut self, node: &Node<'a>) -> ModelId {
        let key = (node.file.to_owned(), node.pointer.clone());
        let id = match self.ids.get(&key) {
            Some(id) => *id,
            None => {
                let id = self.models.len();
                let name = self.name(node);
                let order = (node.file.to_owned(), node.index());
                self.models.push(Model { node: node.clone(), name, order, part: Part::default() });
                self.ids.insert(key, id);
                id
            }
        };
        self.part.uses.insert(id);
        id
    }

    /// Notes that a model is used that only its name says.
    pub(super) fn named(&mut self, name: &str) {
        if let Some(model) = schemas(&self.root, self.dialect).into_iter().find(|schema| schema.key() == name) {
            self.model(&model);
        }
    }

    fn name(&mut self, node: &Node<'_>) -> String {
        let stem = || node.file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let key = if node.pointer.is_empty() { stem() } else { node.key() };
        let is_word = WORDS.contains(&key.as_str());
        let base = if is_word { format!("{}Value", key.to_upper_camel_case()) } else { key };
        let numbered = (2..).map(|number| format!("{base}{number}"));
        let name = std::iter::once(base.clone()).chain(numbered).find(|name| !self.names.contains(name));
        let name = name.unwrap_or(base);
        self.names.insert(name.clone());
        name
    }
}

/// The schemas of a description, where they are declared together.
fn schemas<'a>(root: &Node<'a>, dialect: Dialect) -> Vec<Node<'a>> {
    let container = match dialect {
        Dialect::Swagger => root.get("definitions"),
        Dialect::OpenApi => root.get("components").and_then(|components| components.get("schemas")),
    };
    container.into_iter().flat_map(|node| node.entries()).map(|(_, schema)| schema).collect()
}

/// Adds the schemas of a description that extend another one, by that one's place.
fn extend<'a>(found: &mut HashMap<(PathBuf, String), Vec<Node<'a>>>, root: &Node<'a>, dialect: Dialect) {
    for schema in schemas(root, dialect) {
        let parents = schema.parts().into_iter().flat_map(|part| part.items("allOf"));
        for parent in parents.filter_map(|parent| parent.step(parent.text("$ref")?).ok()) {
            found.entry((parent.file.to_owned(), parent.pointer)).or_default().push(schema.clone());
        }
    }
}

/// Adds the schemas that are used as a type, by their places; `named` are the named schemas and those without a name that they take in.
fn refer<'a>(found: &mut HashSet<(PathBuf, String)>, node: &Node<'a>, named: &HashSet<String>) {
    let is_named = named.contains(&node.pointer);
    for (key, inner) in node.entries() {
        if let Some(target) = inner.value.as_str().filter(|_| key == "$ref").and_then(|it| node.step(it).ok()) {
            found.insert((target.file.to_owned(), target.pointer));
        }
        let extends = |item: &Node<'_>| is_named && key == "allOf" && item.get("$ref").is_some();
        refer(found, &inner, named);
        node.items(key).iter().filter(|item| !extends(item)).for_each(|item| refer(found, item, named));
    }
}

/// The plain types, which no model may be called.
const WORDS: &[&str] = &["string", "integer", "number", "boolean", "object", "array", "any", "true", "false", "null"];

/// Keys that say nothing about what is sent and received: words for people, and the shape of other generators' code.
const SILENT: &[&str] = &[
    "$comment",
    "example",
    "externalDocs",
    "summary",
    "tags",
    "title",
    "x-ms-arm-id-details",
    "x-ms-azure-resource",
    "x-ms-client-flatten",
    "x-ms-code-generation-settings",
    "x-ms-external",
    "x-ms-identifiers",
    "x-ms-odata",
    "x-ms-parameter-grouping",
    "x-ms-request-id",
    "x-spec",
    "xml",
];
