//! Long-running operations: how a status is read, where the result is, what it is, and what else follows a start.

use super::comparison::{Comparison, DraftFinding, Subject};
use super::effect::{Effect, Relation, SetDifference};
use super::law::Guard;
use super::operation;
use super::paging;
use super::rule::Rule;
use crate::model::{
    Definitions, FinalState, LongRunningStart, OperationKind, OperationRef, PropertyPath, ResultPages, ResultPlace,
    Shape, StartResult, StatusPoll, Type,
};
use crate::surface::{RustType, Spelling};

impl Comparison<'_> {
    pub(super) fn long_running(&mut self, whole: &Subject, old: OperationRef<'_>, new: OperationRef<'_>) {
        let subject = whole.part(whole.name.clone(), "long-running");
        let (before, after) = (&old.operation.kind, &new.operation.kind);
        if let (Some(from), Some(to)) = (before.start(), after.start()) {
            self.result_place(&subject, &from.final_state, &to.final_state);
            self.result(&subject, (old, &from.result), (new, &to.result));
        }
        if let (Some(from), Some(to)) = (before.status_poll(), after.status_poll()) {
            self.status_property(&subject, from, to);
        }
        self.terminal_statuses(&subject, old, new);
        let [as_before, as_after] = self.spellings();
        if words(before, as_before) != words(after, as_after) {
            let draft = DraftFinding::new(Rule::LongRunningChanged, &subject)
                .acts(Effect::Incomparable)
                .detail("long-running", words(before, Spelling::Short), words(after, Spelling::Short))
                .items((operation::called(old), operation::called(new)));
            self.push(draft);
        }
    }

    /// Where the result is: a client does not look where its contract names no place.
    fn result_place(&mut self, subject: &Subject, old: &FinalState, new: &FinalState) {
        let relation = match (old, new) {
            // That there is none is told with the result.
            (FinalState::NoResult, _) | (_, FinalState::NoResult) => return,
            (FinalState::At(old), FinalState::At(new)) => {
                let beyond = |these: &[ResultPlace], those: &[ResultPlace]| {
                    these.iter().find(|place| !those.contains(place)).map(|place| format!("a result at {place}"))
                };
                match (beyond(old, new), beyond(new, old)) {
                    // Only a service that names several is read from another one.
                    (None, None) if old != new => Effect::Undecided.relation(),
                    (lost, gained) => {
                        let lost = lost.map_or(Relation::EQUAL, Relation::loses);
                        lost.and(gained.map_or(Relation::EQUAL, Relation::gains))
                    }
                }
            }
            (FinalState::Property(old), FinalState::Property(new)) if old == new => Relation::EQUAL,
            (FinalState::At(_) | FinalState::Property(_), _) => Effect::Incomparable.relation(),
        };
        if relation != Relation::EQUAL {
            let draft = DraftFinding::new(Rule::ResultPlaceChanged, subject).response(relation);
            self.push(draft.acts(Effect::Incomparable).detail("result", Some(old.to_string()), Some(new.to_string())));
        }
    }

    /// What a started operation ends in.
    fn result(
        &mut self,
        subject: &Subject,
        (old_of, old): (OperationRef<'_>, &StartResult),
        (new_of, new): (OperationRef<'_>, &StartResult),
    ) {
        let both = || (operation::called(old_of), operation::called(new_of));
        match (old.ty(), new.ty()) {
            (None, None) => {}
            (Some(a), Some(b)) => self.type_use(Rule::ResultChanged, subject, (a, b), both),
            (a, b) => {
                let shown = |ty: Option<&Type>| ty.map(|ty| RustType::from(ty).to_string());
                let draft = DraftFinding::new(Rule::ResultChanged, subject)
                    .response(Effect::Incomparable.relation())
                    .guard(a.is_none().then_some(Guard::TolerantReader))
                    .detail("result", shown(a), shown(b));
                self.push(draft.items(both()));
            }
        }
    }

    /// Where the status is read: a client reads the old property as long as there is one, and nobody knows whether it still says the status.
    fn status_property(&mut self, subject: &Subject, old: &StatusPoll, new: &StatusPoll) {
        let (before, after) = (old.status.to_string(), new.status.to_string());
        if before == after {
            return;
        }
        let of = |path: &PropertyPath, model: &Type, types: &Definitions| {
            if has(types, model, path) { SetDifference::Unknown } else { SetDifference::Values(None) }
        };
        let gained = of(&old.status, &new.model, &self.new.api.types);
        let lost = of(&new.status, &old.model, &self.old.api.types);
        let draft = DraftFinding::new(Rule::StatusPropertyChanged, subject).response(Relation { lost, gained });
        self.push(draft.acts(Effect::Incomparable).detail("status", Some(before), Some(after)));
    }
}

/// Whether a model has the property to which a path leads.
fn has(types: &Definitions, model: &Type, path: &PropertyPath) -> bool {
    let mut ty = model;
    path.steps.iter().all(|step| {
        let Some(reference) = types.unaliased(ty).references().into_iter().next() else { return false };
        let Shape::Struct(structure) = &types[reference].shape else { return false };
        let field = structure.fields.iter().find(|field| field.wire == step.wire);
        field.into_iter().for_each(|field| ty = &field.ty);
        field.is_some()
    })
}

fn words(kind: &OperationKind, spelling: Spelling<'_>) -> Option<String> {
    match kind {
        OperationKind::Call | OperationKind::List(_) => None,
        OperationKind::StatusPoll(poll) => Some(status_poll(poll)),
        OperationKind::Start(start) => Some(started(start, spelling)),
    }
}

fn status_poll(poll: &StatusPoll) -> String {
    // The methods are named after the operation; the status and the words have rules of their own.
    let StatusPoll { model: _, poll: _, resume: _, status: _, percent, error, words: _ } = poll;
    let mut words = "polling".to_owned();
    if let Some(percent) = percent {
        words += &format!(", the percentage from `{percent}`");
    }
    if let Some(error) = error {
        words += &format!(", the error from `{error}`");
    }
    words
}

fn started(start: &LongRunningStart, spelling: Spelling<'_>) -> String {
    // The methods are named after the operation; the result, its place and the words have rules of their own.
    let LongRunningStart { result, final_state: _, words: _, begin: _, resume: _ } = start;
    match result {
        StartResult::Nothing | StartResult::Value(_) => "a start that is polled".to_owned(),
        StartResult::List(pages) => {
            let ResultPages { page, next_link } = &**pages;
            format!("a start that is polled; {}", paging::words(page, next_link.as_ref(), spelling))
        }
    }
}
