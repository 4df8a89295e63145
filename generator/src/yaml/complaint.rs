//! What the YAML parser complains about, as a type; the only place that knows its English, and never what the author meant.

/// What the parser did not understand.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Complaint {
    /// A `: ` where no key can be.
    UnexpectedColon,
    /// A key without its colon.
    NoColon,
    /// A text behind a text in quotes.
    AfterQuote,
    /// Something other than a key where the next key of a mapping belongs.
    NoKey,
    /// Something other than an item where the next item of a list belongs.
    NoItem,
    /// A line inside brackets that is not further in than the lines around them.
    FlowIndent,
    /// No comma between two entries in brackets.
    NoComma,
    /// A colon inside brackets where none is allowed.
    ColonInFlow,
    /// A backslash in double quotes that begins no escape.
    Escape,
    /// Anything else inside quotes.
    InQuotes,
    /// A tab where only spaces are allowed.
    Tab,
    /// Anything else.
    Other,
}

/// Parts of the parser's messages; the first that a message has counts.
const MESSAGES: [(&str, Complaint); 11] = [
    ("mapping values are not allowed", Complaint::UnexpectedColon),
    ("simple key expect ':'", Complaint::NoColon),
    ("trailing content after", Complaint::AfterQuote),
    ("did not find expected key", Complaint::NoKey),
    ("did not find expected '-' indicator", Complaint::NoItem),
    ("invalid indentation in flow", Complaint::FlowIndent),
    ("expected ',' or", Complaint::NoComma),
    ("illegal placement of ':'", Complaint::ColonInFlow),
    ("unknown escape character", Complaint::Escape),
    ("quoted scalar", Complaint::InQuotes),
    ("found a tab", Complaint::Tab),
];

impl Complaint {
    pub(super) fn of(message: &str) -> Self {
        MESSAGES.iter().find(|(part, _)| message.contains(part)).map_or(Self::Other, |(_, complaint)| *complaint)
    }
}

#[cfg(test)]
mod tests {
    use super::{Complaint, MESSAGES};
    use saphyr_parser::Parser;

    /// The parser is free to change its words; then a text here has another complaint.
    #[test]
    fn every_message_is_one_that_the_parser_has() {
        let texts = [
            ("a: b: c\n", Complaint::UnexpectedColon),
            ("a: 1\nb\nc: 2\n", Complaint::NoColon),
            ("a: \"b\" c\n", Complaint::AfterQuote),
            ("a: 1\n- b\n", Complaint::NoKey),
            ("- a\nb: 1\n", Complaint::NoItem),
            ("a: [b,\nc]\n", Complaint::FlowIndent),
            ("a: [b: c, {d: e} f]\n", Complaint::NoComma),
            ("a: [b\n  : c]\n", Complaint::ColonInFlow),
            ("a: \"\\q\"\n", Complaint::Escape),
            ("a: \"b\n", Complaint::InQuotes),
            ("a: b\n\tc\n", Complaint::Tab),
        ];
        assert_eq!(texts.map(|(_, complaint)| complaint), MESSAGES.map(|(_, complaint)| complaint));
        for (text, complaint) in texts {
            let error = Parser::new_from_str(text).find_map(Result::err);
            let error = error.unwrap_or_else(|| panic!("{text:?} is YAML"));
            assert_eq!(Complaint::of(error.info()), complaint, "{text:?}: {}", error.info());
        }
    }
}
