//! The words for every mistake: a sentence, what to write at each place, and the likely fix. All wording is here.

use super::problem::{Kind, Problem};
use super::{Label, Report, closest};
use crate::source::Span;

/// Words before they are put together with the place they are about.
struct Words {
    message: String,
    label: String,
    also: Vec<(Span, String)>,
    help: Option<String>,
}

fn say(message: impl Into<String>) -> Words {
    Words { message: message.into(), label: String::new(), also: Vec::new(), help: None }
}

impl Words {
    fn here(self, label: impl Into<String>) -> Self {
        Self { label: label.into(), ..self }
    }

    fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.also.push((span, text.into()));
        self
    }

    fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// Offers the closest of the known words, or lists them where they are few.
    fn meant<'a>(self, typed: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let known: Vec<&str> = known.into_iter().filter(|word| !word.starts_with('$')).collect();
        match closest(typed, known.iter().copied()) {
            Some(word) => self.help(format!("did you mean `{word}`?")),
            None if (1..=12).contains(&known.len()) => self.help(format!("known here: {}", quoted(&known))),
            None => self,
        }
    }
}

fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn strings(words: &[String]) -> impl Iterator<Item = &str> {
    words.iter().map(String::as_str)
}

/// `, at a.b` for a value inside another.
fn within(path: &str) -> String {
    if path.is_empty() { String::new() } else { format!(" at `{path}`") }
}

impl Problem {
    /// The problem in words.
    pub(crate) fn report(&self) -> Report {
        let Words { message, label, also, help } = words(&self.kind);
        let mut labels = vec![Label { span: self.at, text: label }];
        labels.extend(also.into_iter().map(|(span, text)| Label { span, text }));
        Report { code: self.code(), severity: self.severity(), message, labels, help }
    }
}

fn words(kind: &Kind) -> Words {
    yaml(kind)
        .or_else(|| key(kind))
        .or_else(|| service(kind))
        .or_else(|| name(kind))
        .or_else(|| path(kind))
        .or_else(|| constraint(kind))
        .or_else(|| union(kind))
        .or_else(|| operation(kind))
        .or_else(|| value(kind))
        .unwrap_or_else(|| unreachable!("every kind has its words: {kind:?}"))
}

fn yaml(kind: &Kind) -> Option<Words> {
    Some(match kind {
        Kind::UnknownFile { path } => say(format!("`{path}` is not a file that specs are made of"))
            .help("specs are `crate.yaml`, `<shared>/types.yaml`, `<service>/<api-version>/operations.yaml` and `<service>/<api-version>/models.yaml`"),
        Kind::NoCrateFile => say("the specs have no `crate.yaml`").help("add one with `name: my_crate` and `version: 0.1.0`"),
        Kind::ModelsWithoutOperations => say("models without an `operations.yaml` beside them"),
        Kind::UnknownFolder { name, known } => say(format!("there is no folder `{name}`")).here("not found").meant(name, strings(known)),
        Kind::VersionNotFolder { version, folder } => {
            say(format!("the api-version is {version}, but the folder is named `{folder}`")).here(format!("expected {folder}"))
        }
        Kind::YamlSyntax { message } => say(format!("this is not YAML: {message}")),
        Kind::Tab => say("a tab in the indentation").here("a tab").help("YAML is indented with spaces"),
        Kind::EmptyFile => say("the file is empty"),
        Kind::SecondDocument => say("a second YAML document in one file").here("begins here").help("remove the `---`"),
        Kind::DuplicateKey { key, first } => say(format!("`{key}` is given twice")).here("again").also(*first, "first given here"),
        Kind::MappingAsKey { found } => say(format!("a key cannot be {found}")),
        Kind::AliasBomb { limit } => say(format!("aliases add more than {limit} nodes")).here("one too many"),
        Kind::AliasInsideItself => say("an alias inside what it stands for"),
        Kind::TooDeep { limit } => say(format!("more than {limit} mappings and lists inside each other")),
        _ => return None,
    })
}

