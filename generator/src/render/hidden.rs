//! What `Debug` never shows: text that is only ever sent, such as a password.

use crate::model::{Access, Api, Field, Scalar, Shape, Type};

/// Whether the property must not be shown.
pub(super) fn is_hidden(api: &Api, field: &Field) -> bool {
    field.access == Access::WriteOnly && holds_text(api, &field.ty)
}

/// Whether there is text in it that shows itself.
fn holds_text(api: &Api, ty: &Type) -> bool {
    match ty {
        Type::Scalar(scalar) => match scalar {
            Scalar::Text | Scalar::Uri => true,
            Scalar::Boolean
            | Scalar::Number(..)
            | Scalar::Date
            | Scalar::DateTime
            | Scalar::DateTimeRfc1123
            | Scalar::Duration
            | Scalar::Bytes
            | Scalar::Base64Url
            | Scalar::Uuid
            | Scalar::ArmId => false,
        },
        Type::Any => true,
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => holds_text(api, inner),
        Type::Named(reference) => match &api[reference].shape {
            Shape::Text(textual) => !textual.secret,
            Shape::Collection(collection) => holds_text(api, &collection.item),
            Shape::Alias(alias) => holds_text(api, alias),
            Shape::Number(_) | Shape::Enum(_) | Shape::Struct(_) | Shape::Union(_) => false,
        },
    }
}
