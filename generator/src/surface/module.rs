//! Modules: their own names, their definitions, what they show of others, and their services.

use super::item::{Item, Role};
use super::ty::RustType;
use super::{definition, service};
use crate::model::{Api, Module, ModuleName, Reference};

/// The first so many steps of the module's path.
pub fn name(module: &Module, steps: usize) -> Item {
    let path: Vec<&str> = module.path.iter().take(steps).map(ModuleName::as_str).collect();
    Item::top(path.join("::"), Role::Module)
}

/// The items of the api-version that is at the top of its service's module.
pub fn top(module: &Module) -> Option<Item> {
    let is_default = module.service.as_ref().is_some_and(|service| service.default);
    is_default.then(|| Item::top(&module.path[0], Role::Glob))
}

pub(super) fn items(api: &Api, module: &Module) -> Vec<Item> {
    let mut items = vec![name(module, usize::MAX)];
    let top = top(module);
    // The definition under its own name in another module.
    let shown_in = |module: &[ModuleName], it: &Reference| {
        let shown = RustType::Definition(Reference { module: module.to_vec(), ..it.clone() });
        Item::of(&shown, "", Role::Name(RustType::from(it)))
    };
    for id in &module.types {
        let it = &api[*id];
        items.extend(definition::names(it));
        items.extend(definition::items(api, it));
        items.extend(top.iter().map(|_| shown_in(&module.path[..1], &definition::reference(it))));
    }
    items.extend(module.shared.iter().map(|shared| shown_in(&module.path, shared)));
    if let Some(it) = &module.service {
        items.extend(service::items(api, module, it));
        items.extend(top.iter().map(|_| {
            let at_the_top = Module { path: module.path[..1].to_vec(), ..module.clone() };
            Item::of(&service::client(&at_the_top, it), "", Role::Name(service::client(module, it)))
        }));
    }
    items.extend(top);
    items
}
