//! Tells by its path what a spec file is, and reads it.

use crate::diagnose::{FileProblem, Problem, Problems, closest};
use crate::source::{FileId, Source, Sources, Span};
use crate::spec::{self, CrateFile, ModelsFile, OperationsFile, SchemaOrName, TypesFile};
use crate::yaml::{self, Key, Map};
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
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

/// What a spec file holds, by its path.
enum Content {
    Crate(ReadFile<CrateFile>),
    Types(String, ReadFile<TypesFile>),
    Operations(String, ReadFile<OperationsFile>),
    Models(String, ReadFile<ModelsFile>),
    /// No spec file; perhaps in a folder of some.
    Unknown(Option<String>),
}

/// A file that was read, if it could be.
struct ReadFile<T> {
    file: Option<SpecFile<T>>,
    /// The lines that were taken out of it.
    hidden: String,
}

/// Reads all spec files, as many at once as there are cores.
pub(super) fn read(root: &Path, sources: &Sources, broken: BrokenFiles, problems: &Problems) -> Files {
    let all: Vec<(FileId, &Source)> = sources.iter().collect();
    let read = all.into_par_iter().map(|(id, source)| {
        let problems = Problems::default();
        let content = FileReader { id, source, broken, problems: &problems }.content(root);
        (content, problems)
    });
    let mut files = Files::default();
    for (content, found) in read.collect::<Vec<_>>() {
        found.forward_all(problems);
        match content {
            Content::Crate(ReadFile { file, hidden: _ }) => {
                files.broken_krate = file.is_none();
                files.krate = file;
            }
            Content::Types(folder, read) => files.folder(folder).take(read, |folder| &mut folder.types),
            Content::Operations(folder, read) => files.folder(folder).take(read, |folder| &mut folder.operations),
            Content::Models(folder, read) => files.folder(folder).take(read, |folder| &mut folder.models),
            Content::Unknown(None) => {}
            // It may well hold what the others name.
            Content::Unknown(Some(folder)) => files.folder(folder).broken = true,
        }
    }
    files
}

impl Files {
    fn folder(&mut self, name: String) -> &mut SpecFolder {
        self.folders.entry(name).or_default()
    }
}

impl SpecFolder {
    fn take<T>(&mut self, read: ReadFile<T>, place: impl FnOnce(&mut Self) -> &mut Option<SpecFile<T>>) {
        self.broken |= read.file.is_none();
        self.hidden.push_str(&read.hidden);
        *place(self) = read.file;
    }
}

/// How many bytes replace one that is not UTF-8.
const REPLACED: u32 = 3;

struct FileReader<'a> {
    id: FileId,
    source: &'a Source,
    broken: BrokenFiles,
    problems: &'a Problems,
}

impl FileReader<'_> {
    fn content(&self, root: &Path) -> Content {
        let relative = self.source.path.strip_prefix(root).unwrap_or(&self.source.path);
        let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        match parts.as_slice() {
            ["crate.yaml"] => Content::Crate(self.file()),
            [folder, "types.yaml"] => Content::Types((*folder).to_owned(), self.file()),
            [service, version, "operations.yaml"] => Content::Operations(format!("{service}/{version}"), self.file()),
            [service, version, "models.yaml"] => Content::Models(format!("{service}/{version}"), self.file()),
            parts => {
                let known: &[&str] = match parts {
                    [_] => &["crate.yaml"],
                    [_, _] => &["types.yaml"],
                    [_, _, _] => &["operations.yaml", "models.yaml"],
                    _ => &[],
                };
                let meant = parts.last().and_then(|name| closest(name, known.iter().copied())).map(str::to_owned);
                let path = relative.to_string_lossy().into_owned();
                self.problems.push(Problem::new(self.at(0..0), FileProblem::Unknown { path, meant }));
                Content::Unknown(match parts {
                    [service, version, _] => Some(format!("{service}/{version}")),
                    _ => None,
                })
            }
        }
    }

    fn file<T: DeserializeOwned + Default>(&self) -> ReadFile<T> {
        let mut hidden = String::new();
        let content = self.read(&mut hidden);
        ReadFile { file: content.map(|content| SpecFile { at: self.at(0..0), content }), hidden }
    }

    fn read<T: DeserializeOwned + Default>(&self, hidden: &mut String) -> Option<T> {
        if let Some(start) = self.source.not_utf8 {
            self.problems.push(Problem::new(self.at(start..start + REPLACED), FileProblem::NotUtf8));
        }
        if let Some(node) = yaml::read(self.id, self.source, self.problems) {
            return yaml::from_node(&node, spec::sections, self.problems);
        }
        // Of what is left only the form is judged here: what the lines that were taken out said is not known.
        let of_rest = Problems::default();
        let content = yaml::rest(self.id, self.source, &of_rest).and_then(|rest| {
            hidden.push_str(&rest.hidden);
            yaml::from_node(&rest.node, spec::sections, &of_rest)
        });
        of_rest.forward(self.problems);
        content.filter(|_| self.broken == BrokenFiles::Recovered)
    }

    fn at(&self, range: Range<u32>) -> Span {
        Span { file: self.id, start: range.start, end: range.end }
    }
}
