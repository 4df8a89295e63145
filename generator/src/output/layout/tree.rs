//! Tokens as trees whose operators are whole. It never says how they look.

use crate::output::complexity::THRESHOLD;
use proc_macro2::{Delimiter, Group, Punct, Spacing, TokenStream, TokenTree};

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

/// Tokens on one line, which is legal Rust.
#[derive(Debug, Default)]
pub(super) struct Row {
    text: String,
    /// Whether the next token belongs to the one before it.
    is_joint: bool,
}

impl Row {
    fn push(&mut self, token: &str, spacing: Spacing) {
        if !self.is_joint && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(token);
        self.is_joint = spacing == Spacing::Joint;
    }

    fn word(&mut self, word: impl ToString) -> String {
        let word = word.to_string();
        self.push(&word, Spacing::Alone);
        word
    }

    fn sign(&mut self, sign: &Punct) -> char {
        let sign_char = sign.as_char();
        self.push(sign_char.encode_utf8(&mut [0; 4]), sign.spacing());
        sign_char
    }

    /// The line.
    pub(super) fn into_text(self) -> String {
        self.text + "\n"
    }
}

/// The trees of tokens; nothing where one of them is not known here. In any case the tokens are added to the row.
pub(super) fn trees(tokens: TokenStream, row: &mut Row) -> Option<Vec<Tree>> {
    let mut trees = Some(Vec::new());
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let tree = match token {
            TokenTree::Ident(name) => Some(Tree::Word(row.word(name))),
            TokenTree::Literal(literal) => Some(Tree::Word(row.word(literal))),
            TokenTree::Group(group) => self::group(group, row),
            TokenTree::Punct(quote) if quote.as_char() == '\'' => {
                row.sign(&quote);
                let name = tokens.next_if(|token| matches!(token, TokenTree::Ident(_)));
                name.map(|name| Tree::Word(format!("'{}", row.word(name))))
            }
            TokenTree::Punct(punct) => {
                let mut sign = sign("", row.sign(&punct));
                let mut spacing = punct.spacing();
                while spacing == Spacing::Joint
                    && let Some(start) = sign
                    && let Some(TokenTree::Punct(next)) = tokens.peek()
                    && let Some(longer) = self::sign(start, next.as_char())
                {
                    row.sign(next);
                    (sign, spacing) = (Some(longer), next.spacing());
                    tokens.next();
                }
                sign.map(Tree::Sign)
            }
        };
        trees = trees.zip(tree).map(|(mut trees, tree)| {
            trees.push(tree);
            trees
        });
    }
    trees
}

fn group(group: Group, row: &mut Row) -> Option<Tree> {
    let (delimiter, tokens) = (group.delimiter(), group.stream());
    // Tokens that nothing else holds are taken apart without a copy of them.
    drop(group);
    let (open, close) = match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => {
            trees(tokens, row);
            return None;
        }
    };
    row.push(open, Spacing::Alone);
    let inner = trees(tokens, row);
    row.push(close, Spacing::Alone);
    inner.map(|inner| Tree::Group(delimiter, inner))
}

/// The sign that these characters are, where it is known.
fn sign(start: &str, last: char) -> Option<&'static str> {
    SIGNS.into_iter().find(|sign| sign.strip_suffix(last) == Some(start))
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
