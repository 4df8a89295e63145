//! A rule in words: what it compares, a case of it, whom it can break and what to do; made from the rule, its case and the law, so that it
//! cannot say anything else.

mod case;
mod mend;

use super::effect::Effect;
use super::law::{self, Guard};
use super::print::{capital, wrap};
use super::rule::Rule;
use case::{Case, Way};
use std::fmt::Write as _;

/// What a rule is about, an example of it, how it is judged, and what one can do with the program that the user calls so.
pub fn explain(rule: Rule, command: &str) -> String {
    let (way, case) = case::of(rule);
    let paragraphs = [
        rule.id().to_owned(),
        wrap(rule.about(), 0).join("\n"),
        format!("What is compared\n{}", indented(&compared(rule, way))),
        example(rule, case),
        format!("Why it can break\n{}", indented(&why(way))),
        format!("What to do\n{}", indented(&to_do(rule, way, command))),
    ];
    paragraphs.join("\n\n") + "\n"
}

fn compared(rule: Rule, way: Way) -> String {
    match way {
        Way::Requests | Way::Responses | Way::Both => {
            format!("{}, as the old spec and the new one have it.", capital(rule.set()))
        }
        Way::Nowhere => "What the crate has and what is said to people; callers on the wire notice nothing.".to_owned(),
    }
}

/// Every line further in; long ones in several.
fn indented(text: &str) -> String {
    let lines = text.lines().flat_map(|line| wrap(line, 2));
    lines.map(|line| format!("  {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// An edit, and what is reported for it.
fn example(rule: Rule, case: Case) -> String {
    let mut out = "For example\n".to_owned();
    for (file, lines) in case.edit() {
        writeln!(out, "  {file}").expect("writing to a string");
        for line in lines {
            writeln!(out, "    {line}").expect("writing to a string");
        }
    }
    out += "is reported as\n";
    for line in case.entry(rule).unwrap_or_default().lines() {
        writeln!(out, "  {line}").expect("writing to a string");
    }
    out.trim_end().to_owned()
}

fn why(way: Way) -> String {
    let requests = "a value that is no longer allowed breaks old clients that send it. One that is newly allowed breaks none of them, but new clients may send it to a service that has not been updated.";
    let responses = "a value that is newly allowed breaks old clients, which cannot read it. One that is no longer allowed breaks none of them, but new clients may meet it at a service that has not been updated.";
    let nowhere = "Code breaks that names what the crate no longer has, or has with another type; where only an order changed, it compiles and means something else.";
    let guards = |wanted: &[Guard]| -> String {
        wanted.iter().map(|guard| format!("It is judged otherwise where {}.\n", guard.reason())).collect()
    };
    let mut out = match way {
        Way::Requests => format!("{}\n{}", capital(requests), guards(&[Guard::Announced])),
        Way::Responses => {
            format!(
                "{}\n{}",
                capital(responses),
                guards(&[Guard::TolerantReader, Guard::ErrorPath, Guard::StatusKeyed])
            )
        }
        Way::Both => format!(
            "In requests, {requests}\nIn responses, {responses}\n{}",
            guards(&[Guard::TolerantReader, Guard::OpenValues])
        ),
        Way::Nowhere => format!("{nowhere}\n"),
    };
    if way != Way::Nowhere {
        out += "The effect on the values decides, and no rule decides for itself:\n\n";
        out += &table();
    }
    out + "\nThe crate needs a major version where an item was removed, has another type, or refuses what it took; a minor one where there is more."
}

fn to_do(rule: Rule, way: Way, command: &str) -> String {
    format!(
        "{}\n\nAt the same api-version the service is what it was: the change corrects the transcription. Say in the commit where the documentation shows it.\n\nWhat is right although it breaks is accepted by itself, never by its rule: `{command} diff --accept accepted.yaml --write` adds it to the file, and its `reason` says why. The entry holds until the change means something else.",
        mend::mend(rule, way)
    )
}

/// The law as a table, one line for each effect.
pub fn table() -> String {
    let mut out = format!(
        "{:<14}{:<14}{:<14}{:<28}{}\n",
        "effect", "in requests", "in responses", "new client, old service", "crate"
    );
    for effect in Effect::ALL {
        let relation = effect.relation();
        let sent = law::wire(Some(&relation), None, law::Guards::NONE);
        let received = law::wire(None, Some(&relation), law::Guards::NONE);
        let ahead = format!("{} / {}", sent.forward, received.forward);
        let bump = law::behaviour(effect, &[]);
        writeln!(out, "{effect:<14}{:<14}{:<14}{ahead:<28}{bump}", sent.request, received.response)
            .expect("writing to a string");
    }
    out
}
