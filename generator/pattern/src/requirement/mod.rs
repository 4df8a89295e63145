//! A language in words: lengths, characters, how a text starts and ends, or what it consists of one after the other; what the words leave out is
//! said by the pattern itself, so that the sentence is never wrong.

mod letters;
mod sequence;

use super::ast::Node;
use super::automaton::{Automaton, TooLarge};
use super::compile;
use super::language::{Language, PATH_SEGMENT, TextConstraints};
use super::length::Lengths;
use super::matcher::{Check, Matcher, Shape};
use super::set::CharSet;
use super::texts::Texts;

/// What a text must be, as the end of a sentence: "3 to 63 letters, digits or '-', starting with a letter".
pub fn requirement(language: &Language, matcher: &Matcher) -> String {
    let texts = language.texts();
    if let Check::Words(words) = matcher.check() {
        return words_in_words(words);
    }
    if let Check::Shapes(shapes) = matcher.check()
        && let [shape] = &shapes[..]
        && let Some(words) = groups(shape)
    {
        return words;
    }
    match sentence(language, texts) {
        Ok(words) => words,
        Err(TooLarge) => format!("{}{}", letters::count(texts.lengths, "characters"), by_pattern(language)),
    }
}

fn words_in_words(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| letters::quote(word)).collect();
    match &quoted[..] {
        [only] if words[0].is_empty() => format!("empty: {only}"),
        [only] => format!("exactly {only}"),
        several => letters::either(several),
    }
}

/// "8-4-4-4-12 hexadecimal digits separated by '-'"
fn groups(shape: &Shape) -> Option<String> {
    let run = match shape.run {
        Some(run) if run.max != Some(run.min) => return None,
        Some(run) => std::iter::repeat_n(run.class, run.min as usize),
        None => std::iter::repeat_n(Default::default(), 0),
    };
    let classes: Vec<_> = shape.before.iter().copied().chain(run).chain(shape.after.iter().copied()).collect();
    let class = *classes.first()?;
    let separator = *classes.iter().find(|other| **other != class)?;
    let groups: Vec<_> = classes.split(|other| *other == separator).collect();
    let regular = separator.len() == 1
        && class.len() > 1
        && groups.iter().all(|group| !group.is_empty() && group.iter().all(|other| *other == class));
    let sizes: Vec<String> = groups.iter().map(|group| group.len().to_string()).collect();
    regular.then(|| {
        let separator = letters::describe(&separator.as_chars(), letters::Grammar::Or);
        let class = letters::describe(&class.as_chars(), letters::Grammar::Or);
        format!("{} {class} separated by {separator}", sizes.join("-"))
    })
}

/// Stands before a pattern where words do not say all that it does.
pub const MATCHING: &str = "matching the pattern ";

fn by_pattern(language: &Language) -> String {
    // The others are part of every sentence.
    let TextConstraints { pattern, format, min_length: _, max_length: _, path_segment: _ } = language.constraints();
    let pattern = pattern.as_ref().map(|pattern| format!("{MATCHING}{pattern}"));
    let format = format.map(|format| format!("in the format {}", format.name()));
    let both: Vec<String> = [pattern, format].into_iter().flatten().collect();
    if both.is_empty() { String::new() } else { format!(", {}", both.join(", ")) }
}

fn sentence(language: &Language, texts: &Texts) -> Result<String, TooLarge> {
    let prefix = literal_prefix(texts);
    if !prefix.is_empty() {
        let rest = after(texts, prefix.chars().count())?;
        if let Some(words) = described(language, &rest)? {
            return Ok(format!("{} followed by {words}", letters::quote(&prefix)));
        }
    }
    if let Some(words) = described(language, texts)? {
        return Ok(words);
    }
    if let Some(words) = sequence::describe(language) {
        return Ok(words);
    }
    let used = texts.automaton.used();
    let mut words = letters::count(texts.lengths, &letters::describe(&used, letters::Grammar::Or));
    for (clause, _) in edges(texts, &used)? {
        words.push_str(&clause);
    }
    Ok(words + &by_pattern(language))
}

/// A sentence that says everything, if there is one.
fn described(language: &Language, texts: &Texts) -> Result<Option<String>, TooLarge> {
    let used = texts.automaton.used();
    let mut words = letters::count(texts.lengths, &letters::describe(&used, letters::Grammar::Or));
    let mut said = Texts { lengths: texts.lengths, ..repeated(&used)? };
    if said.is_same(texts)? {
        return Ok(Some(words));
    }
    for (clause, edge) in edges(texts, &used)? {
        words.push_str(&clause);
        said = said.and(&edge)?;
    }
    if said.is_same(texts)? {
        return Ok(Some(words));
    }
    let (mut with, mut without) = (Vec::new(), Vec::new());
    let letters = repeated(&used)?.automaton;
    for part in language.parts() {
        let part = Texts { automaton: part.automaton.and(&letters)?, lengths: Lengths::ANY };
        match held(&part, &used)? {
            Some(Held::With(clause)) => with.push(clause),
            Some(Held::Without(clause)) => without.push(format!("without {clause}")),
            None => continue,
        }
        said = said.and(&part)?;
    }
    if language.constraints().path_segment {
        let free = said.and(&Texts { automaton: PATH_SEGMENT.clone(), ..Texts::all() })?;
        if !free.is_same(&said)? {
            without.push("not '.' or '..'".to_owned());
        }
        said = free;
    }
    let with = (!with.is_empty()).then(|| format!("with {}", letters::all_of(&with)));
    for clause in with.into_iter().chain(without) {
        words.push_str(", ");
        words.push_str(&clause);
    }
    Ok(said.is_same(texts)?.then_some(words))
}

