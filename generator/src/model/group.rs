//! Groups of operations: each with a client of its own, and those whose ids name no group.

use super::{FieldName, ModuleName, Operation, TypeName};

/// The operations whose ids begin with the same word, or those whose ids name no group; they share a client.
#[derive(Clone, Debug)]
pub struct Group {
    /// What the ids begin with; none where they name no group, whose operations are methods of the service's client.
    pub named: Option<NamedGroup>,
    /// The client's type.
    pub client: TypeName,
    /// The client's module.
    pub module: ModuleName,
    /// The operations in the order of the spec.
    pub operations: Vec<Operation>,
}

/// What a group with a client of its own is called.
#[derive(Clone, Debug)]
pub struct NamedGroup {
    /// The word that the ids begin with.
    pub spec_name: String,
    /// The method of the service's client that returns the group's.
    pub accessor: FieldName,
}

impl Group {
    /// The word that the ids begin with.
    pub fn spec_name(&self) -> Option<&str> {
        self.named.as_ref().map(|named| named.spec_name.as_str())
    }
}
