//! Which thing of the old spec is which of the new one, decided once, before anything is compared: folders, then their operations, then
//! definitions by what the spec says, by name, by structure, and by the places of what is paired already. Likeness alone pairs nothing.

pub(super) mod assignment;
mod folders;
pub(super) mod likeness;
pub(super) mod operations;
pub(super) mod places;
mod types;

pub(super) use folders::{Folders, folders, predecessor, service_folder};

use crate::model::{Api, OperationRef, TypeId};
use std::collections::HashMap;

/// Why two definitions are taken for one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Identity {
    /// The spec says so.
    Formerly,
    /// They have one name in one folder, or one moved to a folder that is used.
    Name,
    /// They have one name in the spec, and another in Rust.
    SpecName,
    /// They allow the same, and nothing else does.
    Structure,
    /// One took the place of the other, wherever it was used.
    Place,
}

/// What belongs together.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    pub(super) folders: Vec<Folders>,
    pub(super) types: HashMap<TypeId, (TypeId, Identity)>,
    pub(super) back: HashMap<TypeId, TypeId>,
    /// Definitions that were removed, each with the added one that it may be.
    pub(super) likely: HashMap<TypeId, TypeId>,
}

impl Pairs {
    pub(super) fn new(old: &Api, new: &Api, folders: Vec<Folders>) -> Self {
        let mut pairs = Self { folders, ..Self::default() };
        types::pair(&mut pairs, old, new);
        pairs
    }

    fn insert(&mut self, old: TypeId, new: TypeId, why: Identity) {
        if !self.types.contains_key(&old) && !self.back.contains_key(&new) {
            self.types.insert(old, (new, why));
            self.back.insert(new, old);
        }
    }
}

impl Folders {
    /// The operations that are there before and after.
    pub(super) fn both<'a>(
        &'a self,
        old: &'a Api,
        new: &'a Api,
    ) -> impl Iterator<Item = (OperationRef<'a>, OperationRef<'a>, &'a [(usize, usize)])> {
        let (before, after): (Vec<_>, Vec<_>) =
            (old.modules[self.old].operations().collect(), new.modules[self.new].operations().collect());
        self.operations.iter().map(move |pair| (before[pair.old], after[pair.new], pair.parameters.as_slice()))
    }
}
