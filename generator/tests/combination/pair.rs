//! Which features have met which, and which never can.

use super::exception;
use super::feature::{Feature, OF_OPERATIONS, OF_VALUES};
use super::service::Part;
use std::collections::{BTreeMap, BTreeSet};

/// Two features, the one of the earlier dimension first.
pub type Pair = (Feature, Feature);

/// The pairs that have met, each with how often.
#[derive(Default)]
pub struct Table(BTreeMap<Pair, usize>);

impl Table {
    /// Notes what meets in an operation: the features of each value, and those of the operation with each other and with all of them.
    pub fn note(&mut self, part: &Part) {
        let order = order();
        let place = |feature: Feature| *order.get(feature).unwrap_or_else(|| panic!("`{feature}` is on no dimension"));
        let mut met = BTreeSet::new();
        let mut meet = |one: Feature, other: Feature| {
            if dimension(one) == dimension(other) {
                return;
            }
            let pair = if place(one) < place(other) { (one, other) } else { (other, one) };
            met.insert(pair);
        };
        let of_operation: Vec<Feature> = part.features.iter().copied().collect();
        for features in part.values.iter().chain([&of_operation]) {
            for (at, one) in features.iter().enumerate() {
                features[at + 1..].iter().for_each(|other| meet(one, other));
            }
        }
        for one in part.values.iter().flatten() {
            of_operation.iter().for_each(|other| meet(one, other));
        }
        met.into_iter().for_each(|pair| *self.0.entry(pair).or_default() += 1);
    }

    /// The number of pairs that have met.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The pairs that could meet and have not.
    pub fn missing(&self) -> Vec<Pair> {
        possible().into_iter().filter(|pair| !self.0.contains_key(pair)).collect()
    }

    /// For each of so many services features that bring pairs which have not met: those of one, and others that have not met the one. Few pairs
    /// are wanted by several services each.
    pub fn wanted(missing: &[Pair], services: usize) -> Vec<Vec<Feature>> {
        let firsts = missing.iter().step_by(missing.len().div_ceil(services).max(1));
        let wanted = firsts.map(|(one, other)| {
            let mut wanted = vec![*one, *other];
            for (_, further) in missing.iter().filter(|(first, _)| first == one) {
                if wanted.iter().all(|it| dimension(it) != dimension(further)) {
                    wanted.push(further);
                }
            }
            wanted
        });
        wanted.cycle().take(if missing.is_empty() { 0 } else { services }).collect()
    }

    /// The pairs that are said to be impossible and have met all the same, with the reason that is given.
    pub fn refuted(&self) -> Vec<(Pair, &'static str)> {
        let met = self.0.keys();
        met.filter_map(|pair| exception::all().find(|it| it.covers(*pair)).map(|it| (*pair, it.reason))).collect()
    }
}

fn dimension(feature: Feature) -> Option<&'static str> {
    feature.split_once(':').map(|(dimension, _)| dimension)
}

/// The features in the order of their dimensions.
fn order() -> BTreeMap<Feature, usize> {
    let all = OF_VALUES.iter().chain(OF_OPERATIONS).copied().flatten();
    all.enumerate().map(|(at, feature)| (*feature, at)).collect()
}

/// Every pair of features of two dimensions, but for those that cannot meet.
pub fn possible() -> Vec<Pair> {
    let dimensions: Vec<&[Feature]> = OF_VALUES.iter().chain(OF_OPERATIONS).copied().collect();
    let mut pairs = Vec::new();
    for (at, ones) in dimensions.iter().enumerate() {
        for others in &dimensions[at + 1..] {
            pairs.extend(ones.iter().flat_map(|one| others.iter().map(|other| (*one, *other))));
        }
    }
    pairs.retain(|pair| !exception::all().any(|exception| exception.covers(*pair)));
    pairs
}
