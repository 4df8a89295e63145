//! The names that emitted code needs for itself, each list with its reason; never a name that a spec chose. A test
//! (`tests/reserved.rs`) derives from the emitted code and the runtime what must be in them.

/// A type of these names would hide what the prelude of the 2024 edition means by it, and emitted code writes those without a path.
pub const PRELUDE: &[&str] = &[
    "AsMut",
    "AsRef",
    "AsyncFn",
    "AsyncFnMut",
    "AsyncFnOnce",
    "Box",
    "Clone",
    "Copy",
    "Default",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Self",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Vec",
];

/// A type of these names would be taken for the type of the runtime that the files of models import, in docs and by readers.
pub const RUNTIME: &[&str] = &[
    "ArmId",
    "AsText",
    "Base64Url",
    "Bound",
    "ByteRun",
    "ByteTable",
    "Bytes",
    "CharacterTable",
    "Constant",
    "Date",
    "DateTime",
    "DateTimeRfc1123",
    "Decimal",
    "DecimalBound",
    "DecimalRules",
    "Duration",
    "IntegerRules",
    "Json",
    "ListRules",
    "MapRules",
    "NoMembers",
    "Number",
    "NumberRules",
    "Patch",
    "PatternRule",
    "TextRules",
    "UnixTime",
    "UnknownInteger",
    "UnknownValue",
    "UnknownVariant",
    "Uri",
    "Uuid",
];

/// A type of these names would be taken for a slip, because it has a constructor that is called the same in lower case and without
/// underscores, which is how they are written here.
pub const CONSTRUCTORS: &[&str] = &["fromstatic", "new"];

/// Whether a type of a spec cannot be called this.
pub fn is_reserved_type(name: &str) -> bool {
    let compared = name.to_ascii_lowercase().replace('_', "");
    PRELUDE.contains(&name) || RUNTIME.contains(&name) || CONSTRUCTORS.contains(&compared.as_str())
}

/// Words that Rust does not let be raw identifiers.
pub const NEVER_RAW: &[&str] = &["self", "super", "crate", "_"];

/// A file of a model cannot be called this: `mod.rs` is the folder's own, `models` is what the folder is called, and the others are no file
/// names on every system.
pub const FILES: &[&str] = &[
    "mod", "models", "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// An argument of an operation would meet what its methods name.
pub const ARGUMENTS: &[&str] = &[
    "arguments",
    "body",
    "client",
    "context",
    "continuation",
    "first",
    "i32",
    "it",
    "item",
    "items",
    "link",
    "method_options",
    "options",
    "page",
    "pager_options",
    "request",
    "response",
    "service",
    "source",
    "text",
    "token",
    "url",
    "value",
];

/// A parameter of a client would meet what its constructor names, or a field of the client or of its options.
pub const CLIENT_ARGUMENTS: &[&str] = &[
    "service",
    "options",
    "url",
    "request",
    "body",
    "endpoint",
    "credential",
    "key",
    "scopes",
    "chosen",
    "api_version",
    "client_options",
    "body_limit",
    "decoding",
];

/// An optional parameter would be a second field of this name in the options of a call.
pub const OPTIONS: &[&str] = &["body", "method_options", "pager_options", "poll_options"];

/// Every client has methods of these names; those of the prelude that take a value are found before a client's own, and a list that takes
/// nothing but its options would look like the `cmp` of `Ord` to clippy.
pub const METHODS: &[&str] = &["new", "with_key", "endpoint", "clone", "into", "try_into", "cmp"];

/// What reads the headers of a response has a constructor, and its methods take it by value, as these of traits do.
pub const HEADERS: &[&str] = &["of", "new", "clone", "into", "try_into", "into_iter", "neg", "not"];

/// The folder of an api-version has modules of these names beside those of the groups, or its tests name a crate there.
pub const GROUPS: &[&str] = &["client", "mock", "models", "tokio"];

/// The crate has modules or features of these names beside those of the services, or depends on crates of these names.
pub const MODULES: &[&str] = &[
    "all_services",
    "client",
    "debug",
    "default",
    "mock",
    "reqwest",
    "rust_decimal",
    "runtime",
    "byte_class",
    "format",
    "core",
    "std",
    "alloc",
    "serde",
    "serde_json",
    "time",
    "azure_core",
    "lib",
    "main",
    "con",
    "prn",
    "aux",
    "nul",
];

/// Crates that every crate has, that Cargo keeps for itself, or that the emitted crate depends on.
pub const CRATES: &[&str] = &[
    "std",
    "core",
    "alloc",
    "test",
    "proc_macro",
    "gen",
    "async_trait",
    "azure_core",
    "azure_identity",
    "futures",
    "futures_core",
    "indicatif",
    "rust_decimal",
    "serde",
    "serde_json",
    "time",
    "tokio",
];
