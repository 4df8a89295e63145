//! Specs in git's objects: `git ls-tree` lists them, `git cat-file --batch` reads them; the working tree is left alone.

use super::error::InputError;
use super::tree::{self, Tree};
use std::io::{BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The commit that the working tree's branch left the main branch at.
pub(super) fn merge_base(specs: &Path) -> Result<String, InputError> {
    let repository = Repository::around(specs)?;
    let main =
        ["origin/main", "main", "origin/master", "master"].into_iter().find(|name| repository.commit(name).is_some());
    let Some(main) = main else {
        return Err(InputError::Unreadable(format!(
            "there is no branch `main` to compare with{}; name what to compare, such as `cargo xtask diff HEAD~1`",
            repository.fetch("main")
        )));
    };
    match repository.run(&["merge-base", "HEAD", main]) {
        Ok(base) => Ok(base.trim().chars().take(12).collect()),
        Err(_) if repository.is_shallow() => Err(InputError::Unreadable(format!(
            "`{main}` and `HEAD` have no common commit here, because the clone is shallow; `git fetch --unshallow` brings the rest"
        ))),
        Err(_) => Err(InputError::Unreadable(format!("`{main}` and `HEAD` have no common commit"))),
    }
}

/// The spec of `REV` or `REV:path`; a revision alone stands for the specs folder. A path is below the top of the repository, or, where it
/// begins with a dot, below the current folder.
pub(super) fn tree(given: &str, specs: &Path) -> Result<Tree, InputError> {
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
            repository.fetch(revision)
        )));
    };
    let is_relative = |path: &str| matches!(path.split('/').next(), Some("." | ".."));
    let path = match path {
        Some(path) if is_relative(path) => repository.relative(Path::new(path))?,
        Some(path) => path.to_owned(),
        None => repository.relative(specs)?,
    };
    let listed = repository.list(&commit)?;
    let names: Vec<&str> = listed.iter().map(|(name, _)| name.as_str()).collect();
    let place = tree::in_list(&names, &path, given)?;
    let files = repository.read(&listed.iter().filter(|(name, _)| place.has(name)).cloned().collect::<Vec<_>>());
    let files = files.map_err(|reason| InputError::Unreadable(format!("git: {reason}")))?;
    Ok(place.tree(&files))
}

struct Repository {
    /// Where git is run.
    folder: PathBuf,
    /// The top of the working tree; a bare repository has none.
    top: Option<PathBuf>,
}

impl Repository {
    fn around(specs: &Path) -> Result<Self, InputError> {
        let folder = specs.ancestors().find(|folder| folder.is_dir()).unwrap_or(Path::new("."));
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let bare = run(folder, &["rev-parse", "--is-bare-repository"]).map_err(|reason| {
            InputError::Unreadable(format!("{} is in no git repository ({reason})", folder.display()))
        })?;
        let top = (bare.trim() != "true").then(|| run(folder, &["rev-parse", "--show-toplevel"])).transpose();
        let top = top.map_err(|reason| InputError::Unreadable(format!("git: {reason}")))?;
        let top = top.map(|top| PathBuf::from(top.trim_end_matches(['\n', '\r'])));
        Ok(Self { folder: folder.to_owned(), top })
    }

    /// How a revision that is not here may be had.
    fn fetch(&self, revision: &str) -> String {
        let plain = revision.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._/-".contains(&byte));
        let remote = self.run(&["remote"]).unwrap_or_default();
        match (self.is_shallow(), remote.lines().any(|name| name == "origin") && plain) {
            (true, _) => " (the clone is shallow; `git fetch --unshallow` may bring it)".to_owned(),
            (false, true) => format!(" (`git fetch origin {}` may bring it)", revision.trim_start_matches("origin/")),
            (false, false) => String::new(),
        }
    }

    fn run(&self, arguments: &[&str]) -> Result<String, String> {
        run(&self.folder, arguments)
    }

    fn commit(&self, revision: &str) -> Option<String> {
        if revision.is_empty() || revision.starts_with('-') {
            return None;
        }
        let found = self.run(&["rev-parse", "--verify", "--quiet", &format!("{revision}^{{commit}}")]).ok()?;
        Some(found.trim().to_owned())
    }

