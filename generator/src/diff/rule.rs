//! The rules: a stable name for each kind of change and what it is about; never a verdict, which the law derives.

/// What a rule says of its subject.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ChangeKind {
    /// It was added.
    Added,
    /// It was removed.
    Removed,
    /// It was added, removed or changed, as its places say.
    Presence,
    /// It allows more or less than before.
    Constraint,
    /// A text for people changed, and nothing else.
    Prose,
    /// A key has another value.
    Fact,
    /// This; see [`ChangeKind::Turned`].
    Told(&'static str),
    /// One of these: where there was no value, where there is none, and where it is another. Each goes on after the subject; `{key}`, `{old}`
    /// and `{new}` stand for what the change says, and `{is|are}` for the word that fits one subject or several.
    Turned(&'static str, &'static str, &'static str),
}

macro_rules! rules {
    ($($name:ident $change:ident $(($($said:literal),+))? $id:literal $effect:literal $about:literal)*) => {
        /// The kind of a change.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub enum Rule {
            $(#[doc = $about] $name,)*
        }

        impl Rule {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The stable name, such as `property-added`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// What it is about, in a sentence.
            pub fn about(self) -> &'static str {
                match self { $(Self::$name => $about,)* }
            }

            /// What it says of its subject.
            pub fn change(self) -> ChangeKind {
                match self { $(Self::$name => ChangeKind::$change $(($($said),+))?,)* }
            }

            /// The set of values whose change is judged.
            pub fn set(self) -> &'static str {
                match self { $(Self::$name => $effect,)* }
            }
        }
    };
}

