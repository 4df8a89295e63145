//! The sentences that all printers share; never a verdict of its own.

use crate::diff::change_origin::ChangeOrigin;
use crate::diff::effect::Effect;
use crate::diff::finding::{Detail, Finding, Level, Location, Rust};
use crate::diff::law::{Bump, Direction, Guard, Verdict};
use crate::diff::reach::ReachedOperation;
use crate::diff::rule::Rule;
use crate::diff::surface::Step;
use crate::model::Reach;
use crate::surface::definition;
use serde_json::Value;

/// A key with what it words and says, as one line.
pub(super) fn detail(detail: &Detail) -> String {
    match (&detail.old, &detail.new) {
        (Some(old), Some(new)) => {
            let [old, new] = apart(old, new, 100);
            format!("{}: {old} -> {new}", detail.key)
        }
        (Some(old), None) => format!("{}: {} -> none", detail.key, short(old)),
        (None, Some(new)) => format!("{}: none -> {}", detail.key, short(new)),
        (None, None) => detail.key.clone(),
    }
}

/// Two texts, each in a line of this width, where they differ.
pub(super) fn apart(old: &str, new: &str, width: usize) -> [String; 2] {
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (old, new) = (line(old), line(new));
    let common = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).count();
    let cut = |text: String| {
        let length = text.chars().count();
        if length <= width {
            return text;
        }
        let from = if common + 10 > width { common - width / 4 } else { 0 };
        let end = if length - from > width { "..." } else { "" };
        let start = if from > 0 { "..." } else { "" };
        format!("{start}{}{end}", text.chars().skip(from).take(width - 3).collect::<String>())
    };
    [cut(old), cut(new)]
}

fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 100 { line } else { line.chars().take(97).chain("...".chars()).collect() }
}

/// Who breaks, a sentence each.
pub(super) fn breaks(finding: &Finding) -> Vec<String> {
    let mut words = Vec::new();
    let correction = finding.origin == ChangeOrigin::Correction;
    let [sends, reads] = who(finding);
    for (verdict, who) in [(finding.wire.request, sends), (finding.wire.response, reads)] {
        match verdict {
            Verdict::Breaking => words.push(who.to_owned()),
            Verdict::Undecided => words.push(format!("possibly {who}; it could not be decided")),
            Verdict::Absent | Verdict::Same | Verdict::Compatible => {}
        }
    }
    if !correction && finding.wire.forward >= Verdict::Undecided {
        words.push("new clients of a service that has not been updated yet".to_owned());
    }
    if finding.rust.signature == Bump::Major && !finding.upgrade {
        words.push("code that names what changed in the crate: it no longer compiles".to_owned());
    } else if finding.rust.behaviour == Bump::Major && !finding.upgrade {
        words.push(match finding.effect() {
            Effect::Narrows => "code that compiles as before: what it sends or reads may be refused now".to_owned(),
            Effect::Equal | Effect::Widens | Effect::Incomparable | Effect::Undecided => {
                "code that compiles as before, and does something else".to_owned()
            }
        });
    }
    words
}

/// Whose requests break, and whose reading does.
fn who(finding: &Finding) -> [&'static str; 2] {
    let is_missed = finding.guards.contains(&Guard::StatusKeyed);
    let [sends, reads] = match (finding.rule, &finding.origin) {
        (Rule::DefaultChanged, _) => {
            ["callers that leave the value out: another one holds then", "callers that read a value that was left out"]
        }
        (Rule::ServiceRemoved, _) => {
            ["callers of what the crate no longer has", "callers of what the crate no longer has"]
        }
        (_, ChangeOrigin::Correction) => [
            "callers that send what the spec no longer allows",
            "callers that receive what the spec did not allow before",
        ],
        (_, ChangeOrigin::Version { .. }) => [
            "old clients that send what the new service no longer accepts",
            "old clients that receive from the new service what they cannot read",
        ],
    };
    [sends, if is_missed { "callers that branch on the status, which is no longer returned" } else { reads }]
}

