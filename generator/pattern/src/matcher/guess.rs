//! Shapes guessed from the texts of a language; proved elsewhere.

use super::bytes::ByteSet;
use super::check::{Check, Unit};
use super::shape::{Run, Shape};
use crate::automaton::TooLarge;
use crate::length::{Countdown, Lengths};
use crate::set::CharSet;
use crate::texts::Texts;

/// More positions than this are not looked at one by one.
const MAX_WORK: u64 = 2_000_000;
/// More fixed classes than this are no shape that a person would write.
const MAX_FIXED: usize = 64;
/// How many shapes may be side by side.
const MAX_SHAPES: usize = 4;

/// Checks that may decide the texts, likeliest first.
pub(super) fn guesses(texts: &Texts) -> Result<Vec<Check>, TooLarge> {
    let mut guesses = Vec::new();
    let Lengths { min, max } = texts.lengths;
    let mut short = Vec::new();
    // The shortest texts may be fixed shapes of their own: `[a]` beside `[first, .., last]`.
    for from in min..=max.unwrap_or(u64::MAX).min(min + 2) {
        if let Some((shape, lengths)) = shape(texts, from)? {
            let mut shapes = short.clone();
            shapes.push(shape);
            guesses.extend(checks(shapes, Lengths { min, ..lengths }));
        }
        match fixed(texts, from)? {
            Some(shape) => short.push(shape),
            None => break,
        }
    }
    guesses.extend(by_length(texts)?);
    Ok(guesses)
}

/// The shapes, with a count of characters where bytes are not characters.
fn checks(shapes: Vec<Shape>, lengths: Lengths) -> Vec<Check> {
    let ascii = shapes.iter().flat_map(Shape::classes).all(ByteSet::is_ascii);
    let shapes = Check::Shapes(shapes);
    if ascii {
        return vec![shapes];
    }
    let count = |lengths| Check::Length(lengths, Unit::Characters);
    let mut checks = Vec::new();
    match lengths.max {
        None => {
            checks.push(shapes.clone());
            checks.push(Check::All(vec![count(lengths), shapes]));
        }
        Some(_) => {
            checks.push(Check::All(vec![count(Lengths { min: 0, ..lengths }), shapes.clone()]));
            checks.push(Check::All(vec![count(lengths), shapes]));
        }
    }
    checks
}

/// One fixed shape for each of a few lengths.
fn by_length(texts: &Texts) -> Result<Option<Check>, TooLarge> {
    let Some(max) = texts.lengths.max.filter(|max| *max <= MAX_FIXED as u64) else {
        return Ok(None);
    };
    let mut countdown = Countdown::new(&texts.automaton);
    let mut shapes = Vec::new();
    for length in texts.lengths.min..=max {
        if !countdown.accepts(0, length)? {
            continue;
        }
        match fixed(texts, length)? {
            Some(shape) if shapes.len() < MAX_SHAPES => shapes.push(shape),
            _ => return Ok(None),
        }
    }
    Ok((shapes.len() > 1).then_some(Check::Shapes(shapes)))
}

fn fixed(texts: &Texts, length: u64) -> Result<Option<Shape>, TooLarge> {
    if length > MAX_FIXED as u64 {
        return Ok(None);
    }
    let classes = positions(texts, length)?.unwrap_or_default();
    let before: Option<Vec<ByteSet>> = classes.iter().map(ByteSet::of).collect();
    let narrow = before.filter(|classes| classes.iter().all(ByteSet::is_ascii));
    Ok(narrow.map(|before| Shape { before, run: None, after: Vec::new() }))
}

/// The one shape of the texts with at least so many characters, if there is one.
fn shape(texts: &Texts, from: u64) -> Result<Option<(Shape, Lengths)>, TooLarge> {
    let lengths = texts.lengths.and(Lengths { min: from, max: None });
    let longer = lengths.max.unwrap_or(u64::MAX).min(from.saturating_mul(2).saturating_add(8));
    let (Some(least), Some(more)) = (positions(texts, from)?, positions(texts, longer)?) else {
        return Ok(None);
    };
    let Some((before, run, after)) = middle(&least, &more) else {
        return Ok(None);
    };
    let bytes = |sets: &[CharSet]| sets.iter().map(ByteSet::of).collect::<Option<Vec<_>>>();
    let (Some(before), Some(after), Some(class)) = (bytes(before), bytes(after), ByteSet::of(run)) else {
        return Ok(None);
    };
    if before.len() + after.len() > MAX_FIXED {
        return Ok(None);
    }
    let outside = (before.len() + after.len()) as u64;
    let ascii = class.is_ascii() && before.iter().chain(&after).all(ByteSet::is_ascii);
    let max = lengths.max.filter(|_| ascii).map(|max| max - outside);
    let run = (max != Some(0)).then_some(Run { class, min: from.saturating_sub(outside), max });
    Ok(Some((Shape { before, run, after }, lengths)))
}

/// Where a longer text has more than the least one: what is before, the class of the run, what is after.
fn middle<'a>(least: &[CharSet], more: &'a [CharSet]) -> Option<(&'a [CharSet], &'a CharSet, &'a [CharSet])> {
    let same = |(left, right): &(&CharSet, &CharSet)| left == right;
    let mut start = least.iter().zip(more).take_while(same).count();
    let rest = least.len() - start;
    let mut end = more.len() - least.iter().rev().zip(more.iter().rev()).take(rest).take_while(same).count();
    if more.len() == least.len() {
        // Fixed length: the longest stretch of one class is the run.
        (start, end) = longest_stretch(more)?;
    }
    let class = more.get(start)?;
    if more[start..end].iter().any(|other| other != class) {
        return None;
    }
    while start > 0 && more[start - 1] == *class {
        start -= 1;
    }
    while end < more.len() && more[end] == *class {
        end += 1;
    }
    Some((&more[..start], class, &more[end..]))
}

fn longest_stretch(sets: &[CharSet]) -> Option<(usize, usize)> {
    let mut start = 0;
    let stretches = sets.chunk_by(|left, right| left == right).map(|stretch| {
        start += stretch.len();
        (start - stretch.len(), start)
    });
    // The first of the longest.
    stretches.min_by_key(|(from, to)| std::cmp::Reverse(to - from))
}

/// The characters at each place of the texts of exactly this length.
fn positions(texts: &Texts, length: u64) -> Result<Option<Vec<CharSet>>, TooLarge> {
    let automaton = &texts.automaton;
    if length.saturating_mul(automaton.next.len() as u64) > MAX_WORK {
        return Ok(None);
    }
    let mut countdown = Countdown::new(automaton);
    let mut states = vec![0];
    let mut positions = Vec::new();
    for left in (0..length).rev() {
        let mut classes = vec![false; automaton.alphabet.len()];
        let mut reached = Vec::new();
        for &state in &states {
            for (class, &next) in automaton.row(state).iter().enumerate() {
                if countdown.accepts(next as usize, left)? {
                    classes[class] = true;
                    reached.push(next as usize);
                }
            }
        }
        reached.sort_unstable();
        reached.dedup();
        states = reached;
        positions.push(automaton.alphabet.set(|class| classes[class]));
    }
    Ok(Some(positions))
}
