//! Request bodies.

use super::call;
use super::comparison::{Comparison, Draft, Subject};
use super::effect::{Effect, Relation};
use super::operation::At;
use super::rule::Rule;
use super::surface::{Item, Role, Tongue, shown};
use crate::model::{Body, MediaType, Operation, Payload};

impl Comparison<'_> {
    pub(super) fn body(&mut self, whole: &Subject, old: (At<'_>, Option<&Body>), new: (At<'_>, Option<&Body>)) {
        let subject = whole.part(format!("request body of {}", whole.name), "body");
        match (old.1, new.1) {
            (None, None) => {}
            (Some(a), Some(b)) => self.bodies(&subject, (old.0.operation, a), (new.0.operation, b)),
            (Some(a), None) => {
                if let Payload::Json(ty, _) = &a.payload {
                    self.tell_gone(ty);
                }
                let items = items(&self.old_tongue, old.0.operation, a);
                let draft = Draft::new(Rule::BodyRemoved, &subject.gone())
                    .request(presence(a).mirrored())
                    .detail("body", Some(said(&a.payload)), None)
                    .items(items, Vec::new());
                self.push(draft);
            }
            (None, Some(b)) => {
                if let Payload::Json(ty, _) = &b.payload {
                    self.tell_come(ty);
                }
                let items = items(&self.new_tongue, new.0.operation, b);
                let draft = Draft::new(Rule::BodyAdded, &subject.come())
                    .request(presence(b))
                    .detail("body", None, Some(said(&b.payload)))
                    .items(Vec::new(), items);
                self.push(draft);
            }
        }
    }

    fn bodies(&mut self, subject: &Subject, (old_of, old): (&Operation, &Body), (new_of, new): (&Operation, &Body)) {
        let Body { doc, payload, required, name } = old;
        let items = |it: &Self| (items(&it.old_tongue, old_of, old), items(&it.new_tongue, new_of, new));
        if *required != new.required {
            let relation = if *required { Relation::gains("no body") } else { Relation::loses("no body") };
            let said = |required: bool| Some(if required { "required" } else { "optional" }.to_owned());
            let (before, after) = items(self);
            let draft = Draft::new(Rule::BodyPresenceChanged, subject)
                .request(relation)
                .detail("presence", said(*required), said(new.required))
                .items(before, after);
            self.push(draft);
        }
        self.payload(Rule::TypeChanged, subject, (payload, &new.payload), items);
        if *name != new.name {
            let (before, after) = items(self);
            let draft = Draft::new(Rule::BodyArgumentRenamed, subject)
                .detail("argument", Some(name.to_string()), Some(new.name.to_string()))
                .items(before, after);
            self.push(draft);
        }
        self.doc(subject, doc, &new.doc);
    }

    /// What a body holds, and how it is represented.
    pub(super) fn payload(
        &mut self,
        rule: Rule,
        subject: &Subject,
        (old, new): (&Payload, &Payload),
        items: impl Fn(&Self) -> (Vec<Item>, Vec<Item>),
    ) {
        let (before, after) = (media(old), media(new));
        if before != after {
            let (old_items, new_items) = match (old, new) {
                (Payload::Json(..), Payload::Json(..)) => (Vec::new(), Vec::new()),
                _ => items(self),
            };
            let draft = Draft::new(Rule::MediaTypeChanged, subject)
                .effect(Effect::Incomparable)
                .detail("content-type", Some(before.0.clone()), Some(after.0.clone()))
                .items(old_items, new_items);
            self.push(draft);
        }
        match (old, new) {
            (Payload::Json(a, _), Payload::Json(b, _)) => self.type_use(rule, subject, (a, b), items),
            (Payload::Text(_), Payload::Text(_)) | (Payload::Bytes(_), Payload::Bytes(_)) => {}
            (Payload::Json(..) | Payload::Text(_) | Payload::Bytes(_), _) => {
                let (old_items, new_items) = items(self);
                let draft = Draft::new(rule, subject)
                    .effect(Effect::Incomparable)
                    .detail("body", Some(said(old)), Some(said(new)))
                    .items(old_items, new_items);
                self.push(draft);
            }
        }
    }
}

fn media(payload: &Payload) -> &MediaType {
    match payload {
        Payload::Json(_, media) | Payload::Text(media) | Payload::Bytes(media) => media,
    }
}

pub(super) fn said(payload: &Payload) -> String {
    match payload {
        Payload::Json(ty, media) => format!("{} as {}", shown(ty), media.0),
        Payload::Text(media) => format!("text as {}", media.0),
        Payload::Bytes(media) => format!("bytes as {}", media.0),
    }
}

/// What coming of a body does, where there was none.
fn presence(body: &Body) -> Relation {
    if body.required { Effect::Incomparable.relation() } else { Effect::Widens.relation() }
}

fn items(tongue: &Tongue<'_>, of: &Operation, body: &Body) -> Vec<Item> {
    if !body.required {
        let key = format!("option {}", body.name);
        return vec![call::of_payload(
            tongue,
            &key,
            &format!("{}.{}: ", of.options, body.name),
            &body.payload,
            "Option<_>",
        )];
    }
    let mut item = call::of_payload(tongue, "argument of the body", &format!("{}: ", body.name), &body.payload, "&_");
    item.role = Role::Argument;
    vec![item]
}
