//! Deprecated aliases of an operation that was renamed: methods that call the present ones, and types.

use super::super::argument::{self, Argument};
use super::super::doc;
use crate::model::{FieldName, Operation, OperationKind, TypeName};
use proc_macro2::TokenStream;
use quote::quote;

/// How a method is called.
pub(in crate::render) struct Call<'a> {
    pub(in crate::render) arguments: &'a [Argument],
    /// The type of the options.
    pub(in crate::render) options: TokenStream,
    pub(in crate::render) returns: Returns,
}

/// What a method returns.
pub(in crate::render) enum Returns {
    /// A value, of this type.
    Value(TokenStream),
    /// A `Result`, of this type.
    Result(TokenStream),
    /// A future of a `Result` of this type.
    Future(TokenStream),
}

/// ```ignore
/// /// The previous name of [`Self::place`].
/// ///
/// /// # Errors
/// ///
/// /// Those of [`Self::place`].
/// #[deprecated(note = "renamed to `place`")]
/// pub async fn put(&self, order: &Order, options: Option<OrdersClientPlaceOptions<'_>>) -> Result<..> {
///     self.place(order, options).await
/// }
/// ```
pub(in crate::render) fn forward(operation: &Operation, now: &FieldName, call: Call<'_>) -> TokenStream {
    let Call { arguments, options, returns } = call;
    let declared: Vec<_> = arguments.iter().map(|argument| &argument.declaration).collect();
    let names: Vec<_> = arguments.iter().map(|argument| &argument.name).collect();
    let pairs = operation.formerly.iter().flat_map(|former| &former.methods);
    let many = argument::too_many(declared.len(), 5);
    let errors =
        doc::attributes(&[String::new(), "# Errors".to_owned(), String::new(), format!("Those of [`Self::{now}`].")]);
    let (errors, asynchronous, returns, wait) = match returns {
        Returns::Value(ty) => (None, None, ty, None),
        Returns::Result(ty) => (Some(errors), None, ty, None),
        Returns::Future(ty) => (Some(errors), Some(quote!(async)), ty, Some(quote!(.await))),
    };
    let forwarders = pairs.filter(|(_, to)| to == now).map(|(alias, _)| {
        let docs = doc::attributes(&[format!("The previous name of [`Self::{now}`].")]);
        let note = format!("renamed to `{now}`");
        quote! {
            #docs
            #errors
            #[deprecated(note = #note)]
            #many
            pub #asynchronous fn #alias(&self, #(#declared,)* options: #options) -> #returns {
                self.#now(#(#names,)* options) #wait
            }
        }
    });
    quote!(#(#forwarders)*)
}

/// ```ignore
/// /// The previous name of [`OrdersClientPlaceOptions`].
/// #[deprecated(note = "renamed to `OrdersClientPlaceOptions`")]
/// pub type OrdersClientPutOptions<'a> = OrdersClientPlaceOptions<'a>;
/// ```
pub(super) fn types(operation: &Operation) -> Vec<TokenStream> {
    let pairs = operation.formerly.iter().flat_map(|former| &former.types);
    pairs
        .map(|(alias, now)| {
            let lifetime = has_lifetime(operation, now).then(|| quote!(<'a>));
            let docs = doc::attributes(&[format!("The previous name of [`{now}`].")]);
            let note = format!("renamed to `{now}`");
            quote!(#docs #[deprecated(note = #note)] pub type #alias #lifetime = #now #lifetime;)
        })
        .collect()
}

/// Whether a type of the operation borrows: its headers, and the options of one call.
fn has_lifetime(operation: &Operation, name: &TypeName) -> bool {
    let is_of_one_call = match operation.kind {
        OperationKind::Call | OperationKind::StatusPoll(_) => operation.options == *name,
        OperationKind::List(_) | OperationKind::Start(_) => false,
    };
    operation.headers.as_ref() == Some(name) || is_of_one_call
}
