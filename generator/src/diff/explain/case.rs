//! A case of each rule: an edit of a spec and what is reported for it, taken from the cases that the tests hold; never an example of its own.

use crate::diff::rule::Rule;

/// Where the values go that a rule compares.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Way {
    /// From clients to the service.
    Requests,
    /// From the service to clients.
    Responses,
    /// Either way, or both.
    Both,
    /// They do not go over the wire, or the wire stays as it is.
    Nowhere,
}

macro_rules! cases {
    ($($rule:ident $way:ident $case:literal)*) => {
        /// Where the values go that the rule compares, and a case of it.
        pub(super) fn of(rule: Rule) -> (Way, Case) {
            match rule {
                $(Rule::$rule => (Way::$way, Case(include_str!(concat!("../../../tests/diff/case/", $case, ".diff")))),)*
            }
        }
    };
}

cases! {
    OperationAdded Requests "operation-added"
    OperationRemoved Requests "operation-removed"
    OperationRenamed Nowhere "operation-renamed"
    MethodChanged Requests "method-changed"
    PathChanged Requests "path-literal-changed"
    PathParameterRenamed Nowhere "path-parameter-renamed"
    ParameterAdded Requests "required-parameter-added"
    ParameterRemoved Requests "optional-parameter-removed"
    ParameterWireNameChanged Requests "query-name-changed"
    ParameterRustNameChanged Nowhere "parameter-name-changed-in-rust"
    ParameterMoved Requests "parameter-moved"
    ParameterPresenceChanged Requests "parameter-became-required"
    ParameterOwnerChanged Nowhere "optional-parameter-moved-to-client-options"
    ArrayStyleChanged Requests "array-style-changed"
    ArgumentsReordered Nowhere "required-arguments-of-two-types-reordered"
    ArgumentsSwapped Nowhere "required-properties-reordered"
    DefaultChanged Both "default-changed"
    ConstantChanged Both "optional-constant-changed"
    TextChanged Both "pattern-narrowed"
    SecretChanged Nowhere "secret-set"
    NumberChanged Both "maximum-tightened"
    CollectionChanged Both "max-items-tightened"
    TypeChanged Both "scalar-became-array"
    ValueAdded Both "value-added-to-closed-enum"
    ValueRemoved Both "value-removed"
    ValueRewritten Both "value-rewritten"
    ValueRenamed Nowhere "value-renamed-in-rust"
    ValuesReordered Nowhere "values-reordered"
    EnumOpened Both "enum-opened"
    BodyAdded Requests "required-body-added"
    BodyRemoved Requests "body-removed"
    BodyPresenceChanged Requests "body-became-required"
    BodyArgumentRenamed Nowhere "body-argument-renamed"
    MediaTypeChanged Both "response-became-bytes"
    AdditionalPropertiesChanged Both "additional-properties-added"
    PropertyAdded Both "optional-property-added"
    PropertyRemoved Both "property-removed"
    PropertyWireNameChanged Both "property-name-changed-on-the-wire"
    PropertyRustNameChanged Nowhere "property-name-changed-in-rust"
    PropertyPresenceChanged Both "property-became-required"
    PropertyAccessChanged Both "property-became-read-only"
    MergePatchChanged Both "body-became-merge-patch"
    TypeAdded Nowhere "unreached-type-added"
    TypeRemoved Nowhere "unreached-type-removed"
    TypeRenamed Nowhere "type-renamed"
    TypeMoved Nowhere "model-moved-to-a-shared-folder"
    FormerNamesChanged Nowhere "former-name-added"
    ReachChanged Nowhere "body-removed"
    VariantAdded Both "variant-added"
    VariantRemoved Both "variant-removed"
    VariantPayloadChanged Both "variant-lost-its-payload"
    VariantRewritten Both "variant-tag-changed"
    CommonPropertiesChanged Nowhere "common-properties-changed"
    DiscriminatorChanged Both "discriminator-renamed"
    DefaultVariantChanged Both "default-variant-added"
    ShapeChanged Both "model-became-union"
    StatusAdded Responses "status-added"
    StatusRemoved Responses "status-removed"
    ErrorAdded Responses "error-status-added"
    ErrorRemoved Responses "error-status-removed"
    ResponseBodyChanged Responses "response-body-removed"
    HeaderAdded Responses "response-header-added"
    HeaderRemoved Responses "response-header-removed"
    LongRunningChanged Responses "long-running-marked"
    ResultChanged Responses "start-result-changed"
    ResultPlaceChanged Responses "start-place-changed"
    StatusPropertyChanged Responses "status-property-changed"
    TerminalStatusesChanged Responses "terminal-statuses-changed"
    PagingChanged Responses "next-link-renamed"
    ServiceAdded Requests "api-version-added-beside"
    ServiceRemoved Requests "api-version-removed"
    ApiVersionChanged Nowhere "api-version-changed"
    ApiVersionParameterChanged Requests "api-version-parameter-renamed"
    DefaultVersionChanged Nowhere "api-version-added-beside"
    ServiceRenamed Nowhere "service-renamed"
    SharedErrorChanged Nowhere "shared-error-gone"
    EndpointChanged Requests "endpoint-changed"
    AuthChanged Requests "auth-scheme-changed"
    ScopesChanged Requests "scope-added"
    StabilityChanged Nowhere "stability-lowered"
    DeprecationChanged Nowhere "deprecation-set"
    DocChanged Nowhere "doc-changed"
    SourceChanged Nowhere "source-changed"
    ExampleChanged Nowhere "example-added"
    CrateChanged Nowhere "crate-doc-changed"
}

/// The text of a case.
#[derive(Clone, Copy, Debug)]
pub(super) struct Case(&'static str);

impl Case {
    /// The edit, file by file: its name, and the lines that stay, go and come.
    pub(super) fn edit(self) -> Vec<(&'static str, Vec<&'static str>)> {
        let head = self.0.split("\n== report\n").next().unwrap_or_default();
        let sections = head.split("\n== ").filter_map(|section| section.strip_prefix("change "));
        let lines = |body: &'static str| body.lines().filter(|line| !line.trim().is_empty()).collect();
        sections
            .map(|section| section.split_once('\n').map_or((section, Vec::new()), |(file, body)| (file, lines(body))))
            .collect()
    }

    /// What is reported for it by a rule, without the name by which it would be accepted.
    pub(super) fn entry(self, rule: Rule) -> Option<String> {
        let report = self.0.split_once("\n== report\n")?.1;
        let is_of_rule =
            |entry: &&str| entry.split_once(": ").is_some_and(|(head, _)| head.ends_with(&format!("[{}]", rule.id())));
        let entry = report.split("\n\n").find(is_of_rule)?;
        let lines = entry.trim_end().lines().filter(|line| !line.starts_with("  accept "));
        Some(lines.collect::<Vec<_>>().join("\n"))
    }
}
