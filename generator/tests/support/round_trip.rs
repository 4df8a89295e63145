//! Exports specs, imports what was exported, and compares; never which specs.

use generator::diagnose::{self, Severity};
use generator::diff::{self, Finding, Side};
use generator::openapi::{self, Library, ReservedNames, Wanted};
use generator::resolve::{self, reserved};
use generator::source::Sources;
use std::path::{Path, PathBuf};

/// The specs as a side of a comparison; what is wrong with them otherwise.
fn side(name: &str, sources: Sources) -> Result<Side, String> {
    let root = Path::new("specs");
    let (api, mut reports) = generator::read(root, &sources);
    reports.retain(|report| report.severity == Severity::Error);
    let wrong = || format!("{name}\n{}", diagnose::text(&reports, &sources, diagnose::TextStyle::Plain));
    let api = api.ok_or_else(wrong)?;
    Ok(Side { name: name.to_owned(), api, places: resolve::places(root, &sources), sources, shared: None })
}

fn sources(files: &[(PathBuf, String)]) -> Sources {
    let mut sources = Sources::default();
    for (path, text) in files {
        sources.add(path.clone(), text.clone());
    }
    sources
}

/// What changes when every api-version is exported and imported again; each with the service and the keys that differ.
pub fn changes(files: &[(PathBuf, String)]) -> Vec<String> {
    let old = side("the specs", sources(files)).unwrap_or_else(|wrong| panic!("{wrong}"));
    let is_shared = |path: &Path| path.file_name().is_some_and(|name| name == "types.yaml" || name == "crate.yaml");
    let mut new: Vec<(PathBuf, String)> = files.iter().filter(|(path, _)| is_shared(path)).cloned().collect();
    let name = |path: &Path| path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
    let folders = new.iter().filter(|(path, _)| path.ends_with("types.yaml"));
    let shared: Vec<(String, String)> = folders.map(|(path, text)| (name(path), text.clone())).collect();
    for exported in openapi::export(Path::new("specs"), &old.sources) {
        let mut library = Library::default();
        let unread = library.add(Path::new("exported.json"), &mut |_| Ok(exported.text.clone()));
        assert!(unread.is_empty(), "{unread:?}");
        let wanted =
            Wanted { reserved: ReservedNames(reserved::is_reserved_type), shared: shared.clone(), ..Wanted::default() };
        let imported = openapi::import(&library, &[PathBuf::from("exported.json")], &wanted);
        let lost: Vec<_> = imported.problems.iter().filter(|it| it.cause.loss() > openapi::Loss::Note).collect();
        assert!(lost.is_empty(), "{}: {lost:#?}", exported.folder);
        for (file, text) in imported.files() {
            new.push((Path::new("specs").join(&exported.folder).join(file), text));
        }
    }
    let line = |finding: &Finding| format!("{} {} {:?}", finding.rule.id(), finding.subject, finding.details);
    match side("the import", sources(&new)) {
        Ok(new) => diff::compare(&old, &new).findings.iter().map(line).collect(),
        Err(wrong) => vec![wrong],
    }
}
