//! An independent ECMA-262 engine, and the texts that it and this generator are compared on.

use pattern::Language;
use std::collections::BTreeSet;

/// Properties and braced code points exist under the `u` flag only.
pub fn compile(pattern: &str) -> regress::Regex {
    let braced = ["\\p{", "\\P{", "\\u{"].iter().any(|escape| pattern.contains(escape));
    let flags = if braced { "u" } else { "" };
    regress::Regex::with_flags(pattern, flags).unwrap_or_else(|error| panic!("{pattern}: {error}"))
}

/// The language's own suite, what surrounds it, and texts of its letters at random, always the same.
pub fn texts(language: &Language) -> Vec<String> {
    let mut texts: BTreeSet<String> = language.suite().into_iter().collect();
    texts.extend(language.members(200));
    texts.extend(language.near_misses(200));
    let mut letters: BTreeSet<char> = texts.iter().flat_map(|text| text.chars()).collect();
    letters.extend("aZ09-_. /\n\r\t\u{7f}\u{80}\u{a0}\u{85}éßΩя\u{2028}\u{feff}日\u{1F600}\u{10FFFF}".chars());
    let letters: Vec<char> = letters.into_iter().collect();
    let members: Vec<String> = language.members(40);
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for round in 0..1500 {
        let length = random.below(1 + round / 20);
        texts.insert((0..length).map(|_| letters[random.below(letters.len())]).collect());
        if let Some(member) = members.get(round % members.len().max(1)) {
            let mut member: Vec<char> = member.chars().take(400).collect();
            let at = random.below(member.len() + 1);
            member.insert(at, letters[random.below(letters.len())]);
            texts.insert(member.into_iter().collect());
        }
    }
    texts.into_iter().collect()
}

/// xorshift64
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }
}
