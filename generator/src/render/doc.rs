//! Texts of the spec as rustdoc: data that can neither end a comment nor become markup. Backticks mark code; everything else arrives as it
//! was written.

use super::file::File;
use crate::model::{Definition, Doc, Group, Shape, Textual, TypeName};
use pattern::MATCHING;
use proc_macro2::TokenStream;
use quote::quote;

/// Documentation attributes for lines of Markdown.
pub(super) fn attributes(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}

/// The operations of a group, in a sentence.
pub(super) fn operations(group: &Group) -> String {
    match group.spec_name() {
        Some(name) => format!("operations whose ids begin with {}", code(name)),
        None => "operations whose ids name no group".to_owned(),
    }
}

/// Of options, which can be written as a literal: what callers must leave open for more to be added in a minor version.
pub(super) fn options(of: &str) -> TokenStream {
    attributes(&[
        format!("Options for [`{of}`]."),
        String::new(),
        "Construct it with `..Default::default()`: a later minor version may add fields.".to_owned(),
    ])
}

/// The deprecation attribute, where there is one. rustdoc reads the note as Markdown too.
pub(super) fn deprecation(doc: &Doc) -> TokenStream {
    let note = doc.deprecated.iter().map(|note| text(note).join(" "));
    quote!(#(#[deprecated(note = #note)])*)
}

/// A text of the spec as lines of Markdown; `otherwise` where the spec says nothing.
pub(super) fn lines(doc: &Doc, otherwise: &str) -> Vec<String> {
    text(if doc.text.trim().is_empty() { otherwise } else { &doc.text })
}

/// A text of the spec as lines of Markdown that show it as written.
pub(super) fn text(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = text.lines().map(|written| line(written.trim())).collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

/// The documentation of a definition: what it is, then `rest`, then the pages it was copied from where the file has not named them yet. What
/// a single value may be is said by its type, without a page; so is what several services share, which would change with each of them.
pub(super) fn definition(file: &mut File, definition: &Definition, rest: Vec<String>) -> TokenStream {
    let mut all = lines(&definition.doc, &format!("`{}` in the documentation.", definition.spec_name));
    if !rest.is_empty() {
        all.push(String::new());
        all.extend(rest);
    }
    let is_of_a_service = definition.module.len() > 1;
    if is_of_a_service
        && matches!(definition.shape, Shape::Struct(_) | Shape::Union(_))
        && file.names_first(&definition.pages)
    {
        all.extend(pages(&definition.pages));
    }
    let deprecation = deprecation(&definition.doc);
    let attributes = attributes(&all);
    quote!(#attributes #deprecation)
}

/// Where the facts come from.
pub(super) fn pages(pages: &[String]) -> Vec<String> {
    let urls: Vec<String> = pages.iter().map(|page| link(page)).collect();
    match urls.as_slice() {
        [] => Vec::new(),
        [url] => vec![String::new(), format!("Documented at {url}.")],
        urls => [String::new(), "Documented at:".to_owned(), String::new()]
            .into_iter()
            .chain(urls.iter().map(|url| format!("- {url}")))
            .collect(),
    }
}

/// A link to a type, which rustdoc would not tell from the prelude's derive macro of that name.
pub(super) fn type_link(name: &TypeName) -> String {
    match name.as_str() {
        "Debug" | "Hash" => format!("[`{name}`](type@{name})"),
        _ => format!("[`{name}`]"),
    }
}

/// A URL that rustdoc links.
pub(super) fn link(url: &str) -> String {
    let plain = url.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>' | b'`' | b'\\'));
    if plain && (url.starts_with("https://") || url.starts_with("http://")) { format!("<{url}>") } else { line(url) }
}

/// What text may be: the requirement in words, then each documented rule.
pub(super) fn constraint(textual: &Textual) -> Vec<String> {
    let Textual {
        pattern,
        min_length,
        max_length,
        format,
        length_only,
        path_segment: _,
        secret,
        language: _,
        matcher: _,
        requirement,
    } = textual;
    let mut all = Vec::new();
    if !requirement.is_empty() {
        // What the requirement says by the pattern is listed below it.
        let requirement = match pattern {
            Some(pattern) => requirement.replace(&format!("{MATCHING}{pattern}"), MATCHING.trim_end()),
            None => requirement.clone(),
        };
        all.extend([format!("Constraint: {}.", line(&coded(&requirement))), String::new()]);
    }
    if let Some(pattern) = pattern {
        let weak = if *length_only { ", documented but not enforced" } else { "" };
        all.push(format!("- pattern (ECMA-262{weak}): {}", code(pattern)));
    }
    // Without other rules, the requirement is the length.
    let only_length = pattern.is_none() && format.is_none() && !requirement.is_empty();
    if let Some(length) = length(*min_length, *max_length).filter(|_| !only_length) {
        all.push(format!("- length: {length} (Unicode scalar values)"));
    }
    all.extend(format.iter().map(|format| format!("- format: `{format}`")));
    if *secret {
        all.push("- secret: never shown by `Debug`, `Display` or an error".to_owned());
    }
    while all.last().is_some_and(String::is_empty) {
        all.pop();
    }
    all
}

/// A requirement with its quoted characters as code.
fn coded(requirement: &str) -> String {
    let mut shown = String::new();
    let mut rest = requirement;
    while let Some(open) = rest.find(['\'', '"']) {
        // What holds an apostrophe is between these, and stays so.
        if rest[open..].starts_with('"') {
            let close = rest[open + 1..].find('"').map_or(rest.len(), |close| open + close + 2);
            shown.push_str(&rest[..close]);
            rest = &rest[close..];
            continue;
        }
        let Some(close) = rest[open + 1..].find('\'').map(|close| open + 1 + close).filter(|close| *close > open + 1)
        else {
            break;
        };
        shown.push_str(&rest[..open]);
        let quoted = &rest[open + 1..close];
        shown.push_str(&if quoted.contains('`') { format!("'{quoted}'") } else { format!("`{quoted}`") });
        rest = &rest[close + 1..];
    }
    shown + rest
}

fn length(min: Option<u64>, max: Option<u64>) -> Option<String> {
    match (min, max) {
        (None, None) => None,
        (Some(min), None) => Some(format!("at least {min}")),
        (None, Some(max)) => Some(format!("at most {max}")),
        (Some(min), Some(max)) if min == max => Some(format!("exactly {min}")),
        (Some(min), Some(max)) => Some(format!("{min} to {max}")),
    }
}

/// Text in a code span (CommonMark section 6.1), whatever backticks it holds.
pub(super) fn code(text: &str) -> String {
    let text: String = text.chars().map(|c| if is_safe(c) { c } else { char::REPLACEMENT_CHARACTER }).collect();
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) || text.is_empty() { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Characters that are allowed in source text: no control, and none that turns the reading direction.
fn is_safe(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{61C}' | '\u{200E}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}')
}

fn line(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let taken = if let Some(span) = code_span(rest) {
            shown.push_str(&code(&span[1..span.len() - 1]));
            span.len()
        } else if let Some(url) = url(rest) {
            shown.push_str(&link(url));
            url.len()
        } else {
            escape(first, &mut shown);
            first.len_utf8()
        };
        rest = &rest[taken..];
    }
    at_line_start(shown)
}

/// A pair of backticks at the start of the text.
fn code_span(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('`')?;
    let end = inner.find('`')?;
    (end > 0).then(|| &text[..end + 2])
}

/// A URL at the start of the text, without the punctuation that ends the sentence it is in.
fn url(text: &str) -> Option<&str> {
    if !text.starts_with("https://") && !text.starts_with("http://") {
        return None;
    }
    let end = text
        .find(|c: char| !c.is_ascii_graphic() || matches!(c, '<' | '>' | '`' | '\\' | '"' | ')' | ']'))
        .unwrap_or(text.len());
    let url = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
    (url.len() > "https://".len()).then_some(url)
}

fn escape(c: char, shown: &mut String) {
    match c {
        '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '~' | '|' | '$' | '#' => shown.extend(['\\', c]),
        '_' if shown.is_empty() || shown.ends_with(|before: char| !before.is_alphanumeric() && before != '_') => {
            shown.push_str("\\_")
        }
        '&' => shown.push_str("&amp;"),
        c if is_safe(c) => shown.push(c),
        '\t' => shown.push(' '),
        c => shown.push_str(&format!("U+{:04X}", u32::from(c))),
    }
}

/// What would begin a list, a quotation or a rule does not.
fn at_line_start(line: String) -> String {
    let marker = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = marker.len() < line.len() && marker.starts_with(['.', ')']);
    if numbered {
        let digits = line.len() - marker.len();
        return format!("{}\\{}", &line[..digits], marker);
    }
    if line.starts_with(['-', '+', '=']) { format!("\\{line}") } else { line }
}

#[cfg(test)]
mod tests {
    use super::{code, coded, line};

    #[test]
    fn text_arrives_as_written() {
        for (written, shown) in [
            ("plain text, and `code` in it", "plain text, and `code` in it"),
            ("an <angle> and [a bracket]", "an \\<angle\\> and \\[a bracket\\]"),
            ("see https://example.org/a_b?c=d.", "see <https://example.org/a_b?c=d>."),
            ("- not a list", "\\- not a list"),
            ("1. not a list", "1\\. not a list"),
            ("# not a heading", "\\# not a heading"),
            ("snake_case stays, _this_ is no emphasis", "snake_case stays, \\_this_ is no emphasis"),
            ("one ` backtick", "one \\` backtick"),
            ("a*/b", "a\\*/b"),
            ("turned \u{202E}around", "turned U+202Earound"),
            ("&lt; stays", "&amp;lt; stays"),
        ] {
            assert_eq!(line(written), shown, "{written}");
        }
        assert_eq!(code("a`b"), "``a`b``");
    }

    #[test]
    fn quoted_characters_are_code() {
        assert_eq!(coded("3 letters or '-', starting with 'a'"), "3 letters or `-`, starting with `a`");
        assert_eq!(coded(r#"a letter, then "'", then '-'"#), r#"a letter, then "'", then `-`"#);
        assert_eq!(coded(r#"a letter, then '"', then '-'"#), r#"a letter, then `"`, then `-`"#);
    }
}
