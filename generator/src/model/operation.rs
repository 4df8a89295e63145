//! Operations: what is sent, what comes back, and what goes on after the answer.

use super::{Auth, Body, Doc, Example, FieldName, ModuleName, Payload, Reference, Type, TypeName};
use serde_json::Value;

/// The operations whose ids begin with the same word, which share a client.
#[derive(Clone, Debug)]
pub struct Group {
    /// The word, as in the ids.
    pub spec_name: String,
    /// The client's type.
    pub client: TypeName,
    /// The client's module.
    pub module: ModuleName,
    /// The method of the service's client that gives it.
    pub accessor: FieldName,
    /// The operations in the order of the spec.
    pub operations: Vec<Operation>,
}

/// One method on one path.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The documented id.
    pub id: String,
    /// The method in Rust.
    pub name: FieldName,
    /// The names it had before.
    pub formerly: Vec<Former>,
    /// The type of the options.
    pub options: TypeName,
    /// What it does.
    pub doc: Doc,
    /// The URL of the documentation page.
    pub source: Option<String>,
    /// The HTTP method.
    pub method: Method,
    /// The path template as documented.
    pub template: String,
    /// The path's segments, each in parts.
    pub path: Vec<Vec<Part>>,
    /// Every parameter: the path's in its order, then the query's, then the headers.
    pub parameters: Vec<Parameter>,
    /// The request body.
    pub body: Option<Body>,
    /// The documented answers that are successes, by status.
    pub successes: Vec<Success>,
    /// The documented answers that are errors.
    pub errors: Vec<ErrorResponse>,
    /// The type that stands for every success, where they have different bodies.
    pub answer: Option<TypeName>,
    /// The type that stands for every error, where they have different bodies.
    pub failure: Option<TypeName>,
    /// The type that reads the documented headers of the answers, where there are any.
    pub headers: Option<TypeName>,
    /// How a long-running operation's status is read from the answer.
    pub monitor: Option<Monitor>,
    /// What goes on after the answer.
    pub start: Option<Start>,
    /// How the answer's list goes on.
    pub page: Option<Page>,
    /// How the caller is known, where it is not the service's way.
    pub auth: Option<Auth>,
    /// As whom requests are sent.
    pub caller: Caller,
    /// The query parameter that carries the api-version.
    pub api_version_parameter: Option<String>,
    /// The documented examples.
    pub examples: Vec<Example>,
}

impl Operation {
    /// Whether it has or had this documented id.
    pub fn was(&self, id: &str) -> bool {
        self.id == id || self.formerly.iter().any(|former| former.id == id)
    }

    /// The bodies of the successes that differ as types of Rust.
    pub fn payloads(&self) -> Vec<&Payload> {
        differing(self.successes.iter().filter_map(|success| success.payload.as_ref()))
    }

    /// The bodies of the errors that differ as types of Rust.
    pub fn failures(&self) -> Vec<&Payload> {
        differing(self.errors.iter().filter_map(|error| error.payload.as_ref()))
    }

    /// The variant of an error in [`failure`](Self::failure): its model's name, or its first status where it has no model or another
    /// error's model has the same name.
    pub fn failure_variant(&self, payload: &Payload) -> String {
        let failures = self.failures();
        let model = |payload: &Payload| match payload {
            Payload::Json(Type::Named(reference), _) => Some(reference.name.to_string()),
            Payload::Json(..) | Payload::Text(_) | Payload::Bytes(_) => None,
        };
        let models: Vec<String> = failures.into_iter().filter_map(model).collect();
        if let Some(name) = model(payload)
            && models.iter().filter(|other| **other == name).count() == 1
        {
            return name;
        }
        let has = |error: &&ErrorResponse| error.payload.as_ref().is_some_and(|other| other.same_type(payload));
        let first = self.errors.iter().find(has).and_then(|error| error.status);
        let mut name = first.map_or_else(|| "OtherStatus".to_owned(), |status| format!("Status{status}"));
        while models.contains(&name) {
            name.push_str("Body");
        }
        name
    }

