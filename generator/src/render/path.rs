//! Where the items of a module stand: its folder of files, and the path to its definitions.

use crate::model::{Module, ModuleName};

/// The module's folder below `src`.
pub(super) fn folder(module: &Module) -> String {
    let path: Vec<&str> = module.path.iter().map(|name| name.as_str()).collect();
    format!("src/{}", path.join("/"))
}

/// The path of the module that has the definitions of a folder of the specs.
pub(super) fn models(module: &[ModuleName]) -> String {
    let module: String = module.iter().map(|module| format!("::{module}")).collect();
    format!("crate{module}::models")
}
