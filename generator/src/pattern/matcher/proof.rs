//! The proof that a check decides a language: the check is read back as an automaton and the two are compared.

use super::shape::{Run, Shape};
use super::{Check, MatcherProblem, Unit, lift};
use crate::pattern::ast::{Assertion, Node, NodeKind};
use crate::pattern::automaton::TooLarge;
use crate::pattern::compile;
use crate::pattern::language::PATH_SEGMENT;
use crate::pattern::length::Lengths;
use crate::pattern::set::CharSet;
use crate::pattern::texts::Texts;

/// Fails with a shortest text on which the check and the language disagree.
pub(super) fn prove(check: &Check, texts: &Texts) -> Result<(), MatcherProblem> {
    let decided = texts_of(check)?;
    match texts.first_outside(&decided)?.or(decided.first_outside(texts)?) {
        None => Ok(()),
        Some(witness) => Err(MatcherProblem::Disagreement(witness)),
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

fn of_any_length(automaton: crate::pattern::automaton::Automaton) -> Texts {
    Texts { automaton, lengths: Lengths::ANY }
}

fn all_texts(checks: &[Check]) -> Result<Texts, TooLarge> {
    let mut texts = Texts::all();
    let mut bytes = Lengths::ANY;
    for check in checks {
        match check {
            Check::Length(lengths, Unit::Bytes) => bytes = bytes.and(*lengths),
            other => texts = texts.and(&texts_of(other)?)?,
        }
    }
    // Bytes are characters only where the other checks see to it.
    if bytes != Lengths::ANY && !texts.is_ascii() {
        return Err(TooLarge);
    }
    Ok(Texts { lengths: texts.lengths.and(bytes), ..texts })
}

fn node(kind: NodeKind) -> Node {
    Node::new(kind, 0..0)
}

fn set(set: CharSet) -> Node {
    node(NodeKind::Set(set))
}

fn anchored(parts: Vec<Node>) -> Node {
    let edge = |it| node(NodeKind::Assertion(it));
    let parts = [edge(Assertion::Start)].into_iter().chain(parts).chain([edge(Assertion::End)]);
    node(NodeKind::Concat(parts.collect()))
}

fn compiled(root: &Node) -> Result<Texts, TooLarge> {
    compile::compile(root).map_err(|_| TooLarge)?.texts()
}

fn words_texts(words: &[String]) -> Result<Texts, TooLarge> {
    let word = |word: &String| anchored(word.chars().map(|value| set(CharSet::one(value))).collect());
    compiled(&node(NodeKind::Alternation(words.iter().map(word).collect())))
}

fn shapes_texts(shapes: &[Shape]) -> Result<Texts, TooLarge> {
    let parts = |shape: &Shape| {
        let one = |class: &super::ByteSet| set(class.as_chars());
        let run = shape.run.map(|Run { class, min, max }| {
            let count = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
            let body = Box::new(set(class.as_chars()));
            node(NodeKind::Repeat { body, min: count(min), max: max.map(count) })
        });
        let before = shape.before.iter().map(one);
        anchored(before.chain(run).chain(shape.after.iter().map(one)).collect())
    };
    let root = match shapes {
        [only] => parts(only),
        several => node(NodeKind::Alternation(several.iter().map(parts).collect())),
    };
    let bytes = compiled(&root)?;
    if shapes.iter().flat_map(Shape::classes).all(super::ByteSet::is_ascii) {
        return Ok(bytes);
    }
    // Where a byte is not a character, a count of bytes is no length: it stays with the bytes, as states.
    Ok(of_any_length(lift::lift(&bytes.written_out()?.automaton)?))
}
