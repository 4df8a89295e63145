//! Things of both sides, one to one; never two of one side for one of the other.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// When two things are taken for one.
pub(in crate::diff) type Criterion<'a, T> = &'a dyn Fn(&T, &T) -> bool;

/// Pairs by the first criterion, what is left by the second, and so on; each thing takes the first that fits. In the order of the old.
pub(in crate::diff) fn by_criteria<T>(old: &[T], new: &[T], criteria: &[Criterion<'_, T>]) -> Vec<(usize, usize)> {
    let mut taken = vec![false; new.len()];
    let mut found: Vec<Option<usize>> = vec![None; old.len()];
    for criterion in criteria {
        for (found, a) in found.iter_mut().zip(old).filter(|(found, _)| found.is_none()) {
            *found = (0..new.len()).find(|b| !taken[*b] && criterion(a, &new[*b]));
            found.iter().for_each(|b| taken[*b] = true);
        }
    }
    found.into_iter().enumerate().filter_map(|(a, b)| Some((a, b?))).collect()
}

/// Pairs that are better for both than any other that is left, again and again; between equals nothing is chosen.
pub(in crate::diff) fn best<A, B>(mut candidates: Vec<(f64, A, B)>) -> Vec<(A, B)>
where
    A: Copy + Eq + Hash,
    B: Copy + Eq + Hash,
{
    let mut pairs = Vec::new();
    loop {
        let (olds, news) = (
            favourites(candidates.iter().map(|it| (it.1, it.0))),
            favourites(candidates.iter().map(|it| (it.2, it.0))),
        );
        let is_mutual = |(score, a, b): &&(f64, A, B)| olds[a] == Some(*score) && news[b] == Some(*score);
        let found: Vec<(A, B)> = candidates.iter().filter(is_mutual).map(|(_, a, b)| (*a, *b)).collect();
        if found.is_empty() {
            return pairs;
        }
        let (gone_old, gone_new): (HashSet<A>, HashSet<B>) = found.iter().copied().unzip();
        candidates.retain(|(_, a, b)| !gone_old.contains(a) && !gone_new.contains(b));
        pairs.extend(found);
    }
}

/// The best score of each; `None` where several have it.
fn favourites<T: Eq + Hash>(scores: impl Iterator<Item = (T, f64)>) -> HashMap<T, Option<f64>> {
    let mut best: HashMap<T, (f64, usize)> = HashMap::new();
    for (thing, score) in scores {
        let known = best.entry(thing).or_insert((score, 0));
        match score.total_cmp(&known.0) {
            std::cmp::Ordering::Greater => *known = (score, 1),
            std::cmp::Ordering::Equal => known.1 += 1,
            std::cmp::Ordering::Less => {}
        }
    }
    best.into_iter().map(|(thing, (score, count))| (thing, (count == 1).then_some(score))).collect()
}

#[cfg(test)]
mod tests {
    use super::best;

    #[test]
    fn each_gets_what_is_best_for_both() {
        // The second would like what the first has, and takes what is left.
        let pairs = best(vec![(0.9, "a", "x"), (0.8, "b", "x"), (0.3, "b", "y"), (0.5, "a", "y")]);
        assert_eq!(pairs, [("a", "x"), ("b", "y")]);
        assert_eq!(best(vec![(0.5, "a", "x"), (0.5, "a", "y")]), []);
    }
}
