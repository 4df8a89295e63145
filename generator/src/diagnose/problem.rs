//! A mistake and where it is; never which mistakes there are.

use super::area::ProblemKind;
use super::words::{Words, legible};
use super::{Label, Report, Severity};
use crate::source::Span;

/// A mistake and where it is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Problem {
    /// The place that should be changed, as far as can be told.
    pub(crate) at: Span,
    /// The mistake.
    pub(crate) kind: ProblemKind,
}

impl Problem {
    /// A mistake at a place.
    pub(crate) fn new(at: Span, kind: impl Into<ProblemKind>) -> Self {
        Self { at, kind: kind.into() }
    }

    /// The stable name that reports and fixture folders use.
    pub(super) fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// Whether anything can be generated all the same.
    pub(super) fn severity(&self) -> Severity {
        self.kind.severity()
    }

    /// The problem in words.
    pub(super) fn report(&self) -> Report {
        let Words { message, label, also, help } = self.kind.words();
        let here = (self.at != Span::NOWHERE).then_some(Label { span: self.at, text: legible(&label) });
        let also = also.into_iter().map(|(span, text)| Label { span, text: legible(&text) });
        let (message, help) = (legible(&message), help.as_deref().map(legible));
        let labels = here.into_iter().chain(also).collect();
        Report { code: self.code(), severity: self.severity(), message, labels, help }
    }
}
