//! A pattern that lists characters one after the other, in words: "2 uppercase letters, then '-', then 1 to 12 digits".

use super::letters;
use crate::ast::{Assertion, Node, NodeKind};
use crate::compile;
use crate::language::Language;
use crate::length::Lengths;
use crate::set::CharSet;

/// A longer list is harder to read than its pattern.
const MAX_PARTS: usize = 6;

/// A character that is repeated more often is given as a count.
const MAX_REPEATED: u64 = 8;

const ONCE: Lengths = Lengths { min: 1, max: Some(1) };

/// Characters of one set in a row.
struct Stretch {
    set: CharSet,
    lengths: Lengths,
}

/// The words, where the pattern is such a list and nothing else restricts the texts.
pub(super) fn describe(language: &Language) -> Option<String> {
    let stretches = stretches(language.root()?)?;
    let parts = words(&stretches);
    let nodes: Vec<Node> = stretches.iter().map(Stretch::node).collect::<Option<_>>()?;
    if !(2..=MAX_PARTS).contains(&parts.len()) {
        return None;
    }
    // Lengths and formats that are stated beside the pattern may say more.
    let listed = compile::texts(&Node::whole(nodes)).ok()?;
    listed.is_same(language.texts()).ok()?.then(|| parts.join(", then "))
}

/// What stands between `^` and `$`, without what takes no character.
fn stretches(root: &Node) -> Option<Vec<Stretch>> {
    let is = |node: &Node, it| matches!(node.kind, NodeKind::Assertion(own) if own == it);
    let mut parts = Vec::new();
    compile::flatten(root, &mut parts);
    let [start, parts @ .., end] = parts.as_slice() else { return None };
    if !is(start, Assertion::Start) || !is(end, Assertion::End) {
        return None;
    }
    let mut stretches: Vec<Stretch> = Vec::new();
    for part in parts {
        let next = Stretch::of(part)?;
        match stretches.last_mut() {
            _ if next.lengths.max == Some(0) || next.set.is_empty() && next.lengths.min == 0 => {}
            Some(last) if last.set == next.set => last.extend(&next),
            _ => stretches.push(next),
        }
    }
    Some(stretches)
}

impl Stretch {
    fn of(node: &Node) -> Option<Self> {
        match &node.kind {
            NodeKind::Set(set) => Some(Self { set: set.clone(), lengths: ONCE }),
            NodeKind::Repeat { body, min, max } => {
                let NodeKind::Set(set) = &body.kind else { return None };
                let lengths = Lengths { min: u64::from(*min), max: max.map(u64::from) };
                Some(Self { set: set.clone(), lengths })
            }
            NodeKind::Assertion(_) | NodeKind::Look { .. } | NodeKind::Concat(_) | NodeKind::Alternation(_) => None,
        }
    }

    fn extend(&mut self, next: &Self) {
        let Lengths { min, max } = next.lengths;
        self.lengths.min += min;
        self.lengths.max = self.lengths.max.zip(max).map(|(own, max)| own + max);
    }

    fn node(&self) -> Option<Node> {
        if self.lengths == ONCE {
            return Some(Node::one_of(self.set.clone()));
        }
        let max = match self.lengths.max {
            Some(max) => Some(u32::try_from(max).ok()?),
            None => None,
        };
        let (body, min) = (Box::new(Node::one_of(self.set.clone())), u32::try_from(self.lengths.min).ok()?);
        Some(Node::unplaced(NodeKind::Repeat { body, min, max }))
    }

    fn words(&self) -> String {
        if self.lengths == ONCE {
            return letters::describe(&self.set, letters::Grammar::A);
        }
        letters::count(self.lengths, &letters::describe(&self.set, letters::Grammar::Or))
    }

    /// The text, where there is only one.
    fn literal(&self) -> Option<String> {
        match (self.set.ranges(), self.lengths) {
            (&[(from, to)], Lengths { min, max }) if from == to && max == Some(min) && min <= MAX_REPEATED => {
                Some(char::from_u32(from)?.to_string().repeat(usize::try_from(min).ok()?))
            }
            _ => None,
        }
    }
}

/// The stretches in words; literal ones that are next to each other are one text.
fn words(stretches: &[Stretch]) -> Vec<String> {
    let literals: Vec<Option<String>> = stretches.iter().map(Stretch::literal).collect();
    let mut words = Vec::new();
    let mut text = String::new();
    for (stretch, literal) in stretches.iter().zip(literals) {
        if let Some(literal) = literal {
            text += &literal;
            continue;
        }
        if !text.is_empty() {
            words.push(letters::quote(&std::mem::take(&mut text)));
        }
        words.push(stretch.words());
    }
    if !text.is_empty() {
        words.push(letters::quote(&text));
    }
    words
}
