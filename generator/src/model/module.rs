//! Modules of the crate: what several services share, or one api-version of a service.

use super::{ModuleName, Operation, OperationRef, Reference, Service, TypeId};

/// A folder of the specs: what several services share, or one api-version of a service.
#[derive(Clone, Debug)]
pub struct Module {
    /// Its path below the crate's root: one name for a shared folder, two for an api-version.
    pub path: Vec<ModuleName>,
    /// The folder it comes from, relative to the specs, with `/`.
    pub folder: String,
    /// What it is.
    pub doc: String,
    /// The ids of its definitions, in the order of the spec.
    pub types: Vec<TypeId>,
    /// The definitions of shared folders that its operations reach.
    pub shared: Vec<Reference>,
    /// Its service, unless it is shared.
    pub service: Option<Service>,
}

impl Module {
    /// The operations of its service, in the order of the spec.
    pub fn operations(&self) -> impl Iterator<Item = OperationRef<'_>> {
        self.service.iter().flat_map(move |service| {
            service.operations().map(move |(group, operation)| OperationRef { module: self, service, group, operation })
        })
    }

    /// The operations of its service, to be changed.
    pub fn operations_mut(&mut self) -> impl Iterator<Item = &mut Operation> {
        let groups = self.service.iter_mut().flat_map(|service| &mut service.groups);
        groups.flat_map(|group| &mut group.operations)
    }
}
