//! Expressions, on one line where they fit.

use super::body::{block, is_better, statement};
use super::flat::{flat, is_literal};
use super::shape::{Commas, INDENT, Printed, Shape, Stop, indented, width};
use super::tree::{Tree, is_path, split};
use super::{chain, list};
use proc_macro2::Delimiter;

/// An expression.
pub(super) fn expression(trees: &[Tree], shape: Shape) -> Printed {
    if let Some(text) = flat(trees)
        && let Some(text) = shape.if_it_fits(text)?
    {
        return Ok(text);
    }
    // A text is never broken.
    if let [Tree::Word(word)] = trees
        && is_text(word)
    {
        return Ok(word.clone());
    }
    if let [before @ .., Tree::Group(delimiter, inner)] = trees
        && let Some(printed) = group(*delimiter, inner, before, shape)
    {
        return printed;
    }
    if let [Tree::Sign("&"), rest @ ..] = trees {
        return Ok(format!("&{}", expression(rest, shape.behind(1, 0))?));
    }
    if trees.iter().skip(1).any(|tree| tree.is_sign("&&")) {
        return conjunction(trees, shape);
    }
    chain::print(trees, shape)
}

/// What ends with a group; nothing for a chain, and for what begins with an operator.
fn group(delimiter: Delimiter, inner: &[Tree], before: &[Tree], shape: Shape) -> Option<Printed> {
    Some(match (delimiter, before) {
        (Delimiter::Brace, [first, head @ ..]) if first.is_word("match") => choice(head, inner, shape),
        (Delimiter::Brace, [first, second]) if first.is_word("async") && second.is_word("move") => {
            braces("async move", inner, shape)
        }
        (Delimiter::Brace, [first, ..]) if first.is_sign("|") || first.is_word("move") => closure(before, inner, shape),
        (Delimiter::Brace, path) if is_path(path) && is_literal(inner, path) => literal(path, inner, shape),
        (Delimiter::Bracket, []) => list::print("[", inner, shape),
        (Delimiter::Parenthesis, []) if split(inner, ",").len() > 1 => list::print("(", inner, shape),
        (Delimiter::Parenthesis, path) if is_path(path) => list::print(&(flat(path)? + "("), inner, shape),
        _ => return None,
    })
}

/// A `match`.
fn choice(head: &[Tree], arms: &[Tree], shape: Shape) -> Printed {
    let head = shape.open(format!("match {} {{", flat(head).ok_or(Stop::Unknown)?))?;
    Ok(format!("{head}\n{}{}}}", self::arms(arms, shape)?, indented(shape.indent)))
}

/// Conditions of which all must hold, each on a line.
fn conjunction(trees: &[Tree], shape: Shape) -> Printed {
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
fn literal(path: &[Tree], members: &[Tree], shape: Shape) -> Printed {
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
fn value_of(name: &str, value: &[Tree], shape: Shape) -> Printed {
    let next = shape.indent + INDENT;
    Ok(match shape.behind(name.len() + 2, 0).print_if_it_fits(value)? {
        Some(value) => format!(" {value}"),
        None => format!("\n{}{}", indented(next), expression(value, shape.line(next, shape.after))?),
    })
}

/// A closure whose body is a block of several statements.
fn closure(head: &[Tree], statements: &[Tree], shape: Shape) -> Printed {
    let bars = head.iter().filter(|tree| tree.is_sign("|")).count();
    if bars != 2 || !head.last().is_some_and(|last| last.is_sign("|")) {
        return Err(Stop::Unknown);
    }
    braces(&flat(head).ok_or(Stop::Unknown)?, statements, shape)
}

/// Several statements, or one of several lines, between braces.
fn braces(head: &str, statements: &[Tree], shape: Shape) -> Printed {
    let head = shape.open(format!("{head} {{"))?;
    let text = block(statements, shape.line(shape.indent + INDENT, 0))?;
    let is_short = statements.is_empty() || (statement(statements).1.is_empty() && text.lines().count() < 2);
    // A single statement may lose its braces.
    if is_short || (head.contains('|') && statement(statements).1.is_empty()) {
        return Err(Stop::Unknown);
    }
    Ok(format!("{head}\n{text}{}}}", indented(shape.indent)))
}

/// The arms of a `match`, each on lines of its own.
fn arms(mut trees: &[Tree], shape: Shape) -> Printed {
    let indent = shape.indent + INDENT;
    let mut text = String::new();
    while !trees.is_empty() {
        let at = trees.iter().position(|tree| tree.is_sign("=>")).ok_or(Stop::Unknown)?;
        let (pattern, rest) = (&trees[..at], &trees[at + 1..]);
        if pattern.iter().any(|tree| tree.is_word("if") || tree.is_sign("#")) {
            return Err(Stop::Unknown);
        }
        let end = split(rest, ",").first().ok_or(Stop::Unknown)?.len();
        let pattern = flat(pattern).ok_or(Stop::Unknown)? + " =>";
        let column = indent + width(&pattern).ok_or(Stop::Unknown)? + 1;
        let body = arm(&rest[..end], Shape { column, ..shape.line(indent, 1) })?;
        text += &format!("{}{pattern}{body}\n", indented(indent));
        trees = rest.get(end + 1..).unwrap_or_default();
    }
    Ok(text)
}

/// The body of an arm, with the space before it and the comma after it.
fn arm(body: &[Tree], shape: Shape) -> Printed {
    let is_block = body.first().is_none_or(|first| first.group(Delimiter::Brace).is_some() || first.is_word("match"));
    let is_several = body.iter().any(|tree| tree.is_sign("=>"));
    let text = shape.print_if_it_fits(body)?;
    if let Some(text) = text.as_ref().filter(|text| !text.contains('\n')) {
        return Ok(format!(" {text},"));
    }
    if is_block || is_several {
        return Err(Stop::Unknown);
    }
    // On a line of its own it may be better; in braces, unless it is in a macro.
    let inner = shape.indent + INDENT;
    let next = expression(body, shape.line(inner, 0));
    let is_extendable = matches!(body, [.., Tree::Group(Delimiter::Parenthesis | Delimiter::Bracket, _)]);
    let next = next?;
    if !next.contains('\n') {
        return Ok(match shape.commas {
            Commas::Last => format!(" {{\n{}{next}\n{}}}", indented(inner), indented(shape.indent)),
            Commas::Between => format!("\n{}{next},", indented(inner)),
        });
    }
    let text = text.filter(|text| is_extendable && !is_better(&next, text));
    Ok(format!(" {},", text.ok_or(Stop::Unknown)?))
}

/// A macro's invocation as an item.
pub(super) fn invocation(trees: &[Tree], shape: Shape) -> Printed {
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
    let is_match = |trees: &[Tree]| trees.first().is_some_and(|first| first.is_word("match"));
    match split(arguments, ",").as_slice() {
        [rows] if is_match(rows) => Ok(format!("{open}{});", expression(rows, shape.behind(open.len(), 1))?)),
        [.., last] if is_match(last) => Ok(list::vertical(&open, arguments, shape)? + ";"),
        _ => Err(Stop::Unknown),
    }
}
