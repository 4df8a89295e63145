//! What is wrong with a spec: one enum of problems, their wording, and the forms they are printed in; never finds one itself.

mod json;
mod print;
mod problem;
mod report;
mod sarif;
mod similar;
mod wording;

pub use json::json;
pub use print::text;
pub use problem::CODES;
pub(crate) use problem::{Kind, Problem};
pub use report::{Label, Report, Severity};
pub use sarif::sarif;
pub use similar::closest;

use std::cell::RefCell;

/// Collects problems while a stage works, so that one mistake does not hide the next.
#[derive(Debug, Default)]
pub struct Problems {
    found: RefCell<Vec<Problem>>,
}

impl Problems {
    /// Notes a problem and goes on.
    pub(crate) fn push(&self, problem: Problem) {
        self.found.borrow_mut().push(problem);
    }

    /// Whether anything was noted that stops generation.
    pub fn has_errors(&self) -> bool {
        self.found.borrow().iter().any(|problem| problem.severity() == Severity::Error)
    }

    /// What was noted, in words, in the order of files and places, each once.
    pub fn into_reports(self) -> Vec<Report> {
        let mut found = self.found.into_inner();
        found.sort_by(|a, b| (a.at, a.code()).cmp(&(b.at, b.code())));
        found.dedup();
        found.iter().map(Problem::report).collect()
    }
}
