//! Sets of texts: exact where an automaton has them, between two bounds where a format needs arithmetic.

use super::number::Numbers;
use crate::diff::effect::{Relation, SetDifference};
use crate::model::{NumberForm, NumberFormat, Numeric, Scalar, Textual};
use pattern::{self, Language, TextConstraints};

/// A set of texts.
#[derive(Clone, Debug)]
pub(crate) struct Texts {
    /// Every text of the set is among these.
    over: Language,
    /// These are all in the set; the same as `over` where the set is exact, `None` where no such texts are known.
    under: Option<Language>,
    /// What is left out of the automaton: two sets with the same are related as their automata are.
    apart: Option<String>,
}

impl Texts {
    pub(crate) fn of_scalar(scalar: Scalar) -> Self {
        let exact = |format| Self::exact(language(TextConstraints { format, ..TextConstraints::default() }));
        match scalar {
            Scalar::DateTime => Self::between("date-time", DATE_TIME, SOME_DATE_TIMES),
            Scalar::DateTimeRfc1123 => Self::between("date-time-rfc1123", RFC1123, "^Mon, 01 Jan 2024 00:00:0\\d GMT$"),
            Scalar::Number(format, NumberForm::Text) => Self::of_number(format),
            Scalar::Text | Scalar::Boolean | Scalar::Number(_, NumberForm::Number) => exact(None),
            Scalar::Date | Scalar::Duration | Scalar::Bytes | Scalar::Base64Url => exact(scalar.text_format()),
            Scalar::Uuid | Scalar::ArmId | Scalar::Uri => exact(scalar.text_format()),
        }
    }

    fn of_number(format: NumberFormat) -> Self {
        match format {
            NumberFormat::Int32 => Self::between("int32", NUMBER, "^-?[1-9][0-9]{0,8}$"),
            NumberFormat::Int64 => Self::between("int64", NUMBER, "^-?[1-9][0-9]{0,17}$"),
            NumberFormat::UnixTime => Self::between("unixtime", NUMBER, "^[1-9][0-9]{0,10}$"),
            NumberFormat::Float => Self::between("float", NUMBER, SOME_NUMBERS),
            NumberFormat::Double => Self::between("double", NUMBER, SOME_NUMBERS),
            NumberFormat::Decimal => Self::between("decimal", NUMBER, SOME_NUMBERS),
        }
    }

    pub(crate) fn of_textual(textual: &Textual) -> Self {
        let mut apart: Vec<String> = Vec::new();
        if textual.length_only {
            apart.extend(textual.pattern.clone());
        }
        if let Some(format) = &textual.format
            && textual.language.constraints().format.is_none()
        {
            apart.push(format.clone());
        }
        if apart.is_empty() {
            return Self::exact(textual.language.clone());
        }
        Self { over: textual.language.clone(), under: None, apart: Some(apart.join(" ")) }
    }

    /// The texts of numbers with constraints.
    pub(super) fn of_numeric(numeric: &Numeric) -> Self {
        Self { under: None, apart: Some(numeric.requirement()), ..Self::of_number(numeric.kind.format()) }
    }

    /// The texts of these numbers; which they are is left out.
    pub(super) fn of_numbers(numbers: &Numbers) -> Self {
        let format = if numbers.is_whole() { NumberFormat::Int64 } else { NumberFormat::Double };
        Self { under: None, apart: Some(format!("{numbers:?}")), ..Self::of_number(format) }
    }

    fn exact(language: Language) -> Self {
        Self { under: Some(language.clone()), over: language, apart: None }
    }

    fn between(name: &str, over: &str, under: &str) -> Self {
        let of = |pattern: &str| {
            language(TextConstraints { pattern: Some(pattern.to_owned()), ..TextConstraints::default() })
        };
        Self { over: of(over), under: Some(of(under)), apart: Some(name.to_owned()) }
    }

    /// Exactly these texts.
    pub(super) fn of_words(words: &[String]) -> Option<Self> {
        let escaped: Vec<String> = words.iter().map(|word| escaped(word)).collect();
        let pattern = Some(format!("^(?:{})$", escaped.join("|")));
        Language::new(TextConstraints { pattern, ..TextConstraints::default() }).ok().map(Self::exact)
    }
}

