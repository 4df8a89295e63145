//! The texts that one string type admits: pattern, lengths, format and path rules together.

use super::ast::{Assertion, Node, NodeKind};
use super::automaton::{Automaton, TooLarge};
use super::compile::{self, Compiled};
use super::format::TextFormat;
use super::length::Lengths;
use super::parse::{self, Leniency};
use super::problem::{PatternProblem, PatternProblemKind};
use super::relation::{self, Relation};
use super::texts::Texts;
use super::witness::Witness;
use std::sync::LazyLock;

/// What a description says about a string.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub struct TextConstraints {
    /// An ECMA-262 pattern, which is searched for.
    pub pattern: Option<String>,
    /// The least number of Unicode scalar values.
    pub min_length: Option<u64>,
    /// The greatest number of Unicode scalar values.
    pub max_length: Option<u64>,
    /// A format of regular shape.
    pub format: Option<TextFormat>,
    /// Whether the text is alone between two slashes of a path: not empty, not `.`, not `..`.
    pub path_segment: bool,
}

/// One of the [`TextConstraints`], in the order in which they are reported for a text that breaks several.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Constraint {
    /// `minLength`
    MinLength,
    /// `maxLength`
    MaxLength,
    /// `format`
    Format,
    /// `pattern`
    Pattern,
    /// Standing alone in a path.
    PathSegment,
}

/// Whether the alternatives of a pattern are tied to an end of the text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Anchoring {
    /// All of them.
    All,
    /// Some of them: `^a|b`.
    Some,
    /// None of them.
    None,
}

/// The texts that satisfy all of some constraints.
#[derive(Clone, Debug)]
pub struct Language {
    constraints: TextConstraints,
    pattern: Option<Compiled>,
    root: Option<Node>,
    leniencies: Vec<Leniency>,
    texts: Texts,
    empty: bool,
}

pub(super) static PATH_SEGMENT: LazyLock<Automaton> = LazyLock::new(|| {
    // A test reads it, so this cannot fail on an author's input.
    let parsed = parse::parse(r"^\.{0,2}$").and_then(|parsed| compile::compile(&parsed.root));
    let texts = parsed.ok().and_then(|compiled| compiled.texts().ok()).and_then(|texts| texts.tightened().ok());
    let dots = texts.flatten().unwrap_or_else(|| panic!("the automaton of path segments"));
    dots.automaton.complement()
});

impl Language {
    /// Reads the pattern and puts the constraints together.
    pub fn new(constraints: TextConstraints) -> Result<Self, PatternProblem> {
        let (mut pattern, mut root, mut leniencies) = (None, None, Vec::new());
        if let Some(text) = &constraints.pattern {
            let parsed = parse::parse(text)?;
            pattern = Some(compile::compile(&parsed.root)?);
            leniencies = parsed.leniencies;
            root = Some(parsed.root);
        }
        let mut language = Self { constraints, pattern, root, leniencies, texts: Texts::all(), empty: false };
        let whole = language.combine(|_| true).and_then(|texts| Ok((texts.clone(), texts.tightened()?)));
        let (loose, tight) = whole.map_err(|TooLarge| language.too_large())?;
        language.empty = tight.is_none();
        language.texts = tight.unwrap_or(loose);
        Ok(language)
    }

    /// The problem of a language that is too large as a whole.
    pub(super) fn too_large(&self) -> PatternProblem {
        let length = self.constraints.pattern.as_ref().map_or(0, String::len);
        PatternProblem::new(PatternProblemKind::TooLarge, 0..length)
    }

    /// What the language was made from.
    pub fn constraints(&self) -> &TextConstraints {
        &self.constraints
    }

    /// What the pattern says that only lenient engines read.
    pub fn leniencies(&self) -> &[Leniency] {
        &self.leniencies
    }

    pub(super) fn texts(&self) -> &Texts {
        &self.texts
    }

    /// The pattern's conjuncts and the format, one by one.
    pub(super) fn parts(&self) -> Vec<Texts> {
        let TextConstraints { pattern: _, format, min_length: _, max_length: _, path_segment: _ } = &self.constraints;
        let format = format.map(TextFormat::compiled);
        let mut parts = Vec::new();
        for compiled in self.pattern.iter().chain(format) {
            let mut lengths = compiled.lengths;
            for automaton in &compiled.conjuncts {
                parts.push(Texts { automaton: automaton.clone(), lengths });
                lengths = Lengths::ANY;
            }
        }
        parts
    }

    /// The constraints that there are.
    pub fn stated(&self) -> Vec<Constraint> {
        let TextConstraints { pattern, min_length, max_length, format, path_segment } = &self.constraints;
        let stated = [
            (Constraint::Pattern, pattern.is_some()),
            (Constraint::MinLength, min_length.is_some()),
            (Constraint::MaxLength, max_length.is_some()),
            (Constraint::Format, format.is_some()),
            (Constraint::PathSegment, *path_segment),
        ];
        stated.into_iter().filter(|(_, present)| *present).map(|(constraint, _)| constraint).collect()
    }