    /// The documented headers of all answers, each once.
    pub fn answer_headers(&self) -> Vec<&HeaderField> {
        let successes = self.successes.iter().flat_map(|success| &success.headers);
        let mut headers: Vec<&HeaderField> = Vec::new();
        for header in successes.chain(self.errors.iter().flat_map(|error| &error.headers)) {
            if !headers.iter().any(|other| other.wire == header.wire) {
                headers.push(header);
            }
        }
        headers
    }

    /// The model that every success has as its body.
    pub fn only_model(&self) -> Option<&Reference> {
        let empty = self.successes.iter().any(|success| success.payload.is_none());
        match self.payloads().as_slice() {
            [Payload::Json(Type::Named(reference), _)] if !empty => Some(reference),
            _ => None,
        }
    }
}

/// A name that an operation had before, with what stays usable under it: nothing where it was in another group.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Former {
    /// The former id.
    pub id: String,
    /// The methods: what each was named before, and is now.
    pub methods: Vec<(FieldName, FieldName)>,
    /// The types made for the operation alone: what each was named before, and is now.
    pub types: Vec<(TypeName, TypeName)>,
}

fn differing<'a>(payloads: impl Iterator<Item = &'a Payload>) -> Vec<&'a Payload> {
    let mut differing: Vec<&Payload> = Vec::new();
    for payload in payloads {
        if !differing.iter().any(|other| other.same_type(payload)) {
            differing.push(payload);
        }
    }
    differing
}

/// An HTTP method (RFC 9110, RFC 5789).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Method {
    /// GET
    Get,
    /// PUT
    Put,
    /// POST
    Post,
    /// PATCH
    Patch,
    /// DELETE
    Delete,
    /// HEAD
    Head,
}

impl Method {
    /// The method as it stands in a request line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Head => "HEAD",
        }
    }
}

/// A part of a path segment.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Part {
    /// Text of the template.
    Literal(String),
    /// The value of the parameter of this name in the template.
    Parameter(String),
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its documented name.
    pub wire: String,
    /// Its name in Rust.
    pub name: FieldName,
    /// What it is.
    pub doc: Doc,
    /// Its type.
    pub ty: Type,
    /// What the service takes it to be where it is not sent.
    pub default: Option<Value>,
    /// Of an option, its only value, so that the caller turns it on instead of choosing.
    pub only: Option<Value>,
    /// Where it goes.
    pub place: Place,
    /// Where its value comes from.
    pub source: Source,
    /// How a list is written.
    pub style: ArrayStyle,
}

/// As whom the requests of an operation are sent.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Caller {
    /// As the service knows its callers.
    Known,
    /// As anybody.
    Anybody,
    /// As the service's other way of that number says.
    Other(usize),
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Place {
    /// One segment of the path, or a part of one.
    Path,
    /// Several segments of the path, slashes kept.
    PathWithSlashes,
    /// The query.
    Query,
    /// A header.
    Header,
}

/// Where a parameter's value comes from.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Source {
    /// An argument of the method.
    Argument,
    /// The options; left out of the request where it is not given.
    Option,
    /// The client, which has it from the arguments of its constructor.
    Client,
    /// The client's options; left out of the request where it is not given.
    ClientOption,
    /// The spec itself.
    Constant(Value),
}

impl Source {
    /// Whether the caller need not give it.
    pub fn is_option(&self) -> bool {
        matches!(self, Self::Option | Self::ClientOption)
    }

    /// Whether the client has it.
    pub fn is_of_client(&self) -> bool {
        matches!(self, Self::Client | Self::ClientOption)
    }
}

impl Parameter {
    /// The only value that it can have.
    pub fn constant(&self) -> Option<&Value> {
        match &self.source {
            Source::Constant(value) => Some(value),
            Source::Argument | Source::Option | Source::Client | Source::ClientOption => self.only.as_ref(),
        }
    }
}

