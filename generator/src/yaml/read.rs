//! Turns the events of a YAML parser into a tree; never recurses, so that nesting cannot exhaust the stack.

use super::{Kind, Node};
use crate::diagnose::{self, Problem, Problems};
use crate::source::{FileId, Source, Span, Spanned};
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Tag};
use std::collections::HashMap;

/// Mappings and sequences inside each other beyond this are refused.
pub const MAX_DEPTH: usize = 100;

/// How many nodes anchors and aliases may add to a document before it is refused.
const MAX_ALIASED_NODES: usize = 100_000;

/// The tree of a file with one document; `None` after a problem that leaves no tree.
///
/// Duplicate keys, keys that are not scalars, tags, merge keys, a second document, nesting beyond 100 levels and aliases that multiply are
/// noted as problems.
pub fn read(id: FileId, source: &Source, problems: &Problems) -> Option<Node> {
    Reader {
        id,
        offsets: Offsets::new(&source.text),
        text: &source.text,
        problems,
        anchors: HashMap::new(),
        aliased: 0,
    }
    .document()
}

struct Reader<'a> {
    id: FileId,
    offsets: Offsets,
    text: &'a str,
    problems: &'a Problems,
    anchors: HashMap<usize, (Node, usize)>,
    aliased: usize,
}

/// A collection that has begun and not ended.
struct Open {
    anchor: usize,
    start: u32,
    nodes: usize,
    kind: OpenKind,
}

enum OpenKind {
    Sequence(Vec<Node>),
    Mapping { entries: Vec<(Spanned<String>, Node)>, places: HashMap<String, Span>, key: Option<Node> },
}

