//! The keys of a schema in groups, by the kind of value that they belong to: a new key of the language is a compile error here.

use super::build::Builder;
use super::keys::{Amount, Flag, Item, Least, Listed, Model, Names, Plain, Property, Read, Said, Variant};
use super::number;
use super::position::PlaceKeys;
use crate::source::{Span, Spanned};
use crate::spec::{EnumValues, Parents, Schema, SchemaOrName};
use crate::yaml::Map;

/// A key that is given, by name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Named {
    pub(super) key: &'static str,
    pub(super) place: Span,
    /// Where its value stands.
    pub(super) value: Span,
}

/// Keys that belong to the same kinds of values.
pub(super) trait Group {
    /// The keys that are given and ask for anything, as far as they could be read.
    fn given(&self) -> Vec<Named>;

    /// Whether any of them asks for anything.
    fn ask(&self) -> bool;
}

macro_rules! groups {
    (
        place { $($place:ident),* }
        place and object { $shared:ident }
        $($(#[$doc:meta])* $part:ident: $group:ident { $($key:literal $field:ident: $type:ty,)* })*
    ) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq)]
            pub(super) struct $group<'a> {
                $(pub(super) $field: $type,)*
            }

            impl Group for $group<'_> {
                fn given(&self) -> Vec<Named> {
                    let keys = [$(($key, self.$field.place(), self.$field.span())),*];
                    let keys = keys.into_iter();
                    keys.filter_map(|(key, place, value)| Some(Named { key, place: place?, value: value? })).collect()
                }

                fn ask(&self) -> bool {
                    [$(self.$field.asks),*].contains(&true)
                }
            }
        )*

        /// The keys that belong to some kinds of values and not to others.
        pub(super) struct Groups<'a> {
            $(pub(super) $part: $group<'a>,)*
        }

        impl<'a> Groups<'a> {
            /// Every key of a schema but `type`: those of every kind of value, and the others in their groups.
            pub(super) fn read(b: &Builder<'_>, scope: usize, schema: &'a Schema) -> (PlaceKeys<'a>, Self) {
                let Schema { kind: _, $($place,)* $($($field,)*)* } = schema;
                let place = PlaceKeys {
                    $shared: Read::read($shared, b, scope),
                    $($place: Read::read($place, b, scope),)*
                };
                (place, Self { $($part: $group { $($field: Read::read($field, b, scope),)* },)* })
            }

            /// Every key that is given.
            pub(super) fn given(&self) -> Vec<Named> {
                [$(self.$part.given()),*].concat()
            }
        }
    };
}

groups! {
    place {
        doc, nullable, read_only, write_only, default, constant, style, allow_slashes, formerly, rust_name, deprecated
    }
    place and object { required }
    /// The key of texts and numbers.
    format: FormatKeys {
        "format" format: Plain<'a, String>,
    }
    /// The keys of texts, beside [`FormatKeys`].
    text: TextKeys {
        "pattern" pattern: Plain<'a, String>,
        "minLength" min_length: Least<'a>,
        "maxLength" max_length: Plain<'a, u64>,
        "enforce" enforce: Plain<'a, String>,
        "secret" secret: Flag<'a>,
    }
    /// The keys of numbers, beside [`FormatKeys`].
    number: NumberKeys {
        "minimum" minimum: Amount<'a>,
        "exclusiveMinimum" exclusive_minimum: Amount<'a>,
        "maximum" maximum: Amount<'a>,
        "exclusiveMaximum" exclusive_maximum: Amount<'a>,
        "multipleOf" multiple_of: Amount<'a>,
    }
    /// The keys of enumerations.
    enumeration: EnumKeys {
        "enum" values: Said<'a, EnumValues, Vec<Listed<'a>>>,
        "closed" closed: Flag<'a>,
    }
    /// The keys of objects with named properties, whether one or one of several.
    object: ObjectKeys {
        "properties" properties: Said<'a, Map<SchemaOrName>, Vec<Property<'a>>>,
        "required" required: Names<'a>,
        "extends" extends: Said<'a, Parents, Vec<Model<'a>>>,
    }
    /// The keys of unions, beside those of objects.
    union: UnionKeys {
        "discriminator" discriminator: Plain<'a, String>,
        "variants" variants: Said<'a, Map<Option<Spanned<String>>>, Vec<Variant<'a>>>,
    }
    /// The keys of what has other properties than those that are named.
    additional: AdditionalKeys {
        "additionalProperties" additional_properties: Item<'a>,
    }
    /// The key of lists and nothing else.
    items: ItemKeys {
        "items" items: Item<'a>,
    }
    /// The keys of lists, beside [`ItemKeys`].
    list: ListKeys {
        "minItems" min_items: Least<'a>,
        "maxItems" max_items: Plain<'a, u64>,
        "uniqueItems" unique_items: Flag<'a>,
    }
    /// The keys of maps, beside [`AdditionalKeys`].
    map: MapKeys {
        "minProperties" min_properties: Least<'a>,
        "maxProperties" max_properties: Plain<'a, u64>,
    }
}

impl Groups<'_> {
    /// Whether the format is one of numbers.
    pub(super) fn is_number(&self) -> bool {
        self.format.format.value().is_some_and(|format| number::FORMATS.contains(&format.as_str()))
    }
}
