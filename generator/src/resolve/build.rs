//! The state of one resolution: definitions that exist by name already, and those that are still to be filled in.

use super::classified::{Classified, WORDS};
use super::file::{Files, SpecFolder};
use super::name::Namespace;
use crate::diagnose::{DefinitionProblem, Problem, ProblemKind, Problems, closest};
use crate::model::{Doc, ModuleName, Reference, Shape, Type, TypeId, TypeName};
use crate::source::{Sources, Span, Spanned};
use pattern::{Language, Matcher, TextConstraints};
use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::rc::Rc;

/// Resolves all files together, since models may be named before they are defined.
pub(super) struct Builder<'a> {
    pub(super) files: &'a Files,
    pub(super) sources: &'a Sources,
    pub(super) problems: &'a Problems,
    pub(super) slots: Vec<Slot<'a>>,
    pub(super) scopes: Vec<FolderScope<'a>>,
    /// The sets of texts that were made already.
    pub(super) sets: HashMap<TextConstraints, Set>,
    /// Properties with a default or a constant, which are read once all models are known.
    pub(super) pending: Vec<Pending<'a>>,
    /// How many definitions, from the first on, were given their shape.
    pub(super) filled: usize,
    /// Whether every model has its shape.
    pub(super) complete: bool,
    /// Where the properties of a model are declared; also those that could not be resolved and are in no shape.
    pub(super) places: HashMap<(TypeId, String), Span>,
    /// The discriminators of the unions that list a model among their variants.
    pub(super) tags: HashMap<TypeId, Vec<Tag>>,
    /// The discriminators of unions, by the model that stands for the properties of all variants.
    pub(super) bases: HashMap<TypeId, String>,
    /// The api-versions that the crate carries, by folder.
    pub(super) carried: HashSet<String>,
    /// What encloses the schemas that are being resolved.
    pub(super) owner: Enclosing,
    /// How many names may still be compared with misspelt ones.
    pub(super) comparisons: Cell<usize>,
}

/// After this many comparisons no further misspelt name is compared with all known ones, which would take the product of both in time.
const MAX_COMPARISONS: usize = 200_000;

/// A discriminator of a union that lists a model among its variants, with the value that stands for the model.
#[derive(Clone, Debug)]
pub(super) struct Tag {
    pub(super) property: String,
    pub(super) value: String,
}

/// A definition, from the moment its name is known.
pub(super) struct Slot<'a> {
    pub(super) id: TypeId,
    pub(super) scope: usize,
    pub(super) name: TypeName,
    pub(super) spec_name: String,
    /// Where its name is.
    pub(super) at: Span,
    /// What the spec says about it; `None` where that could not be understood.
    pub(super) schema: Option<Rc<Classified<'a>>>,
    pub(super) shape: Option<Shape>,
}

/// A set of texts, the test for it, and the words for it; no test where the set is empty.
#[derive(Clone)]
pub(super) struct Set {
    pub(super) language: Language,
    pub(super) matcher: Option<Matcher>,
    pub(super) requirement: String,
}

/// A property with a default or a constant, of a model that has its shape.
pub(super) struct Pending<'a> {
    pub(super) of: TypeId,
    pub(super) wire: &'a Spanned<String>,
    pub(super) schema: Rc<Classified<'a>>,
    pub(super) ty: Type,
}

/// The names that can be seen from one folder.
pub(super) struct FolderScope<'a> {
    pub(super) folder: &'a str,
    pub(super) files: &'a SpecFolder,
    pub(super) path: Vec<ModuleName>,
    pub(super) models: HashMap<&'a str, TypeId>,
    pub(super) uses: Vec<usize>,
    /// Whether a folder that it uses could not be read.
    pub(super) uses_broken: bool,
    pub(super) namespace: Namespace,
    /// The definitions that are in the middle of others, by the name that each would have alone.
    pub(super) inline: HashMap<String, Vec<TypeId>>,
}

