//! The proof that a check decides a language: the check is read back as an automaton and the two are compared.

use super::bytes::ByteSet;
use super::check::{Check, Unit};
use super::lift;
use super::problem::MatcherProblem;
use super::shape::{Run, Shape};
use crate::ast::{Node, NodeKind};
use crate::automaton::TooLarge;
use crate::compile;
use crate::language::PATH_SEGMENT;
use crate::length::Lengths;
use crate::texts::Texts;
use crate::witness::Witness;

/// A check that was proved to admit exactly the texts that it was made for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct ProvedCheck(Check);

impl ProvedCheck {
    /// Fails with a shortest text on which the check and the texts disagree.
    pub(super) fn new(check: Check, texts: &Texts) -> Result<Self, MatcherProblem> {
        let decided = texts_of(&check)?;
        let (refused, admitted) = (texts.first_outside(&decided)?, decided.first_outside(texts)?);
        match refused.into_iter().chain(admitted).min_by_key(Witness::length) {
            None => Ok(Self(check)),
            Some(witness) => Err(MatcherProblem::Disagreement(witness)),
        }
    }

    /// Nothing where the check is wrong, which a guess may be.
    pub(super) fn of_guess(check: Check, texts: &Texts) -> Result<Option<Self>, TooLarge> {
        Ok(texts_of(&check)?.is_same(texts)?.then_some(Self(check)))
    }

    /// The check by itself.
    pub(super) fn into_check(self) -> Check {
        self.0
    }
}

/// The texts that pass the check.
pub(super) fn texts_of(check: &Check) -> Result<Texts, TooLarge> {
    match check {
        Check::Words(words) => words_texts(words),
        Check::Shapes(shapes) => shapes_texts(shapes),
        Check::Table(table) => Ok(of_any_length(lift::lift(&table.automaton()?)?)),
        Check::CharacterTable(table) => Ok(of_any_length(table.automaton()?)),
        Check::Length(lengths, Unit::Characters) => Ok(Texts { lengths: *lengths, ..Texts::all() }),
        Check::Length(_, Unit::Bytes) => Err(TooLarge),
        Check::PathSegment => Ok(of_any_length(PATH_SEGMENT.clone())),
        Check::All(checks) => all_texts(checks),
    }
}

fn of_any_length(automaton: crate::automaton::Automaton) -> Texts {
    Texts { automaton, lengths: Lengths::ANY }
}

fn all_texts(checks: &[Check]) -> Result<Texts, TooLarge> {
    let mut texts = Texts::all();
    let mut bytes = Lengths::ANY;
    for check in checks {
        if let Check::Length(lengths, Unit::Bytes) = check {
            bytes = bytes.and(*lengths);
        } else {
            texts = texts.and(&texts_of(check)?)?;
        }
    }
    // Bytes are characters only where the other checks see to it.
    if bytes != Lengths::ANY && !texts.is_ascii() {
        return Err(TooLarge);
    }
    Ok(Texts { lengths: texts.lengths.and(bytes), ..texts })
}

fn words_texts(words: &[String]) -> Result<Texts, TooLarge> {
    let words = words.iter().map(|word| Node::whole(Node::text(word)));
    compile::texts(&Node::unplaced(NodeKind::Alternation(words.collect())))
}

fn shapes_texts(shapes: &[Shape]) -> Result<Texts, TooLarge> {
    let one = |class: &ByteSet| Node::one_of(class.as_chars());
    let shape = |shape: &Shape| {
        let run = shape.run.map(|Run { class, min, max }| {
            let count = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
            Node::unplaced(NodeKind::Repeat { body: Box::new(one(&class)), min: count(min), max: max.map(count) })
        });
        Node::whole(shape.before.iter().map(one).chain(run).chain(shape.after.iter().map(one)))
    };
    let root = match shapes {
        [only] => shape(only),
        several => Node::unplaced(NodeKind::Alternation(several.iter().map(shape).collect())),
    };
    let bytes = compile::texts(&root)?;
    if shapes.iter().flat_map(Shape::classes).all(ByteSet::is_ascii) {
        return Ok(bytes);
    }
    // Where a byte is not a character, a count of bytes is no length: it stays with the bytes, as states.
    Ok(of_any_length(lift::lift(&bytes.written_out()?.automaton)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ByteSet, Language, Matcher, TextConstraints};

    fn language(pattern: &str) -> Language {
        let constraints = TextConstraints { pattern: Some(pattern.to_owned()), ..TextConstraints::default() };
        Language::new(constraints).expect("the pattern is legal")
    }

    fn disagreement(check: &Check, pattern: &str) -> String {
        let proved = ProvedCheck::new(check.clone(), language(pattern).texts());
        let Err(MatcherProblem::Disagreement(Witness::Text(text))) = proved else { panic!("{proved:?}") };
        text
    }

    /// What is proved must be what the check says, so a check with a small mistake must fail, with a shortest text.
    #[test]
    fn mistakes_are_found() {
        let pattern = "^[a-z][a-z0-9]{2,62}$";
        let (first, rest) = (ByteSet::new([(b'a', b'z')]), ByteSet::new([(b'a', b'z'), (b'0', b'9')]));
        let shape = |first, class, min, max| {
            let run = Some(Run { class, min, max: Some(max) });
            Check::Shapes(vec![Shape { before: vec![first], run, after: Vec::new() }])
        };
        let right = shape(first, rest, 2, 62);
        assert_eq!(ProvedCheck::new(right.clone(), language(pattern).texts()), Ok(ProvedCheck(right)));
        assert_eq!(disagreement(&shape(first, rest, 1, 62), pattern), "aa");
        assert_eq!(disagreement(&shape(first, rest, 2, 63), pattern), "a".repeat(64));
        assert_eq!(disagreement(&shape(first, rest, 2, 61), pattern), "a".repeat(63));
        assert_eq!(disagreement(&shape(rest, rest, 2, 62), pattern), "0aa");
        assert_eq!(disagreement(&shape(first, first, 2, 62), pattern), "aa0");
    }

    #[test]
    fn mistakes_in_tables_are_found() {
        let rows = [(r"^[a-c]+(\.[a-c]+)*$", ""), (r"^[^\u2028a]*bb?$", ""), (r"^\p{sc=Greek}*$", "")];
        for (pattern, wrong) in rows {
            let language = language(pattern);
            let right = Matcher::new(&language).expect("there is a matcher");
            let mut check = right.check().clone();
            if let Check::CharacterTable(table) = &mut check {
                table.accepting.reverse();
            } else {
                let Check::Table(table) = &mut check else { panic!("{pattern}: {check:?}") };
                table.accepting.iter_mut().for_each(|accepts| *accepts = !*accepts);
            }
            assert_eq!(disagreement(&check, pattern), wrong, "{pattern}");
        }
    }

    #[test]
    fn bytes_are_not_lengths_beyond_ascii() {
        let letters = Check::Shapes(vec![Shape {
            before: Vec::new(),
            run: Some(Run { class: ByteSet::new([(0, 0xFF)]), min: 0, max: None }),
            after: Vec::new(),
        }]);
        let length = Lengths { min: 0, max: Some(3) };
        let texts = language("^[^]{0,3}$");
        let bytes = Check::All(vec![Check::Length(length, Unit::Bytes), letters.clone()]);
        assert!(ProvedCheck::new(bytes, texts.texts()).is_err());
        let characters = Check::All(vec![Check::Length(length, Unit::Characters), letters]);
        assert!(ProvedCheck::new(characters, texts.texts()).is_ok());
    }
}
