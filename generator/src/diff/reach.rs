//! Which operations reach a definition, and on which way; never what the definition is.

use crate::model::{Access, Api, Operation, Payload, Reach, Shape, Type, TypeId};
use std::collections::HashMap;

/// An operation that a finding reaches.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Use {
    /// The service's module, as it is in the new spec.
    pub service: String,
    /// The operation's id.
    pub operation: String,
    /// From what it sends, what it receives, or both.
    pub reach: Reach,
}

impl Use {
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
pub(super) fn union(mut these: Vec<Use>, those: Vec<Use>) -> Vec<Use> {
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
    by_type: HashMap<TypeId, Vec<Use>>,
}

pub(super) const SENT: Reach = Reach { request: true, response: false };
pub(super) const RECEIVED: Reach = Reach { request: false, response: true };

impl Uses {
    /// Of a spec whose services are called like this.
    pub(super) fn new(api: &Api, called: impl Fn(usize) -> String) -> Self {
        let mut uses = Self::default();
        for (service, operation) in operations(api, &called) {
            let mut reached: HashMap<TypeId, Reach> = HashMap::new();
            let mut queue = roots(operation);
            while let Some((id, reach)) = queue.pop() {
                let known = reached.get(&id).copied().unwrap_or_default();
                if known.union(reach) == known {
                    continue;
                }
                reached.insert(id, known.union(reach));
                let inner = inner(&api.types[id.0 as usize].shape);
                queue.extend(inner.into_iter().map(|(id, access)| (id, reach.through(access))));
            }
            for (id, reach) in reached {
                let it = Use { service: service.clone(), operation: operation.id.clone(), reach };
                let known = uses.by_type.remove(&id).unwrap_or_default();
                uses.by_type.insert(id, union(known, vec![it]));
            }
        }
        uses
    }

    pub(super) fn of(&self, id: TypeId) -> &[Use] {
        self.by_type.get(&id).map_or(&[], Vec::as_slice)
    }
}

fn operations<'a>(api: &'a Api, called: &impl Fn(usize) -> String) -> impl Iterator<Item = (String, &'a Operation)> {
    let services = api.modules.iter().enumerate().filter_map(|(at, module)| Some((at, module.service.as_ref()?)));
    services.flat_map(|(at, service)| {
        let name = called(at);
        let operations = service.groups.iter().flat_map(|group| &group.operations);
        operations.map(move |operation| (name.clone(), operation))
    })
}

fn roots(operation: &Operation) -> Vec<(TypeId, Reach)> {
    let mut roots = Vec::new();
    let mut root = |ty: &Type, reach: Reach| {
        roots.extend(ty.references().into_iter().map(|reference| (reference.id, reach)));
    };
    operation.parameters.iter().for_each(|parameter| root(&parameter.ty, SENT));
    if let Some(Payload::Json(ty, _)) = operation.body.as_ref().map(|body| &body.payload) {
        root(ty, SENT);
    }
    for success in &operation.successes {
        if let Some(Payload::Json(ty, _)) = &success.payload {
            root(ty, RECEIVED);
        }
        success.headers.iter().for_each(|header| root(&header.ty, RECEIVED));
    }
    for error in &operation.errors {
        if let Some(Payload::Json(ty, _)) = &error.payload {
            root(ty, RECEIVED);
        }
        error.headers.iter().for_each(|header| root(&header.ty, RECEIVED));
    }
    if let Some(result) = operation.start.as_ref().and_then(|start| start.result.as_ref()) {
        root(result, RECEIVED);
    }
    roots
}

/// The definitions that a shape names, with the access they are reached by.
pub(super) fn inner(shape: &Shape) -> Vec<(TypeId, Access)> {
    let ids = |ty: &Type, access: Access| {
        ty.references().into_iter().map(|reference| (reference.id, access)).collect::<Vec<_>>()
    };
    match shape {
        Shape::Text(_) | Shape::Number(_) | Shape::Enum(_) => Vec::new(),
        Shape::Alias(ty) => ids(ty, Access::ReadWrite),
        Shape::Collection(collection) => ids(&collection.item, Access::ReadWrite),
        Shape::Struct(structure) => {
            let fields = structure.fields.iter().flat_map(|field| ids(&field.ty, field.access));
            let additional = structure.additional.iter().flat_map(|ty| ids(ty, Access::ReadWrite));
            fields.chain(additional).collect()
        }
        Shape::Union(union) => {
            let payloads = union.variants.iter().filter_map(|variant| variant.payload.as_ref());
            payloads.chain(&union.tag_type).map(|reference| (reference.id, Access::ReadWrite)).collect()
        }
    }
}
