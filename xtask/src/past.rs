//! What the last run left behind, and which part of its work still holds.

use crate::part::{self, Part};
use crate::project;
use generator::output::{Diagnostics, Digest, Drafts, Folder, Lock, Memory, PROGRAM, Package, Record, Run, RunInputs};
use generator::source::Sources;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The record of the last run, and what decides whether it still holds.
pub(crate) struct Past {
    memory: Memory,
    cause: RunInputs,
    pub(crate) record: Option<Record>,
}

/// Where runs are remembered: the target folder that this program was built in, or the user's folder of caches where it is installed.
fn place() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    if let Some(target) = program.ancestors().find(|folder| folder.join("CACHEDIR.TAG").is_file()) {
        return Some(target.to_owned());
    }
    let cache = dirs::cache_dir()?.join(PROGRAM);
    fs::create_dir_all(&cache).ok()?;
    Some(cache)
}

impl Past {
    /// Nothing where there is no place to remember anything. Without the lock of the folder there is no record: what lies there could change at any
    /// moment.
    pub(crate) fn load(sources: &Sources, [specs, out]: [&Path; 2], lock: Option<&Lock>) -> Option<Self> {
        let memory = Memory::below(&place()?, out).ok()?;
        // The name of the command is in every file.
        let command = project::signature_of(specs).command();
        let (cause, record) = rayon::join(
            || RunInputs::of(texts(sources).chain([(Path::new(""), command)])),
            || lock.and_then(|_| memory.load()),
        );
        let cause = cause?;
        let record = record.filter(|record| record.is_by(&cause));
        Some(Self { memory, cause, record })
    }

    /// The whole package, where the specs are the same and every file lies in the folder as it was written.
    pub(crate) fn same(&self, folder: &Folder) -> Option<(Package, Diagnostics)> {
        let record = self.record.as_ref().filter(|record| record.is_of(&self.cause))?;
        Some((record.kept(&record.intact(folder), |_| false)?, record.diagnostics()))
    }

    /// The package with the files of only those services made anew whose specs have changed, and how many they are, where nothing else changes
    /// with them. A service of which that is not proved yet is rendered from its former specs too.
    pub(crate) fn parts(&self, specs: &Path, sources: &Sources, folder: &Folder) -> Option<(Package, Run, usize)> {
        let record = self.record.as_ref()?;
        let changed = record.changed(&self.cause)?;
        let changed: BTreeSet<&str> =
            changed.into_iter().map(|path| part::of(Path::new(path))).collect::<Option<_>>()?;
        if changed.is_empty() || changed.len() > MOST {
            return None;
        }
        let mut before = Sources::default();
        if changed.iter().any(|name| !record.shares().contains_key(*name)) {
            for (path, text) in self.memory.specs(record)? {
                before.add(path, text);
            }
        }
        let render = |name: &&str| {
            let now = || Part::render(name, specs, sources);
            let (share, now) = match record.shares().get(*name) {
                Some(share) => (Some(*share), now()),
                None => rayon::join(|| proved(record, &Part::render(name, specs, &before)?), now),
            };
            now.filter(|now| share == Some(now.share)).map(|now| ((*name).to_owned(), now))
        };
        let render = || changed.par_iter().map(render).collect::<Option<Vec<(String, Part)>>>();
        let (rendered, intact) = rayon::join(render, || record.intact(folder));
        let rendered = rendered?;
        let is_rendered = |path: &str| rendered.iter().any(|(_, part)| part.owns(path));
        let mut package = record.kept(&intact, is_rendered)?;
        let (mut drafts, mut shares) = (Drafts::default(), record.shares().clone());
        for (name, mut part) in rendered {
            record.keep(&mut part.package, &part.drafts, |path| intact.contains(path));
            package.extend(part.package);
            drafts.extend(part.drafts);
            shares.insert(name, part.share);
        }
        Some((package, Run { diagnostics: Diagnostics::None, drafts, shares }, changed.len()))
    }

    /// Remembers this run instead. That it cannot is no failure: the next run has more to do.
    pub(crate) fn replace(self, run: Run, package: &Package, sources: &Sources) {
        let record = Record::new(self.cause, run, package, self.record.as_ref());
        drop(self.memory.keep(&record, texts(sources)));
    }
}

/// What a service, rendered by itself from its specs of the last run, adds to files that are not its own; nothing where its own files are not those
/// that the last run rendered, which is the proof that it comes out alone as it does with all the others.
fn proved(record: &Record, before: &Part) -> Option<Digest> {
    record.has(&before.drafts, |path| before.owns(path)).then_some(before.share)
}

/// No more services than this are rendered by themselves, which may take two renderings of each.
const MOST: usize = 4;

fn texts(sources: &Sources) -> impl Iterator<Item = (&Path, &str)> {
    sources.iter().map(|(_, source)| (source.path.as_path(), source.text.as_str()))
}
