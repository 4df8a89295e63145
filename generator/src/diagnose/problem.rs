//! Every mistake that a spec can hold: its name, its weight and the facts its wording needs; never the words.

use super::Severity::{self, Error, Note, Warning};
use crate::pattern::PatternProblemKind;
use crate::source::Span;

/// A mistake and where it stands.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Problem {
    /// The place that should be changed, as far as can be told.
    pub(crate) at: Span,
    /// The mistake.
    pub(crate) kind: Kind,
}

impl Problem {
    /// The stable name that reports and fixture folders use.
    pub(crate) fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// Whether anything can be generated all the same.
    pub(crate) fn severity(&self) -> Severity {
        self.kind.severity()
    }
}

impl Kind {
    /// Whether it is a mistake whatever the rest of the file says, but for the models that are defined there.
    pub(super) fn is_lone(&self) -> bool {
        matches!(
            self,
            Self::UnknownModel { .. }
                | Self::UnknownWord { .. }
                | Self::UnknownFormat { .. }
                | Self::UnknownFolder { .. }
                | Self::BadPattern { .. }
                | Self::MinOverMax { .. }
                | Self::DuplicateModel { .. }
                | Self::DuplicateValue { .. }
                | Self::PathWithoutSlash { .. }
                | Self::PathCharacter { .. }
                | Self::PathBraces { .. }
                | Self::StatusUnknown { .. }
        )
    }
}

/// What an author did where the parser only knows that it is no YAML.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Slip {
    /// A second `: ` in one line.
    SecondColon,
    /// A line without `: `; what it has instead.
    NoColon { instead: Option<&'static str> },
    /// Indented as if it belonged to a line that has a value already.
    TooFarIn { above: Span },
    /// In line with no mapping that is open; the innermost one's column.
    OutOfLine { mapping: Span, column: usize },
    /// List items and keys side by side.
    ItemsAndKeys { other: Span },
    /// Something behind a text in quotes.
    AfterQuote,
    /// A text in quotes that does not end.
    QuoteNotClosed { quote: char },
    /// A backslash in double quotes that begins no escape.
    Escape,
    /// A text without quotes that begins with a sign of YAML.
    Unquoted { sign: char },
    /// A bracket that is not closed; where that was noticed.
    NotClosed { bracket: char, noticed: Span },
    /// No comma between two entries inside brackets.
    NoComma { opened: Span },
    /// Anything else, in the parser's words; the innermost open bracket.
    Other { message: String, opened: Option<Span> },
}

macro_rules! kinds {
    ($($severity:ident $code:literal $variant:ident $({ $($field:ident: $type:ty),* })?,)*) => {
        /// The mistakes.
        #[derive(Clone, Debug, Eq, PartialEq)]
        pub(crate) enum Kind {
            $($variant $({ $($field: $type),* })?,)*
        }

        impl Kind {
            fn code(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $code,)* }
            }

            fn severity(&self) -> Severity {
                match self { $(Self::$variant { .. } => $severity,)* }
            }
        }

        /// The codes of all mistakes, in the order of their declaration.
        pub const CODES: &[&str] = &[$($code,)*];
    };
}

