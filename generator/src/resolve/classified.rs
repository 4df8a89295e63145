//! A schema that was taken apart: one kind of value, with its keys in groups, so that a new key of the language is a compile error here;
//! never what its constraints mean.

use super::keys::{Amount, Apart, Aside, Flag, Keyword, Least, MustBeGiven, NameList, Order, Plain, ReadKey, ValueKey};
use crate::model::{Doc, EnumRepr, NumberForm, NumberFormat, Scalar, Type, TypeId};
use crate::source::{Span, Spanned};
use crate::spec::{EnumValues, NUMBER_FORMATS, Parents, Reason, Schema, SchemaOrName};
use crate::yaml::{Key, List, Map};
use std::rc::Rc;
use std::sync::LazyLock;

/// A schema as one kind of value. Two are equal where they allow the same values and mean the same type.
#[derive(Debug, PartialEq)]
pub(super) struct Classified<'a> {
    pub(super) kind: SchemaKind<'a>,
    /// What holds for every kind of value, by the place where it is.
    pub(super) place: PlaceKeys<'a>,
    /// The name of the kind, where it is given.
    pub(super) word: Apart<Option<&'a Spanned<String>>>,
}

/// The kinds of values, each with its keys.
#[derive(Debug, PartialEq)]
pub(super) enum SchemaKind<'a> {
    Reference(TypeId),
    Text(Scalar, FormatKeys<'a>, TextKeys<'a>),
    Number((NumberFormat, NumberForm), FormatKeys<'a>, NumberKeys<'a>),
    Boolean,
    Any,
    Enum(EnumRepr, EnumKeys<'a>),
    Struct(ObjectKeys<'a>, AdditionalKeys<'a>),
    Union(ObjectKeys<'a>, AdditionalKeys<'a>, UnionKeys<'a>),
    List(ItemKeys<'a>, ListKeys<'a>),
    Map(AdditionalKeys<'a>, MapKeys<'a>),
}

impl<'a> Classified<'a> {
    /// The keys of an object with named properties, whether one or one of several.
    pub(super) fn object(&self) -> Option<&ObjectKeys<'a>> {
        let (SchemaKind::Struct(object, _) | SchemaKind::Union(object, ..)) = &self.kind else { return None };
        Some(object)
    }

    /// What it says for people.
    pub(super) fn doc(&self) -> Doc {
        Doc {
            text: self.place.doc.value().cloned().unwrap_or_default(),
            deprecated: self.place.deprecated.value().map(|reason| reason.0.clone()),
        }
    }

    /// The name in Rust of the property or parameter that has it; where a type is named after it, `rustName` names that.
    pub(super) fn own_name(&self, ty: &Type) -> Option<Spanned<String>> {
        let names_type = matches!(ty, Type::Named(_)) && !matches!(self.kind, SchemaKind::Reference(_));
        self.place.rust_name.as_ref().filter(|_| !names_type).cloned()
    }

    /// The key of an object for properties that are not listed.
    pub(super) fn additional(&self) -> Option<&AdditionalKeys<'a>> {
        let (SchemaKind::Struct(_, additional) | SchemaKind::Union(_, additional, _) | SchemaKind::Map(additional, _)) =
            &self.kind
        else {
            return None;
        };
        Some(additional)
    }

    /// The models that it extends.
    pub(super) fn parents(&self) -> &[ModelRef<'a>] {
        self.object().map_or(&[], |object| &object.extends.value)
    }

    /// The keys of a union, beside those of an object.
    pub(super) fn union(&self) -> Option<&UnionKeys<'a>> {
        let SchemaKind::Union(_, _, union) = &self.kind else { return None };
        Some(union)
    }

    /// The plain type that it is called, whether it is one or not.
    pub(super) fn word(&self) -> Option<&'a str> {
        self.word.0.map(|word| word.value.as_str()).filter(|word| WORDS.contains(word))
    }
}

impl SchemaKind<'_> {
    /// Whether Rust needs a name for it.
    pub(super) fn needs_name(&self) -> bool {
        match self {
            SchemaKind::Reference(_) | SchemaKind::Boolean | SchemaKind::Any => false,
            SchemaKind::Enum(..) | SchemaKind::Struct(..) | SchemaKind::Union(..) => true,
            SchemaKind::Text(_, _, keys) => keys.ask(),
            SchemaKind::Number(_, _, keys) => keys.ask(),
            SchemaKind::List(_, keys) => keys.ask(),
            SchemaKind::Map(_, keys) => keys.ask(),
        }
    }
}

/// An empty schema.
pub(super) static EMPTY: LazyLock<Schema> = LazyLock::new(Schema::default);

/// The plain types.
pub(super) const WORDS: &[&str] = &["string", "integer", "number", "boolean", "object", "array", "any"];

/// The position of a schema.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum SchemaPosition {
    Model,
    Property,
    Parameter,
    Item,
    Header,
    Body,
}

