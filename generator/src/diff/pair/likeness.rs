//! How much two things have in common, from 0 to 1, by their own words; never whether they are one.

use crate::model::{Doc, Shape};

/// The share of words that both have among all that either has; that of nothing with nothing is 1.
pub(in crate::diff) fn share<T: PartialEq>(a: &[T], b: &[T]) -> f64 {
    let both = a.iter().filter(|word| b.contains(word)).count();
    part(both, a.len() + b.len() - both)
}

/// The share of words that both have among those of the one that has fewer.
fn overlap<T: PartialEq>(a: &[T], b: &[T]) -> f64 {
    part(a.iter().filter(|word| b.contains(word)).count(), a.len().min(b.len()))
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
pub(super) fn part(some: usize, all: usize) -> f64 {
    if all == 0 { 1.0 } else { some as f64 / all as f64 }
}

/// What two names have in common: `sender` of `senderEmail` and `senderAddress`.
pub(in crate::diff) fn of_names(a: &str, b: &str) -> f64 {
    share(&words(a), &words(b))
}

/// What two documentations have in common.
pub(in crate::diff) fn of_docs(a: &Doc, b: &Doc) -> f64 {
    share(&words(&a.text), &words(&b.text))
}

/// The words of a name or a sentence, each once: they end where letters end, and before a capital letter.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for c in text.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && was_lower) {
            words.push(String::new());
        }
        was_lower = c.is_lowercase() || c.is_numeric();
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.extend(c.to_lowercase());
        }
    }
    words.sort();
    words.dedup();
    words.retain(|word| !word.is_empty());
    words
}

/// The names of what a shape is made of, those of constants left out, which tell variants apart; `None` where it is made of nothing that
/// has a name.
pub(super) fn members(shape: &Shape) -> Option<Vec<&str>> {
    Some(match shape {
        Shape::Struct(structure) => {
            let fields = structure.fields.iter().filter(|field| field.constant.is_none());
            fields.map(|field| field.wire.as_str()).collect()
        }
        Shape::Enum(enumeration) => enumeration.values.iter().map(|value| value.wire.as_str()).collect(),
        Shape::Union(union) => union.variants.iter().map(|variant| variant.tag.as_str()).collect(),
        Shape::Text(_) | Shape::Number(_) | Shape::Collection(_) | Shape::Alias(_) => return None,
    })
}

/// Whether one may be the other, with changes: `None`, or how much they have in common.
pub(super) fn of_shapes(a: &Shape, b: &Shape) -> Option<f64> {
    if std::mem::discriminant(a) != std::mem::discriminant(b) {
        return None;
    }
    let (Some(a), Some(b)) = (members(a), members(b)) else { return Some(1.0) };
    let share = share(&a, &b);
    (share >= 0.25 || overlap(&a, &b) >= 0.5).then_some(share)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn names_fall_into_words() {
        assert_eq!(words("contentBytesBase64"), ["base64", "bytes", "content"]);
        assert_eq!(words("Orders_ListAll"), ["all", "list", "orders"]);
    }
}
