//! A downstream crate that names every public item of the emitted one with its exact type: it compiles as long as nothing is missing. It
//! never runs, and says nothing of what the items do.

mod answer;
mod client;
mod operation;
mod structure;
mod value;

use super::ty;
use crate::model::{Api, Definition, Module, Reference, Scalar, Shape, Type};

/// The pins of a crate: one constant for each item, so that what is missing is named by the compiler. They need `azure_core`, `serde` and
/// `serde_json` beside the crate.
pub fn pins(api: &Api) -> String {
    let krate = api.krate.name.replace('-', "_");
    let mut out =
        format!("//! Names every public item of {krate} with its exact type.\n#![allow(warnings)]\n{BOUNDS}\n");
    let mut pins = Pins { krate, lines: Vec::new() };
    for format in &api.formats {
        let path = format!("{}::format::{}", pins.krate, format.name);
        pins.definition(api, format, &path);
    }
    for module in &api.modules {
        pins.module(api, module);
    }
    pins.lines.sort();
    pins.lines.dedup();
    for line in pins.lines {
        out += &line;
        out.push('\n');
    }
    out
}

/// What types of each kind can do, whatever their items are.
const BOUNDS: &str = "
use serde::{Serialize, de::DeserializeOwned};
use std::fmt::{Debug, Display};
use std::future::Future;
use std::hash::Hash;
use std::str::FromStr;

fn kept<T: Clone + Debug + Send + Sync + Unpin + 'static>() {}
fn model<T: Clone + Debug + PartialEq + Serialize + DeserializeOwned + Send + Sync + Unpin + 'static>() {}
fn key<T: Clone + Debug + Display + Eq + FromStr + Hash + Ord + Serialize + DeserializeOwned + Send + Sync + 'static>() {}
fn copied<T: Copy>() {}
fn defaulted<T: Default>() {}
fn text<T: AsRef<str> + std::borrow::Borrow<str> + Into<String> + PartialEq<str> + for<'a> PartialEq<&'a str>>() {}
fn sent<F: Future + Send>(future: F) -> F { future }
";

/// The pins of one crate so far.
struct Pins {
    krate: String,
    lines: Vec<String>,
}

impl Pins {
    /// One item: what it must be, and how it is named.
    fn pin(&mut self, ty: &str, item: &str) {
        self.lines.push(format!("const _: {ty} = {item};"));
    }

    /// A bound that a type keeps.
    fn bound(&mut self, bound: &str, name: &str) {
        self.pin("fn()", &format!("{bound}::<{name}>"));
    }

    /// The same type under another name.
    fn same(&mut self, name: &str, other: &str) {
        self.pin(&format!("fn({name}) -> {other}"), "|it| it");
    }

    fn module(&mut self, api: &Api, module: &Module) {
        let krate = self.krate.clone();
        let path = |names: &[crate::model::ModuleName]| -> String {
            std::iter::once(krate.as_str()).chain(names.iter().map(|name| name.as_str())).collect::<Vec<_>>().join("::")
        };
        let here = path(&module.path);
        let top = module.service.as_ref().filter(|service| service.default).map(|_| path(&module.path[..1]));
        for id in &module.types {
            let definition = &api[*id];
            let name = format!("{here}::models::{}", definition.name);
            self.definition(api, definition, &name);
            for former in &definition.formerly {
                self.same(&format!("{here}::models::{former}"), &name);
            }
            if let Some(top) = &top {
                self.same(&format!("{top}::models::{}", definition.name), &name);
            }
        }
        for shared in &module.shared {
            let name = self.reference(shared);
            self.same(&format!("{here}::models::{}", shared.name), &name);
        }
        if let Some(service) = &module.service {
            self.service(api, service, &here);
            if let Some(top) = top {
                self.same(&format!("{top}::{}", service.client), &format!("{here}::{}", service.client));
            }
        }
    }

    fn definition(&mut self, api: &Api, definition: &Definition, name: &str) {
        match &definition.shape {
            Shape::Text(_) => self.text(name),
            Shape::Number(number) => self.number(name, number),
            Shape::Enum(enumeration) => self.enumeration(name, enumeration),
            Shape::Struct(structure) => self.structure(api, name, structure),
            Shape::Union(union) => self.union(api, name, union),
            Shape::Collection(collection) => self.collection(name, collection),
            Shape::Alias(ty) => {
                let ty = self.written(ty);
                self.same(name, &ty);
            }
        }
    }

    /// The full path of a definition, boxed where its place has it so.
    fn reference(&self, reference: &Reference) -> String {
        let module: String = reference.module.iter().map(|module| format!("::{module}")).collect();
        let name = format!("{}{module}::models::{}", self.krate, reference.name);
        if reference.boxed { format!("Box<{name}>") } else { name }
    }

    /// The type with full paths, as the emitted crate has it.
    fn written(&self, ty: &Type) -> String {
        match ty {
            Type::Scalar(scalar) => self.scalar(*scalar),
            Type::Any => "serde_json::Value".to_owned(),
            Type::List(item) => format!("Vec<{}>", self.written(item)),
            Type::Map(item) => format!("std::collections::BTreeMap<String, {}>", self.written(item)),
            Type::Nullable(inner) => format!("Option<{}>", self.written(inner)),
            Type::Named(reference) => self.reference(reference),
        }
    }

    fn scalar(&self, scalar: Scalar) -> String {
        let as_text =
            |number: Scalar| format!("{}::runtime::number_as_text::AsText<{}>", self.krate, self.scalar(number));
        if let Some(number) = scalar.number_in_text() {
            return as_text(number);
        }
        let mut imports = super::file::Imports::default();
        let name = ty::render(&Type::Scalar(scalar), &mut imports).to_string();
        match imports.path(&name) {
            Some(path) => format!("{}::{name}", path.replacen("crate", &self.krate, 1)),
            None => name,
        }
    }
}
