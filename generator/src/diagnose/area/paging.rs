//! Paging: what can be wrong, and the words for it.

use crate::diagnose::words::{Words, say};
use crate::source::Span;

problems! {
    /// Paging.
    PagingProblem {
        Error Context "paging-without-model" WithoutModel,
        Error Context "paging-token" Token,
        Error Context "paging-twice" Twice { first: Span },
    }
}

impl PagingProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::WithoutModel => say("the answer has no model that a page could be read from")
                .here("read from what?")
                .help("give the response of success a body with properties"),
            Self::Token => {
                say("a continuation token needs to be read and sent").help("give both `token:` and `token-parameter:`")
            }
            Self::Twice { first } => say("a page goes on by a link or by a token, not by both")
                .here("a second way")
                .also(*first, "the first")
                .help("remove one of the two"),
        }
    }
}
