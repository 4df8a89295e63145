//! A language in words: lengths, characters, how a text starts and ends; what the words leave out is said by the pattern
//! itself, so that the sentence is never wrong.

mod letters;

use super::ast::{Assertion, Node, NodeKind, Side};
use super::automaton::{Automaton, TooLarge};
use super::compile;
use super::language::Language;
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
        Err(TooLarge) => format!("{}{}", count(texts.lengths, "characters"), by_pattern(language)),
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

/// "at most 3 digits"
fn count(lengths: Lengths, noun: &str) -> String {
    let Lengths { min, max } = lengths;
    match max {
        None if min == 0 => format!("any number of {noun}"),
        None => format!("at least {min} {}", letters::number(min, noun)),
        Some(max) if max == min => format!("{min} {}", letters::number(min, noun)),
        Some(max) if min == 0 => format!("at most {max} {}", letters::number(max, noun)),
        Some(max) => format!("{min} to {max} {noun}"),
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

fn by_pattern(language: &Language) -> String {
    let pattern = language.constraints().pattern.as_ref();
    let pattern = pattern.map(|pattern| format!("matching the pattern {pattern}"));
    let format = language.constraints().format.map(|format| format!("in the format {}", format.name()));
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
    let used = texts.automaton.used();
    let mut words = count(texts.lengths, &letters::describe(&used, letters::Grammar::Or));
    if !prefix.is_empty() {
        words.push_str(&format!(", starting with {}", letters::quote(&prefix)));
    }
    Ok(words + &by_pattern(language))
}

/// A sentence that says everything, if there is one.
fn described(language: &Language, texts: &Texts) -> Result<Option<String>, TooLarge> {
    let used = texts.automaton.used();
    let mut words = count(texts.lengths, &letters::describe(&used, letters::Grammar::Or));
    let mut said = Texts { lengths: texts.lengths, ..repeated(&used)? };
    if same(&said, texts)? {
        return Ok(Some(words));
    }
    let (first, last) = (firsts(&texts.automaton), lasts(&texts.automaton)?);
    let mut clauses = Vec::new();
    for (own, verb, side) in [(&first, "starting", Side::Behind), (&last, "ending", Side::Ahead)] {
        if *own != used && !own.is_empty() {
            clauses.push((own, verb));
            said = said.and(&edge(own, side)?)?;
        }
    }
    match clauses[..] {
        [(start, _), (end, _)] if start == end => {
            words.push_str(&format!(", starting and ending with {}", letters::describe(start, letters::Grammar::A)));
        }
        ref clauses => {
            for (own, verb) in clauses {
                words.push_str(&format!(", {verb} with {}", letters::describe(own, letters::Grammar::A)));
            }
        }
    }
    let (mut with, mut without) = (Vec::new(), Vec::new());
    if !same(&said, texts)? {
        let letters = repeated(&used)?.automaton;
        for part in language.parts() {
            let part = Texts { automaton: part.automaton.and(&letters)?, lengths: Lengths::ANY };
            match held(&part, &used)? {
                Some((clause, true)) => with.push(clause),
                Some((clause, false)) => without.push(clause),
                None => continue,
            }
            said = said.and(&part)?;
        }
        if language.constraints().path_segment {
            let free = said.and(&Texts { automaton: super::language::PATH_SEGMENT.clone(), ..Texts::all() })?;
            if !same(&free, &said)? {
                without.push("not '.' or '..'".to_owned());
            }
            said = free;
        }
    }
    if !with.is_empty() {
        words.push_str(&format!(", with {}", letters::all_of(&with)));
    }
    for clause in without {
        words.push_str(&format!(", {clause}"));
    }
    Ok(same(&said, texts)?.then_some(words))
}

fn same(left: &Texts, right: &Texts) -> Result<bool, TooLarge> {
    Ok(left.first_outside(right)?.is_none() && right.first_outside(left)?.is_none())
}

/// "a digit" for `^(?=.*\d)`, "without '--'" for `^(?!.*--)`; whether it asks for something or forbids it.
fn held(part: &Texts, used: &CharSet) -> Result<Option<(String, bool)>, TooLarge> {
    let accepted = part.automaton.alphabet.set(|class| part.automaton.accepting[part.automaton.row(0)[class] as usize]);
    let wanted = accepted.negated().union(&used.negated()).negated();
    if !wanted.is_empty() && wanted != *used {
        let holding = containing(&wanted, used)?;
        if same(&holding, part)? {
            return Ok(Some((letters::describe(&wanted, letters::Grammar::A), true)));
        }
    }
    let all = repeated(used)?;
    let Some(missing) = all.first_outside(part)? else {
        return Ok(None);
    };
    let Some(text) = missing.text().filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let free = Texts { automaton: all.automaton.without(&holding_text(text, used)?.automaton)?, ..Texts::all() };
    Ok(same(&free, part)?.then(|| (format!("without {}", letters::quote(text)), false)))
}

fn node(kind: NodeKind) -> Node {
    Node::new(kind, 0..0)
}

fn any(set: &CharSet) -> Node {
    node(NodeKind::Repeat { body: Box::new(node(NodeKind::Set(set.clone()))), min: 0, max: None })
}

fn whole(parts: Vec<Node>) -> Result<Texts, TooLarge> {
    let edge = |it| node(NodeKind::Assertion(it));
    let parts = [edge(Assertion::Start)].into_iter().chain(parts).chain([edge(Assertion::End)]);
    compile::compile(&node(NodeKind::Concat(parts.collect()))).map_err(|_| TooLarge)?.texts()
}

fn repeated(set: &CharSet) -> Result<Texts, TooLarge> {
    whole(vec![any(set)])
}

fn containing(wanted: &CharSet, used: &CharSet) -> Result<Texts, TooLarge> {
    whole(vec![any(used), node(NodeKind::Set(wanted.clone())), any(used)])
}

fn holding_text(text: &str, used: &CharSet) -> Result<Texts, TooLarge> {
    let text = text.chars().map(|value| node(NodeKind::Set(CharSet::one(value))));
    whole([any(used)].into_iter().chain(text).chain([any(used)]).collect())
}

/// Texts whose first (look behind) or last (look ahead) character is of the set.
fn edge(set: &CharSet, side: Side) -> Result<Texts, TooLarge> {
    let one = node(NodeKind::Set(set.clone()));
    match side {
        Side::Behind => whole(vec![one, any(&CharSet::all())]),
        Side::Ahead => whole(vec![any(&CharSet::all()), one]),
    }
}

fn firsts(automaton: &Automaton) -> CharSet {
    let sink = automaton.sink();
    automaton.alphabet.set(|class| Some(automaton.row(0)[class] as usize) != sink)
}

fn lasts(automaton: &Automaton) -> Result<CharSet, TooLarge> {
    Ok(firsts(&automaton.reversed()?))
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
