//! The judge: the engine on the pattern's own text, and the other constraints in plain Rust.

use crate::oracle;
use pattern::{TextConstraints, TextFormat};

pub struct Judge {
    patterns: Vec<regress::Regex>,
    constraints: TextConstraints,
}

impl Judge {
    pub fn new(constraints: &TextConstraints) -> Self {
        let format = constraints.format.map(TextFormat::pattern);
        let patterns = constraints.pattern.as_deref().into_iter().chain(format).map(oracle::compile);
        Self { patterns: patterns.collect(), constraints: constraints.clone() }
    }

    pub fn admits(&self, text: &str) -> bool {
        let count = text.chars().count() as u64;
        self.constraints.min_length.is_none_or(|min| count >= min)
            && self.constraints.max_length.is_none_or(|max| count <= max)
            && !(self.constraints.path_segment && ["", ".", ".."].contains(&text))
            && self.patterns.iter().all(|pattern| pattern.find(text).is_some())
    }
}
