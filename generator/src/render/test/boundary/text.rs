//! Texts: the lengths at the bounds, each kind of character, and what misses the rule by one slip.

use super::super::value;
use super::Case;
use crate::model::Textual;
use proc_macro2::TokenStream;
use quote::quote;

/// Longer texts are left to the tests of the matchers.
const MAX_LENGTH: u64 = 2_000;
const MEMBERS: usize = 8;
const SLIPS: usize = 12;

pub(super) fn cases(textual: &Textual) -> Vec<Case> {
    let mut cases = lengths(textual);
    let rule = sentence(&textual.requirement);
    let members = textual.language.kinds(MEMBERS);
    if !members.is_empty() {
        cases.push(Case::new("may_have_each_kind_of_character", rule.clone(), accepted(members)));
    }
    let slips: Vec<String> = textual.language.slips(SLIPS);
    if !slips.is_empty() {
        cases.push(Case::new("is_refused_for_one_slip", rule, refused(slips)));
    }
    cases
}

/// Below, at and above each end of the lengths that occur.
fn lengths(textual: &Textual) -> Vec<Case> {
    let language = &textual.language;
    let occurring = language.lengths();
    let mut cases = Vec::new();
    if let Some(shortest) = language.of_length(occurring.min).filter(|_| occurring.min <= MAX_LENGTH) {
        let mut below = shortest.clone();
        if below.pop().is_some() {
            cases.push(cannot_have(below));
        }
        cases.push(may_have(shortest));
    }
    let Some(max) = occurring.max.filter(|max| *max <= MAX_LENGTH) else { return cases };
    if let Some(longest) = language.of_length(max) {
        let above: String = longest.chars().chain(longest.chars().last().or(Some('a'))).collect();
        if max != occurring.min {
            cases.push(may_have(longest));
        }
        let wide = "é".repeat(max as usize);
        if max > 0 && language.contains(&wide) {
            cases.push(Case::new("counts_characters", "Characters are counted, not bytes.", accepted(vec![wide])));
        }
        cases.push(cannot_have(above));
    }
    cases
}

fn may_have(text: String) -> Case {
    let (noun, length) = characters(&text);
    let verb = if length == 1 { "is" } else { "are" };
    Case::new(format!("may_have_{length}_{noun}"), format!("{length} {noun} {verb} allowed."), accepted(vec![text]))
}

fn cannot_have(text: String) -> Case {
    let (noun, length) = characters(&text);
    let verb = if length == 1 { "is" } else { "are" };
    Case::new(
        format!("cannot_have_{length}_{noun}"),
        format!("{length} {noun} {verb} not allowed."),
        refused(vec![text]),
    )
}

fn characters(text: &str) -> (&'static str, usize) {
    match text.chars().count() {
        1 => ("character", 1),
        length => ("characters", length),
    }
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

fn sentence(requirement: &str) -> String {
    format!("The rule: {requirement}.")
}
