//! Where each thing of the specs is, found by its path in the YAML; never what it means.

use crate::diagnose::Problems;
use crate::source::{Sources, Span};
use crate::yaml::{self, Node, NodeKind};
use std::collections::HashMap;
use std::path::Path;

/// The places of everything that has a key of its own, by folder and path, such as `models/Invoice/properties/id`.
#[derive(Clone, Debug, Default)]
pub struct Places {
    keys: HashMap<String, Span>,
    /// The path of a schema that is in the middle of another, by folder and documented name.
    inline: HashMap<String, String>,
    /// The models that a model extends, by folder and path.
    parents: HashMap<String, Vec<String>>,
    /// The folders that a folder uses.
    uses: HashMap<String, Vec<String>>,
}

/// The places of all spec files below `root`. What cannot be read has none.
pub fn places(root: &Path, sources: &Sources) -> Places {
    let mut places = Places::default();
    let discarded = Problems::default();
    for (id, source) in sources.iter() {
        let relative = source.path.strip_prefix(root).unwrap_or(&source.path);
        let folder = relative.parent().map(|folder| folder.to_string_lossy().replace('\\', "/")).unwrap_or_default();
        if let Some(node) = yaml::read(id, source, &discarded) {
            let whole = Span { file: id, start: 0, end: 0 };
            if source.path.ends_with("operations.yaml") {
                places.keys.insert(format!("{folder}:"), whole);
            } else {
                places.keys.entry(format!("{folder}:")).or_insert(whole);
            }
            places.walk(&folder, "", &node);
        }
    }
    places
}

impl Places {
    /// The place of a path in a folder: of the key itself, or of the nearest thing around it that has a place.
    pub fn find(&self, folder: &str, path: &str) -> Option<Span> {
        let mut path = self.written(folder, path);
        // A service may have its endpoint and authentication from a folder that it uses.
        if matches!(path.as_str(), "endpoint" | "auth") && self.exact(folder, &path, 0).is_none() {
            let shared = self.uses.get(folder).into_iter().flatten().find_map(|folder| self.exact(folder, &path, 0));
            if shared.is_some() {
                return shared;
            }
        }
        loop {
            if let Some(span) = self.exact(folder, &path, 0) {
                return Some(span);
            }
            match path.rfind('/') {
                Some(cut) => path.truncate(cut),
                None => return self.keys.get(&format!("{folder}:")).copied(),
            }
        }
    }

    /// The path as it is typed: a schema without an entry under `models` is found where it is used.
    fn written(&self, folder: &str, path: &str) -> String {
        let Some(rest) = path.strip_prefix("models/") else { return path.to_owned() };
        let (name, rest) = rest.split_once('/').map_or((rest, ""), |(name, rest)| (name, rest));
        if self.keys.contains_key(&format!("{folder}:models/{name}")) {
            return path.to_owned();
        }
        let bare = name.trim_end_matches("Item");
        let found = [name, bare].into_iter().find_map(|name| self.inline.get(&format!("{folder}:{name}")));
        match found {
            Some(inline) if rest.is_empty() => inline.clone(),
            Some(inline) => format!("{inline}/{rest}"),
            None => path.to_owned(),
        }
    }

    fn exact(&self, folder: &str, path: &str, depth: usize) -> Option<Span> {
        if let Some(span) = self.keys.get(&format!("{folder}:{path}")) {
            return Some(*span);
        }
        let (model, property) = path.split_once("/properties/")?;
        if depth > 16 {
            return None;
        }
        let parents = self.parents.get(&format!("{folder}:{model}"))?;
        let none = Vec::new();
        let used = self.uses.get(folder).unwrap_or(&none);
        let folders = || std::iter::once(folder).chain(used.iter().map(String::as_str));
        parents.iter().find_map(|parent| {
            let path = format!("models/{parent}/properties/{property}");
            folders().find_map(|folder| self.exact(folder, &path, depth + 1))
        })
    }

    fn walk(&mut self, folder: &str, path: &str, node: &Node) {
        let NodeKind::Mapping(entries) = &node.kind else { return };
        for (key, value) in entries {
            let inner = if path.is_empty() { key.value.clone() } else { format!("{path}/{}", key.value) };
            self.keys.entry(format!("{folder}:{inner}")).or_insert(key.span);
            let section = path.rsplit('/').next().unwrap_or_default();
            let named = matches!(section, "properties" | "path" | "query" | "headers");
            if named && matches!(value.kind, NodeKind::Mapping(_)) {
                self.inline.entry(format!("{folder}:{}", key.value)).or_insert_with(|| inner.clone());
                // A schema whose name is taken is known by what encloses it, too.
                let owner = path.split('/').nth(1).unwrap_or_default();
                self.inline.entry(format!("{folder}:{owner}.{}", key.value)).or_insert_with(|| inner.clone());
            }
            match key.value.as_str() {
                "extends" => {
                    self.parents.insert(format!("{folder}:{path}"), words(value));
                }
                "uses" if path.is_empty() => self.uses.entry(folder.to_owned()).or_default().extend(words(value)),
                _ => {}
            }
            if section != "examples" {
                self.walk(folder, &inner, value);
            }
        }
    }
}

/// One word, or a list of them.
fn words(node: &Node) -> Vec<String> {
    match &node.kind {
        NodeKind::Scalar { text, .. } => vec![text.clone()],
        NodeKind::Sequence(items) => items.iter().flat_map(words).collect(),
        NodeKind::Mapping(_) => Vec::new(),
    }
}
