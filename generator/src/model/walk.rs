//! Walks from a module or a service to its operations.

use super::{Group, Module, Operation, Parameter, Service};

/// An operation with its service and group.
#[derive(Clone, Copy, Debug)]
pub struct OperationRef<'a> {
    /// The module of its service.
    pub module: &'a Module,
    /// Its service.
    pub service: &'a Service,
    /// Its group.
    pub group: &'a Group,
    /// The operation.
    pub operation: &'a Operation,
}

impl<'a> OperationRef<'a> {
    /// What an entry of a map in the query or in headers must not be called.
    pub fn names_beside(self, map: &Parameter) -> Vec<&'a str> {
        self.operation.names_beside(map, self.service.auth_of(self.operation).key())
    }
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

impl Service {
    /// The operations with their groups, in the order of the spec.
    pub fn operations(&self) -> impl Iterator<Item = (&Group, &Operation)> {
        self.groups.iter().flat_map(|group| group.operations.iter().map(move |operation| (group, operation)))
    }
}
