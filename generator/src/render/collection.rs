//! Lists and maps with their own type.

use super::doc;
use super::file::File;
use super::ty;
use crate::model::{Api, Collection, CollectionKind, Definition};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// ```ignore
/// #[derive(Clone, Debug, PartialEq)]
/// pub struct Zones(Vec<Zone>);
///
/// impl Zones {
///     const RULES: ListRules = ListRules { .. };
/// }
///
/// list_newtype!(Zones, Zone);
/// ```
pub(super) fn render(api: &Api, definition: &Definition, collection: &Collection, file: &mut File) {
    let Definition { name, .. } = definition;
    let requirement = collection.requirement();
    let Collection { kind, item, min, max } = collection;
    let docs = doc::definition(file, definition, vec![format!("Constraint: {requirement}.")]);
    let read = ty::is_plain_number(api, item).then(|| {
        let module = file.import("crate::runtime", "plain_number");
        quote!(, #module::deserialize)
    });
    let item = ty::render(item, file.imports());
    let (min, max) = (count(*min), count(*max));
    let type_name = name.as_str();
    let path = "crate::runtime::collection";
    let (held, rules, values, call) = match kind {
        CollectionKind::List { unique } => {
            let make = file.import(path, "list_newtype");
            let values = quote!(min_items: #min, max_items: #max, unique_items: #unique,);
            (quote!(Vec<#item>), file.import(path, "ListRules"), values, quote!(#make!(#name, #item #read);))
        }
        CollectionKind::Map => {
            let make = file.import(path, "map_newtype");
            let map = file.import("std::collections", "BTreeMap");
            let values = quote!(min_properties: #min, max_properties: #max,);
            (
                quote!(#map<String, #item>),
                file.import(path, "MapRules"),
                values,
                quote!(#make!(#name, String => #item #read);),
            )
        }
    };
    file.item(quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        pub struct #name(#held);
    });
    file.item(quote! {
        impl #name {
            const RULES: #rules = #rules { type_name: #type_name, requirement: #requirement, #values };
        }
    });
    file.item(call);
}

fn count(count: Option<u64>) -> TokenStream {
    match count {
        None => quote!(None),
        Some(count) => {
            let count = Literal::u64_unsuffixed(count);
            quote!(Some(#count))
        }
    }
}
