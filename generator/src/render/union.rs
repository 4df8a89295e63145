//! Unions with a discriminator.

use super::doc;
use super::file::File;
use super::ty;
use crate::model::{Api, Definition, Reference, Scalar, Shape, Type, Union, Untagged, Wrapper};
use crate::surface::union::{Common, Merged, VariantAccess, common, merged};
use proc_macro2::TokenStream;
use quote::quote;

/// ```ignore
/// #[derive(Clone, Debug, PartialEq)]
/// #[non_exhaustive]
/// pub enum Progress {
///     /// What a backup with export reports.
///     BackupAndExportResponse(BackupAndExportResponseType),
///     /// A variant that the documentation does not list.
///     UnknownValue(UnknownVariant),
/// }
///
/// union!(Progress, match "objectType" { "BackupAndExportResponse" => BackupAndExportResponse(BackupAndExportResponseType) });
/// ```
pub(super) fn render(api: &Api, definition: &Definition, union: &Union, file: &mut File) {
    let Definition { name, .. } = definition;
    let Union { tag, tag_type: _, common: _, variants: _, fallback, untagged } = union;
    let rest =
        format!("The discriminator is {}. An object with an unlisted value is preserved as a whole.", doc::code(tag));
    let docs = doc::definition(file, definition, vec![rest]);
    let make = file.import("crate::runtime::union", "union");
    let unknown = file.import("crate::runtime::union", "UnknownVariant");
    let parts: Vec<_> = merged(api, union)
        .into_iter()
        .map(|Merged { name, words, payload, doc }| {
            let docs = doc::attributes(&doc::lines(doc, &doc::code(words[0])));
            let (payload, read) = match payload {
                Some(payload) => {
                    let named = ty::named(payload, file.imports());
                    if payload.boxed { (quote!(Box<#named>), quote!(Box::<#named>)) } else { (named.clone(), named) }
                }
                None => {
                    let none = file.import("crate::runtime::union", "NoMembers");
                    (none.clone(), none)
                }
            };
            (quote!(#docs #name(#payload),), quote!(#(#words)|* => #name(#read)))
        })
        .collect();
    let large = is_large(api, union)
        .then(|| quote!(#[allow(clippy::large_enum_variant, reason = "boxing would burden every caller")]));
    let (declared, listed): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
    let (untagged_variant, untagged) = match untagged {
        Some(Untagged::Tag(word)) => (None, Some(quote!(, untagged #word))),
        Some(Untagged::Base(name, payload)) => {
            let named = ty::named(payload, file.imports());
            let (held, read) =
                if payload.boxed { (quote!(Box<#named>), quote!(Box::<#named>)) } else { (named.clone(), named) };
            let docs = doc::attributes(&[format!("An object without {}.", doc::code(tag))]);
            (Some(quote!(#docs #name(#held),)), Some(quote!(, untagged #name(#read))))
        }
        None => (None, None),
    };
    file.item(quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        #large
        pub enum #name {
            #(#declared)*
            #untagged_variant
            /// A variant that the documentation does not list.
            #fallback(#unknown),
        }
    });
    let other = (fallback.as_str() != "UnknownValue").then(|| quote!(else #fallback));
    file.item(quote!(#make!(#name, match #tag { #(#listed),* } #other #untagged);));
    let accessors: Vec<_> = common(api, union).iter().map(|common| accessor(common, union, file)).collect();
    if !accessors.is_empty() {
        file.item(quote!(impl #name { #(#accessors)* }));
    }
}

/// ```ignore
/// /// How the operation is doing. `None` where it is absent, and in a variant that does not have it.
/// #[must_use]
/// pub fn status(&self) -> Option<&OperationState> {
///     match self {
///         Self::Backup(variant) => Some(&variant.status),
///         Self::UnknownValue(_) => None,
///     }
/// }
/// ```
fn accessor(common: &Common<'_>, union: &Union, file: &mut File) -> TokenStream {
    let Common { field, method, held } = common;
    let (name, fallback) = (&field.name, &union.fallback);
    let mut lines = doc::lines(&field.doc, &doc::code(&field.wire));
    lines.extend([String::new(), "`None` where it is absent, and in a variant that is not listed.".to_owned()]);
    let docs = doc::attributes(&lines);
    let returns = ty::write(&common.gives(), file.imports());
    let place = quote!(variant.#name);
    let is_dereferenced = matches!(field.ty, Type::Scalar(Scalar::Text) | Type::List(_));
    let arms = held.iter().filter_map(|(variant, held)| {
        let read = match held.as_ref()? {
            VariantAccess::Union => quote!(variant.#method()),
            VariantAccess::Field(wrapper) => match (wrapper, field.ty.is_copy_scalar(), is_dereferenced) {
                (Wrapper::None, true, _) => quote!(Some(#place)),
                (Wrapper::None, false, _) => quote!(Some(&#place)),
                (Wrapper::Option, true, _) => place.clone(),
                (Wrapper::Option, false, true) => quote!(#place.as_deref()),
                (Wrapper::Option, false, false) => quote!(#place.as_ref()),
                (Wrapper::Patch, true, _) => quote!(#place.value().copied()),
                (Wrapper::Patch, false, true) => quote!(#place.value().map(|value| &**value)),
                (Wrapper::Patch, false, false) => quote!(#place.value()),
            },
        };
        Some(quote!(Self::#variant(variant) => #read,))
    });
    let arms: Vec<_> = arms.collect();
    let without = held.iter().filter(|(_, held)| held.is_none()).map(|(variant, _)| variant);
    quote! {
        #docs
        #[must_use]
        pub fn #method(&self) -> #returns {
            match self {
                #(#arms)*
                #(Self::#without(_) |)* Self::#fallback(_) => None,
            }
        }
    }
}

/// Whether a variant may be much larger than the others: 200 bytes are what clippy objects to.
fn is_large(api: &Api, union: &Union) -> bool {
    union.payloads().filter(|payload| !payload.boxed).any(|payload| slots(api, payload) >= MANY)
}

/// With this many values in place, a variant counts as large.
const MANY: usize = 6;

/// How many values of at most some 32 bytes a definition holds in place, counted up to [`MANY`]; a union is as large as any.
fn slots(api: &Api, definition: &Reference) -> usize {
    match &api[definition].shape {
        Shape::Struct(structure) => {
            let mut count = 0;
            for field in &structure.fields {
                count += slots_of(api, &field.ty);
                if count >= MANY {
                    break;
                }
            }
            count
        }
        Shape::Union(_) => MANY,
        Shape::Alias(ty) => slots_of(api, ty),
        Shape::Text(_) | Shape::Number(_) | Shape::Enum(_) | Shape::Collection(_) => 1,
    }
}

fn slots_of(api: &Api, ty: &Type) -> usize {
    match ty {
        Type::Named(reference) if !reference.boxed => slots(api, reference),
        Type::Nullable(inner) => slots_of(api, inner),
        Type::Named(_) | Type::Scalar(_) | Type::Any | Type::List(_) | Type::Map(_) => 1,
    }
}
