//! The method of a request, as `azure_core` names it.

use crate::model::Method;

/// The variant of `azure_core::http::Method`.
pub(super) fn variant(method: Method) -> &'static str {
    match method {
        Method::Get => "Get",
        Method::Put => "Put",
        Method::Post => "Post",
        Method::Patch => "Patch",
        Method::Delete => "Delete",
        Method::Head => "Head",
    }
}
