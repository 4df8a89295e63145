//! `use` and `mod` lines, which rustfmt sorts, and the names in them.

use super::flat::flat;
use super::list::filled;
use super::shape::{INDENT, MAX_WIDTH, indented, width};
use super::tree::{Tree, Trees, split};
use proc_macro2::Delimiter;
use std::cmp::Ordering;
use std::iter;

/// A `use` item.
struct UseItem {
    /// Its attributes and its visibility.
    before: String,
    path: Vec<String>,
    /// The names between braces, or the only one.
    names: Vec<String>,
}

/// Neighbouring `use` items, each with the lines of its attributes.
pub(super) fn uses(items: &[(&str, Trees<'_>)], indent: usize) -> Option<String> {
    let mut uses = items.iter().map(parse).collect::<Option<Vec<UseItem>>>()?;
    // Where `*` comes among other names is left to rustfmt.
    let is_glob = |item: &UseItem| item.names.iter().any(|name| name == "*");
    if items.len() > 1 && uses.iter().any(is_glob) {
        return None;
    }
    uses.sort_by(compare);
    uses.iter().map(|item| item.print(indent)).collect()
}

/// Neighbouring `mod` lines.
pub(super) fn modules(items: &[(&str, Trees<'_>)], indent: usize) -> Option<String> {
    let mut lines = Vec::new();
    for (attributes, trees) in items {
        let [.., Tree::Word(name), Tree::Sign(";")] = trees else { return None };
        lines.push((name.trim_start_matches("r#"), format!("{attributes}{}{}\n", indented(indent), flat(trees)?)));
    }
    lines.sort_by_key(|(name, _)| *name);
    Some(lines.into_iter().map(|(_, line)| line).collect())
}

fn parse((attributes, trees): &(&str, Trees<'_>)) -> Option<UseItem> {
    let at = trees.iter().position(|tree| tree.is_word("use"))?;
    let (before, path) = trees.split_at(at + 1);
    let [path @ .., Tree::Sign(";")] = path else { return None };
    let (path, list) = if let [path @ .., Tree::Sign("::"), Tree::Group(Delimiter::Brace, names)] = path {
        (path, Some(names))
    } else {
        (path, None)
    };
    let mut path = split(path, "::").into_iter().map(name).collect::<Option<Vec<String>>>()?;
    let mut names = match list {
        Some(names) => split(names, ",").into_iter().map(name).collect::<Option<Vec<String>>>()?,
        None => vec![path.pop()?],
    };
    names.sort_by(|a, b| by_version(a, b));
    (!path.is_empty() && !names.is_empty() && names.iter().all(|name| name != "self")).then_some(())?;
    Some(UseItem { before: format!("{attributes}{}", flat(before)?), path, names })
}

fn name(trees: Trees<'_>) -> Option<String> {
    if let [Tree::Sign("*")] = trees {
        return Some("*".to_owned());
    }
    if let [Tree::Word(name)] = trees { Some((*name).to_owned()) } else { None }
}

impl UseItem {
    fn print(&self, indent: usize) -> Option<String> {
        let Self { before, path, names } = self;
        let (attributes, before) = before
            .rsplit_once('\n')
            .map_or(("", before.as_str()), |(attributes, rest)| (&before[..=attributes.len()], rest));
        let start = format!("{}{before} {}::", indented(indent), path.join("::"));
        let (line, max_width) = match names.as_slice() {
            [name] => (format!("{start}{name};"), MAX_WIDTH),
            names => (format!("{start}{{{}}};", names.join(", ")), MAX_WIDTH - 2),
        };
        if width(&line)? <= max_width {
            return Some(format!("{attributes}{line}\n"));
        }
        (names.len() > 1).then_some(())?;
        let names = filled(names, indent + INDENT)?;
        Some(format!("{attributes}{start}{{\n{names}\n{}}};\n", indented(indent)))
    }
}

fn compare(a: &UseItem, b: &UseItem) -> Ordering {
    let by_path = a.path.iter().zip(&b.path).map(|(a, b)| by_root(a, b)).find(|order| order.is_ne());
    // Where one path is the beginning of the other, names follow: a list of them comes after any other name.
    let next = |item: &UseItem, other: &UseItem| item.path.get(other.path.len()).or(item.names.first()).cloned();
    let is_list = |item: &UseItem, other: &UseItem| item.names.len() > 1 && item.path.len() <= other.path.len();
    by_path.unwrap_or_else(|| match (is_list(a, b), is_list(b, a)) {
        (true, true) => a
            .names
            .iter()
            .zip(&b.names)
            .map(|(a, b)| by_version(a, b))
            .find(|order| order.is_ne())
            .unwrap_or_else(|| a.names.len().cmp(&b.names.len())),
        (true, false) => Ordering::Greater,
        (false, true) => Ordering::Less,
        (false, false) => by_version(&next(a, b).unwrap_or_default(), &next(b, a).unwrap_or_default())
            .then(a.path.len().cmp(&b.path.len())),
    })
}

/// `self`, `super` and `crate` come first.
fn by_root(a: &str, b: &str) -> Ordering {
    let rank = |name: &str| ["self", "super", "crate"].iter().position(|root| *root == name).unwrap_or(3);
    rank(a).cmp(&rank(b)).then_with(|| by_version(a, b))
}

/// A part of a name as version numbers are compared.
#[derive(Debug, Eq, PartialEq)]
enum Chunk<'a> {
    Underscore,
    Number(&'a str),
    Text(&'a str),
}

fn chunks(name: &str) -> impl Iterator<Item = Chunk<'_>> {
    let mut rest = name.trim_start_matches("r#");
    iter::from_fn(move || {
        let first = rest.chars().next()?;
        let is_same = |other: char| match (first, other) {
            ('_', _) => false,
            (_, '_') => false,
            (first, other) => first.is_ascii_digit() == other.is_ascii_digit(),
        };
        let end = rest.char_indices().skip(1).find(|(_, other)| !is_same(*other)).map_or(rest.len(), |(at, _)| at);
        let (chunk, others) = rest.split_at(end);
        rest = others;
        Some(match first {
            '_' => Chunk::Underscore,
            '0'..='9' => Chunk::Number(chunk),
            _ => Chunk::Text(chunk),
        })
    })
}

fn by_version(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (chunks(a), chunks(b));
    let mut zeros = Ordering::Equal;
    loop {
        let order = match (left.next(), right.next()) {
            (None, None) => return zeros,
            (None, Some(_)) => Ordering::Less,
            (Some(_), None) => Ordering::Greater,
            (Some(Chunk::Number(a)), Some(Chunk::Number(b))) => {
                let trimmed = |number: &str| number.trim_start_matches('0').to_owned();
                let (x, y) = (trimmed(a), trimmed(b));
                zeros = zeros.then((b.len() - y.len()).cmp(&(a.len() - x.len())));
                x.len().cmp(&y.len()).then_with(|| x.cmp(&y))
            }
            (Some(Chunk::Underscore), Some(Chunk::Underscore)) => Ordering::Equal,
            (Some(Chunk::Underscore), Some(_)) => Ordering::Less,
            (Some(_), Some(Chunk::Underscore)) => Ordering::Greater,
            (Some(Chunk::Text(a) | Chunk::Number(a)), Some(Chunk::Text(b) | Chunk::Number(b))) => a.cmp(b),
        };
        if order.is_ne() {
            return order;
        }
    }
}
