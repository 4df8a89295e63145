//! What stands between parentheses or brackets, where it does not fit on one line.

use super::flat::flat;
use super::shape::{Chains, Commas, INDENT, MAX_WIDTH, Printed, Shape, Stop, indented, width};
use super::tree::{Tree, Trees, split};
use proc_macro2::Delimiter;

/// Simple elements stand beside each other unless one is longer.
const LONGEST_SIMPLE: usize = 100;

/// A list after `open`, which ends with its delimiter.
pub(super) fn print(open: &str, trees: Trees<'_>, shape: Shape) -> Printed {
    let elements = split(trees, ",");
    let (last, others) = elements.split_last().ok_or(Stop::Unfit)?;
    let is_closure = last.first().is_some_and(|first| first.is_sign("|") || first.is_word("move"));
    if is_closure && last.last().is_some_and(|last| last.group(Delimiter::Brace).is_none()) {
        return Err(Stop::Unknown);
    }
    if is_closure && let Some(text) = with_closure(open, last, others, shape)? {
        return Ok(text);
    }
    if others.is_empty() && is_closure {
        return Err(Stop::Unknown);
    }
    if others.is_empty() && (is_overflowable(last) || (open.len() < INDENT && open.len() > 1)) {
        return single(open, trees, shape);
    }
    vertical(open, trees, shape)
}

/// Other arguments, and a closure whose body begins on their line; nothing where there is no room for them.
fn with_closure(open: &str, last: Trees<'_>, others: &[Trees<'_>], shape: Shape) -> Printed<Option<String>> {
    let others: Option<String> = others.iter().map(|other| Some(flat(other)? + ", ")).collect();
    let Some(text) = others.map(|others| format!("{open}{others}")) else { return Ok(None) };
    if shape.column + width(&text).ok_or(Stop::Unknown)? > MAX_WIDTH {
        return Ok(None);
    }
    let closure = Shape { after: 0, ..shape.behind(text.len(), 0) }.print_if_it_fits(last)?;
    Ok(closure.map(|closure| text + &closure + close(open)))
}

/// Whether a single element begins on the line of the delimiter.
fn is_overflowable(element: Trees<'_>) -> bool {
    if let [Tree::Sign("&"), rest @ ..] = element {
        return is_overflowable(rest);
    }
    matches!(element, [.., Tree::Group(..) | Tree::Sign("?")]) || element.iter().any(|tree| tree.is_sign("."))
}

/// A single element that begins on the line of the delimiter, if that is better.
fn single(open: &str, trees: Trees<'_>, shape: Shape) -> Printed {
    let element = split(trees, ",")[0];
    let opened = shape.open(open.to_owned())?;
    let is_chain = element.iter().any(|tree| tree.is_sign("."));
    let inner = shape.behind(opened.len(), 1);
    let text = if is_chain && open.len() > INDENT {
        let chain = Shape { chains: Chains::OneLine, ..inner };
        if ends_with_call(element) { chain.print_if_it_fits(element)? } else { None }
    } else {
        inner.print_if_it_fits(element)?
    };
    let Some(text) = text else { return vertical(open, trees, shape) };
    if text.matches('\n').count() == 1 {
        return Err(Stop::Unknown);
    }
    Ok(format!("{opened}{text}{}", close(open)))
}

/// Whether what is before the marks `?` is a call.
fn ends_with_call(element: Trees<'_>) -> bool {
    let last = element.iter().rfind(|tree| !tree.is_sign("?"));
    last.is_some_and(|last| last.group(Delimiter::Parenthesis).is_some())
}

fn close(open: &str) -> &'static str {
    if open.ends_with('[') { "]" } else { ")" }
}

/// Elements on lines of their own, or beside each other where all are simple.
pub(super) fn vertical(open: &str, trees: Trees<'_>, shape: Shape) -> Printed {
    let opened = shape.open(open.to_owned())?;
    let elements = split(trees, ",");
    let lines = match simple(&elements)? {
        Some(texts) => filled_lines(&texts, shape)?,
        None => lines(&elements, shape)?,
    };
    Ok(format!("{opened}\n{lines}{}{}", indented(shape.indent), close(open)))
}

