//! Calls of methods one after the other, with a line for each where they do not fit on one.

use super::flat::flat;
use super::list;
use super::shape::{Chains, INDENT, MAX_WIDTH, Printed, Shape, Stop, indented, or_nothing, width};
use super::tree::{Tree, Trees, is_call, is_path};
use proc_macro2::Delimiter;
use std::iter;

/// A last link of so many lines stays beside the others.
const TALL: usize = 5;

/// A chain of several lines.
pub(super) fn print(trees: Trees<'_>, shape: Shape) -> Printed {
    let (root, links) = flat_links(trees)?;
    let Some(text) = shape.if_it_fits(flat(root).ok_or(Stop::Unknown)?)? else {
        return below(shape.print(root)?, &links, shape);
    };
    let (text, links) = with_short_root(text, &links, shape)?;
    match beside(&text, links, shape)? {
        Some(text) => Ok(text),
        None if shape.chains == Chains::OneLine => Err(Stop::Unfit),
        None => Ok(text + &lines(links, shape.line(shape.indent + INDENT, shape.after))?),
    }
}

/// What a chain begins with, and its links.
fn flat_links(trees: Trees<'_>) -> Printed<(Trees<'_>, Vec<Link<'_>>)> {
    let (root, links) = parts(trees).ok_or(Stop::Unknown)?;
    let links = links.into_iter().map(|link| Some((link, flat(link)?))).collect::<Option<Vec<Link<'_>>>>();
    Ok((root, links.ok_or(Stop::Unknown)?))
}

/// A root that is no longer than the indentation has the first link beside it.
fn with_short_root<'a>(root: String, links: &'a [Link<'a>], shape: Shape) -> Printed<(String, &'a [Link<'a>])> {
    let room = INDENT.saturating_sub(shape.column - shape.indent);
    let (mut text, mut links) = (root, links);
    while text.len() <= room
        && let [(_, first), others @ ..] = links
    {
        text += first;
        links = others;
    }
    if links.is_empty() || shape.fit(text.clone()).is_err() { Err(Stop::Unknown) } else { Ok((text, links)) }
}

/// A chain on one line but for the arguments of its last link; nothing where a line for each link is better.
fn beside(root: &str, links: &[Link<'_>], shape: Shape) -> Printed<Option<String>> {
    let ((last, flat), others) = links.split_last().ok_or(Stop::Unknown)?;
    let head: String = iter::once(root).chain(others.iter().map(|(_, link)| link.as_str())).collect();
    if shape.column + width(&head).ok_or(Stop::Unknown)? >= MAX_WIDTH {
        return Ok(None);
    }
    let inner = shape.line(shape.indent + INDENT, shape.after);
    let printed = tall(last, shape.behind(head.len(), 0));
    if printed == Err(Stop::Unknown) && has_one_short_call(last) && inner.fit(flat.clone()).is_ok() {
        // However it would be beside the others, it has fewer lines below them.
        return Ok(None);
    }
    let Some(text) = or_nothing(printed)? else { return Ok(None) };
    let text = without_long_text(text)?;
    let count = text.lines().count();
    if count < 2 {
        // It would fit but for the room behind a `?`.
        return Err(Stop::Unknown);
    }
    if count >= TALL {
        return Ok(Some(head + &text));
    }
    let below = match inner.if_it_fits(flat.clone())? {
        Some(_) => 1,
        None => or_nothing(tall(last, inner))?.map_or(usize::MAX, |text| text.lines().count()),
    };
    Ok((below >= count).then(|| head + &text))
}

/// Whether all that a link has is a call with a single word: it never has more than three lines where it would fit on one.
fn has_one_short_call(link: Trees<'_>) -> bool {
    let [_, Tree::Word(_), Tree::Group(Delimiter::Parenthesis, arguments)] = link else { return false };
    let [path @ .., Tree::Group(Delimiter::Parenthesis, inner)] = arguments.as_slice() else { return false };
    is_path(path) && matches!(inner.as_slice(), [Tree::Word(_)])
}

/// A link, and how it is on one line.
type Link<'a> = (Trees<'a>, String);

/// A root of several lines, and its links below its last one.
fn below(root: String, links: &[Link<'_>], shape: Shape) -> Printed {
    if !root.contains('\n') || shape.chains == Chains::OneLine {
        return Err(Stop::Unfit);
    }
    Ok(without_long_text(root)? + &lines(links, shape.line(shape.indent, shape.after))?)
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
    without_long_text(text)
}

/// rustfmt gives up a chain with a text that is longer than a line.
fn without_long_text(chain: String) -> Printed {
    if chain.lines().all(|line| line.len() <= MAX_WIDTH) { Ok(chain) } else { Err(Stop::Unknown) }
}

/// A call of a method with its arguments below it.
fn tall(link: Trees<'_>, shape: Shape) -> Printed {
    let [_, Tree::Word(name), Tree::Group(Delimiter::Parenthesis, arguments), marks @ ..] = link else {
        return Err(Stop::Unfit);
    };
    Ok(list::print(&format!(".{name}("), arguments, shape)? + &"?".repeat(marks.len()))
}

/// Whether calls and fields follow each other here.
pub(super) fn is_chain(trees: Trees<'_>) -> bool {
    parts(trees).is_some()
}

/// What the chain begins with, and its links.
fn parts(trees: Trees<'_>) -> Option<(Trees<'_>, Vec<Trees<'_>>)> {
    let (root, links) = trees.split_at(trees.iter().position(|tree| tree.is_sign("."))?);
    Some((root, self::links(links)?)).filter(|_| is_call(root) || is_path(root))
}

/// Calls, fields and what else comes after a dot.
pub(super) fn links(trees: Trees<'_>) -> Option<Vec<Trees<'_>>> {
    let starts: Vec<usize> =
        trees.iter().enumerate().filter(|(_, tree)| tree.is_sign(".")).map(|(index, _)| index).collect();
    let ends = starts.iter().skip(1).copied().chain([trees.len()]);
    let links: Vec<Trees<'_>> = starts.iter().zip(ends).map(|(start, end)| &trees[*start..end]).collect();
    let is_after_name = |tree: &Tree| tree.group(Delimiter::Parenthesis).is_some() || tree.is_sign("?");
    let is_link = |link: &Trees<'_>| matches!(link, [_, Tree::Word(_), rest @ ..] if rest.iter().all(is_after_name));
    (starts.first() == Some(&0) && links.iter().all(is_link)).then_some(links)
}
