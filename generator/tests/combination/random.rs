//! Choices that follow from a seed, the same on every machine.

use super::feature::Feature;

/// SplitMix64.
pub struct Random {
    state: u64,
    /// The features that are chosen more often than others.
    wanted: Vec<Feature>,
}

impl Random {
    /// The choices of a seed.
    pub fn new(seed: u64) -> Self {
        let mut random = Self { state: seed, wanted: Vec::new() };
        // Seeds that are neighbours begin alike without this.
        random.next();
        random
    }

    /// The same, which choose these features wherever they can, as a rule.
    pub fn wanting(seed: u64, wanted: &[Feature]) -> Self {
        Self { wanted: wanted.to_vec(), ..Self::new(seed) }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Chooses this feature as well wherever it can, as a rule, from now on.
    pub fn want(&mut self, feature: Feature) {
        self.wanted.push(feature);
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % (end as u64)).expect("it is below a number of this machine")
    }

    /// True so often in a hundred times.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several.
    pub fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// One of several features.
    pub fn feature(&mut self, of: &[Feature]) -> Feature {
        match self.wanted.iter().copied().find(|wanted| of.contains(wanted)) {
            Some(wanted) if self.chance(75) => wanted,
            Some(_) | None => self.pick(of),
        }
    }
}
