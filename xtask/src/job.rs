//! From the specs to the crate's folder: what is made, what is compared, what is written; knows no flags.

use crate::check;
use crate::deny::Denied;
use crate::outcome::Outcome;
use crate::past::Past;
use crate::{lockfile, project, stderr, stdout};
use anyhow::{Context as _, Result};
use clap::ValueEnum;
use generator::diagnose::{self, Severity};
use generator::model::Api;
use generator::output::{self, Diagnostics, Difference, Drafts, Folder, Lock, OutputComparison, Package, Run, Shares};
use generator::source::{self, Sources};
use std::path::{Path, PathBuf};
use std::thread;

/// What is written from what.
pub(crate) struct Job {
    pub(crate) specs: PathBuf,
    pub(crate) out: PathBuf,
    /// The least that is shown of what there is to say about the specs.
    pub(crate) least: Severity,
    pub(crate) format: Format,
    pub(crate) denied: Denied,
}

/// The forms of what a run prints.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Format {
    /// For a person
    Text,
    /// One JSON object a line: a problem, then the files that changed and those that were left alone
    Json,
    /// Annotations of GitHub Actions
    Github,
}

/// What a run did.
pub(crate) struct Done {
    pub(crate) files: usize,
    rendered: Rendered,
    pub(crate) comparison: OutputComparison,
}

/// A package that is complete, and what a record of it needs; nothing of that where the last record still holds.
struct Made {
    package: Package,
    fresh: Option<Run>,
    rendered: Rendered,
}

/// How much had to be rendered.
#[derive(Clone, Copy, Debug)]
enum Rendered {
    Nothing,
    /// So many services by themselves.
    Parts(usize),
    All,
}

impl Job {
    /// Compares, and trusts nothing that was remembered.
    pub(crate) fn check(&self) -> Result<Outcome> {
        let Some((api, _)) = self.validate(&source::load(&self.specs)?)? else { return Ok(Outcome::Findings) };
        let package = output::format(self.render(&api))?;
        self.list(&output::compare(&package, &self.folder()?)?)
    }

    /// Brings the folder to what the specs say; nothing where they have a mistake, which was shown.
    pub(crate) fn write(&self) -> Result<Option<Done>> {
        let waiting =
            |file: PathBuf| stderr::say(&format!("waiting for another codegen, which holds {}", file.display()));
        // Where no run has ever written, there is no lock, and what is in the folder may be somebody else's.
        let lock = Lock::take_known(&self.out, waiting)?;
        let sources = source::load(&self.specs)?;
        let load = || Past::load(&sources, [&self.specs, &self.out], lock.as_ref());
        let (mut folder, past, made) = if lock.is_some() {
            let (folder, past) = rayon::join(|| self.folder(), load);
            let folder = folder?;
            let made = self.make(&sources, past.as_ref(), &folder)?;
            (folder, past, made)
        } else {
            let folder = self.folder()?;
            let (past, made) = self.make_first(&sources, load)?;
            (folder, past, made)
        };
        let Some(made) = made else { return Ok(None) };
        let mut comparison = output::compare(&made.package, &folder)?;
        comparison.permits(&self.out)?;
        let _lock = match lock {
            Some(lock) => lock,
            None => {
                let lock = Lock::take(&self.out, waiting)?;
                folder = self.folder()?;
                comparison = output::compare(&made.package, &folder)?;
                lock
            }
        };
        output::write(&made.package, &self.out, &comparison)?;
        if comparison.differences.iter().any(|difference| difference.path() == Path::new("Cargo.toml")) {
            lockfile::update(&self.out);
        }
        if let (Some(past), Some(run)) = (past, made.fresh) {
            past.replace(run, &made.package, &sources);
        }
        Ok(Some(Done { files: made.package.paths().count(), rendered: made.rendered, comparison }))
    }

    fn render(&self, api: &Api) -> Package {
        generator::render::package(api).signed(project::signature_of(&self.specs))
    }

    fn folder(&self) -> Result<Folder> {
        Folder::read(&self.out).with_context(|| format!("cannot read {}", self.out.display()))
    }

    /// The package; nothing where the specs have a mistake. What the last run wrote and still lies there is not made again.
    fn make(&self, sources: &Sources, past: Option<&Past>, folder: &Folder) -> Result<Option<Made>> {
        let is_quiet = |diagnostics| diagnostics == Diagnostics::None && self.least > Severity::Note;
        let kept = past.and_then(|past| past.same(folder));
        if let Some((package, diagnostics)) = kept {
            let shown = is_quiet(diagnostics) || self.validate(sources)?.is_some();
            return Ok(shown.then_some(Made { package, fresh: None, rendered: Rendered::Nothing }));
        }
        if let Some(past) =
            past.filter(|past| past.record.as_ref().is_some_and(|record| is_quiet(record.diagnostics())))
            && let Some((package, run, count)) = past.parts(&self.specs, sources, folder)
        {
            let package = output::format(package)?;
            return Ok(Some(Made { package, fresh: Some(run), rendered: Rendered::Parts(count) }));
        }
        let Some((mut package, run)) = self.make_all(sources)? else { return Ok(None) };
        if let Some(record) = past.and_then(|past| past.record.as_ref()) {
            record.keep(&mut package, &run.drafts, |path| record.is_intact(folder, path));
        }
        let package = output::format(package)?;
        Ok(Some(Made { package, fresh: Some(run), rendered: Rendered::All }))
    }

