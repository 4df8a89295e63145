//! Items: what comes one below the other in a file, and in an `impl`.

use super::flat::flat;
use super::shape::{Chains, Commas, INDENT, MAX_WIDTH, Shape, indented, width};
use super::tree::{Tree, Trees, is_path, is_simple, split};
use super::{attribute, body, chain, expression, import};
use proc_macro2::Delimiter;

/// An item, or a part of one, with its attributes.
#[derive(Debug)]
struct LayoutItem<'a> {
    /// Whole lines.
    attributes: String,
    kind: ItemKind,
    trees: Trees<'a>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum ItemKind {
    Use,
    Module,
    Struct,
    Enum,
    Impl,
    Function,
    Constant,
    Alias,
    Macro,
}

/// What a file has below its head.
pub(super) fn items(trees: Trees<'_>) -> Option<String> {
    let mut text = String::new();
    let items = parse(trees, 0)?;
    for run in items.chunk_by(is_sorted_with) {
        let printed = print(run, 0)?;
        let is_impl = run[0].kind == ItemKind::Impl && run[0].attributes.is_empty();
        if text.ends_with("\n}\n") || (is_impl && !text.is_empty()) {
            text.push('\n');
        }
        text.push_str(&printed);
    }
    Some(text)
}

/// Whether the two are of those that rustfmt sorts.
fn is_sorted_with(a: &LayoutItem<'_>, b: &LayoutItem<'_>) -> bool {
    a.kind == b.kind && matches!(a.kind, ItemKind::Use | ItemKind::Module)
}

