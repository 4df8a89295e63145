//! What an author did where the parser only says that a text is no YAML; never an error of its own.

use super::complaint::Complaint;
use crate::diagnose::{Problem, ProblemKind, Slip, YamlProblem};
use crate::source::{FileId, Span};
use std::ops::Range;

/// The text with the lines of a mistake left blank, so that everything else stays where it is: the line that it is on, and what is
/// indented below that; where the indentation itself is wrong, also the lines beside it.
pub(super) fn without(text: &str, problem: &Problem) -> String {
    let mut first = problem.at.start;
    if let ProblemKind::Yaml(YamlProblem::Syntax { slip: Slip::ItemsAndKeys { other } }) = &problem.kind {
        first = first.min(other.start);
    }
    let at = (first as usize).min(text.len());
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    // A tab hides how far its own line is in, so that what is further in than the line above may belong to it.
    let above = text[..start].lines().rev().find(|line| !line.trim().is_empty());
    let is_tab = problem.kind == ProblemKind::Yaml(YamlProblem::Tab);
    let own = if is_tab { above.map_or(0, indent) } else { indent(&text[start..]) };
    let beside = matches!(
        &problem.kind,
        ProblemKind::Yaml(YamlProblem::Syntax {
            slip: Slip::OutOfLine { .. } | Slip::TooFarIn { .. } | Slip::ItemsAndKeys { .. }
        })
    );
    let mut blank = text[..start].to_owned();
    let mut lines = text[start..].split_inclusive('\n');
    for (index, line) in lines.by_ref().enumerate() {
        let belongs = line.trim().is_empty() || indent(line) > own || beside && indent(line) == own;
        if index > 0 && (is_tab && line.starts_with('\t') || !belongs) {
            blank.push_str(line);
            break;
        }
        blank.extend(line.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
    }
    blank.extend(lines);
    blank
}

/// A text that the parser gave up on.
pub(super) struct BrokenText<'a> {
    pub(super) file: FileId,
    pub(super) text: &'a str,
    /// The byte at which the parser noticed.
    pub(super) at: usize,
    /// What it says.
    pub(super) message: &'a str,
    /// The same as a type.
    pub(super) complaint: Complaint,
    /// The first bytes of the collections that were open, outermost first.
    pub(super) open: Vec<usize>,
}

