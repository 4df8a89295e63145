//! The Cargo features of the crate that stand for folders of specs: one for each service, which turns on the shared folders that it uses.

use crate::model::{Api, ModuleName};
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The feature that turns on every service.
pub(super) const ALL: &str = "all_services";

/// A folder that services share, or a service with all its api-versions.
#[derive(Default)]
struct FeatureFolder {
    is_service: bool,
    /// The other folders that it refers to.
    uses: BTreeSet<ModuleName>,
}

fn folders(api: &Api) -> BTreeMap<&ModuleName, FeatureFolder> {
    let mut folders: BTreeMap<&ModuleName, FeatureFolder> = BTreeMap::new();
    for module in &api.modules {
        let folder = folders.entry(&module.path[0]).or_default();
        folder.is_service |= module.service.is_some();
        let of_types = module.types.iter().flat_map(|id| api[*id].shape.references()).map(|(used, _)| used);
        let of_operations = module.operations().flat_map(|at| at.operation.types()).flat_map(|it| it.ty.references());
        let used = of_types.chain(of_operations).chain(&module.shared).filter_map(|used| used.module.first());
        folder.uses.extend(used.filter(|used| **used != module.path[0]).cloned());
    }
    // Formats are in no folder.
    let is_there: BTreeSet<ModuleName> = folders.keys().map(|name| (*name).clone()).collect();
    folders.values_mut().for_each(|folder| folder.uses.retain(|used| is_there.contains(used)));
    folders
}

/// The lines of the manifest.
pub(super) fn manifest(api: &Api) -> String {
    let folders = folders(api);
    let used: BTreeSet<&ModuleName> = folders.values().flat_map(|folder| &folder.uses).collect();
    let top = folders.iter().filter(|(name, folder)| folder.is_service || !used.contains(**name));
    let mut text = format!("# Every service.\n{ALL} = [{}]\n", listed(top.map(|(name, _)| *name)));
    let kinds = [(true, "# A service each."), (false, "# What services share; those that use it turn it on.")];
    for (is_service, about) in kinds {
        let rows = folders.iter().filter(|(_, folder)| folder.is_service == is_service);
        for (number, (name, folder)) in rows.enumerate() {
            if number == 0 {
                let _ = writeln!(text, "{about}");
            }
            let _ = writeln!(text, "{} = [{}]", name.as_str(), listed(&folder.uses));
        }
    }
    text
}

fn listed<'a>(names: impl IntoIterator<Item = &'a ModuleName>) -> String {
    names.into_iter().map(|name| format!("\"{}\"", name.as_str())).collect::<Vec<_>>().join(", ")
}

/// `#[cfg(feature = "shop")]` before what belongs to the folder of this name.
pub(super) fn gate(folder: &ModuleName) -> TokenStream {
    let name = folder.as_str();
    quote!(#[cfg(feature = #name)])
}

/// Who needs an item: some folders of specs, or the crate whatever its features are.
#[derive(Clone, Debug, Default)]
pub(super) struct Needs {
    folders: BTreeSet<ModuleName>,
    is_always_there: bool,
}

impl Needs {
    /// Adds a folder; `None` is the crate itself.
    pub(super) fn add(&mut self, folder: Option<&ModuleName>) {
        self.folders.extend(folder.cloned());
        self.is_always_there |= folder.is_none();
    }

    /// Adds what another item is needed by.
    pub(super) fn merge(&mut self, other: &Self) {
        self.folders.extend(other.folders.iter().cloned());
        self.is_always_there |= other.is_always_there;
    }

    /// The attribute before the item, with what has to be on besides.
    pub(super) fn gate(&self, besides: Option<TokenStream>) -> Option<TokenStream> {
        let names: Vec<&str> = self.folders.iter().map(ModuleName::as_str).collect();
        let of_folders = match names.as_slice() {
            _ if self.is_always_there => None,
            [name] => Some(quote!(feature = #name)),
            names => Some(quote!(any(#(feature = #names),*))),
        };
        match (besides, of_folders) {
            (None, None) => None,
            (Some(one), None) | (None, Some(one)) => Some(quote!(#[cfg(#one)])),
            (Some(one), Some(other)) => Some(quote!(#[cfg(all(#one, #other))])),
        }
    }
}
