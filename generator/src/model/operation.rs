//! Operations: what is sent, what comes back, and what follows.

use super::{
    Body, Doc, ErrorResponse, ErrorStatus, Example, FieldName, HeaderField, KeyPlace, LongRunningStart, OperationAuth,
    Paging, Parameter, ParameterLocation, Payload, Reference, StatusPoll, Success, TerminalWords, Type, TypeName,
};

/// One method on one path.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The documented id.
    pub id: String,
    /// The method in Rust.
    pub name: FieldName,
    /// The names it had before.
    pub formerly: Vec<DeprecatedAliases>,
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
    pub path: Vec<Vec<SegmentPart>>,
    /// Every parameter: the path's in its order, then the query's, then the headers.
    pub parameters: Vec<Parameter>,
    /// The request body.
    pub body: Option<Body>,
    /// The documented responses that are successes, by status.
    pub successes: Vec<Success>,
    /// The documented responses that are errors.
    pub errors: Vec<ErrorResponse>,
    /// The type that stands for every success, where they have different bodies.
    pub response: Option<TypeName>,
    /// The type that stands for every error, where they have different bodies.
    pub failure: Option<TypeName>,
    /// The type that reads the documented headers of the responses, where there are any.
    pub headers: Option<TypeName>,
    /// How it is called and what follows its response.
    pub kind: OperationKind,
    /// How its requests are authenticated.
    pub auth: OperationAuth,
    /// The query parameter that carries the api-version.
    pub api_version_parameter: Option<String>,
    /// The documented examples.
    pub examples: Vec<Example>,
}

/// How an operation is called and what follows its response.
#[derive(Clone, Debug)]
pub enum OperationKind {
    /// A request and its response.
    Call,
    /// A read of a long-running operation's status, which can be polled as well.
    StatusPoll(StatusPoll),
    /// A list that is read page by page.
    List(Paging),
    /// The start of a long-running operation.
    Start(LongRunningStart),
}

impl OperationKind {
    /// How the status is read, where it is a read of one.
    pub fn status_poll(&self) -> Option<&StatusPoll> {
        match self {
            Self::StatusPoll(poll) => Some(poll),
            Self::Call | Self::List(_) | Self::Start(_) => None,
        }
    }

    /// How the list is read, where it is one.
    pub fn paging(&self) -> Option<&Paging> {
        match self {
            Self::List(paging) => Some(paging),
            Self::Call | Self::StatusPoll(_) | Self::Start(_) => None,
        }
    }

    /// What follows the start, where it is one.
    pub fn start(&self) -> Option<&LongRunningStart> {
        match self {
            Self::Start(start) => Some(start),
            Self::Call | Self::StatusPoll(_) | Self::List(_) => None,
        }
    }

    /// The statuses with which the operation that it watches has ended, where it watches one.
    pub fn terminal_words(&self) -> Option<&TerminalWords> {
        match self {
            Self::StatusPoll(poll) => Some(&poll.words),
            Self::Start(start) => Some(&start.words),
            Self::Call | Self::List(_) => None,
        }
    }

    /// The type of what a started operation ends in.
    pub fn result(&self) -> Option<&Type> {
        self.start()?.result.ty()
    }
}

impl Operation {
    /// What an entry of a map in the query or in headers must not be called: whatever else the requests have there.
    pub fn names_beside<'a>(&'a self, map: &Parameter, key: Option<&'a KeyPlace>) -> Vec<&'a str> {
        let declared = self.parameters.iter().filter(|other| other.location == map.location);
        let declared = declared.map(|other| other.wire.as_str()).filter(|wire| *wire != map.wire);
        let in_headers = map.location == ParameterLocation::Header;
        let own = if in_headers { Some("content-type") } else { self.api_version_parameter.as_deref() };
        let key = key.and_then(|place| match place {
            KeyPlace::Header(name) => in_headers.then_some(name.as_str()),
            KeyPlace::Query(name) => (!in_headers).then_some(name.as_str()),
        });
        declared.chain(own).chain(key).filter(|name| map.may_be_entry(name)).collect()
    }

