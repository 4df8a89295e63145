//! Documented examples: evidence for people, and tests of the emitted crate.

use super::comparison::{Comparison, Draft, Subject};
use super::rule::Rule;
use crate::model::Example;

impl Comparison<'_> {
    pub(super) fn examples(&mut self, whole: &Subject, old: &[Example], new: &[Example]) {
        let part =
            |title: &str| whole.part(format!("example `{title}` of {}", whole.name), &format!("examples/{title}"));
        for example in old {
            let other = new.iter().find(|other| other.title == example.title);
            if other == Some(example) {
                continue;
            }
            let subject = part(&example.title);
            let subject = if other.is_some() { subject } else { subject.gone() };
            let draft =
                Draft::new(Rule::ExampleChanged, &subject).detail("example", Some(said(example)), other.map(said));
            self.push(draft);
        }
        for example in new.iter().filter(|example| !old.iter().any(|other| other.title == example.title)) {
            let draft = Draft::new(Rule::ExampleChanged, &part(&example.title).come());
            self.push(draft.detail("example", None, Some(said(example))));
        }
    }
}

fn said(example: &Example) -> String {
    let Example { title: _, test, endpoint, arguments, body, response } = example;
    let arguments: Vec<String> = arguments.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let endpoint = endpoint.as_deref().unwrap_or_default();
    let body = body.as_ref().map(ToString::to_string).unwrap_or_default();
    let headers: Vec<String> = response.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let answer = response.body.as_ref().map(ToString::to_string).unwrap_or_default();
    let parts = [
        test.to_string(),
        endpoint.to_owned(),
        arguments.join(" "),
        body,
        response.status.to_string(),
        headers.join(" "),
        answer,
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" | ")
}
