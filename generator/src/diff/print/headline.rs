//! What changed, in one sentence that names the thing and the change: of one finding, or of several that are equal but for their subjects.

use crate::diff::effect::Effect;
use crate::diff::finding::{Detail, DetailRole, Finding};
use crate::diff::kind::SubjectKind;
use crate::diff::rule::ChangeKind;

/// Which form of a verb fits.
#[derive(Clone, Copy)]
enum Number {
    One,
    Several,
}

/// What changed, in one sentence without a full stop.
pub fn headline(finding: &Finding) -> String {
    sentence(&finding.subject, Number::One, finding, &finding.details)
}

/// The same of findings that are equal but for their subjects, and for their details where those are not given.
pub(super) fn of_all(findings: &[&Finding], details: &[Detail]) -> String {
    match findings {
        [] => String::new(),
        [one] => headline(one),
        [first, ..] => {
            let (subject, number) = together(findings);
            sentence(&subject, number, first, details)
        }
    }
}

/// Several subjects as one.
fn together(findings: &[&Finding]) -> (String, Number) {
    let (first, count) = (findings[0], findings.len());
    let same = |part: &dyn Fn(&Finding) -> String| findings.iter().all(|it| part(it) == part(first));
    let noun = |kind: &dyn Fn(&Finding) -> SubjectKind| {
        let is_one = findings.iter().all(|it| kind(it) == kind(first));
        (if is_one { kind(first) } else { SubjectKind::Part }).plural()
    };
    let owner_kind = |it: &Finding| it.owner.as_ref().map_or(SubjectKind::Part, |owner| owner.kind);
    match &first.owner {
        Some(_) if same(&thing) && findings.iter().all(|it| thing(it) != it.subject) => {
            (format!("{} of {count} {}", thing(first), noun(&owner_kind)), Number::One)
        }
        Some(owner) if same(&|it| it.owner.as_ref().map(|owner| owner.name.clone()).unwrap_or_default()) => {
            (format!("{count} {} of {}", noun(&|it| it.kind), owner.name), Number::Several)
        }
        _ => (format!("{count} {}", noun(&|it| it.kind)), Number::Several),
    }
}

/// The subject without what it is a part of.
pub(super) fn thing(finding: &Finding) -> String {
    let owner = finding.owner.as_ref().map(|owner| format!(" of {}", owner.name)).unwrap_or_default();
    finding.subject.strip_suffix(&owner).unwrap_or(&finding.subject).to_owned()
}

fn sentence(subject: &str, number: Number, finding: &Finding, details: &[Detail]) -> String {
    let facts: Vec<&Detail> = details.iter().filter(|detail| detail.role == DetailRole::Fact).collect();
    let first = facts.first().copied();
    let predicate = |template: &str| format!("{subject} {}", fill(template, number, first));
    if let Some(told) = finding.told {
        return predicate(told);
    }
    match finding.rule.change() {
        ChangeKind::Added => predicate("{was|were} added"),
        ChangeKind::Removed => predicate("{was|were} removed"),
        ChangeKind::Presence => match (&finding.old, &finding.new) {
            (None, _) => predicate("{was|were} added"),
            (_, None) => predicate("{was|were} removed"),
            (Some(_), Some(_)) => predicate("changed"),
        },
        ChangeKind::Constraint => {
            let allows = predicate(&format!("{{allows|allow}} {}", allows(finding.effect())));
            let parts: Vec<String> = facts.into_iter().map(part).collect();
            if parts.is_empty() { allows } else { format!("{allows}: {}", parts.join(", ")) }
        }
        ChangeKind::Prose => format!("the {} of {subject} changed", first.map_or("text", |detail| &detail.key)),
        ChangeKind::Fact => match first {
            Some(_) => predicate("changed: {key} `{new}` instead of `{old}`"),
            None => predicate("changed"),
        },
        ChangeKind::Told(told) => predicate(told),
        ChangeKind::Turned(gained, lost, changed) => predicate(match first {
            Some(Detail { old: None, .. }) => gained,
            Some(Detail { new: None, .. }) => lost,
            Some(_) | None => changed,
        }),
    }
}

/// What is allowed now, beside what was.
fn allows(effect: Effect) -> &'static str {
    match effect {
        Effect::Equal => "the same as before, in other words",
        Effect::Widens => "more than before",
        Effect::Narrows => "less than before",
        Effect::Incomparable => "something else than before",
        Effect::Undecided => "what could not be compared with before",
    }
}

/// A key with what it sentence and says, where that is short; the key alone where it is not.
fn part(detail: &Detail) -> String {
    let value = |value: &Option<String>| match value {
        Some(value) => (value.chars().count() <= 24 && !value.contains(['`', '\n'])).then(|| format!("`{value}`")),
        None => Some("none".to_owned()),
    };
    match (value(&detail.old), value(&detail.new)) {
        (Some(old), Some(new)) => format!("{} {old} -> {new}", detail.key),
        _ => detail.key.clone(),
    }
}

/// A template with its values and the right forms of its verbs.
fn fill(template: &str, number: Number, detail: Option<&Detail>) -> String {
    let value = |value: Option<&String>| {
        let line = value.map(|value| value.split_whitespace().collect::<Vec<_>>().join(" "));
        line.filter(|line| !line.is_empty()).unwrap_or_else(|| "none".to_owned())
    };
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, (inner, after))) =
        rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
    {
        out += before;
        rest = after;
        let shown = match (inner, inner.split_once('|')) {
            (_, Some((one, several))) => match number {
                Number::One => one.to_owned(),
                Number::Several => several.to_owned(),
            },
            ("old", None) => value(detail.and_then(|detail| detail.old.as_ref())),
            ("new", None) => value(detail.and_then(|detail| detail.new.as_ref())),
            (_, None) => detail.map(|detail| detail.key.clone()).unwrap_or_default(),
        };
        // What has marks of its own needs none around it.
        if shown.contains('`') && out.ends_with('`') && rest.starts_with('`') {
            out.pop();
            rest = &rest[1..];
        }
        out += &shown;
    }
    out + rest
}
