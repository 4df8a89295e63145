//! What the specs mean: names legal in Rust, references followed, inheritance flattened, constraints consistent. No places, no "maybe",
//! and nothing that only one renderer wants to know how to find.

mod afterwards;
mod body;
mod constraint;
mod example;
mod field;
mod name;
mod operation;
mod parameter;
mod service;
mod ty;

pub use afterwards::{FinalState, Monitor, NextPlace, Page, PropertyPath, PropertyStep, Start};
pub use body::{Body, MediaType, Payload};
pub use constraint::{Bound, Decimal, NumberForm, Numeric, NumericKind, Textual};
pub use example::{Example, ExampleResponse};
pub use field::{Access, Field, Presence, Struct};
pub use name::{FieldName, ModuleName, TypeName, VariantName};
pub use operation::{Argument, Caller, ErrorResponse, Former, Group, HeaderField, Method, Operation, Part, Success};
pub use parameter::{ArrayStyle, Parameter, Place, Source};
pub use service::{Api, Auth, Clouds, Crate, Endpoint, KeyPlace, Module, Scope, Service};
pub use ty::{
    Collection, CollectionKind, Definition, Doc, EnumRepr, Enumeration, Reach, Reference, Scalar, Shape, Type, TypeId,
    Union, Value, Variant,
};