/// The values that show the difference, each in the form that a printer gives it.
pub(super) fn witnesses(finding: &Finding, form: impl Fn(&str) -> String) -> Vec<String> {
    let lost = finding.lost().map(|value| format!("{} was allowed, and is no longer", form(value)));
    let gained = finding.gained().map(|value| format!("{} was not allowed, and now is", form(value)));
    lost.into_iter().chain(gained).collect()
}

/// A long value by its beginning and its length; a program reads all of it in JSON.
pub(super) fn long(value: &str) -> String {
    let length = value.chars().count();
    if length <= 60 {
        value.to_owned()
    } else {
        format!("{}... ({} characters)", value.chars().take(24).collect::<String>(), length - 2)
    }
}

/// What it means on the wire and for the crate, in a word each.
pub(super) fn level(finding: &Finding) -> String {
    let level = if finding.breaks_preview() { "preview" } else { finding.level().as_str() };
    match finding.bump() {
        Bump::Major if finding.level() < Level::Breaking => format!("{level}, major"),
        Bump::Major | Bump::Minor | Bump::Patch | Bump::None => level.to_owned(),
    }
}

/// The verdicts in one line; a way that the thing does not go is left out.
pub(super) fn verdicts(finding: &Finding) -> String {
    let wire = finding.wire;
    let ways =
        [("requests", wire.request), ("responses", wire.response), ("new client with old service", wire.forward)];
    let ways = ways.into_iter().filter(|(_, verdict)| *verdict != Verdict::Absent);
    let mut words = vec![finding.effect().to_string()];
    words.extend(ways.map(|(way, verdict)| format!("{way} {verdict}")));
    let moving = if finding.upgrade { "moving to it: " } else { "" };
    words.push(format!("{moving}code {}", compiles(finding.rust)));
    words.join("; ")
}

/// What becomes of code that was written for the old crate.
fn compiles(rust: Rust) -> String {
    let Rust { signature, behaviour } = rust;
    match (signature, behaviour) {
        (Bump::Major, _) => "no longer compiles (major)".to_owned(),
        (_, Bump::Major) => "compiles and acts differently (major)".to_owned(),
        (Bump::Minor, _) => "compiles; there is more to use (minor)".to_owned(),
        (_, Bump::Minor) => "compiles; more values are possible (minor)".to_owned(),
        (Bump::None | Bump::Patch, _) => "compiles and acts as before".to_owned(),
    }
}

/// Why the verdict is not that of the effect alone, and what else puts it in its place.
pub(super) fn remarks(finding: &Finding) -> Vec<String> {
    let verdict = |guard: Guard| match guard.direction() {
        Direction::Request => finding.wire.request,
        Direction::Response => finding.wire.response,
    };
    let applies = |guard: &&Guard| verdict(**guard) != Verdict::Absent;
    // What is read of it does not matter where nothing is.
    let loses_all = finding.guards.contains(&Guard::DataLoss);
    let is_said = |guard: &&Guard| applies(guard) && (!loses_all || **guard == Guard::DataLoss);
    // It is no reason for the worse verdict of requests.
    let way = |guard: Guard| if verdict(guard) < finding.wire.request { "for responses: " } else { "" };
    let said = |guard: &Guard| format!("{}{}", way(*guard), guard.reason());
    let mut words: Vec<String> = finding.guards.iter().filter(is_said).map(said).collect();
    let ahead = finding.forward_guards.iter().filter(|guard| is_said(guard) && !finding.guards.contains(guard));
    words.extend(ahead.map(|guard| format!("for new clients of an old service: {}", guard.reason())));
    if finding.is_correction() {
        words.push("the api-version is the same, so that this corrects the transcription".to_owned());
    }
    if finding.breaks_preview() {
        words.push("a preview api-version may break".to_owned());
    }
    if finding.upgrade {
        words.push("the old api-version stays in the crate, so that nobody has to move".to_owned());
    }
    words
}

/// The operations, and on which way each is reached.
pub(super) fn reaches(uses: &[ReachedOperation]) -> Option<String> {
    let first = uses.first()?;
    let way = |reach: Reach| match (reach.request, reach.response) {
        (true, true) => "both ways",
        (true, false) => "in requests",
        (false, _) => "in responses",
    };
    let is_one_service = uses.iter().all(|it| it.service == first.service);
    let name = |it: &ReachedOperation| {
        if is_one_service { it.operation.clone() } else { format!("{}/{}", it.service, it.operation) }
    };
    let shown: Vec<String> = uses.iter().take(6).map(|it| format!("{} {}", name(it), way(it.reach))).collect();
    let rest = uses.len().saturating_sub(6);
    let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
    Some(format!("{}{more}", shown.join(", ")))
}

