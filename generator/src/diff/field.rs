//! Properties: type, presence, direction, default, constant, name.

use super::comparison::{Comparison, Draft, Subject};
use super::effect::{Effect, Found, Relation};
use super::finding::Detail;
use super::law::{Direction, Guard};
use super::rule::Rule;
use super::set;
use super::structure::{Of, is_required};
use super::surface::{Item, Role, Tongue, shown};
use crate::model::{Access, Field, Presence, Reach, Struct, Type};
use serde_json::Value;

impl Comparison<'_> {
    pub(super) fn field(
        &mut self,
        subject: &Subject,
        (old_is, old): (Of<'_>, &Field),
        (new_is, new): (Of<'_>, &Field),
    ) {
        let Field { wire, name, doc, ty, presence, access, default, constant } = old;
        let both = Reach::default().union(seen(*access)).union(seen(new.access));
        let subject = part(subject, (wire, &new.wire)).on(both);
        let items = |it: &Self| (items(&it.old_tongue, old_is, old), items(&it.new_tongue, new_is, new));
        let changed = |rule| Draft::new(rule, &subject);
        if *wire != new.wire {
            let (before, after) = items(self);
            let draft = changed(Rule::PropertyWireNameChanged)
                .effect(Effect::Incomparable)
                .detail("name in JSON", Some(wire.clone()), Some(new.wire.clone()))
                .items(before, after);
            self.push(draft);
        }
        if *name != new.name {
            let (before, after) = items(self);
            let draft = changed(Rule::PropertyRustNameChanged)
                .detail("name in Rust", Some(name.to_string()), Some(new.name.to_string()))
                .items(before, after)
                .hint(Some(format!("a field cannot have two names; pin the old one with `rustName: {name}`")));
            self.push(draft);
        }
        self.type_use(Rule::TypeChanged, &subject, (ty, &new.ty), |it| items(it));
        if *presence != new.presence {
            let (before, after) = items(self);
            let draft = changed(Rule::PropertyPresenceChanged)
                .both(presence_relation(wire, *presence, new.presence))
                .detail("presence", Some(said(*presence)), Some(said(new.presence)))
                .items(before, after);
            self.push(draft);
        }
        if *access != new.access {
            let relation = |direction| {
                let sees =
                    |access| if direction == Direction::Request { seen(access).request } else { seen(access).response };
                match (sees(*access), sees(new.access)) {
                    (true, false) => set::slot(&self.sets(direction), Some(old), None),
                    (false, true) => set::slot(&self.sets(direction), None, Some(new)),
                    (true, true) | (false, false) => Relation::EQUAL,
                }
            };
            let draft = changed(Rule::PropertyAccessChanged)
                .request(relation(Direction::Request))
                .response(relation(Direction::Response))
                .guard(Some(Guard::TolerantReader))
                .detail("access", Some(direction(*access)), Some(direction(new.access)));
            self.push(draft);
        }
        let kept = items(self);
        self.constants(&subject, (constant.as_ref(), new.constant.as_ref()), kept);
        self.defaults(&subject, default.as_ref(), new.default.as_ref());
        self.doc(&subject, doc, &new.doc);
    }

    /// What leaving a property or a parameter out means.
    pub(super) fn defaults(&mut self, subject: &Subject, old: Option<&Value>, new: Option<&Value>) {
        if old == new {
            return;
        }
        let json = |value: Option<&Value>| value.map(ToString::to_string);
        let draft = Draft::new(Rule::DefaultChanged, subject).request(Effect::Incomparable.relation()).detail(
            "default",
            json(old),
            json(new),
        );
        self.push(draft);
    }

    /// The one value allowed, of a property or a parameter, with the items that the crate has for it before and after.
    pub(super) fn constants(
        &mut self,
        subject: &Subject,
        (old, new): (Option<&Value>, Option<&Value>),
        (before, after): (Vec<Item>, Vec<Item>),
    ) {
        if old == new {
            return;
        }
        let found = |value: Option<&Value>| Found::Yes(value.map(ToString::to_string));
        let relation = match (old, new) {
            (Some(_), Some(_)) => Relation { lost: found(old), gained: found(new) },
            (None, _) => Effect::Narrows.relation(),
            (_, None) => Effect::Widens.relation(),
        };
        let mut draft = Draft::new(Rule::ConstantChanged, subject).both(relation).items(before, after);
        let json = |value: Option<&Value>| value.map(ToString::to_string);
        draft.details.push(Detail { key: "const".to_owned(), old: json(old), new: json(new) });
        self.push(draft);
    }

    pub(super) fn field_added(&mut self, subject: &Subject, new_is: Of<'_>, field: &Field) {
        self.tell_come(&field.ty);
        let subject = part(subject, (&field.wire, &field.wire)).on(seen(field.access)).come();
        let slot = |direction| set::slot(&self.sets(direction), None, Some(field));
        let draft = Draft::new(Rule::PropertyAdded, &subject)
            .request(slot(Direction::Request))
            .response(slot(Direction::Response))
            .guard(Some(Guard::TolerantReader))
            .detail("property", None, Some(format!("{}, {}", shown(&field.ty), said(field.presence))))
            .items(Vec::new(), items(&self.new_tongue, new_is, field));
        self.push(draft);
    }

    pub(super) fn field_removed(&mut self, subject: &Subject, old_is: Of<'_>, field: &Field, new: &Struct) {
        self.tell_gone(&field.ty);
        let likely: Vec<&Field> = new
            .fields
            .iter()
            .filter(|other| {
                !old_is.1.fields.iter().any(|known| known.wire == other.wire) && self.is_same(&field.ty, &other.ty)
            })
            .collect();
        let hint = match likely.as_slice() {
            [other] => Some(format!(
                "`{}` came with the same type; if it is the same property, `rustName: {}` there keeps the field",
                other.wire, field.name
            )),
            _ => None,
        };
        let subject = part(subject, (&field.wire, &field.wire)).on(seen(field.access)).gone();
        let slot = |direction| set::slot(&self.sets(direction), Some(field), None);
        let draft = Draft::new(Rule::PropertyRemoved, &subject)
            .request(slot(Direction::Request))
            .response(slot(Direction::Response))
            .detail("property", Some(format!("{}, {}", shown(&field.ty), said(field.presence))), None)
            .items(items(&self.old_tongue, old_is, field), Vec::new())
            .hint(hint);
        self.push(draft);
    }
}

/// The directions in which a property of this access goes.
fn seen(access: Access) -> Reach {
    Reach { request: true, response: true }.through(access)
}

fn part(subject: &Subject, (old, new): (&str, &str)) -> Subject {
    let mut part = subject.part(format!("property `{new}` of {}", subject.name), &format!("properties/{new}"));
    part.old = subject.old.as_ref().map(|seat| seat.inner(&format!("properties/{old}")));
    part
}

fn presence_relation(wire: &str, old: Presence, new: Presence) -> Relation {
    let absent = |presence| matches!(presence, Presence::Optional | Presence::OptionalNullable);
    let null = |presence| matches!(presence, Presence::RequiredNullable | Presence::OptionalNullable);
    let step = |old: bool, new: bool, shown: String| match (old, new) {
        (true, false) => Relation::loses(shown),
        (false, true) => Relation::gains(shown),
        (true, true) | (false, false) => Relation::EQUAL,
    };
    step(absent(old), absent(new), format!("an object without \"{wire}\"")).and(step(
        null(old),
        null(new),
        format!("{{\"{wire}\": null}}"),
    ))
}

fn said(presence: Presence) -> String {
    match presence {
        Presence::Required => "required",
        Presence::RequiredNullable => "required, may be null",
        Presence::Optional => "optional",
        Presence::OptionalNullable => "optional, may be null",
    }
    .to_owned()
}

fn direction(access: Access) -> String {
    match access {
        Access::ReadWrite => "sent and received",
        Access::ReadOnly => "only received",
        Access::WriteOnly => "only sent",
    }
    .to_owned()
}

/// The field, and its setter or its place in the constructor; nobody gives a field that has one value only.
pub(super) fn items(tongue: &Tongue<'_>, (definition, structure): Of<'_>, field: &Field) -> Vec<Item> {
    let Field { name, ty, presence, .. } = field;
    let wrap = match (presence, structure.merge_patch) {
        (Presence::Required, _) => "_",
        (Presence::OptionalNullable, _) | (Presence::Optional, true) => "Patch<_>",
        (Presence::RequiredNullable | Presence::Optional, _) => "Option<_>",
    };
    let path = tongue.path(definition);
    let own = tongue.item(format!("{path}.{name}"), &format!("{}.{name}: ", definition.name), ty, wrap);
    let taken = if matches!(ty, Type::Scalar(crate::model::Scalar::Text)) { "impl Into<_>" } else { "_" };
    if field.has_one_value(tongue.types) {
        return vec![own];
    }
    let second = if is_required(field) {
        let mut item = tongue.item(
            format!("{path}::new({name})"),
            &format!("{}::new({name}: ", definition.name),
            ty,
            &format!("{taken})"),
        );
        item.role = Role::Argument;
        item
    } else {
        tongue.item(
            format!("{path}::with_{name}"),
            &format!("{}::with_{name}(", definition.name),
            ty,
            &format!("{taken})"),
        )
    };
    vec![own, second]
}
