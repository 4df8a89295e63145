//! Parameters and headers: what can be wrong, and the words for it.

use crate::diagnose::words::{Words, say};
use crate::source::Span;

problems! {
    /// Parameters and headers.
    ParameterProblem {
        Error Context "parameter-of-client" OfClient { name: String, client: Span },
        Warning Context "client-parameter-unused" ClientUnused { name: String },
        Error Context "parameter-sent-already" SentAlready { name: String },
        Error Context "parameter-of-auth" OfAuth { name: String },
        Error Context "content-type-fixed" ContentTypeFixed,
        Error Context "parameter-not-scalar" NotScalar { name: String },
        Error Context "parameter-map-limited" MapLimited { name: String },
        Error Context "default-of-required" DefaultOfRequired { name: String },
        Error Context "header-name" HeaderName { name: String },
        Error Context "header-prefix" HeaderPrefix { name: String },
    }
}

impl ParameterProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::OfClient { name, client } => say(format!("`{name}` already belongs to the client"))
                .here("a second time")
                .also(*client, "declared for the client")
                .help("remove it here, or from `client:`"),
            Self::ClientUnused { name } => say(format!("no operation uses the client's `{name}`"))
                .here("in no path")
                .help("remove it, or name it in a path"),
            Self::SentAlready { name } => {
                say(format!("`{name}` is already sent with every request")).here("sent a second time").help("remove it")
            }
            Self::ContentTypeFixed => say("only the media type of a text or of bytes can be left to the caller")
                .here("given by the body")
                .help("remove it, and write the media type as `content-type` of `body`, in the operation"),
            Self::OfAuth { name } => {
                say(format!("`{name}` is not a parameter: `auth` says how requests are authenticated"))
                    .here("what `auth` sends")
                    .help("remove it, and let `auth` name the token or key that the service takes")
            }
            Self::NotScalar { name } => {
                say(format!("`{name}` is sent as text, so it cannot be an object or arbitrary JSON"))
                    .help(
                        "a parameter is a scalar, an enumeration, or a list of those; a map can be headers, or with `style: form` or \
                         `style: deepObject` a part of the query; each property of an object is a parameter of its own, such as `a`, or \
                         `filter[a]` where the page shows `deepObject`",
                    )
            }
            Self::MapLimited { name } => {
                say(format!("`{name}` is a map with a limit on the number of its entries, which no parameter or header can have"))
                    .here("a map with a limit")
                    .help("remove `minProperties` and `maxProperties`, and state the limit in `doc`")
            }
            Self::DefaultOfRequired { name } => {
                say(format!("`{name}` is required, so its default would never be used")).here("never used").help(
                    "remove the default, or `required: true`; if only one value is ever sent, \
                 write `const:`",
                )
            }
            Self::HeaderName { name } => say(format!("`{name}` is not a valid header name"))
                .here("not a valid header name")
                .help("a header name consists of letters, digits and ``!#$%&'*+-.^_`|~``, without spaces"),
            Self::HeaderPrefix { name } => {
                say(format!("`{name}` is a map of headers with a common prefix, but the prefix does not end with `-`"))
                    .here("the prefix of the header names")
                    .help(format!("end it with `-`: `{name}-`"))
            }
        }
    }
}