impl BrokenText<'_> {
    /// The mistake, where the author would look for it.
    pub(super) fn problem(&self) -> Problem {
        if let Some(tab) = self.tab() {
            return Problem::new(self.span(tab..tab + 1), YamlProblem::Tab);
        }
        let (at, slip) = self.slip();
        Problem::new(self.span(at), YamlProblem::Syntax { slip })
    }

    fn slip(&self) -> (Range<usize>, Slip) {
        let here = self.at..self.at;
        let content = self.content(self.at);
        if let Some(unquoted) = self.unquoted() {
            return unquoted;
        }
        if self.complaint == Complaint::UnexpectedColon {
            return self.colon();
        }
        if self.complaint == Complaint::NoColon
            && let Some(above) = self.above(self.at)
        {
            return self.no_colon(above);
        }
        if self.complaint == Complaint::AfterQuote {
            return (here, Slip::AfterQuote);
        }
        let is_item = self.text[content.clone()].starts_with("- ");
        if self.complaint == Complaint::NoKey && is_item || self.complaint == Complaint::NoItem {
            let other = self.open.last().map_or(here, |&open| self.content(open));
            return (content, Slip::ItemsAndKeys { other: self.span(other) });
        }
        if self.complaint == Complaint::NoKey
            && let Some(&open) = self.open.last()
        {
            let column = self.text[self.line(open)..open].chars().count() + 1;
            return (content, Slip::OutOfLine { mapping: self.span(self.content(open)), column });
        }
        if let Some(bracket) = self.bracket() {
            let opened = self.open_bracket().unwrap_or(self.at);
            let same_line = self.line(opened) == self.line(self.at) && self.at < self.text.trim_end().len();
            let closed_by_another = self.text[self.at..].starts_with([']', '}']);
            let is_open = match self.complaint {
                Complaint::FlowIndent => true,
                Complaint::NoComma => !same_line || closed_by_another,
                Complaint::ColonInFlow => !same_line,
                Complaint::UnexpectedColon
                | Complaint::NoColon
                | Complaint::AfterQuote
                | Complaint::NoKey
                | Complaint::NoItem
                | Complaint::Escape
                | Complaint::InQuotes
                | Complaint::Tab
                | Complaint::Other => false,
            };
            if is_open {
                return (opened..opened + 1, Slip::NotClosed { bracket, noticed: self.span(here) });
            }
            if self.complaint == Complaint::NoComma {
                return (here, Slip::NoComma { opened: self.span(opened..opened + 1) });
            }
        }
        self.quoted()
    }

    /// A value that was meant as text and begins with a sign that means something else.
    fn unquoted(&self) -> Option<(Range<usize>, Slip)> {
        let begins = |at: usize| {
            let before = &self.text[self.line(at)..at];
            let spaced = before.trim_end_matches(' ');
            spaced.ends_with(['[', '{', ',']) || spaced.len() < before.len() && spaced.ends_with([':', '-'])
        };
        let end = self.content(self.at).end;
        let first = self.text.get(self.at..end).and_then(|text| text.chars().next());
        if let Some(sign) = first.filter(|first| "`@%*&|>?-,]}".contains(*first) && begins(self.at)) {
            // Inside brackets the text ends where the next entry begins.
            let inside = self.open_bracket().and_then(|_| self.text[self.at + 1..end].find([',', ']', '}']));
            let end = inside.map_or(end, |length| self.at + 1 + length);
            return Some((self.content_of(self.at..end), Slip::Unquoted { sign }));
        }
        // Brackets that close before the text ends are read as a value that something follows.
        let closed = self.complaint == Complaint::NoKey
            && self.text[self.line(self.at)..self.at].trim_end().ends_with([']', '}']);
        let content = self.content(self.at);
        let (at, sign) = self.text[content.clone()]
            .match_indices(['[', '{'])
            .map(|(at, sign)| (content.start + at, sign))
            .find(|(at, _)| closed && *at < self.at && begins(*at))?;
        Some((at..end, Slip::Unquoted { sign: sign.chars().next()? }))
    }

    /// What is wrong with a text in quotes, or anything else.
    fn quoted(&self) -> (Range<usize>, Slip) {
        let quote = self.text[self.at..].chars().next().filter(|first| matches!(first, '"' | '\''));
        match quote {
            Some('"') if self.complaint == Complaint::Escape => (self.escape(), Slip::Escape),
            Some(quote) if self.complaint == Complaint::InQuotes => {
                (self.at..self.at + 1, Slip::QuoteNotClosed { quote })
            }
            _ => {
                let opened = self.open_bracket().map(|opened| self.span(opened..opened + 1));
                (self.at..self.at, Slip::Other { message: self.message.to_owned(), opened })
            }
        }
    }

    /// A `: ` where no key can be.
    fn colon(&self) -> (Range<usize>, Slip) {
        let before = &self.text[self.line(self.at)..self.at];
        match self.above(self.at) {
            Some(above) if !before.contains(": ") && has_colon(&self.text[above.clone()]) => {
                (self.content(self.at), Slip::TooFarIn { above: self.span(above) })
            }
            Some(above) if !before.contains(": ") => self.no_colon(above),
            _ => (self.at..self.at, Slip::SecondColon),
        }
    }

    fn no_colon(&self, line: Range<usize>) -> (Range<usize>, Slip) {
        let text = &self.text[line.clone()];
        let instead = if text.contains('\u{ff1a}') {
            Some("a full-width colon")
        } else if text.contains(":\u{a0}") {
            Some("a no-break space behind the colon")
        } else if text.contains(':') {
            Some("no space behind the colon")
        } else {
            None
        };
        (line, Slip::NoColon { instead })
    }

    /// The first backslash that begins no escape (YAML 1.2, section 5.7).
    fn escape(&self) -> Range<usize> {
        let mut rest = self.text[self.at..].char_indices().skip(1);
        while let Some((offset, character)) = rest.next() {
            if character == '\\'
                && let Some((_, escaped)) = rest.next()
                && !"0abt\tnvfre \"/\\N_LPxuU\n\r".contains(escaped)
            {
                let start = self.at + offset;
                return start..start + 1 + escaped.len_utf8();
            }
        }
        self.at..self.at + 1
    }

    /// A tab in the indentation, or right before the place.
    fn tab(&self) -> Option<usize> {
        if self.complaint == Complaint::Tab {
            // Noticed where the text begins that the tab's line would continue.
            return self.text[self.at..].find("\n\t").map(|newline| self.at + newline + 1);
        }
        let start = self.line(self.at);
        let line = self.text[start..].lines().next().unwrap_or_default();
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        let before = self.text[start..self.at].trim_end_matches(' ');
        line[..indent].find('\t').map(|tab| start + tab).or_else(|| {
            let value_follows = before.ends_with('\t') && before.trim_end_matches(['\t', ' ']).ends_with([':', '-']);
            value_follows.then(|| start + before.len() - 1)
        })
    }

    /// The first byte of the line that a byte is on.
    fn line(&self, byte: usize) -> usize {
        self.text[..byte].rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// What is on the line that a byte is on, without the space around it.
    fn content(&self, byte: usize) -> Range<usize> {
        let start = self.line(byte);
        let line = self.text[start..].lines().next().unwrap_or_default();
        let indent = line.len() - line.trim_start().len();
        start + indent.min(line.trim_end().len())..start + line.trim_end().len()
    }

    /// A range without the white space at its end.
    fn content_of(&self, range: Range<usize>) -> Range<usize> {
        range.start..range.start + self.text[range].trim_end().len()
    }

    /// The nearest line above that is neither empty nor a comment.
    fn above(&self, byte: usize) -> Option<Range<usize>> {
        let mut line = self.line(byte);
        while line > 0 {
            line = self.line(line - 1);
            let content = self.content(line);
            let text = &self.text[content.clone()];
            if !text.is_empty() && !text.starts_with('#') {
                return Some(content);
            }
        }
        None
    }

    fn open_bracket(&self) -> Option<usize> {
        self.open.iter().copied().rfind(|&open| self.text[open..].starts_with(['{', '[']))
    }

    fn bracket(&self) -> Option<char> {
        self.text[self.open_bracket()?..].chars().next()
    }

    fn span(&self, range: Range<usize>) -> Span {
        let byte = |at: usize| u32::try_from(at).expect("files are smaller than 4 GiB");
        Span { file: self.file, start: byte(range.start), end: byte(range.end) }
    }
}

fn has_colon(line: &str) -> bool {
    line.contains(": ") || line.ends_with(':')
}
