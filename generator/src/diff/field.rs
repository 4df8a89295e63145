//! Properties: type, presence, direction, default, constant, name.

use super::comparison::{Comparison, DraftFinding, Subject};
use super::effect::{Effect, Relation, SetDifference};
use super::finding::Detail;
use super::law::{Direction, Guard};
use super::rule::Rule;
use super::set::{self, Sets};
use super::surface::Both;
use crate::model::{Access, Definition, Definitions, Doc, Field, Presence, Reach, Struct, Type};
use crate::surface::{Item, RustType, definition};
use serde_json::Value;

/// An object and the definition that it is of.
pub(super) type ObjectSide<'a> = (&'a Definition, &'a Struct);

impl Comparison<'_> {
    pub(super) fn field(
        &mut self,
        subject: &Subject,
        (old_is, old): (ObjectSide<'_>, &Field),
        (new_is, new): (ObjectSide<'_>, &Field),
    ) {
        // What the type and the constant allow is one set.
        let Field { wire, name, doc, ty: _, presence, documented, access, default, constant: _ } = old;
        let both = Reach::default().union(seen(*access)).union(seen(new.access));
        let subject = part(subject, (wire, &new.wire)).on(both);
        let both = (items(old_is, old), items(new_is, new));
        let changed = |rule| DraftFinding::new(rule, &subject);
        if *wire != new.wire {
            let slots =
                |_: &Self, sets: Sets<'_>| set::slot(&sets, Some(old), None).and(set::slot(&sets, None, Some(new)));
            let draft = changed(Rule::PropertyWireNameChanged)
                .ways(self.ways(&slots))
                .acts(Effect::Incomparable)
                .detail("name in JSON", Some(wire.clone()), Some(new.wire.clone()))
                .items(both.clone());
            self.push(draft);
        }
        if *name != new.name {
            let draft = changed(Rule::PropertyRustNameChanged)
                .detail("name in Rust", Some(name.to_string()), Some(new.name.to_string()))
                .items(both.clone())
                .hint(Some(format!("a field cannot have two names; pin the old one with `rustName: {name}`")));
            self.push(draft);
        }
        self.values(&subject, old, new, &both);
        let is_documented = *documented != new.documented;
        // A property that is only sent or only received cannot be required in the other direction; the change of direction is reported by itself.
        if is_documented || (*presence != new.presence && *access == new.access) {
            let shown = if is_documented { [*documented, new.documented] } else { [*presence, new.presence] };
            let draft = changed(Rule::PropertyPresenceChanged)
                .ways(self.ways(&|_: &Self, sets: Sets<'_>| {
                    set::presence(&sets, (Some(old), Some(new)), || format!("{{\"{wire}\": null}}"))
                }))
                .detail("presence", Some(describe(shown[0])), Some(describe(shown[1])))
                .told(became(shown[0], shown[1]))
                .items(both.clone());
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
                .guard((!seen(*access).response).then_some(Guard::TolerantReader))
                .forward_guard((!seen(new.access).response).then_some(Guard::TolerantReader))
                .detail("access", Some(direction(*access)), Some(direction(new.access)));
            self.push(if is_documented { draft } else { draft.items(both.clone()) });
        }
        let is_left_out = [*documented, new.documented].into_iter().all(set::is_optional);
        let effect = if is_left_out { Effect::Incomparable } else { Effect::Equal };
        self.defaults(&subject, (default.as_ref(), new.default.as_ref()), effect);
        // A property without documentation of its own has its model's, whose change is reported there.
        let inherits = |doc: &Doc, ty: &Type, types: &Definitions| {
            let mut named = ty.references().into_iter().map(|reference| &types[reference].doc);
            named.any(|of_type| of_type.text == doc.text)
        };
        let is_inherited =
            inherits(doc, &old.ty, &self.old.api.types) && inherits(&new.doc, &new.ty, &self.new.api.types);
        let own = if is_inherited { Doc { text: doc.text.clone(), ..new.doc.clone() } } else { new.doc.clone() };
        self.doc(&subject, doc, &own, &both);
    }

    /// The values that a property may have: those of its type, or the one that it is held to.
    fn values(&mut self, subject: &Subject, old: &Field, new: &Field, both: &Both) {
        let ([a, b], is_same) = ([old.constant.as_ref(), new.constant.as_ref()], self.is_same(&old.ty, &new.ty));
        let is_one = a.zip(b).is_some_and(|(a, b)| set::is_one_value(a, b));
        if a.or(b).is_none() {
            return self.type_use(Rule::TypeChanged, subject, (&old.ty, &new.ty), || both.clone());
        }
        if is_one && (is_same || self.are_written_alike(&old.ty, &new.ty)) {
            return;
        }
        let ways = self.ways(&|_: &Self, sets: Sets<'_>| sets.held((&old.ty, a), (&new.ty, b)));
        let rule = if is_one { Rule::TypeChanged } else { Rule::ConstantChanged };
        let mut draft = DraftFinding::new(rule, subject).ways(ways).items(both.clone());
        if !is_one {
            draft = draft.detail("const", a.map(ToString::to_string), b.map(ToString::to_string));
        }
        if !is_same {
            draft = draft.detail(
                "type",
                Some(self.described(&old.ty, |id| self.old_type(id))),
                Some(self.described(&new.ty, |id| self.new_type(id))),
            );
        }
        self.push(draft);
    }

    /// What leaving a property or a parameter out means; `effect` says whether one could and can.
    pub(super) fn defaults(&mut self, subject: &Subject, (old, new): (Option<&Value>, Option<&Value>), effect: Effect) {
        let is_same = match (old, new) {
            (Some(old), Some(new)) => set::is_one_value(old, new),
            (old, new) => old == new,
        };
        if is_same {
            return;
        }
        // What held where nothing was documented is unknown, unless it is what the type itself begins with.
        let effect = match (effect, old.xor(new)) {
            (Effect::Equal, _) => Effect::Equal,
            (_, Some(only)) if is_zero(only) => Effect::Equal,
            (_, Some(_)) => Effect::Undecided,
            (effect, None) => effect,
        };
        let json = |value: Option<&Value>| value.map(ToString::to_string);
        let draft = DraftFinding::new(Rule::DefaultChanged, subject).request(effect.relation()).detail(
            "default",
            json(old),
            json(new),
        );
        self.push(draft);
    }

    /// The one value allowed, of a property or a parameter, with the items that the crate has for it before and after.
    pub(super) fn constants(&mut self, subject: &Subject, (old, new): (Option<&Value>, Option<&Value>), items: Both) {
        if old == new {
            return;
        }
        let found = |value: Option<&Value>| SetDifference::Values(value.map(ToString::to_string));
        let relation = match (old, new) {
            (Some(_), Some(_)) => Relation { lost: found(old), gained: found(new) },
            (None, _) => Effect::Narrows.relation(),
            (_, None) => Effect::Widens.relation(),
        };
        let mut draft = DraftFinding::new(Rule::ConstantChanged, subject).both(relation).items(items);
        let json = |value: Option<&Value>| value.map(ToString::to_string);
        draft.details.push(Detail::fact("const", json(old), json(new)));
        self.push(draft);
    }

    /// Why a reader that does not list a property passes over it: properties that it keeps beside the listed ones have a type.
    fn skipped(&self, additional: Option<&Type>, field: &Field) -> Option<Guard> {
        additional.is_none_or(|kept| *kept == Type::Any || *kept == field.ty).then_some(Guard::TolerantReader)
    }

    pub(super) fn field_added(&mut self, subject: &Subject, old: &Struct, new_is: ObjectSide<'_>, field: &Field) {
        let subject = part(subject, (&field.wire, &field.wire)).on(seen(field.access)).only_new();
        let slot = |direction| set::slot(&self.sets(direction), None, Some(field));
        let draft = DraftFinding::new(Rule::PropertyAdded, &subject)
            .request(slot(Direction::Request))
            .response(slot(Direction::Response))
            .guard(self.skipped(old.additional.as_ref(), field))
            .detail("property", None, Some(format!("{}, {}", RustType::from(&field.ty), describe(field.documented))))
            .items((Vec::new(), items(new_is, field)));
        self.push(draft);
    }

    pub(super) fn field_removed(
        &mut self,
        subject: &Subject,
        (old_is, field): (ObjectSide<'_>, &Field),
        new: &Struct,
        likely: Option<&Field>,
    ) {
        let hint = likely.map(|other| {
            format!(
                "`{}` was added with the same type; if it is the same property, `rustName: {}` there keeps the field",
                other.wire, field.name
            )
        });
        let subject = part(subject, (&field.wire, &field.wire)).on(seen(field.access)).only_old();
        let slot = |direction| set::slot(&self.sets(direction), Some(field), None);
        let draft = DraftFinding::new(Rule::PropertyRemoved, &subject)
            .request(slot(Direction::Request))
            .response(slot(Direction::Response))
            .forward_guard(self.skipped(new.additional.as_ref(), field))
            .detail("property", Some(format!("{}, {}", RustType::from(&field.ty), describe(field.documented))), None)
            .items((items(old_is, field), Vec::new()))
            .hint(hint);
        self.push(draft);
    }
}

/// Whether a value is what its type begins with.
fn is_zero(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(value) => !value,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
    }
}

/// The directions in which a property of this access goes.
fn seen(access: Access) -> Reach {
    Reach { request: true, response: true }.through(access)
}

fn part(subject: &Subject, (old, new): (&str, &str)) -> Subject {
    let mut part = subject.part(format!("property `{new}` of {}", subject.name), &format!("properties/{new}"));
    part.old = subject.old.as_ref().map(|yaml_path| yaml_path.inner(&format!("properties/{old}")));
    part
}

pub(super) fn describe(presence: Presence) -> String {
    match presence {
        Presence::Required => "required",
        Presence::RequiredNullable => "required, may be null",
        Presence::Optional => "optional",
        Presence::OptionalNullable => "optional, may be null",
    }
    .to_owned()
}

/// What a property is now, in the form of [`ChangeKind::Told`](super::rule::ChangeKind::Told).
fn became(old: Presence, new: Presence) -> &'static str {
    let step = |old: bool, new: bool| (old != new).then_some(new);
    let optional = step(set::is_optional(old), set::is_optional(new));
    match (optional, step(set::is_nullable(old), set::is_nullable(new))) {
        (Some(true), None) => "{is|are} now optional instead of required",
        (Some(false), None) => "{is|are} now required instead of optional",
        (None, Some(true)) => "may now be null",
        (None, Some(false)) => "may no longer be null",
        (Some(true), Some(true)) => "{is|are} now optional and may be null",
        (Some(true), Some(false)) => "{is|are} now optional and may no longer be null",
        (Some(false), Some(true)) => "{is|are} now required and may be null",
        (Some(false), Some(false)) => "{is|are} now required and may no longer be null",
        (None, None) => "{is|are} there as before",
    }
}

fn direction(access: Access) -> String {
    match access {
        Access::ReadWrite => "sent and received",
        Access::ReadOnly => "only received",
        Access::WriteOnly => "only sent",
    }
    .to_owned()
}

/// The field, and how it is set.
pub(super) fn items((of, structure): ObjectSide<'_>, field: &Field) -> Vec<Item> {
    crate::surface::field::items(&definition::ty(of), structure, field)
}
