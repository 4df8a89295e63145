//! Request bodies.

use super::comparison::{Comparison, DraftFinding, Subject};
use super::effect::{Effect, Relation};
use super::rule::Rule;
use super::surface::Both;
use crate::model::{Body, OperationRef, Payload};
use crate::surface::{RustType, operation};

/// A body of an operation, where it has one.
type BodySide<'a> = (OperationRef<'a>, Option<&'a Body>);

impl Comparison<'_> {
    pub(super) fn body(&mut self, whole: &Subject, old: BodySide<'_>, new: BodySide<'_>) {
        let subject = whole.part(format!("request body of {}", whole.name), "body");
        let items = |(of, body): BodySide<'_>| body.map(|body| operation::body(of, body)).into_iter().collect();
        let both = (items(old), items(new));
        match (old.1, new.1) {
            (None, None) => {}
            (Some(a), Some(b)) => self.bodies(&subject, a, b, &both),
            (Some(a), None) => {
                let draft = DraftFinding::new(Rule::BodyRemoved, &subject.only_old())
                    .request(presence(a).mirrored())
                    .detail("body", Some(describe(&a.payload)), None)
                    .items(both);
                self.push(draft);
            }
            (None, Some(b)) => {
                let draft = DraftFinding::new(Rule::BodyAdded, &subject.only_new())
                    .request(presence(b))
                    .detail("body", None, Some(describe(&b.payload)))
                    .items(both);
                self.push(draft);
            }
        }
    }

    fn bodies(&mut self, subject: &Subject, old: &Body, new: &Body, both: &Both) {
        let Body { doc, payload, required, name } = old;
        if *required != new.required {
            let relation = if *required { Relation::gains("no body") } else { Relation::loses("no body") };
            let describe = |body: &Body| Some(if body.required { "required" } else { "optional" }.to_owned());
            let draft = DraftFinding::new(Rule::BodyPresenceChanged, subject)
                .request(relation)
                .detail("presence", describe(old), describe(new))
                .items(both.clone());
            self.push(draft);
        }
        self.payload(Rule::TypeChanged, subject, (payload, &new.payload), || both.clone());
        if *name != new.name {
            let draft = DraftFinding::new(Rule::BodyArgumentRenamed, subject)
                .detail("argument", Some(name.to_string()), Some(new.name.to_string()))
                .items(both.clone());
            self.push(draft);
        }
        self.doc(subject, doc, &new.doc, both);
    }

    /// What a body holds, and how it is represented.
    pub(super) fn payload(
        &mut self,
        rule: Rule,
        subject: &Subject,
        (old, new): (&Payload, &Payload),
        items: impl FnOnce() -> Both,
    ) {
        let media = |payload: &Payload| Some(payload.media_type().0.clone());
        let is_same_media = old.media_type() == new.media_type();
        let changed = DraftFinding::new(Rule::MediaTypeChanged, subject).effect(Effect::Incomparable);
        let changed = changed.detail("content-type", media(old), media(new));
        match (old, new) {
            (Payload::Json(a, _), Payload::Json(b, _)) => {
                if !is_same_media {
                    self.push(changed);
                }
                self.type_use(rule, subject, (a, b), items);
            }
            (Payload::Text(_), Payload::Text(_)) | (Payload::Bytes(_), Payload::Bytes(_)) if is_same_media => {}
            (Payload::Text(_), Payload::Text(_)) | (Payload::Bytes(_), Payload::Bytes(_)) => self.push(changed),
            (Payload::Json(..) | Payload::Text(_) | Payload::Bytes(_), _) => {
                let changed =
                    if is_same_media { DraftFinding::new(rule, subject).effect(Effect::Incomparable) } else { changed };
                self.push(changed.detail("body", Some(describe(old)), Some(describe(new))).items(items()));
            }
        }
    }
}

pub(super) fn describe(payload: &Payload) -> String {
    match payload {
        Payload::Json(ty, media) => format!("{} as {}", RustType::from(ty), media.0),
        Payload::Text(media) => format!("text as {}", media.0),
        Payload::Bytes(media) => format!("bytes as {}", media.0),
    }
}

/// What coming of a body does, where there was none.
fn presence(body: &Body) -> Relation {
    if body.required { Effect::Incomparable.relation() } else { Effect::Widens.relation() }
}