fn parse(mut trees: Trees<'_>, indent: usize) -> Option<Vec<LayoutItem<'_>>> {
    let mut items = Vec::new();
    while !trees.is_empty() {
        let (attributes, rest) = attribute::split_off(trees);
        let kind = kind(rest)?;
        let end = end(kind, rest)?;
        let reserved = if kind == ItemKind::Use { "use ;".len() } else { 0 };
        let attributes = attribute::print(&attributes, indent, reserved)?;
        items.push(LayoutItem { attributes, kind, trees: &rest[..end] });
        trees = &rest[end..];
    }
    Some(items)
}

fn without_visibility(trees: Trees<'_>) -> Trees<'_> {
    let [first, rest @ ..] = trees else { return trees };
    if !first.is_word("pub") {
        return trees;
    }
    if let [Tree::Group(Delimiter::Parenthesis, _), rest @ ..] = rest { rest } else { rest }
}

fn kind(trees: Trees<'_>) -> Option<ItemKind> {
    let [Tree::Word(first), rest @ ..] = without_visibility(trees) else { return None };
    Some(match *first {
        "use" => ItemKind::Use,
        "mod" => ItemKind::Module,
        "struct" => ItemKind::Struct,
        "enum" => ItemKind::Enum,
        "impl" => ItemKind::Impl,
        "fn" | "async" => ItemKind::Function,
        "const" if rest.first()?.is_word("fn") => ItemKind::Function,
        "const" | "static" => ItemKind::Constant,
        "type" => ItemKind::Alias,
        _ if rest.iter().any(|tree| tree.is_sign("!")) => ItemKind::Macro,
        _ => return None,
    })
}

/// Where an item ends.
fn end(kind: ItemKind, trees: Trees<'_>) -> Option<usize> {
    let ends_with_brace = match kind {
        ItemKind::Struct | ItemKind::Enum | ItemKind::Impl | ItemKind::Function => true,
        ItemKind::Use | ItemKind::Module | ItemKind::Constant | ItemKind::Alias | ItemKind::Macro => false,
    };
    let is_end = |tree: &Tree| tree.is_sign(";") || (ends_with_brace && tree.group(Delimiter::Brace).is_some());
    trees.iter().position(is_end).map(|at| at + 1)
}

/// One item, or several that rustfmt sorts.
fn print(run: &[LayoutItem<'_>], indent: usize) -> Option<String> {
    let [LayoutItem { attributes, kind, trees }, ..] = run else { return None };
    let text = match kind {
        ItemKind::Use => return import::uses(&lines(run), indent),
        ItemKind::Module => return import::modules(&lines(run), indent),
        ItemKind::Struct => structure(trees, indent)?,
        ItemKind::Enum => enumeration(trees, indent)?,
        ItemKind::Impl => implementation(trees, indent)?,
        ItemKind::Function => function(trees, indent)?,
        ItemKind::Constant => constant(trees, indent)?,
        ItemKind::Alias => line(trees, indent)?,
        ItemKind::Macro => expression::invocation(trees, at(indent, 0)).ok()?,
    };
    Some(format!("{attributes}{}{text}\n", indented(indent)))
}

fn lines<'a>(run: &'a [LayoutItem<'a>]) -> Vec<(&'a str, Trees<'a>)> {
    run.iter().map(|item| (item.attributes.as_str(), item.trees)).collect()
}

/// What fits on a line, without its indentation.
fn line(trees: Trees<'_>, indent: usize) -> Option<String> {
    let text = flat(trees)?;
    (indent + width(&text)? <= MAX_WIDTH).then_some(text)
}

/// A head that fits on a line with the brace after it.
fn head(trees: Trees<'_>, indent: usize) -> Option<String> {
    line(trees, indent + 2)
}

fn structure(trees: Trees<'_>, indent: usize) -> Option<String> {
    let [head @ .., Tree::Group(Delimiter::Brace, fields)] = trees else { return line(trees, indent) };
    // A comma follows each field.
    block(head, fields, indent, 1)
}

fn enumeration(trees: Trees<'_>, indent: usize) -> Option<String> {
    let [head @ .., Tree::Group(Delimiter::Brace, variants)] = trees else { return None };
    block(head, variants, indent, 0)
}

/// Fields or variants, each on a line; attributes of them leave so many columns free.
fn block(head: Trees<'_>, members: Trees<'_>, indent: usize, reserved: usize) -> Option<String> {
    let mut text = format!("{} {{", self::head(head, indent)?);
    if members.is_empty() {
        return Some(text + "}");
    }
    text.push('\n');
    for member in split(members, ",") {
        let (attributes, member) = attribute::split_off(member);
        let attributes = attribute::print(&attributes, indent + INDENT, reserved)?;
        let has_braces = member.iter().any(|tree| tree.group(Delimiter::Brace).is_some());
        // The comma has a place on the line too.
        let member = (!has_braces && is_simple(member)).then(|| line(member, indent + INDENT + 1))??;
        text += &format!("{attributes}{}{member},\n", indented(indent + INDENT));
    }
    Some(text + &indented(indent) + "}")
}

fn implementation(trees: Trees<'_>, indent: usize) -> Option<String> {
    let [head @ .., Tree::Group(Delimiter::Brace, members)] = trees else { return None };
    if head.iter().any(|tree| tree.is_word("where")) {
        return None;
    }
    let mut text = format!("{} {{", self::head(head, indent)?);
    let items = parse(members, indent + INDENT)?;
    if items.is_empty() {
        return Some(text + "}");
    }
    text.push('\n');
    for (index, item) in items.iter().enumerate() {
        let is_documented = item.attributes.trim_start().starts_with("///");
        if index > 0 && (text.ends_with("    }\n") || text.ends_with("    };\n") || is_documented) {
            text.push('\n');
        }
        text += &print(std::slice::from_ref(item), indent + INDENT)?;
    }
    Some(text + &indented(indent) + "}")
}

fn constant(trees: Trees<'_>, indent: usize) -> Option<String> {
    let [trees @ .., Tree::Sign(";")] = trees else { return None };
    let at = trees.iter().position(|tree| tree.is_sign("="))?;
    let (left, right) = (&trees[..at], &trees[at + 1..]);
    let text = body::assignment((left, right), self::at(indent, 1)).ok();
    Some(text.or_else(|| too_long(left, right, indent))? + ";")
}

/// A constant with a text that is longer than a line, which rustfmt leaves as it is.
fn too_long(left: Trees<'_>, right: Trees<'_>, indent: usize) -> Option<String> {
    let call = 1 + right.iter().position(|tree| tree.group(Delimiter::Parenthesis).is_some())?;
    let [path @ .., Tree::Group(_, arguments)] = &right[..call] else { return None };
    let arguments = split(arguments, ",");
    let room = MAX_WIDTH - indent - INDENT - 1;
    let is_too_long =
        |argument: &Trees<'_>| matches!(argument, [Tree::Word(text)] if text.starts_with('"') && text.len() > room);
    (is_path(path) && right.len() > call && arguments.iter().any(is_too_long)).then_some(())?;
    let mut text = format!("{} = {}(\n", line(left, indent)?, flat(path)?);
    for argument in arguments {
        text += &format!("{}{},\n", indented(indent + INDENT), flat(argument)?);
    }
    text += &format!("{})", indented(indent));
    for link in chain::links(&right[call..])? {
        text += &format!("\n{}{}", indented(indent), flat(link)?);
    }
    Some(text)
}

fn function(trees: Trees<'_>, indent: usize) -> Option<String> {
    let [signature @ .., Tree::Group(Delimiter::Brace, statements)] = trees else { return None };
    let has_where = signature.iter().any(|tree| tree.is_word("where"));
    if has_where || !signature.split(|tree| tree.is_sign("->")).all(has_simple_parts) {
        return None;
    }
    let signature = match head(signature, indent) {
        Some(line) => line,
        None => tall(signature, indent)?,
    };
    if statements.is_empty() {
        return Some(format!("{signature} {{}}"));
    }
    let statements = body::block(statements, at(indent + INDENT, 0)).ok()?;
    Some(format!("{signature} {{\n{statements}{}}}", indented(indent)))
}

/// Whether a return type or each of the parameters is simple.
fn has_simple_parts(trees: Trees<'_>) -> bool {
    let [.., Tree::Group(Delimiter::Parenthesis, parameters)] = trees else { return is_simple(trees) };
    split(parameters, ",").into_iter().all(is_simple)
}

/// How near the end of the line a return type is left to rustfmt.
const CAUTION: usize = 10;

/// A signature with a line for each parameter.
fn tall(signature: Trees<'_>, indent: usize) -> Option<String> {
    let is_parameters = |tree: &Tree| tree.group(Delimiter::Parenthesis).is_some();
    let name = signature.iter().position(|tree| tree.is_word("fn"))?;
    let at = name + signature[name..].iter().position(is_parameters)?;
    let parameters = signature[at].group(Delimiter::Parenthesis)?;
    let mut text = line(&signature[..at], indent + 1)? + "(\n";
    for parameter in split(parameters, ",") {
        if parameter.iter().any(|tree| tree.is_sign("#")) {
            return None;
        }
        text += &format!("{}{},\n", indented(indent + INDENT), line(parameter, indent + INDENT + 1)?);
    }
    let after = match &signature[at + 1..] {
        [] => String::new(),
        // Near the end of the line, rustfmt puts the brace below a return type that has room beside it.
        after => format!(" {}", line(after, indent + 4 + CAUTION)?),
    };
    (!parameters.is_empty()).then(|| text + &indented(indent) + ")" + &after)
}

/// The room of a whole line.
fn at(indent: usize, after: usize) -> Shape {
    Shape {
        indent,
        column: indent,
        after,
        commas: Commas::Last,
        chains: Chains::Free,
        expression: expression::expression,
    }
}