/// What encloses a schema in the middle of another: an operation, a model or the client.
#[derive(Clone, Debug, Default)]
pub(super) struct Enclosing {
    /// As it is called in Rust.
    pub(super) name: String,
    /// As it is documented.
    pub(super) documented: String,
}

impl<'a> Builder<'a> {
    pub(super) fn new(files: &'a Files, sources: &'a Sources, problems: &'a Problems) -> Self {
        Self {
            files,
            sources,
            problems,
            slots: Vec::new(),
            scopes: Vec::new(),
            sets: HashMap::new(),
            pending: Vec::new(),
            filled: 0,
            complete: false,
            places: HashMap::new(),
            tags: HashMap::new(),
            bases: HashMap::new(),
            carried: HashSet::new(),
            owner: Enclosing::default(),
            comparisons: Cell::new(MAX_COMPARISONS),
        }
    }

    pub(super) fn problem(&self, at: Span, kind: impl Into<ProblemKind>) {
        self.problems.push(Problem::new(at, kind));
    }

    /// Notes a problem that leaves nothing to go on with.
    pub(super) fn fail<T>(&self, at: Span, kind: impl Into<ProblemKind>) -> Option<T> {
        self.problem(at, kind);
        None
    }

    /// Resolves what `owner` encloses.
    pub(super) fn inside<T>(&mut self, owner: Enclosing, resolve: impl FnOnce(&mut Self) -> T) -> T {
        let around = std::mem::replace(&mut self.owner, owner);
        let resolved = resolve(self);
        self.owner = around;
        resolved
    }

    /// A definition as what encloses others.
    pub(super) fn as_enclosing(&self, id: TypeId) -> Enclosing {
        let slot = self.slot(id);
        Enclosing { name: slot.name.to_string(), documented: slot.spec_name.clone() }
    }

    /// The place of a part of a text in the YAML it was typed in, or of the whole.
    pub(super) fn within(&self, typed: &Spanned<String>, part: Range<usize>) -> Span {
        inside(self.sources.text(typed.span), typed, part)
    }

    /// The reference to a definition.
    pub(super) fn reference(&self, id: TypeId) -> Reference {
        let slot = self.slot(id);
        let module = self.scopes[slot.scope].path.clone();
        let deprecated = slot.schema.as_ref().is_some_and(|schema| schema.place.deprecated.is_some());
        Reference { id, name: slot.name.clone(), module, boxed: false, deprecated }
    }

    /// The model of this name, as seen from a folder: its own models, then those of the folders it uses.
    pub(super) fn find(&self, scope: usize, name: &str) -> Option<TypeId> {
        // The usual case, without the walk.
        self.scopes[scope]
            .models
            .get(name)
            .copied()
            .or_else(|| self.visible(scope).into_iter().find_map(|scope| self.scopes[scope].models.get(name).copied()))
    }

    /// The model of this name, or a problem that offers what was probably meant.
    pub(super) fn model(&self, scope: usize, name: &Spanned<String>) -> Option<TypeId> {
        let found = self.find(scope, &name.value);
        let hidden = |scope: usize| self.scopes[scope].uses_broken || self.scopes[scope].files.may_hold(&name.value);
        if found.is_none() && !self.visible(scope).into_iter().any(hidden) {
            let folder = self.elsewhere(&name.value);
            let known = self.guess(scope, &name.value);
            self.problem(name.span, DefinitionProblem::UnknownModel { name: name.value.clone(), known, folder });
        }
        found
    }

    /// The shared folder that has a model of this name, where it is not in use.
    fn elsewhere(&self, name: &str) -> Option<String> {
        let shared = self.scopes.iter().filter(|scope| scope.files.types.is_some());
        shared.into_iter().find(|scope| scope.models.contains_key(name)).map(|scope| scope.folder.to_owned())
    }

