//! Which operations reach a definition, and on which way; never what the definition is.

use crate::model::{Api, Reach, TypeId};
use std::collections::HashMap;

/// An operation that a finding reaches.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ReachedOperation {
    /// The service's module, as it is in the new spec.
    pub service: String,
    /// The operation's id.
    pub operation: String,
    /// From what it sends, what it receives, or both.
    pub reach: Reach,
}

impl ReachedOperation {
    /// Whether it is of the same operation.
    pub(super) fn is_of(&self, other: &Self) -> bool {
        (&self.service, &self.operation) == (&other.service, &other.operation)
    }

    /// Whether somebody who writes this means its operation: an id, or a service and an id.
    pub fn is_called(&self, name: &str) -> bool {
        self.operation == name || name.split_once('/') == Some((&self.service, &self.operation))
    }
}

/// Uses of both, each operation once.
pub(super) fn union(mut these: Vec<ReachedOperation>, those: Vec<ReachedOperation>) -> Vec<ReachedOperation> {
    for it in those {
        match these.iter_mut().find(|other| other.is_of(&it)) {
            Some(other) => other.reach = other.reach.union(it.reach),
            None => these.push(it),
        }
    }
    these
}

/// The uses of every definition of a spec, in the order of its operations.
#[derive(Debug, Default)]
pub(super) struct Uses {
    by_type: HashMap<TypeId, Vec<ReachedOperation>>,
}

impl Uses {
    /// Of a spec whose services are called like this.
    pub(super) fn new(api: &Api, called: impl Fn(usize) -> String) -> Self {
        let mut uses = Self::default();
        for (at, module) in api.modules.iter().enumerate() {
            let service = called(at);
            for operation in module.operations().map(|it| it.operation) {
                let roots = operation.types().flat_map(|used| {
                    used.ty.references().into_iter().map(move |reference| (reference.id, used.position.reach()))
                });
                for (id, reach) in api.types.reached(roots) {
                    let it = ReachedOperation { service: service.clone(), operation: operation.id.clone(), reach };
                    let known = uses.by_type.remove(&id).unwrap_or_default();
                    uses.by_type.insert(id, union(known, vec![it]));
                }
            }
        }
        uses
    }

    pub(super) fn of(&self, id: TypeId) -> &[ReachedOperation] {
        self.by_type.get(&id).map_or(&[], Vec::as_slice)
    }
}