fn key(kind: &Kind) -> Option<Words> {
    Some(match kind {
        Kind::UnknownKey { key, known } if key == "<<" => {
            say("merge keys are not part of YAML 1.2").here("not known here").meant(key, known.iter().copied())
        }
        Kind::UnknownKey { key, known } => {
            let hint = say(format!("there is no key `{key}` here")).here("not known here");
            if key.contains(' ') {
                hint.help("a text that holds a comma, a colon or a bracket inside `{ }` needs quotes")
            } else {
                hint.meant(key, known.iter().copied())
            }
        }
        Kind::UnknownWord { word, known } => say(format!("`{word}` is not a word that is known here"))
            .here("not known here")
            .meant(word, known.iter().copied()),
        Kind::Unexpected { expected, found } => {
            say(format!("expected {expected}, found {found}")).here(format!("expected {expected}"))
        }
        Kind::MissingKey { key, of } => say(format!("{of} has no `{key}`")).help(format!("add `{key}:`")),
        Kind::KeyOnWrongType { key, on } => {
            say(format!("`{key}` has no meaning for {on}")).here(format!("this is {on}"))
        }
        Kind::TypeContradictsKeys { word } => {
            say(format!("`type: {word}` does not go with the other keys")).here("contradicted by the keys beside it")
        }
        Kind::RequiredOnProperty => say("a property is not `required` by itself")
            .here("not known on a property")
            .help("list its name under `required:` of the model"),
        Kind::ReadOnlyAndWriteOnly => say("a property cannot be both `readOnly` and `writeOnly`"),
        _ => return None,
    })
}

fn service(kind: &Kind) -> Option<Words> {
    Some(match kind {
        Kind::IllegalCrateName { name } => say(format!("`{name}` cannot be the name of a crate"))
            .help("use lower-case letters, digits and `_`, beginning with a letter"),
        Kind::IllegalVersion { version } => say(format!("`{version}` is not a version of Semantic Versioning"))
            .help("write three numbers, such as `0.1.0`"),
        Kind::EndpointNotHttps { url } => say(format!("`{url}` is not an https URL of a host"))
            .help("write `https://`, a host and, where there is one, a path; no user, query or fragment"),
        Kind::EndpointTwice { parameter } => say("an endpoint that the caller gives has no URL of its own")
            .here("a URL")
            .also(*parameter, "the caller gives it"),
        Kind::NoCloud => say("no cloud is named").help("give at least `public:`"),
        Kind::NoTokenScope => say("none of the scopes is a URL that a token can be asked for")
            .help("add `token:` with the scope to ask for, such as `token: '{endpoint}/.default'`"),
        Kind::ApiKeyPlace => {
            say("an API key goes either in a header or in the query").help("give exactly one of `header:` and `query:`")
        }
        _ => return None,
    })
}

fn name(kind: &Kind) -> Option<Words> {
    Some(match kind {
        Kind::NoRustName { documented, made } if made.is_empty() => {
            say(format!("no Rust name can be made of `{documented}`")).help("say one with `rustName:`")
        }
        Kind::NoRustName { documented, made } => {
            say(format!("`{made}`, made of `{documented}`, is not a name in Rust's style")).help("say one with `rustName:`")
        }
        Kind::NameHides { documented, name } => {
            say(format!("`{documented}` would be `{name}` in Rust, which means something else there")).help("say another name with `rustName:`")
        }
        Kind::NameClash { name, documented, other, first } => say(format!("`{documented}` and `{other}` would both be `{name}` in Rust"))
            .here(format!("would be `{name}`"))
            .also(*first, format!("is `{name}` already"))
            .help("give one of them another name with `rustName:`; where both mean the same, make it a model and name that twice"),
        Kind::UnknownModel { name, known } => say(format!("there is no model `{name}`")).here("not found").meant(name, strings(known)),
        Kind::DuplicateModel { name, first } => say(format!("there are two models `{name}`")).here("again").also(*first, "first here"),
        Kind::UnusedModel { name } => say(format!("nothing uses the model `{name}`")).here("never named").help("remove it, or name it where it belongs"),
        Kind::ExtendsCycle { cycle } => say(format!("a model that extends itself: {}", cycle.join(" extends "))).here("closes the circle"),
        Kind::ExtendsNotObject { name } => say(format!("`{name}` has no properties to extend")).here("not an object"),
        Kind::RequiredUnknown { name, known } => say(format!("the required property `{name}` is not declared")).here("not declared").meant(name, strings(known)),
        _ => return None,
    })
}

