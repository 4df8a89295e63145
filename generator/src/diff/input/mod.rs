//! From what the user typed to two specs that were read: files, folders and git revisions; nothing is checked out or written.

mod error;
mod git;
mod repository;
mod tree;

pub use error::InputError;

use super::side::Side;
use crate::diagnose::{self, Problems};
use crate::model::Api;
use crate::resolve::{places, resolve};
use std::path::{Path, PathBuf};
use tree::SpecTree;

/// Reads both sides. `specs` is the folder that a revision alone, or nothing at all, stands for.
///
/// # Errors
///
/// When one of them cannot be read, or has mistakes; never an empty spec in its place.
pub fn read(old: Option<&str>, new: Option<&str>, specs: &Path) -> Result<[Side; 2], InputError> {
    let old = match old {
        Some(old) => old.to_owned(),
        None => git::merge_base(specs)?,
    };
    let new = new.map_or_else(|| specs.to_string_lossy().into_owned(), str::to_owned);
    Ok([side(&old, specs)?, side(&new, specs)?])
}

/// Reads one side.
///
/// # Errors
///
/// When it cannot be read, or has mistakes.
pub fn side(given: &str, specs: &Path) -> Result<Side, InputError> {
    let path = PathBuf::from(given);
    let tree = if path.exists() { tree::on_disk(&path)? } else { git::tree(given, specs)? };
    resolved(given, tree)
}

fn resolved(given: &str, tree: SpecTree) -> Result<Side, InputError> {
    let SpecTree { root, sources, chosen } = tree;
    let problems = Problems::default();
    let api = resolve(&root, &sources, &problems);
    let Some(mut api) = api else {
        let reports = problems.into_reports();
        let errors: Vec<_> =
            reports.into_iter().filter(|report| report.severity == diagnose::Severity::Error).collect();
        let report = diagnose::text(&errors, &sources, diagnose::TextStyle::Plain);
        return Err(InputError::Mistaken { name: given.to_owned(), report });
    };
    let shared = if chosen.is_empty() { None } else { only(&mut api, &chosen, given)? };
    let places = places(&root, &sources);
    Ok(Side { name: given.to_owned(), api, places, sources, shared })
}

/// Leaves out every service that was not asked for; what services share stays. A shared folder that was asked for is given back, and all
/// services stay: who uses it decides what its changes do.
fn only(api: &mut Api, chosen: &str, given: &str) -> Result<Option<String>, InputError> {
    let asked =
        |folder: &str| folder == chosen || folder.strip_prefix(chosen).is_some_and(|rest| rest.starts_with('/'));
    let mut found = api.modules.iter().filter(|module| asked(&module.folder)).peekable();
    if found.peek().is_none() {
        return Err(InputError::Unreadable(format!(
            "{given}: there is no service or shared folder `{chosen}` that the crate carries"
        )));
    }
    if found.all(|module| module.service.is_none()) {
        return Ok(Some(chosen.to_owned()));
    }
    api.modules.retain(|module| module.service.is_none() || asked(&module.folder));
    Ok(None)
}
