//! Definitions: types with names of their own in Rust, from where they are reached, and what they are made of.

use super::{
    Access, Collection, CollectionKind, Doc, Enumeration, Field, ModuleName, Numeric, Presence, Reference, Struct,
    Textual, Type, TypeId, TypeName, Union,
};
use std::collections::{HashMap, HashSet};
use std::ops::{Deref, DerefMut, Index, IndexMut};

/// A definition: a type with a name of its own.
#[derive(Clone, Debug)]
pub struct Definition {
    /// Its id.
    pub id: TypeId,
    /// Its name in Rust.
    pub name: TypeName,
    /// Its name in the spec.
    pub spec_name: String,
    /// Its module's path below the crate's root.
    pub module: Vec<ModuleName>,
    /// The file's module below `models`.
    pub file: ModuleName,
    /// What it is.
    pub doc: Doc,
    /// The documentation pages of the operations that reach it.
    pub pages: Vec<String>,
    /// Whether it is reached from requests, from responses, or both.
    pub reach: Reach,
    /// The names it had before.
    pub formerly: Vec<TypeName>,
    /// What it is made of.
    pub shape: Shape,
}

/// All definitions of the specs.
#[derive(Clone, Debug, Default)]
pub struct Definitions(Vec<Definition>);

impl From<Vec<Definition>> for Definitions {
    /// Each definition has to be at the place that its id says.
    fn from(definitions: Vec<Definition>) -> Self {
        Self(definitions)
    }
}

impl Definition {
    /// Whether a request must have the property although a response has not, so that it can be left out of the model but not of what is sent.
    pub fn must_send(&self, field: &Field) -> bool {
        let is_optional = field.documented == Presence::Required && field.presence == Presence::Optional;
        field.access == Access::WriteOnly && is_optional && self.reach.request
    }
}

impl Definitions {
    /// The type that aliases stand for.
    pub fn unaliased<'t>(&'t self, ty: &'t Type) -> &'t Type {
        match ty {
            Type::Named(reference) => match &self[reference].shape {
                Shape::Alias(inner) => self.unaliased(inner),
                Shape::Text(_)
                | Shape::Number(_)
                | Shape::Enum(_)
                | Shape::Struct(_)
                | Shape::Union(_)
                | Shape::Collection(_) => ty,
            },
            Type::Scalar(_) | Type::Any | Type::List(_) | Type::Map(_) | Type::Nullable(_) => ty,
        }
    }

    /// The type of the items of a list, with a name or without.
    pub fn list_item<'t>(&'t self, ty: &'t Type) -> Option<&'t Type> {
        match self.unaliased(ty) {
            Type::List(item) => Some(item),
            Type::Named(reference) => match &self[reference].shape {
                Shape::Collection(Collection { kind: CollectionKind::List { .. }, item, .. }) => Some(item),
                Shape::Collection(_)
                | Shape::Alias(_)
                | Shape::Text(_)
                | Shape::Number(_)
                | Shape::Enum(_)
                | Shape::Struct(_)
                | Shape::Union(_) => None,
            },
            Type::Scalar(_) | Type::Any | Type::Map(_) | Type::Nullable(_) => None,
        }
    }

    /// These and all definitions that they refer to, directly or through others.
    pub fn closure(&self, roots: impl IntoIterator<Item = TypeId>) -> HashSet<TypeId> {
        let mut seen = HashSet::new();
        let mut queue: Vec<TypeId> = roots.into_iter().collect();
        while let Some(id) = queue.pop() {
            if seen.insert(id) {
                queue.extend(self[id].shape.references().into_iter().map(|(reference, _)| reference.id));
            }
        }
        seen
    }

    /// From where these and all definitions that they refer to are reached. A property that goes one way passes on only that.
    pub fn reached(&self, roots: impl IntoIterator<Item = (TypeId, Reach)>) -> HashMap<TypeId, Reach> {
        let mut reached: HashMap<TypeId, Reach> = HashMap::new();
        let mut queue: Vec<(TypeId, Reach)> = roots.into_iter().collect();
        while let Some((id, reach)) = queue.pop() {
            let known = reached.get(&id).copied().unwrap_or_default();
            if known.union(reach) == known {
                continue;
            }
            reached.insert(id, known.union(reach));
            let inner = self[id].shape.references().into_iter();
            queue.extend(inner.map(|(reference, access)| (reference.id, reach.through(access))));
        }
        reached
    }
}

