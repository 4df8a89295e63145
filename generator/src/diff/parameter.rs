//! Parameters: what, where, whether, and from whom; which is which was decided before.

use super::comparison::{Comparison, DraftFinding, Subject};
use super::effect::{Effect, Relation};
use super::law::Direction;
use super::rule::Rule;
use super::set::Sets;
use super::surface::Both;
use crate::model::{ArrayStyle, OperationRef, Parameter, ParameterLocation, ParameterSource, Service, Type};
use crate::surface::{Item, RustType, operation};
use indexmap::IndexSet;

impl Comparison<'_> {
    /// All parameters of an operation, whose pairs are given by their positions.
    pub(super) fn parameters(
        &mut self,
        subject: &Subject,
        (old, new): (OperationRef<'_>, OperationRef<'_>),
        pairs: &[(usize, usize)],
    ) {
        let (before, after) = (&old.operation.parameters, &new.operation.parameters);
        for (a, parameter) in before.iter().enumerate() {
            match pairs.iter().find(|pair| pair.0 == a) {
                Some((_, b)) => self.parameter(subject, (old, parameter), (new, &after[*b])),
                None => self.parameter_removed(subject, (old, new), parameter),
            }
        }
        for (_, parameter) in after.iter().enumerate().filter(|(b, _)| !pairs.iter().any(|pair| pair.1 == *b)) {
            self.parameter_added(subject, (old, new), parameter);
        }
        let pairs: Vec<(&Parameter, &Parameter)> = pairs.iter().map(|(a, b)| (&before[*a], &after[*b])).collect();
        self.order(subject, old, new, &pairs);
    }

    pub(super) fn parameter(
        &mut self,
        whole: &Subject,
        (old_of, old): (OperationRef<'_>, &Parameter),
        (new_of, new): (OperationRef<'_>, &Parameter),
    ) {
        if old.source.is_of_client() && new.source.is_of_client() {
            return;
        }
        let subject = part(whole, old, new);
        let both = (items(old_of, old, &new.wire), items(new_of, new, &new.wire));
        self.parameter_parts(&subject, old, new, &both);
    }

    /// What a parameter of an operation and one of the client have in common.
    pub(super) fn parameter_parts(&mut self, subject: &Subject, old: &Parameter, new: &Parameter, both: &Both) {
        let Parameter { wire, name, doc, ty, default, only: _, location, source: _, style } = old;
        let incomparable = |rule| DraftFinding::new(rule, subject).request(Effect::Incomparable.relation());
        if !old.same_wire(new) {
            let named = (Some(wire.clone()), Some(new.wire.clone()));
            let draft = if is_path(old) && is_path(new) {
                DraftFinding::new(Rule::PathParameterRenamed, subject)
            } else {
                incomparable(Rule::ParameterWireNameChanged)
            };
            self.push(draft.detail("name", named.0, named.1));
        }
        // What is given by its place has no name in Rust that anybody could use.
        let is_named = old.source.is_option() || new.source.is_option();
        if *name != new.name && (old.same_wire(new) || !is_path(old) || is_named) {
            let draft = DraftFinding::new(Rule::ParameterRustNameChanged, subject)
                .detail("name in Rust", Some(name.to_string()), Some(new.name.to_string()))
                .items(both.clone());
            self.push(draft);
        }
        if *location != new.location {
            let effect = match (location, new.location) {
                (ParameterLocation::PathWithSlashes, ParameterLocation::PathOrNothing) => Effect::Widens,
                (ParameterLocation::PathOrNothing, ParameterLocation::PathWithSlashes) => Effect::Narrows,
                (
                    ParameterLocation::Path
                    | ParameterLocation::PathWithSlashes
                    | ParameterLocation::PathOrNothing
                    | ParameterLocation::Query
                    | ParameterLocation::Header,
                    _,
                ) => Effect::Incomparable,
            };
            let draft = DraftFinding::new(Rule::ParameterMoved, subject).request(effect.relation());
            self.push(draft.detail("place", Some(describe(*location)), Some(describe(new.location))));
        }
        self.source(subject, old, new, both);
        let is_left_out = old.source.is_option() && new.source.is_option();
        let effect = if is_left_out { Effect::Incomparable } else { Effect::Equal };
        self.defaults(subject, (default.as_ref(), new.default.as_ref()), effect);
        let repeated = |sets: Sets<'_>| sets.in_text().repeated((ty, *style), (&new.ty, new.style));
        let is_one_list = repeated(self.sets(Direction::Request)).is_some();
        if is_one_list {
            self.used(
                Rule::TypeChanged,
                subject,
                (ty, &new.ty),
                || both.clone(),
                |_, sets| repeated(sets).unwrap_or(Relation::EQUAL),
            );
        } else {
            self.text_use(Rule::TypeChanged, subject, (ty, &new.ty), || both.clone());
        }
        if *style != new.style && !is_one_list {
            let is_whole = |ty: &Type| matches!(ty, Type::List(_) | Type::Map(_) | Type::Named(_));
            let lists = is_whole(ty) && is_whole(&new.ty);
            let effect = if lists { Effect::Incomparable } else { Effect::Equal };
            let draft = DraftFinding::new(Rule::ArrayStyleChanged, subject).request(effect.relation()).detail(
                "style",
                Some(joined(*style)),
                Some(joined(new.style)),
            );
            self.push(draft);
        }
        self.doc(subject, doc, &new.doc, both);
    }

    /// Who passes the value, and whether it is required.
    fn source(&mut self, subject: &Subject, old: &Parameter, new: &Parameter, items: &Both) {
        if old.constant() != new.constant() {
            // An option with one value is turned on, and one with several is given.
            let both = if old.source == new.source { items.clone() } else { Both::default() };
            self.constants(subject, (old.constant(), new.constant()), both);
        }
        let (fixed, still_fixed) = (old.constant().is_some(), new.constant().is_some());
        let (old, new) = (&old.source, &new.source);
        if old == new {
            return;
        }
        let optional = ParameterSource::is_option;
        if optional(old) != optional(new) {
            let relation = if optional(old) {
                Relation::loses("a request without it")
            } else {
                Relation::gains("a request without it")
            };
            let describe =
                |source: &ParameterSource| Some(if optional(source) { "optional" } else { "required" }.to_owned());
            let draft = DraftFinding::new(Rule::ParameterPresenceChanged, subject)
                .request(relation)
                .detail("presence", describe(old), describe(new))
                .items(items.clone());
            self.push(draft);
        } else if optional(old) || !fixed || !still_fixed {
            let describe = |source: &ParameterSource| {
                let giver = match source {
                    ParameterSource::Argument => "an argument of the method",
                    ParameterSource::Option => "the options",
                    ParameterSource::Client => "the client",
                    ParameterSource::ClientOption => "the client's options",
                    ParameterSource::Constant(_) => "the crate",
                };
                Some(giver.to_owned())
            };
            let draft = DraftFinding::new(Rule::ParameterOwnerChanged, subject)
                .detail("given by", describe(old), describe(new))
                .items(items.clone());
            self.push(draft);
        }
    }

    fn parameter_added(
        &mut self,
        whole: &Subject,
        (old, new): (OperationRef<'_>, OperationRef<'_>),
        parameter: &Parameter,
    ) {
        if is_reported(parameter, old.service) {
            return;
        }
        let items = items(new, parameter, &parameter.wire);
        let draft = DraftFinding::new(Rule::ParameterAdded, &part(whole, parameter, parameter).only_new())
            .request(presence(parameter))
            .detail("parameter", None, Some(described(parameter)))
            .items((Vec::new(), items));
        self.push(in_path(draft, parameter, (old, new)));
    }

    fn parameter_removed(
        &mut self,
        whole: &Subject,
        (old, new): (OperationRef<'_>, OperationRef<'_>),
        parameter: &Parameter,
    ) {
        if is_reported(parameter, new.service) {
            return;
        }
        let items = items(old, parameter, &parameter.wire);
        let draft = DraftFinding::new(Rule::ParameterRemoved, &part(whole, parameter, parameter).only_old())
            .request(presence(parameter).mirrored())
            .detail("parameter", Some(described(parameter)), None)
            .items((items, Vec::new()));
        self.push(in_path(draft, parameter, (old, new)));
    }

    /// Whether the arguments that were there before still have their order.
    fn order(
        &mut self,
        subject: &Subject,
        old: OperationRef<'_>,
        new: OperationRef<'_>,
        pairs: &[(&Parameter, &Parameter)],
    ) {
        let is_argument = |item: &Item| item.argument().is_some();
        let before = pairs.iter().flat_map(|(a, b)| items(old, a, &b.wire)).filter(is_argument).collect();
        let after =
            new.operation.parameters.iter().flat_map(|it| items(new, it, &it.wire)).filter(is_argument).collect();
        // Those that were added come last.
        let given = pairs.iter().map(|(_, b)| *b).chain(&new.operation.parameters);
        let given = given.filter(|parameter| parameter.source == ParameterSource::Argument);
        let names: IndexSet<&str> = given.map(|parameter| parameter.wire.as_str()).collect();
        let names: Vec<&str> = names.into_iter().collect();
        let hint = format!("`arguments: [{}]` in the operation keeps their order", names.join(", "));
        self.reordered(subject, (before, after), [operation::call(old), operation::call(new)], &hint);
    }
}

/// Whether it is reported as the client's parameter: one that every request has, and that the client of the other side lacks.
fn is_reported(parameter: &Parameter, other: &Service) -> bool {
    let has = |it: &&Parameter| it.same_wire(parameter) || it.name == parameter.name;
    parameter.source.is_of_client()
        && !is_path(parameter)
        && !other.parameters.iter().chain(&other.settings).any(|it| has(&it))
        && !is_of_operations(other, parameter)
}

/// Whether an operation has it for itself.
pub(super) fn is_of_operations(service: &Service, parameter: &Parameter) -> bool {
    let mut own = service.operations().flat_map(|(_, operation)| &operation.parameters);
    own.any(|it| !it.source.is_of_client() && it.same_wire(parameter))
}

/// A parameter of the path changes the rest of the path, too.
fn in_path(
    draft: DraftFinding,
    parameter: &Parameter,
    (old, new): (OperationRef<'_>, OperationRef<'_>),
) -> DraftFinding {
    if !is_path(parameter) {
        return draft;
    }
    draft.detail("path", Some(old.operation.template.clone()), Some(new.operation.template.clone()))
}

pub(super) fn is_path(parameter: &Parameter) -> bool {
    parameter.location.is_path()
}

fn describe(place: ParameterLocation) -> String {
    match place {
        ParameterLocation::Path => "one segment of the path",
        ParameterLocation::PathWithSlashes => "several segments of the path",
        ParameterLocation::PathOrNothing => "several segments of the path, or none",
        ParameterLocation::Query => "the query",
        ParameterLocation::Header => "a header",
    }
    .to_owned()
}

fn joined(style: ArrayStyle) -> String {
    match style {
        ArrayStyle::Csv => "with commas",
        ArrayStyle::Ssv => "with spaces",
        ArrayStyle::Tsv => "with tabs",
        ArrayStyle::Pipes => "with `|`",
        ArrayStyle::Multi => "one parameter for each item",
        ArrayStyle::Form => "one parameter for each entry",
        ArrayStyle::DeepObject => "one parameter for each entry, with its key in brackets",
    }
    .to_owned()
}

pub(super) fn described(parameter: &Parameter) -> String {
    let required = if parameter.source.is_option() { "optional" } else { "required" };
    format!("{}, {required}, in {}", RustType::from(&parameter.ty), describe(parameter.location))
}

/// What coming of a parameter does to the values under its name, where there were none before.
pub(super) fn presence(parameter: &Parameter) -> Relation {
    if parameter.source.is_option() { Effect::Widens.relation() } else { Effect::Incomparable.relation() }
}

fn part(whole: &Subject, old: &Parameter, new: &Parameter) -> Subject {
    let noun = if new.location == ParameterLocation::Header { "header" } else { "parameter" };
    let mut part = whole.part(format!("{noun} `{}` of {}", new.wire, whole.name), "");
    part.old = whole.old.as_ref().map(|yaml_path| yaml_path.inner(&format!("{}/{}", old.location.section(), old.wire)));
    part.new = whole.new.as_ref().map(|yaml_path| yaml_path.inner(&format!("{}/{}", new.location.section(), new.wire)));
    part
}

/// The parameter as the caller passes it, known by this name.
fn items(of: OperationRef<'_>, parameter: &Parameter, key: &str) -> Vec<Item> {
    operation::parameter(of, parameter).map(|item| item.keyed(key)).into_iter().collect()
}
