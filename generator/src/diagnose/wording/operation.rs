//! Answers, long-running operations and paging, in words.

use super::super::problem::Kind;
use super::{Words, say, strings};

pub(super) fn words(kind: &Kind) -> Option<Words> {
    Some(match kind {
        Kind::StatusUnknown { status } => {
            say(format!("`{status}` is not a status")).help("write a number from 200 to 599, or `default`")
        }
        Kind::BodyWithoutContent { status } => say(format!("an answer to {status} has no body"))
            .here("a body")
            .help("remove the body, or correct the status"),
        Kind::NoSuccess { id } => say(format!("`{id}` has no response for success"))
            .help("add one, such as `200: TheModel`, or `204:` where there is no body"),
        Kind::LongRunningUnclear => say("a long-running operation either reads a status or starts something")
            .help("give `status:` (with `error:` and `percent:`) or `final-state:` (with `result:`)"),
        Kind::MonitorNotGet => say("only a GET reads a status"),
        Kind::MonitorWithoutModel => say("the answer has no model that a status could be read from"),
        Kind::StartOnGet => say("a GET starts nothing"),
        Kind::PropertyUnknown { name, model, known } => {
            say(format!("`{model}` has no property `{name}`")).here("not found").meant(name, strings(known))
        }
        Kind::PropertyOfWrongType { name, expected } => {
            say(format!("`{name}` is not {expected}")).here(format!("must be {expected}"))
        }
        Kind::PagingWithoutModel => say("the answer has no model that a page could be read from"),
        Kind::PagingToken => {
            say("a continuation token needs to be read and sent").help("give both `token:` and `token-parameter:`")
        }
        Kind::PagingTwice { first } => {
            say("a page goes on by a link or by a token, not by both").here("a second way").also(*first, "the first")
        }
        _ => return None,
    })
}
