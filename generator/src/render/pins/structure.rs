//! Pins of objects: fields, the constructor, setters.

use super::Pins;
use crate::model::{Api, Field, FieldName, Presence, Reference, Struct, Type};
use crate::render::structure::{self, Held};
use crate::render::ty;

impl Pins {
    pub(super) fn structure(&mut self, api: &Api, name: &str, structure: &Struct) {
        let Struct { fields, additional, additional_name, merge_patch } = structure;
        self.bound("model", name);
        let mut arguments = Vec::new();
        let mut has_default = true;
        for field in fields {
            let held = structure::held(field.presence, *merge_patch);
            self.field(name, &field.name, &self.whole(&field.ty, &held));
            let is_required = matches!(field.presence, Presence::Required | Presence::RequiredNullable);
            has_default &= !is_required;
            match is_required {
                true if structure::is_fixed(api, field) => {}
                true => arguments.push(self.taken(field, &held)),
                false => self.setter(name, &field.name, &self.taken(field, &held)),
            }
        }
        if let Some(ty) = additional {
            let map = format!("std::collections::BTreeMap<String, {}>", self.written(ty));
            self.field(name, additional_name, &map);
            self.setter(name, additional_name, &map);
        }
        if has_default {
            self.bound("defaulted", name);
        }
        let names: Vec<String> = (0..arguments.len()).map(|at| format!("a{at}")).collect();
        let names = names.join(", ");
        self.pin(&format!("fn({}) -> {name}", arguments.join(", ")), &format!("|{names}| {name}::new({names})"));
    }

    pub(super) fn field(&mut self, name: &str, field: &FieldName, ty: &str) {
        self.pin(&format!("fn({name}) -> {ty}"), &format!("|it| it.{}", field.ident()));
    }

    fn setter(&mut self, name: &str, field: &FieldName, taken: &str) {
        let set = format!("|it, value| it.{}(value)", field.prefixed("with_"));
        self.pin(&format!("fn({name}, {taken}) -> {name}"), &set);
    }

    fn whole(&self, ty: &Type, held: &Held) -> String {
        let inner = self.written(ty);
        match held {
            Held::Plain => inner,
            Held::Option => format!("Option<{inner}>"),
            Held::Patch => format!("{}::runtime::patch::Patch<{inner}>", self.krate),
        }
    }

    /// What the constructor or setter takes: text comes borrowed, a boxed value without its box.
    fn taken(&self, field: &Field, held: &Held) -> String {
        match (&field.ty, held) {
            (ty, _) if field.presence == Presence::RequiredNullable => self.whole(ty, held),
            (ty, _) if ty::is_plain_text(ty) => "&'static str".to_owned(),
            (Type::Named(reference), Held::Plain | Held::Option) if reference.boxed => {
                self.reference(&Reference { boxed: false, ..reference.clone() })
            }
            (ty, Held::Plain | Held::Option) => self.written(ty),
            (ty, Held::Patch) => self.whole(ty, held),
        }
    }
}
