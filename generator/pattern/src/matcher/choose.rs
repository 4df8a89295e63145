//! The choice of a check for a language: the fastest to run among those that are small and readable.

use super::check::{Check, Unit};
use super::problem::MatcherProblem;
use super::proof::{self, ProvedCheck};
use super::table::Table;
use super::{guess, lower};
use crate::ast::Node;
use crate::automaton::{Automaton, TooLarge};
use crate::compile;
use crate::language::Language;
use crate::length::{Countdown, Lengths};
use crate::texts::Texts;

/// A table with more cells is worth avoiding.
const LARGE_TABLE: usize = 512;
/// So much larger may a table be that needs no length beside it.
const SMALL_TABLE: usize = 32;
/// What a range of characters costs, in cells.
const RANGE_COST: usize = 8;
/// Lengths that would need more states are not tried as states.
const MAX_WRITTEN_OUT: u64 = 512;
const MAX_WORDS: usize = 16;

/// The check for a language, with its proof.
pub(super) fn choose(language: &Language) -> Result<ProvedCheck, MatcherProblem> {
    let texts = language.texts();
    match simple(texts)? {
        Some(check) => Ok(check),
        None => ProvedCheck::new(of_tables(language)?, texts),
    }
}

/// A check with tables; of the whole language or of each of its parts.
fn of_tables(language: &Language) -> Result<Check, MatcherProblem> {
    let parts = parts(language).ok();
    if let Some(check) = parts.as_ref().filter(|check| cells(check) == 0) {
        return Ok(check.clone());
    }
    let whole = tabled(language.texts()).ok();
    match (whole, parts) {
        (Some(whole), Some(parts)) if cells(&whole) > LARGE_TABLE && cells(&parts) < cells(&whole) / 2 => Ok(parts),
        (Some(check), _) | (None, Some(check)) => Ok(check),
        (None, None) => Err(MatcherProblem::TooLarge),
    }
}

fn cells(check: &Check) -> usize {
    match check {
        Check::Table(table) => table.cells(),
        Check::CharacterTable(table) => table.cells() + RANGE_COST * table.classes.len(),
        Check::All(checks) => checks.iter().map(cells).sum(),
        Check::Words(_) | Check::Shapes(_) | Check::Length(..) | Check::PathSegment => 0,
    }
}

/// A check without a table.
fn simple(texts: &Texts) -> Result<Option<ProvedCheck>, MatcherProblem> {
    if texts.automaton == Automaton::all() {
        let check = match texts.lengths {
            Lengths::ANY => Check::All(Vec::new()),
            lengths => Check::Length(lengths, Unit::Characters),
        };
        return ProvedCheck::new(check, texts).map(Some);
    }
    let words = match words(texts)? {
        Some(only) if only.len() == 1 => return ProvedCheck::new(Check::Words(only), texts).map(Some),
        words => words,
    };
    let is_several = |check: &Check| matches!(check, Check::Shapes(shapes) if shapes.len() > 1);
    let (several, one): (Vec<Check>, Vec<Check>) = guess::guesses(texts)?.into_iter().partition(is_several);
    // A guess that cannot be proved is as wrong as any other.
    let first_right =
        |guesses: Vec<Check>| guesses.into_iter().find_map(|guess| ProvedCheck::of_guess(guess, texts).ok().flatten());
    if let Some(check) = first_right(one) {
        return Ok(Some(check));
    }
    match words {
        Some(words) => ProvedCheck::new(Check::Words(words), texts).map(Some),
        None => Ok(first_right(several)),
    }
}

/// All texts, when they are few.
fn words(texts: &Texts) -> Result<Option<Vec<String>>, TooLarge> {
    let Some(max) = texts.lengths.max.filter(|max| *max <= 256) else {
        return Ok(None);
    };
    let mut countdown = Countdown::new(&texts.automaton);
    let mut found: Vec<String> = Vec::new();
    let mut open = vec![(0_usize, String::new(), 0_u64)];
    while let Some((state, text, length)) = open.pop() {
        if texts.automaton.accepting[state] && texts.lengths.contains(length) {
            found.push(text.clone());
        }
        let left = Lengths { min: texts.lengths.min.saturating_sub(length + 1), max: max.checked_sub(length + 1) };
        if left.max.is_none() {
            continue;
        }
        for (from, to, class) in texts.automaton.alphabet.segments() {
            let next = texts.automaton.row(state)[class] as usize;
            if countdown.least(next, left)?.is_none() {
                continue;
            }
            if to - from >= MAX_WORDS as u32 {
                return Ok(None);
            }
            let longer =
                (from..=to).filter_map(char::from_u32).map(|value| (next, format!("{text}{value}"), length + 1));
            open.extend(longer);
        }
        if open.len() + found.len() > MAX_WORDS {
            return Ok(None);
        }
    }
    found.sort_unstable();
    Ok(Some(found))
}

