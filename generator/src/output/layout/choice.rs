//! Choices: a `match` and its arms.

use super::body::{braced, is_better, statement};
use super::flat::flat;
use super::shape::{Commas, INDENT, Printed, Shape, Stop, indented, width};
use super::tree::{Tree, Trees, split};
use proc_macro2::Delimiter;

/// A `match`.
pub(super) fn print(head: Trees<'_>, arms: Trees<'_>, shape: Shape) -> Printed {
    let head = shape.open(format!("match {} {{", flat(head).ok_or(Stop::Unknown)?))?;
    Ok(format!("{head}\n{}{}}}", self::arms(arms, shape)?, indented(shape.indent)))
}

/// The arms of a `match`, each on lines of its own.
fn arms(mut trees: Trees<'_>, shape: Shape) -> Printed {
    let indent = shape.indent + INDENT;
    let mut text = String::new();
    while !trees.is_empty() {
        let at = trees.iter().position(|tree| tree.is_sign("=>")).ok_or(Stop::Unknown)?;
        let (pattern, rest) = (&trees[..at], &trees[at + 1..]);
        if pattern.iter().any(|tree| tree.is_word("if") || tree.is_sign("#")) {
            return Err(Stop::Unknown);
        }
        let is_block = rest.first().is_some_and(|first| first.group(Delimiter::Brace).is_some());
        let end = if is_block { 1 } else { split(rest, ",").first().ok_or(Stop::Unknown)?.len() };
        let pattern = flat(pattern).ok_or(Stop::Unknown)? + " =>";
        let column = indent + width(&pattern).ok_or(Stop::Unknown)? + 1;
        let body = arm(&rest[..end], Shape { column, ..shape.line(indent, 1) })?;
        text += &format!("{}{pattern}{body}\n", indented(indent));
        trees = &rest[end..];
        if let [Tree::Sign(","), others @ ..] = trees {
            trees = others;
        }
    }
    Ok(text)
}

/// The body of an arm, with the space before it and the comma after it.
fn arm(body: Trees<'_>, shape: Shape) -> Printed {
    if let [Tree::Group(Delimiter::Brace, statements)] = body {
        return arm_block(statements, shape);
    }
    let text = shape.print_if_it_fits(body);
    if let Ok(Some(text)) = &text
        && !text.contains('\n')
    {
        return Ok(format!(" {text},"));
    }
    let is_block = body.first().is_none_or(|first| first.is_word("match") || first.is_word("return"));
    let is_several = body.iter().any(|tree| tree.is_sign("=>"));
    // What is not known to need several lines may stand beside the pattern.
    let is_long = flat(body).is_some_and(|text| shape.fit(text) == Err(Stop::Unfit));
    if is_block || is_several || (text.is_err() && !is_long) {
        return Err(Stop::Unknown);
    }
    // On a line of its own it may be better; in braces, unless it is in a macro.
    let inner = shape.indent + INDENT;
    let is_extendable = matches!(body, [.., Tree::Group(Delimiter::Parenthesis | Delimiter::Bracket, _)]);
    let next = shape.line(inner, 0).print(body)?;
    if !next.contains('\n') {
        return Ok(match shape.commas {
            Commas::Last => format!(" {{\n{}{next}\n{}}}", indented(inner), indented(shape.indent)),
            Commas::Between => format!("\n{}{next},", indented(inner)),
        });
    }
    let text = text?.filter(|text| is_extendable && !is_better(&next, text));
    Ok(format!(" {},", text.ok_or(Stop::Unknown)?))
}

/// An arm whose body is a block that keeps its braces.
fn arm_block(statements: Trees<'_>, shape: Shape) -> Printed {
    let keeps_braces = !statements.is_empty() && {
        let (first, others) = statement(statements);
        !others.is_empty() || first.last().is_some_and(|last| last.is_sign(";"))
    };
    if !keeps_braces || shape.commas == Commas::Between {
        return Err(Stop::Unknown);
    }
    Ok(format!(" {}", braced("", statements, shape)?))
}