    fn part(&self, constraint: Constraint) -> Result<Option<Texts>, TooLarge> {
        let it = &self.constraints;
        let of_length = |lengths| Texts { lengths, ..Texts::all() };
        Ok(match constraint {
            Constraint::Pattern => self.pattern.as_ref().map(Compiled::texts).transpose()?,
            Constraint::MinLength => it.min_length.map(|min| of_length(Lengths { min, max: None })),
            Constraint::MaxLength => it.max_length.map(|max| of_length(Lengths { min: 0, max: Some(max) })),
            Constraint::Format => it.format.map(|format| format.compiled().texts()).transpose()?,
            Constraint::PathSegment => {
                it.path_segment.then(|| Texts { automaton: PATH_SEGMENT.clone(), lengths: Lengths::ANY })
            }
        })
    }

    fn combine(&self, wanted: impl Fn(Constraint) -> bool) -> Result<Texts, TooLarge> {
        let mut texts = Texts::all();
        for constraint in self.stated().into_iter().filter(|constraint| wanted(*constraint)) {
            if let Some(part) = self.part(constraint)? {
                texts = texts.and(&part)?;
            }
        }
        Ok(texts)
    }

    /// Whether no text satisfies all constraints.
    pub fn is_empty(&self) -> bool {
        self.empty
    }

    /// The constraints that the others imply, each taken alone.
    pub fn redundancies(&self) -> Vec<Constraint> {
        let implied = |constraint| -> Result<bool, TooLarge> {
            let others = self.combine(|other| other != constraint)?;
            let Some(part) = self.part(constraint)? else {
                return Ok(false);
            };
            others.is_within(&part)
        };
        self.stated().into_iter().filter(|constraint| implied(*constraint).unwrap_or(false)).collect()
    }

    /// A shortest text that satisfies everything but the format.
    pub fn format_tension(&self) -> Option<Witness> {
        let format = self.part(Constraint::Format).ok()??;
        self.pattern.as_ref()?;
        self.combine(|constraint| constraint != Constraint::Format).ok()?.first_outside(&format).ok()?
    }

    /// The syntax tree of the pattern.
    pub(super) fn root(&self) -> Option<&Node> {
        self.root.as_ref()
    }

    /// How the pattern is tied to the start and to the end of the text; nothing without a pattern.
    pub fn anchoring(&self) -> Option<(Anchoring, Anchoring)> {
        let root = self.root.as_ref()?;
        Some((anchoring(root, Assertion::Start), anchoring(root, Assertion::End)))
    }

    /// Whether only ASCII characters occur.
    pub fn is_ascii(&self) -> bool {
        self.texts.is_ascii()
    }

    /// The lengths that do occur, in Unicode scalar values.
    pub fn lengths(&self) -> Lengths {
        self.texts.lengths
    }

    /// Whether the text satisfies all constraints.
    pub fn contains(&self, text: &str) -> bool {
        self.texts.contains(text)
    }

    /// The first constraint that a text breaks.
    pub fn broken(&self, text: &str) -> Option<Constraint> {
        if self.contains(text) {
            return None;
        }
        let mut stated = self.stated();
        stated.sort();
        let breaks = |constraint: &Constraint| {
            self.part(*constraint).is_ok_and(|part| part.is_some_and(|part| !part.contains(text)))
        };
        stated.iter().copied().find(breaks).or(stated.last().copied())
    }

    /// A shortest text.
    pub fn shortest(&self) -> Option<Witness> {
        self.texts.shortest().ok()?
    }

    /// The place of the first character after which no completion is possible, or the number of characters.
    pub fn first_mismatch(&self, text: &str) -> Option<usize> {
        self.texts.first_mismatch(text).ok()
    }

    /// What becomes of this language's texts in another.
    pub fn relation(&self, new: &Self) -> Relation {
        if self.constraints == new.constraints {
            return Relation::Equal;
        }
        relation::relation(&self.texts, &new.texts)
    }
}

fn anchoring(node: &Node, edge: Assertion) -> Anchoring {
    let tied = |tied| {
        if tied { Anchoring::All } else { Anchoring::None }
    };
    match &node.kind {
        NodeKind::Assertion(own) => tied(*own == edge),
        NodeKind::Concat(parts) => {
            let zero_width = |node: &&Node| matches!(node.kind, NodeKind::Assertion(_) | NodeKind::Look { .. });
            let outermost: Vec<&Node> = match edge {
                Assertion::End => parts.iter().rev().collect(),
                Assertion::Start | Assertion::WordBoundary | Assertion::NoWordBoundary => parts.iter().collect(),
            };
            let head = outermost.iter().take_while(|node| zero_width(node)).count();
            let mut found = outermost[..(head + 1).min(outermost.len())].iter().map(|part| anchoring(part, edge));
            found.find(|found| *found != Anchoring::None).unwrap_or(Anchoring::None)
        }
        NodeKind::Alternation(parts) => {
            let mut each = parts.iter().map(|part| anchoring(part, edge));
            let first = each.next().unwrap_or(Anchoring::None);
            if each.all(|other| other == first) { first } else { Anchoring::Some }
        }
        NodeKind::Repeat { body, min: 1.., .. } => anchoring(body, edge),
        NodeKind::Set(_) | NodeKind::Look { .. } | NodeKind::Repeat { .. } => Anchoring::None,
    }
}
