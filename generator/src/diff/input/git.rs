//! Specs in git's objects, judged as those on disk are: which commit, which files, and what to fetch where they are not here; the working
//! tree is left alone.

use super::error::InputError;
use super::repository::{CommittedFile, ListedKind, Repository};
use super::tree::{self, SpecTree};
use crate::source;
use std::path::Path;

/// The branches that are looked for where no remote tells its default.
const USUAL: [&str; 2] = ["main", "master"];

/// What is longer leads nowhere on any system, and is not read.
const LONGEST_PATH: u64 = 32 << 10;

/// The commit that the working tree's branch left the main branch at.
pub(super) fn merge_base(specs: &Path) -> Result<String, InputError> {
    let repository = Repository::around(specs)?;
    let Some(main) = main_branch(&repository) else { return Err(InputError::Unreadable(no_branch(&repository))) };
    match repository.run(&["merge-base", "HEAD", &main]) {
        Ok(base) => Ok(base.trim().chars().take(12).collect()),
        Err(_) if repository.is_shallow() => Err(InputError::Unreadable(format!(
            "`{main}` and `HEAD` have no common commit here, because the clone is shallow; `{}` brings the rest",
            unshallow(&repository)
        ))),
        Err(_) => Err(InputError::Unreadable(format!("`{main}` and `HEAD` have no common commit"))),
    }
}

/// The default branch: of the first remote that tells it, or a branch with a usual name.
fn main_branch(repository: &Repository) -> Option<String> {
    let remotes = repository.remotes();
    let told = remotes.iter().filter_map(|remote| repository.default_branch(remote));
    let usual = USUAL.iter().flat_map(|branch| {
        let of_remotes = remotes.iter().map(move |remote| format!("{remote}/{branch}"));
        of_remotes.chain([(*branch).to_owned()])
    });
    told.chain(usual).find(|name| repository.commit(name).is_some())
}

fn no_branch(repository: &Repository) -> String {
    let other = "name what to compare, such as `diff HEAD~1`";
    let Some(remote) = repository.remotes().into_iter().next() else {
        return format!("there is no branch `main` to compare with; {other}");
    };
    let default = repository.default_branch(&remote);
    let known = default.as_deref().and_then(|name| name.split_once('/'));
    let (branch, otherwise) = match known {
        Some((_, branch)) => (branch, ""),
        None => ("main", ", with the name of the default branch where that is another"),
    };
    format!(
        "there is no branch `{branch}` to compare with; `{}` brings it{otherwise}, or {other}",
        fetch(repository, &remote, branch)
    )
}

/// The command that brings a branch of a remote, whichever branches the clone was made for.
fn fetch(repository: &Repository, remote: &str, branch: &str) -> String {
    let fetch = format!("git fetch {remote} {branch}:refs/remotes/{remote}/{branch}");
    if repository.is_shallow() { format!("{} && {fetch}", unshallow(repository)) } else { fetch }
}

/// The command that brings the commits before those that are here.
fn unshallow(repository: &Repository) -> String {
    let remote = repository.remotes().into_iter().next();
    remote.map_or_else(|| "git fetch --unshallow".to_owned(), |remote| format!("git fetch --unshallow {remote}"))
}

/// How a revision that is not here may be had.
fn advice(repository: &Repository, revision: &str) -> String {
    let is_name = |name: &str| {
        !name.starts_with('-') && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._/-".contains(&byte))
    };
    let remotes = repository.remotes();
    let of_remote = revision.split_once('/').filter(|(remote, _)| remotes.iter().any(|name| name == remote));
    match (of_remote, remotes.first()) {
        (Some((remote, branch)), _) if is_name(branch) => {
            format!(" (`{}` may bring it)", fetch(repository, remote, branch))
        }
        (None, Some(remote)) if is_name(revision) => {
            format!(" (`{}` may bring it as `{remote}/{revision}`)", fetch(repository, remote, revision))
        }
        (_, Some(_)) if repository.is_shallow() => {
            format!(" (the clone is shallow; `{}` may bring it)", unshallow(repository))
        }
        _ => String::new(),
    }
}

