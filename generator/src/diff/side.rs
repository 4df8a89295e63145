//! One side of a comparison: a spec that was read, with the places of what it says.

use super::finding::Location;
use crate::model::{Api, Module};
use crate::resolve::Places;
use crate::source::Sources;

/// A spec that was read.
#[derive(Clone, Debug)]
pub struct Side {
    /// How the user named it.
    pub name: String,
    /// What it means.
    pub api: Api,
    /// Where everything is.
    pub places: Places,
    /// The text.
    pub sources: Sources,
    /// The shared folder that alone was asked for; the services stay for what they reach.
    pub shared: Option<String>,
}

impl Side {
    /// Whether changes of this module are wanted.
    pub(super) fn asks_for(&self, module: &Module) -> bool {
        self.shared.as_ref().is_none_or(|folder| module.folder == *folder)
    }

    pub(super) fn location(&self, yaml_path: Option<&YamlPath>) -> Option<Location> {
        let yaml_path = yaml_path?;
        let span = self.places.find(&yaml_path.folder, &yaml_path.path)?;
        let (line, column) = self.sources.line_column(span.file, span.start);
        let file = self.sources.file(span.file).path.to_string_lossy().replace('\\', "/");
        Some(Location { file, line, column, folder: yaml_path.folder.clone(), pointer: None })
    }
}

/// Where a thing is on one side: a folder and a path in its YAML.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct YamlPath {
    pub(super) folder: String,
    pub(super) path: String,
}

impl YamlPath {
    pub(super) fn new(folder: &str, path: impl Into<String>) -> Self {
        Self { folder: folder.to_owned(), path: path.into() }
    }

    pub(super) fn inner(&self, path: &str) -> Self {
        let path = if self.path.is_empty() { path.to_owned() } else { format!("{}/{path}", self.path) };
        Self { folder: self.folder.clone(), path }
    }
}