    /// The model that was probably meant, or all of them where they are few.
    fn guess(&self, scope: usize, name: &str) -> Vec<String> {
        let scopes = self.visible(scope);
        let is_known = |slot: &&Slot<'_>| {
            let named = || self.scopes[slot.scope].models.get(slot.spec_name.as_str());
            scopes.contains(&slot.scope) && named() == Some(&slot.id)
        };
        let known = self.slots.iter().filter(is_known).map(|slot| slot.spec_name.as_str());
        let mut known: Vec<&str> = known.take(if self.may_guess() { usize::MAX } else { MAX_LISTED }).collect();
        known.sort_unstable();
        let meant = self.closest(name, known.iter().copied().chain(WORDS.iter().copied()));
        offered(meant, known.into_iter())
    }

    /// Whether a misspelt name may still be compared with all others.
    fn may_guess(&self) -> bool {
        self.comparisons.get() > 0
    }

    /// The name that was probably meant, as long as not too many were misspelt.
    pub(super) fn closest<'n>(&self, name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
        let compared = |_: &&str| self.comparisons.set(self.comparisons.get().saturating_sub(1));
        self.may_guess().then(|| closest(name, known.inspect(compared)))?
    }

    /// A folder and those it uses, nearest first.
    fn visible(&self, scope: usize) -> Vec<usize> {
        let mut seen = Vec::new();
        let mut queue = vec![scope];
        while let Some(scope) = queue.pop() {
            if !seen.contains(&scope) {
                seen.push(scope);
                queue.extend(self.scopes[scope].uses.iter().rev());
            }
        }
        seen
    }

    /// What a schema says for people, or else what the model says that its type names.
    pub(super) fn doc(&self, schema: &Classified<'_>, ty: &Type) -> Doc {
        let mut doc = schema.doc();
        if doc.text.is_empty() {
            let model = ty.as_named().and_then(|named| self.slot(named.id).schema.as_ref());
            doc.text = model.and_then(|model| model.place.doc.value().cloned()).unwrap_or_default();
        }
        doc
    }

    pub(super) fn slot(&self, id: TypeId) -> &Slot<'a> {
        &self.slots[id.index()]
    }

    /// The models that this one extends, as far as they are there.
    pub(super) fn parents(&self, id: TypeId) -> impl Iterator<Item = TypeId> {
        self.slot(id).schema.iter().flat_map(|schema| schema.parents()).filter_map(|parent| parent.id)
    }

    pub(super) fn slot_mut(&mut self, id: TypeId) -> &mut Slot<'a> {
        &mut self.slots[id.index()]
    }
}

/// One name more than a message lists, so that a cut list is not taken for the whole.
const MAX_LISTED: usize = 13;

/// What a message offers: the name that was probably meant, or all of them where they are few.
pub(super) fn offered<'n>(meant: Option<&str>, known: impl Iterator<Item = &'n str>) -> Vec<String> {
    match meant {
        Some(meant) => vec![meant.to_owned()],
        None => known.take(MAX_LISTED).map(str::to_owned).collect(),
    }
}

/// The place of a part of a text in the YAML it was typed in; of the whole where escapes or folding stand between.
fn inside(raw: &str, typed: &Spanned<String>, part: Range<usize>) -> Span {
    let quote = raw.chars().next().filter(|first| matches!(first, '\'' | '"'));
    let exact = match quote {
        None => *raw == typed.value,
        Some('"') => !raw.contains('\\') && raw.len() == typed.value.len() + 2,
        Some(_) => raw.len() == typed.value.len() + typed.value.matches('\'').count() + 2,
    };
    let whole = part.start <= part.end && typed.value.is_char_boundary(part.start) && part.end <= typed.value.len();
    if !exact || !whole {
        return typed.span;
    }
    let offset = |at: usize| {
        let doubled = if quote == Some('\'') { typed.value[..at].matches('\'').count() } else { 0 };
        u32::try_from(at + doubled + usize::from(quote.is_some())).unwrap_or_default()
    };
    let start = typed.span.start + offset(part.start);
    Span { start, end: (typed.span.start + offset(part.end)).max(start), ..typed.span }
}
