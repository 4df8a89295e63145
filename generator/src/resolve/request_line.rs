//! The methods and paths of a service's operations: which of them a server could not tell apart; never what a path consists of.

use super::build::Builder;
use super::path;
use crate::diagnose::{OperationProblem, PathProblem};
use crate::model::{Operation, Payload, fixed_query};
use crate::source::{Span, Spanned};
use std::collections::BTreeMap;

/// The requests that operations before have, by all that a server sees of them before it reads a body.
#[derive(Default)]
pub(super) struct RequestLines {
    taken: BTreeMap<(&'static str, String), Vec<Taken>>,
}

/// An operation's template: the fragment that distinguishes it from others of the same request line, and its place.
struct Taken {
    fragment: Option<String>,
    template: Span,
    /// The place of the fragment.
    at: Span,
}

impl RequestLines {
    /// Notes an operation that cannot be told from one before it: by its path and the fragment after it, the constants of its query, and the
    /// media types of its bodies.
    pub(super) fn take(&mut self, b: &Builder<'_>, operation: &Operation, template: &Spanned<String>) {
        let media_type = |payload: Option<&Payload>| {
            payload.map_or("application/json", |payload| payload.media_type().0.as_str()).to_owned()
        };
        let sent = media_type(operation.body.as_ref().map(|body| &body.payload));
        let received = media_type(operation.successes.iter().find_map(|success| success.payload.as_ref()));
        let (path, query) = (path::signature(&operation.path), fixed_query(&operation.parameters));
        let method = operation.method.as_str();
        let others = self.taken.entry((method, format!("{path}?{query:?} {sent} {received}"))).or_default();
        let (request, fragment) = path::split_fragment(&template.value);
        if let Some(first) = others.iter().find(|other| other.fragment.as_deref() == fragment) {
            b.problem(template.span, OperationProblem::DuplicatePath { method, first: first.template });
        }
        let at = b.within(template, request.len()..template.value.len());
        others.push(Taken { fragment: fragment.map(str::to_owned), template: template.span, at });
    }

    /// Notes each fragment that distinguishes nothing.
    pub(super) fn finish(self, b: &Builder<'_>) {
        let alone = self.taken.into_values().filter_map(|all| <[Taken; 1]>::try_from(all).ok());
        for [Taken { at, .. }] in alone.filter(|[only]| only.fragment.is_some()) {
            b.problem(at, PathProblem::FragmentAlone);
        }
    }
}