    fn is_shallow(&self) -> bool {
        self.run(&["rev-parse", "--is-shallow-repository"]).is_ok_and(|answer| answer.trim() == "true")
    }

    /// The path of a folder below the top.
    fn relative(&self, specs: &Path) -> Result<String, InputError> {
        let failed =
            |error: std::io::Error| InputError::Unreadable(format!("cannot read {}: {error}", specs.display()));
        let Some(top) = &self.top else { return Ok(slashed(specs)) };
        let top = top.canonicalize().map_err(failed)?;
        // The folder may be gone from the working tree and still be in the revision.
        let whole = specs.canonicalize().or_else(|_| std::path::absolute(specs)).map_err(failed)?;
        let relative = whole.strip_prefix(&top).map_err(|_| {
            InputError::Unreadable(format!("{} is not in the repository {}", specs.display(), top.display()))
        })?;
        Ok(slashed(relative))
    }

    /// Every YAML file of a commit with its object.
    fn list(&self, commit: &str) -> Result<Vec<(String, String)>, InputError> {
        let listed = self
            .run(&["ls-tree", "-r", "-z", "--full-tree", commit])
            .map_err(|reason| InputError::Unreadable(format!("git: {reason}")))?;
        let mut wanted = Vec::new();
        for entry in listed.split('\0') {
            let Some((about, path)) = entry.split_once('\t') else { continue };
            let mut about = about.split(' ');
            let (mode, kind, object) = (about.next(), about.next(), about.next());
            let yaml = path.ends_with(".yaml") || path.ends_with(".yml");
            if let (Some("100644" | "100755"), Some("blob"), Some(object)) = (mode, kind, object)
                && yaml
            {
                wanted.push((path.to_owned(), object.to_owned()));
            }
        }
        wanted.sort();
        Ok(wanted)
    }

    fn read(&self, wanted: &[(String, String)]) -> Result<Vec<(String, String)>, String> {
        let mut child = command(&self.folder)
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("cannot be started: {error}"))?;
        let (mut stdin, stdout) = (child.stdin.take().expect("a pipe"), child.stdout.take().expect("a pipe"));
        let asked: String = wanted.iter().map(|(_, object)| format!("{object}\n")).collect();
        // On a thread of its own, because git answers while it is still being asked.
        let asking = std::thread::spawn(move || stdin.write_all(asked.as_bytes()));
        let mut stdout = BufReader::new(stdout);
        let mut files = Vec::new();
        for (path, object) in wanted {
            let text = blob(&mut stdout, object).map_err(|reason| format!("{path}: {reason}"))?;
            files.push((path.clone(), text));
        }
        let _ = asking.join();
        child.wait().map_err(|error| error.to_string())?;
        Ok(files)
    }
}

fn slashed(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The next object of `git cat-file --batch`.
fn blob(out: &mut impl std::io::BufRead, object: &str) -> Result<String, String> {
    let mut header = String::new();
    out.read_line(&mut header).map_err(|error| error.to_string())?;
    let size: usize = match header.split_whitespace().collect::<Vec<_>>()[..] {
        [_, "blob", size] => size.parse().map_err(|_| format!("unexpected answer `{}`", header.trim()))?,
        _ => return Err(format!("the object {object} is missing ({})", header.trim())),
    };
    let mut bytes = vec![0; size + 1];
    out.read_exact(&mut bytes).map_err(|error| error.to_string())?;
    bytes.pop();
    String::from_utf8(bytes).map_err(|_| "is not UTF-8".to_owned())
}

fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder);
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    let output = command(folder)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("git cannot be started: {error}"))?;
    if !output.status.success() {
        let message = String::from_utf8_lossy(&output.stderr);
        let message = message.lines().next().unwrap_or("git says nothing").trim_start_matches("fatal: ").to_owned();
        return Err(message);
    }
    String::from_utf8(output.stdout).map_err(|_| "git answers what is not UTF-8".to_owned())
}
