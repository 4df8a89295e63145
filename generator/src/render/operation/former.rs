//! What stays usable under the names that an operation had before: methods that call the present ones, and aliases of types.

use super::super::doc;
use super::super::request::Argument;
use crate::model::{FieldName, Operation, OperationKind, TypeName};
use proc_macro2::TokenStream;
use quote::quote;

/// How a method is called.
pub(in crate::render) struct Call<'a> {
    pub(in crate::render) arguments: &'a [Argument],
    /// The type of the options.
    pub(in crate::render) options: TokenStream,
    pub(in crate::render) returns: TokenStream,
    pub(in crate::render) is_async: bool,
}

/// ```ignore
/// /// The name that [`Self::place`] had before.
/// ///
/// /// # Errors
/// ///
/// /// The same as there.
/// #[deprecated(note = "it is named `place` now")]
/// pub async fn put(&self, order: &Order, options: Option<OrdersClientPlaceOptions<'_>>) -> Result<..> {
///     self.place(order, options).await
/// }
/// ```
pub(in crate::render) fn forward(operation: &Operation, now: &FieldName, call: Call<'_>) -> TokenStream {
    let Call { arguments, options, returns, is_async } = call;
    let declared: Vec<_> = arguments.iter().map(|argument| &argument.declaration).collect();
    let names: Vec<_> = arguments.iter().map(|argument| &argument.name).collect();
    let pairs = operation.formerly.iter().flat_map(|former| &former.methods);
    let many = (declared.len() > 5)
        .then(|| quote!(#[expect(clippy::too_many_arguments, reason = "the operation requires all of them")]));
    let fails = returns
        .to_string()
        .starts_with("Result")
        .then(|| quote!(#[doc = ""] #[doc = " # Errors"] #[doc = ""] #[doc = " The same as there."]));
    let (asynchronous, wait) = if is_async { (quote!(async), quote!(.await)) } else { (quote!(), quote!()) };
    let forwarders = pairs.filter(|(_, to)| to == now).map(|(former, _)| {
        let docs = doc::attributes(&[format!("The previous name of [`Self::{now}`].")]);
        let note = format!("renamed to `{now}`");
        quote! {
            #docs
            #fails
            #[deprecated(note = #note)]
            #many
            pub #asynchronous fn #former(&self, #(#declared,)* options: #options) -> #returns {
                self.#now(#(#names,)* options) #wait
            }
        }
    });
    quote!(#(#forwarders)*)
}

/// ```ignore
/// /// The name that [`OrdersClientPlaceOptions`] had before.
/// #[deprecated(note = "it is named `OrdersClientPlaceOptions` now")]
/// pub type OrdersClientPutOptions<'a> = OrdersClientPlaceOptions<'a>;
/// ```
pub(super) fn types(operation: &Operation) -> Vec<TokenStream> {
    let pairs = operation.formerly.iter().flat_map(|former| &former.types);
    pairs
        .map(|(former, now)| {
            let lifetime = has_lifetime(operation, now).then(|| quote!(<'a>));
            let docs = doc::attributes(&[format!("The previous name of [`{now}`].")]);
            let note = format!("renamed to `{now}`");
            quote!(#docs #[deprecated(note = #note)] pub type #former #lifetime = #now #lifetime;)
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
