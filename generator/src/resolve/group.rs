//! The keys of a schema in groups, by the kind of value that they belong to: a new key of the language is a compile error here.

use super::build::Builder;
use super::keys::{self, Amount, Flag, Least, Listed, Model, Plain, Property, Said, Variant};
use super::position::{PlaceKeys, Position};
use super::schema::{self, Classified};
use super::{enumeration, number};
use crate::source::{Span, Spanned};
use crate::spec::{EnumValues, Parents, Required, Schema, SchemaOrName};
use crate::yaml::{Key, Map};
use std::rc::Rc;

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
    ($($(#[$doc:meta])* $group:ident { $($key:literal $field:ident: $type:ty,)* })*) => {$(
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
    )*};
}

groups! {
    /// The key of texts and numbers.
    FormatKeys {
        "format" format: Plain<'a, String>,
    }
    /// The keys of texts, beside [`FormatKeys`].
    TextKeys {
        "pattern" pattern: Plain<'a, String>,
        "minLength" min_length: Least<'a>,
        "maxLength" max_length: Plain<'a, u64>,
        "enforce" enforce: Plain<'a, String>,
        "secret" secret: Flag<'a>,
    }
    /// The keys of numbers, beside [`FormatKeys`].
    NumberKeys {
        "minimum" minimum: Amount<'a>,
        "maximum" maximum: Amount<'a>,
        "exclusiveMinimum" exclusive_minimum: Amount<'a>,
        "exclusiveMaximum" exclusive_maximum: Amount<'a>,
        "multipleOf" multiple_of: Amount<'a>,
    }
    /// The keys of enumerations.
    EnumKeys {
        "enum" values: Said<'a, EnumValues, Vec<Listed<'a>>>,
        "closed" closed: Flag<'a>,
    }
    /// The keys of objects with named properties, whether one or one of several.
    ObjectKeys {
        "properties" properties: Said<'a, Map<SchemaOrName>, Vec<Property<'a>>>,
        "required" required: Plain<'a, Required>,
        "extends" extends: Said<'a, Parents, Vec<Model<'a>>>,
    }
    /// The keys of unions, beside those of objects.
    UnionKeys {
        "discriminator" discriminator: Plain<'a, String>,
        "variants" variants: Said<'a, Map<Option<Spanned<String>>>, Vec<Variant<'a>>>,
    }
    /// The keys of what has other properties than those that are named.
    AdditionalKeys {
        "additionalProperties" additional: Said<'a, SchemaOrName, Option<Rc<Classified<'a>>>>,
    }
    /// The key of lists and nothing else.
    ItemKeys {
        "items" items: Said<'a, SchemaOrName, Option<Rc<Classified<'a>>>>,
    }
    /// The keys of lists, beside [`ItemKeys`].
    ListKeys {
        "minItems" min_items: Least<'a>,
        "maxItems" max_items: Plain<'a, u64>,
        "uniqueItems" unique_items: Flag<'a>,
    }
    /// The keys of maps, beside [`AdditionalKeys`].
    MapKeys {
        "minProperties" min_properties: Least<'a>,
        "maxProperties" max_properties: Plain<'a, u64>,
    }
}

/// The keys that belong to some kinds of values and not to others.
pub(super) struct Groups<'a> {
    pub(super) format: FormatKeys<'a>,
    pub(super) text: TextKeys<'a>,
    pub(super) number: NumberKeys<'a>,
    pub(super) enumeration: EnumKeys<'a>,
    pub(super) object: ObjectKeys<'a>,
    pub(super) union: UnionKeys<'a>,
    pub(super) additional: AdditionalKeys<'a>,
    pub(super) map: MapKeys<'a>,
    pub(super) items: ItemKeys<'a>,
    pub(super) list: ListKeys<'a>,
}

