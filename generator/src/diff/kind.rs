//! What the subject of a finding is, told by where it is in the YAML; never what changed about it.

/// What a subject is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SubjectKind {
    /// An operation as a whole.
    Operation,
    /// A model, or another definition that has a name.
    Definition,
    /// A parameter of the path, the query or the client.
    Parameter,
    /// A header of a request or a response.
    Header,
    /// A request body.
    Body,
    /// A response.
    Response,
    /// A property of a model.
    Property,
    /// A value of an enumeration.
    Value,
    /// A variant of a union.
    Variant,
    /// An example.
    Example,
    /// Something else.
    Part,
}

impl SubjectKind {
    /// What is at this path in the YAML of a folder.
    pub(super) fn at(path: &str) -> Self {
        let steps: Vec<&str> = path.split('/').collect();
        match steps[..] {
            ["operations", _] | ["operations", _, "long-running" | "paging"] => Self::Operation,
            ["models", _] => Self::Definition,
            [.., "path" | "query" | "client", _] => Self::Parameter,
            [.., "headers", _] => Self::Header,
            [.., "body"] => Self::Body,
            [.., "responses", _] => Self::Response,
            [.., "properties", _] => Self::Property,
            [.., "enum", _] => Self::Value,
            [.., "variants", _] => Self::Variant,
            [.., "examples", _] => Self::Example,
            _ => Self::Part,
        }
    }

    /// What the thing is that everything at this path belongs to.
    pub(super) fn of_owner(path: &str) -> Self {
        match path.split('/').next() {
            Some("operations") => Self::Operation,
            Some("models") => Self::Definition,
            Some(_) | None => Self::Part,
        }
    }

    /// The noun for several of them.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Operation => "operations",
            Self::Definition => "types",
            Self::Parameter => "parameters",
            Self::Header => "headers",
            Self::Body => "request bodies",
            Self::Response => "responses",
            Self::Property => "properties",
            Self::Value => "values",
            Self::Variant => "variants",
            Self::Example => "examples",
            Self::Part => "places",
        }
    }
}
