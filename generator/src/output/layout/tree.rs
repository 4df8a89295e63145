//! Tokens as trees whose operators are whole. It never says how they look.

use crate::output::complexity::THRESHOLD;
use crate::output::row::{Token, TokenKind};
use proc_macro2::Delimiter;
use std::mem;

/// A token, or what stands between delimiters.
#[derive(Debug)]
pub(super) enum Tree<'a> {
    /// A name, a keyword, a literal or a lifetime.
    Word(&'a str),
    /// An operator or a separator.
    Sign(&'a str),
    /// What stands between delimiters.
    Group(Delimiter, Vec<Tree<'a>>),
}

impl<'a> Tree<'a> {
    /// The text of a word.
    pub(super) fn word(&self) -> Option<&'a str> {
        match self {
            Self::Word(word) => Some(word),
            Self::Sign(_) | Self::Group(..) => None,
        }
    }

    /// Whether it is this word.
    pub(super) fn is_word(&self, word: &str) -> bool {
        self.word() == Some(word)
    }

    /// Whether it is this sign.
    pub(super) fn is_sign(&self, sign: &str) -> bool {
        matches!(self, Self::Sign(found) if *found == sign)
    }

    /// What stands between these delimiters.
    pub(super) fn group(&self, delimiter: Delimiter) -> Option<&[Self]> {
        match self {
            Self::Group(found, trees) if *found == delimiter => Some(trees),
            Self::Group(..) | Self::Word(_) | Self::Sign(_) => None,
        }
    }
}

/// Trees one after the other.
pub(super) type Trees<'a> = &'a [Tree<'a>];

/// The trees of a row of tokens.
pub(super) fn trees<'a>(row: &'a str, tokens: &[Token]) -> Vec<Tree<'a>> {
    let mut open: Vec<(Delimiter, Vec<Tree<'a>>)> = Vec::new();
    let (mut trees, mut start) = (Vec::new(), 0);
    for token in tokens {
        let end = token.end as usize;
        let text = row[start..end].trim_ascii_start();
        start = end;
        match token.kind {
            TokenKind::Word => trees.push(Tree::Word(text)),
            TokenKind::Sign => trees.push(Tree::Sign(text)),
            TokenKind::Open(delimiter) => open.push((delimiter, mem::take(&mut trees))),
            TokenKind::Close => {
                let (delimiter, before) = open.pop().expect("a row closes what it opens");
                let inner = mem::replace(&mut trees, before);
                trees.push(Tree::Group(delimiter, inner));
            }
        }
    }
    trees
}

/// The trees between separators, but for those between angles and between the bars of a closure; nothing after the last one where it ends them.
pub(super) fn split<'a>(trees: Trees<'a>, separator: &str) -> Vec<Trees<'a>> {
    let mut parts = Vec::new();
    let (mut start, mut angles, mut is_in_closure) = (0, 0_usize, false);
    for (index, tree) in trees.iter().enumerate() {
        match tree {
            Tree::Sign("<") => angles += 1,
            Tree::Sign(">") => angles = angles.saturating_sub(1),
            Tree::Sign("|") => is_in_closure = !is_in_closure,
            Tree::Sign(sign) if angles == 0 && !is_in_closure && *sign == separator => {
                parts.push(&trees[start..index]);
                start = index + 1;
            }
            Tree::Sign(_) | Tree::Word(_) | Tree::Group(..) => {}
        }
    }
    if start < trees.len() {
        parts.push(&trees[start..]);
    }
    parts
}

/// Whether these are the names of a path, and its arguments.
pub(super) fn is_path(trees: Trees<'_>) -> bool {
    let is_part = |tree: &Tree| match tree {
        Tree::Word(word) => word.starts_with(|first: char| first.is_alphabetic() || first == '_' || first == '\''),
        Tree::Sign(sign) => matches!(*sign, "::" | "<" | ">" | ","),
        Tree::Group(..) => false,
    };
    matches!(trees.first(), Some(Tree::Word(_))) && trees.iter().all(is_part)
}

/// Whether a call is of a path.
pub(super) fn is_call(trees: Trees<'_>) -> bool {
    matches!(trees, [path @ .., Tree::Group(Delimiter::Parenthesis, _)] if is_path(path))
}

/// Whether clippy has nothing to say about how types nest here; what it is reckoned by is no less than what clippy reckons.
pub(super) fn is_simple(trees: Trees<'_>) -> bool {
    complexity(trees, 1) <= THRESHOLD
}

fn complexity(trees: Trees<'_>, depth: usize) -> usize {
    let (mut sum, mut depth) = (0, depth);
    for (index, tree) in trees.iter().enumerate() {
        match tree {
            Tree::Word(_) if index > 0 && trees[index - 1].is_sign("::") => {}
            Tree::Word(_) => sum += 10 * depth,
            Tree::Sign("<") => depth += 1,
            Tree::Sign(">") => depth = depth.saturating_sub(1),
            Tree::Sign(_) => sum += 1,
            Tree::Group(_, trees) => sum += 10 * depth + complexity(trees, depth + 1),
        }
    }
    sum
}
