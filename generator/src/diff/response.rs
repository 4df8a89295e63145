//! Responses by status: successes, errors, headers, and what goes on after the response.

use super::body::describe;
use super::comparison::{Comparison, DraftFinding, Subject};
use super::effect::Effect;
use super::law::Guard;
use super::rule::Rule;
use super::surface::Both;
use crate::model::{ErrorResponse, HeaderField, OperationRef, Payload, Success};
use crate::surface::{Item, RustType, response};

impl Comparison<'_> {
    pub(super) fn responses(&mut self, whole: &Subject, old: OperationRef<'_>, new: OperationRef<'_>) {
        let (before, after) = (&old.operation.successes, &new.operation.successes);
        for success in before {
            match after.iter().find(|other| other.status == success.status) {
                Some(other) => self.success(whole, (old, success), (new, other)),
                None => {
                    let draft = DraftFinding::new(Rule::StatusRemoved, &part(whole, success.status).only_old())
                        .response(Effect::Narrows.relation())
                        .guard(Some(Guard::StatusKeyed))
                        .detail("status", Some(success.status.to_string()), None);
                    self.returns(draft, old, new);
                }
            }
        }
        for success in after.iter().filter(|success| !before.iter().any(|other| other.status == success.status)) {
            let draft = DraftFinding::new(Rule::StatusAdded, &part(whole, success.status).only_new())
                .response(Effect::Widens.relation())
                .detail("status", None, Some(success.status.to_string()));
            self.returns(draft, old, new);
        }
        self.errors(whole, old, new);
    }

    /// A change of what the method may return.
    fn returns(&mut self, draft: DraftFinding, old: OperationRef<'_>, new: OperationRef<'_>) {
        self.push(draft.items((given(old), given(new))));
    }

    fn success(
        &mut self,
        whole: &Subject,
        (old_at, old): (OperationRef<'_>, &Success),
        (new_at, new): (OperationRef<'_>, &Success),
    ) {
        let Success { status, doc, payload, headers } = old;
        let subject = part(whole, status);
        match (payload, &new.payload) {
            (None, None) => {}
            (Some(a), Some(b)) => {
                self.payload(Rule::ResponseBodyChanged, &subject, (a, b), || (given(old_at), given(new_at)));
            }
            (a, b) => {
                let draft = DraftFinding::new(Rule::ResponseBodyChanged, &subject)
                    .response(Effect::Incomparable.relation())
                    .guard(a.is_none().then_some(Guard::TolerantReader))
                    .detail("body", a.as_ref().map(describe), b.as_ref().map(describe));
                self.returns(draft, old_at, new_at);
            }
        }
        self.headers(&subject, (old_at, headers), (new_at, &new.headers), None);
        self.doc(&subject, doc, &new.doc, &Both::default());
    }

    fn errors(&mut self, whole: &Subject, old: OperationRef<'_>, new: OperationRef<'_>) {
        let (before, after) = (&old.operation.errors, &new.operation.errors);
        for error in before {
            match after.iter().find(|other| other.status == error.status) {
                Some(other) => self.error(whole, (old, error), (new, other)),
                None => {
                    let draft = DraftFinding::new(Rule::ErrorRemoved, &part(whole, error.status).only_old())
                        .response(Effect::Narrows.relation())
                        .guard(Some(Guard::ErrorPath))
                        .forward_guard(Some(Guard::ErrorPath))
                        .detail("error", Some(described(error)), None);
                    self.returns(draft, old, new);
                }
            }
        }
        for error in after.iter().filter(|error| !before.iter().any(|other| other.status == error.status)) {
            let draft = DraftFinding::new(Rule::ErrorAdded, &part(whole, error.status).only_new())
                .response(Effect::Widens.relation())
                .guard(Some(Guard::ErrorPath))
                .detail("error", None, Some(described(error)));
            self.returns(draft, old, new);
        }
    }

    fn error(
        &mut self,
        whole: &Subject,
        (old_at, old): (OperationRef<'_>, &ErrorResponse),
        (new_at, new): (OperationRef<'_>, &ErrorResponse),
    ) {
        let ErrorResponse { status: _, doc, payload, headers } = old;
        let subject = part(whole, old.status);
        match (payload, &new.payload) {
            (None, None) => {}
            (Some(a), Some(b)) => {
                self.payload(Rule::ResponseBodyChanged, &subject, (a, b), || (given(old_at), given(new_at)))
            }
            (a, b) => {
                let draft = DraftFinding::new(Rule::ResponseBodyChanged, &subject)
                    .response(Effect::Incomparable.relation())
                    .guard(Some(Guard::ErrorPath))
                    .detail("body", a.as_ref().map(held), b.as_ref().map(held));
                self.returns(draft, old_at, new_at);
            }
        }
        self.headers(&subject, (old_at, headers), (new_at, &new.headers), Some(Guard::ErrorPath));
        self.doc(&subject, doc, &new.doc, &Both::default());
    }

    fn headers(
        &mut self,
        whole: &Subject,
        (old_at, old): (OperationRef<'_>, &[HeaderField]),
        (new_at, new): (OperationRef<'_>, &[HeaderField]),
        guard: Option<Guard>,
    ) {
        let part = |wire: &str| whole.part(format!("header `{wire}` of {}", whole.name), &format!("headers/{wire}"));
        // A header that another status has too is read by the same method.
        let (old_api, new_api) = (&self.old.api, &self.new.api);
        let items = |before: &str, after: &str| -> Both {
            let before = response::header(old_api, old_at, before).into_iter().collect();
            (before, response::header(new_api, new_at, after).into_iter().collect())
        };
        for header in old {
            let HeaderField { wire, name, doc, ty } = header;
            let subject = part(wire);
            let Some(other) = new.iter().find(|other| other.wire == *wire) else {
                let draft = DraftFinding::new(Rule::HeaderRemoved, &subject.only_old())
                    .response(Effect::Narrows.relation())
                    .guard(guard)
                    .forward_guard(Some(Guard::TolerantReader))
                    .detail("header", Some(RustType::from(ty).to_string()), None)
                    .items(items(name.as_str(), name.as_str()));
                self.push(draft);
                continue;
            };
            let both = items(name.as_str(), other.name.as_str());
            self.text_use(Rule::TypeChanged, &subject, (ty, &other.ty), || both.clone());
            if *name != other.name {
                let draft = DraftFinding::new(Rule::ParameterRustNameChanged, &subject)
                    .detail("name in Rust", Some(name.to_string()), Some(other.name.to_string()))
                    .items(both.clone());
                self.push(draft);
            }
            self.doc(&subject, doc, &other.doc, &both);
        }
        for header in new.iter().filter(|header| !old.iter().any(|other| other.wire == header.wire)) {
            let draft = DraftFinding::new(Rule::HeaderAdded, &part(&header.wire).only_new())
                .response(Effect::Widens.relation())
                .guard(Some(Guard::TolerantReader))
                .guard(guard)
                .detail("header", None, Some(RustType::from(&header.ty).to_string()))
                .items(items(header.name.as_str(), header.name.as_str()));
            self.push(draft);
        }
    }
}

/// What an error holds; that JSON is JSON goes without saying.
fn held(payload: &Payload) -> String {
    match payload {
        Payload::Json(ty, _) => RustType::from(ty).to_string(),
        Payload::Text(_) | Payload::Bytes(_) => describe(payload),
    }
}

fn described(error: &ErrorResponse) -> String {
    let body = error.payload.as_ref().map(|payload| format!(", {}", held(payload))).unwrap_or_default();
    format!("{}{body}", error.status)
}

/// What a call returns, and how it fails.
fn given(at: OperationRef<'_>) -> Vec<Item> {
    [response::returns(at), response::fails(at)].into_iter().flatten().collect()
}

fn part(whole: &Subject, status: impl ToString) -> Subject {
    let status = status.to_string();
    whole.part(format!("response {status} of {}", whole.name), &format!("responses/{status}"))
}