fn path(kind: &Kind) -> Option<Words> {
    Some(match kind {
        Kind::NoMethod { id } => say(format!("`{id}` has no method and path")).help("add one, such as `get: /things/{thingName}`"),
        Kind::TwoMethods { first } => say("an operation has one method").here("a second method").also(*first, "the first"),
        Kind::PathWithoutSlash => say("a path begins with `/`").here("no `/`"),
        Kind::PathCharacter { character } => say(format!("{character:?} cannot stand in a path template"))
            .help("percent-encode it; what comes after `?` on the page belongs under `query:`"),
        Kind::PathDotSegment { segment } if segment.is_empty() => say("an empty segment in the path").help("remove the doubled `/`"),
        Kind::PathDotSegment { segment } => say(format!("`{segment}` as a segment changes the path that is sent")),
        Kind::PathBraces { segment } => say(format!("the braces in `{segment}` do not pair")).help("a parameter is written `{name}`"),
        Kind::PathParameterTwice { name } => say(format!("the path names `{{{name}}}` twice")),
        Kind::PathParameterMissing { name, known } => say(format!("the path names `{{{name}}}`, which is not declared"))
            .here(format!("`{{{name}}}` is here"))
            .meant(name, strings(known))
            .or_help(|| format!("declare it under `path:`, or under `client:` where it belongs to the client: `{name}: {{ type: string }}`")),
        Kind::PathParameterUnused { name, known, template } => {
            say(format!("the path has no `{{{name}}}`")).here("not in the path").also(*template, "the path").meant(name, strings(known))
        }
        Kind::ParameterOfClient { name } => say(format!("`{name}` belongs to the client already")).help("remove it here, or from `client:`"),
        Kind::ParameterNotScalar { name } => {
            say(format!("`{name}` is sent as text, which an object or any JSON is not")).help("a parameter is a scalar, an enumeration, or a list of those")
        }
        Kind::HeaderName { name } => say(format!("`{name}` cannot be the name of a header")),
        Kind::DuplicatePath { method, first } => {
            say(format!("two operations are {method} on the same path")).here("again").also(*first, "first here")
        }
        Kind::BodyOnGet { method } => say(format!("a {method} request has no body")).here("a body"),
        Kind::MediaTypeForm { media } => say(format!("`{media}` is not a media type")).help("write it as `application/json`"),
        Kind::MediaTypeNotJson { media } => say(format!("a body of `{media}` is text or bytes, not this schema")),
        Kind::NoDoc { id } => say(format!("`{id}` does not say what it does")).help("add `doc:`"),
        Kind::NoSource { id } => say(format!("`{id}` does not say which page it was copied from")).help("add `source:` with the page's URL"),
        _ => return None,
    })
}

impl Words {
    fn or_help(self, help: impl FnOnce() -> String) -> Self {
        if self.help.is_some() { self } else { self.help(help()) }
    }
}

fn constraint(kind: &Kind) -> Option<Words> {
    Some(match kind {
        Kind::MinOverMax { min, max, low, high, other } => {
            say(format!("`{min}` is greater than `{max}`, so no value can be valid"))
                .here(format!("at least {low}"))
                .also(*other, format!("at most {high}"))
                .help("swap the two values")
        }
        Kind::NoTextFits { other } => {
            let words =
                say("no text satisfies all constraints").here("together with the other constraints, nothing is left");
            match other {
                Some(other) => words.also(*other, "contradicts it"),
                None => words,
            }
        }
        Kind::NoNumberFits { other } => {
            say("no number satisfies all constraints").here("from here").also(*other, "to here lies no allowed number")
        }
        Kind::BadPattern { kind } => bad_pattern(kind),
        Kind::UnanchoredPattern { start, end } => {
            let open = match (start, end) {
                (false, false) => "at neither end",
                (true, _) => "not at its end",
                (false, true) => "not at its start",
            };
            say(format!("the pattern is anchored {open}, so other text may stand there"))
                .here("matches anywhere in the text")
                .help("if the whole text is meant, write `^(?:...)$`")
        }
        Kind::FormatTension { format, witness, other } => {
            say(format!("the pattern admits text that `format: {format}` refuses, for example `{witness}`"))
                .here("both must hold")
                .also(*other, "wider than the format")
                .help("if the service answers such text, remove `format:`")
        }
        Kind::RedundantConstraint { key, implying } => {
            say(format!("`{key}` says nothing new")).here("already implied").also(*implying, "by this")
        }
        Kind::UnknownFormat { format, known } => {
            say(format!("there is no format `{format}`")).here("not known").meant(format, known.iter().copied())
        }
        Kind::FormatOnWrongType { format, kind } => say(format!("`format: {format}` does not go with `type: {kind}`")),
        Kind::EnforceWithoutPattern => say("`enforce: length` has no meaning without a pattern"),
        Kind::BoundBeyondFormat { bound, format, min, max } => {
            say(format!("{bound} is beyond what {format} can hold")).help(format!("{format} goes from {min} to {max}"))
        }
        Kind::BoundOnTime => say("a bound on `format: unixtime` is not supported"),
        Kind::MultipleOfNotPositive => say("`multipleOf` is greater than zero"),
        Kind::ListWithoutItems => {
            say("a list does not say what its items are").help("add `items:`, for example `items: string`")
        }
        Kind::EmptyEnum => say("an enumeration without values"),
        Kind::DuplicateValue { value, first } => {
            say(format!("`{value}` is listed twice")).here("again").also(*first, "first here")
        }
        _ => return None,
    })
}

fn bad_pattern(kind: &crate::pattern::PatternProblemKind) -> Words {
    use crate::pattern::PatternProblemKind as P;
    let words = say(format!("the pattern cannot be used: {kind}")).here("here");
    match kind {
        P::Backreference | P::LookBehind | P::TooLarge | P::TooLong | P::Modifiers => {
            words.help("write an equivalent pattern without it, or add `enforce: length` to enforce the length only")
        }
        _ => words,
    }
}

