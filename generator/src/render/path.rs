//! Where the items of a module are: its folder of files, and the path to its definitions.

use crate::model::{Module, ModuleName, Service};

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

/// Where a caller finds the items of an api-version: at the top of the service's module where it is the default one.
pub(super) fn public(module: &Module, service: &Service) -> String {
    let steps = if service.default { &module.path[..1] } else { &module.path[..] };
    steps.iter().map(|step| step.ident().to_string()).collect::<Vec<_>>().join("::")
}
