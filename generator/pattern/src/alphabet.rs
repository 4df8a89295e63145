//! A partition of all scalar values into classes that an automaton cannot tell apart; never a set of bytes.

use super::set::CharSet;
use rustc_hash::FxHashMap;

/// Every scalar value belongs to exactly one class; classes are numbered by their least member.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(super) struct Alphabet {
    /// Where a segment starts and its class; a segment ends where the next one starts.
    segments: Vec<(u32, u16)>,
    classes: usize,
}

impl Alphabet {
    /// The coarsest partition that tells these sets apart, and the classes of each set.
    pub(super) fn of(sets: &[&CharSet]) -> (Self, Vec<Vec<u16>>) {
        // Edges of each place: which sets begin or end there.
        let mut edges: Vec<(u32, usize)> = Vec::new();
        for (index, set) in sets.iter().enumerate() {
            for &(from, to) in set.ranges() {
                edges.push((from, index));
                // Surrogates stay with what is before them, so that no class consists of them alone.
                edges.push((if to == 0xD7FF { 0xE000 } else { to + 1 }, index));
            }
        }
        edges.sort_unstable();
        let mut inside: Vec<usize> = Vec::new();
        let mut known: FxHashMap<Vec<usize>, u16> = FxHashMap::default();
        let mut members: Vec<Vec<u16>> = vec![Vec::new(); sets.len()];
        let mut segments: Vec<(u32, u16)> = Vec::new();
        let mut edges = edges.into_iter().peekable();
        let mut place = 0;
        while place <= 0x10_FFFF {
            while let Some((_, index)) = edges.next_if(|edge| edge.0 == place) {
                match inside.binary_search(&index) {
                    Ok(at) => drop(inside.remove(at)),
                    Err(at) => inside.insert(at, index),
                }
            }
            let next = known.len() as u16;
            let class = match known.get(&inside) {
                Some(&class) => class,
                None => *known.entry(inside.clone()).or_insert(next),
            };
            if class == next {
                inside.iter().for_each(|&index| members[index].push(class));
            }
            if segments.last().is_none_or(|last| last.1 != class) {
                segments.push((place, class));
            }
            place = edges.peek().map_or(0x11_0000, |edge| edge.0);
        }
        (Self { segments, classes: known.len() }, members)
    }

    /// The coarsest partition finer than both, and for each class its class in either.
    pub(super) fn join(left: &Self, right: &Self) -> (Self, Vec<(u16, u16)>) {
        let mut pairs: Vec<(u16, u16)> = Vec::new();
        let mut known: FxHashMap<(u16, u16), u16> = FxHashMap::default();
        let mut segments: Vec<(u32, u16)> = Vec::new();
        let (mut a, mut b) = (0, 0);
        loop {
            let place = left.segments[a].0.max(right.segments[b].0);
            let pair = (left.segments[a].1, right.segments[b].1);
            let class = *known.entry(pair).or_insert_with(|| {
                pairs.push(pair);
                (pairs.len() - 1) as u16
            });
            if segments.last().is_none_or(|last| last.1 != class) {
                segments.push((place, class));
            }
            let next_a = left.segments.get(a + 1).map_or(u32::MAX, |segment| segment.0);
            let next_b = right.segments.get(b + 1).map_or(u32::MAX, |segment| segment.0);
            if next_a == u32::MAX && next_b == u32::MAX {
                break;
            }
            a += usize::from(next_a <= next_b);
            b += usize::from(next_b <= next_a);
        }
        (Self { segments, classes: pairs.len() }, pairs)
    }

    /// The partition after classes were merged: `merged[class]` is the new class.
    pub(super) fn merge(&self, merged: &[u16]) -> (Self, Vec<u16>) {
        let mut renumbered: FxHashMap<u16, u16> = FxHashMap::default();
        let mut segments: Vec<(u32, u16)> = Vec::new();
        for &(place, class) in &self.segments {
            let next = renumbered.len() as u16;
            let class = *renumbered.entry(merged[usize::from(class)]).or_insert(next);
            if segments.last().is_none_or(|last| last.1 != class) {
                segments.push((place, class));
            }
        }
        let map = merged.iter().map(|class| renumbered[class]).collect();
        (Self { segments, classes: renumbered.len() }, map)
    }

    /// How many classes there are.
    pub(super) fn len(&self) -> usize {
        self.classes
    }

    /// The class of a value.
    pub(super) fn class_of(&self, value: char) -> usize {
        let after = self.segments.partition_point(|segment| segment.0 <= u32::from(value));
        usize::from(self.segments[after - 1].1)
    }

    /// The inclusive segments of the whole range and their classes.
    pub(super) fn segments(&self) -> impl Iterator<Item = (u32, u32, usize)> + '_ {
        let ends = self.segments.iter().skip(1).map(|next| next.0 - 1).chain([0x10_FFFF]);
        self.segments.iter().zip(ends).map(|(&(from, class), to)| (from, to, usize::from(class)))
    }

    /// The members of the classes that a test picks.
    pub(super) fn set(&self, mut picked: impl FnMut(usize) -> bool) -> CharSet {
        let mut chosen = self.segments().filter(|&(_, _, class)| picked(class)).map(|(from, to, _)| (from, to));
        CharSet::new(chosen.by_ref())
    }
}
