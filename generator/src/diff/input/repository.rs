//! A git repository as data: what its commits hold, asked of git's plumbing; never the network, and no command that its configuration names.

use super::error::InputError;
use std::io::{BufRead, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A repository on disk.
pub(super) struct Repository {
    /// Where git is run.
    folder: PathBuf,
    /// The top of the working tree; a bare repository has none.
    top: Option<PathBuf>,
}

/// A file of a commit.
#[derive(Clone, Debug)]
pub(super) struct CommittedFile {
    /// The path below the top.
    pub(super) path: String,
    /// The object's name.
    pub(super) object: String,
    /// Whether it is a link, whose text is where it leads.
    pub(super) kind: ListedKind,
}

/// What a file of a commit is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum ListedKind {
    /// A plain file.
    File,
    /// A symbolic link.
    Link,
}

impl Repository {
    /// The repository around a folder.
    pub(super) fn around(specs: &Path) -> Result<Self, InputError> {
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

    /// What git answers, or the first line of what it complains of.
    pub(super) fn run(&self, arguments: &[&str]) -> Result<String, String> {
        run(&self.folder, arguments)
    }

    /// The commit of a revision.
    pub(super) fn commit(&self, revision: &str) -> Option<String> {
        if revision.is_empty() || revision.starts_with('-') {
            return None;
        }
        let found = self.run(&["rev-parse", "--verify", "--quiet", &format!("{revision}^{{commit}}")]).ok()?;
        Some(found.trim().to_owned())
    }

    /// Whether commits are missing.
    pub(super) fn is_shallow(&self) -> bool {
        self.run(&["rev-parse", "--is-shallow-repository"]).is_ok_and(|answer| answer.trim() == "true")
    }

    /// The remotes: `origin` and `upstream` first.
    pub(super) fn remotes(&self) -> Vec<String> {
        let mut remotes: Vec<String> = self.run(&["remote"]).unwrap_or_default().lines().map(str::to_owned).collect();
        remotes.sort_by_key(|name| ["origin", "upstream"].iter().position(|known| known == name).unwrap_or(2));
        remotes
    }

    /// The branch that a remote calls its default, as `origin/main`, whether it is here or not.
    pub(super) fn default_branch(&self, remote: &str) -> Option<String> {
        let head = self.run(&["symbolic-ref", "--quiet", &format!("refs/remotes/{remote}/HEAD")]).ok()?;
        Some(head.trim().strip_prefix("refs/remotes/")?.to_owned())
    }

    /// The path of a folder below the top.
    pub(super) fn relative(&self, specs: &Path) -> Result<String, InputError> {
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

    /// Every file and link of a commit, sorted by path.
    pub(super) fn list(&self, commit: &str) -> Result<Vec<CommittedFile>, InputError> {
        let listed = self
            .run(&["ls-tree", "-r", "-z", "--full-tree", commit])
            .map_err(|reason| InputError::Unreadable(format!("git: {reason}{}", self.refetch())))?;
        let mut files = Vec::new();
        for entry in listed.split('\0') {
            let Some((about, path)) = entry.split_once('\t') else { continue };
            let mut about = about.split(' ');
            let (mode, kind, object) = (about.next(), about.next(), about.next());
            let kind = match (mode, kind) {
                (Some("100644" | "100755"), Some("blob")) => ListedKind::File,
                (Some("120000"), Some("blob")) => ListedKind::Link,
                _ => continue,
            };
            files.push(CommittedFile { path: path.to_owned(), object: object.unwrap_or_default().to_owned(), kind });
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(files)
    }

    /// How many bytes each of these has.
    pub(super) fn sizes(&self, wanted: &[CommittedFile]) -> Result<Vec<u64>, String> {
        self.ask("--batch-check", wanted, |out, file| self.header(out, file))
    }

    /// The bytes of each of these.
    pub(super) fn read(&self, wanted: &[CommittedFile]) -> Result<Vec<Vec<u8>>, String> {
        self.ask("--batch", wanted, |out, file| {
            let size = self.header(out, file)?;
            let mut bytes = vec![0; usize::try_from(size).map_err(|error| error.to_string())? + 1];
            out.read_exact(&mut bytes).map_err(|error| error.to_string())?;
            bytes.pop();
            Ok(bytes)
        })
    }

    fn ask<T>(
        &self,
        how: &str,
        wanted: &[CommittedFile],
        answer: impl Fn(&mut dyn BufRead, &CommittedFile) -> Result<T, String>,
    ) -> Result<Vec<T>, String> {
        let mut child: Child = command(&self.folder)
            .args(["cat-file", how])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("cannot be started: {error}"))?;
        let (mut stdin, stdout) = (child.stdin.take().expect("a pipe"), child.stdout.take().expect("a pipe"));
        let asked: String = wanted.iter().map(|file| format!("{}\n", file.object)).collect();
        // On a thread of its own, because git answers while it is still being asked.
        let asking = std::thread::spawn(move || stdin.write_all(asked.as_bytes()));
        let mut stdout = BufReader::new(stdout);
        let answers = wanted
            .iter()
            .map(|file| answer(&mut stdout, file).map_err(|reason| format!("{}: {reason}", file.path)))
            .collect();
        drop(stdout);
        let _ = asking.join();
        child.wait().map_err(|error| error.to_string())?;
        answers
    }

    /// The size that the next answer of `git cat-file` begins with.
    fn header(&self, out: &mut dyn BufRead, file: &CommittedFile) -> Result<u64, String> {
        let mut header = String::new();
        out.read_line(&mut header).map_err(|error| error.to_string())?;
        match header.split_whitespace().collect::<Vec<_>>()[..] {
            [_, "blob", size] => size.parse().map_err(|_| format!("unexpected answer `{}`", header.trim())),
            _ => Err(format!("the object {} is not here{}", file.object, self.refetch())),
        }
    }

    /// How the objects may be had that a partial clone leaves out; nothing is fetched here.
    fn refetch(&self) -> String {
        let remote = self.remotes().into_iter().find(|name| {
            self.run(&["config", "--type=bool", "--get", &format!("remote.{name}.promisor")])
                .is_ok_and(|answer| answer.trim() == "true")
        });
        let advice = |remote: String| {
            format!(" (the clone is partial; `git fetch --refetch --no-filter {remote}` brings the rest)")
        };
        remote.map(advice).unwrap_or_default()
    }
}

fn slashed(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Git without what would run something else: no object is fetched when it is missing, no transport is allowed, nobody is asked, and no
/// monitor or pager is started.
fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command.env("GIT_NO_LAZY_FETCH", "1").env("GIT_ALLOW_PROTOCOL", "").env("GIT_TERMINAL_PROMPT", "0");
    command.env("GIT_OPTIONAL_LOCKS", "0").args(["--no-pager", "-c", "core.fsmonitor=false"]).arg("-C").arg(folder);
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    let output = command(folder)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("git cannot be started: {error}"))?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        let complaint = complaint.lines().next().unwrap_or("git says nothing").trim_start_matches("fatal: ").to_owned();
        return Err(complaint);
    }
    String::from_utf8(output.stdout).map_err(|_| "git answers what is not UTF-8".to_owned())
}
