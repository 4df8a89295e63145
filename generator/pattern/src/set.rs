//! Sets of Unicode scalar values as sorted ranges; never bytes.

/// A set of Unicode scalar values.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub struct CharSet {
    /// Inclusive, sorted, neither touching nor overlapping; surrogates are left out.
    ranges: Vec<(u32, u32)>,
}

const LAST: u32 = 0x10_FFFF;
const SURROGATES: (u32, u32) = (0xD800, 0xDFFF);

impl CharSet {
    /// The set of these inclusive ranges, in any order.
    pub fn new(ranges: impl IntoIterator<Item = (u32, u32)>) -> Self {
        let mut sorted: Vec<(u32, u32)> = Vec::new();
        for (from, to) in ranges {
            // Surrogates are no scalar values: a range over them is cut in two.
            if from < SURROGATES.0 {
                sorted.push((from, to.min(SURROGATES.0 - 1)));
            }
            if to > SURROGATES.1 {
                sorted.push((from.max(SURROGATES.1 + 1), to));
            }
        }
        sorted.sort_unstable();
        let mut merged: Vec<(u32, u32)> = Vec::with_capacity(sorted.len());
        for (from, to) in sorted {
            match merged.last_mut() {
                Some(last) if from <= last.1.saturating_add(1) => last.1 = last.1.max(to),
                _ => merged.push((from, to)),
            }
        }
        Self { ranges: merged }
    }

    /// Every scalar value.
    pub fn all() -> Self {
        Self::new([(0, LAST)])
    }

    /// One scalar value.
    pub fn one(value: char) -> Self {
        Self::new([(value.into(), value.into())])
    }

    /// `\d`.
    pub fn digit() -> Self {
        Self::new([(0x30, 0x39)])
    }

    /// `\w`.
    pub fn word() -> Self {
        Self::new([(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)])
    }

    /// `\s`: ECMA-262's white space and line terminators.
    pub fn space() -> Self {
        let single = |value| (value, value);
        Self::new([
            (0x09, 0x0D),
            single(0x20),
            single(0xA0),
            single(0x1680),
            (0x2000, 0x200A),
            (0x2028, 0x2029),
            single(0x202F),
            single(0x205F),
            single(0x3000),
            single(0xFEFF),
        ])
    }

    /// `.`: everything but a line terminator.
    pub fn dot() -> Self {
        Self::new([(0x0A, 0x0A), (0x0D, 0x0D), (0x2028, 0x2029)]).negated()
    }

    /// The ranges, inclusive and sorted.
    pub fn ranges(&self) -> &[(u32, u32)] {
        &self.ranges
    }

    /// Whether no value is in the set.
    pub fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    /// Whether the value is in the set.
    pub fn contains(&self, value: char) -> bool {
        let value = u32::from(value);
        let after = self.ranges.partition_point(|range| range.0 <= value);
        after > 0 && value <= self.ranges[after - 1].1
    }

    /// What is in either.
    pub fn union(&self, other: &Self) -> Self {
        Self::new(self.ranges.iter().chain(&other.ranges).copied())
    }

    /// What is not in the set.
    pub fn negated(&self) -> Self {
        let mut gaps = Vec::with_capacity(self.ranges.len() + 1);
        let mut from = 0;
        for range in &self.ranges {
            if range.0 > from {
                gaps.push((from, range.0 - 1));
            }
            from = range.1 + 1;
        }
        if from <= LAST {
            gaps.push((from, LAST));
        }
        Self::new(gaps)
    }
}
