//! Long-running operations: how a status is read, and what follows a start.

use super::comparison::{Comparison, DraftFinding, Subject};
use super::effect::Effect;
use super::operation;
use super::paging;
use super::rule::Rule;
use crate::model::{FinalState, LongRunningStart, OperationKind, OperationRef, ResultPages, StartResult, StatusPoll};
use crate::surface::{RustType, Spelling, UNCHANGED};

impl Comparison<'_> {
    pub(super) fn long_running(&mut self, whole: &Subject, old: OperationRef<'_>, new: OperationRef<'_>) {
        let (before, after) = (&old.operation.kind, &new.operation.kind);
        let places = (before.start().map(|it| &it.final_state), after.start().map(|it| &it.final_state));
        if let (Some(from), Some(to)) = places
            && from != to
            && ![from, to].contains(&&FinalState::NoResult)
        {
            let (from, to) = (Some(from.to_string()), Some(to.to_string()));
            self.ends(whole, (old, new), Rule::ResultPlaceChanged, ("result", from, to));
        }
        if let (Some(from), Some(to)) = (before.terminal_words(), after.terminal_words())
            && from != to
        {
            let (from, to) = (Some(from.to_string()), Some(to.to_string()));
            self.ends(whole, (old, new), Rule::TerminalStatusesChanged, ("statuses", from, to));
        }
        if words(before, Spelling::Compared(&self.renames)) != words(after, Spelling::Compared(&UNCHANGED)) {
            let subject = whole.part(whole.name.clone(), "long-running");
            let draft = DraftFinding::new(Rule::LongRunningChanged, &subject)
                .acts(Effect::Incomparable)
                .detail("long-running", words(before, Spelling::Short), words(after, Spelling::Short))
                .items((operation::called(old), operation::called(new)));
            self.push(draft);
        }
    }

    /// That an operation ends otherwise than it did.
    fn ends(
        &mut self,
        whole: &Subject,
        (old, new): (OperationRef<'_>, OperationRef<'_>),
        rule: Rule,
        (what, from, to): (&'static str, Option<String>, Option<String>),
    ) {
        let subject = whole.part(whole.name.clone(), "long-running");
        let items = (operation::called(old), operation::called(new));
        self.push(DraftFinding::new(rule, &subject).acts(Effect::Incomparable).detail(what, from, to).items(items));
    }
}

fn words(kind: &OperationKind, spelling: Spelling<'_>) -> Option<String> {
    match kind {
        OperationKind::Call | OperationKind::List(_) => None,
        OperationKind::StatusPoll(poll) => Some(status_poll(poll)),
        OperationKind::Start(start) => Some(started(start, spelling)),
    }
}

fn status_poll(poll: &StatusPoll) -> String {
    // The methods are named after the operation, and the words have a rule of their own.
    let StatusPoll { model: _, poll: _, resume: _, status, percent, error, words: _ } = poll;
    let mut words = format!("the status from `{status}`");
    if let Some(percent) = percent {
        words += &format!(", the percentage from `{}`", percent);
    }
    if let Some(error) = error {
        words += &format!(", the error from `{error}`");
    }
    words
}

fn started(start: &LongRunningStart, spelling: Spelling<'_>) -> String {
    // The methods are named after the operation, and the place of the result and the words have rules of their own.
    let LongRunningStart { result, final_state: _, words: _, begin: _, resume: _ } = start;
    match result {
        StartResult::Nothing => "started; no result".to_owned(),
        StartResult::Value(ty) => format!("started; {}", RustType::from(ty).spell(spelling)),
        StartResult::List(pages) => {
            let ResultPages { page, next_link } = &**pages;
            format!("started; {}", paging::words(page, next_link.as_ref(), spelling))
        }
    }
}
