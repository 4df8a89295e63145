//! The files of one spec, wherever they come from, and which part of them was asked for.

use super::error::InputError;
use crate::source::{self, Sources};
use std::path::{Component, Path, PathBuf};

/// The files of one spec.
pub(super) struct SpecTree {
    /// The folder that `crate.yaml` is in, as the files' paths begin.
    pub(super) root: PathBuf,
    pub(super) sources: Sources,
    /// The folder below the root that was asked for; empty for all of it.
    pub(super) chosen: String,
}

/// The spec that a file or folder on disk belongs to: the nearest folder around it that has a `crate.yaml`.
pub(super) fn on_disk(path: &Path) -> Result<SpecTree, InputError> {
    let absolute = path
        .canonicalize()
        .map_err(|error| InputError::Unreadable(format!("cannot read {}: {error}", path.display())))?;
    let folder = if absolute.is_dir() { absolute.clone() } else { absolute.parent().unwrap_or(&absolute).to_owned() };
    let Some(root) = folder.ancestors().take(4).find(|folder| folder.join("crate.yaml").is_file()) else {
        let reason =
            format!("{}: neither here nor in a folder around it is a `crate.yaml`, where specs begin", path.display());
        return Err(InputError::Unreadable(reason));
    };
    let chosen = slashed(folder.strip_prefix(root).unwrap_or(Path::new("")));
    // Messages name files as the user named them.
    let typed = if path.is_dir() { path.to_owned() } else { path.parent().unwrap_or(path).to_owned() };
    let depth = Path::new(&chosen).components().count();
    let mut shown = typed.clone();
    for _ in 0..depth {
        shown = match shown.parent() {
            Some(parent)
                if typed.components().all(|part| matches!(part, Component::Normal(_) | Component::RootDir)) =>
            {
                parent.to_owned()
            }
            _ => root.to_owned(),
        };
    }
    if shown.as_os_str().is_empty() {
        shown = PathBuf::from(".");
    }
    let sources = source::load(&shown).map_err(|error| InputError::Unreadable(error.to_string()))?;
    Ok(SpecTree { root: shown, sources, chosen })
}

/// Where a spec is in a list of files.
pub(super) struct SpecRoot {
    root: String,
    chosen: String,
}

impl SpecRoot {
    /// Whether a file belongs to the spec; what is hidden below its root does not.
    pub(super) fn has(&self, file: &str) -> bool {
        let below = if self.root.is_empty() {
            Some(file)
        } else {
            file.strip_prefix(&self.root).and_then(|rest| rest.strip_prefix('/'))
        };
        below.is_some_and(|below| !below.split('/').any(|part| part.starts_with('.')))
    }

    /// The spec of these files.
    pub(super) fn tree(self, files: Vec<(String, Vec<u8>)>) -> SpecTree {
        let mut sources = Sources::default();
        for (file, bytes) in files {
            sources.add_bytes(file, bytes);
        }
        SpecTree { root: PathBuf::from(self.root), sources, chosen: self.chosen }
    }
}

/// The spec that a path of a list of files belongs to.
pub(super) fn in_list(files: &[&str], path: &str, named: &str) -> Result<SpecRoot, InputError> {
    let folder = if files.contains(&path) {
        path.rsplit_once('/').map_or("", |(folder, _)| folder)
    } else {
        path.trim_end_matches('/')
    };
    let has_crate = |folder: &str| {
        let wanted = if folder.is_empty() { "crate.yaml".to_owned() } else { format!("{folder}/crate.yaml") };
        files.contains(&wanted.as_str())
    };
    let mut root = folder;
    while !has_crate(root) {
        root = match root.rsplit_once('/') {
            Some((parent, _)) => parent,
            None if !root.is_empty() => "",
            None => return Err(InputError::Unreadable(format!("{named}: no `crate.yaml` there, where specs begin"))),
        };
    }
    let chosen = folder.strip_prefix(root).unwrap_or(folder).trim_start_matches('/').to_owned();
    Ok(SpecRoot { root: root.to_owned(), chosen })
}

fn slashed(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}
