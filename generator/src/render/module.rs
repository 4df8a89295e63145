//! The modules of a folder of specs: its models and, for an api-version of a service, its clients.

use super::file::File;
use super::{client, doc, group, layout, mock, path};
use crate::model::{Api, Group, Module, Operation, Reference, Service, TypeName};
use crate::output::DraftFile;
use crate::surface::{self, Role, RustType, Spelling, TypeKind};
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::BTreeMap;

/// The files of a module, those of its definitions aside.
pub(super) fn render(api: &Api, module: &Module) -> Vec<DraftFile> {
    let mut files = vec![top(module)];
    files.extend(models(api, module));
    if let Some(service) = &module.service {
        files.push(client::render(api, module, service));
        files.extend(mock::render(api, module, service));
        files.extend(service.groups.iter().filter_map(|it| group::render(api, module, service, it)));
    }
    files
}

fn top(module: &Module) -> DraftFile {
    let origin = format!("specs/{}", module.folder);
    let mut file = File::new(format!("{}/mod.rs", path::folder(module)), &origin, "generator/src/render/module.rs");
    match &module.service {
        None => file.doc(doc::text(&module.doc)),
        Some(service) => file.doc(intro(module, service)),
    }
    if let Some(service) = &module.service {
        let clients = service.groups.iter().filter(|group| group.named.is_some()).map(|group| &group.module);
        file.item(quote! {
            #[cfg(feature = "client")]
            mod client;
            #(#[cfg(feature = "client")] mod #clients;)*
        });
        if mock::is_there(service) {
            file.item(quote! {
                #[cfg(feature = "mock")]
                pub mod mock;
            });
        }
    }
    if !module.types.is_empty() || !module.shared.is_empty() {
        file.item(quote!(
            pub mod models;
        ));
    }
    if let Some(service) = &module.service {
        let Service { client, options, groups, .. } = service;
        let (named, own): (Vec<_>, Vec<_>) = groups.iter().partition(|group| group.named.is_some());
        let own: Vec<_> = own.into_iter().flat_map(types).collect();
        let modules = named.iter().map(|group| &group.module);
        let names = named.iter().map(|group| {
            let (client, types) = (&group.client, types(group));
            quote!({#client, #(#types),*})
        });
        let former = groups.iter().filter_map(|group| {
            let operations = group.operations.iter().flat_map(|operation| &operation.formerly);
            let names: Vec<_> = operations.flat_map(|former| &former.types).map(|(name, _)| name).collect();
            let module = &group.module;
            (!names.is_empty()).then(|| {
                quote! {
                    #[cfg(feature = "client")]
                    #[expect(deprecated, reason = "the previous names remain available")]
                    pub use #module::{#(#names),*};
                }
            })
        });
        let error = error(module, service);
        file.item(quote! {
            #[cfg(feature = "client")]
            pub use client::{#client, #options #(, #own)*};
            #(#[cfg(feature = "client")] pub use #modules::#names;)*
            #(#former)*
            #error
        });
    }
    file.finish()
}

/// The types that are made for the operations of a group alone.
fn types(group: &Group) -> Vec<&TypeName> {
    group.operations.iter().flat_map(Operation::own_types).collect()
}

/// The alias of how every operation fails, with whole paths, since nothing is imported where there are no clients.
fn error(module: &Module, service: &Service) -> Option<TokenStream> {
    let Role::Type(TypeKind::Alias(error)) = surface::service::error(module, service)?.role else { return None };
    let RustType::Known(_, _, held) = &error else { return None };
    let is_deprecated = matches!(held.as_slice(), [RustType::Definition(reference)] if reference.deprecated);
    let expected = is_deprecated.then(|| quote!(#[expect(deprecated, reason = "deprecated items remain available")]));
    let error: TokenStream =
        error.spell(Spelling::Full { krate: "crate", lifetime: "" }).parse().expect("a type is Rust");
    Some(quote! {
        /// How every operation of this service fails.
        #[cfg(feature = "client")]
        #expected
        pub type Error = #error;
    })
}

fn intro(module: &Module, service: &Service) -> Vec<String> {
    let title = doc::text(&service.title).join(" ");
    let mut lines = vec![format!("{title}, api-version `{}`.", service.api_version), String::new()];
    lines.extend(doc::text(&module.doc));
    lines.extend([String::new(), format!("Start with `{}`; the models are in [`models`].", service.client)]);
    lines
}

fn models(api: &Api, module: &Module) -> Option<DraftFile> {
    if module.types.is_empty() && module.shared.is_empty() {
        return None;
    }
    let origin = format!("specs/{}", module.folder);
    let mut file =
        File::new(format!("{}/models/mod.rs", path::folder(module)), &origin, "generator/src/render/module.rs");
    let of = module
        .service
        .as_ref()
        .map_or_else(|| "several services".to_owned(), |service| doc::text(&service.title).join(" "));
    file.doc([format!("The models of {of}.")]);
    let definitions = layout::files(api, module);
    let modules = definitions.iter().map(|it| &it[0].file);
    file.item(quote!(#(mod #modules;)*));
    let exports = definitions.iter().map(|it| {
        let (module, names) = (&it[0].file, it.iter().map(|definition| &definition.name));
        let former: Vec<_> = it.iter().flat_map(|definition| &definition.formerly).collect();
        let former = (!former.is_empty()).then(|| {
            quote! {
                #[expect(deprecated, reason = "the previous names remain available")]
                pub use #module::{#(#former),*};
            }
        });
        quote!(pub use #module::{#(#names),*}; #former)
    });
    let is_deprecated = definitions.iter().flatten().any(|definition| definition.doc.deprecated.is_some());
    if is_deprecated || module.shared.iter().any(|reference| reference.deprecated) {
        file.imports().deprecated();
    }
    let mut by_folder: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for Reference { module, name, .. } in &module.shared {
        by_folder.entry(module).or_default().push(name);
    }
    let shared = by_folder.into_iter().map(|(path, names)| match names.as_slice() {
        [name] => quote!(pub use crate #(::#path)* ::models::#name;),
        names => quote!(pub use crate #(::#path)* ::models::{#(#names),*};),
    });
    file.item(quote!(#(#exports)* #(#shared)*));
    Some(file.finish())
}
