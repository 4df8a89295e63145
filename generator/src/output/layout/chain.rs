//! Calls of methods one after the other, with a line for each where they do not fit on one.

use super::flat::flat;
use super::list;
use super::shape::{INDENT, MAX_WIDTH, Printed, Shape, Stop, indented};
use super::tree::{Tree, is_call, is_path, split};
use proc_macro2::Delimiter;

/// A chain with a line for each link.
pub(super) fn print(trees: &[Tree], shape: Shape) -> Printed {
    let (root, parts) = parts(trees).ok_or(Stop::Unknown)?;
    let links = parts.into_iter().map(|link| Some((link, flat(link)?))).collect::<Option<Vec<Link<'_>>>>();
    let links = links.ok_or(Stop::Unknown)?;
    let Some(mut text) = shape.if_it_fits(flat(root).ok_or(Stop::Unknown)?)? else {
        return below(shape.print(root)?, &links, shape);
    };
    let inner = shape.line(shape.indent + INDENT, shape.after);
    let ((last, flat), others) = links.split_last().ok_or(Stop::Unknown)?;
    // Where all but the last link fit on the line, its arguments could be below.
    let before: usize = others.iter().map(|(_, link)| link.len()).sum::<usize>() + text.len();
    let name = flat.find('(').map_or(flat.len(), |at| at + 1);
    let is_extendable = is_extendable(last) || inner.if_it_fits(flat.clone())?.is_none();
    if is_extendable && shape.column + before + name <= MAX_WIDTH {
        return Err(Stop::Unknown);
    }
    // A root that is no longer than the indentation has the first link beside it.
    let room = INDENT.saturating_sub(shape.column - shape.indent);
    let mut links = links.as_slice();
    while text.len() <= room
        && let [(_, first), others @ ..] = links
        && !others.is_empty()
    {
        text += first;
        links = others;
    }
    Ok(text + &lines(links, inner)?)
}

/// A link, and how it is on one line.
type Link<'a> = (&'a [Tree], String);

/// A root of several lines, and its links below its last one.
fn below(root: String, links: &[Link<'_>], shape: Shape) -> Printed {
    if !root.contains('\n') {
        return Err(Stop::Unfit);
    }
    let is_call = |(_, link): &Link<'_>| link.ends_with(|last: char| last.is_alphanumeric() || last == ')');
    if links.len() < 2 || !links.iter().all(is_call) {
        // Beside a single link it would be worse than on the next line.
        return Err(if links.len() > 1 { Stop::Unknown } else { Stop::Unfit });
    }
    Ok(root + &lines(links, shape.line(shape.indent, shape.after))?)
}

/// A line for each link, and one for each of its arguments where it does not fit.
fn lines(links: &[Link<'_>], shape: Shape) -> Printed {
    let mut text = String::new();
    for (index, (link, flat)) in links.iter().enumerate() {
        let after = if index + 1 == links.len() { shape.after } else { 0 };
        let shape = Shape { after, ..shape };
        let link = match shape.if_it_fits(flat.clone())? {
            Some(link) => link,
            None => tall(link, shape)?,
        };
        text += &format!("\n{}{link}", indented(shape.indent));
    }
    // rustfmt gives up a chain with a text that is longer than a line.
    if text.lines().all(|line| line.len() <= MAX_WIDTH) { Ok(text) } else { Err(Stop::Unknown) }
}

/// A call of a method with its arguments below it.
fn tall(link: &[Tree], shape: Shape) -> Printed {
    let [_, Tree::Word(name), Tree::Group(Delimiter::Parenthesis, arguments), marks @ ..] = link else {
        return Err(Stop::Unfit);
    };
    Ok(list::print(&format!(".{name}("), arguments, shape)? + &"?".repeat(marks.len()))
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
