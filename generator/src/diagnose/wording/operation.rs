//! Answers, long-running operations and paging, in words.

use super::super::problem::Kind;
use super::{Words, say, strings};

pub(super) fn words(kind: &Kind) -> Option<Words> {
    Some(match kind {
        Kind::StatusUnknown { status } => say(format!("`{status}` is not a status"))
            .here("not a status")
            .help("write a number from 200 to 599, or `default`"),
        Kind::BodyWithoutContent { to, declared } if to == "HEAD" => say("an answer to HEAD has no body")
            .here("a body")
            .also(*declared, "never answered with one")
            .help("remove the body, or correct the method"),
        Kind::BodyWithoutContent { to, declared } => say(format!("an answer of {to} has no body"))
            .here("a body")
            .also(*declared, "never has one")
            .help("remove the body, or correct the status"),
        Kind::NoSuccess { id } => say(format!("`{id}` has no response for success"))
            .help("add one, such as `200: TheModel`, or `204:` where there is no body"),
        Kind::LongRunningUnclear => say("a long-running operation either reads a status or starts something")
            .help("give `status:` (with `error:` and `percent:`) or `final-state:` (with `result:`)"),
        Kind::MonitorNotGet { method, template } => say("only a GET reads a status")
            .here("reads a status")
            .also(*template, format!("a {method}"))
            .help("write `final-state:` where the operation starts something"),
        Kind::MonitorWithoutModel => say("the answer has no model that a status could be read from")
            .here("read from what?")
            .help("give the response of success a body with properties"),
        Kind::StartOnGet { method, template } => say(format!("a {method} starts nothing"))
            .here("starts something")
            .also(*template, format!("a {method}"))
            .help("write `status:` where the operation reads a status"),
        Kind::PropertyUnknown { name, model, known, declared } => {
            let words =
                say(format!("`{model}` has no property `{name}`")).here("not found").also_if(*declared, "defined here");
            if known.is_empty() {
                words.help("name a property of the answer")
            } else {
                words.meant(name, strings(known))
            }
        }
        Kind::PropertyOfWrongType { name, expected, declared } => say(format!("`{name}` is not {expected}"))
            .here(format!("must be {expected}"))
            .also_if(*declared, "declared here")
            .help("name another property, or correct the type of this one"),
        Kind::PagingWithoutModel => say("the answer has no model that a page could be read from")
            .here("read from what?")
            .help("give the response of success a body with properties"),
        Kind::PagingToken => {
            say("a continuation token needs to be read and sent").help("give both `token:` and `token-parameter:`")
        }
        Kind::PagingTwice { first } => say("a page goes on by a link or by a token, not by both")
            .here("a second way")
            .also(*first, "the first")
            .help("remove one of the two"),
        _ => return None,
    })
}
