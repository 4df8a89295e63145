//! The client of a group of operations.

use super::file::File;
use super::{client_field, doc, operation, path};
use crate::model::{Api, Group, Module, OperationRef, Service};
use crate::output::DraftFile;
use quote::quote;

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
pub(super) fn render(api: &Api, module: &Module, service: &Service, group: &Group) -> DraftFile {
    let origin = format!("specs/{}", module.folder);
    let Group { client, module: name, operations, .. } = group;
    let mut file = File::new(format!("{}/{name}.rs", path::folder(module)), &origin, "generator/src/render/group.rs");
    file.doc([format!("The {}.", doc::operations(group))]);
    file.imports().reserve(client.as_str());
    for operation in operations {
        operation.own_types().for_each(|name| file.imports().reserve(name.as_str()));
    }
    for name in ["Error", "Response"] {
        file.imports().reserve_for("crate::runtime::client", name);
    }
    let core = file.import("crate::runtime::client", "Service");
    let kept = service.parameters_of(group);
    let fields: Vec<_> = kept.iter().map(|parameter| client_field::declaration(parameter, &mut file)).collect();
    let at = |operation| OperationRef { module, service, group, operation };
    let methods: Vec<_> =
        operations.iter().map(|operation| operation::methods(api, at(operation), &mut file)).collect();
    let many = (fields.len() > 6)
        .then(|| quote!(#[expect(clippy::too_many_arguments, reason = "the operations require all of them")]));
    let names = kept.iter().map(|parameter| &parameter.name);
    let docs = doc::attributes(&[
        format!("Calls the {}.", doc::operations(group)),
        String::new(),
        format!(
            "Returned by [`{}::{}`](super::{}::{}).",
            service.client, group.accessor, service.client, group.accessor
        ),
    ]);
    file.item(quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #client {
            service: #core,
            #(#fields,)*
        }
    });
    file.item(quote! {
        impl #client {
            #many
            pub(super) fn new(service: #core #(, #fields)*) -> Self {
                Self { service, #(#names),* }
            }

            #(#methods)*
        }
    });
    for operation in operations {
        let items = operation::items(api, group, operation, &mut file);
        items.into_iter().for_each(|item| file.item(item));
    }
    file.finish()
}
