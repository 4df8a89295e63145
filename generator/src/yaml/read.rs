//! Turns the events of a YAML parser into a tree; never recurses, so that nesting cannot exhaust the stack.

use super::complaint::Complaint;
use super::slip::{self, BrokenText};
use super::{Node, NodeKind};
use crate::diagnose::{self, Nesting, Problem, Problems, YamlProblem};
use crate::source::{FileId, Source, Span, Spanned};
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Tag};
use std::collections::{HashMap, HashSet};

/// Mappings and sequences inside each other beyond this are refused.
pub const MAX_DEPTH: usize = 100;

/// How many nodes anchors and aliases may add to a document before it is refused.
const MAX_ALIASED_NODES: usize = 100_000;

/// The tree of a file with one document; `None` after a problem that leaves no tree.
///
/// Duplicate keys, keys that are not scalars, tags, merge keys, a second document, nesting beyond 100 levels and aliases that multiply are
/// noted as problems.
pub fn read(id: FileId, source: &Source, problems: &Problems) -> Option<Node> {
    Reader::new(id, &source.text, problems).document().ok()
}

/// How many places where a file is no YAML are found in one run.
const MAX_BROKEN: usize = 20;

/// A file larger than this is read up to the first place where it is no YAML.
const MAX_MENDED_BYTES: usize = 1024 * 1024;

/// What is left of a file that is no YAML once the lines at fault are taken out; never complete, and not to be taken for what the author
/// wrote.
pub struct Rest {
    /// The tree of the lines that are left.
    pub node: Node,
    /// The lines that were taken out.
    pub hidden: String,
}

/// What is left of a file that is no YAML, so that its other mistakes are found in the same run.
pub fn rest(id: FileId, source: &Source, problems: &Problems) -> Option<Rest> {
    let mut text = source.text.clone();
    if text.len() > MAX_MENDED_BYTES {
        return None;
    }
    for _ in 0..MAX_BROKEN {
        let attempt = Problems::default();
        match Reader::new(id, &text, &attempt).document() {
            Ok(node) => {
                attempt.forward(problems);
                let lines = source.text.lines().zip(text.lines()).filter(|(whole, left)| whole != left);
                let hidden = lines.map(|(whole, _)| format!("{whole}\n")).collect();
                return Some(Rest { node, hidden });
            }
            Err(None) => return None,
            Err(Some(problem)) => {
                text = slip::without(&text, &problem);
                problems.push(*problem);
            }
        }
    }
    None
}

struct Reader<'a> {
    id: FileId,
    offsets: Offsets,
    text: &'a str,
    problems: &'a Problems,
    anchors: HashMap<usize, (Node, usize)>,
    /// The anchors that an alias names.
    named: HashSet<usize>,
    aliased: usize,
}

/// A collection whose end is not reached yet.
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

/// Why there is no tree: a place that is no YAML, or something that is noted already.
type Refused = Option<Box<Problem>>;

impl<'a> Reader<'a> {
    fn new(id: FileId, text: &'a str, problems: &'a Problems) -> Self {
        Self {
            id,
            offsets: Offsets::new(text),
            text,
            problems,
            anchors: HashMap::new(),
            named: HashSet::new(),
            aliased: 0,
        }
    }

    fn document(mut self) -> Result<Node, Refused> {
        let mut open: Vec<Open> = Vec::new();
        let mut root = None;
        for event in Parser::new_from_str(self.text) {
            let (event, place) = match event {
                Ok(event) => event,
                Err(error) => {
                    let problem = self.syntax(&error, &open);
                    self.problems.push(problem.clone());
                    return Err(Some(Box::new(problem)));
                }
            };
            let span = self.span(place);
            let (finished, anchor, nodes) = match event {
                Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => continue,
                Event::DocumentStart(_) if root.is_some() => {
                    return Err(self.refuse(span, YamlProblem::SecondDocument));
                }
                Event::DocumentStart(_) => continue,
                Event::Alias(anchor) => self.alias(anchor, span).ok_or(None)?,
                Event::Scalar(text, style, anchor, tag) => {
                    self.check_tag(tag.as_deref(), span);
                    // A text that begins with `!` reads as a tag on nothing.
                    let bare = tag.filter(|_| text.is_empty());
                    let plain = style == ScalarStyle::Plain && bare.is_none();
                    let text = bare.map_or_else(|| text.into_owned(), |tag| tag.to_string());
                    let span = self.trimmed(span);
                    if plain && !text.is_empty() {
                        self.check_cut(span);
                    }
                    let kind = NodeKind::Scalar { text, plain };
                    (Node { span, kind }, anchor, 1)
                }
                Event::SequenceStart(anchor, tag) => {
                    self.check_tag(tag.as_deref(), span);
                    open.push(Open { anchor, start: span.start, nodes: 1, kind: OpenKind::Sequence(Vec::new()) });
                    self.check_depth(&open, span).ok_or(None)?;
                    continue;
                }
                Event::MappingStart(anchor, tag) => {
                    self.check_tag(tag.as_deref(), span);
                    let kind = OpenKind::Mapping { entries: Vec::new(), places: HashMap::new(), key: None };
                    open.push(Open { anchor, start: span.start, nodes: 1, kind });
                    self.check_depth(&open, span).ok_or(None)?;
                    continue;
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    let ended = open.pop().expect("the parser pairs starts and ends");
                    let (anchor, nodes) = (ended.anchor, ended.nodes);
                    (self.close(ended, span), anchor, nodes)
                }
            };
            if anchor > 0 {
                self.count(nodes, span).ok_or(None)?;
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
        self.check_anchors();
        root.ok_or_else(|| self.refuse(Span { file: self.id, start: 0, end: 0 }, YamlProblem::EmptyFile))
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
                Some(Node { span, kind: NodeKind::Scalar { text, plain: true } }) if text == "<<" => {
                    self.problems.push(Problem::new(span, YamlProblem::MergeKey));
                }
                Some(Node { span, kind: NodeKind::Scalar { text, .. } }) => match places.get(&text) {
                    Some(&first) => {
                        self.problems.push(Problem::new(span, YamlProblem::DuplicateKey { key: text, first }))
                    }
                    None => {
                        places.insert(text.clone(), span);
                        entries.push((Spanned::new(text, span), node));
                    }
                },
                Some(other) => {
                    self.problems.push(Problem::new(other.span, YamlProblem::MappingAsKey { found: other.found() }))
                }
            },
        }
    }

