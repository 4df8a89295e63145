//! Modules of the crate: what several services share, or one api-version of a service.

use super::{ModuleName, Reference, Service, TypeId};

/// A folder of the specs: what several services share, or one api-version of a service.
#[derive(Clone, Debug)]
pub struct Module {
    /// Its path below the crate's root: one name for a shared folder, two for an api-version.
    pub path: Vec<ModuleName>,
    /// The folder it comes from, relative to the specs, with `/`.
    pub folder: String,
    /// What it is.
    pub doc: String,
    /// The ids of its definitions, in the order of the spec; without those that are nothing but what others extend.
    pub types: Vec<TypeId>,
    /// The definitions of shared folders that its operations reach.
    pub shared: Vec<Reference>,
    /// Its service, unless it is shared.
    pub service: Option<Service>,
}
