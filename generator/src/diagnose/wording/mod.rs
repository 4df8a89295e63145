//! The words for every mistake: a sentence, what to write at each place, and the likely fix. All wording is here and in the modules below, one for each area.

mod constraint;
mod key;
mod name;
mod operation;
mod path;
mod service;
mod union;
mod value;
mod yaml;

use super::problem::{Kind, Problem};
use super::{Label, Report, closest};
use crate::source::Span;

/// Words before they are put together with the place they are about.
struct Words {
    message: String,
    label: String,
    also: Vec<(Span, String)>,
    help: Option<String>,
}

fn say(message: impl Into<String>) -> Words {
    Words { message: message.into(), label: String::new(), also: Vec::new(), help: None }
}

impl Words {
    fn here(self, label: impl Into<String>) -> Self {
        Self { label: label.into(), ..self }
    }

    fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.also.push((span, text.into()));
        self
    }

    /// A second place that may not be known.
    fn also_if(self, span: Option<Span>, text: impl Into<String>) -> Self {
        match span {
            Some(span) => self.also(span, text),
            None => self,
        }
    }

    fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// Offers the closest of the known words, or lists them where they are few.
    fn meant<'a>(self, typed: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let known: Vec<&str> = known.into_iter().filter(|word| !word.starts_with('$')).collect();
        match closest(typed, known.iter().copied()) {
            Some(word) => self.help(format!("did you mean `{word}`?")),
            None if (1..=12).contains(&known.len()) => self.help(format!("known here: {}", quoted(&known))),
            None => self,
        }
    }
}

fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn strings(words: &[String]) -> impl Iterator<Item = &str> {
    words.iter().map(String::as_str)
}

/// A value as it was typed, or what it is where it is no single one.
fn typed(value: &str) -> String {
    match value {
        "a list" => "the list".to_owned(),
        "a mapping" => "the mapping".to_owned(),
        _ => format!("`{value}`"),
    }
}

/// `, at a.b` for a value inside another.
fn within(path: &str) -> String {
    if path.is_empty() { String::new() } else { format!(" at `{path}`") }
}

impl Problem {
    /// The problem in words.
    pub(crate) fn report(&self) -> Report {
        let Words { message, label, also, help } = words(&self.kind);
        let here = (self.at != Span::NOWHERE).then_some(Label { span: self.at, text: legible(&label) });
        let also = also.into_iter().map(|(span, text)| Label { span, text: legible(&text) });
        let (message, help) = (legible(&message), help.as_deref().map(legible));
        let labels = here.into_iter().chain(also).collect();
        Report { code: self.code(), severity: self.severity(), message, labels, help }
    }
}

/// A text with more characters than this is cut, as that of a pattern of hundreds of ranges.
const MAX_TEXT: usize = 300;

/// The text as a person can read it: not endless, and with what is invisible written as its number.
fn legible(text: &str) -> String {
    let mut legible = String::new();
    for (index, character) in text.chars().enumerate() {
        if index == MAX_TEXT {
            return legible + "...";
        }
        match character {
            '\u{a0}'
            | '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}' => {
                legible.extend(character.escape_unicode());
            }
            '\0'..='\x1f' | '\x7f'..='\u{9f}' => legible.extend(character.escape_default()),
            _ => legible.push(character),
        }
    }
    legible
}

fn words(kind: &Kind) -> Words {
    yaml::words(kind)
        .or_else(|| key::words(kind))
        .or_else(|| service::words(kind))
        .or_else(|| name::words(kind))
        .or_else(|| path::words(kind))
        .or_else(|| constraint::words(kind))
        .or_else(|| union::words(kind))
        .or_else(|| operation::words(kind))
        .or_else(|| value::words(kind))
        .unwrap_or_else(|| unreachable!("every kind has its words: {kind:?}"))
}
