//! What the last run left behind, and which part of its work still holds.

use crate::part::{self, Part};
use crate::project;
use generator::output::{Diagnostics, Drafts, Folder, Lock, Memory, PROGRAM, Package, Record, Run, RunInputs};
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
        let cause = RunInputs::of(texts(sources).chain([(Path::new(""), command)]))?;
        let record = lock.and_then(|_| memory.load(&cause));
        Some(Self { memory, cause, record })
    }

    /// The whole package, where the specs are the same and every file lies in the folder as it was written.
    pub(crate) fn same(&self, folder: &Folder) -> Option<(Package, Diagnostics)> {
        let record = self.record.as_ref().filter(|record| record.is_of(&self.cause))?;
        Some((record.kept(&record.intact(folder), &Drafts::default())?, record.diagnostics()))
    }

    /// The package with the files of only those services made anew whose specs have changed, and how many they are, where nothing else changes
    /// with them: what each was made of the last time is made once more, which proves that it is made alone as it is with all the others, and
    /// shows what it added to files that are not its own.
    pub(crate) fn parts(&self, specs: &Path, sources: &Sources, folder: &Folder) -> Option<(Package, Run, usize)> {
        let record = self.record.as_ref()?;
        let changed = record.changed(&self.cause)?;
        let changed: BTreeSet<&str> =
            changed.into_iter().map(|path| part::of(Path::new(path))).collect::<Option<_>>()?;
        if changed.is_empty() || changed.len() > MOST {
            return None;
        }
        let mut before = Sources::default();
        for (path, text) in self.memory.specs(record)? {
            before.add(path, text);
        }
        let render = |name: &&str| {
            let (before, now) =
                rayon::join(|| Part::render(name, specs, &before), || Part::render(name, specs, sources));
            before.zip(now).filter(|(before, now)| record.has(&before.drafts) && before.share == now.share)
        };
        let render = || changed.par_iter().map(render).collect::<Option<Vec<(Part, Part)>>>();
        let (rendered, intact) = rayon::join(render, || record.intact(folder));
        let (mut own, mut drafts) = (Drafts::default(), Drafts::default());
        let mut package = Package::default();
        for (before, mut now) in rendered? {
            own.extend(before.drafts);
            record.keep(&mut now.package, &now.drafts, folder);
            package.extend(now.package);
            drafts.extend(now.drafts);
        }
        package.extend(record.kept(&intact, &own)?);
        Some((package, Run { diagnostics: Diagnostics::None, drafts }, changed.len()))
    }

    /// Remembers this run instead. That it cannot is no failure: the next run has more to do.
    pub(crate) fn replace(self, run: Run, package: &Package, sources: &Sources) {
        let record = Record::new(self.cause, run, package, self.record.as_ref());
        drop(self.memory.keep(&record, texts(sources)));
    }
}

/// More services than this are not rendered twice each.
const MOST: usize = 4;

fn texts(sources: &Sources) -> impl Iterator<Item = (&Path, &str)> {
    sources.iter().map(|(_, source)| (source.path.as_path(), source.text.as_str()))
}
