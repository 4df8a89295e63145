//! A description in OpenAPI as one side of `diff`: imported in memory, with the places in the description; writes nothing.

use crate::{audit, import};
use anyhow::{Result, bail};
use generator::diff::{Location, Side};
use generator::openapi::{Imported, Library, ReservedNames, Wanted};
use generator::resolve::reserved;
use generator::source::Sources;
use std::fs;
use std::path::{Path, PathBuf};

/// A description that was read.
pub(crate) struct Described {
    pub(crate) side: Side,
    imported: Imported,
    /// What it is imported as.
    files: Vec<(&'static str, String)>,
    library: Library,
}

/// The description that a user named; nothing where it is a spec, or no file.
pub(crate) fn read(given: &str, beside: Option<&Described>) -> Result<Option<Described>> {
    let path = PathBuf::from(given);
    let is_description = |text: &str| {
        let is_json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
        is_json || text.lines().any(|line| line.starts_with("openapi:") || line.starts_with("swagger:"))
    };
    if !path.is_file() || !fs::read_to_string(&path).is_ok_and(|text| is_description(&text)) {
        return Ok(None);
    }
    let wanted = Wanted { reserved: ReservedNames(reserved::is_reserved_type), ..Wanted::default() };
    let mut library = Library::default();
    let mut imported = import::read(&mut library, std::slice::from_ref(&path), &wanted);
    // Two descriptions that are compared are of one service, whatever their titles.
    let service = beside.and_then(|other| other.imported.folder.split_once('/')).map(|(service, _)| service);
    if let (Some(service), Some((_, version))) = (service, imported.folder.split_once('/')) {
        imported.folder = format!("{service}/{version}");
    }
    import::leave_out(&path, &mut imported);
    eprint!("{}", if imported.is_partial() { import::report(&imported.problems) } else { String::new() });
    if imported.ids.is_empty() {
        bail!("{given}: no operation of it can be compared");
    }
    let mut sources = Sources::default();
    sources.add(path.join("crate.yaml"), import::CRATE);
    let files = imported.files();
    for (file, text) in &files {
        sources.add(path.join(&imported.folder).join(file), text.as_str());
    }
    Ok(Some(Described { side: audit::side(&path, sources)?, imported, files, library }))
}

impl Described {
    /// Puts the place in the description for that in the spec which was made from it.
    pub(crate) fn locate(&self, location: &mut Location) {
        let file = Path::new(&location.file).file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let text = self.files.iter().find(|(name, _)| *name == file).map_or("", |(_, text)| text);
        let place = self.imported.place_in(&self.library, text, location.line);
        let (file, pointer) = place.map_or((self.side.name.clone(), String::new()), |place| {
            (place.file.to_string_lossy().into_owned(), place.pointer)
        });
        *location = Location { file, line: 1, column: 1, folder: location.folder.clone(), pointer: Some(pointer) };
    }
}
