//! The operations of a group, and the client that a group with a name has.

use super::file::File;
use super::{client_field, doc, operation, option, path};
use crate::model::{Api, Group, Module, NamedGroup, OperationRef, Service};
use crate::output::DraftFile;
use proc_macro2::TokenStream;
use quote::quote;

/// The call that leads from a service's client to that of a group; nothing where the service's client has the operations itself.
pub(super) fn accessor(group: &Group) -> Option<TokenStream> {
    let NamedGroup { accessor, spec_name: _ } = group.named.as_ref()?;
    Some(quote!(.#accessor()))
}

/// ```ignore
/// #[derive(Clone, Debug)]
/// pub struct OperationStatusesClient {
///     service: Service,
/// }
///
/// impl OperationStatusesClient {
///     pub async fn get(&self, ..) -> Result<Response<OperationStatus>, Error<ErrorResponse>> { .. }
/// }
/// ```
///
/// None where the service's client has the operations itself.
pub(super) fn render(api: &Api, module: &Module, service: &Service, group: &Group) -> Option<DraftFile> {
    let NamedGroup { accessor, spec_name: _ } = group.named.as_ref()?;
    let origin = format!("specs/{}", module.folder);
    let Group { client, module: name, .. } = group;
    let mut file = File::new(format!("{}/{name}.rs", path::folder(module)), &origin, "generator/src/render/group.rs");
    file.doc([format!("The {}.", doc::operations(group))]);
    file.imports().reserve(client.as_str());
    reserve(group, &mut file);
    let core = file.import("crate::runtime::client", "Service");
    let kept = service.parameters_of(group);
    let fields: Vec<_> = kept.iter().map(|parameter| client_field::declaration(parameter, &mut file)).collect();
    let methods = methods(api, (module, service), group, &mut file);
    let many = (fields.len() > 6)
        .then(|| quote!(#[expect(clippy::too_many_arguments, reason = "the operations require all of them")]));
    let names = kept.iter().map(|parameter| &parameter.name);
    let docs = doc::attributes(&[
        format!("Calls the {}.", doc::operations(group)),
        String::new(),
        format!("Returned by [`{}::{accessor}`](super::{}::{accessor}).", service.client, service.client),
    ]);
    let (derived, shown) =
        option::debug(quote!(#client), &names.clone().collect::<Vec<_>>(), quote!(service), &mut file);
    file.item(quote! {
        #docs
        #[derive(Clone, #derived)]
        pub struct #client {
            service: #core,
            #(#fields,)*
        }
        #shown
    });
    file.item(quote! {
        impl #client {
            #many
            pub(super) fn new(service: #core #(, #fields)*) -> Self {
                Self { service, #(#names),* }
            }

            #methods
        }
    });
    items(api, group, &mut file);
    Some(file.finish())
}

/// Keeps the names of the operations' own types, and those that their methods are documented with.
pub(super) fn reserve(group: &Group, file: &mut File) {
    for operation in &group.operations {
        operation.own_types().for_each(|name| file.imports().reserve(name.as_str()));
    }
    for name in ["Error", "Response", "Poller"] {
        file.imports().reserve_for("crate::runtime::client", name);
    }
}

/// The methods of the client.
pub(super) fn methods(
    api: &Api,
    (module, service): (&Module, &Service),
    group: &Group,
    file: &mut File,
) -> TokenStream {
    let at = |operation| OperationRef { module, service, group, operation };
    group.operations.iter().map(|operation| operation::methods(api, at(operation), file)).collect()
}

/// The types beside the client that the operations need.
pub(super) fn items(api: &Api, group: &Group, file: &mut File) {
    for operation in &group.operations {
        let items = operation::items(api, group, operation, file);
        items.into_iter().for_each(|item| file.item(item));
    }
}
