//! What the specs mean: names legal in Rust, references followed, inheritance flattened, constraints consistent. No places, no "maybe",
//! and nothing that only one renderer wants to know how to find.

mod afterwards;
mod body;
mod collection;
mod decimal;
mod example;
mod field;
mod name;
mod number;
mod operation;
mod parameter;
mod service;
mod text;
mod ty;

pub use afterwards::{FinalState, Monitor, NextPlace, Page, PropertyPath, PropertyStep, Start};
pub use body::{Body, MediaType, Payload};
pub use collection::{Collection, CollectionKind, CollectionRule};
pub use decimal::Decimal;
pub use example::{Example, ExampleResponse};
pub use field::{Access, Field, Presence, Struct};
pub use name::{FieldName, ModuleName, TypeName, VariantName, id_stem};
pub use number::{Bound, NumberForm, NumberRule, Numeric, NumericKind};
pub use operation::{Argument, Caller, ErrorResponse, Former, Group, HeaderField, Method, Operation, Part, Success};
pub use parameter::{ArrayStyle, Parameter, Place, Source};
pub use service::{Api, Auth, Clouds, Crate, Endpoint, KeyPlace, Module, Scope, Service};
pub use text::Textual;
pub use ty::{
    Definition, Doc, EnumRepr, Enumeration, Reach, Reference, Scalar, Shape, Type, TypeId, Union, Value, Variant,
};
