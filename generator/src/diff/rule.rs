//! The rules: a stable name for each kind of change and what it is about; never a verdict, which the law derives.

macro_rules! rules {
    ($($(#[$meta:meta])* $name:ident $id:literal $effect:literal $about:literal)*) => {
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

            /// The set of values whose change is judged.
            pub fn set(self) -> &'static str {
                match self { $(Self::$name => $effect,)* }
            }
        }
    };
}

rules! {
    OperationAdded "operation-added" "the requests that the service answers" "An operation came."
    OperationRemoved "operation-removed" "the requests that the service answers" "An operation went."
    OperationRenamed "operation-renamed" "the requests that the service answers" "An operation on the same path and method has another id."
    MethodChanged "method-changed" "the requests that the service answers" "An operation has another HTTP method."
    PathChanged "path-changed" "the requests that the service answers" "The literal part of an operation's path is another."
    PathParameterRenamed "path-parameter-renamed" "the requests that the service answers" "A parameter in the same place of the path has another name."
    ParameterAdded "parameter-added" "the values of the parameter, its absence among them" "A parameter came."
    ParameterRemoved "parameter-removed" "the values of the parameter, its absence among them" "A parameter went."
    ParameterWireNameChanged "parameter-wire-name-changed" "the requests that the service understands" "A parameter has another name on the wire and the same in Rust."
    ParameterRustNameChanged "parameter-rust-name-changed" "the requests that the service understands" "A parameter has another name in Rust and the same on the wire."
    ParameterMoved "parameter-moved" "the requests that the service understands" "A parameter goes in another place of the request."
    ParameterPresenceChanged "parameter-presence-changed" "the values of the parameter, its absence among them" "A parameter became required or optional."
    ParameterOwnerChanged "parameter-owner-changed" "the requests that the service understands" "A parameter moved between the client and the method."
    ArrayStyleChanged "array-style-changed" "the texts of the list" "A list is written in another way."
    ArgumentsReordered "arguments-reordered" "the requests that the service understands" "A function takes the same arguments in another order."
    DefaultChanged "default-changed" "what leaving the value out means" "The value that holds where none is given is another."
    ConstantChanged "constant-changed" "the one value allowed" "The one value allowed is another."
    TextChanged "text-changed" "the texts allowed" "A text has other constraints: pattern, lengths or format."
    SecretChanged "secret-changed" "the texts allowed" "A text is or is no longer shown in logs."
    NumberChanged "number-changed" "the numbers allowed" "A number has other constraints: bounds, multiples or width."
    CollectionChanged "collection-changed" "the lists or maps allowed" "A list or map has other constraints: counts or uniqueness."
    TypeChanged "type-changed" "the values allowed" "A value has another type."
    ValueAdded "value-added" "the listed values" "An enumeration lists another value."
    ValueRemoved "value-removed" "the listed values" "An enumeration no longer lists a value."
    ValueRewritten "value-rewritten" "the listed values" "A value is written differently on the wire and is named the same in Rust."
    ValueRenamed "value-renamed" "the listed values" "A value has another name in Rust and is written the same on the wire."
    EnumOpened "enum-openness-changed" "the values that are not listed" "An enumeration became closed or open."
    BodyAdded "body-added" "the bodies, none among them" "A request body came."
    BodyRemoved "body-removed" "the bodies, none among them" "A request body went."
    BodyPresenceChanged "body-presence-changed" "the bodies, none among them" "A request body became required or optional."
    BodyArgumentRenamed "body-argument-renamed" "the bodies" "The body's argument has another name in Rust."
    MediaTypeChanged "media-type-changed" "the representations" "A body has another media type."
    AdditionalPropertiesChanged "additional-properties-changed" "the members that are not listed" "Members that are not listed are kept, no longer kept, or of another type."
    PropertyAdded "property-added" "the values of the property, its absence among them" "A property came."
    PropertyRemoved "property-removed" "the values of the property, its absence among them" "A property went."
    PropertyWireNameChanged "property-wire-name-changed" "the objects allowed" "A property has another name in JSON and the same in Rust."
    PropertyRustNameChanged "property-rust-name-changed" "the objects allowed" "A property has another name in Rust and the same in JSON."
    PropertyPresenceChanged "property-presence-changed" "the values of the property, absence and null among them" "A property became required, optional, or may or may not be null."
    PropertyAccessChanged "property-access-changed" "the values of the property in each direction" "A property became or is no longer read-only or write-only."
    MergePatchChanged "merge-patch-changed" "the objects allowed" "A model became or is no longer the body of a JSON merge patch."
    TypeAdded "type-added" "nothing on the wire" "A definition came."
    TypeRemoved "type-removed" "nothing on the wire" "A definition went."
    TypeRenamed "type-renamed" "nothing on the wire" "A definition has another name."
    TypeMoved "type-moved" "nothing on the wire" "A definition stands in another folder."
    FormerNamesChanged "former-names-changed" "nothing on the wire" "The former names that stay usable are others."
    ReachChanged "reach-changed" "nothing on the wire by itself" "A definition is reached in a direction that it was not, or no longer."
    VariantAdded "variant-added" "the listed variants" "A union lists another variant."
    VariantRemoved "variant-removed" "the listed variants" "A union no longer lists a variant."
    VariantPayloadChanged "variant-payload-changed" "the objects of the variant" "A variant holds another model."
    VariantRewritten "variant-rewritten" "the listed variants" "A variant has another tag and is named the same in Rust."
    DiscriminatorChanged "discriminator-changed" "the objects of the union" "The property that tells variants apart is another, or of another type."
    ShapeChanged "shape-changed" "the values allowed" "A definition is of another kind."
    StatusAdded "status-added" "the answers" "A successful status came."
    StatusRemoved "status-removed" "the answers" "A successful status went."
    ErrorAdded "error-added" "the failed answers" "A documented error came."
    ErrorRemoved "error-removed" "the failed answers" "A documented error went."
    ResponseBodyChanged "response-body-changed" "the bodies of the answer, none among them" "An answer has another body, one where it had none, or none where it had one."
    HeaderAdded "header-added" "the header's values, its absence among them" "A response header came."
    HeaderRemoved "header-removed" "the header's values, its absence among them" "A response header went."
    LongRunningChanged "long-running-changed" "the answers" "What goes on after the answer is another."
    PagingChanged "paging-changed" "the answers" "The way a list goes on is another."
    ServiceAdded "service-added" "the requests that the crate can send" "A service or api-version came."
    ServiceRemoved "service-removed" "the requests that the crate can send" "A service or api-version went."
    ApiVersionChanged "api-version-changed" "the requests that the service understands" "The api-version is another."
    ApiVersionParameterChanged "api-version-parameter-changed" "the requests that the service understands" "The api-version goes in another query parameter."
    DefaultVersionChanged "default-version-changed" "nothing on the wire" "Another api-version stands at the top of the service's module."
    ServiceRenamed "service-renamed" "nothing on the wire" "A service, its client, its options or a group of operations is named differently in Rust."
    EndpointChanged "endpoint-changed" "the requests that reach the service" "The service is reached elsewhere."
    AuthChanged "auth-changed" "the callers that the service knows" "Callers are known in another way."
    ScopesChanged "scopes-changed" "the scopes that a token must have" "The scopes are others."
    StabilityChanged "stability-changed" "nothing on the wire" "The api-version went from stable to preview, or back."
    DeprecationChanged "deprecation-changed" "nothing on the wire" "Something became deprecated, or is no longer."
    DocChanged "doc-changed" "nothing on the wire" "A text for people is another."
    SourceChanged "source-changed" "nothing on the wire" "The documentation page is another."
    ExampleChanged "example-changed" "nothing on the wire" "A documented example came, went or is another."
    CrateChanged "crate-changed" "nothing on the wire" "The crate's name, version or description is another."
}

impl Rule {
    /// The rule of this id.
    pub fn find(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.id() == id)
    }
}