fn lines(elements: &[Trees<'_>], shape: Shape) -> Printed {
    let inner = shape.line(shape.indent + INDENT, 1);
    let mut text = String::new();
    for (index, element) in elements.iter().enumerate() {
        let is_bare = index + 1 == elements.len() && shape.commas == Commas::Between;
        let comma = if is_bare { "" } else { "," };
        text += &format!("{}{}{comma}\n", indented(inner.indent), inner.print(element)?);
    }
    Ok(text)
}

fn filled_lines(texts: &[String], shape: Shape) -> Printed {
    let text = filled(texts, shape.indent + INDENT).ok_or(Stop::Unknown)?;
    let text = match shape.commas {
        Commas::Last => text.as_str(),
        Commas::Between => text.trim_end_matches(','),
    };
    Ok(format!("{text}\n"))
}

/// Elements one after the other on as few lines as they need, each with its comma.
pub(super) fn filled(elements: &[String], indent: usize) -> Option<String> {
    let mut text = indented(indent);
    let mut column = indent;
    for (index, element) in elements.iter().enumerate() {
        // On the first line, the last comma does not count.
        let length = width(element)? + usize::from(index + 1 < elements.len() || text.contains('\n'));
        if column > indent && column + 1 + length > MAX_WIDTH - 1 {
            text.push('\n');
            text.push_str(&indented(indent));
            column = indent;
        }
        if column > indent {
            text.push(' ');
            column += 1;
        }
        text.push_str(element);
        text.push(',');
        column += length;
    }
    Some(text)
}

/// The elements on one line each, where all are simple and none is long.
fn simple(elements: &[Trees<'_>]) -> Printed<Option<Vec<String>>> {
    let judged: Vec<Printed<bool>> = elements.iter().map(|element| is_simple(before_cast(element))).collect();
    if judged.contains(&Ok(false)) {
        return Ok(None);
    }
    judged.into_iter().collect::<Printed<Vec<_>>>()?;
    let texts: Option<Vec<String>> = elements.iter().map(|element| flat(element)).collect();
    let is_long = |element: &Trees<'_>| matches!(element, [Tree::Word(text)] if text.len() > LONGEST_SIMPLE);
    if texts.is_none() && !elements.iter().any(is_long) {
        // How a text of several lines stands beside others is not known.
        return Err(Stop::Unknown);
    }
    Ok(texts.filter(|texts| texts.iter().all(|text| text.len() <= LONGEST_SIMPLE)))
}

/// Whether rustfmt takes an element as simple: a literal, a name, or a part or a reference of one. Of what has brackets or generic arguments only
/// rustfmt knows.
fn is_simple(element: Trees<'_>) -> Printed<bool> {
    if element.last().is_some_and(|last| last.is_word("await")) {
        return Ok(false);
    }
    if let [Tree::Sign("&"), keyword, rest @ ..] = element
        && keyword.is_word("mut")
    {
        return is_simple(rest);
    }
    if let [Tree::Sign("&" | "-" | "!" | "*"), rest @ ..]
    | [rest @ .., Tree::Sign("?")]
    | [rest @ .., Tree::Sign("."), Tree::Word(_)] = element
    {
        return is_simple(rest);
    }
    let is_repetition = |inner: Trees<'_>| inner.iter().any(|tree| tree.is_sign(";"));
    let is_unknown = matches!(
        element,
        [.., Tree::Word(_) | Tree::Group(..), Tree::Group(Delimiter::Bracket, _)]
            | [Tree::Word(_), Tree::Sign("::"), Tree::Sign("<"), ..]
    ) || matches!(element, [Tree::Group(Delimiter::Bracket, inner)] if is_repetition(inner));
    if is_unknown { Err(Stop::Unknown) } else { Ok(matches!(element, [Tree::Word(_)])) }
}

/// What is before a cast.
fn before_cast(element: Trees<'_>) -> Trees<'_> {
    element.iter().position(|tree| tree.is_word("as")).map_or(element, |at| &element[..at])
}