impl Deref for Definitions {
    type Target = [Definition];

    fn deref(&self) -> &[Definition] {
        &self.0
    }
}

impl DerefMut for Definitions {
    fn deref_mut(&mut self) -> &mut [Definition] {
        &mut self.0
    }
}

impl Index<TypeId> for Definitions {
    type Output = Definition;

    fn index(&self, id: TypeId) -> &Definition {
        &self.0[id.index()]
    }
}

impl IndexMut<TypeId> for Definitions {
    fn index_mut(&mut self, id: TypeId) -> &mut Definition {
        &mut self.0[id.index()]
    }
}

impl Index<&Reference> for Definitions {
    type Output = Definition;

    fn index(&self, reference: &Reference) -> &Definition {
        &self[reference.id]
    }
}

/// From where a definition is reached.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Reach {
    /// From something that is sent.
    pub request: bool,
    /// From something that is received.
    pub response: bool,
}

/// What a definition is made of.
#[derive(Clone, Debug)]
pub enum Shape {
    /// Text with its own type.
    Text(Box<Textual>),
    /// A number with its own type.
    Number(Numeric),
    /// An enumeration.
    Enum(Enumeration),
    /// An object with named properties.
    Struct(Struct),
    /// A value of one of several objects.
    Union(Union),
    /// A list or map with its own type.
    Collection(Collection),
    /// A scalar under another name.
    Alias(Type),
}

impl Shape {
    /// The object with named properties that it is.
    pub fn as_struct(&self) -> Option<&Struct> {
        match self {
            Self::Struct(structure) => Some(structure),
            Self::Text(_) | Self::Number(_) | Self::Enum(_) | Self::Union(_) | Self::Collection(_) | Self::Alias(_) => {
                None
            }
        }
    }

    /// The enumeration that it is.
    pub fn as_enum(&self) -> Option<&Enumeration> {
        match self {
            Self::Enum(enumeration) => Some(enumeration),
            Self::Text(_)
            | Self::Number(_)
            | Self::Struct(_)
            | Self::Union(_)
            | Self::Collection(_)
            | Self::Alias(_) => None,
        }
    }

    /// Every reference that it makes, with the way that what is referred to goes.
    pub fn references(&self) -> Vec<(&Reference, Access)> {
        match self {
            Self::Text(_) | Self::Number(_) | Self::Enum(_) => Vec::new(),
            Self::Alias(ty) => both_ways(ty).collect(),
            Self::Collection(collection) => both_ways(&collection.item).collect(),
            Self::Struct(structure) => {
                let fields = structure.fields.iter().flat_map(|Field { ty, access, .. }| {
                    ty.references().into_iter().map(|reference| (reference, *access))
                });
                fields.chain(structure.additional.iter().flat_map(both_ways)).collect()
            }
            Self::Union(union) => {
                union.payloads().chain(&union.tag_type).map(|reference| (reference, Access::ReadWrite)).collect()
            }
        }
    }
}

fn both_ways(ty: &Type) -> impl Iterator<Item = (&Reference, Access)> {
    ty.references().into_iter().map(|reference| (reference, Access::ReadWrite))
}

impl Reach {
    /// From something that is sent.
    pub const REQUEST: Self = Self { request: true, response: false };

    /// From something that is received.
    pub const RESPONSE: Self = Self { request: false, response: true };

    /// Everything that either reaches.
    pub fn union(self, other: Self) -> Self {
        Self { request: self.request || other.request, response: self.response || other.response }
    }

    /// What of `self` a property of this access passes on.
    pub fn through(self, access: Access) -> Self {
        match access {
            Access::ReadWrite => self,
            Access::ReadOnly => Self { request: false, ..self },
            Access::WriteOnly => Self { response: false, ..self },
        }
    }
}
