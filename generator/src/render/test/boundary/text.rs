//! Texts: the lengths at the bounds, short and long members, and what misses the rule by one slip.

use super::super::value;
use super::Case;
use crate::model::Textual;
use proc_macro2::TokenStream;
use quote::quote;

/// Longer texts are left to the tests of the matchers.
const MAX_LENGTH: u64 = 2_000;
const MEMBERS: usize = 6;
const MISSES: usize = 12;

pub(super) fn cases(textual: &Textual) -> Vec<Case> {
    let (members, misses): (Vec<String>, Vec<String>) =
        textual.language.suite().into_iter().partition(|text| textual.language.contains(text));
    let mut cases = lengths(textual, &members, &misses);
    let rule = sentence(&textual.requirement);
    let mut short = members;
    short.sort_by_key(|text| text.chars().count());
    short.truncate(200);
    let short = spread(short, MEMBERS);
    if !short.is_empty() {
        cases.push(Case::new("is_such_a_text", rule.clone(), accepted(short)));
    }
    // Those that one edit makes a member come first.
    let near = misses.into_iter().take(400).filter(|text| text.chars().count() < 80);
    let near = spread(near.collect(), MISSES);
    if !near.is_empty() {
        cases.push(Case::new("is_not_a_text_with_a_slip", rule, refused(near)));
    }
    cases
}

/// The body of a test of the type.
type Body = Box<dyn Fn(&TokenStream) -> TokenStream>;

/// Below, at and above each end of the lengths that occur.
fn lengths(textual: &Textual, members: &[String], misses: &[String]) -> Vec<Case> {
    let occurring = textual.language.lengths();
    let of_length = |texts: &[String], wanted: u64| {
        let mut fitting = texts.iter().filter(|text| text.chars().count() as u64 == wanted);
        fitting.find(|text| text.is_ascii()).cloned()
    };
    let mut wanted: Vec<(u64, bool)> = Vec::new();
    if let Some(below) = occurring.min.checked_sub(1) {
        wanted.push((below, false));
    }
    wanted.push((occurring.min, true));
    if let Some(max) = occurring.max {
        wanted.extend((max != occurring.min).then_some((max, true)));
        wanted.push((max + 1, false));
    }
    let mut cases = Vec::new();
    for (length, is_member) in wanted.into_iter().filter(|(length, _)| *length <= MAX_LENGTH) {
        let found = of_length(if is_member { members } else { misses }, length);
        let Some(text) = found.or_else(|| (!is_member).then(|| "a".repeat(length as usize))) else { continue };
        let plural = if length == 1 { "" } else { "s" };
        let (name, doc, body): (String, String, Body) = if is_member {
            let name = format!("may_have_{length}_character{plural}");
            (
                name,
                format!("{length} character{plural} are allowed.").replace("1 character are", "1 character is"),
                Box::new(accepted(vec![text])),
            )
        } else {
            let name = format!("cannot_have_{length}_character{plural}");
            (
                name,
                format!("{length} character{plural} are not allowed.").replace("1 character are", "1 character is"),
                Box::new(refused(vec![text])),
            )
        };
        cases.push(Case::new(name, doc, body));
    }
    cases
}

fn accepted(texts: Vec<String>) -> impl Fn(&TokenStream) -> TokenStream + 'static {
    move |name| {
        let texts = texts.iter().map(|text| value::repeated(text));
        quote!(accepts::<#name>(&[#(#texts),*]);)
    }
}

fn refused(texts: Vec<String>) -> impl Fn(&TokenStream) -> TokenStream + 'static {
    move |name| {
        let texts = texts.iter().map(|text| value::repeated(text));
        quote!(refuses::<#name>(&[#(#texts),*]);)
    }
}

/// So many of the texts, from the first to the last.
fn spread(texts: Vec<String>, limit: usize) -> Vec<String> {
    let count = texts.len();
    if count <= limit {
        return texts;
    }
    (0..limit).map(|index| texts[index * (count - 1) / (limit - 1)].clone()).collect()
}

fn sentence(requirement: &str) -> String {
    format!("The rule: {requirement}.")
}