/// Every key of a schema in the group that it belongs to, but for `type`; `additional_properties` are those that count.
pub(super) fn read<'a>(
    b: &Builder<'_>,
    scope: usize,
    schema: &'a Schema,
    additional_properties: &'a Key<SchemaOrName>,
) -> (PlaceKeys<'a>, Groups<'a>) {
    let Schema {
        doc,
        kind: _,
        format,
        pattern,
        min_length,
        max_length,
        minimum,
        maximum,
        exclusive_minimum,
        exclusive_maximum,
        multiple_of,
        items,
        min_items,
        max_items,
        unique_items,
        properties,
        required,
        additional_properties: _,
        min_properties,
        max_properties,
        values,
        closed,
        constant,
        default,
        extends,
        discriminator,
        variants,
        nullable,
        read_only,
        write_only,
        secret,
        style,
        allow_slashes,
        enforce,
        rust_name,
        formerly,
        deprecated,
    } = schema;
    let (names, flag) = match required.value() {
        Some(Required::Flag(_)) => (&schema::EMPTY.required, required),
        Some(Required::Names(_)) | None => (required, &schema::EMPTY.required),
    };
    let inner = |key: &'a Key<SchemaOrName>| {
        Said::new(key, key.value().and_then(|inner| schema::classify(b, scope, inner, Position::Item)))
    };
    let place = PlaceKeys {
        doc: keys::aside(doc),
        required: keys::plain(flag),
        nullable: keys::flag(nullable),
        read_only: keys::flag(read_only),
        write_only: keys::flag(write_only),
        default: keys::value(default),
        constant: keys::value(constant),
        style: keys::plain(style),
        allow_slashes: keys::flag(allow_slashes),
        formerly: keys::aside(formerly),
        rust_name: keys::plain(rust_name),
        deprecated: keys::aside(deprecated),
    };
    let groups = Groups {
        format: FormatKeys { format: keys::plain(format) },
        text: TextKeys {
            pattern: keys::plain(pattern),
            min_length: keys::least(min_length),
            max_length: keys::plain(max_length),
            enforce: keys::plain(enforce),
            secret: keys::flag(secret),
        },
        number: NumberKeys {
            minimum: keys::amount(minimum),
            maximum: keys::amount(maximum),
            exclusive_minimum: keys::amount(exclusive_minimum),
            exclusive_maximum: keys::amount(exclusive_maximum),
            multiple_of: keys::amount(multiple_of),
        },
        enumeration: EnumKeys { values: enumeration::listed(values), closed: keys::flag(closed) },
        object: ObjectKeys {
            properties: self::properties(b, scope, properties),
            required: keys::plain(names),
            extends: parents(b, scope, extends),
        },
        union: UnionKeys { discriminator: keys::plain(discriminator), variants: self::variants(b, scope, variants) },
        additional: AdditionalKeys { additional: inner(additional_properties) },
        map: MapKeys { min_properties: keys::least(min_properties), max_properties: keys::plain(max_properties) },
        items: ItemKeys { items: inner(items) },
        list: ListKeys {
            min_items: keys::least(min_items),
            max_items: keys::plain(max_items),
            unique_items: keys::flag(unique_items),
        },
    };
    (place, groups)
}

fn properties<'a>(
    b: &Builder<'_>,
    scope: usize,
    key: &'a Key<Map<SchemaOrName>>,
) -> Said<'a, Map<SchemaOrName>, Vec<Property<'a>>> {
    let written = key.value().map(|map| &**map).unwrap_or_default();
    let one = |(name, schema): &'a (Spanned<String>, SchemaOrName)| Property {
        name,
        schema: schema::classify(b, scope, schema, Position::Property),
    };
    Said::new(key, written.iter().map(one).collect())
}

fn parents<'a>(b: &Builder<'_>, scope: usize, key: &'a Key<Parents>) -> Said<'a, Parents, Vec<Model<'a>>> {
    let names: &[Spanned<String>] = match key.value() {
        Some(Parents::One(name)) => std::slice::from_ref(name),
        Some(Parents::Many(names)) => names,
        None => &[],
    };
    Said::new(key, names.iter().map(|name| Model { name, id: b.model(scope, name) }).collect())
}

type Variants = Map<Option<Spanned<String>>>;

fn variants<'a>(b: &Builder<'_>, scope: usize, key: &'a Key<Variants>) -> Said<'a, Variants, Vec<Variant<'a>>> {
    let written = key.value().map(|map| &**map).unwrap_or_default();
    let model = |name| Model { name, id: b.model(scope, name) };
    let one = |(tag, name): &'a (Spanned<String>, Option<_>)| Variant { tag, model: name.as_ref().map(model) };
    Said::new(key, written.iter().map(one).collect())
}

impl Groups<'_> {
    /// Every key that is given.
    pub(super) fn given(&self) -> Vec<Named> {
        let Self { format, text, number, enumeration, object, union, additional, map, items, list } = self;
        [
            format.given(),
            text.given(),
            number.given(),
            enumeration.given(),
            object.given(),
            union.given(),
            additional.given(),
            map.given(),
            items.given(),
            list.given(),
        ]
        .concat()
    }

    pub(super) fn is_number(&self) -> bool {
        self.format.format.value().is_some_and(|format| number::FORMATS.contains(&format.as_str()))
    }
}
