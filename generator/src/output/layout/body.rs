//! Statements, and what is left and right of `=`.

use super::flat::flat;
use super::shape::{Chains, INDENT, MAX_WIDTH, Printed, Shape, Stop, indented, width};
use super::tree::{Tree, Trees};
use proc_macro2::Delimiter;

/// What is longer left of `=` may itself have to be broken.
const LONGEST_LEFT: usize = 110;

/// Statements, each on lines of its own.
pub(super) fn block(mut trees: Trees<'_>, shape: Shape) -> Printed {
    let shape = Shape { chains: Chains::Free, ..shape };
    let mut text = String::new();
    while !trees.is_empty() {
        let (statement, rest) = statement(trees);
        text += &format!("{}{}\n", indented(shape.indent), print(statement, shape)?);
        trees = rest;
    }
    Ok(text)
}

/// Statements between braces, after what stands before them on the line of the first one.
pub(super) fn braced(before: &str, statements: Trees<'_>, shape: Shape) -> Printed {
    let open = shape.open(format!("{before}{{"))?;
    let text = block(statements, shape.line(shape.indent + INDENT, 0))?;
    Ok(format!("{open}\n{text}{}}}", indented(shape.indent)))
}

/// The first statement, with its semicolon, and the rest.
pub(super) fn statement(trees: Trees<'_>) -> (Trees<'_>, Trees<'_>) {
    let ends_with_brace = trees[0].is_word("match") || trees[0].is_word("if");
    // A brace may be the one of a pattern, or have an `else` after it.
    let goes_on = |at: usize| trees.get(at + 1).is_some_and(|next| next.is_sign("=") || next.is_word("else"));
    let is_end = |at: &usize| {
        trees[*at].is_sign(";") || (ends_with_brace && trees[*at].group(Delimiter::Brace).is_some() && !goes_on(*at))
    };
    let end = (0..trees.len()).find(is_end).map_or(trees.len(), |at| at + 1);
    trees.split_at(end)
}

fn print(statement: Trees<'_>, shape: Shape) -> Printed {
    let (trees, end) = if let [trees @ .., Tree::Sign(";")] = statement { (trees, ";") } else { (statement, "") };
    let shape = shape.line(shape.indent, end.len());
    let text = if trees.first().is_some_and(|first| first.is_word("let")) {
        let at = trees.iter().position(|tree| tree.is_sign("=")).ok_or(Stop::Unknown)?;
        if trees.iter().any(|tree| tree.is_word("else")) {
            return Err(Stop::Unknown);
        }
        assignment((&trees[..at], &trees[at + 1..]), shape)?
    } else {
        shape.print(trees)?
    };
    Ok(text + end)
}

/// What is left of `=`, and what is right of it, on the same line or on the next one.
pub(super) fn assignment((left, right): (Trees<'_>, Trees<'_>), shape: Shape) -> Printed {
    let left = flat(left).ok_or(Stop::Unknown)?;
    let text = right_of(&format!("{left} ="), right, shape)?;
    Ok(format!("{left} ={text}"))
}

/// An expression after something on its line, beside it or on the next line, with the space before it.
pub(super) fn right_of(left: &str, right: Trees<'_>, shape: Shape) -> Printed {
    let same = Shape { column: shape.column + width(left).ok_or(Stop::Unknown)? + 1, ..shape };
    if same.column > LONGEST_LEFT {
        return Err(Stop::Unknown);
    }
    let beside = same.print_if_it_fits(right)?;
    if let Some(text) = beside.as_ref().filter(|text| !text.contains('\n') && same.fit_exactly((*text).clone()).is_ok())
    {
        return Ok(format!(" {text}"));
    }
    let line = shape.line(shape.indent + INDENT, shape.after);
    let next = line.print_if_it_fits(right)?;
    // One with a text that is longer than a line is no better there.
    let fits = |next: &String| next.lines().all(|text| text.len() <= MAX_WIDTH);
    let next =
        next.filter(|next| if next.contains('\n') { fits(next) } else { line.fit_exactly(next.clone()).is_ok() });
    match (beside, next) {
        (None, None) => Err(Stop::Unknown),
        (Some(beside), None) => Ok(format!(" {beside}")),
        (Some(beside), Some(next)) if !is_better(&next, &beside) => Ok(format!(" {beside}")),
        (None | Some(_), Some(next)) => Ok(format!("\n{}{next}", indented(line.indent))),
    }
}

/// Whether an expression is better on the next line than one of several lines beside what is before it.
pub(super) fn is_better(next: &str, same: &str) -> bool {
    let lines = |text: &str| text.matches('\n').count();
    let first_ends = |text: &str, sign: char| text.lines().next().is_some_and(|line| line.ends_with(sign));
    lines(next) == 0
        || lines(same) > lines(next) + 1
        || ['(', '{', '['].into_iter().any(|sign| first_ends(same, sign) && !first_ends(next, sign))
}
