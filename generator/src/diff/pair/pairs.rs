//! What belongs together; how that is found is for the files beside it.

use super::folders::Folders;
use crate::model::TypeId;
use std::collections::HashMap;

/// Why two definitions are taken for one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::diff) enum Identity {
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
pub(in crate::diff) struct Pairs {
    pub(in crate::diff) folders: Vec<Folders>,
    pub(in crate::diff) types: HashMap<TypeId, (TypeId, Identity)>,
    pub(in crate::diff) back: HashMap<TypeId, TypeId>,
    /// Definitions that were removed, each with the added one that it may be.
    pub(in crate::diff) likely: HashMap<TypeId, TypeId>,
}

impl Pairs {
    pub(super) fn insert(&mut self, old: TypeId, new: TypeId, why: Identity) {
        if !self.types.contains_key(&old) && !self.back.contains_key(&new) {
            self.types.insert(old, (new, why));
            self.back.insert(new, old);
        }
    }
}
