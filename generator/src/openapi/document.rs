//! Descriptions as they lie on disk: JSON or YAML as a tree of values, with the file and the JSON pointer of each; never what they mean.

use super::problem::{Cause, Place, escaped};
use super::rounded;
use crate::diagnose::Problems;
use crate::source::Sources;
use crate::yaml;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

/// More `$ref`s that lead to each other than this are a circle.
const MOST_STEPS: usize = 32;

/// Every file that one or more descriptions consist of.
#[derive(Debug, Default)]
pub struct Library {
    files: BTreeMap<PathBuf, Value>,
}

/// Reads a file that a description names.
pub type Read<'r> = dyn FnMut(&Path) -> Result<String, String> + 'r;

impl Library {
    /// Reads a description and every file that it refers to; what could not be read is noted.
    pub fn add(&mut self, path: &Path, read: &mut Read<'_>) -> Vec<(Place, Cause)> {
        let mut problems = Vec::new();
        let mut queue = vec![(normal(path), None)];
        while let Some((path, from)) = queue.pop() {
            if self.files.contains_key(&path) {
                continue;
            }
            let text = read(&path);
            match text.as_ref().map_err(String::clone).and_then(|text| parse(&path, text)) {
                Ok(value) => {
                    refer(&path, &value, String::new(), &mut queue);
                    problems.extend(rounded::find(&path, &text.unwrap_or_default()));
                    self.files.insert(path, value);
                }
                Err(reason) => {
                    let place = from.unwrap_or_else(|| Place { file: path.clone(), pointer: String::new() });
                    problems.push((place, Cause::Unreadable { path, reason }));
                }
            }
        }
        problems
    }

    /// The value at a place.
    pub(super) fn at(&self, place: &Place) -> Option<Node<'_>> {
        let (file, root) = self.files.get_key_value(&place.file)?;
        let value = root.pointer(&place.pointer)?;
        Some(Node { library: self, file, pointer: place.pointer.clone(), value })
    }

    /// The whole of a file that was added.
    pub(super) fn root(&self, path: &Path) -> Option<Node<'_>> {
        let (file, value) = self.files.get_key_value(&normal(path))?;
        Some(Node { library: self, file, pointer: String::new(), value })
    }
}

fn parse(path: &Path, text: &str) -> Result<Value, String> {
    let text = text.trim_start_matches('\u{feff}');
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json")) {
        return serde_json::from_str(text).map_err(|error| error.to_string());
    }
    // Whole numbers of more than 64 bits are not read by serde_yaml.
    serde_yaml::from_str(text).or_else(|error| with_places(path, text).ok_or_else(|| error.to_string()))
}

/// The YAML of a file as the specs are read, with numbers of any size.
fn with_places(path: &Path, text: &str) -> Option<Value> {
    let mut sources = Sources::default();
    sources.add(path, text);
    let problems = Problems::default();
    let node = sources.iter().find_map(|(id, source)| yaml::read(id, source, &problems));
    node.filter(|_| !problems.has_errors()).map(|node| node.to_json())
}

/// Queues the other files that the `$ref`s below a value name.
fn refer(path: &Path, value: &Value, pointer: String, queue: &mut Vec<(PathBuf, Option<Place>)>) {
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                let pointer = format!("{pointer}/{}", escaped(key));
                match inner.as_str().and_then(|text| text.split('#').next()).filter(|_| key == "$ref") {
                    Some(file) if !file.is_empty() && !file.contains("://") => {
                        queue.push((beside(path, file), Some(Place { file: path.to_owned(), pointer })));
                    }
                    _ => refer(path, inner, pointer, queue),
                }
            }
        }
        Value::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                refer(path, inner, format!("{pointer}/{index}"), queue);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn beside(path: &Path, file: &str) -> PathBuf {
    normal(&path.parent().unwrap_or(Path::new("")).join(file))
}

