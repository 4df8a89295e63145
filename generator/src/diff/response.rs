//! Answers by status: successes, errors, headers, and what goes on after the answer.

use super::body::said;
use super::call;
use super::comparison::{Comparison, Draft, Subject};
use super::effect::Effect;
use super::law::Guard;
use super::operation::At;
use super::rule::Rule;
use super::surface::{Item, Tongue, shown};
use crate::model::{ErrorResponse, HeaderField, Payload, Success};

impl Comparison<'_> {
    pub(super) fn responses(&mut self, whole: &Subject, old: At<'_>, new: At<'_>) {
        let (before, after) = (&old.operation.successes, &new.operation.successes);
        for success in before {
            match after.iter().find(|other| other.status == success.status) {
                Some(other) => self.success(whole, (old, success), (new, other)),
                None => {
                    self.gone(success);
                    let draft = Draft::new(Rule::StatusRemoved, &part(whole, success.status).gone())
                        .response(Effect::Narrows.relation())
                        .guard(Some(Guard::StatusKeyed))
                        .detail("status", Some(success.status.to_string()), None);
                    self.answer(draft, old, new);
                }
            }
        }
        for success in after.iter().filter(|success| !before.iter().any(|other| other.status == success.status)) {
            if let Some(Payload::Json(ty, _)) = &success.payload {
                self.tell_come(ty);
            }
            let draft = Draft::new(Rule::StatusAdded, &part(whole, success.status).come())
                .response(Effect::Widens.relation())
                .detail("status", None, Some(success.status.to_string()));
            self.answer(draft, old, new);
        }
        self.errors(whole, old, new);
    }

    fn gone(&mut self, success: &Success) {
        if let Some(Payload::Json(ty, _)) = &success.payload {
            self.tell_gone(ty);
        }
    }

    /// A change that may change what the method gives.
    fn answer(&mut self, draft: Draft, old: At<'_>, new: At<'_>) {
        let items = self.given(old, new);
        self.push(draft.items(items.0, items.1));
    }

    fn given(&self, old: At<'_>, new: At<'_>) -> (Vec<Item>, Vec<Item>) {
        let items = |tongue: &Tongue<'_>, at: At<'_>| -> Vec<Item> {
            call::value(tongue, at.operation).into_iter().chain(call::error(tongue, at.operation)).collect()
        };
        (items(&self.old_tongue, old), items(&self.new_tongue, new))
    }

    fn success(&mut self, whole: &Subject, (old_at, old): (At<'_>, &Success), (new_at, new): (At<'_>, &Success)) {
        let Success { status, doc, payload, headers } = old;
        let subject = part(whole, status);
        match (payload, &new.payload) {
            (None, None) => {}
            (Some(a), Some(b)) => {
                self.payload(Rule::ResponseBodyChanged, &subject, (a, b), |it| it.given(old_at, new_at));
            }
            (a, b) => {
                self.gone(old);
                if let Some(Payload::Json(ty, _)) = b {
                    self.tell_come(ty);
                }
                let draft = Draft::new(Rule::ResponseBodyChanged, &subject)
                    .response(Effect::Incomparable.relation())
                    .guard(a.is_none().then_some(Guard::TolerantReader))
                    .detail("body", a.as_ref().map(said), b.as_ref().map(said));
                self.answer(draft, old_at, new_at);
            }
        }
        self.headers(&subject, (old_at, headers), (new_at, &new.headers), None);
        self.doc(&subject, doc, &new.doc);
    }

    fn errors(&mut self, whole: &Subject, old: At<'_>, new: At<'_>) {
        let (before, after) = (&old.operation.errors, &new.operation.errors);
        for error in before {
            match after.iter().find(|other| other.status == error.status) {
                Some(other) => self.error(whole, (old, error), (new, other)),
                None => {
                    let draft = Draft::new(Rule::ErrorRemoved, &part(whole, status(error)).gone())
                        .response(Effect::Narrows.relation())
                        .guard(Some(Guard::ErrorPath))
                        .detail("error", Some(described(error)), None);
                    self.answer(draft, old, new);
                }
            }
        }
        for error in after.iter().filter(|error| !before.iter().any(|other| other.status == error.status)) {
            let draft = Draft::new(Rule::ErrorAdded, &part(whole, status(error)).come())
                .response(Effect::Widens.relation())
                .guard(Some(Guard::ErrorPath))
                .detail("error", None, Some(described(error)));
            self.answer(draft, old, new);
        }
    }

    fn error(
        &mut self,
        whole: &Subject,
        (old_at, old): (At<'_>, &ErrorResponse),
        (new_at, new): (At<'_>, &ErrorResponse),
    ) {
        let ErrorResponse { status: _, doc, payload, headers } = old;
        let subject = part(whole, status(old));
        match (payload, &new.payload) {
            (None, None) => {}
            (Some(a), Some(b)) => {
                self.payload(Rule::ResponseBodyChanged, &subject, (a, b), |it| it.given(old_at, new_at))
            }
            (a, b) => {
                let draft = Draft::new(Rule::ResponseBodyChanged, &subject)
                    .response(Effect::Incomparable.relation())
                    .guard(Some(Guard::ErrorPath))
                    .detail("body", a.as_ref().map(held), b.as_ref().map(held));
                self.answer(draft, old_at, new_at);
            }
        }
        self.headers(&subject, (old_at, headers), (new_at, &new.headers), Some(Guard::ErrorPath));
        self.doc(&subject, doc, &new.doc);
    }

    fn headers(
        &mut self,
        whole: &Subject,
        (old_at, old): (At<'_>, &[HeaderField]),
        (new_at, new): (At<'_>, &[HeaderField]),
        guard: Option<Guard>,
    ) {
        let part = |wire: &str| whole.part(format!("header `{wire}` of {}", whole.name), &format!("headers/{wire}"));
        // A header that another status has too is read by the same method.
        let items = |it: &Self, before: &str, after: &str| {
            (
                call::header(&it.old_tongue, old_at.operation, before),
                call::header(&it.new_tongue, new_at.operation, after),
            )
        };
        for header in old {
            let HeaderField { wire, name, doc, ty } = header;
            let subject = part(wire);
            let Some(other) = new.iter().find(|other| other.wire == *wire) else {
                let (before, after) = items(self, name.as_str(), name.as_str());
                let draft = Draft::new(Rule::HeaderRemoved, &subject.gone())
                    .response(Effect::Narrows.relation())
                    .guard(guard)
                    .detail("header", Some(shown(ty)), None)
                    .items(before, after);
                self.push(draft);
                continue;
            };
            self.text_use(Rule::TypeChanged, &subject, (ty, &other.ty), |it| {
                items(it, name.as_str(), other.name.as_str())
            });
            if *name != other.name {
                let (before, after) = items(self, name.as_str(), other.name.as_str());
                let draft = Draft::new(Rule::ParameterRustNameChanged, &subject)
                    .detail("name in Rust", Some(name.to_string()), Some(other.name.to_string()))
                    .items(before, after);
                self.push(draft);
            }
            self.doc(&subject, doc, &other.doc);
        }
        for header in new.iter().filter(|header| !old.iter().any(|other| other.wire == header.wire)) {
            let (before, after) = items(self, header.name.as_str(), header.name.as_str());
            let draft = Draft::new(Rule::HeaderAdded, &part(&header.wire).come())
                .response(Effect::Widens.relation())
                .guard(Some(Guard::TolerantReader))
                .guard(guard)
                .detail("header", None, Some(shown(&header.ty)))
                .items(before, after);
            self.push(draft);
        }
    }
}

fn status(error: &ErrorResponse) -> String {
    error.status.map_or_else(|| "default".to_owned(), |status| status.to_string())
}

/// What an error holds; that JSON is JSON goes without saying.
fn held(payload: &Payload) -> String {
    match payload {
        Payload::Json(ty, _) => shown(ty),
        Payload::Text(_) | Payload::Bytes(_) => said(payload),
    }
}

fn described(error: &ErrorResponse) -> String {
    let body = error.payload.as_ref().map(|payload| format!(", {}", held(payload))).unwrap_or_default();
    format!("{}{body}", status(error))
}

fn part(whole: &Subject, status: impl ToString) -> Subject {
    let status = status.to_string();
    whole.part(format!("response {status} of {}", whole.name), &format!("responses/{status}"))
}
