//! Paging: what can be wrong, and the words for it.

use crate::diagnose::words::{Words, say};
use crate::source::Span;

problems! {
    /// Paging.
    PagingProblem {
        Error Context "paging-without-model" WithoutModel,
        Error Context "paging-without-result" WithoutResult,
        Error Context "paging-of-status" OfStatus { status: Span },
        Error Context "paging-token" Token,
        Error Context "paging-token-of-result" TokenOfResult,
        Error Context "paging-twice" Twice { first: Span },
        Error Context "next-link-verb-unused" VerbUnused,
    }
}

impl PagingProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::WithoutModel => say("the response has no model to read a page from")
                .here("no model to read")
                .help("give the success response a body with properties"),
            Self::WithoutResult => say("the long-running operation has no result to read a page from")
                .here("no result to read")
                .help("name the model of a page as `result:` in `long-running:`"),
            Self::OfStatus { status } => say("an operation reads a status or a list, not both")
                .here("reads a list")
                .also(*status, "reads a status")
                .help("remove `paging:` or `long-running:`"),
            Self::TokenOfResult => say("paging over the result of a long-running operation cannot use a continuation token")
                .here("a token")
                .help("write `next-link:`; the request is sent only once, so no token can be added to it"),
            Self::VerbUnused => say("`next-link-verb` has no effect here")
                .here("no effect")
                .help("remove it; it applies to lists that continue with a link and are not the result of a long-running operation"),
            Self::Token => {
                say("a continuation token must be both read and sent").help("write both `token:` and `token-parameter:`")
            }
            Self::Twice { first } => say("a list continues with a link or with a token, not with both")
                .here("a second way")
                .also(*first, "the first")
                .help("remove one of the two"),
        }
    }
}