/// The items of the crate before and after, a line each.
pub(super) fn rust(finding: &Finding) -> Vec<String> {
    let all = before_and_after(finding);
    let rest = all.len().saturating_sub(8);
    let more = (rest > 0).then(|| format!("and {rest} more"));
    all.into_iter()
        .take(8)
        .flat_map(|(old, new)| match (old, new) {
            (Some(old), Some(new)) if old.len() + new.len() < 100 => vec![format!("{old}  ->  {new}")],
            (old, new) => {
                let old = old.map(|old| format!("- {old}"));
                old.into_iter().chain(new.map(|new| format!("+ {new}"))).collect()
            }
        })
        .chain(more)
        .collect()
}

/// The items of the crate before and after, and what becomes of a value that shows the difference, where it has a type of its own.
pub(super) fn before_and_after(finding: &Finding) -> Vec<Step> {
    let mut steps = finding.steps.clone();
    let name = finding.subject.trim_matches('`');
    let is_type = name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_type && matches!(finding.rule, Rule::TextChanged | Rule::NumberChanged) {
        let call = |value: &str, is: &str| Some(format!("{} is {is}", definition::parsed(name, value)));
        let (lost, gained) = (finding.lost().and_then(literal), finding.gained().and_then(literal));
        steps.extend(lost.map(|value| (call(&value, "Ok"), call(&value, "Err"))));
        steps.extend(gained.map(|value| (call(&value, "Err"), call(&value, "Ok"))));
    }
    steps
}

/// A witness, which is JSON, as a text in Rust; nothing where that would be too long to read.
fn literal(witness: &str) -> Option<String> {
    let text = match serde_json::from_str(witness).ok()? {
        Value::String(text) => text,
        Value::Number(_) => witness.to_owned(),
        _ => return None,
    };
    let length = text.chars().count();
    if length <= 60 {
        return Some(format!("{text:?}"));
    }
    let first = text.chars().next()?;
    text.chars().all(|c| c == first).then(|| format!("\"{}\".repeat({length})", first.escape_debug()))
}

/// Where it is, or was before it was removed.
pub(super) fn place(finding: &Finding) -> String {
    match (&finding.old, &finding.new) {
        (_, Some(new)) => location(new),
        (Some(old), None) => format!("{} of the old spec", location(old)),
        (None, None) => String::new(),
    }
}

/// Where it stood, if that is elsewhere.
pub(super) fn before(finding: &Finding) -> Option<String> {
    match (&finding.old, &finding.new) {
        (Some(old), Some(new)) if old.file == new.file && old != new && old.pointer.is_none() => {
            Some(format!("{}:{}", old.line, old.column))
        }
        (Some(old), Some(new)) if old != new => Some(location(old)),
        (Some(_), Some(_)) | (None, _) | (_, None) => None,
    }
}

pub(super) fn location(location: &Location) -> String {
    match &location.pointer {
        Some(pointer) => format!("{}#{pointer}", location.file),
        None => format!("{}:{}:{}", location.file, location.line, location.column),
    }
}

/// The folder of its service.
pub(super) fn folder(finding: &Finding) -> &str {
    finding.new.as_ref().or(finding.old.as_ref()).map_or("", |location| &location.folder)
}

/// The subjects of findings; only whose part each is, where that alone differs.
pub(super) fn subjects(findings: &[&Finding]) -> Vec<String> {
    let is_one = findings.iter().all(|it| super::headline::thing(it) == super::headline::thing(findings[0]));
    let is_together = findings.iter().all(|it| folder(it) == folder(findings[0]));
    let name = |finding: &&Finding| {
        let name = match &finding.owner {
            Some(owner) if is_one => &owner.name,
            Some(_) | None => &finding.subject,
        };
        if is_together { name.clone() } else { format!("{name} in {}", folder(finding)) }
    };
    findings.iter().map(name).collect()
}