    /// A collection's place ends where its text does, not where the parser noticed.
    fn close(&self, ended: Open, end: Span) -> Node {
        let span = self.trimmed(Span { start: ended.start, ..end });
        let kind = match ended.kind {
            OpenKind::Sequence(items) => NodeKind::Sequence(items),
            OpenKind::Mapping { entries, .. } => NodeKind::Mapping(entries),
        };
        Node { span, kind }
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Option<(Node, usize, usize)> {
        let Some(&(_, nodes)) = self.anchors.get(&anchor) else {
            return self.refuse(span, YamlProblem::AliasInsideItself);
        };
        self.named.insert(anchor);
        self.count(nodes, span)?;
        Some((self.anchors[&anchor].0.clone(), 0, nodes))
    }

    /// Counts nodes that are kept a second time.
    fn count(&mut self, nodes: usize, span: Span) -> Option<()> {
        self.aliased += nodes;
        if self.aliased > MAX_ALIASED_NODES {
            return self.refuse(span, YamlProblem::AliasBomb { limit: MAX_ALIASED_NODES });
        }
        Some(())
    }

    fn check_tag(&self, tag: Option<&Tag>, span: Span) {
        if let Some(tag) = tag {
            let typed = self.text[span.start as usize..].split([' ', ',', '\n', '\r', ']', '}']).next();
            let tag = typed.filter(|typed| typed.starts_with('!')).map_or_else(|| tag.to_string(), str::to_owned);
            self.problems.push(Problem::new(span, YamlProblem::Tag { tag }));
        }
    }

    fn check_depth(&self, open: &[Open], span: Span) -> Option<()> {
        if open.len() > MAX_DEPTH {
            self.refuse(span, YamlProblem::TooDeep { what: Nesting::Values, limit: MAX_DEPTH })
        } else {
            Some(())
        }
    }

    fn syntax(&self, error: &ScanError, open: &[Open]) -> Problem {
        BrokenText {
            file: self.id,
            text: self.text,
            at: self.offsets.byte(error.marker().index()) as usize,
            message: error.info(),
            complaint: Complaint::of(error.info()),
            open: open.iter().map(|open| open.start as usize).collect(),
        }
        .problem()
    }

    /// Notes the anchors that no alias names.
    fn check_anchors(&self) {
        for (anchor, (node, _)) in &self.anchors {
            // A node's place may begin at its anchor.
            let first = self.text[node.span.start as usize..].chars().next().map_or(0, char::len_utf8);
            let before = &self.text[..node.span.start as usize + first];
            if !self.named.contains(anchor)
                && let Some(start) = before.rfind('&')
            {
                let name = self.text[start + 1..].split_whitespace().next().unwrap_or_default();
                let byte = |at: usize| u32::try_from(at).expect("files are smaller than 4 GiB");
                let at = Span { start: byte(start), end: byte(start + 1 + name.len()), ..node.span };
                self.problems.push(Problem::new(at, YamlProblem::UnusedAnchor { name: name.to_owned() }));
            }
        }
    }

    /// A `#` with text right behind it ends a plain text, and was likely meant as part of it.
    fn check_cut(&self, span: Span) {
        // The line's end is looked for last: a line may hold most of a large file.
        let after = &self.text[span.end as usize..];
        let comment = after.trim_start_matches([' ', '\t']);
        let letters = comment.strip_prefix('#').and_then(|comment| comment.chars().next());
        if comment.len() < after.len()
            && letters.is_some_and(|first| !first.is_whitespace() && !"#-=*~_/!".contains(first))
        {
            let rest = after.lines().next().unwrap_or_default();
            let comment = rest.trim_start_matches([' ', '\t']);
            let byte = |length: usize| u32::try_from(length).expect("files are smaller than 4 GiB");
            let (start, end) = (span.end + byte(rest.len() - comment.len()), span.end + byte(rest.trim_end().len()));
            let at = Span { file: self.id, start, end };
            self.problems.push(Problem::new(at, YamlProblem::TextCutShort));
        }
    }

    fn refuse<T>(&self, at: Span, kind: impl Into<diagnose::ProblemKind>) -> Option<T> {
        self.problems.push(Problem::new(at, kind));
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
