//! The items of the emitted crate that a thing of the specs becomes, as text to compare; written beside the renderers and judged by the
//! compiler in the tests, never by hand.

use super::law::Bump;
use crate::model::{Definition, Definitions, Reference, Scalar, Type, TypeId};
use std::collections::HashMap;

/// What a downstream crate can name.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Item {
    /// What it is found by.
    pub(super) key: String,
    /// Its type with full paths, for comparing.
    pub(super) signature: String,
    /// The item as a person reads it.
    pub(super) shown: String,
    /// The same with the type's full path, for where that alone shows the difference.
    pub(super) qualified: String,
    pub(super) role: Role,
}

impl Item {
    /// The same item with this for comparing.
    pub(super) fn signed(self, signature: impl Into<String>) -> Self {
        Self { signature: signature.into(), ..self }
    }

    /// The same item, whatever its type.
    pub(super) fn unsigned(self) -> Self {
        self.signed("")
    }
}

/// What it means when an item comes or goes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Role {
    /// Coming is a minor version, going a major one.
    Item,
    /// An argument: coming and going are major.
    Argument,
    /// A `#[deprecated]`: coming is a minor version, going nothing.
    Deprecation,
}

/// How the types of one spec are written in Rust.
pub(super) struct Tongue<'a> {
    pub(super) types: &'a Definitions,
    /// What a definition is called on the other side, where it can still be named so.
    pub(super) renamed: HashMap<TypeId, String>,
}

impl Tongue<'_> {
    /// The full path of a definition.
    pub(super) fn path(&self, definition: &Definition) -> String {
        if let Some(renamed) = self.renamed.get(&definition.id) {
            return renamed.clone();
        }
        path(definition)
    }

    pub(super) fn signature(&self, ty: &Type) -> String {
        written(ty, &|reference| self.path(&self.types[reference]))
    }

    /// An item whose type stands after `before`.
    pub(super) fn item(&self, key: impl Into<String>, before: &str, ty: &Type, wrap: &str) -> Item {
        let wrapped = |inner: String| wrap.replace('_', &inner);
        let key = key.into();
        let signature = wrapped(self.signature(ty));
        let qualified = format!("{before}{signature}");
        Item { key, signature, shown: format!("{before}{}", wrapped(shown(ty))), qualified, role: Role::Item }
    }
}

/// The path of a definition, the api-version left out: another version of a service is compared as if it stood in the same place.
pub(super) fn path(definition: &Definition) -> String {
    let service = definition.module.first().map_or("", |module| module.as_str());
    format!("{service}::{}", definition.name)
}

/// The type as a person reads it.
pub(super) fn shown(ty: &Type) -> String {
    written(ty, &|reference| reference.name.to_string())
}

fn written(ty: &Type, name: &impl Fn(&Reference) -> String) -> String {
    match ty {
        Type::Scalar(scalar) => scalar_name(*scalar).to_owned(),
        Type::Any => "serde_json::Value".to_owned(),
        Type::List(item) => format!("Vec<{}>", written(item, name)),
        Type::Map(item) => format!("BTreeMap<String, {}>", written(item, name)),
        Type::Nullable(inner) => format!("Option<{}>", written(inner, name)),
        Type::Named(reference) if reference.boxed => format!("Box<{}>", name(reference)),
        Type::Named(reference) => name(reference),
    }
}

fn scalar_name(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Text => "String",
        Scalar::Boolean => "bool",
        Scalar::Int32 => "i32",
        Scalar::Int64 => "i64",
        Scalar::Int32Text => "AsText<i32>",
        Scalar::Int64Text => "AsText<i64>",
        Scalar::FloatText => "AsText<f32>",
        Scalar::DoubleText => "AsText<f64>",
        Scalar::UnixTimeText => "AsText<UnixTime>",
        Scalar::Float => "f32",
        Scalar::Double => "f64",
        Scalar::Decimal => "Decimal",
        Scalar::DecimalText => "AsText<Decimal>",
        Scalar::Date => "Date",
        Scalar::DateTime => "DateTime",
        Scalar::DateTimeRfc1123 => "DateTimeRfc1123",
        Scalar::UnixTime => "UnixTime",
        Scalar::Duration => "Duration",
        Scalar::Bytes => "Bytes",
        Scalar::Base64Url => "Base64Url",
        Scalar::Uuid => "Uuid",
        Scalar::Uri => "Uri",
        Scalar::ArmId => "ArmId",
    }
}

pub(super) fn plain(key: impl Into<String>, text: impl Into<String>) -> Item {
    let text = text.into();
    Item { key: key.into(), signature: text.clone(), shown: text.clone(), qualified: text, role: Role::Item }
}

pub(super) fn deprecation(key: &str, deprecated: Option<&String>) -> Option<Item> {
    let shown = format!("#[deprecated] {key}");
    deprecated.map(|_| Item { role: Role::Deprecation, ..plain(format!("{key} deprecated"), shown).unsigned() })
}

/// An item before and after, either of which may not be.
pub(super) type Step = (Option<String>, Option<String>);

/// What becomes of the items, and which of them changed.
pub(super) fn compare(old: &[Item], new: &[Item]) -> (Bump, Vec<Step>) {
    let (mut bump, mut steps) = (Bump::Patch, Vec::new());
    for item in old {
        let other = new.iter().find(|other| other.key == item.key && other.role == item.role);
        match other {
            Some(other) if other.signature == item.signature => {}
            Some(other) => {
                bump = Bump::Major;
                let alike = item.shown == other.shown;
                let said = |it: &Item| Some(if alike { &it.qualified } else { &it.shown }.clone());
                steps.push((said(item), said(other)));
            }
            None => {
                bump = bump.max(if item.role == Role::Deprecation { Bump::Patch } else { Bump::Major });
                steps.push((Some(item.shown.clone()), None));
            }
        }
    }
    for item in new {
        if !old.iter().any(|other| other.key == item.key && other.role == item.role) {
            bump = bump.max(if item.role == Role::Argument { Bump::Major } else { Bump::Minor });
            steps.push((None, Some(item.shown.clone())));
        }
    }
    (bump, steps)
}

/// Whether a call has other arguments.
pub(super) fn is_called_otherwise(old: &[Item], new: &[Item]) -> bool {
    let arguments = |items: &[Item]| -> Vec<(String, String)> {
        let arguments = items.iter().filter(|item| item.role == Role::Argument);
        arguments.map(|item| (item.key.clone(), item.signature.clone())).collect()
    };
    arguments(old) != arguments(new)
}

/// What a spec says of an operation, where types are named in it.
pub(super) struct Told {
    /// With types as both specs call them, to compare.
    pub(super) meaning: String,
    /// To be read.
    pub(super) shown: String,
}

impl Told {
    pub(super) fn new(tongue: &Tongue<'_>, words: impl Fn(&dyn Fn(&Type) -> String) -> String) -> Self {
        Self { meaning: words(&|ty| tongue.signature(ty)), shown: words(&shown) }
    }

    pub(super) fn some(
        tongue: &Tongue<'_>,
        words: impl Fn(&dyn Fn(&Type) -> String) -> Option<String>,
    ) -> Option<Self> {
        Some(Self { meaning: words(&|ty| tongue.signature(ty))?, shown: words(&shown)? })
    }
}