/// The keys that have a meaning for every kind of value, but not in every place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PlaceKeys<'a> {
    pub(super) doc: Aside<'a, String>,
    pub(super) required: MustBeGiven<'a>,
    pub(super) nullable: Flag<'a>,
    pub(super) read_only: Flag<'a>,
    pub(super) write_only: Flag<'a>,
    pub(super) default: ValueKey<'a>,
    pub(super) constant: ValueKey<'a>,
    pub(super) style: Plain<'a, String>,
    pub(super) allow_slashes: Flag<'a>,
    pub(super) allow_empty_value: Flag<'a>,
    pub(super) formerly: Aside<'a, List<Spanned<String>>>,
    pub(super) rust_name: Plain<'a, String>,
    pub(super) deprecated: Aside<'a, Reason>,
}

/// The schema of a list's items or a map's values.
pub(super) type ItemSchema<'a> = Keyword<'a, SchemaOrName, Option<Rc<Classified<'a>>>>;
/// A property as its object declares it; `None` where its schema is of no kind.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct DeclaredProperty<'a> {
    pub(super) name: &'a Spanned<String>,
    pub(super) schema: Option<Rc<Classified<'a>>>,
}

/// The name of a model, and the model where there is one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ModelRef<'a> {
    pub(super) name: &'a Spanned<String>,
    pub(super) id: Option<TypeId>,
}

/// A variant of a union by the value of the discriminator; `model` where it has properties.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct DeclaredVariant<'a> {
    pub(super) tag: &'a Spanned<String>,
    pub(super) model: Option<ModelRef<'a>>,
}

/// A value of an enumeration as the spec lists it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ListedValue<'a> {
    pub(super) value: &'a Spanned<String>,
    pub(super) doc: Apart<Doc>,
    pub(super) rust_name: Option<&'a Spanned<String>>,
}

/// What takes apart the schemas inside a schema and finds the models that it names.
pub(super) trait SchemaReader<'a> {
    fn classify(&self, written: &'a SchemaOrName, position: SchemaPosition) -> Option<Rc<Classified<'a>>>;

    fn model(&self, name: &Spanned<String>) -> Option<TypeId>;
}

impl<'a, R: SchemaReader<'a>> ReadKey<'a, SchemaOrName, R> for ItemSchema<'a> {
    /// The word `false` stands for no schema.
    fn read(key: &'a Key<SchemaOrName>, reader: &R) -> Self {
        match key.value() {
            Some(SchemaOrName::Name(word)) if word.value == "false" => Keyword::silent(key, None),
            Some(inner @ (SchemaOrName::Name(_) | SchemaOrName::Schema(_))) => {
                Keyword::new(key, reader.classify(inner, SchemaPosition::Item))
            }
            None => Keyword::new(key, None),
        }
    }
}

impl<'a, R: SchemaReader<'a>> ReadKey<'a, Map<SchemaOrName>, R>
    for Keyword<'a, Map<SchemaOrName>, Vec<DeclaredProperty<'a>>>
{
    fn read(key: &'a Key<Map<SchemaOrName>>, reader: &R) -> Self {
        let written = key.value().map(|map| &**map).unwrap_or_default();
        let one = |(name, schema): &'a (Spanned<String>, SchemaOrName)| DeclaredProperty {
            name,
            schema: reader.classify(schema, SchemaPosition::Property),
        };
        Keyword::new(key, written.iter().map(one).collect())
    }
}

impl<'a, R: SchemaReader<'a>> ReadKey<'a, Parents, R> for Keyword<'a, Parents, Vec<ModelRef<'a>>> {
    fn read(key: &'a Key<Parents>, reader: &R) -> Self {
        let names: &[Spanned<String>] = match key.value() {
            Some(Parents::One(name)) => std::slice::from_ref(name),
            Some(Parents::Many(names)) => names,
            None => &[],
        };
        Keyword::new(key, names.iter().map(|name| ModelRef { name, id: reader.model(name) }).collect())
    }
}

type Variants = Map<Option<Spanned<String>>>;

impl<'a, R: SchemaReader<'a>> ReadKey<'a, Variants, R> for Keyword<'a, Variants, Vec<DeclaredVariant<'a>>> {
    fn read(key: &'a Key<Variants>, reader: &R) -> Self {
        let written = key.value().map(|map| &**map).unwrap_or_default();
        let model = |name| ModelRef { name, id: reader.model(name) };
        let one =
            |(tag, name): &'a (Spanned<String>, Option<_>)| DeclaredVariant { tag, model: name.as_ref().map(model) };
        Keyword::new(key, written.iter().map(one).collect())
    }
}

/// What a key limits. Those of different kinds of values that limit the same are easily taken for each other.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Limits {
    /// How little there may be: a length, a count, a number.
    Least,
    /// How much there may be.
    Most,
    /// What no other kind of value has a key for.
    Other,
}

/// A key that is given, by name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Named {
    pub(super) key: &'static str,
    pub(super) limits: Limits,
    pub(super) place: Span,
    /// Where its value is.
    pub(super) value: Span,
}

/// Keys that belong to the same kinds of values.
pub(super) trait KeyGroup {
    /// The keys that are given and ask for anything, as far as they could be read.
    fn given(&self) -> Vec<Named>;

    /// Whether any of them asks for anything.
    fn ask(&self) -> bool;

