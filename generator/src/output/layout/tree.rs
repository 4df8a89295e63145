//! Tokens as trees whose operators are whole. It never says how they look.

use crate::output::complexity::THRESHOLD;
use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// A token, or what stands between delimiters.
#[derive(Debug)]
pub(super) enum Tree {
    /// A name, a keyword, a literal or a lifetime.
    Word(String),
    /// An operator or a separator.
    Sign(&'static str),
    /// What stands between delimiters.
    Group(Delimiter, Vec<Tree>),
}

/// All that are known, the longest last.
const SIGNS: [&str; 34] = [
    "!", "#", "%", "&", "*", "+", ",", "-", ".", "/", ":", ";", "<", "=", ">", "?", "@", "^", "|", "::", "->", "=>",
    "==", "!=", "<=", "&&", "||", "..", "+=", "-=", "*=", "|=", "...", "..=",
];

impl Tree {
    /// The text of a word.
    pub(super) fn word(&self) -> Option<&str> {
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

/// The trees of tokens; nothing where one of them is not known here.
pub(super) fn trees(tokens: TokenStream) -> Option<Vec<Tree>> {
    let mut trees = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        trees.push(match token {
            TokenTree::Ident(name) => Tree::Word(name.to_string()),
            TokenTree::Literal(literal) => Tree::Word(literal.to_string()),
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => return None,
            TokenTree::Group(group) => Tree::Group(group.delimiter(), self::trees(group.stream())?),
            TokenTree::Punct(punct) if punct.as_char() == '\'' => match tokens.next()? {
                TokenTree::Ident(name) => Tree::Word(format!("'{name}")),
                TokenTree::Group(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => return None,
            },
            TokenTree::Punct(punct) => {
                let mut sign = sign(&punct.as_char().to_string())?;
                let mut spacing = punct.spacing();
                while spacing == Spacing::Joint
                    && let Some(TokenTree::Punct(next)) = tokens.peek()
                    && let Some(longer) = self::sign(&format!("{sign}{}", next.as_char()))
                {
                    (sign, spacing) = (longer, next.spacing());
                    tokens.next();
                }
                Tree::Sign(sign)
            }
        });
    }
    Some(trees)
}

fn sign(text: &str) -> Option<&'static str> {
    SIGNS.into_iter().find(|sign| *sign == text)
}

/// The trees between separators, but for those between angles and between the bars of a closure; nothing after the last one where it ends them.
pub(super) fn split<'a>(trees: &'a [Tree], separator: &str) -> Vec<&'a [Tree]> {
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
pub(super) fn is_path(trees: &[Tree]) -> bool {
    let is_part = |tree: &Tree| match tree {
        Tree::Word(word) => word.starts_with(|first: char| first.is_alphabetic() || first == '_' || first == '\''),
        Tree::Sign(sign) => matches!(*sign, "::" | "<" | ">" | ","),
        Tree::Group(..) => false,
    };
    matches!(trees.first(), Some(Tree::Word(_))) && trees.iter().all(is_part)
}

/// Whether a call is of a path.
pub(super) fn is_call(trees: &[Tree]) -> bool {
    matches!(trees, [path @ .., Tree::Group(Delimiter::Parenthesis, _)] if is_path(path))
}

/// Whether clippy has nothing to say about how types nest here; what it is reckoned by is no less than what clippy reckons.
pub(super) fn is_simple(trees: &[Tree]) -> bool {
    complexity(trees, 1) <= THRESHOLD
}

fn complexity(trees: &[Tree], depth: usize) -> usize {
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
