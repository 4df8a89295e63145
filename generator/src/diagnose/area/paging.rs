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
            Self::WithoutModel => say("the response has no model to read a page from")
                .here("no model to read")
                .help("give the success response a body with properties"),
            Self::Token => {
                say("a continuation token must be both read and sent").help("give both `token:` and `token-parameter:`")
            }
            Self::Twice { first } => say("a list continues with a link or with a token, not with both")
                .here("a second way")
                .also(*first, "the first")
                .help("remove one of the two"),
        }
    }
}