    /// The key that limits this.
    fn limiting(limits: Limits) -> Option<&'static str>;
}

macro_rules! groups {
    (
        place { $($place:ident),* }
        place and object { $shared:ident }
        $($(#[$doc:meta])* $part:ident: $group:ident { $($key:literal $field:ident: $type:ty => $limits:ident,)* })*
    ) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq)]
            pub(super) struct $group<'a> {
                $(pub(super) $field: $type,)*
            }

            impl KeyGroup for $group<'_> {
                fn given(&self) -> Vec<Named> {
                    let keys = [$(($key, Limits::$limits, self.$field.place(), self.$field.span())),*].into_iter();
                    let named = |(key, limits, place, value): (_, _, Option<_>, Option<_>)| {
                        Some(Named { key, limits, place: place?, value: value? })
                    };
                    keys.filter_map(named).collect()
                }

                fn ask(&self) -> bool {
                    [$(self.$field.asks),*].contains(&true)
                }

                fn limiting(limits: Limits) -> Option<&'static str> {
                    let mut keys = [$((Limits::$limits, $key)),*].into_iter();
                    keys.find(|(own, _)| *own == limits).map(|(_, key)| key)
                }
            }
        )*

        /// The keys that belong to some kinds of values and not to others.
        pub(super) struct Groups<'a> {
            $(pub(super) $part: $group<'a>,)*
        }

        impl<'a> Groups<'a> {
            /// Every key of a schema but `type`: those of every kind of value, and the others in their groups.
            pub(super) fn read(reader: &impl SchemaReader<'a>, schema: &'a Schema) -> (PlaceKeys<'a>, Self) {
                let Schema { kind: _, $($place,)* $($($field,)*)* } = schema;
                let place = PlaceKeys {
                    $shared: ReadKey::read($shared, reader),
                    $($place: ReadKey::read($place, reader),)*
                };
                (place, Self { $($part: $group { $($field: ReadKey::read($field, reader),)* },)* })
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
        doc, nullable, read_only, write_only, default, constant, style, allow_slashes, allow_empty_value, formerly, rust_name, deprecated
    }
    place and object { required }
    /// The key of texts and numbers.
    format: FormatKeys {
        "format" format: Plain<'a, String> => Other,
    }
    /// The keys of texts, beside [`FormatKeys`].
    text: TextKeys {
        "pattern" pattern: Plain<'a, String> => Other,
        "minLength" min_length: Least<'a> => Least,
        "maxLength" max_length: Plain<'a, u64> => Most,
        "enforce" enforce: Plain<'a, String> => Other,
        "secret" secret: Flag<'a> => Other,
    }
    /// The keys of numbers, beside [`FormatKeys`].
    number: NumberKeys {
        "minimum" minimum: Amount<'a> => Least,
        "exclusiveMinimum" exclusive_minimum: Amount<'a> => Other,
        "maximum" maximum: Amount<'a> => Most,
        "exclusiveMaximum" exclusive_maximum: Amount<'a> => Other,
        "multipleOf" multiple_of: Amount<'a> => Other,
    }
    /// The keys of enumerations.
    enumeration: EnumKeys {
        "enum" values: Keyword<'a, EnumValues, Vec<ListedValue<'a>>> => Other,
        "closed" closed: Flag<'a> => Other,
    }
    /// The keys of objects with named properties, whether one or one of several.
    object: ObjectKeys {
        "properties" properties: Keyword<'a, Map<SchemaOrName>, Vec<DeclaredProperty<'a>>> => Other,
        "required" required: NameList<'a> => Other,
        "extends" extends: Keyword<'a, Parents, Vec<ModelRef<'a>>> => Other,
        "arguments" arguments: Order<'a> => Other,
    }
    /// The keys of unions, beside those of objects.
    union: UnionKeys {
        "discriminator" discriminator: Plain<'a, String> => Other,
        "variants" variants: Keyword<'a, Map<Option<Spanned<String>>>, Vec<DeclaredVariant<'a>>> => Other,
        "defaultVariant" default_variant: Plain<'a, String> => Other,
    }
    /// The keys of what has other properties than those that are named.
    additional: AdditionalKeys {
        "additionalProperties" additional_properties: ItemSchema<'a> => Other,
    }
    /// The key of lists and nothing else.
    items: ItemKeys {
        "items" items: ItemSchema<'a> => Other,
    }
    /// The keys of lists, beside [`ItemKeys`].
    list: ListKeys {
        "minItems" min_items: Least<'a> => Least,
        "maxItems" max_items: Plain<'a, u64> => Most,
        "uniqueItems" unique_items: Flag<'a> => Other,
    }
    /// The keys of maps, beside [`AdditionalKeys`].
    map: MapKeys {
        "minProperties" min_properties: Least<'a> => Least,
        "maxProperties" max_properties: Plain<'a, u64> => Most,
    }
}

impl Groups<'_> {
    /// Whether the format is one of numbers.
    pub(super) fn is_number(&self) -> bool {
        self.format.format.value().is_some_and(|format| NUMBER_FORMATS.contains(&format.as_str()))
    }
}
