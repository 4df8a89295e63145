//! Groups of operations, each with a client of its own.

use super::{FieldName, ModuleName, Operation, TypeName};

/// The operations whose ids begin with the same word, which share a client.
#[derive(Clone, Debug)]
pub struct Group {
    /// The word, as in the ids.
    pub spec_name: String,
    /// The client's type.
    pub client: TypeName,
    /// The client's module.
    pub module: ModuleName,
    /// The method of the service's client that returns it.
    pub accessor: FieldName,
    /// The operations in the order of the spec.
    pub operations: Vec<Operation>,
}