    /// The package where no run has written yet, and what the next run needs to know of this one, which a second thread finds out.
    fn make_first(
        &self,
        sources: &Sources,
        past: impl FnOnce() -> Option<Past> + Send,
    ) -> Result<(Option<Past>, Option<Made>)> {
        thread::scope(|scope| {
            let past = scope.spawn(past);
            let Some((package, run)) = self.make_all(sources)? else { return Ok((None, None)) };
            let package = output::format(package)?;
            let made = Made { package, fresh: Some(run), rendered: Rendered::All };
            Ok((past.join().unwrap_or_default(), Some(made)))
        })
    }

    /// Every file before it is printed; nothing where the specs have a mistake.
    fn make_all(&self, sources: &Sources) -> Result<Option<(Package, Run)>> {
        let Some((api, diagnostics)) = self.validate(sources)? else { return Ok(None) };
        let package = self.render(&api);
        let drafts = Drafts::of(&package);
        Ok(Some((package, Run { diagnostics, drafts, shares: Shares::new() })))
    }

    /// What the specs mean, unless they have a mistake; what there is to say about them is shown.
    fn validate(&self, sources: &Sources) -> Result<Option<(Api, Diagnostics)>> {
        let (api, mut reports) = generator::read(&self.specs, sources);
        let diagnostics = if reports.iter().any(|report| report.severity > Severity::Note) {
            Diagnostics::Shown
        } else {
            Diagnostics::None
        };
        reports.retain(|report| report.severity >= self.least);
        if !reports.is_empty() {
            let format = match self.format {
                Format::Text => check::Format::Text,
                Format::Json => check::Format::Json,
                Format::Github => check::Format::Github,
            };
            check::print(&reports, sources, format)?;
        }
        let is_denied = self.denied.outcome(&reports) != Outcome::Fine;
        Ok(api.filter(|_| !is_denied).map(|api| (api, diagnostics)))
    }
}

impl Done {
    /// How much was done.
    pub(crate) fn summary(&self, out: &Path) -> String {
        let rendered = match self.rendered {
            Rendered::Nothing => "nothing rendered".to_owned(),
            Rendered::Parts(count) => format!("{} rendered", stderr::counted(count, "service")),
            Rendered::All => "all rendered".to_owned(),
        };
        format!("{}: {} files, {} changed, {rendered}", out.display(), self.files, self.comparison.differences.len())
    }

    /// The changes, and what was left alone: the first of them for a person, all for a program.
    pub(crate) fn report(&self, job: &Job) -> Result<()> {
        const SHOWN: usize = 20;
        let differences = &self.comparison.differences;
        match job.format {
            Format::Json => return stdout::print(&json(&self.comparison, job, verb)),
            Format::Text | Format::Github => {}
        }
        let mut lines: String = differences
            .iter()
            .take(SHOWN)
            .map(|difference| format!("{} {}\n", verb(difference), job.out.join(difference.path()).display()))
            .collect();
        if let Some(more) = differences.len().checked_sub(SHOWN).filter(|more| *more > 0) {
            lines += &format!("... and {more} more\n");
        }
        stdout::print(&lines)?;
        leave(&self.comparison, &job.out);
        Ok(())
    }
}

/// The files as one JSON object on a line, each with a word for what becomes of it.
fn json(comparison: &OutputComparison, job: &Job, word: fn(&Difference) -> &'static str) -> String {
    let whole = |path: &Path| job.out.join(path).to_string_lossy().replace('\\', "/");
    let file =
        |difference: &Difference| serde_json::json!({ "file": whole(difference.path()), "change": word(difference) });
    let changed: Vec<_> = comparison.differences.iter().map(file).collect();
    let left: Vec<_> = comparison.foreign.iter().map(|path| whole(path)).collect();
    format!("{}\n", serde_json::json!({ "changed": changed, "left_alone": left }))
}

/// What was done about a difference.
pub(crate) fn verb(difference: &Difference) -> &'static str {
    match difference {
        Difference::Missing(_) => "created",
        Difference::Stale(_) => "updated",
        Difference::Orphaned(_) => "removed",
    }
}

/// Names what codegen did not write.
fn leave(comparison: &OutputComparison, out: &Path) {
    if !comparison.foreign.is_empty() {
        stderr::say(&format!(
            "left alone, since codegen did not write it: {}",
            output::shown(&comparison.foreign, out)
        ));
    }
}

impl Job {
    /// What a run would change.
    fn list(&self, comparison: &OutputComparison) -> Result<Outcome> {
        let line = |difference: &Difference| {
            let path = self.out.join(difference.path());
            match self.format {
                Format::Text | Format::Json => format!("{:<8} {}\n", state(difference), path.display()),
                Format::Github => {
                    let file = path.to_string_lossy().replace('\\', "/");
                    let text = format!("{}: run `{} codegen`", state(difference), project::command());
                    diagnose::annotation("error", vec![("file", file)], "codegen", &text)
                }
            }
        };
        stdout::print(&match self.format {
            Format::Json => json(comparison, self, state),
            Format::Text | Format::Github => comparison.differences.iter().map(line).collect(),
        })?;
        let out = &self.out;
        leave(comparison, out);
        if comparison.differences.is_empty() {
            stderr::say(&format!("{} is up to date with the specs", out.display()));
            return Ok(Outcome::Fine);
        }
        stderr::say(&format!("{} is out of date; run `{} codegen`", out.display(), project::command()));
        Ok(Outcome::Findings)
    }
}

/// How a file differs from what is expected.
fn state(difference: &Difference) -> &'static str {
    match difference {
        Difference::Missing(_) => "missing",
        Difference::Stale(_) => "stale",
        Difference::Orphaned(_) => "orphaned",
    }
}