rules! {
    OperationAdded Added "operation-added" "the requests that the service handles" "An operation was added."
    OperationRemoved Removed "operation-removed" "the requests that the service handles" "An operation was removed."
    OperationRenamed Told("{was|were} called `{old}` before") "operation-renamed" "the requests that the service handles" "The id of the operation on this path and method changed."
    MethodChanged Told("{is|are} sent with {new} instead of {old}") "method-changed" "the requests that the service handles" "An operation's HTTP method changed."
    PathChanged Told("moved from `{old}` to `{new}`") "path-changed" "the requests that the service handles" "A literal part of an operation's path changed."
    PathParameterRenamed Told("{was|were} called `{old}` before") "path-parameter-renamed" "the requests that the service handles" "The parameter at this place of the path was renamed."
    ParameterAdded Added "parameter-added" "the values of the parameter, its absence among them" "A parameter was added."
    ParameterRemoved Removed "parameter-removed" "the values of the parameter, its absence among them" "A parameter was removed."
    ParameterWireNameChanged Told("{is|are} sent as `{new}` instead of `{old}`") "parameter-wire-name-changed" "the requests that the service understands" "A parameter was renamed on the wire and keeps its name in Rust."
    ParameterRustNameChanged Told("{is|are} called `{new}` in Rust instead of `{old}`") "parameter-rust-name-changed" "the requests that the service understands" "A parameter was renamed in Rust and keeps its name on the wire."
    ParameterMoved Told("moved from {old} to {new}") "parameter-moved" "the requests that the service understands" "A parameter moved to another place in the request."
    ParameterPresenceChanged Told("{is|are} now {new} instead of {old}") "parameter-presence-changed" "the values of the parameter, its absence among them" "A parameter became required or optional."
    ParameterOwnerChanged Told("{is|are} now given by {new} instead of {old}") "parameter-owner-changed" "the requests that the service understands" "A parameter moved between the client and the method."
    ArrayStyleChanged Told("{is|are} now written {new} instead of {old}") "array-style-changed" "the texts of the list" "A list is serialized differently."
    ArgumentsReordered Told("{takes|take} the same arguments in another order") "arguments-reordered" "the requests that the service understands" "A function takes the same arguments in a different order, and calls no longer compile."
    ArgumentsSwapped Told("{takes|take} arguments of one type in another order, so that old calls compile and pass each for the other") "arguments-swapped" "the requests that the service understands" "A function takes arguments of one type in a different order: calls compile as before and pass each value for another."
    DefaultChanged Turned("now {has|have} the default `{new}`", "no longer {has|have} the default `{old}`", "{has|have} the default `{new}` instead of `{old}`") "default-changed" "what leaving the value out means" "The default value changed."
    ConstantChanged Turned("{is|are} now always `{new}`", "{is|are} no longer always `{old}`", "{is|are} now always `{new}` instead of `{old}`") "constant-changed" "the one value allowed" "The constant value changed."
    TextChanged Constraint "text-changed" "the texts allowed" "The constraints of a string changed: pattern, length or format."
    SecretChanged Told("{is|are} now {new} in logs instead of {old}") "secret-changed" "the texts allowed" "A string became or is no longer a secret, which is kept out of logs."
    NumberChanged Constraint "number-changed" "the numbers allowed" "The constraints of a number changed: bounds, multiples or width."
    CollectionChanged Constraint "collection-changed" "the lists or maps allowed" "The constraints of a list or map changed: counts or uniqueness."
    TypeChanged Told("{is|are} now `{new}` instead of `{old}`") "type-changed" "the values allowed" "The type of a value changed."
    ValueAdded Added "value-added" "the listed values" "An enumeration lists a new value."
    ValueRemoved Removed "value-removed" "the listed values" "An enumeration no longer lists a value."
    ValueRewritten Told("{is|are} written `{new}` instead of `{old}`") "value-rewritten" "the listed values" "A value is written differently on the wire and is named the same in Rust."
    ValueRenamed Told("changed in Rust: {key} `{new}` instead of `{old}`") "value-renamed" "the listed values" "A value was renamed in Rust and is written the same on the wire."
    ValuesReordered Told("{is|are} listed, and therefore compared, in another order") "values-reordered" "nothing on the wire" "The values of an enumeration are in a different order."
    EnumOpened Told("{is|are} now {new} instead of {old}") "enum-openness-changed" "the values that are not listed" "An enumeration became closed or open."
    BodyAdded Added "body-added" "the bodies, none among them" "A request body was added."
    BodyRemoved Removed "body-removed" "the bodies, none among them" "A request body was removed."
    BodyPresenceChanged Told("{is|are} now {new} instead of {old}") "body-presence-changed" "the bodies, none among them" "A request body became required or optional."
    BodyArgumentRenamed Told("{is|are} called `{new}` in Rust instead of `{old}`") "body-argument-renamed" "the bodies" "The argument that takes the body was renamed in Rust."
    MediaTypeChanged Told("{is|are} now `{new}` instead of `{old}`") "media-type-changed" "the representations" "The media type of a body changed."
    AdditionalPropertiesChanged Turned("are now kept as `{new}`", "are no longer kept", "are kept otherwise: {key} `{new}` instead of `{old}`") "additional-properties-changed" "the properties that are not declared" "Properties that are not declared are kept, no longer kept, or of another type."
    PropertyAdded Added "property-added" "the values of the property, its absence among them" "A property was added."
    PropertyRemoved Removed "property-removed" "the values of the property, its absence among them" "A property was removed."
    PropertyWireNameChanged Told("{is|are} called `{new}` in JSON instead of `{old}`") "property-wire-name-changed" "the objects allowed" "A property was renamed in JSON and keeps its name in Rust."
    PropertyRustNameChanged Told("{is|are} called `{new}` in Rust instead of `{old}`") "property-rust-name-changed" "the objects allowed" "A property was renamed in Rust and keeps its name in JSON."
    PropertyPresenceChanged Told("{is|are} now {new} instead of {old}") "property-presence-changed" "the values of the property, absence and null among them" "A property became required, optional, nullable or non-nullable."
    PropertyAccessChanged Told("{is|are} now {new} instead of {old}") "property-access-changed" "the values of the property in each direction" "A property became or is no longer read-only or write-only."
    MergePatchChanged Told("{is|are} now sent as {new} instead of {old}") "merge-patch-changed" "the objects allowed" "A model became or is no longer the body of a JSON merge patch."
    TypeAdded Added "type-added" "nothing on the wire" "A definition was added."
    TypeRemoved Removed "type-removed" "nothing on the wire" "A definition was removed."
    TypeRenamed Told("{was|were} called `{old}` before") "type-renamed" "nothing on the wire" "A definition was renamed."
    TypeMoved Told("moved from `{old}` to `{new}`") "type-moved" "nothing on the wire" "A definition moved to another folder."
    FormerNamesChanged Turned("now {stays|stay} usable as `{new}`", "no longer {stays|stay} usable as `{old}`", "{stays|stay} usable as `{new}` instead of `{old}`") "former-names-changed" "nothing on the wire" "The former names that stay usable changed."
    ReachChanged Told("{is|are} now used in {new} instead of {old}") "reach-changed" "nothing on the wire by itself" "A definition is now sent or received where it was not, or no longer."
    VariantAdded Added "variant-added" "the listed variants" "A union lists a new variant."
    VariantRemoved Removed "variant-removed" "the listed variants" "A union no longer lists a variant."
    VariantPayloadChanged Turned("now {has|have} the model `{new}`", "no longer {has|have} the model `{old}`", "{has|have} the model `{new}` instead of `{old}`") "variant-payload-changed" "the objects of the variant" "The model of a variant changed."
    VariantRewritten Told("{is|are} now told by `{new}` instead of `{old}`") "variant-rewritten" "the listed variants" "The discriminator value of a variant changed; it keeps its name in Rust."
    CommonPropertiesChanged Turned("now {gives|give} access to `{new}` of any variant", "no longer {gives|give} access to `{old}` of any variant", "{gives|give} access to `{new}` of any variant instead of `{old}`") "common-properties-changed" "nothing on the wire by itself" "A union gives access to other properties that its variants share."
    DiscriminatorChanged Told("changed: the {key} is `{new}` instead of `{old}`") "discriminator-changed" "the objects of the union" "The discriminator of a union, or its type, changed."
    DefaultVariantChanged Turned("without the discriminator {is|are} now {new}", "without the discriminator {is|are} no longer {old}", "without the discriminator {is|are} now {new} instead of {old}") "default-variant-changed" "the objects without a discriminator" "How an object without the discriminator is read changed."
    ShapeChanged Told("{is|are} now {new} instead of {old}") "shape-changed" "the values allowed" "The kind of a definition changed."
    StatusAdded Added "status-added" "the responses" "A successful status was added."
    StatusRemoved Removed "status-removed" "the responses" "A successful status was removed."
    ErrorAdded Added "error-added" "the error responses" "A documented error was added."
    ErrorRemoved Removed "error-removed" "the error responses" "A documented error was removed."
    ResponseBodyChanged Turned("now {has|have} a body: `{new}`", "no longer {has|have} a body, which was `{old}`", "{has|have} the body `{new}` instead of `{old}`") "response-body-changed" "the bodies of the response, none among them" "The body of a response changed, was added or was removed."
    HeaderAdded Added "header-added" "the header's values, its absence among them" "A response header was added."
    HeaderRemoved Removed "header-removed" "the header's values, its absence among them" "A response header was removed."
    LongRunningChanged Turned("{is|are} now long-running, by {new}", "{is|are} no longer long-running", "{goes|go} on by {new} instead of {old}") "long-running-changed" "the responses" "How a long-running operation goes on after the response changed."
    ResultChanged Turned("now {ends|end} with a result: `{new}`", "no longer {ends|end} with a result, which was `{old}`", "{ends|end} with the result `{new}` instead of `{old}`") "result-changed" "the values of the result, none among them" "What a long-running operation ends with is of another type, or there is none."
    ResultPlaceChanged Turned("now {has|have} {its|their} result at {new}", "no longer {has|have} {its|their} result at {old}", "{has|have} {its|their} result at {new} instead of {old}") "result-place-changed" "the responses" "The result of a long-running operation is found elsewhere."
    StatusPropertyChanged Told("{has|have} {its|their} status in `{new}` instead of `{old}`") "status-property-changed" "the responses" "The status of a long-running operation is read from another property."
    TerminalStatusesChanged Told("{ends|end} with other statuses: {new}; before {old}") "terminal-statuses-changed" "the responses" "A long-running operation ends with other statuses, by its own words or by those that the service lists."
    PagingChanged Turned("{is|are} now paged: {new}", "{is|are} no longer paged", "{is|are} paged otherwise: {new}; before {old}") "paging-changed" "the responses" "How a list continues on the next page changed."
    ServiceAdded Added "service-added" "the requests that the crate can send" "A service or api-version was added."
    ServiceRemoved Removed "service-removed" "the requests that the crate can send" "A service or api-version was removed."
    ApiVersionChanged Told("moved from api-version {old} to {new}") "api-version-changed" "the requests that the service understands" "The api-version changed."
    ApiVersionParameterChanged Turned("{takes|take} the api-version in `{new}`", "no longer {takes|take} the api-version in `{old}`", "{takes|take} the api-version in `{new}` instead of `{old}`") "api-version-parameter-changed" "the requests that the service understands" "The api-version is sent in another query parameter."
    DefaultVersionChanged Fact "default-version-changed" "nothing on the wire" "The api-version at the top of the service's module changed."
    ServiceRenamed Told("changed in Rust: {key} `{new}` instead of `{old}`") "service-renamed" "nothing on the wire" "A service, its client, its options or a group of operations was renamed in Rust."
    SharedErrorChanged Turned("now {has|have} the alias {new}", "no longer {has|have} the alias {old}", "{has|have} the alias {new} instead of {old}") "shared-error-changed" "nothing on the wire" "The alias of how all operations of a service fail came or went."
    EndpointChanged Turned("now {has|have} {key} `{new}`", "no longer {has|have} {key} `{old}`", "changed: {key} is `{new}` instead of `{old}`") "endpoint-changed" "the requests that reach the service" "The endpoint of the service changed."
    AuthChanged Told("now {accepts|accept} {new} instead of {old}") "auth-changed" "the callers that the service accepts" "The authentication scheme changed."
    ScopesChanged Turned("now {asks|ask} for the scopes {new}", "no longer {asks|ask} for the scopes {old}", "{asks|ask} for the scopes {new} instead of {old}") "scopes-changed" "the scopes that a token must have" "The OAuth 2.0 scopes changed."
    StabilityChanged Told("became {new} instead of {old}") "stability-changed" "nothing on the wire" "The api-version changed from stable to preview, or back."
    DeprecationChanged Turned("{was|were} deprecated", "{is|are} no longer deprecated", "{is|are} deprecated for another reason") "deprecation-changed" "nothing on the wire" "Something became deprecated, or is no longer."
    DocChanged Prose "doc-changed" "nothing on the wire" "Documentation changed."
    SourceChanged Turned("now {links|link} to a documentation page", "no longer {links|link} to a documentation page", "{links|link} to another documentation page") "source-changed" "nothing on the wire" "The link to the documentation page changed."
    ExampleChanged Presence "example-changed" "nothing on the wire" "A documented example was added, removed or changed."
    CrateChanged Turned("now {has|have} the {key} `{new}`", "no longer {has|have} the {key} `{old}`", "{has|have} the {key} `{new}` instead of `{old}`") "crate-changed" "nothing on the wire" "The crate's name, version or description changed."
}

impl Rule {
    /// The rule of this id.
    pub fn find(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.id() == id)
    }
}
