//! From syntax trees to automata; look-arounds at the ends of an anchored branch become conjuncts, counts become lengths.

use super::ast::{Assertion, Node, NodeKind, Side};
use super::automaton::{Automaton, TooLarge};
use super::determinise;
use super::length::Lengths;
use super::nfa::Nfa;
use super::problem::{PatternProblem, PatternProblemKind};
use super::texts::Texts;

/// A text matches when every conjunct accepts it and its length is among `lengths`.
#[derive(Clone, Debug)]
pub(super) struct Compiled {
    pub conjuncts: Vec<Automaton>,
    pub lengths: Lengths,
}

impl Compiled {
    pub(super) fn texts(&self) -> Result<Texts, TooLarge> {
        let mut automaton = Automaton::all();
        for conjunct in &self.conjuncts {
            automaton = automaton.and(conjunct)?;
        }
        Ok(Texts { automaton, lengths: self.lengths })
    }
}

/// The texts that match.
pub(super) fn texts(root: &Node) -> Result<Texts, TooLarge> {
    compile(root).map_err(|_| TooLarge)?.texts()
}

/// How many equal characters in a row are left to the lengths rather than written out.
const LONG_RUN: u32 = 64;

pub(super) fn compile(root: &Node) -> Result<Compiled, PatternProblem> {
    let too_large = |TooLarge| PatternProblem::new(PatternProblemKind::TooLarge, root.range.clone());
    match &root.kind {
        NodeKind::Alternation(branches) if root.find_look(Side::Ahead).or(root.find_look(Side::Behind)).is_some() => {
            let mut union = Automaton::all().complement();
            for node in branches {
                let branch = Branch::of(node);
                let mut whole = branch.core()?;
                for conjunct in branch.conjuncts()? {
                    whole = whole.and(&conjunct).map_err(too_large)?;
                }
                union = union.or(&whole).map_err(too_large)?;
            }
            Ok(Compiled { conjuncts: vec![union], lengths: Lengths::ANY })
        }
        NodeKind::Alternation(_) => Ok(Compiled { conjuncts: vec![search(root)?], lengths: Lengths::ANY }),
        NodeKind::Set(_)
        | NodeKind::Assertion(_)
        | NodeKind::Look { .. }
        | NodeKind::Repeat { .. }
        | NodeKind::Concat(_) => {
            let mut branch = Branch::of(root);
            let written_out = branch.core.clone();
            let (mut lengths, lift) = branch.lift_count();
            let mut core = branch.core()?;
            if lift == Lift::ToBeProved {
                branch.core = written_out;
                let original = branch.core()?;
                if !equal(&original, &core, lengths).unwrap_or(false) {
                    (core, lengths) = (original, Lengths::ANY);
                }
            }
            let mut conjuncts = vec![core];
            conjuncts.extend(branch.conjuncts()?);
            Ok(Compiled { conjuncts, lengths })
        }
    }
}

/// Whether the lengths are all that the lifted automaton leaves out.
fn equal(original: &Automaton, lifted: &Automaton, lengths: Lengths) -> Result<bool, TooLarge> {
    let original = Texts { automaton: original.clone(), lengths: Lengths::ANY };
    let lifted = Texts { automaton: lifted.clone(), lengths };
    original.is_same(&lifted)
}

/// What is known about a core whose count was lifted.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Lift {
    Exact,
    ToBeProved,
}

fn search(root: &Node) -> Result<Automaton, PatternProblem> {
    let nfa = Nfa::search(root)?;
    let automaton = match root.find_look(Side::Ahead) {
        None => determinise::forwards(&nfa),
        Some(_) => determinise::backwards(&nfa),
    };
    automaton.map_err(|TooLarge| PatternProblem::new(PatternProblemKind::TooLarge, root.range.clone()))
}

/// One alternative of the pattern, taken apart.
struct Branch {
    /// `^(?=A)(?!B)`: conditions on the whole text.
    ahead: Vec<Node>,
    /// `(?<!A)$`
    behind: Vec<Node>,
    core: Vec<Node>,
    whole: Node,
}

