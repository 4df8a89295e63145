//! Tells by its path what a spec file is, and reads it.

use crate::diagnose::{FileProblem, Problem, Problems, closest};
use crate::source::{FileId, Sources, Span};
use crate::spec::{self, CrateFile, ModelsFile, OperationsFile, SchemaOrName, TypesFile};
use crate::yaml::{self, Key, Map};
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::OnceLock;

/// All spec files, read.
#[derive(Debug, Default)]
pub(super) struct Files {
    pub(super) krate: Option<SpecFile<CrateFile>>,
    /// Whether there is a `crate.yaml` that could not be read.
    pub(super) broken_krate: bool,
    /// By folder, relative to the specs, with `/`.
    pub(super) folders: BTreeMap<String, SpecFolder>,
}

/// The files of one folder.
#[derive(Debug, Default)]
pub(super) struct SpecFolder {
    pub(super) types: Option<SpecFile<TypesFile>>,
    pub(super) operations: Option<SpecFile<OperationsFile>>,
    pub(super) models: Option<SpecFile<ModelsFile>>,
    /// Whether one of the files could not be read, so that what is missing may well be in it.
    pub(super) broken: bool,
    /// The lines that were taken out of files that are no YAML.
    hidden: String,
    /// The names of all models that its files declare, once somebody has asked for one that is not known.
    declared: OnceLock<HashSet<String>>,
}

impl SpecFolder {
    /// The sections that declare models.
    pub(super) fn models(&self) -> impl Iterator<Item = &Map<SchemaOrName>> {
        self.sections().into_iter().flatten().filter_map(Key::value)
    }

    fn sections(&self) -> [Option<&Key<Map<SchemaOrName>>>; 3] {
        let types = self.types.as_ref().map(|read| &read.content.models);
        let operations = self.operations.as_ref().map(|read| &read.content.models);
        let models = self.models.as_ref().map(|read| &read.content.models);
        [types, operations, models]
    }

    fn declared(&self) -> &HashSet<String> {
        self.declared.get_or_init(|| self.models().flat_map(Map::mentioned).map(str::to_owned).collect())
    }

    /// Whether a model of this name may be here although it is not known: it, its section or its file could not be read.
    pub(super) fn may_hold(&self, model: &str) -> bool {
        let unread = |section: &Key<Map<SchemaOrName>>| section.is_none() && !section.is_missing();
        self.broken
            || [model, "uses:"].iter().any(|word| self.hidden.contains(word))
            || self.sections().into_iter().flatten().any(unread)
            || self.declared().contains(model)
    }
}

/// A file that was read, and the place that stands for the whole of it.
#[derive(Debug)]
pub(super) struct SpecFile<T> {
    pub(super) at: Span,
    pub(super) content: T,
}

/// What becomes of files that are no YAML.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum BrokenFiles {
    /// They are left out.
    LeftOut,
    /// What is left of them is read.
    Recovered,
}

pub(super) fn read(root: &Path, sources: &Sources, broken: BrokenFiles, problems: &Problems) -> Files {
    let reader = FileReader { sources, broken, problems };
    let mut files = Files::default();
    for (id, source) in sources.iter() {
        let relative = source.path.strip_prefix(root).unwrap_or(&source.path);
        let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        match parts.as_slice() {
            ["crate.yaml"] => {
                files.krate = reader.file(id, &mut String::new());
                files.broken_krate = files.krate.is_none();
            }
            [folder, "types.yaml"] => {
                let folder = files.folders.entry((*folder).to_owned()).or_default();
                folder.types = reader.file(id, &mut folder.hidden);
                folder.broken |= folder.types.is_none();
            }
            [service, version, "operations.yaml"] => {
                let folder = files.folders.entry(format!("{service}/{version}")).or_default();
                folder.operations = reader.file(id, &mut folder.hidden);
                folder.broken |= folder.operations.is_none();
            }
            [service, version, "models.yaml"] => {
                let folder = files.folders.entry(format!("{service}/{version}")).or_default();
                folder.models = reader.file(id, &mut folder.hidden);
                folder.broken |= folder.models.is_none();
            }
            _ => {
                let at = Span { file: id, start: 0, end: 0 };
                let known: &[&str] = match parts.as_slice() {
                    [_] => &["crate.yaml"],
                    [_, _] => &["types.yaml"],
                    [service, version, _] => {
                        // It may well hold what the others name.
                        files.folders.entry(format!("{service}/{version}")).or_default().broken = true;
                        &["operations.yaml", "models.yaml"]
                    }
                    _ => &[],
                };
                let meant = parts.last().and_then(|name| closest(name, known.iter().copied())).map(str::to_owned);
                let path = relative.to_string_lossy().into_owned();
                problems.push(Problem::new(at, FileProblem::Unknown { path, meant }));
            }
        }
    }
    files
}

/// How many bytes replace one that is not UTF-8.
const REPLACED: u32 = 3;

struct FileReader<'a> {
    sources: &'a Sources,
    broken: BrokenFiles,
    problems: &'a Problems,
}

impl FileReader<'_> {
    fn file<T: DeserializeOwned + Default>(&self, id: FileId, hidden: &mut String) -> Option<SpecFile<T>> {
        let source = self.sources.file(id);
        if let Some(start) = source.not_utf8 {
            let at = Span { file: id, start, end: start + REPLACED };
            self.problems.push(Problem::new(at, FileProblem::NotUtf8));
        }
        let at = Span { file: id, start: 0, end: 0 };
        if let Some(node) = yaml::read(id, source, self.problems) {
            return Some(SpecFile { at, content: yaml::from_node(&node, spec::sections, self.problems)? });
        }
        // Of what is left only the form is judged here: what the lines that were taken out said is not known.
        let of_rest = Problems::default();
        let content = yaml::rest(id, source, &of_rest).and_then(|rest| {
            hidden.push_str(&rest.hidden);
            yaml::from_node(&rest.node, spec::sections, &of_rest)
        });
        of_rest.forward(self.problems);
        content.filter(|_| self.broken == BrokenFiles::Recovered).map(|content| SpecFile { at, content })
    }
}