kinds! {
    // Files and YAML.
    Error "unknown-file" UnknownFile { path: String, meant: Option<String> },
    Error "no-crate-file" NoCrateFile,
    Error "models-without-operations" ModelsWithoutOperations,
    Error "unknown-folder" UnknownFolder { name: String, known: Vec<String> },
    Error "version-not-folder" VersionNotFolder { version: String, folder: String },
    Error "not-utf8" NotUtf8,
    Error "yaml-syntax" YamlSyntax { slip: Slip },
    Error "tab" Tab,
    Error "empty-file" EmptyFile,
    Error "second-document" SecondDocument,
    Error "duplicate-key" DuplicateKey { key: String, first: Span },
    Error "mapping-as-key" MappingAsKey { found: &'static str },
    Error "yaml-tag" YamlTag { tag: String },
    Error "merge-key" MergeKey,
    Error "alias-bomb" AliasBomb { limit: usize },
    Error "alias-inside-itself" AliasInsideItself,
    Warning "text-cut-short" TextCutShort,
    Warning "unused-anchor" UnusedAnchor { name: String },
    Error "too-deep" TooDeep { what: &'static str, limit: usize },
    // Keys and words.
    Error "unknown-key" UnknownKey { key: String, meant: Option<&'static str>, belongs: Option<&'static str>, bare: bool, known: Vec<&'static str> },
    Error "unknown-word" UnknownWord { word: String, known: Vec<&'static str> },
    Error "unexpected" Unexpected { expected: String, found: String },
    Error "missing-key" MissingKey { key: &'static str, of: String },
    Error "key-on-wrong-type" KeyOnWrongType { key: &'static str, on: &'static str, because: Option<Span> },
    Error "type-contradicts-keys" TypeContradictsKeys { word: String, by: Option<Span> },
    Error "required-on-property" RequiredOnProperty,
    Error "read-only-and-write-only" ReadOnlyAndWriteOnly { other: Span },
    // The crate and the service.
    Error "types-in-service" TypesInService { folder: String, version: Span },
    Error "illegal-crate-name" IllegalCrateName { name: String },
    Error "empty-list" EmptyList { of: &'static str },
    Error "illegal-version" IllegalVersion { version: String },
    Error "endpoint-not-https" EndpointNotHttps { url: String },
    Error "endpoint-twice" EndpointTwice { parameter: Span },
    Error "no-cloud" NoCloud,
    Error "no-token-scope" NoTokenScope,
    Error "auth-twice" AuthTwice { key: Span },
    Error "token-not-url" TokenNotUrl { token: String },
    Error "api-key-place" ApiKeyPlace,
    Error "auth-of-another-kind" AuthMismatch { own: &'static str, service: &'static str },
    // Names.
    Error "no-rust-name" NoRustName { documented: String, made: String, fix: &'static str },
    Error "name-hides" NameHides { documented: String, name: String, fix: &'static str },
    Error "name-clash" NameClash { name: String, documented: String, other: String, first: Span, fix: &'static str },
    // References.
    Error "unknown-model" UnknownModel { name: String, known: Vec<String>, folder: Option<String> },
    Error "duplicate-model" DuplicateModel { name: String, first: Span },
    Warning "unused-model" UnusedModel { name: String },
    Error "extends-cycle" ExtendsCycle { cycle: Vec<String> },
    Error "extends-not-object" ExtendsNotObject { name: String, model: Span },
    Error "alias-cycle" AliasCycle { cycle: Vec<String> },
    Error "no-finite-value" NoFiniteValue { cycle: Vec<String> },
    Error "property-redeclared" PropertyRedeclared { name: String, first: Span },
    Error "required-unknown" RequiredUnknown { name: String, known: Vec<String> },
    // Paths and parameters.
    Error "no-method" NoMethod { id: String },
    Error "two-methods" TwoMethods { first: Span },
    Error "path-without-slash" PathWithoutSlash { before: String },
    Error "path-character" PathCharacter { character: char },
    Error "path-dot-segment" PathDotSegment { segment: String },
    Error "path-braces" PathBraces { segment: String },
    Error "path-parameter-twice" PathParameterTwice { name: String, first: Span },
    Error "path-parameter-missing" PathParameterMissing { name: String, meant: Option<String>, declared: Option<Span> },
    Error "path-parameter-unused" PathParameterUnused { name: String, known: Vec<String>, template: Span },
    Error "parameter-of-client" ParameterOfClient { name: String, client: Span },
    Warning "client-parameter-unused" ClientParameterUnused { name: String },
    Error "parameter-sent-already" ParameterSentAlready { name: String },
    Error "parameter-not-scalar" ParameterNotScalar { name: String },
    Error "default-of-required" DefaultOfRequired { name: String },
    Error "header-name" HeaderName { name: String },
    Error "header-prefix" HeaderPrefix { name: String },
    Error "duplicate-path" DuplicatePath { method: &'static str, first: Span },
    Error "body-on-get" BodyOnGet { method: &'static str, template: Span },
    Error "media-type-form" MediaTypeForm { media: String },
    Error "media-type-not-json" MediaTypeNotJson { media: String },
    Note "no-doc" NoDoc { id: String },
    Note "no-source" NoSource { id: String },
    // Constraints.
    Error "min-over-max" MinOverMax { min: &'static str, max: &'static str, low: String, high: String, other: Span },
    Error "no-text-fits" NoTextFits { other: Option<Span>, slashes: bool },
    Error "no-segment-fits" NoSegmentFits,
    Error "no-number-fits" NoNumberFits { other: Span },
    Error "bad-pattern" BadPattern { kind: PatternProblemKind },
    Note "pattern-reads-otherwise" PatternReadsOtherwise { typed: &'static str, meaning: &'static str },
    Note "unanchored-pattern" UnanchoredPattern { start: bool, end: bool },
    Note "format-tension" FormatTension { format: String, witness: String, other: Span },
    Note "redundant-constraint" RedundantConstraint { key: &'static str, implying: Span },
    Error "unknown-format" UnknownFormat { format: String, known: Vec<&'static str> },
    Error "format-on-wrong-type" FormatOnWrongType { format: String, kind: String, declared: Option<Span> },
    Error "enforce-without-pattern" EnforceWithoutPattern,
    Error "bound-beyond-format" BoundBeyondFormat { bound: String, format: &'static str, min: String, max: String },
    Error "bound-on-time" BoundOnTime,
    Error "bound-not-whole" BoundNotWhole { bound: String },
    Error "multiple-of-not-positive" MultipleOfNotPositive,
    Error "list-without-items" ListWithoutItems,
    Error "empty-enum" EmptyEnum,
    Error "duplicate-value" DuplicateValue { value: String, first: Span },
    // Unions.
    Error "discriminator-missing" DiscriminatorMissing,
    Error "variants-missing" VariantsMissing,
    Error "discriminator-undeclared" DiscriminatorUndeclared { name: String, known: Vec<String> },
    Error "discriminator-not-required" DiscriminatorNotRequired { name: String, declared: Span },
    Error "discriminator-not-text" DiscriminatorNotText { name: String, tag: Span },
    Error "variant-not-object" VariantNotObject { name: String, model: Span },
    Error "union-inside-itself" UnionInsideItself { name: String, tag: String, union: Span },
    Error "variant-without-tag" VariantWithoutTag { name: String, tag: String, model: Span },
    Error "tag-not-listed" TagNotListed { tag: String, known: Vec<String>, first: Span },
    Note "tag-without-variant" TagWithoutVariant { tag: String, enumeration: Span },
    // Answers.
    Error "status-unknown" StatusUnknown { status: String },
    Error "body-without-content" BodyWithoutContent { to: String, declared: Span },
    Error "no-success" NoSuccess { id: String },
    // Long-running operations and paging.
    Error "long-running-unclear" LongRunningUnclear,
    Error "monitor-not-get" MonitorNotGet { method: &'static str, template: Span },
    Error "monitor-without-model" MonitorWithoutModel,
    Error "start-on-get" StartOnGet { method: &'static str, template: Span },
    Error "property-unknown" PropertyUnknown { name: String, model: String, known: Vec<String>, declared: Option<Span> },
    Error "property-of-wrong-type" PropertyOfWrongType { name: String, expected: &'static str, declared: Option<Span> },
    Error "paging-without-model" PagingWithoutModel,
    Error "paging-token" PagingToken,
    Error "paging-twice" PagingTwice { first: Span },
    // Values.
    Error "value-of-wrong-type" ValueOfWrongType { expected: String, found: String, path: String, rule: Option<Span> },
    Error "value-breaks-constraint" ValueBreaksConstraint { value: String, requirement: String, path: String, rule: Span },
    Error "value-not-constant" ValueNotConstant { value: String, constant: String, path: String, rule: Span },
    Error "value-not-listed" ValueNotListed { value: String, path: String, known: Vec<String>, rule: Span },
    Error "value-unknown-property" ValueUnknownProperty { name: String, path: String, known: Vec<String>, rule: Span },
    Error "value-misses-property" ValueMissesProperty { name: String, path: String, rule: Span },
    Note "value-as-number" ValueAsNumber { text: String, value: String, path: String },
    Error "value-of-read-only" ValueOfReadOnly { name: String, rule: Option<Span> },
    Error "example-unknown-parameter" ExampleUnknownParameter { name: String, known: Vec<String> },
    Warning "example-unknown-header" ExampleUnknownHeader { name: String, known: Vec<String> },
    Error "example-misses-parameter" ExampleMissesParameter { name: String, declared: Option<Span> },
    Error "example-undeclared-status" ExampleUndeclaredStatus { status: u16, known: Vec<String>, responses: Option<Span> },
    Error "example-misses-body" ExampleMissesBody { status: u16, declared: Option<Span> },
    Error "example-unexpected-body" ExampleUnexpectedBody { status: u16, declared: Option<Span> },
}
