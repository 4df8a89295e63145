//! The grammar of ECMA-262 patterns, Annex B included where it is met in the wild; never another dialect's reading.

mod class;
mod escape;

use super::ast::{Assertion, Node, NodeKind, Side};
use super::problem::{PatternProblem, PatternProblemKind};
use super::set::CharSet;
use std::ops::Range;

const MAX_DEPTH: usize = 100;
const MAX_LENGTH: usize = 32 * 1024;

type Result<T> = std::result::Result<T, PatternProblem>;

/// Something that engines read only in their lenient mode.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Leniency {
    /// What was read leniently.
    pub kind: LeniencyKind,
    /// Where, in bytes of the pattern text.
    pub range: Range<usize>,
}

/// The kinds of [`Leniency`]: legal by Annex B of ECMA-262, refused under the `u` flag.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LeniencyKind {
    /// `{`, `}` or `]` that stands for itself; `a{,3}` is five characters.
    LoneBracket,
    /// `[\w-.]`: the `-` stands for itself.
    DashBesideClass,
    /// `\-` or `\_`: a needless escape.
    NeedlessEscape,
}

pub(super) struct Parsed {
    pub root: Node,
    pub leniencies: Vec<Leniency>,
}

pub(super) fn parse(text: &str) -> Result<Parsed> {
    if text.len() > MAX_LENGTH {
        return Err(PatternProblem::new(PatternProblemKind::TooLong, 0..text.len()));
    }
    let mut parser = Parser { text, at: 0, depth: 0, names: Vec::new(), leniencies: Vec::new() };
    let root = parser.alternation()?;
    match parser.peek() {
        None => Ok(Parsed { root, leniencies: parser.leniencies }),
        Some(_) => Err(parser.problem(PatternProblemKind::UnopenedGroup, parser.at..parser.at + 1)),
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    names: Vec<&'a str>,
    leniencies: Vec<Leniency>,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        Some(next)
    }

    fn eat(&mut self, text: &str) -> bool {
        let found = self.rest().starts_with(text);
        if found {
            self.at += text.len();
        }
        found
    }

    fn problem(&self, kind: PatternProblemKind, range: Range<usize>) -> PatternProblem {
        PatternProblem::new(kind, range)
    }

    fn lenient(&mut self, kind: LeniencyKind, range: Range<usize>) {
        self.leniencies.push(Leniency { kind, range });
    }

    fn alternation(&mut self) -> Result<Node> {
        let from = self.at;
        let mut parts = vec![self.concat()?];
        while self.eat("|") {
            parts.push(self.concat()?);
        }
        let range = from..self.at;
        Ok(match parts.len() {
            1 => parts.remove(0),
            _ => Node::new(NodeKind::Alternation(parts), range),
        })
    }

    fn concat(&mut self) -> Result<Node> {
        let from = self.at;
        let mut parts = Vec::new();
        while !matches!(self.peek(), None | Some('|' | ')')) {
            parts.push(self.term()?);
        }
        let range = from..self.at;
        Ok(match parts.len() {
            1 => parts.remove(0),
            _ => Node::new(NodeKind::Concat(parts), range),
        })
    }

    fn term(&mut self) -> Result<Node> {
        let from = self.at;
        let (kind, repeatable) = self.atom(from)?;
        let node = Node::new(kind, from..self.at);
        let Some((min, max)) = self.quantifier()? else {
            return Ok(node);
        };
        if !repeatable {
            return Err(self.problem(PatternProblemKind::NothingToRepeat, node.range.end..self.at));
        }
        let kind = NodeKind::Repeat { body: Box::new(node), min, max };
        Ok(Node::new(kind, from..self.at))
    }

    /// The atom and whether a quantifier may follow it.
    fn atom(&mut self, from: usize) -> Result<(NodeKind, bool)> {
        let assertion = |it| Ok((NodeKind::Assertion(it), false));
        let set = |set| Ok((NodeKind::Set(set), true));
        if self.eat("\\b") {
            return assertion(Assertion::WordBoundary);
        }
        if self.eat("\\B") {
            return assertion(Assertion::NoWordBoundary);
        }
        if matches!(self.peek(), Some('*' | '+' | '?' | '{')) && self.quantifier()?.is_some() {
            return Err(self.problem(PatternProblemKind::NothingToRepeat, from..self.at));
        }
        let Some(first) = self.next() else {
            return Ok((NodeKind::Concat(Vec::new()), false));
        };
        match first {
            '^' => assertion(Assertion::Start),
            '$' => assertion(Assertion::End),
            '.' => set(CharSet::dot()),
            '(' => self.group(from),
            '[' => set(self.class(from)?),
            '\\' => set(self.escape(from)?.into_set()),
            '{' | '}' | ']' => {
                self.lenient(LeniencyKind::LoneBracket, from..self.at);
                set(CharSet::one(first))
            }
            _ => set(CharSet::one(first)),
        }
    }

    /// After the opening parenthesis.
    fn group(&mut self, from: usize) -> Result<(NodeKind, bool)> {
        let look = if self.eat("?=") {
            Some((Side::Ahead, false))
        } else if self.eat("?!") {
            Some((Side::Ahead, true))
        } else if self.eat("?<=") {
            Some((Side::Behind, false))
        } else if self.eat("?<!") {
            Some((Side::Behind, true))
        } else {
            self.group_head(from)?;
            None
        };
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.problem(PatternProblemKind::TooDeep, from..self.at));
        }
        let body = self.alternation()?;
        self.depth -= 1;
        if !self.eat(")") {
            return Err(self.problem(PatternProblemKind::UnclosedGroup, from..from + 1));
        }
        Ok(match look {
            Some((side, negated)) => (NodeKind::Look { side, negated, body: Box::new(body) }, false),
            None => (body.kind, true),
        })
    }

    /// `?:`, `?<name>` or nothing.
    fn group_head(&mut self, from: usize) -> Result<()> {
        if !self.eat("?") || self.eat(":") {
            return Ok(());
        }
        if self.eat("<") {
            return self.group_name();
        }
        let modifiers = self.rest().find([':', ')']).is_some_and(|end| {
            end > 0 && self.rest()[..end].bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        });
        let kind = if modifiers { PatternProblemKind::Modifiers } else { PatternProblemKind::UnknownGroup };
        let to = self.at + self.peek().map_or(0, char::len_utf8);
        Err(self.problem(kind, from..to))
    }

    fn group_name(&mut self) -> Result<()> {
        let from = self.at;
        let end = self.rest().find('>').unwrap_or(self.rest().len());
        let name = &self.rest()[..end];
        self.at += end;
        let starts = |value: char| value == '$' || value == '_' || value.is_alphabetic();
        let is_legal = name.starts_with(starts) && name.chars().all(|value| starts(value) || value.is_alphanumeric());
        if !is_legal || !self.eat(">") {
            return Err(self.problem(PatternProblemKind::BadGroupName, from..from + end));
        }
        if self.names.contains(&name) {
            return Err(self.problem(PatternProblemKind::DuplicateGroupName, from..from + end));
        }
        self.names.push(name);
        Ok(())
    }

    /// Least and greatest count; laziness makes no difference to what matches.
    fn quantifier(&mut self) -> Result<Option<(u32, Option<u32>)>> {
        let from = self.at;
        let counts = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => {
                let Some((length, min, max)) = counts(self.rest()) else {
                    return Ok(None);
                };
                self.at += length - 1;
                (min, max)
            }
            _ => return Ok(None),
        };
        self.at += 1;
        if counts.1.is_some_and(|max| max < counts.0) {
            return Err(self.problem(PatternProblemKind::RepeatOrder, from..self.at));
        }
        if counts.0 == u32::MAX || counts.1 == Some(u32::MAX) {
            return Err(self.problem(PatternProblemKind::TooLarge, from..self.at));
        }
        self.eat("?");
        Ok(Some(counts))
    }
}

/// `{2}`, `{2,}` or `{2,3}` at the start of the text: its length in bytes and the counts.
fn counts(text: &str) -> Option<(usize, u32, Option<u32>)> {
    let inner = &text[1..text.find('}')?];
    let number = |digits: &str| {
        let all_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        // A count that no `u32` holds is too large for any automaton all the same.
        all_digits.then(|| digits.parse().unwrap_or(u32::MAX))
    };
    let (min, max) = match inner.split_once(',') {
        None => (number(inner)?, Some(number(inner)?)),
        Some((min, "")) => (number(min)?, None),
        Some((min, max)) => (number(min)?, Some(number(max)?)),
    };
    Some((inner.len() + 2, min, max))
}
