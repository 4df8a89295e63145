//! Enumerations.

use super::doc;
use super::file::File;
use crate::model::{Definition, EnumRepr, Enumeration, Value};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// ```ignore
/// /// Where a long-running operation stands.
/// #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
/// #[non_exhaustive]
/// pub enum OperationState {
///     /// It waits for its turn.
///     NotStarted,
///     /// A value that the documentation does not list.
///     UnknownValue(UnknownValue),
/// }
///
/// open_enum!(match OperationState { NotStarted => "NotStarted" });
/// ```
pub(super) fn render(definition: &Definition, enumeration: &Enumeration, file: &mut File) {
    let Definition { name, .. } = definition;
    let Enumeration { repr, closed, values, fallback } = enumeration;
    let kind = if *closed { "No other value is allowed." } else { "Values that are not listed here are preserved." };
    let docs = doc::definition(file, definition, vec![kind.to_owned()]);
    let variants = values.iter().map(variant);
    let (module, make, unknown) = match (repr, closed) {
        (EnumRepr::Text, false) => ("open_enum", "open_enum", Some("UnknownValue")),
        (EnumRepr::Text, true) => ("closed_enum", "closed_enum", None),
        (EnumRepr::Integer, false) => ("integer_enum", "open_integer_enum", Some("UnknownInteger")),
        (EnumRepr::Integer, true) => ("integer_enum", "closed_integer_enum", None),
    };
    let module = format!("crate::runtime::{module}");
    let make = file.import(&module, make);
    let unknown = unknown.map(|unknown| {
        let unknown = file.import(&module, unknown);
        quote! {
            /// A value that the documentation does not list.
            #fallback(#unknown),
        }
    });
    let copy = closed.then(|| quote!(Copy,));
    file.item(quote! {
        #docs
        #[derive(Clone, #copy Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #unknown
        }
    });
    if values.iter().any(|value| value.doc.deprecated.is_some()) {
        file.imports().deprecated();
    }
    let listed = values.iter().map(|value| wire(value, *repr));
    let other = (!*closed && fallback.as_str() != "UnknownValue").then(|| quote!(else #fallback));
    file.item(quote!(#make!(match #name { #(#listed),* } #other);));
}

fn variant(value: &Value) -> TokenStream {
    let Value { name, wire, doc } = value;
    let docs = doc::attributes(&doc::lines(doc, &doc::code(wire)));
    let deprecation = doc::deprecation(doc);
    quote! {
        #docs
        #deprecation
        #name,
    }
}

fn wire(value: &Value, repr: EnumRepr) -> TokenStream {
    let Value { name, wire, doc: _ } = value;
    match repr {
        EnumRepr::Text => quote!(#name => #wire),
        EnumRepr::Integer => {
            let number = Literal::i64_unsuffixed(wire.parse().unwrap_or_default());
            quote!(#name => #number)
        }
    }
}
