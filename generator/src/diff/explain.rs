//! A rule in words, with every verdict that the law can give it; made from the law, so that it cannot say anything else.

use super::effect::Effect;
use super::law::{self, Guard};
use super::rule::Rule;
use std::fmt::Write as _;

/// What a rule is about and how it is judged.
pub fn explain(rule: Rule) -> String {
    let mut out = format!("{}\n\n{}\n\nJudged is the change of a set: {}.\n", rule.id(), rule.about(), rule.set());
    out += "A value that is lost breaks who sends it; a value that is gained breaks who reads it.\n\n";
    out += &table();
    out += "\nWhat makes a verdict milder or graver:\n";
    for guard in Guard::ALL {
        writeln!(out, "  {}", guard.reason()).expect("writing to a string");
    }
    out += "\nThe same api-version edited is a correction: the service is what it was, and the spec was wrong before or is now.\n";
    out += "Another api-version is judged for compatibility; one that ends in -preview may break.\n";
    out += "The crate: an item that was removed or has another type needs a major version, an added item a minor one; code that still\n";
    out += "compiles and is given or refused other values needs a major one where values are lost, a minor one where they are gained.\n";
    out
}

/// The law as a table, one line for each effect.
pub fn table() -> String {
    let mut out = format!(
        "{:<14}{:<14}{:<14}{:<28}{}\n",
        "effect", "in requests", "in responses", "new client, old service", "crate"
    );
    for effect in Effect::ALL {
        let relation = effect.relation();
        let sent = law::wire(Some(&relation), None, &[]);
        let received = law::wire(None, Some(&relation), &[]);
        let ahead = format!("{} / {}", sent.forward, received.forward);
        let bump = law::behaviour(effect, &[]);
        writeln!(out, "{effect:<14}{:<14}{:<14}{ahead:<28}{bump}", sent.request, received.response)
            .expect("writing to a string");
    }
    out
}