    /// Whether it has or had this documented id.
    pub fn was(&self, id: &str) -> bool {
        self.id == id || self.formerly.iter().any(|former| former.id == id)
    }

    /// The types that are made for the operation alone.
    pub fn own_types(&self) -> impl Iterator<Item = &TypeName> {
        [Some(&self.options), self.response.as_ref(), self.failure.as_ref(), self.headers.as_ref()]
            .into_iter()
            .flatten()
    }

    /// The method in Rust by which it is called.
    pub fn method_name(&self) -> &FieldName {
        match &self.kind {
            OperationKind::Start(start) => &start.begin,
            OperationKind::Call | OperationKind::StatusPoll(_) | OperationKind::List(_) => &self.name,
        }
    }

    /// The bodies of the successes that differ as types of Rust.
    pub fn payloads(&self) -> Vec<&Payload> {
        differing(self.successes.iter().filter_map(|success| success.payload.as_ref()))
    }

    /// Whether a documented success has no body.
    pub fn has_empty_success(&self) -> bool {
        self.successes.iter().any(|success| success.payload.is_none())
    }

    /// The bodies of the errors that differ as types of Rust.
    pub fn failures(&self) -> Vec<&Payload> {
        differing(self.errors.iter().filter_map(|error| error.payload.as_ref()))
    }

    /// The documented error of a status: the narrowest that covers it.
    pub fn error_of(&self, status: u16) -> Option<&ErrorResponse> {
        let covers = |error: &&ErrorResponse| error.status.covers(status);
        self.errors.iter().filter(covers).min_by_key(|error| error.status)
    }

    /// The variant of an error in [`failure`](Self::failure): its model's name, or its first status where it has no model or another
    /// error's model has the same name.
    pub fn failure_variant(&self, payload: &Payload) -> String {
        let failures = self.failures();
        let model = |payload: &Payload| Some(payload.json()?.as_named()?.name.to_string());
        let models: Vec<String> = failures.into_iter().filter_map(model).collect();
        if let Some(name) = model(payload)
            && models.iter().filter(|other| **other == name).count() == 1
        {
            return name;
        }
        let has = |error: &&ErrorResponse| error.payload.as_ref().is_some_and(|other| other.same_type(payload));
        let mut name = match self.errors.iter().find(has).map_or(ErrorStatus::Default, |error| error.status) {
            ErrorStatus::Default => "OtherStatus".to_owned(),
            status @ (ErrorStatus::Code(_) | ErrorStatus::Class(_)) => format!("Status{status}"),
        };
        while models.contains(&name) {
            name.push_str("Body");
        }
        name
    }

    /// The documented headers of all responses, each once.
    pub fn response_headers(&self) -> Vec<&HeaderField> {
        let successes = self.successes.iter().flat_map(|success| &success.headers);
        let mut headers: Vec<&HeaderField> = Vec::new();
        for header in successes.chain(self.errors.iter().flat_map(|error| &error.headers)) {
            if !headers.iter().any(|other| other.wire == header.wire) {
                headers.push(header);
            }
        }
        headers
    }

    /// The model that every success with a body has.
    pub fn only_body(&self) -> Option<&Reference> {
        let [only] = self.payloads()[..] else { return None };
        only.json()?.as_named()
    }
}

/// A former id of an operation with the deprecated aliases that keep its names usable: none where it was in another group.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DeprecatedAliases {
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
    /// The method as in a request line.
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
pub enum SegmentPart {
    /// Text of the template.
    Literal(String),
    /// The value of the parameter of this name in the template.
    Parameter(String),
}

/// What a method takes beside `&self` and options: a parameter, or the body.
#[derive(Clone, Copy, Debug)]
pub enum Argument<'a> {
    /// A parameter.
    Parameter(&'a Parameter),
    /// The body.
    Body(&'a Body),
}