/// RFC 8259 section 6.
const NUMBER: &str = "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?$";
const SOME_NUMBERS: &str = "^-?[1-9][0-9]{0,9}(\\.[0-9]{0,9}[1-9])?$";
const DATE_TIME: &str = r"^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:?\d{2})?$";
const SOME_DATE_TIMES: &str = r"^20\d{2}-0[1-9]-[01][1-8]T[01][0-9]:[0-5][0-9]:[0-5][0-9](\.[0-9]{1,7})?Z$";
const RFC1123: &str = r"^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$";

/// A language that the project itself wrote down; tests read every one of them.
fn language(constraints: TextConstraints) -> Language {
    Language::new(constraints).unwrap_or_else(|problem| panic!("a pattern of ours: {problem}"))
}

/// The text as a pattern that only it matches.
fn escaped(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_string() } else { format!("\\u{{{:x}}}", u32::from(c)) })
        .collect()
}

/// What becomes of one set in the other.
pub(super) fn relation(old: &Texts, new: &Texts) -> Relation {
    let same_remainder = old.apart == new.apart;
    if old.apart.is_none() && new.apart.is_none() {
        return old.over.relation(&new.over).into();
    }
    if same_remainder {
        let relation = Relation::from(old.over.relation(&new.over));
        return Relation { lost: softened(relation.lost, old), gained: softened(relation.gained, new) };
    }
    Relation { lost: outside(old, new), gained: outside(new, old) }
}

/// A text that the automata show may be outside what is left out of them.
fn softened(found: SetDifference, of: &Texts) -> SetDifference {
    match found {
        SetDifference::Values(_) if of.under.is_none() => SetDifference::Unknown,
        found @ (SetDifference::Empty | SetDifference::Unknown | SetDifference::Values(_)) => found,
    }
}

/// Whether `these` has texts that `those` has not.
fn outside(these: &Texts, those: &Texts) -> SetDifference {
    let lost = |a: &Language, b: &Language| Relation::from(a.relation(b)).lost;
    if let Some(under) = &those.under
        && lost(&these.over, under) == SetDifference::Empty
    {
        return SetDifference::Empty;
    }
    match these.under.as_ref().map(|under| lost(under, &those.over)) {
        Some(SetDifference::Values(witness)) => SetDifference::Values(witness),
        Some(SetDifference::Empty | SetDifference::Unknown) | None => SetDifference::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::{Texts, relation};
    use crate::diff::effect::Effect;
    use crate::model::{NumberForm, NumberFormat, Scalar};

    const TEXTS: [Scalar; 16] = [
        Scalar::Text,
        Scalar::Date,
        Scalar::DateTime,
        Scalar::DateTimeRfc1123,
        Scalar::Duration,
        Scalar::Bytes,
        Scalar::Base64Url,
        Scalar::Uuid,
        Scalar::Uri,
        Scalar::ArmId,
        Scalar::Number(NumberFormat::Int32, NumberForm::Text),
        Scalar::Number(NumberFormat::Int64, NumberForm::Text),
        Scalar::Number(NumberFormat::Float, NumberForm::Text),
        Scalar::Number(NumberFormat::Double, NumberForm::Text),
        Scalar::Number(NumberFormat::Decimal, NumberForm::Text),
        Scalar::Number(NumberFormat::UnixTime, NumberForm::Text),
    ];

    #[test]
    fn every_format_is_equal_to_itself_and_narrower_than_text() {
        let text = Texts::of_scalar(Scalar::Text);
        for scalar in TEXTS {
            let format = Texts::of_scalar(scalar);
            assert_eq!(relation(&format, &format).effect(), Effect::Equal, "{scalar:?}");
            let expected = if scalar == Scalar::Text { Effect::Equal } else { Effect::Narrows };
            assert_eq!(relation(&text, &format).effect(), expected, "{scalar:?}");
        }
    }

    #[test]
    fn words_are_exactly_themselves() {
        let words = Texts::of_words(&["a.b".to_owned(), "c|d".to_owned(), String::new()]).expect("a small pattern");
        for (text, inside) in [("a.b", true), ("axb", false), ("c|d", true), ("c", false), ("", true)] {
            assert_eq!(words.over.contains(text), inside, "{text}");
        }
    }
}
