//! Texts: the lengths at the bounds, each kind of character, what misses the rule by one slip, and what would leave a segment of a path.

use super::super::suite::TestFile;
use super::super::value;
use crate::model::Textual;
use proc_macro2::TokenStream;
use quote::quote;

/// Longer texts are left to the tests of the matchers.
const MAX_LENGTH: u64 = 2_000;
const MEMBERS: usize = 8;
const SLIPS: usize = 12;

/// Texts that try to leave their segment of a path.
const HOSTILE: [&str; 8] = ["", ".", "..", "%2e%2e", "a/b", "\t", "\\", "a?b#c"];

/// `texts::check::<Name>(&["a"], &[""])`
pub(super) fn body(textual: &Textual, name: &TokenStream, test: &mut TestFile) -> TokenStream {
    let (mut accepted, mut refused) = lengths(textual);
    accepted.extend(textual.language.kinds(MEMBERS));
    refused.extend(textual.language.slips(SLIPS));
    if textual.path_segment {
        refused.extend(HOSTILE.into_iter().filter(|text| !textual.language.contains(text)).map(str::to_owned));
    }
    let texts = test.part("texts");
    let (accepted, refused) = (once(&accepted), once(&refused));
    quote!(#texts::check::<#name>(&[#(#accepted),*], &[#(#refused),*]))
}

/// Each text once, in their order.
fn once(texts: &[String]) -> impl Iterator<Item = TokenStream> {
    let first = |(index, text): &(usize, &String)| !texts[..*index].contains(text);
    texts.iter().enumerate().filter(first).map(|(_, text)| value::repeated(text))
}

/// Texts of the lengths that occur at each end, some with wide characters because characters are counted and not bytes; and texts of
/// lengths beside them.
fn lengths(textual: &Textual) -> (Vec<String>, Vec<String>) {
    let language = &textual.language;
    let occurring = language.lengths();
    let (mut accepted, mut refused) = (Vec::new(), Vec::new());
    if let Some(shortest) = language.of_length(occurring.min).filter(|_| occurring.min <= MAX_LENGTH) {
        let mut below = shortest.clone();
        refused.extend(below.pop().map(|_| below));
        accepted.push(shortest);
    }
    let Some(max) = occurring.max.filter(|max| *max <= MAX_LENGTH) else { return (accepted, refused) };
    if let Some(longest) = language.of_length(max) {
        refused.push(longest.chars().chain(longest.chars().last().or(Some('a'))).collect());
        accepted.push(longest);
        let wide = "é".repeat(max as usize);
        accepted.extend(Some(wide).filter(|wide| language.contains(wide)));
    }
    (accepted, refused)
}