fn union(kind: &Kind) -> Option<Words> {
    Some(match kind {
        Kind::DiscriminatorMissing => {
            say("a union does not say which property tells its variants apart").help("add `discriminator:`")
        }
        Kind::VariantsMissing => say("a union has no variants").here("tells nothing apart").help("add `variants:`"),
        Kind::DiscriminatorUndeclared { name } => {
            say(format!("the discriminator `{name}` is not a property of the union"))
                .help(format!("add it: `properties: {{ {name}: string }}`"))
        }
        Kind::DiscriminatorNotRequired { name } => {
            say(format!("the discriminator `{name}` is not required")).help(format!("add `required: [{name}]`"))
        }
        Kind::DiscriminatorNotText { name } => {
            say(format!("the discriminator `{name}` is neither text nor an enumeration"))
        }
        Kind::VariantNotObject { name } => say(format!("the variant `{name}` is not an object")),
        Kind::VariantWithoutTag { name, tag } => {
            say(format!("the variant `{name}` does not have the discriminator `{tag}`"))
                .help("let it extend the union, or declare the property")
        }
        Kind::TagNotListed { tag, known, first } => {
            say(format!("`{tag}` is not a value of the discriminator's enumeration"))
                .here("not listed")
                .also(*first, "the enumeration")
                .meant(tag, strings(known))
        }
        _ => return None,
    })
}

fn operation(kind: &Kind) -> Option<Words> {
    Some(match kind {
        Kind::StatusUnknown { status } => {
            say(format!("`{status}` is not a status")).help("write a number from 200 to 599, or `default`")
        }
        Kind::NoSuccess { id } => say(format!("`{id}` has no response for success"))
            .help("add one, such as `200: TheModel`, or `204:` where there is no body"),
        Kind::LongRunningUnclear => say("a long-running operation either reads a status or starts something")
            .help("give `status:` (with `error:` and `percent:`) or `final-state:` (with `result:`)"),
        Kind::MonitorNotGet => say("only a GET reads a status"),
        Kind::MonitorWithoutModel => say("the answer has no model that a status could be read from"),
        Kind::StartOnGet => say("a GET starts nothing"),
        Kind::PropertyUnknown { name, model, known } => {
            say(format!("`{model}` has no property `{name}`")).here("not found").meant(name, strings(known))
        }
        Kind::PropertyOfWrongType { name, expected } => {
            say(format!("`{name}` is not {expected}")).here(format!("must be {expected}"))
        }
        Kind::PagingWithoutModel => say("the answer has no model that a page could be read from"),
        Kind::PagingToken => {
            say("a continuation token needs to be read and sent").help("give both `token:` and `token-parameter:`")
        }
        _ => return None,
    })
}

fn value(kind: &Kind) -> Option<Words> {
    Some(match kind {
        Kind::ValueOfWrongType { expected, found, path } => {
            say(format!("expected {expected}{}, found {found}", within(path))).here(format!("expected {expected}"))
        }
        Kind::ValueBreaksConstraint { value, requirement, path, rule } => {
            say(format!("`{value}`{} breaks its constraint", within(path)))
                .here(format!("must be {requirement}"))
                .also(*rule, "the constraint is here")
        }
        Kind::ValueNotListed { value, known, rule, .. } => say(format!("`{value}` is not a value that is listed"))
            .here("not listed")
            .also(*rule, "the list is here")
            .meant(value, strings(known)),
        Kind::ValueUnknownProperty { name, path, known, rule } => {
            say(format!("the model has no property `{name}`{}", within(path)))
                .here("not in the model")
                .also(*rule, "the model")
                .meant(name, strings(known))
        }
        Kind::ValueMissesProperty { name, path, rule } => {
            say(format!("the required property `{name}` is missing{}", within(path)))
                .here("missing here")
                .also(*rule, "required by this model")
        }
        Kind::ValueOfReadOnly { name } => say(format!("`{name}` is read-only and never sent")),
        Kind::ExampleUnknownParameter { name, known } => {
            say(format!("the operation has no parameter `{name}`")).here("not found").meant(name, strings(known))
        }
        Kind::ExampleMissesParameter { name } => {
            say(format!("the example does not give the required `{name}`")).here("missing here")
        }
        Kind::ExampleUndeclaredStatus { status, known } => say(format!("the operation does not answer {status}"))
            .here("not declared")
            .meant(&status.to_string(), strings(known)),
        Kind::ExampleUnexpectedBody { status } => say(format!("the answer {status} has no body")).here("a body"),
        _ => return None,
    })
}
