//! Path templates and the parameters in them: what can be wrong, and the words for it.

use crate::diagnose::words::{Words, say, strings};
use crate::source::Span;

problems! {
    /// Path templates and the parameters in them.
    PathProblem {
        Error Local "path-without-slash" WithoutSlash { before: String },
        Error Local "path-character" Character { character: char },
        Error Local "path-query" Query { pair: String },
        Error Local "path-fragment" Fragment { fragment: String },
        Error Local "path-fragment-alone" FragmentAlone,
        Error Context "path-dot-segment" DotSegment { segment: String },
        Error Local "path-braces" Braces { segment: String },
        Error Context "path-parameter-twice" ParameterTwice { name: String, first: Span },
        Error Context "path-parameter-missing" ParameterMissing { name: String, meant: Option<String>, declared: Option<Span> },
        Error Context "path-parameter-unused" ParameterUnused { name: String, known: Vec<String>, template: Span },
        Error Context "no-segment-fits" NoSegmentFits,
    }
}

impl PathProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::WithoutSlash { before } if before.is_empty() => {
                say("a path begins with `/`").here("no `/`").help("put a `/` before it")
            }
            Self::WithoutSlash { before } => say("a path begins with `/`")
                .here("no part of the path")
                .help(format!("remove `{before}`; the method is the key, and the host belongs under `endpoint:`")),
            Self::Character { character } => {
                let words = say(format!("{character:?} is not allowed in a path template"));
                match character {
                    ' ' => words.help("remove it; a parameter is written `{name}`"),
                    _ => words.help("percent-encode it"),
                }
            }
            Self::Query { pair } => {
                say(format!("`{pair}` is not a query parameter with one value")).here("not `name=value`").help(
                    "write `name=value` if every request sends the same value; declare other parameters under `query:`",
                )
            }
            Self::Fragment { fragment } => {
                let words =
                    say("what follows `#` is a word that distinguishes two operations on one path and is not sent");
                if fragment.is_empty() {
                    words.here("no word").help("add one, as in `/things#overload`, or remove the `#`")
                } else {
                    words
                        .here("letters, digits and `-._~=&` only")
                        .help("write one such word, or percent-encode the `#` as `%23` where it is part of the path")
                }
            }
            Self::FragmentAlone => {
                say("what follows `#` distinguishes operations of one method and path, and there is only one here")
                    .here("distinguishes nothing")
                    .help("remove it, or percent-encode the `#` as `%23` where it is part of the path")
            }
            Self::DotSegment { segment } if segment.is_empty() => {
                say("an empty segment in the path").help("remove the doubled `/`")
            }
            Self::DotSegment { segment } => say(format!(
                "the dot segment `{segment}` would be removed before the request is sent (RFC 3986, section 5.2.4)"
            ))
            .here("a dot segment")
            .help("write the path without it"),
            Self::Braces { segment } => say(format!("unbalanced braces in `{segment}`"))
                .here("in this segment")
                .help("a parameter is written `{name}`"),
            Self::ParameterTwice { name, first } => say(format!("the path names `{{{name}}}` twice"))
                .here("again")
                .also(*first, "first here")
                .help("give one of them another name"),
            Self::ParameterMissing { name, meant, declared } => {
                let words = say(format!("the path names `{{{name}}}`, which is not declared")).here("not declared");
                match (meant, declared) {
                    (Some(meant), Some(declared)) => words
                        .also(*declared, "declared, but not in the path")
                        .help(format!("did you mean `{{{meant}}}`?")),
                    _ => words.help(format!(
                        "declare it under `path:`, or under `client:` where it belongs to the client: \
                 `{name}: {{ type: string }}`"
                    )),
                }
            }
            Self::ParameterUnused { name, known, template } => say(format!("the path has no `{{{name}}}`"))
                .here("not in the path")
                .also(*template, "the path")
                .help(format!("write `{{{name}}}` in the path, or remove it here"))
                .meant(name, strings(known)),
            Self::NoSegmentFits => {
                say("a path segment cannot be empty, `.` or `..`, and no other text is allowed here")
                    .here("never a valid path segment")
                    .help("compare it with the documentation")
            }
        }
    }
}