impl Reader<'_> {
    fn document(mut self) -> Option<Node> {
        let mut open: Vec<Open> = Vec::new();
        let mut root = None;
        for event in Parser::new_from_str(self.text) {
            let (event, place) = match event {
                Ok(event) => event,
                Err(error) => return self.syntax(&error, &open),
            };
            let span = self.span(place);
            let (finished, anchor, nodes) = match event {
                Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => continue,
                Event::DocumentStart(_) if root.is_some() => return self.refuse(span, diagnose::Kind::SecondDocument),
                Event::DocumentStart(_) => continue,
                Event::Alias(anchor) => self.alias(anchor, span)?,
                Event::Scalar(text, style, anchor, tag) => {
                    self.check_tag(tag.as_deref(), span);
                    // A text that begins with `!` reads as a tag on nothing.
                    let bare = tag.filter(|_| text.is_empty());
                    let plain = style == ScalarStyle::Plain && bare.is_none();
                    let text = bare.map_or_else(|| text.into_owned(), |tag| tag.to_string());
                    let span = self.trimmed(span);
                    let kind = Kind::Scalar { text, plain };
                    (Node { span, kind }, anchor, 1)
                }
                Event::SequenceStart(anchor, tag) => {
                    self.check_tag(tag.as_deref(), span);
                    open.push(Open { anchor, start: span.start, nodes: 1, kind: OpenKind::Sequence(Vec::new()) });
                    self.check_depth(&open, span)?;
                    continue;
                }
                Event::MappingStart(anchor, tag) => {
                    self.check_tag(tag.as_deref(), span);
                    let kind = OpenKind::Mapping { entries: Vec::new(), places: HashMap::new(), key: None };
                    open.push(Open { anchor, start: span.start, nodes: 1, kind });
                    self.check_depth(&open, span)?;
                    continue;
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    let ended = open.pop().expect("the parser pairs starts and ends");
                    let (anchor, nodes) = (ended.anchor, ended.nodes);
                    (self.close(ended, span), anchor, nodes)
                }
            };
            if anchor > 0 {
                self.count(nodes, span)?;
                self.anchors.insert(anchor, (finished.clone(), nodes));
            }
            match open.last_mut() {
                None => root = Some(finished),
                Some(parent) => {
                    parent.nodes += nodes;
                    self.attach(parent, finished);
                }
            }
        }
        root.or_else(|| self.refuse(Span { file: self.id, start: 0, end: 0 }, diagnose::Kind::EmptyFile))
    }

    /// A place without the white space at its end.
    fn trimmed(&self, span: Span) -> Span {
        let text = &self.text[span.start as usize..span.end.max(span.start) as usize];
        let length = u32::try_from(text.trim_end().len()).expect("files are smaller than 4 GiB");
        Span { end: span.start + length, ..span }
    }

    fn attach(&self, parent: &mut Open, node: Node) {
        match &mut parent.kind {
            OpenKind::Sequence(items) => items.push(node),
            OpenKind::Mapping { entries, places, key } => match key.take() {
                None => *key = Some(node),
                Some(Node { span, kind: Kind::Scalar { text, plain: true } }) if text == "<<" => {
                    self.problems.push(Problem { at: span, kind: diagnose::Kind::MergeKey });
                }
                Some(Node { span, kind: Kind::Scalar { text, .. } }) => match places.get(&text) {
                    Some(&first) => self
                        .problems
                        .push(Problem { at: span, kind: diagnose::Kind::DuplicateKey { key: text, first } }),
                    None => {
                        places.insert(text.clone(), span);
                        entries.push((Spanned::new(text, span), node));
                    }
                },
                Some(other) => self
                    .problems
                    .push(Problem { at: other.span, kind: diagnose::Kind::MappingAsKey { found: other.noun() } }),
            },
        }
    }

    /// A collection's place ends where its text does, not where the parser noticed.
    fn close(&self, ended: Open, end: Span) -> Node {
        let span = self.trimmed(Span { start: ended.start, ..end });
        let kind = match ended.kind {
            OpenKind::Sequence(items) => Kind::Sequence(items),
            OpenKind::Mapping { entries, .. } => Kind::Mapping(entries),
        };
        Node { span, kind }
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Option<(Node, usize, usize)> {
        let Some(&(_, nodes)) = self.anchors.get(&anchor) else {
            return self.refuse(span, diagnose::Kind::AliasInsideItself);
        };
        self.count(nodes, span)?;
        Some((self.anchors[&anchor].0.clone(), 0, nodes))
    }

    /// Counts nodes that are kept a second time.
    fn count(&mut self, nodes: usize, span: Span) -> Option<()> {
        self.aliased += nodes;
        if self.aliased > MAX_ALIASED_NODES {
            return self.refuse(span, diagnose::Kind::AliasBomb { limit: MAX_ALIASED_NODES });
        }
        Some(())
    }

    fn check_tag(&self, tag: Option<&Tag>, span: Span) {
        if let Some(tag) = tag {
            let typed = self.text[span.start as usize..].split([' ', ',', '\n', '\r', ']', '}']).next();
            let tag = typed.filter(|typed| typed.starts_with('!')).map_or_else(|| tag.to_string(), str::to_owned);
            self.problems.push(Problem { at: span, kind: diagnose::Kind::YamlTag { tag } });
        }
    }

    fn check_depth(&self, open: &[Open], span: Span) -> Option<()> {
        if open.len() > MAX_DEPTH {
            self.refuse(
                span,
                diagnose::Kind::TooDeep { what: "mappings and lists inside each other", limit: MAX_DEPTH },
            )
        } else {
            Some(())
        }
    }

    fn syntax(&self, error: &ScanError, open: &[Open]) -> Option<Node> {
        let start = self.offsets.byte(error.marker().index());
        let at = Span { file: self.id, start, end: start };
        let line_start = self.text[..start as usize].rfind('\n').map_or(0, |newline| newline + 1);
        let line = self.text[line_start..].lines().next().unwrap_or_default();
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        match line[..indent].find('\t') {
            Some(tab) => {
                let start = u32::try_from(line_start + tab).expect("files are smaller than 4 GiB");
                self.refuse(Span { file: self.id, start, end: start + 1 }, diagnose::Kind::Tab)
            }
            None => {
                // An unclosed bracket is noticed at the end; what is likely wrong is where it was opened.
                let mut brackets = open.iter().filter(|open| self.text[open.start as usize..].starts_with(['{', '[']));
                let opened =
                    brackets.next_back().map(|open| Span { file: self.id, start: open.start, end: open.start + 1 });
                self.refuse(at, diagnose::Kind::YamlSyntax { message: error.info().to_owned(), opened })
            }
        }
    }

    fn refuse<T>(&self, at: Span, kind: diagnose::Kind) -> Option<T> {
        self.problems.push(Problem { at, kind });
        None
    }

    fn span(&self, place: saphyr_parser::Span) -> Span {
        Span { file: self.id, start: self.offsets.byte(place.start.index()), end: self.offsets.byte(place.end.index()) }
    }
}

/// From the parser's count of characters to bytes.
struct Offsets {
    bytes: Option<Vec<u32>>,
    length: u32,
}

impl Offsets {
    fn new(text: &str) -> Self {
        let length = u32::try_from(text.len()).expect("files are smaller than 4 GiB");
        let bytes =
            (!text.is_ascii()).then(|| (0..length).filter(|&byte| text.is_char_boundary(byte as usize)).collect());
        Self { bytes, length }
    }

    fn byte(&self, index: usize) -> u32 {
        match &self.bytes {
            None => u32::try_from(index).unwrap_or(self.length).min(self.length),
            Some(bytes) => bytes.get(index).copied().unwrap_or(self.length),
        }
    }
}
