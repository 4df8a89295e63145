//! Objects with named properties.

use super::{Field, FieldName, Presence, Type, Wrapper};

/// An object with named properties; those of the models it extends are among them.
#[derive(Clone, Debug)]
pub struct Struct {
    /// The properties: first those of what it extends, then its own, in the order of the spec.
    pub fields: Vec<Field>,
    /// The type of properties that are not listed, where they are kept.
    pub additional: Option<Type>,
    /// The field that holds them.
    pub additional_name: FieldName,
    /// The discriminator that only the union writes, where it would be among the properties that are kept without being listed.
    pub discriminator: Option<String>,
    /// Whether it is the body of a JSON merge patch (RFC 7396), where absent and `null` differ.
    pub merge_patch: bool,
}

impl Struct {
    /// What wraps the type of a property in the type of its field.
    pub fn wrapper(&self, presence: Presence) -> Wrapper {
        match (presence, self.merge_patch) {
            (Presence::Required, _) => Wrapper::None,
            (Presence::OptionalNullable, _) | (Presence::Optional, true) => Wrapper::Patch,
            (Presence::RequiredNullable | Presence::Optional, _) => Wrapper::Option,
        }
    }

    /// The documented names of the properties.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|field| field.wire.as_str())
    }
}
