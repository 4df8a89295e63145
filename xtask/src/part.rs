//! What one service contributes to the crate: files of its own, and what it adds to files that it shares with others. A service is rendered
//! by itself, beside the folders that services share, where that gives the same files as rendering all of them; a digest of what it adds
//! elsewhere tells whether the rest of the crate can stay as it is.

use crate::project;
use generator::diagnose::{self, Severity};
use generator::model::{Api, Module, ModuleName};
use generator::output::{Digest, Drafts, Package};
use generator::source::Sources;
use std::collections::BTreeSet;
use std::path::Path;

/// A service, rendered by itself.
pub(crate) struct Part {
    /// Its own files.
    pub(crate) package: Package,
    /// Their digests.
    pub(crate) drafts: Drafts,
    /// What it adds to others.
    pub(crate) share: Digest,
    /// The name of its module.
    module: String,
}

/// The service that a spec file belongs to, by its folder's name.
pub(crate) fn of(path: &Path) -> Option<&str> {
    let is_service = path.file_name().is_some_and(|name| name == "operations.yaml" || name == "models.yaml");
    let folder = path.parent()?.parent()?.file_name()?.to_str()?;
    is_service.then_some(folder)
}

impl Part {
    /// Reads and renders one service; nothing where its specs have a mistake or are more than a service.
    pub(crate) fn render(name: &str, specs: &Path, sources: &Sources) -> Option<Self> {
        let mut alone = Sources::default();
        for (_, source) in sources.iter().filter(|(_, source)| of(&source.path).is_none_or(|other| other == name)) {
            if source.not_utf8.is_some() {
                return None;
            }
            alone.add(&source.path, source.text.as_str());
        }
        let (api, mut reports) = generator::read(specs, &alone);
        let api = api?;
        reports.retain(|report| report.severity > Severity::Note);
        let modules: BTreeSet<&ModuleName> = services(&api).map(|module| &module.path[0]).collect();
        let module = modules.first().filter(|_| modules.len() == 1)?.as_str();
        let [package, shared] =
            generator::render::package(&api).signed(project::signature_of(specs)).split(|path| is_own(path, module));
        let drafts = Drafts::of(&package);
        let mut share: Vec<String> =
            Drafts::of(&shared).iter().map(|(path, digest)| format!("{digest} {path}")).collect();
        share.push(diagnose::text(&reports, &alone, diagnose::TextStyle::Plain));
        let foreign = api.types.iter().filter(|definition| definition.module.len() != 2);
        share.extend(
            foreign.map(|definition| format!("{:?} {} {:?}", definition.module, definition.name, definition.reach)),
        );
        let share = Digest::of(share.iter().map(String::as_bytes));
        Some(Self { package, drafts, share, module: module.to_owned() })
    }

    /// Whether a file is the service's own.
    pub(crate) fn owns(&self, path: &str) -> bool {
        is_own(path, &self.module)
    }
}

/// The services of a crate, each api-version by itself.
fn services(api: &Api) -> impl Iterator<Item = &Module> {
    api.modules.iter().filter(|module| module.service.is_some())
}

/// Whether a file belongs to the one service of a crate.
fn is_own(path: &str, module: &str) -> bool {
    let steps: Vec<&str> = path.split('/').collect();
    match steps[..] {
        ["src", folder, _, ..] => folder == module,
        ["tests", _, name, ..] => name.strip_prefix(module).is_some_and(|version| version.starts_with("_v")),
        _ => false,
    }
}