/// The path without `.` and, where that leads nowhere else, without `..`.
fn normal(path: &Path) -> PathBuf {
    let mut parts: Vec<Component<'_>> = Vec::new();
    for part in path.components() {
        match (part, parts.last()) {
            (Component::CurDir, _) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts.iter().collect()
}

/// A value of a description, with its place.
#[derive(Clone, Debug)]
pub(super) struct Node<'a> {
    library: &'a Library,
    pub(super) file: &'a Path,
    pub(super) pointer: String,
    pub(super) value: &'a Value,
}

impl<'a> Node<'a> {
    fn inner(&self, key: &str, value: &'a Value) -> Self {
        Self { library: self.library, file: self.file, pointer: format!("{}/{}", self.pointer, escaped(key)), value }
    }

    /// Where it is.
    pub(super) fn place(&self) -> Place {
        Place { file: self.file.to_owned(), pointer: self.pointer.clone() }
    }

    /// The value of a key, where it is an object that has it.
    pub(super) fn get(&self, key: &str) -> Option<Self> {
        self.value.get(key).map(|value| self.inner(key, value))
    }

    /// The last part of its pointer, as it was written.
    pub(super) fn key(&self) -> String {
        self.pointer.rsplit('/').next().unwrap_or_default().replace("~1", "/").replace("~0", "~")
    }

    /// What encloses it.
    pub(super) fn parent(&self) -> Option<Self> {
        let (pointer, _) = self.pointer.rsplit_once('/')?;
        self.library.at(&Place { file: self.file.to_owned(), pointer: pointer.to_owned() })
    }

    /// How many keys come before its own.
    pub(super) fn index(&self) -> usize {
        let parent = self.pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
        let parent = self.library.files.get(self.file).and_then(|root| root.pointer(parent)?.as_object());
        let key = self.key();
        parent.and_then(|map| map.keys().position(|other| *other == key)).unwrap_or_default()
    }

    fn map(&self) -> Option<&'a Map<String, Value>> {
        self.value.as_object()
    }

    /// The keys of an object with their values; nothing for anything else.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&'a str, Self)> + use<'a> {
        let it = self.clone();
        self.map().into_iter().flatten().map(move |(key, value)| (key.as_str(), it.inner(key, value)))
    }

    /// The entries below a key.
    pub(super) fn inside(&self, key: &str) -> impl Iterator<Item = (&'a str, Self)> + use<'a> {
        self.get(key).into_iter().flat_map(|node| node.entries())
    }

    /// The items of the list below a key; nothing for anything else.
    pub(super) fn items(&self, key: &str) -> Vec<Self> {
        let Some(node) = self.get(key) else { return Vec::new() };
        let items = node.value.as_array().map(Vec::as_slice).unwrap_or_default();
        items.iter().enumerate().map(|(index, value)| node.inner(&index.to_string(), value)).collect()
    }

    /// A schema, and the schemas without a name that it and they take in through `allOf`.
    pub(super) fn parts(&self) -> Vec<Self> {
        let mut parts = vec![self.clone()];
        let mut next = 0;
        while let Some(part) = parts.get(next) {
            let inner = part.items("allOf");
            parts.extend(inner.into_iter().filter(|part| part.get("$ref").is_none()));
            next += 1;
        }
        parts
    }

    /// The text of a key.
    pub(super) fn text(&self, key: &str) -> Option<&'a str> {
        self.value.get(key)?.as_str()
    }

    /// Whether a key is `true`.
    pub(super) fn is(&self, key: &str) -> bool {
        self.value.get(key).and_then(Value::as_bool) == Some(true)
    }

    /// What a `$ref` leads to, or the value itself.
    ///
    /// # Errors
    ///
    /// With the place where it leads nowhere, or in a circle.
    pub(super) fn follow(&self) -> Result<Self, (Place, Cause)> {
        let mut node = self.clone();
        for _ in 0..MOST_STEPS {
            let Some(reference) = node.text("$ref") else { return Ok(node) };
            node = node.target(reference).ok_or_else(|| lost(&node, reference))?;
        }
        Err(lost(self, self.text("$ref").unwrap_or_default()))
    }

    /// What one `$ref` of it leads to.
    ///
    /// # Errors
    ///
    /// With the place where it leads nowhere.
    pub(super) fn step(&self, reference: &str) -> Result<Self, (Place, Cause)> {
        self.target(reference).ok_or_else(|| lost(self, reference))
    }

    fn target(&self, reference: &str) -> Option<Self> {
        let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let path = if file.is_empty() { self.file.to_owned() } else { beside(self.file, file) };
        let (file, root) = self.library.files.get_key_value(&path)?;
        let pointer = percent_decoded(fragment);
        // Some descriptions leave the first slash out.
        let pointer = if pointer.is_empty() || pointer.starts_with('/') { pointer } else { format!("/{pointer}") };
        let value = root.pointer(&pointer)?;
        Some(Self { library: self.library, file, pointer, value })
    }
}

fn lost(node: &Node<'_>, reference: &str) -> (Place, Cause) {
    (node.place(), Cause::DeadReference { reference: reference.to_owned() })
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        match code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
