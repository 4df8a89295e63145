//! What the specs mean: names legal in Rust, references followed, inheritance flattened, constraints consistent. No places, no "maybe",
//! and nothing that only one renderer wants to know how to find.

mod api;
mod auth;
mod body;
mod collection;
mod decimal;
mod definition;
mod doc;
mod endpoint;
mod enumeration;
mod example;
mod field;
mod group;
mod long_running;
mod module;
mod name;
mod number;
mod operation;
mod paging;
mod parameter;
mod property;
mod response;
mod scalar;
mod service;
mod structure;
mod text;
mod ty;
mod type_use;
mod union;
mod walk;

pub use api::{Api, Crate, SharedRuntime};
pub use auth::{Auth, KeyPlace, OperationAuth, Scope};
pub use body::{Body, MediaType, Payload};
pub use collection::{Collection, CollectionKind, CollectionRule};
pub use decimal::Decimal;
pub use definition::{Definition, Definitions, Reach, Shape};
pub use doc::Doc;
pub use endpoint::{Clouds, Endpoint};
pub use enumeration::{EnumRepr, Enumeration, Value};
pub use example::{Example, ExampleResponse};
pub use field::{Access, Field, Presence, Reading, Wrapper};
pub use group::{Group, NamedGroup};
pub use long_running::{
    FinalState, LongRunningStart, ResultPages, ResultPlace, StartResult, StatusPoll, TerminalWords,
};
pub use module::Module;
pub use name::{FieldName, ModuleName, TypeName, VariantName, id_stem};
pub use number::{Bound, NumberRule, Numeric, NumericKind};
pub use operation::{Argument, DeprecatedAliases, Method, Operation, OperationKind, SegmentPart};
pub use paging::{ContinuationPlace, NextLinkVerb, NextPage, Page, Paging, TokenParameter};
pub use parameter::{ArrayStyle, Parameter, ParameterLocation, ParameterSource, fixed_query};
pub use property::{PropertyPath, PropertyStep};
pub use response::{ErrorResponse, ErrorStatus, HeaderField, Success};
pub use scalar::{NumberForm, NumberFormat, Scalar};
pub use service::Service;
pub use structure::Struct;
pub use text::Textual;
pub use ty::{Reference, Type, TypeId};
pub use type_use::{TypePosition, TypeUse};
pub use union::{Union, Untagged, Variant};
pub use walk::OperationRef;