impl Branch {
    fn of(node: &Node) -> Self {
        let mut core = Vec::new();
        flatten(node, &mut core);
        let zero_width = |node: &&Node| matches!(node.kind, NodeKind::Assertion(_) | NodeKind::Look { .. });
        let is = |node: &Node, it| matches!(node.kind, NodeKind::Assertion(own) if own == it);
        let head = core.iter().take_while(zero_width).count();
        let mut ahead = Vec::new();
        if core[..head].iter().any(|node| is(node, Assertion::Start)) {
            ahead = take(&mut core, 0..head, Side::Ahead);
        }
        let tail = core.iter().rev().take_while(zero_width).count();
        let mut behind = Vec::new();
        if core[core.len() - tail..].iter().any(|node| is(node, Assertion::End)) {
            let range = core.len() - tail..core.len();
            behind = take(&mut core, range, Side::Behind);
        }
        Self { ahead, behind, core, whole: node.clone() }
    }

    fn core(&self) -> Result<Automaton, PatternProblem> {
        search(&Node::new(NodeKind::Concat(self.core.clone()), self.whole.range.clone()))
    }

    fn conjuncts(&self) -> Result<Vec<Automaton>, PatternProblem> {
        let mut conjuncts = Vec::new();
        for look in self.ahead.iter().chain(&self.behind) {
            let NodeKind::Look { side, negated, body } = &look.kind else {
                continue;
            };
            let edge = |it| Node::new(NodeKind::Assertion(it), look.range.clone());
            let parts = match side {
                Side::Ahead => vec![edge(Assertion::Start), (**body).clone()],
                Side::Behind => vec![(**body).clone(), edge(Assertion::End)],
            };
            let automaton = search(&Node::new(NodeKind::Concat(parts), look.range.clone()))?;
            conjuncts.push(if *negated { automaton.complement() } else { automaton });
        }
        Ok(conjuncts)
    }

    /// `^X C{m,n} Y$` with `X` and `Y` of fixed length is `^X C* Y$` with a bound on the length of the whole. The
    /// automaton is then as small for `{1,8000}` as for `*`. Where `C` is not a mere set, but still one character long, a
    /// look-around in it may see where it is: the lift is then a guess.
    fn lift_count(&mut self) -> (Lengths, Lift) {
        let is = |node: Option<&Node>, it| matches!(node.map(|node| &node.kind), Some(NodeKind::Assertion(own)) if *own == it);
        if !is(self.core.first(), Assertion::Start) || !is(self.core.last(), Assertion::End) {
            return (Lengths::ANY, Lift::Exact);
        }
        let variable: Vec<usize> =
            (0..self.core.len()).filter(|&index| self.core[index].fixed_length().is_none()).collect();
        let lifted = match variable[..] {
            [only] => Some(only),
            [] => (0..self.core.len())
                .find(|&index| matches!(self.core[index].kind, NodeKind::Repeat { min, .. } if min > LONG_RUN)),
            _ => None,
        };
        let Some(lifted) = lifted else {
            return (Lengths::ANY, Lift::Exact);
        };
        let others = self.core.iter().enumerate().filter(|(index, _)| *index != lifted);
        let rest = others.filter_map(|(_, node)| node.fixed_length()).fold(0, u64::saturating_add);
        let NodeKind::Repeat { body, min, max } = &mut self.core[lifted].kind else {
            return (Lengths::ANY, Lift::Exact);
        };
        let lift = match body.kind {
            NodeKind::Set(_) => Lift::Exact,
            NodeKind::Assertion(_)
            | NodeKind::Look { .. }
            | NodeKind::Repeat { .. }
            | NodeKind::Concat(_)
            | NodeKind::Alternation(_) => {
                if body.fixed_length() != Some(1) {
                    return (Lengths::ANY, Lift::Exact);
                }
                Lift::ToBeProved
            }
        };
        let shifted = |count: u32| rest.saturating_add(u64::from(count));
        let lengths = Lengths { min: shifted(*min), max: max.map(shifted) };
        (*min, *max) = (0, None);
        (lengths, lift)
    }
}

/// The parts of nested sequences, in a row.
pub(super) fn flatten(node: &Node, parts: &mut Vec<Node>) {
    if let NodeKind::Concat(inner) = &node.kind {
        inner.iter().for_each(|part| flatten(part, parts));
    } else {
        parts.push(node.clone());
    }
}

/// Takes the look-arounds of one side out of a stretch of the parts.
fn take(parts: &mut Vec<Node>, range: std::ops::Range<usize>, side: Side) -> Vec<Node> {
    let stretch: Vec<Node> = parts.drain(range.clone()).collect();
    let is_look = |node: &Node| matches!(node.kind, NodeKind::Look { side: own, .. } if own == side);
    let (looks, others): (Vec<Node>, Vec<Node>) = stretch.into_iter().partition(is_look);
    parts.splice(range.start..range.start, others);
    looks
}