/// How a list is written where there is no JSON (OpenAPI 2.0 `collectionFormat`).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ArrayStyle {
    /// With commas.
    Csv,
    /// With spaces.
    Ssv,
    /// With tabs.
    Tsv,
    /// With `|`.
    Pipes,
    /// As one parameter for each item.
    Multi,
}

/// What a method takes beside `&self` and options: a parameter, or the body.
#[derive(Clone, Copy, Debug)]
pub enum Argument<'a> {
    /// A parameter.
    Parameter(&'a Parameter),
    /// The body.
    Body(&'a Body),
}

/// A documented answer that is a success.
#[derive(Clone, Debug)]
pub struct Success {
    /// The status.
    pub status: u16,
    /// What it means.
    pub doc: Doc,
    /// The body, where there is one.
    pub payload: Option<Payload>,
    /// The documented headers.
    pub headers: Vec<HeaderField>,
}

/// A documented answer that is an error.
#[derive(Clone, Debug)]
pub struct ErrorResponse {
    /// The status; `None` stands for every status that is not listed.
    pub status: Option<u16>,
    /// What it means.
    pub doc: Doc,
    /// The body, where there is one.
    pub payload: Option<Payload>,
    /// The documented headers.
    pub headers: Vec<HeaderField>,
}

/// A documented response header.
#[derive(Clone, Debug)]
pub struct HeaderField {
    /// Its name, in lower case.
    pub wire: String,
    /// Its name in Rust.
    pub name: FieldName,
    /// What it is.
    pub doc: Doc,
    /// Its type.
    pub ty: Type,
}

/// How a long-running operation's status is read from the answer.
#[derive(Clone, Debug)]
pub struct Monitor {
    /// The model that the answer is.
    pub model: Reference,
    /// The method in Rust that polls.
    pub poll: FieldName,
    /// The method in Rust that goes on polling from a token.
    pub resume: FieldName,
    /// The property with the status word.
    pub status: PropertyPath,
    /// The property with the percentage done.
    pub percent: Option<PropertyPath>,
    /// Whether that is a whole number of a type of its own, which becomes a floating-point number only through `get`.
    pub percent_is_whole: bool,
    /// The property with the error.
    pub error: Option<PropertyPath>,
}

/// The way from a model to a property inside it, with what is met on it.
#[derive(Clone, Debug)]
pub struct PropertyPath {
    /// The steps; the last is the property itself.
    pub steps: Vec<PropertyStep>,
    /// The property's type.
    pub ty: Type,
}

/// One step of a [`PropertyPath`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PropertyStep {
    /// The field in Rust.
    pub name: FieldName,
    /// Its name in JSON.
    pub wire: String,
    /// Whether it may be absent.
    pub optional: bool,
}

/// What a started operation does after the answer.
#[derive(Clone, Debug)]
pub struct Start {
    /// Where the result is found.
    pub final_state: FinalState,
    /// The result's type; `None` where there is none.
    pub result: Option<Type>,
    /// The method in Rust that starts it.
    pub begin: FieldName,
    /// The method in Rust that goes on polling from a token.
    pub resume: FieldName,
}

/// Where a started operation's result is found.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FinalState {
    /// At the URL of the `Azure-AsyncOperation` header, under `properties`.
    AzureAsyncOperation,
    /// At the URL of the `Operation-Location` header, under `result`.
    OperationLocation,
    /// At the URL of the `Location` header.
    Location,
    /// At the URL of the request.
    OriginalUri,
}

/// How a list goes on.
#[derive(Clone, Debug)]
pub struct Page {
    /// The model that a page is.
    pub model: Reference,
    /// The property with the items.
    pub items: PropertyPath,
    /// The items' type.
    pub item: Type,
    /// Where the next page's URL is.
    pub next_link: Option<NextPlace>,
    /// Where a continuation token is, and the query parameter that takes it.
    pub token: Option<(NextPlace, String)>,
}

/// Where an answer says how the list goes on.
#[derive(Clone, Debug)]
pub enum NextPlace {
    /// A property of the page.
    Property(PropertyPath),
    /// A header of the answer, in lower case.
    Header(String),
}
