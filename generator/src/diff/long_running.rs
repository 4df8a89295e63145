//! Long-running operations: how a status is read, and what follows a start.

use super::comparison::{Comparison, Draft, Subject};
use super::effect::Effect;
use super::operation;
use super::paging;
use super::rule::Rule;
use crate::model::{FinalState, LongRunningStart, OperationKind, OperationRef, ResultPages, StartResult, StatusPoll};
use crate::surface::{RustType, Spelling, UNCHANGED};

impl Comparison<'_> {
    pub(super) fn long_running(&mut self, whole: &Subject, old: OperationRef<'_>, new: OperationRef<'_>) {
        let (before, after) = (&old.operation.kind, &new.operation.kind);
        if words(before, Spelling::Compared(&self.renames)) != words(after, Spelling::Compared(&UNCHANGED)) {
            let subject = whole.part(whole.name.clone(), "long-running");
            let draft = Draft::new(Rule::LongRunningChanged, &subject)
                .acts(Effect::Incomparable)
                .detail("long-running", words(before, Spelling::Short), words(after, Spelling::Short))
                .items((operation::called(old), operation::called(new)));
            self.push(draft);
        }
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
    // The methods are named after the operation, and how the percentage becomes a number follows from its property's type: both are
    // compared where they stand.
    let StatusPoll { model: _, poll: _, resume: _, status, percent, error } = poll;
    let mut said = format!("the status from `{status}`");
    if let Some(percent) = percent {
        said += &format!(", the percentage from `{}`", percent.path);
    }
    if let Some(error) = error {
        said += &format!(", the error from `{error}`");
    }
    said
}

fn started(start: &LongRunningStart, spelling: Spelling<'_>) -> String {
    // The methods are named after the operation, which is compared where it stands.
    let LongRunningStart { final_state, result, begin: _, resume: _ } = start;
    let place = match final_state {
        FinalState::AzureAsyncOperation => "the `Azure-AsyncOperation` header's URL",
        FinalState::OperationLocation => "the `Operation-Location` header's URL",
        FinalState::Location => "the `Location` header's URL",
        FinalState::OriginalUri => "the request's own URL",
    };
    match result {
        StartResult::Nothing => format!("started; no result; its end at {place}"),
        StartResult::Value(ty) => format!("started; {} at {place}", RustType::from(ty).spell(spelling)),
        StartResult::List(pages) => {
            let ResultPages { page, next_link } = &**pages;
            format!("started; {} at {place}", paging::words(page, next_link.as_ref(), spelling))
        }
    }
}
