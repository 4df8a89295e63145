//! The sentences that all printers share; never a verdict of its own.

use crate::diff::effect::Effect;
use crate::diff::epoch::Epoch;
use crate::diff::finding::{Detail, Finding, Level, Spot};
use crate::diff::law::{Bump, Verdict};
use crate::diff::report::Report;

/// What changed, in one sentence without a full stop.
pub(super) fn headline(finding: &Finding) -> String {
    let subject = &finding.subject;
    let key = finding.details.first().map_or("", |detail| detail.key.as_str());
    let known = finding.details.len() == 1 && finding.rule.about().starts_with("A text for people");
    if known {
        return format!("{subject}: {key} is another");
    }
    let about = finding.rule.about().trim_end_matches('.');
    let said = match finding.effect() {
        Effect::Equal => "",
        Effect::Widens => "; more is allowed than before",
        Effect::Narrows => "; less is allowed than before",
        Effect::Incomparable => "; something else is allowed than before",
        Effect::Undecided => "; nobody could tell what is allowed now",
    };
    let adds = about.ends_with(" came") || about.ends_with(" went") || about.ends_with("another");
    format!("{subject}: {}{}", lower(about), if adds { "" } else { said })
}

fn lower(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// A key with what it said and says, as one line.
pub(super) fn detail(detail: &Detail) -> String {
    match (&detail.old, &detail.new) {
        (Some(old), Some(new)) => format!("{}: {} -> {}", detail.key, short(old), short(new)),
        (Some(old), None) => format!("{}: {} -> none", detail.key, short(old)),
        (None, Some(new)) => format!("{}: none -> {}", detail.key, short(new)),
        (None, None) => detail.key.clone(),
    }
}

fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 100 { line } else { line.chars().take(97).chain("...".chars()).collect() }
}

/// Who breaks and who does not, a sentence each.
pub(super) fn breaks(finding: &Finding) -> Vec<String> {
    let mut said = Vec::new();
    let service = if finding.epoch == Epoch::Correction { "the service" } else { "the new service" };
    match finding.wire.request {
        Verdict::Breaking => said.push(format!("existing callers of {service} that send what is no longer allowed")),
        Verdict::Undecided => said.push(format!(
            "perhaps existing callers of {service}: nobody could tell whether they send what is no longer allowed"
        )),
        Verdict::Absent | Verdict::Same | Verdict::Compatible => {}
    }
    match finding.wire.response {
        Verdict::Breaking => said.push(format!("existing callers that read what {service} did not answer before")),
        Verdict::Undecided => said.push(format!(
            "perhaps existing callers: nobody could tell whether {service} answers what they cannot read"
        )),
        Verdict::Absent | Verdict::Same | Verdict::Compatible => {}
    }
    if matches!(finding.epoch, Epoch::Version { .. }) && finding.wire.forward >= Verdict::Undecided {
        said.push("callers with the new spec that still meet a service of the old one".to_owned());
    }
    if finding.rust.signature == Bump::Major && !finding.succession {
        said.push("code that names what changed in the crate: it no longer compiles".to_owned());
    } else if finding.rust.behaviour == Bump::Major && !finding.succession {
        said.push("code that compiles as before and meets other values at run time".to_owned());
    }
    said
}

/// The values that show the difference.
pub(super) fn witnesses(finding: &Finding) -> Vec<String> {
    let lost = finding.lost().map(|value| format!("{} was allowed, and is no longer", long(value)));
    let gained = finding.gained().map(|value| format!("{} was not allowed, and now is", long(value)));
    lost.into_iter().chain(gained).collect()
}

/// A long value by its beginning and its length; a program reads all of it in JSON.
fn long(value: &str) -> String {
    let length = value.chars().count();
    if length <= 60 {
        value.to_owned()
    } else {
        format!("{}... ({} characters)", value.chars().take(24).collect::<String>(), length - 2)
    }
}

/// What it means on the wire and for the crate, in a word each.
pub(super) fn level(finding: &Finding) -> String {
    match (finding.level(), finding.bump()) {
        (level, Bump::Major) if level < Level::Breaking => format!("{}, major", level.as_str()),
        (level, _) => level.as_str().to_owned(),
    }
}

