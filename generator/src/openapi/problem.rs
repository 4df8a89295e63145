//! What an import has to say: each thing with its place in the description, what it is and what one can do; never how it was found.

use std::fmt;
use std::path::PathBuf;

/// A place in a description: a file and a JSON pointer (RFC 6901).
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Place {
    /// The file.
    pub file: PathBuf,
    /// The pointer; empty for the whole file.
    pub pointer: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.pointer.is_empty() { "" } else { "#" };
        write!(f, "{}{sign}{}", self.file.display(), self.pointer)
    }
}

/// A part of a JSON pointer (RFC 6901).
pub(super) fn escaped(part: &str) -> String {
    part.replace('~', "~0").replace('/', "~1")
}

/// Something that an import has to say.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Problem {
    /// Where the description says it.
    pub place: Place,
    /// What it is.
    pub cause: Cause,
    /// The operations that stay out because of it.
    pub operations: Vec<String>,
}

/// How much is lost.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Loss {
    /// The operation is imported; something beside it is not.
    Note,
    /// The language has no words for it: the operation stays out.
    Unsupported,
    /// The description contradicts itself or the standard that it follows: the operation stays out.
    Wrong,
}

macro_rules! causes {
    ($($(#[$doc:meta])* $loss:ident $code:literal $variant:ident { $($field:ident: $type:ty),* } => ($($what:tt)*), $help:literal;)*) => {
        /// What an import has to say.
        #[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
        pub enum Cause {
            $($(#[$doc])* $variant { $(#[doc = concat!("The ", stringify!($field), " in question.")] $field: $type),* },)*
        }

        impl Cause {
            /// A word for its kind.
            pub fn code(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $code,)* }
            }

            /// How much is lost.
            pub fn loss(&self) -> Loss {
                match self { $(Self::$variant { .. } => Loss::$loss,)* }
            }

            /// What it is.
            pub fn what(&self) -> String {
                match self { $(Self::$variant { $($field),* } => format!($($what)*),)* }
            }

            /// What one can do.
            pub fn help(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $help,)* }
            }
        }
    };
}

