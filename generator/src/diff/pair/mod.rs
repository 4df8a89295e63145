//! Which thing of the old spec is which of the new one, decided once, before anything is compared: folders, then their operations, then
//! definitions by what the spec says, by name, by structure, and by the places of what is paired already. Likeness alone pairs nothing.

pub(super) mod assignment;
mod folders;
pub(super) mod likeness;
pub(super) mod operations;
mod pairs;
pub(super) mod places;
mod types;

pub(super) use folders::{Folders, folders, predecessor, service_folder};
pub(super) use pairs::{Identity, Pairs};

use crate::model::{Api, OperationRef};

/// What belongs together in folders that are paired.
pub(super) fn pairs(old: &Api, new: &Api, folders: Vec<Folders>) -> Pairs {
    let mut pairs = Pairs { folders, ..Pairs::default() };
    types::pair(&mut pairs, old, new);
    pairs
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
