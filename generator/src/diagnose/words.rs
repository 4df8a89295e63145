//! The parts that every wording is made of: a sentence, what to write at each place, and the likely fix; never a problem's own wording.

use super::closest;
use crate::source::Span;

/// Words before they are put together with the place they are about.
pub(super) struct Words {
    pub(super) message: String,
    pub(super) label: String,
    pub(super) also: Vec<(Span, String)>,
    pub(super) help: Option<String>,
}

pub(super) fn say(message: impl Into<String>) -> Words {
    Words { message: message.into(), label: String::new(), also: Vec::new(), help: None }
}

impl Words {
    pub(super) fn here(self, label: impl Into<String>) -> Self {
        Self { label: label.into(), ..self }
    }

    pub(super) fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.also.push((span, text.into()));
        self
    }

    /// A second place that may not be known.
    pub(super) fn also_if(self, span: Option<Span>, text: impl Into<String>) -> Self {
        match span {
            Some(span) => self.also(span, text),
            None => self,
        }
    }

    pub(super) fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// Offers the closest of the known words, or lists them where they are few.
    pub(super) fn meant<'a>(self, typed: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
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

pub(super) fn strings(words: &[String]) -> impl Iterator<Item = &str> {
    words.iter().map(String::as_str)
}

/// `, at a.b` for a value inside another.
pub(super) fn within(path: &str) -> String {
    if path.is_empty() { String::new() } else { format!(" at `{path}`") }
}

/// A text with more characters than this is cut, as that of a pattern of hundreds of ranges.
const MAX_TEXT: usize = 300;

/// The text as a person can read it: not endless, and with what is invisible written as its number.
pub(super) fn legible(text: &str) -> String {
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
