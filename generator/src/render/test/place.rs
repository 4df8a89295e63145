//! Where the emitted crate's items are for its tests, which are crates of their own.

use super::super::file::File;
use crate::model::{Api, Crate, Module, ModuleName};
use proc_macro2::TokenStream;

/// The crate as its tests name it.
pub(super) fn library(krate: &Crate) -> String {
    krate.ident()
}

/// A module's name as one word.
pub(super) fn stem(module: &Module) -> String {
    module.path.iter().map(ModuleName::as_str).collect::<Vec<_>>().join("_")
}

/// An item of a service's module, imported.
pub(super) fn item(api: &Api, module: &Module, name: &str, file: &mut File) -> TokenStream {
    let path: String = module.path.iter().map(|part| format!("::{part}")).collect();
    file.import(&format!("{}{path}", library(&api.krate)), name)
}

/// A definition of the module of that path, imported.
pub(super) fn definition(api: &Api, module: &[ModuleName], name: &str, file: &mut File) -> TokenStream {
    let library = library(&api.krate);
    if module.is_empty() {
        return file.import(&format!("{library}::format"), name);
    }
    let path: String = module.iter().map(|part| format!("::{part}")).collect();
    file.import(&format!("{library}{path}::models"), name)
}