/// How the texts start and end, where that is special, and all texts that start or end so.
fn edges(texts: &Texts, used: &CharSet) -> Result<Vec<(String, Texts)>, TooLarge> {
    let a = |set: &CharSet| letters::describe(set, letters::Grammar::A);
    let backwards = Texts { automaton: texts.automaton.reversed()?, ..texts.clone() };
    let (first, last) = (firsts(&texts.automaton), firsts(&backwards.automaton));
    let suffix: String = literal_prefix(&backwards).chars().rev().collect();
    let mut edges = Vec::new();
    let prefix = literal_prefix(texts);
    if prefix.chars().count() > 1 {
        let starting = starting_with(Node::text(&prefix))?;
        edges.push((format!(", starting with {}", letters::quote(&prefix)), starting));
    } else if first != *used && !first.is_empty() {
        edges.push((format!(", starting with {}", a(&first)), starting_with([Node::one_of(first.clone())])?));
    }
    if suffix.chars().count() > 1 {
        let ending = ending_with(Node::text(&suffix))?;
        edges.push((format!(", ending with {}", letters::quote(&suffix)), ending));
    } else if last != *used && !last.is_empty() {
        edges.push((format!(", ending with {}", a(&last)), ending_with([Node::one_of(last.clone())])?));
        if first == last
            && let [start, end] = &mut edges[..]
        {
            start.0 = format!(", starting and ending with {}", a(&first));
            end.0.clear();
        }
    }
    Ok(edges)
}

fn starting_with(start: impl IntoIterator<Item = Node>) -> Result<Texts, TooLarge> {
    compile::texts(&Node::whole(start.into_iter().chain([Node::any_of(CharSet::all())])))
}

fn ending_with(end: impl IntoIterator<Item = Node>) -> Result<Texts, TooLarge> {
    compile::texts(&Node::whole([Node::any_of(CharSet::all())].into_iter().chain(end)))
}

/// What a part asks for, or forbids.
enum Held {
    With(String),
    Without(String),
}

/// "a digit" for `^(?=.*\d)`, "'--'" for `^(?!.*--)`.
fn held(part: &Texts, used: &CharSet) -> Result<Option<Held>, TooLarge> {
    let accepted = part.automaton.alphabet.set(|class| part.automaton.accepting[part.automaton.row(0)[class] as usize]);
    let wanted = accepted.negated().union(&used.negated()).negated();
    let all = repeated(used)?;
    if !wanted.is_empty() && wanted != *used && holding([Node::one_of(wanted.clone())], used)?.is_same(part)? {
        return Ok(Some(Held::With(letters::describe(&wanted, letters::Grammar::A))));
    }
    let least = [part.shortest()?, all.first_outside(part)?];
    let [with, without] = least.map(|text| text.and_then(|text| text.text().map(str::to_owned)).unwrap_or_default());
    if !with.is_empty() && holding(Node::text(&with), used)?.is_same(part)? {
        return Ok(Some(Held::With(letters::quote(&with))));
    }
    if without.is_empty() {
        return Ok(None);
    }
    let holding = holding(Node::text(&without), used)?;
    let free = Texts { automaton: all.automaton.without(&holding.automaton)?, ..Texts::all() };
    Ok(free.is_same(part)?.then(|| Held::Without(letters::quote(&without))))
}

/// Texts of any length with only these characters.
fn repeated(set: &CharSet) -> Result<Texts, TooLarge> {
    compile::texts(&Node::whole([Node::any_of(set.clone())]))
}

/// Those of them that hold something.
fn holding(held: impl IntoIterator<Item = Node>, used: &CharSet) -> Result<Texts, TooLarge> {
    let any = || Node::any_of(used.clone());
    compile::texts(&Node::whole([any()].into_iter().chain(held).chain([any()])))
}

fn firsts(automaton: &Automaton) -> CharSet {
    let sink = automaton.sink();
    automaton.alphabet.set(|class| Some(automaton.row(0)[class] as usize) != sink)
}

/// What every text starts with.
fn literal_prefix(texts: &Texts) -> String {
    let automaton = &texts.automaton;
    let sink = automaton.sink();
    let (mut state, mut prefix) = (0, String::new());
    while !automaton.accepting[state] && prefix.len() < automaton.len() {
        let ways = automaton.alphabet.set(|class| Some(automaton.row(state)[class] as usize) != sink);
        match ways.ranges() {
            [(from, to)] if from == to => {
                let Some(value) = char::from_u32(*from) else {
                    break;
                };
                prefix.push(value);
                state = automaton.step(state, value);
            }
            _ => break,
        }
    }
    prefix
}

/// What may follow the first characters, which are the same in every text.
fn after(texts: &Texts, count: usize) -> Result<Texts, TooLarge> {
    let automaton = &texts.automaton;
    let prefix: Vec<char> = literal_prefix(texts).chars().take(count).collect();
    let state = prefix.iter().fold(0, |state, value| automaton.step(state, *value));
    let count = count as u64;
    let Lengths { min, max } = texts.lengths;
    let lengths = Lengths { min: min.saturating_sub(count), max: max.map(|max| max.saturating_sub(count)) };
    Ok(Texts { automaton: automaton.starting_at(state)?, lengths })
}
