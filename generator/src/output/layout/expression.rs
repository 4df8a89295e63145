//! Expressions, on one line where they fit.

use super::body::{braced, statement};
use super::flat::{flat, is_literal};
use super::shape::{Commas, INDENT, Printed, Shape, Stop, indented, or_nothing};
use super::tree::{Tree, Trees, is_call, is_path, split};
use super::{chain, choice, list};
use proc_macro2::Delimiter;

/// An expression.
pub(super) fn expression(trees: Trees<'_>, shape: Shape) -> Printed {
    if let Some(text) = flat(trees)
        && let Some(text) = or_nothing(on_one_line(text, trees, shape))?
    {
        return Ok(text);
    }
    // A text is never broken.
    if let [Tree::Word(word)] = trees
        && is_text(word)
    {
        return Ok((*word).to_owned());
    }
    if let Some((head, body)) = closure_parts(trees) {
        return closure(head, body, shape);
    }
    if let [before @ .., Tree::Group(delimiter, inner)] = trees
        && let Some(printed) = group(*delimiter, inner, before, shape)
    {
        return printed;
    }
    if let [Tree::Sign("&"), rest @ ..] = trees {
        return Ok(format!("&{}", expression(rest, shape.behind(1, 0))?));
    }
    if let [call @ .., Tree::Sign("?")] = trees
        && is_call(call)
    {
        return Ok(expression(call, shape.behind(0, 1))? + "?");
    }
    if trees.iter().skip(1).any(|tree| tree.is_sign("&&")) {
        return conjunction(trees, shape);
    }
    chain::print(trees, shape)
}

/// An expression that fits on one line, with the room that a chain needs behind its last `?`.
fn on_one_line(text: String, trees: Trees<'_>, shape: Shape) -> Printed {
    match spare_room(trees, shape) {
        Some(room) => shape.behind(0, room).fit_exactly(text),
        None => shape.fit(text),
    }
}

/// How much more room an expression needs than it takes; nothing where that is not known.
fn spare_room(trees: Trees<'_>, shape: Shape) -> Option<usize> {
    let (call, is_tried) = if let [call @ .., Tree::Sign("?")] = trees { (call, true) } else { (trees, false) };
    if call.first()?.is_word("return") {
        return None;
    }
    if let [path @ .., Tree::Group(Delimiter::Parenthesis, arguments)] = call
        && is_path(path)
    {
        let name = flat(path)?;
        if name.len() >= INDENT {
            return Some(0);
        }
        // A short name stands for a part of its only argument.
        return match split(arguments, ",").as_slice() {
            [only] if !is_tried => spare_room(only, shape.behind(name.len() + 1, 0)),
            [_] => None,
            [] | [_, _, ..] => Some(0),
        };
    }
    let [Tree::Word(root), Tree::Sign("."), ..] = call else { return None };
    let is_short = shape.column + root.len() <= shape.indent + INDENT;
    let takes_arguments = call.last().is_some_and(|last| last.group(Delimiter::Parenthesis).is_some());
    let is_known = is_tried && !is_short && chain::is_chain(call);
    is_known.then_some(if takes_arguments { 2 } else { 1 })
}

/// What ends with a group; nothing for a chain, and for what begins with an operator.
fn group(delimiter: Delimiter, inner: Trees<'_>, before: Trees<'_>, shape: Shape) -> Option<Printed> {
    Some(match (delimiter, before) {
        (Delimiter::Brace, [first, head @ ..]) if first.is_word("match") => choice::print(head, inner, shape),
        (Delimiter::Brace, [first, second]) if first.is_word("async") && second.is_word("move") => {
            braces("async move", inner, shape)
        }
        (Delimiter::Brace, [first, head @ ..]) if first.is_word("if") => condition(head, inner, shape),
        (Delimiter::Brace, path) if is_path(path) && is_literal(inner, path) => literal(path, inner, shape),
        (Delimiter::Bracket, []) => list::print("[", inner, shape),
        (Delimiter::Parenthesis, []) if split(inner, ",").len() > 1 => list::print("(", inner, shape),
        (Delimiter::Parenthesis, path) if is_path(path) => list::print(&(flat(path)? + "("), inner, shape),
        _ => return None,
    })
}

/// Conditions of which all must hold, each on a line.
fn conjunction(trees: Trees<'_>, shape: Shape) -> Printed {
    let mut text = String::new();
    for (index, condition) in split(trees, "&&").into_iter().enumerate() {
        let condition = flat(condition).ok_or(Stop::Unknown)?;
        // A short one would have the next beside it.
        if index == 0 && (shape.column > shape.indent || condition.len() <= INDENT) {
            return Err(Stop::Unknown);
        }
        if index > 0 {
            text += &format!("\n{}&& ", indented(shape.indent + INDENT));
        }
        text += &shape.line(shape.indent + INDENT, shape.after + 3).fit(condition)?;
    }
    Ok(text)
}

