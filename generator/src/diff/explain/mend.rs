//! What one can do about a change that breaks; a sentence for each kind of change, never for one change in particular.

use super::case::Way;
use crate::diff::rule::{ChangeKind, Rule};

/// How a change is avoided or made milder, where it can be.
pub(super) fn mend(rule: Rule, way: Way) -> &'static str {
    if let Some(what) = of_rule(rule) {
        return what;
    }
    match (rule.change(), way) {
        (_, Way::Nowhere) => {
            "Nothing on the wire breaks. Where the crate loses an item, `deprecated` in one release and the removal in a later one give callers time."
        }
        (ChangeKind::Added, Way::Requests | Way::Both) => {
            "Let it be optional, with the meaning that its absence had: then nobody has to send it."
        }
        (ChangeKind::Added, Way::Responses) => {
            "Old clients cannot read what they do not know: where the service only returns it to those who ask, say so in an api-version of its own."
        }
        (ChangeKind::Removed, _) => {
            "Say `deprecated` first, and remove it in a later version. Where it was renamed and not removed, `formerly` (operations and models) or `rustName` (everything else) keeps the old name in the crate."
        }
        (ChangeKind::Constraint, Way::Requests) => {
            "Allow what was allowed before; what the service refuses, it can refuse by an error."
        }
        (ChangeKind::Constraint, _) => {
            "In requests allow what was allowed before, in responses no more than before. Where one model is used both ways, two models can go different ways."
        }
        (ChangeKind::Prose | ChangeKind::Presence, _) => "There is nothing to mend.",
        (ChangeKind::Fact | ChangeKind::Told(_) | ChangeKind::Turned(..), _) => {
            "Where the service still takes the old form, keep it in this api-version, and write the new one in an api-version beside it: a folder of its own, to which callers move when they want."
        }
    }
}

/// What to do about one kind of change alone; most of it keeps an old name usable.
fn of_rule(rule: Rule) -> Option<&'static str> {
    const FORMERLY: &str = "`formerly: [OldName]` keeps the old name usable, as a deprecated one.";
    const RUST_NAME: &str = "`rustName: old_name` keeps the name in the crate, whatever it is called on the wire.";
    let is_any = |rules: &[Rule]| rules.contains(&rule);
    if is_any(&[Rule::OperationRenamed, Rule::TypeRenamed, Rule::TypeMoved, Rule::FormerNamesChanged]) {
        return Some(FORMERLY);
    }
    let names = [
        Rule::ParameterRustNameChanged,
        Rule::PropertyRustNameChanged,
        Rule::ValueRenamed,
        Rule::BodyArgumentRenamed,
        Rule::ServiceRenamed,
    ];
    if is_any(&names) {
        return Some(RUST_NAME);
    }
    let arguments = "`arguments` in the operation or in the model keeps their old order, whatever that of the spec.";
    let order = "Put them back in their old order: the order of the spec is the order in the crate.";
    let open = "Leave the list open, which is the default: readers of an open list keep what they do not know.";
    let status = "Nothing in the spec makes it milder: the status stays as long as clients branch on it.";
    [
        (&[Rule::ArgumentsReordered, Rule::ArgumentsSwapped][..], arguments),
        (&[Rule::ValuesReordered], order),
        (&[Rule::ValueAdded, Rule::VariantAdded], open),
        (&[Rule::StatusAdded, Rule::StatusRemoved], status),
    ]
    .into_iter()
    .find_map(|(rules, what)| is_any(rules).then_some(what))
}