/// The verdicts in one line.
pub(super) fn verdicts(finding: &Finding) -> String {
    let wire = finding.wire;
    let rust = if finding.succession {
        format!("moving to it: signature {}, behaviour {}", finding.rust.signature, finding.rust.behaviour)
    } else {
        format!("rust: signature {}, behaviour {}", finding.rust.signature, finding.rust.behaviour)
    };
    format!(
        "effect {}; request {}, response {}, new client with old service {}; {rust}",
        finding.effect(),
        wire.request,
        wire.response,
        wire.forward
    )
}

/// Why the verdict is not that of the effect alone, and what else puts it in its place.
pub(super) fn remarks(finding: &Finding) -> Vec<String> {
    let mut said: Vec<String> = finding.guards.iter().map(|guard| guard.reason().to_owned()).collect();
    if finding.epoch == Epoch::Correction && finding.wire.backward() >= Verdict::Undecided {
        said.push("the api-version is the same: a correction of the transcription. The service is what it was; the spec was wrong before or is now".to_owned());
    }
    if finding.preview && finding.wire.backward() >= Verdict::Undecided {
        said.push("a preview api-version may break".to_owned());
    }
    if finding.succession {
        said.push("the old api-version stays in the crate, so that nobody has to move".to_owned());
    }
    said
}

/// The operations that it reaches, and on which way.
pub(super) fn reaches(finding: &Finding) -> Option<String> {
    if finding.uses.is_empty() {
        return None;
    }
    let way = |request: bool, response: bool| match (request, response) {
        (true, true) => "both ways",
        (true, false) => "in requests",
        (false, _) => "in responses",
    };
    let shown: Vec<String> = finding
        .uses
        .iter()
        .take(6)
        .map(|it| format!("{} {}", it.operation, way(it.reach.request, it.reach.response)))
        .collect();
    let rest = finding.uses.len().saturating_sub(6);
    let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
    Some(format!("{}{more}", shown.join(", ")))
}

/// The items of the crate before and after.
pub(super) fn rust(finding: &Finding) -> Vec<String> {
    finding
        .steps
        .iter()
        .take(8)
        .map(|step| match step {
            (Some(old), Some(new)) => format!("{old}  ->  {new}"),
            (Some(old), None) => format!("- {old}"),
            (None, Some(new)) => format!("+ {new}"),
            (None, None) => String::new(),
        })
        .collect()
}

/// The line that ends every report.
pub(super) fn summary(report: &Report) -> String {
    let [operations, types] = report.compared;
    if report.findings.is_empty() {
        return format!(
            "no changes in meaning: {operations} operations and {types} definitions say the same as before"
        );
    }
    let counts = report.counts();
    let accepted = report.findings.iter().filter(|finding| finding.accepted.is_some()).count();
    let parts = [
        (counts.breaking, "breaking"),
        (counts.undecided, "undecided"),
        (counts.compatible, "compatible"),
        (counts.notes, "for people only"),
        (accepted, "accepted"),
    ];
    let parts: Vec<String> =
        parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, noun)| format!("{count} {noun}")).collect();
    let changes = if report.findings.len() == 1 { "change" } else { "changes" };
    format!("{} {changes}: {}", report.findings.len(), parts.join(", "))
}

/// What the crate's version must be.
pub(super) fn version(report: &Report) -> Option<String> {
    let next = report.next_version()?;
    let bump = report.bump();
    if bump == Bump::None {
        return None;
    }
    let [old, new] = &report.versions;
    let enough = if report.is_bumped() {
        format!("the spec says {new}")
    } else {
        format!("the spec says {new}, which is too little; set `version: {next}` in crate.yaml")
    };
    Some(format!("the crate needs a {bump} version: {old} -> {next} at least; {enough}"))
}

pub(super) fn spot(spot: &Spot) -> String {
    format!("{}:{}:{}", spot.file, spot.line, spot.column)
}

/// The title of a group of findings.
pub(super) fn title(level: Level) -> &'static str {
    match level {
        Level::Breaking => "Breaking",
        Level::Undecided => "Undecided",
        Level::Compatible => "Compatible",
        Level::Note => "For people only",
    }
}
