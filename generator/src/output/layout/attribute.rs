//! Attributes, and lines of documentation.

use super::flat::flat;
use super::shape::{INDENT, MAX_WIDTH, indented, width};
use super::tree::{Tree, Trees, is_path, split};
use proc_macro2::Delimiter;

/// Derived traits have less room than they take.
const LONGEST_DERIVE: usize = MAX_WIDTH - 4;

/// What has no list is left to rustfmt when it comes near the end of the line.
const LONGEST_WITHOUT_LIST: usize = MAX_WIDTH - 12;

/// So is a list on a line of its own.
const LONGEST_INNER_LIST: usize = MAX_WIDTH - 4;

/// A list that would end behind this column has a line for each of its elements; between the two, only rustfmt knows.
const LONGEST_UNCERTAIN_LIST: usize = MAX_WIDTH + 4;

/// The attributes before something, without `#` and brackets, and the rest.
pub(super) fn split_off(mut trees: Trees<'_>) -> (Vec<Trees<'_>>, Trees<'_>) {
    let mut attributes = Vec::new();
    while let [Tree::Sign("#"), Tree::Group(Delimiter::Bracket, attribute), rest @ ..] = trees {
        attributes.push(attribute.as_slice());
        trees = rest;
    }
    (attributes, trees)
}

/// The attributes, each on lines of its own. `reserved` is how many columns at the end of a line rustfmt keeps free of lists, for the sake of what
/// the attributes belong to.
pub(super) fn print(attributes: &[Trees<'_>], indent: usize, reserved: usize) -> Option<String> {
    let is_derive = |attribute: &&Trees<'_>| attribute.first().is_some_and(|name| name.is_word("derive"));
    if attributes.iter().filter(is_derive).count() > 1 {
        return None;
    }
    let mut lines = String::new();
    for attribute in attributes {
        let text = if let [name, Tree::Sign("="), Tree::Word(text)] = attribute
            && name.is_word("doc")
        {
            comment(text)?
        } else if is_derive(&attribute) {
            line(attribute, indent, LONGEST_DERIVE)?
        } else if let [path @ .., Tree::Group(Delimiter::Parenthesis, _)] = attribute
            && is_path(path)
        {
            with_list(attribute, indent, MAX_WIDTH - reserved)?
        } else {
            line(attribute, indent, LONGEST_WITHOUT_LIST)?
        };
        lines += &format!("{}{text}\n", indented(indent));
    }
    Some(lines)
}

/// An attribute on one line.
fn line(attribute: Trees<'_>, indent: usize, max_width: usize) -> Option<String> {
    let line = format!("#[{}]", flat(attribute)?);
    (indent + width(&line)? <= max_width).then_some(line)
}

/// An attribute with a list, on one line or with a line for each element.
fn with_list(attribute: Trees<'_>, indent: usize, max_width: usize) -> Option<String> {
    let list = List::of(attribute)?;
    // A list that is the only element of another takes a column of the line.
    match line(attribute, indent, max_width + 1 - list.close.len()) {
        Some(line) => Some(line),
        None => Some(format!("#[{}]", list.vertical(indent)?)),
    }
}

/// A list; one that is the only element of another begins beside it.
struct List<'a> {
    /// The names and parentheses before the elements.
    open: String,
    elements: Vec<Trees<'a>>,
    /// The parentheses after them.
    close: String,
}

impl<'a> List<'a> {
    /// Nothing for what is no list, and for one that is empty or ends with a comma.
    fn of(mut list: Trees<'a>) -> Option<Self> {
        let (mut open, mut close) = (String::new(), String::new());
        loop {
            let [path @ .., Tree::Group(Delimiter::Parenthesis, inner)] = list else { return None };
            let elements = split(inner, ",");
            open += &format!("{}(", flat(path)?);
            close.push(')');
            if inner.last().is_none_or(|last| last.is_sign(",")) {
                return None;
            }
            let [[.., Tree::Group(Delimiter::Parenthesis, _)]] = elements.as_slice() else {
                return Some(Self { open, elements, close });
            };
            list = elements[0];
        }
    }

    /// A line for each element.
    fn vertical(&self, indent: usize) -> Option<String> {
        let elements = self.elements.iter().map(|element| self::element(element, indent + INDENT));
        let lines = elements.collect::<Option<Vec<String>>>()?;
        Some(format!("{}\n{}\n{}{}", self.open, lines.join(",\n"), indented(indent), self.close))
    }
}

/// An element on a line of its own, or a list on several.
fn element(element: Trees<'_>, indent: usize) -> Option<String> {
    let text = flat(element)?;
    let end = indent + width(&text)?;
    let is_list = element.iter().any(|tree| tree.group(Delimiter::Parenthesis).is_some());
    let room = if is_list { LONGEST_INNER_LIST } else { MAX_WIDTH - 1 };
    let text = if end <= room {
        text
    } else if is_list && end > LONGEST_UNCERTAIN_LIST {
        List::of(element)?.vertical(indent)?
    } else {
        return None;
    };
    Some(format!("{}{text}", indented(indent)))
}

/// A line of documentation.
fn comment(literal: &str) -> Option<String> {
    let text = match literal.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(text) if !text.contains('\\') => text.to_owned(),
        _ => syn::parse_str::<syn::LitStr>(literal).ok()?.value(),
    };
    let is_plain = !text.starts_with('/') && !text.contains(['\n', '\r']);
    is_plain.then(|| format!("///{}", text.trim_end()))
}
