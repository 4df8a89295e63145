//! Calls of methods one after the other, with a line for each where they do not fit on one.

use super::flat::flat;
use super::shape::{INDENT, MAX_WIDTH, Printed, Shape, Stop, indented};
use super::tree::{Tree, is_call, is_path, split};
use proc_macro2::Delimiter;

/// A chain with a line for each link.
pub(super) fn print(trees: &[Tree], shape: Shape) -> Printed {
    let (root, parts) = parts(trees).ok_or(Stop::Unknown)?;
    let links = parts.iter().map(|link| flat(link)).collect::<Option<Vec<_>>>();
    let mut links = links.ok_or(Stop::Unknown)?;
    let (last, others) = links.split_last().ok_or(Stop::Unknown)?;
    let open = Shape { after: 0, ..shape };
    let Ok(mut text) = open.fit(flat(root).ok_or(Stop::Unknown)?) else {
        return below(open.print(root)?, &links, shape);
    };
    // Where all but the last link fit on the line, its arguments could be below.
    let before: usize = others.iter().map(String::len).sum::<usize>() + text.len();
    let name = last.find('(').map_or(last.len(), |at| at + 1);
    if parts.last().is_some_and(|link| is_extendable(link)) && shape.column + before + name <= MAX_WIDTH {
        return Err(Stop::Unknown);
    }
    // A root that is no longer than the indentation has the first link beside it.
    let room = INDENT.saturating_sub(shape.column - shape.indent);
    while text.len() <= room && links.len() > 1 {
        text += &links.remove(0);
    }
    Ok(text + &lines(&links, shape.line(shape.indent + INDENT, shape.after))?)
}

/// A root of several lines, and its links below its last one.
fn below(root: String, links: &[String], shape: Shape) -> Printed {
    let is_plain = root.contains('\n') && links.len() > 1;
    if !root.contains('\n') {
        return Err(Stop::Unfit);
    }
    let is_call = |link: &String| link.ends_with(|last: char| last.is_alphanumeric() || last == ')');
    if !is_plain || !links.iter().all(is_call) {
        // Beside a single link it would be worse than on the next line.
        return Err(if links.len() > 1 { Stop::Unknown } else { Stop::Unfit });
    }
    Ok(root + &lines(links, shape.line(shape.indent, shape.after))?)
}

/// A line for each link.
fn lines(links: &[String], shape: Shape) -> Printed {
    let mut text = String::new();
    for (index, link) in links.iter().enumerate() {
        let after = if index + 1 == links.len() { shape.after } else { 0 };
        text += &format!("\n{}{}", indented(shape.indent), Shape { after, ..shape }.fit(link.clone())?);
    }
    Ok(text)
}

/// What the chain begins with, and its links.
fn parts(trees: &[Tree]) -> Option<(&[Tree], Vec<&[Tree]>)> {
    let (root, links) = trees.split_at(trees.iter().position(|tree| tree.is_sign("."))?);
    Some((root, self::links(links)?)).filter(|_| is_call(root) || is_path(root))
}

/// Calls, fields and what else comes after a dot.
pub(super) fn links(trees: &[Tree]) -> Option<Vec<&[Tree]>> {
    let starts: Vec<usize> =
        trees.iter().enumerate().filter(|(_, tree)| tree.is_sign(".")).map(|(index, _)| index).collect();
    let ends = starts.iter().skip(1).copied().chain([trees.len()]);
    let links: Vec<&[Tree]> = starts.iter().zip(ends).map(|(start, end)| &trees[*start..end]).collect();
    let is_after_name = |tree: &Tree| tree.group(Delimiter::Parenthesis).is_some() || tree.is_sign("?");
    let is_link = |link: &&[Tree]| matches!(link, [_, Tree::Word(_), rest @ ..] if rest.iter().all(is_after_name));
    (starts.first() == Some(&0) && links.iter().all(is_link)).then_some(links)
}

/// Whether a link with its arguments below it could be better than all links below each other, which takes five lines.
fn is_extendable(link: &[Tree]) -> bool {
    link.iter().find_map(|tree| tree.group(Delimiter::Parenthesis)).is_some_and(|arguments| height(arguments) >= 5)
}

/// How many lines a list takes at most where each element has one.
fn height(list: &[Tree]) -> usize {
    if list.iter().any(|tree| tree.is_sign("|") || tree.is_sign("||")) {
        return usize::MAX;
    }
    let elements = split(list, ",");
    if let [[.., Tree::Group(delimiter, inner)]] = elements.as_slice() {
        return if *delimiter == Delimiter::Brace { usize::MAX } else { height(inner) };
    }
    elements.len() + 2
}
