//! A set of texts: an automaton and a range of lengths, both of which must accept; it knows nothing of where they come from.

use super::automaton::{Automaton, MAX_STATES, TooLarge};
use super::length::{Countdown, Lengths};
use super::witness::{self, Witness};

/// The texts that the automaton accepts and whose length is in the range.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(super) struct Texts {
    pub automaton: Automaton,
    pub lengths: Lengths,
}

impl Texts {
    pub(super) fn all() -> Self {
        Self { automaton: Automaton::all(), lengths: Lengths::ANY }
    }

    pub(super) fn contains(&self, text: &str) -> bool {
        self.lengths.contains(text.chars().count() as u64) && self.automaton.accepts(text)
    }

    pub(super) fn and(&self, other: &Self) -> Result<Self, TooLarge> {
        Ok(Self { automaton: self.automaton.and(&other.automaton)?, lengths: self.lengths.and(other.lengths) })
    }

    /// The same texts with the lengths that do occur; `None` when there are no texts.
    pub(super) fn tightened(self) -> Result<Option<Self>, TooLarge> {
        let mut countdown = Countdown::new(&self.automaton);
        let Some(min) = countdown.least(0, self.lengths)? else {
            return Ok(None);
        };
        let max = countdown.greatest(self.lengths)?.flatten();
        Ok(Some(Self { lengths: Lengths { min, max }, ..self }))
    }

    pub(super) fn shortest(&self) -> Result<Option<Witness>, TooLarge> {
        witness::shortest(&self.automaton, self.lengths)
    }

    /// Whether every text of these is one of the others.
    pub(super) fn is_within(&self, other: &Self) -> Result<bool, TooLarge> {
        let is_empty = |automaton: &Automaton, lengths| -> Result<bool, TooLarge> {
            Ok(Countdown::new(automaton).least(0, lengths)?.is_none())
        };
        if !self.automaton.is_within(&other.automaton)?
            && !is_empty(&self.automaton.without(&other.automaton)?, self.lengths)?
        {
            return Ok(false);
        }
        for lengths in self.lengths.without(other.lengths) {
            if !is_empty(&self.automaton, lengths)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether both are the same texts.
    pub(super) fn is_same(&self, other: &Self) -> Result<bool, TooLarge> {
        Ok(self.is_within(other)? && other.is_within(self)?)
    }

    /// A shortest text that is here and not there. The lengths stay apart from the automata: a text is not there when
    /// its automaton refuses it, or when its length does.
    pub(super) fn first_outside(&self, other: &Self) -> Result<Option<Witness>, TooLarge> {
        let mut found = Vec::new();
        // Nearly always there is nothing to show, which is quickly seen.
        if !self.automaton.is_within(&other.automaton)? {
            let refused = self.automaton.without(&other.automaton)?;
            found.extend(witness::shortest(&refused, self.lengths)?);
        }
        for lengths in self.lengths.without(other.lengths) {
            found.extend(witness::shortest(&self.automaton, lengths)?);
        }
        Ok(found.into_iter().min_by_key(Witness::length))
    }

    /// The lengths as states of the automaton.
    pub(super) fn written_out(&self) -> Result<Self, TooLarge> {
        let Lengths { min, max } = self.lengths;
        let last = max.map_or(min, |max| max.saturating_add(1));
        if last > MAX_STATES as u64 {
            return Err(TooLarge);
        }
        let counted = Automaton::explore(Automaton::all().alphabet, 0_u64, |&count| {
            Ok((vec![(count + 1).min(last)], self.lengths.contains(count)))
        })?;
        Ok(Self { automaton: self.automaton.and(&counted)?, lengths: Lengths::ANY })
    }

    /// Whether only ASCII characters occur.
    pub(super) fn is_ascii(&self) -> bool {
        self.automaton.used().ranges().last().is_none_or(|range| range.1 < 0x80)
    }

    /// The place of the first character after which no completion is in the set, or the number of characters.
    pub(super) fn first_mismatch(&self, text: &str) -> Result<usize, TooLarge> {
        let mut countdown = Countdown::new(&self.automaton);
        let mut state = 0;
        let mut place = 0;
        for value in text.chars() {
            state = self.automaton.step(state, value);
            let read = place as u64 + 1;
            let left = Lengths {
                min: self.lengths.min.saturating_sub(read),
                max: match self.lengths.max.map(|max| max.checked_sub(read)) {
                    Some(None) => return Ok(place),
                    Some(left) => left,
                    None => None,
                },
            };
            if countdown.least(state, left)?.is_none() {
                return Ok(place);
            }
            place += 1;
        }
        Ok(place)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Language, TextConstraints};

    /// What is found without a text to show is what is found with one.
    #[test]
    fn within_is_nothing_outside() {
        let patterns = ["^[a-z]*$", "^[a-z]{2,5}$", "^[a-c]{1,3}$", "^a+b?$", "^(ab)*$", "b", "^(?!a)[^]*$"];
        let languages: Vec<Language> = patterns
            .into_iter()
            .flat_map(|pattern| [(0, None), (2, None), (0, Some(3)), (4, Some(4))].map(|lengths| (pattern, lengths)))
            .map(|(pattern, (min_length, max_length))| TextConstraints {
                pattern: Some(pattern.to_owned()),
                min_length: Some(min_length),
                max_length,
                ..TextConstraints::default()
            })
            .map(|constraints| Language::new(constraints).expect("the pattern is legal"))
            .collect();
        let mut within = 0;
        for left in &languages {
            for right in &languages {
                let is_within = left.texts().is_within(right.texts());
                assert_eq!(is_within, left.texts().first_outside(right.texts()).map(|found| found.is_none()));
                within += usize::from(is_within == Ok(true));
            }
        }
        assert!((languages.len() + 1..languages.len() * languages.len()).contains(&within), "{within}");
    }
}
