//! What follows a backslash, inside a class and outside; never an assertion.

use super::{LeniencyKind, Parser, Result};
use crate::problem::PatternProblemKind;
use crate::property;
use crate::set::CharSet;

/// One character, which may bound a range, or several.
pub(super) enum Escape {
    One(char),
    Set(CharSet),
}

impl Escape {
    pub(super) fn into_set(self) -> CharSet {
        match self {
            Self::One(value) => CharSet::one(value),
            Self::Set(set) => set,
        }
    }
}

/// What stands for itself after a backslash even under the `u` flag.
const SYNTAX: &str = "^$\\.*+?()[]{}|/";

impl Parser<'_> {
    /// After the backslash at `from` in a class, where `\b` and `\-` are characters.
    pub(super) fn class_escape(&mut self, from: usize) -> Result<Escape> {
        let value = match self.peek() {
            Some('b') => '\u{8}',
            Some('-') => '-',
            _ => return self.escape(from),
        };
        self.next();
        Ok(Escape::One(value))
    }

    /// After the backslash at `from`.
    pub(super) fn escape(&mut self, from: usize) -> Result<Escape> {
        let Some(letter) = self.next() else {
            return Err(self.problem(PatternProblemKind::BadEscape, from..self.at));
        };
        Ok(match letter {
            'd' => Escape::Set(CharSet::digit()),
            'D' => Escape::Set(CharSet::digit().negated()),
            'w' => Escape::Set(CharSet::word()),
            'W' => Escape::Set(CharSet::word().negated()),
            's' => Escape::Set(CharSet::space()),
            'S' => Escape::Set(CharSet::space().negated()),
            'P' => Escape::Set(self.property(from)?.negated()),
            'p' => Escape::Set(self.property(from)?),
            't' => Escape::One('\t'),
            'n' => Escape::One('\n'),
            'v' => Escape::One('\u{B}'),
            'f' => Escape::One('\u{C}'),
            'r' => Escape::One('\r'),
            'c' => Escape::One(self.control(from)?),
            'x' => Escape::One(self.hexadecimal(from, 2)?),
            'u' => Escape::One(self.unicode(from)?),
            '0' if !self.peek().is_some_and(|next| next.is_ascii_digit()) => Escape::One('\0'),
            '0'..='9' | 'k' => {
                return Err(self.problem(PatternProblemKind::Backreference, from..self.at));
            }
            letter if letter.is_ascii_alphabetic() => {
                return Err(self.problem(PatternProblemKind::LetterEscape(letter), from..self.at));
            }
            other => {
                if !SYNTAX.contains(other) {
                    self.lenient(LeniencyKind::NeedlessEscape, from..self.at);
                }
                Escape::One(other)
            }
        })
    }

    fn property(&mut self, from: usize) -> Result<CharSet> {
        let end = if self.eat("{") { self.rest().find('}') } else { None };
        let Some(end) = end else {
            return Err(self.problem(PatternProblemKind::UnknownProperty, from..self.at));
        };
        let name = &self.rest()[..end];
        self.at += end + 1;
        property::find(name).ok_or_else(|| self.problem(PatternProblemKind::UnknownProperty, from..self.at))
    }

    /// `\cJ`.
    fn control(&mut self, from: usize) -> Result<char> {
        match self.next() {
            Some(letter) if letter.is_ascii_alphabetic() => Ok(char::from(letter as u8 % 32)),
            _ => Err(self.problem(PatternProblemKind::BadEscape, from..self.at)),
        }
    }

    fn hexadecimal(&mut self, from: usize, digits: usize) -> Result<char> {
        let value = self.digits(from, digits)?;
        char::from_u32(value).ok_or_else(|| self.problem(PatternProblemKind::LoneSurrogate, from..self.at))
    }

    fn digits(&mut self, from: usize, count: usize) -> Result<u32> {
        let value = self.rest().get(..count).filter(|text| text.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let Some(value) = value.and_then(|text| u32::from_str_radix(text, 16).ok()) else {
            return Err(self.problem(PatternProblemKind::BadEscape, from..self.at));
        };
        self.at += count;
        Ok(value)
    }

    /// `\u1234`, `\u{12345}` or a surrogate pair of two escapes.
    fn unicode(&mut self, from: usize) -> Result<char> {
        if self.eat("{") {
            return self.code_point(from);
        }
        let high = self.digits(from, 4)?;
        if let Some(value) = char::from_u32(high) {
            return Ok(value);
        }
        if high < 0xDC00 && self.rest().starts_with("\\u") && !self.rest().starts_with("\\u{") {
            self.at += 2;
            let low = self.digits(from, 4)?;
            if (0xDC00..0xE000).contains(&low) {
                let value = 0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00);
                return char::from_u32(value)
                    .ok_or_else(|| self.problem(PatternProblemKind::NoSuchCodePoint, from..self.at));
            }
        }
        Err(self.problem(PatternProblemKind::LoneSurrogate, from..self.at))
    }

    /// After `\u{`.
    fn code_point(&mut self, from: usize) -> Result<char> {
        let end = self.rest().find('}').unwrap_or(0);
        let digits = &self.rest()[..end];
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(self.problem(PatternProblemKind::BadEscape, from..self.at));
        }
        self.at += end + 1;
        // Leading zeros are legal in any number, so only the digits that count are read.
        let value = u32::from_str_radix(&format!("0{}", digits.trim_start_matches('0')), 16).ok();
        let kind = match value {
            Some(0xD800..=0xDFFF) => PatternProblemKind::LoneSurrogate,
            _ => PatternProblemKind::NoSuchCodePoint,
        };
        value.and_then(char::from_u32).ok_or_else(|| self.problem(kind, from..self.at))
    }
}
