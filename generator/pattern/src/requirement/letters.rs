//! Sets of characters in words; it knows nothing of automata.

use crate::length::Lengths;
use crate::set::CharSet;

/// Where the words stand in the sentence.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Grammar {
    /// After a count: "letters, digits or '-'".
    Or,
    /// Alone: "a letter, a digit or '-'".
    A,
}

type Ranges = &'static [(u32, u32)];

/// Plural, singular with its article, and the characters; larger sets before the parts of them.
const KINDS: &[(&str, &str, Ranges)] = &[
    ("letters", "a letter", &[(0x41, 0x5A), (0x61, 0x7A)]),
    ("lowercase letters", "a lowercase letter", &[(0x61, 0x7A)]),
    ("uppercase letters", "an uppercase letter", &[(0x41, 0x5A)]),
    ("digits", "a digit", &[(0x30, 0x39)]),
];
const HEXADECIMAL: &[(&str, Ranges)] = &[
    ("hexadecimal digit", &[(0x30, 0x39), (0x41, 0x46), (0x61, 0x66)]),
    ("lowercase hexadecimal digit", &[(0x30, 0x39), (0x61, 0x66)]),
    ("uppercase hexadecimal digit", &[(0x30, 0x39), (0x41, 0x46)]),
];

/// More single characters than this are given as ranges.
const MAX_SINGLE: usize = 12;

pub(super) fn describe(set: &CharSet, grammar: Grammar) -> String {
    let everything = CharSet::all();
    if *set == everything {
        return noun("character", grammar);
    }
    for (name, ranges) in HEXADECIMAL {
        if *set == CharSet::new(ranges.iter().copied()) {
            return noun(name, grammar);
        }
    }
    if set.ranges().last().is_some_and(|range| range.1 == 0x10_FFFF) {
        let others = items(&set.negated(), Grammar::Or);
        let control = |last| CharSet::new([(0, 0x1F), (0x7F, last)]).negated();
        let others = match set {
            set if *set == control(0x9F) => "control characters".to_owned(),
            set if *set == control(0x7F) => "ASCII control characters".to_owned(),
            _ => either(&others),
        };
        return format!("{} other than {others}", noun("character", grammar));
    }
    if *set == CharSet::new([(0x20, 0x7E)]) {
        return noun("printable ASCII character", grammar);
    }
    let parts = items(set, grammar);
    either(&parts)
}

fn noun(noun: &str, grammar: Grammar) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o']) || noun.starts_with("upper") { "an" } else { "a" };
    match grammar {
        Grammar::Or => format!("{noun}s"),
        Grammar::A => format!("{article} {noun}"),
    }
}

fn items(set: &CharSet, grammar: Grammar) -> Vec<String> {
    let mut rest = set.clone();
    let mut items = Vec::new();
    for (plural, singular, ranges) in KINDS {
        let kind = CharSet::new(ranges.iter().copied());
        if kind.negated().union(&rest) == CharSet::all() {
            items.push(if grammar == Grammar::Or { *plural } else { *singular }.to_owned());
            rest = rest.negated().union(&kind).negated();
        }
    }
    let single: u32 = rest.ranges().iter().map(|(from, to)| to - from + 1).sum();
    if single as usize <= MAX_SINGLE {
        let values = rest.ranges().iter().flat_map(|&(from, to)| from..=to).filter_map(char::from_u32);
        let mut values: Vec<char> = values.collect();
        // A space is named, after the characters that show themselves.
        values.sort_by_key(|value| (matches!(value, ' '), *value != '-', *value != '_'));
        items.extend(values.into_iter().map(show));
    } else {
        for &(from, to) in rest.ranges() {
            let (Some(from), Some(to)) = (char::from_u32(from), char::from_u32(to)) else {
                continue;
            };
            items.push(if from == to { show(from) } else { format!("{} to {}", show(from), show(to)) });
        }
    }
    // The kinds of the first clause share their article: "a letter or digit".
    if grammar == Grammar::A && items.len() > 1 {
        for item in items.iter_mut().skip(1) {
            *item = item.trim_start_matches("a ").trim_start_matches("an ").to_owned();
        }
    }
    items
}

fn show(value: char) -> String {
    match value {
        ' ' => "space".to_owned(),
        '\'' => "\"'\"".to_owned(),
        '\t' => "tab".to_owned(),
        '\n' => "line feed".to_owned(),
        '\r' => "carriage return".to_owned(),
        value if value.is_control() || (value.is_whitespace()) || !value.is_ascii() && !value.is_alphanumeric() => {
            format!("U+{:04X}", u32::from(value))
        }
        value => format!("'{value}'"),
    }
}

/// A text in quotes, as it is but for what cannot be seen.
pub(super) fn quote(text: &str) -> String {
    let mut characters = text.chars();
    if let (Some(only), None) = (characters.next(), characters.next())
        && only != ' '
    {
        return show(only);
    }
    let is_seen = |value: char| value == ' ' || value.is_ascii_graphic() || value.is_alphanumeric();
    let show = |value: char| if is_seen(value) { value.to_string() } else { value.escape_unicode().to_string() };
    let shown: String = text.chars().map(show).collect();
    if text.contains('\'') { format!("\"{shown}\"") } else { format!("'{shown}'") }
}

/// "a, b or c"
pub(super) fn either(items: &[String]) -> String {
    joined(items, "or")
}

/// "a, b and c"
pub(super) fn all_of(items: &[String]) -> String {
    joined(items, "and")
}

fn joined(items: &[String], word: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} {word} {last}", most.join(", ")),
    }
}

/// A count of characters: "at most 3 digits".
pub(super) fn count(lengths: Lengths, noun: &str) -> String {
    let Lengths { min, max } = lengths;
    match max {
        None if min == 0 => format!("any number of {noun}"),
        None => format!("at least {min} {}", number(min, noun)),
        Some(max) if max == min => format!("{min} {}", number(min, noun)),
        Some(max) if min == 0 => format!("at most {max} {}", number(max, noun)),
        Some(max) => format!("{min} to {max} {noun}"),
    }
}

/// The noun for a count: "1 character", "1 letter or digit".
fn number(count: u64, noun: &str) -> String {
    if count != 1 {
        return noun.to_owned();
    }
    let singular = |word: &str| match word {
        "letters" | "digits" | "characters" => word.trim_end_matches('s').to_owned(),
        _ => word.to_owned(),
    };
    let (noun, rest) = noun.split_at(noun.find(" other than").unwrap_or(noun.len()));
    let words = noun.split(' ').map(|word| match word.strip_suffix(',') {
        Some(word) => singular(word) + ",",
        None => singular(word),
    });
    words.collect::<Vec<_>>().join(" ") + rest
}