fn is_text(word: &str) -> bool {
    let text = word.trim_start_matches(['b', 'r']).trim_start_matches('#');
    word.is_ascii() && text.starts_with('"')
}

/// A struct's literal with a line for each field.
fn literal(path: Trees<'_>, members: Trees<'_>, shape: Shape) -> Printed {
    let mut text = shape.open(flat(path).ok_or(Stop::Unknown)? + " {")? + "\n";
    let inner = shape.line(shape.indent + INDENT, 1);
    for member in split(members, ",") {
        let is_base = member.first().is_some_and(|first| first.is_sign(".."));
        let comma = if is_base { "" } else { "," };
        let member = if let [Tree::Word(name), Tree::Sign(":"), value @ ..] = member {
            format!("{name}:{}", value_of(name, value, inner)?)
        } else {
            inner.fit(flat(member).ok_or(Stop::Unknown)?)?
        };
        text += &format!("{}{member}{comma}\n", indented(inner.indent));
    }
    Ok(text + &indented(shape.indent) + "}")
}

/// A field's value, on the next line where there is no room for it beside its name.
fn value_of(name: &str, value: Trees<'_>, shape: Shape) -> Printed {
    let next = shape.indent + INDENT;
    Ok(match shape.behind(name.len() + 2, 0).print_if_it_fits(value)? {
        Some(value) => format!(" {value}"),
        None => format!("\n{}{}", indented(next), expression(value, shape.line(next, shape.after))?),
    })
}

/// The parameters of a closure, with their bars, and its body.
fn closure_parts(trees: Trees<'_>) -> Option<(Trees<'_>, Trees<'_>)> {
    let start = usize::from(trees.first()?.is_word("move"));
    let end = match trees.get(start)? {
        Tree::Sign("||") => start,
        Tree::Sign("|") => start + 1 + trees[start + 1..].iter().position(|tree| tree.is_sign("|"))?,
        Tree::Sign(_) | Tree::Word(_) | Tree::Group(..) => return None,
    };
    Some(trees.split_at(end + 1))
}

/// A closure that is no last argument. What does not fit beside its parameters is between braces.
fn closure(head: Trees<'_>, body: Trees<'_>, shape: Shape) -> Printed {
    let head = flat(head).ok_or(Stop::Unknown)?;
    if let [Tree::Group(Delimiter::Brace, statements)] = body {
        return braces(&head, statements, shape);
    }
    let keeps_no_braces = matches!(body, [.., Tree::Group(Delimiter::Brace, _)]) || shape.commas == Commas::Between;
    if keeps_no_braces || flat(body).is_none() {
        return Err(Stop::Unknown);
    }
    braced(&(head + " "), body, shape)
}

/// An `if` without `else`.
fn condition(head: Trees<'_>, statements: Trees<'_>, shape: Shape) -> Printed {
    if statements.is_empty() || head.iter().any(|tree| tree.is_word("else")) {
        return Err(Stop::Unknown);
    }
    braced(&format!("if {} ", flat(head).ok_or(Stop::Unknown)?), statements, shape)
}

/// Several statements, or one of several lines, between braces.
fn braces(head: &str, statements: Trees<'_>, shape: Shape) -> Printed {
    let text = braced(&format!("{head} "), statements, shape)?;
    let is_single = statements.is_empty() || statement(statements).1.is_empty();
    // A single statement may lose its braces.
    let is_short = text.lines().count() < 4;
    if is_single && (is_short || head.contains('|')) { Err(Stop::Unknown) } else { Ok(text) }
}

/// A macro's invocation as an item.
pub(super) fn invocation(trees: Trees<'_>, shape: Shape) -> Printed {
    let [path @ .., Tree::Sign("!"), Tree::Group(Delimiter::Parenthesis, arguments), Tree::Sign(";")] = trees else {
        return Err(Stop::Unknown);
    };
    if let Some(text) = flat(trees)
        && let Some(text) = shape.if_it_fits(text)?
    {
        return Ok(text);
    }
    let shape = Shape { commas: Commas::Between, ..shape }.line(shape.indent, 1);
    let open = flat(path).ok_or(Stop::Unknown)? + "!(";
    let is_match = |trees: Trees<'_>| trees.first().is_some_and(|first| first.is_word("match"));
    match split(arguments, ",").as_slice() {
        [rows] if is_match(rows) => Ok(format!("{open}{});", expression(rows, shape.behind(open.len(), 1))?)),
        [.., last] if is_match(last) => Ok(list::vertical(&open, arguments, shape)? + ";"),
        _ => Err(Stop::Unknown),
    }
}