/// The spec of `REV` or `REV:path`; a revision alone stands for the specs folder. A path is below the top of the repository, or, where it
/// begins with a dot, below the current folder.
pub(super) fn tree(given: &str, specs: &Path) -> Result<SpecTree, InputError> {
    let (revision, path) = given.split_once(':').map_or((given, None), |(revision, path)| (revision, Some(path)));
    let missing = |error: InputError| match error {
        InputError::Unreadable(reason) => {
            InputError::Unreadable(format!("{given}: there is no such path, and {reason}"))
        }
        other @ InputError::Mistaken { .. } => other,
    };
    let around_specs = || Repository::around(specs).map_err(missing);
    let repository = match path {
        Some(_) => Repository::around(Path::new(".")).or_else(|_| around_specs())?,
        None => around_specs()?,
    };
    let Some(commit) = repository.commit(revision) else {
        return Err(InputError::Unreadable(format!(
            "{given}: there is no such path, and git knows no revision `{revision}`{}",
            advice(&repository, revision)
        )));
    };
    let is_relative = |path: &str| matches!(path.split('/').next(), Some("." | ".."));
    let path = match path {
        Some(path) if is_relative(path) => repository.relative(Path::new(path))?,
        Some(path) => path.to_owned(),
        None => repository.relative(specs)?,
    };
    let listed = repository.list(&commit)?;
    let is_file = |file: &&CommittedFile| file.kind == ListedKind::File && source::is_spec(Path::new(&file.path));
    let names: Vec<&str> = listed.iter().filter(is_file).map(|file| file.path.as_str()).collect();
    let place = tree::in_list(&names, &path, given)?;
    let below: Vec<CommittedFile> = listed.iter().filter(|file| place.has(&file.path)).cloned().collect();
    refuse_links(&repository, &below, &listed)?;
    let wanted: Vec<CommittedFile> = below.iter().filter(is_file).cloned().collect();
    Ok(place.tree(read(&repository, &wanted)?))
}

/// Refuses links to specs and to folders, as on disk: what a link leads to may lie outside the specs.
fn refuse_links(repository: &Repository, below: &[CommittedFile], all: &[CommittedFile]) -> Result<(), InputError> {
    let links: Vec<CommittedFile> = below.iter().filter(|file| file.kind == ListedKind::Link).cloned().collect();
    let refused =
        |link: &CommittedFile| Err(InputError::Unreadable(format!("cannot read {}: {}", link.path, source::LINK)));
    if let Some(link) = links.iter().find(|link| source::is_spec(Path::new(&link.path))) {
        return refused(link);
    }
    let sizes = repository.sizes(&links).map_err(failed)?;
    let short: Vec<CommittedFile> =
        links.into_iter().zip(sizes).filter(|(_, size)| *size <= LONGEST_PATH).map(|(link, _)| link).collect();
    for (link, target) in short.iter().zip(repository.read(&short).map_err(failed)?) {
        let folder = link.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let target = format!("{}/", joined(folder, &String::from_utf8_lossy(&target)));
        if all.iter().any(|file| file.path.starts_with(&target)) {
            return refused(link);
        }
    }
    Ok(())
}

/// A path from a folder, without `.` and `..`.
fn joined(folder: &str, path: &str) -> String {
    let mut steps: Vec<&str> = if path.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The files with their bytes, none larger than one on disk may be.
fn read(repository: &Repository, wanted: &[CommittedFile]) -> Result<Vec<(String, Vec<u8>)>, InputError> {
    let sizes = repository.sizes(wanted).map_err(failed)?;
    for (file, size) in wanted.iter().zip(&sizes) {
        if let Some(cause) = source::too_large(*size) {
            return Err(InputError::Unreadable(format!("cannot read {}: {cause}", file.path)));
        }
    }
    if let Some(cause) = source::too_large_together(sizes.iter().sum()) {
        return Err(InputError::Unreadable(cause));
    }
    let bytes = repository.read(wanted).map_err(failed)?;
    Ok(wanted.iter().map(|file| file.path.clone()).zip(bytes).collect())
}

fn failed(reason: String) -> InputError {
    InputError::Unreadable(format!("git: {reason}"))
}
