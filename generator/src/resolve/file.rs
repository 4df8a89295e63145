//! Tells by its path what a spec file is, and reads it.

use crate::diagnose::{Kind, Problem, Problems};
use crate::source::{FileId, Sources, Span};
use crate::spec::{CrateFile, ModelsFile, OperationsFile, TypesFile};
use crate::yaml;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::Path;

/// All spec files, read.
#[derive(Debug, Default)]
pub(super) struct Files {
    pub(super) krate: Option<Read<CrateFile>>,
    /// By folder, relative to the specs, with `/`.
    pub(super) folders: BTreeMap<String, Folder>,
}

/// The files of one folder.
#[derive(Debug, Default)]
pub(super) struct Folder {
    pub(super) types: Option<Read<TypesFile>>,
    pub(super) operations: Option<Read<OperationsFile>>,
    pub(super) models: Option<Read<ModelsFile>>,
}

/// A file that was read, and the place that stands for the whole of it.
#[derive(Debug)]
pub(super) struct Read<T> {
    pub(super) at: Span,
    pub(super) content: T,
}

pub(super) fn read(root: &Path, sources: &Sources, problems: &Problems) -> Files {
    let mut files = Files::default();
    for (id, source) in sources.iter() {
        let relative = source.path.strip_prefix(root).unwrap_or(&source.path);
        let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let at = Span { file: id, start: 0, end: 0 };
        match parts.as_slice() {
            ["crate.yaml"] => files.krate = file(id, sources, problems),
            [folder, "types.yaml"] => {
                files.folders.entry((*folder).to_owned()).or_default().types = file(id, sources, problems)
            }
            [service, version, "operations.yaml"] => {
                files.folders.entry(format!("{service}/{version}")).or_default().operations =
                    file(id, sources, problems);
            }
            [service, version, "models.yaml"] => {
                files.folders.entry(format!("{service}/{version}")).or_default().models = file(id, sources, problems);
            }
            _ => {
                problems.push(Problem { at, kind: Kind::UnknownFile { path: relative.to_string_lossy().into_owned() } })
            }
        }
    }
    files
}

fn file<T: DeserializeOwned + Default>(id: FileId, sources: &Sources, problems: &Problems) -> Option<Read<T>> {
    let node = yaml::read(id, sources.file(id), problems)?;
    let at = Span { file: id, start: 0, end: 0 };
    Some(Read { at, content: yaml::from_node(&node, problems)? })
}
