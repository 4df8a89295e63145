//! What is wrong with a spec: one enum of problems, their wording, and the forms they are printed in; never finds one itself.

mod area;
mod evidence;
mod form;
mod github;
mod json;
mod print;
mod problem;
mod report;
mod sarif;
mod similar;
mod words;

pub use area::codes;
pub(crate) use area::{
    AuthProblem, Bodiless, BodyProblem, Callee, Carried, CrateProblem, Credential, DefinitionProblem, EndpointProblem,
    ExampleProblem, FileProblem, KeyOwner, KeyProblem, LenientSyntax, Limit, LongRunningProblem, NameProblem, NameUse,
    Nesting, NumberProblem, OpenEnd, OperationProblem, PagingProblem, ParameterProblem, PathProblem, ProblemKind,
    PropertyForm, ResponseProblem, SchemaProblem, Slip, StructureProblem, TextProblem, UnionProblem, Unlisted,
    ValueProblem, YamlProblem,
};
use evidence::Evidence;
pub(crate) use form::{Expected, Found, KeyHolder};
pub use github::{annotation, github};
pub use json::json;
pub use print::{TextStyle, text};
pub(crate) use problem::Problem;
pub use report::{Label, Report, Severity};
pub use sarif::{sarif, uri};
pub use similar::{closest, meant};

use crate::source::FileId;
use std::cell::{Cell, RefCell};
use std::collections::HashSet;

/// Enough for anybody to read; a file of nothing but mistakes must not fill the memory.
const MAX_PROBLEMS: usize = 10_000;

/// Collects problems while a stage works, so that one mistake does not hide the next.
#[derive(Debug, Default)]
pub struct Problems {
    found: RefCell<Vec<Problem>>,
    has_errors: Cell<bool>,
    /// The files with errors.
    files: RefCell<HashSet<FileId>>,
}

impl Problems {
    /// Notes a problem and goes on. After [`MAX_PROBLEMS`] of them only whether there is an error is still noted.
    pub(crate) fn push(&self, problem: Problem) {
        if problem.severity() == Severity::Error {
            self.has_errors.set(true);
            self.files.borrow_mut().insert(problem.at.file);
        }
        let mut found = self.found.borrow_mut();
        if found.len() < MAX_PROBLEMS {
            found.push(problem);
        }
    }

    /// Notes here what was noted there.
    pub(crate) fn forward_all(self, to: &Self) {
        to.has_errors.set(to.has_errors() || self.has_errors());
        to.files.borrow_mut().extend(self.files.into_inner());
        self.found.into_inner().into_iter().for_each(|problem| to.push(problem));
    }

    /// Notes here what was noted there, but for what is only missing.
    pub(crate) fn forward(self, to: &Self) {
        let missing =
            |kind: &ProblemKind| matches!(kind, ProblemKind::Key(KeyProblem::Unexpected { found: Found::Nothing, .. }));
        self.found
            .into_inner()
            .into_iter()
            .filter(|problem| !missing(&problem.kind))
            .for_each(|problem| to.push(problem));
    }

    /// Notes here what was noted there of mistakes that no other line could put right.
    pub(crate) fn forward_independent(self, to: &Self) {
        self.found
            .into_inner()
            .into_iter()
            .filter(|problem| problem.kind.evidence() == Evidence::Local)
            .for_each(|problem| to.push(problem));
    }

    /// Stops generation for something whose problem is noted at another place.
    pub(crate) fn mark_failed(&self) {
        self.has_errors.set(true);
    }

    /// Whether anything was noted that stops generation.
    pub fn has_errors(&self) -> bool {
        self.has_errors.get()
    }

    /// Whether anything was noted in a file that stops generation.
    pub(crate) fn has_errors_in(&self, file: FileId) -> bool {
        self.files.borrow().contains(&file)
    }

    /// Whether one of these keys was noted as unknown in a file.
    pub(crate) fn has_unknown_key(&self, file: FileId, keys: &[&str]) -> bool {
        let is_one = |kind: &ProblemKind| matches!(kind, ProblemKind::Key(KeyProblem::Unknown { key, .. }) if keys.contains(&key.as_str()));
        self.found.borrow().iter().any(|problem| problem.at.file == file && is_one(&problem.kind))
    }

    /// What was noted, in words, in the order of files and places, each once.
    pub fn into_reports(self) -> Vec<Report> {
        let mut found = self.found.into_inner();
        found.sort_by(|a, b| (a.at, a.code()).cmp(&(b.at, b.code())));
        found.dedup();
        found.iter().map(Problem::report).collect()
    }
}
