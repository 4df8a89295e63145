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
    /// What [`Rule::about`] says.
    Fact,
}

macro_rules! rules {
    ($($name:ident $change:ident $id:literal $effect:literal $about:literal)*) => {
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
                match self { $(Self::$name => ChangeKind::$change,)* }
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
    OperationRenamed Fact "operation-renamed" "the requests that the service handles" "The id of the operation on this path and method changed."
    MethodChanged Fact "method-changed" "the requests that the service handles" "An operation's HTTP method changed."
    PathChanged Fact "path-changed" "the requests that the service handles" "A literal part of an operation's path changed."
    PathParameterRenamed Fact "path-parameter-renamed" "the requests that the service handles" "The parameter at this place of the path was renamed."
    ParameterAdded Added "parameter-added" "the values of the parameter, its absence among them" "A parameter was added."
    ParameterRemoved Removed "parameter-removed" "the values of the parameter, its absence among them" "A parameter was removed."
    ParameterWireNameChanged Fact "parameter-wire-name-changed" "the requests that the service understands" "A parameter was renamed on the wire and keeps its name in Rust."
    ParameterRustNameChanged Fact "parameter-rust-name-changed" "the requests that the service understands" "A parameter was renamed in Rust and keeps its name on the wire."
    ParameterMoved Fact "parameter-moved" "the requests that the service understands" "A parameter moved to another place in the request."
    ParameterPresenceChanged Fact "parameter-presence-changed" "the values of the parameter, its absence among them" "A parameter became required or optional."
    ParameterOwnerChanged Fact "parameter-owner-changed" "the requests that the service understands" "A parameter moved between the client and the method."
    ArrayStyleChanged Fact "array-style-changed" "the texts of the list" "A list is serialized differently."
    ArgumentsReordered Fact "arguments-reordered" "the requests that the service understands" "A function takes the same arguments in a different order."
    DefaultChanged Fact "default-changed" "what leaving the value out means" "The default value changed."
    ConstantChanged Fact "constant-changed" "the one value allowed" "The constant value changed."
    TextChanged Constraint "text-changed" "the texts allowed" "The constraints of a string changed: pattern, length or format."
    SecretChanged Fact "secret-changed" "the texts allowed" "A string became or is no longer a secret, which is kept out of logs."
    NumberChanged Constraint "number-changed" "the numbers allowed" "The constraints of a number changed: bounds, multiples or width."
    CollectionChanged Constraint "collection-changed" "the lists or maps allowed" "The constraints of a list or map changed: counts or uniqueness."
    TypeChanged Fact "type-changed" "the values allowed" "The type of a value changed."
    ValueAdded Added "value-added" "the listed values" "An enumeration lists a new value."
    ValueRemoved Removed "value-removed" "the listed values" "An enumeration no longer lists a value."
    ValueRewritten Fact "value-rewritten" "the listed values" "A value is written differently on the wire and is named the same in Rust."
    ValueRenamed Fact "value-renamed" "the listed values" "A value was renamed in Rust and is written the same on the wire."
    EnumOpened Fact "enum-openness-changed" "the values that are not listed" "An enumeration became closed or open."
    BodyAdded Added "body-added" "the bodies, none among them" "A request body was added."
    BodyRemoved Removed "body-removed" "the bodies, none among them" "A request body was removed."
    BodyPresenceChanged Fact "body-presence-changed" "the bodies, none among them" "A request body became required or optional."
    BodyArgumentRenamed Fact "body-argument-renamed" "the bodies" "The argument that takes the body was renamed in Rust."
    MediaTypeChanged Fact "media-type-changed" "the representations" "The media type of a body changed."
    AdditionalPropertiesChanged Fact "additional-properties-changed" "the properties that are not declared" "Properties that are not declared are kept, no longer kept, or of another type."
    PropertyAdded Added "property-added" "the values of the property, its absence among them" "A property was added."
    PropertyRemoved Removed "property-removed" "the values of the property, its absence among them" "A property was removed."
    PropertyWireNameChanged Fact "property-wire-name-changed" "the objects allowed" "A property was renamed in JSON and keeps its name in Rust."
    PropertyRustNameChanged Fact "property-rust-name-changed" "the objects allowed" "A property was renamed in Rust and keeps its name in JSON."
    PropertyPresenceChanged Fact "property-presence-changed" "the values of the property, absence and null among them" "A property became required, optional, nullable or non-nullable."
    PropertyAccessChanged Fact "property-access-changed" "the values of the property in each direction" "A property became or is no longer read-only or write-only."
    MergePatchChanged Fact "merge-patch-changed" "the objects allowed" "A model became or is no longer the body of a JSON merge patch."
    TypeAdded Added "type-added" "nothing on the wire" "A definition was added."
    TypeRemoved Removed "type-removed" "nothing on the wire" "A definition was removed."
    TypeRenamed Fact "type-renamed" "nothing on the wire" "A definition was renamed."
    TypeMoved Fact "type-moved" "nothing on the wire" "A definition moved to another folder."
    FormerNamesChanged Fact "former-names-changed" "nothing on the wire" "The former names that stay usable changed."
    ReachChanged Fact "reach-changed" "nothing on the wire by itself" "A definition is now sent or received where it was not, or no longer."
    VariantAdded Added "variant-added" "the listed variants" "A union lists a new variant."
    VariantRemoved Removed "variant-removed" "the listed variants" "A union no longer lists a variant."
    VariantPayloadChanged Fact "variant-payload-changed" "the objects of the variant" "The model of a variant changed."
    VariantRewritten Fact "variant-rewritten" "the listed variants" "The discriminator value of a variant changed; it keeps its name in Rust."
    CommonPropertiesChanged Fact "common-properties-changed" "nothing on the wire by itself" "A union gives access to other properties that its variants share."
    DiscriminatorChanged Fact "discriminator-changed" "the objects of the union" "The discriminator of a union, or its type, changed."
    DefaultVariantChanged Fact "default-variant-changed" "the objects without a discriminator" "How an object without the discriminator is read changed."
    ShapeChanged Fact "shape-changed" "the values allowed" "The kind of a definition changed."
    StatusAdded Added "status-added" "the responses" "A successful status was added."
    StatusRemoved Removed "status-removed" "the responses" "A successful status was removed."
    ErrorAdded Added "error-added" "the error responses" "A documented error was added."
    ErrorRemoved Removed "error-removed" "the error responses" "A documented error was removed."
    ResponseBodyChanged Fact "response-body-changed" "the bodies of the response, none among them" "The body of a response changed, was added or was removed."
    HeaderAdded Added "header-added" "the header's values, its absence among them" "A response header was added."
    HeaderRemoved Removed "header-removed" "the header's values, its absence among them" "A response header was removed."
    LongRunningChanged Fact "long-running-changed" "the responses" "How a long-running operation goes on after the response changed."
    ResultPlaceChanged Fact "result-place-changed" "the responses" "The result of a long-running operation is found elsewhere."
    TerminalStatusesChanged Fact "terminal-statuses-changed" "the responses" "A long-running operation ends with other statuses."
    PagingChanged Fact "paging-changed" "the responses" "How a list continues on the next page changed."
    ServiceAdded Added "service-added" "the requests that the crate can send" "A service or api-version was added."
    ServiceRemoved Removed "service-removed" "the requests that the crate can send" "A service or api-version was removed."
    ApiVersionChanged Fact "api-version-changed" "the requests that the service understands" "The api-version changed."
    ApiVersionParameterChanged Fact "api-version-parameter-changed" "the requests that the service understands" "The api-version is sent in another query parameter."
    DefaultVersionChanged Fact "default-version-changed" "nothing on the wire" "The api-version at the top of the service's module changed."
    ServiceRenamed Fact "service-renamed" "nothing on the wire" "A service, its client, its options or a group of operations was renamed in Rust."
    EndpointChanged Fact "endpoint-changed" "the requests that reach the service" "The endpoint of the service changed."
    AuthChanged Fact "auth-changed" "the callers that the service accepts" "The authentication scheme changed."
    ScopesChanged Fact "scopes-changed" "the scopes that a token must have" "The OAuth 2.0 scopes changed."
    StabilityChanged Fact "stability-changed" "nothing on the wire" "The api-version changed from stable to preview, or back."
    DeprecationChanged Fact "deprecation-changed" "nothing on the wire" "Something became deprecated, or is no longer."
    DocChanged Prose "doc-changed" "nothing on the wire" "Documentation changed."
    SourceChanged Fact "source-changed" "nothing on the wire" "The link to the documentation page changed."
    ExampleChanged Presence "example-changed" "nothing on the wire" "A documented example was added, removed or changed."
    CrateChanged Fact "crate-changed" "nothing on the wire" "The crate's name, version or description changed."
}

impl Rule {
    /// The rule of this id.
    pub fn find(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.id() == id)
    }
}