/// One table, with the lengths beside it or in it.
fn tabled(texts: &Texts) -> Result<Check, MatcherProblem> {
    let Some(length) = needed_length(texts)? else {
        return table(&texts.automaton);
    };
    let apart = table(&texts.automaton);
    let states = texts.automaton.len() as u64;
    let small = texts.lengths.max.is_some_and(|max| max.saturating_mul(states) < MAX_WRITTEN_OUT);
    let within = if small { Some(table(&texts.written_out()?.automaton)) } else { None };
    match (apart, within) {
        (Ok(apart), Some(Ok(within))) if cells(&within) <= cells(&apart) + SMALL_TABLE => Ok(within),
        (Ok(apart), _) => Ok(Check::All(vec![length, apart])),
        (Err(_), Some(within)) => within,
        (Err(problem), None) => Err(problem),
    }
}

/// A table over bytes, or over characters where that is smaller.
fn table(automaton: &Automaton) -> Result<Check, MatcherProblem> {
    let bytes = lower::lower(automaton).ok().and_then(|bytes| Table::of(&bytes)).map(Check::Table);
    if bytes.as_ref().is_some_and(|table| cells(table) <= LARGE_TABLE) {
        return bytes.ok_or(MatcherProblem::TooLarge);
    }
    let ascii = automaton.used().ranges().last().is_none_or(|range| range.1 < 0x80);
    let characters = if ascii { None } else { Table::of(automaton).map(Check::CharacterTable) };
    bytes.into_iter().chain(characters).min_by_key(cells).ok_or(MatcherProblem::TooLarge)
}

/// The check of the lengths that the automaton leaves open.
fn needed_length(texts: &Texts) -> Result<Option<Check>, TooLarge> {
    let own = Texts { lengths: Lengths::ANY, ..texts.clone() }.tightened()?;
    let own = own.map_or(Lengths::ANY, |texts| texts.lengths);
    let min = if own.min >= texts.lengths.min { 0 } else { texts.lengths.min };
    let max = if own.max == texts.lengths.max { None } else { texts.lengths.max };
    let unit = if texts.is_ascii() { Unit::Bytes } else { Unit::Characters };
    Ok((min > 0 || max.is_some()).then_some(Check::Length(Lengths { min, max }, unit)))
}

/// Each part of the language by itself, without those that the others imply.
fn parts(language: &Language) -> Result<Check, MatcherProblem> {
    let whole = language.texts();
    // Where only some characters can occur, a part need not mind the others.
    let letters = if whole.is_ascii() { only(whole)? } else { Automaton::all() };
    let mut all = Texts { lengths: whole.lengths, ..Texts::all() };
    let mut checks = Vec::new();
    for part in language.parts() {
        let part = Texts { automaton: part.automaton.and(&letters)?, ..part };
        if !all.is_within(&part)? {
            all = all.and(&part)?;
            checks.push(part_check(&part, whole)?);
        }
    }
    if language.constraints().path_segment && !all.is_within(whole)? {
        checks.push(Check::PathSegment);
    }
    let decided = proof::texts_of(&Check::All(checks.clone()))?;
    let unit = if decided.is_ascii() { Unit::Bytes } else { Unit::Characters };
    let Lengths { min, max } = whole.lengths;
    let reaches = |lengths| decided.is_within(&Texts { lengths, ..Texts::all() }).map(|is_within| !is_within);
    let below = reaches(Lengths { min, max: None })?;
    let above = max.is_some() && reaches(Lengths { min: 0, max })?;
    if below || above {
        let lengths = Lengths { min: if below { min } else { 0 }, max: max.filter(|_| above) };
        checks.insert(0, Check::Length(lengths, unit));
    }
    Ok(match checks.len() {
        1 => checks.remove(0),
        _ => Check::All(checks),
    })
}

/// The check of one part; the lengths of the whole are at hand where they make it simpler.
fn part_check(part: &Texts, whole: &Texts) -> Result<Check, MatcherProblem> {
    let bounded = Texts { lengths: part.lengths.and(whole.lengths), ..part.clone() };
    for candidate in [&bounded, part] {
        if let Some(tight) = candidate.clone().tightened()?
            && let Some(check) = simple(&tight)?
        {
            return Ok(check.into_check());
        }
    }
    table(&part.automaton)
}

/// Texts of any length with only the characters that occur.
fn only(whole: &Texts) -> Result<Automaton, TooLarge> {
    Ok(compile::texts(&Node::whole([Node::any_of(whole.automaton.used())]))?.automaton)
}
