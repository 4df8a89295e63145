//! The statuses with which a long-running operation ends: the words that end it, and those of them that the service lists; never how it is
//! polled.

use super::comparison::{Comparison, DraftFinding, Subject};
use super::effect::{Effect, Relation};
use super::rule::Rule;
use crate::model::{Definitions, Enumeration, OperationKind, OperationRef, TerminalWords};

/// How an operation ends, as its client takes it.
struct Ending<'a> {
    words: &'a TerminalWords,
    /// The statuses that the service lists, where it lists them.
    listed: Option<&'a Enumeration>,
}

/// What a status means.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Outcome {
    Succeeded,
    Failed,
    Canceled,
}

impl<'a> Ending<'a> {
    fn new(kind: &'a OperationKind, types: &'a Definitions) -> Option<Self> {
        let status = kind.status_poll().and_then(|poll| poll.status.ty.references().into_iter().next());
        let listed = status.and_then(|reference| types[reference].shape.as_enum());
        Some(Self { words: kind.terminal_words()?, listed })
    }

    /// What the client takes a status for; `None` where it goes on polling.
    fn outcome(&self, status: &str) -> Option<Outcome> {
        let TerminalWords { succeeded, failed, canceled } = self.words;
        let lists = [(Outcome::Succeeded, succeeded), (Outcome::Failed, failed), (Outcome::Canceled, canceled)];
        let is_in = |words: &[String]| words.iter().any(|word| word.eq_ignore_ascii_case(status));
        lists.into_iter().find(|(_, words)| is_in(words)).map(|(outcome, _)| outcome)
    }

    /// The statuses that end it and that the service may send.
    fn statuses(&self) -> TerminalWords {
        let listed = |words: &[String]| words.iter().filter(|word| self.lists(word)).cloned().collect();
        let TerminalWords { succeeded, failed, canceled } = self.words;
        TerminalWords { succeeded: listed(succeeded), failed: listed(failed), canceled: listed(canceled) }
    }

    fn lists(&self, status: &str) -> bool {
        self.listed.is_none_or(|listed| listed.values.iter().any(|value| value.wire.eq_ignore_ascii_case(status)))
    }

    /// A status with which the other's operation ends and this client goes on, or takes it for another end: one that ends it by the other's
    /// words, or a new one that came with the loss of one that ended it.
    fn misses(&self, other: &Self) -> Option<String> {
        let TerminalWords { succeeded, failed, canceled } = other.statuses();
        let mut all = [succeeded, failed, canceled].concat().into_iter();
        if let Some(missed) = all.find(|word| self.outcome(word) != other.outcome(word)) {
            return Some(missed);
        }
        let (own, others) = (self.listed?, other.listed?);
        let is_lost = own.values.iter().any(|value| self.outcome(&value.wire).is_some() && !other.lists(&value.wire));
        let mut added = others.values.iter().map(|value| &value.wire);
        let found = added.find(|status| !self.lists(status) && other.outcome(status).is_none());
        found.filter(|_| is_lost).cloned()
    }
}

impl Comparison<'_> {
    /// Who polls for ever: old clients of the new service, new clients of the old one.
    pub(super) fn terminal_statuses(&mut self, subject: &Subject, old: OperationRef<'_>, new: OperationRef<'_>) {
        let (before, after) = (
            Ending::new(&old.operation.kind, &self.old.api.types),
            Ending::new(&new.operation.kind, &self.new.api.types),
        );
        let Some((before, after)) = before.zip(after) else { return };
        let status = |missed: Option<String>| missed.map(|status| format!("{status:?}"));
        let (gained, lost) = (status(before.misses(&after)), status(after.misses(&before)));
        if before.words == after.words && gained.is_none() && lost.is_none() {
            return;
        }
        let relation =
            gained.map_or(Relation::EQUAL, Relation::gains).and(lost.map_or(Relation::EQUAL, Relation::loses));
        let draft = DraftFinding::new(Rule::TerminalStatusesChanged, subject).response(relation);
        let draft = draft.acts(Effect::Incomparable).detail(
            "statuses",
            Some(before.statuses().to_string()),
            Some(after.statuses().to_string()),
        );
        self.push(draft);
    }
}