causes! {
    /// A file that is not there, or is neither JSON nor YAML.
    Wrong "unreadable" Unreadable { path: PathBuf, reason: String } => ("cannot read {}: {reason}", path.display()),
        "put the file where the description looks for it, or correct it";
    /// No description at all.
    Wrong "not-openapi" NotOpenApi {} => ("this is not an OpenAPI description of version 2.0, 3.0 or 3.1"),
        "a description says `swagger: '2.0'` or `openapi: 3.x`";
    /// A `$ref` to nothing.
    Wrong "dead-reference" DeadReference { reference: String } => ("`{reference}` leads nowhere"),
        "correct the `$ref`, or put the file that it names beside the description";
    /// A value of another form than the standard asks for.
    Wrong "malformed" Malformed { expected: &'static str } => ("this is not {expected}"),
        "correct the description";
    /// An operation that was asked for and is not there.
    Wrong "unknown-operation" UnknownOperation { id: String } => ("there is no operation `{id}`"),
        "name it as the description does under `operationId`";
    /// Two operations with one id.
    Wrong "duplicate-id" DuplicateId { id: String } => ("there are two operations `{id}`"),
        "give one of them another `operationId`";
    /// A parameter of the path that is not declared, or the other way round.
    Wrong "path-parameters" PathParameters { name: String } => ("the path and its parameters do not agree on `{name}`"),
        "add the parameter, or correct its name";
    /// One parameter twice in a path.
    Unsupported "parameter-twice" ParameterTwice { name: String } => ("the path names `{name}` twice"),
        "write the operation by hand with two parameters";
    /// A list in pages whose items are nowhere.
    Wrong "page-without-items" PageWithoutItems { property: String } => ("the pages have no list `{property}`"),
        "correct `itemName` of `x-ms-pageable`, or write the operation without `paging:`";
    /// A final state that is found in a way of its own.
    Unsupported "final-state" FinalState { via: String } => ("the result is found by `{via}`"),
        "write the operation by hand with the `final-state` that comes nearest";
    /// A request that the runtime does not send.
    Unsupported "method" Method { method: String } => ("the method {method}"),
        "no client sends it; leave it out";
    /// A body to which HTTP gives no meaning.
    Unsupported "body-on-head" BodyOnHead {} => ("a body on a HEAD request, which has no generally defined semantics (RFC 9110, section 9.3.2)"),
        "write the operation by hand without it";
    /// A parameter in a cookie.
    Unsupported "cookie" Cookie {} => ("a parameter in a cookie"),
        "write the operation by hand with a header `Cookie`";
    /// A parameter that is an object or JSON.
    Unsupported "parameter-not-scalar" ParameterNotScalar {} => ("a parameter that is an object, or JSON"),
        "write it by hand as a string";
    /// A list in a parameter, written in a way of its own.
    Unsupported "parameter-style" ParameterStyle { style: String } => ("a parameter in the style `{style}`"),
        "write it by hand as a string";
    /// Several schemas that nothing tells apart.
    Unsupported "one-of" OneOf { keyword: &'static str } => ("`{keyword}` without a discriminator"),
        "write it by hand as `type: any`";
    /// An enumeration of something else than strings and integers.
    Unsupported "enum-values" EnumValues {} => ("an enumeration whose values are neither strings nor integers"),
        "write it by hand without `enum`, and list the values in `doc`";
    /// A schema that says what a value is not, or what no key of the language says.
    Unsupported "schema-keyword" Keyword { keyword: String } => ("the keyword `{keyword}`"),
        "write the schema by hand without it, and say it in `doc`";
    /// A schema of several types.
    Unsupported "several-types" SeveralTypes {} => ("a value of one of several types"),
        "write it by hand as `type: any`";
    /// No response that means success.
    Unsupported "no-success" NoSuccess {} => ("no success response has a status code of its own"),
        "write the operation by hand with the status code that the service sends";
    /// Responses by ranges of status codes.
    Unsupported "status-range" StatusRange { range: String } => ("responses with any status of `{range}`"),
        "write the operation by hand with the status codes that the service sends";
    /// Two operations of one method and one path.
    Note "duplicate-path" DuplicatePath { other: String, fragment: String } => ("`{other}` has the same method and path; `#{fragment}` distinguishes this operation"),
        "nothing, if the service tells them apart; otherwise leave one of them out";
    /// A GET that is described as a long-running operation.
    Note "start-on-get" StartOnGet {} => ("a GET starts no long-running operation; it is taken as a call whose response is final"),
        "write it by hand as a status monitor where the response says how far an operation is";
    /// A form.
    Note "form-body" FormBody { media: String } => ("a form is passed as bytes of `{media}`; its fields are left out"),
        "write the form with a library for it, and pass its boundary in the content type";
    /// A discriminator that need not be there.
    Note "tag-not-required" TagNotRequired { tag: String } => ("the discriminator `{tag}` is not required; it is taken to be"),
        "nothing, unless the service leaves it out";
    /// A discriminator whose enumeration lacks a variant.
    Note "tag-not-listed" TagNotListed { value: String } => ("the discriminator's enumeration lacks `{value}`; it is taken as any text"),
        "list the values by hand where they matter";
    /// A body where there is none.
    Note "body-without-content" BodyWithoutContent {} => ("a response that has no body (RFC 9110, section 6.4.1) is described with one"),
        "nothing: it never arrives";
    /// A media type beside the one that is taken.
    Note "media-types" MediaTypes { taken: String, others: String } => ("only `{taken}` is taken, not {others}"),
        "change `content-type:` where another is needed";
    /// A body that is not JSON, whose schema says nothing then.
    Note "body-as-bytes" BodyAsBytes { media: String } => ("a body of `{media}` is passed as bytes; its schema is left out"),
        "read and write it with a library for that format";
    /// A format that has no meaning in the language.
    Note "format" Format { format: String } => ("the format `{format}` is left out"),
        "say it in `doc`, or as a `pattern`";
    /// A key that has no meaning in the language.
    Note "key" Key { key: String } => ("`{key}` is left out"),
        "say it in `doc` where it matters to a caller";
    /// A number with more digits than a double has.
    Note "rounded" Rounded { number: String } => ("`{number}` is rounded to the nearest double"),
        "write the number by hand, with all its digits, where the last ones matter";
    /// An example without what the language asks of one.
    Note "example" Example { lacks: String } => ("the example is left out, because it {lacks}"),
        "add it by hand, with its request";
    /// More than one way to authenticate.
    Note "authentication" Authentication { others: String } => ("another way to authenticate is left out: {others}"),
        "write that one under `auth:` where it is the one that you use";
    /// Where else the service is.
    Note "servers" Servers { taken: String, others: String } => ("only the server `{taken}` is taken, not {others}"),
        "write `endpoint: { parameter: endpoint }` where callers choose between them";
    /// A server for some operations only.
    Note "own-server" OwnServer { url: String } => ("the server `{url}` of this operation is left out; it is sent to that of the service"),
        "put the operation into a service of its own with that `endpoint:`";
    /// A host that is not reached by https.
    Note "plain-http" PlainHttp { url: String } => ("`{url}` is not an https URL, so that the caller passes one"),
        "write `endpoint:` with an https URL where the service has one";
}
