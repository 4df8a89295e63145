//! Bodies and media types: what can be wrong, and the words for it.

use crate::diagnose::words::{Words, say};
use crate::source::Span;

problems! {
    /// Bodies and media types.
    BodyProblem {
        Note Context "body-on-get" OnGet { template: Span },
        Error Context "body-on-head" OnHead { template: Span },
        Error Context "media-type-form" MediaTypeForm { media: String },
        Error Context "media-type-not-json" MediaTypeNotJson { media: String },
    }
}

impl BodyProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::OnGet { template } => say(
                "a body on a GET request has no generally defined semantics (RFC 9110, section 9.3.1)",
            )
            .here("a body")
            .also(*template, "a GET")
            .help("keep it if the documentation says that the service reads it; otherwise remove it, or correct the method"),
            Self::OnHead { template } => say("a body on a HEAD request has no generally defined semantics (RFC 9110, section 9.3.2)")
                .here("a body")
                .also(*template, "a HEAD")
                .help("remove the body, or correct the method"),
            Self::MediaTypeForm { media } => {
                say(format!("`{media}` is not a media type")).help("write a type and a subtype, such as `application/json`")
            }
            Self::MediaTypeNotJson { media } => say(format!("a body of `{media}` is text or bytes, not this schema"))
                .here("not JSON")
                .help("remove the schema, or correct the media type"),
        }
    }
}
