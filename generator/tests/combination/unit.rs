//! What one operation brings along: its models, and what of the language it and each of its values use.

use super::common::Common;
use super::feature::Feature;
use super::name::{Name, Names, Role};
use super::page::SharedPage;
use super::random::Random;
use generator::resolve::reserved;
use heck::{ToSnakeCase, ToUpperCamelCase};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// The file that a model stands in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Home {
    /// `models.yaml`.
    Models,
    /// `models:` of `operations.yaml`.
    Operations,
    /// `types.yaml` of a folder that the service uses.
    Shared,
}

/// A model, as it is written.
pub struct Model {
    pub home: Home,
    pub name: String,
    pub schema: Value,
}

/// A value as it stands in examples.
#[derive(Clone, Debug)]
pub struct Sample {
    /// In a request, without what is read only.
    pub sent: Value,
    /// In an answer, without what is write only.
    pub answered: Value,
}

impl Sample {
    /// The same in both directions.
    pub fn same(value: Value) -> Self {
        Self { sent: value.clone(), answered: value }
    }
}

/// A schema with a value that it allows.
#[derive(Clone)]
pub struct Written {
    pub schema: Value,
    pub sample: Sample,
}

/// An operation as far as it is written.
pub struct Unit<'u, 'e> {
    pub random: &'u mut Random,
    pub names: &'u mut Names<'e>,
    pub models: Vec<Model>,
    /// The models of other operations as well.
    pub common: &'u [Common],
    /// A page that other operations answer as well.
    pub shared_page: Option<&'u SharedPage>,
    /// Whether a shared folder is written, which knows no model outside of it.
    pub is_shared: bool,
    /// What each value uses.
    pub values: Vec<Vec<Feature>>,
    /// What the operation uses.
    pub features: BTreeSet<Feature>,
}

impl<'u, 'e> Unit<'u, 'e> {
    pub fn new(
        random: &'u mut Random,
        names: &'u mut Names<'e>,
        common: &'u [Common],
        shared_page: Option<&'u SharedPage>,
    ) -> Self {
        let (models, values, features) = (Vec::new(), Vec::new(), BTreeSet::new());
        Self { random, names, models, common, shared_page, is_shared: false, values, features }
    }

    /// Notes a feature of the operation.
    pub fn uses(&mut self, feature: Feature) {
        self.features.insert(feature);
    }

    /// A name for something of the operation.
    pub fn name(&mut self, role: Role) -> Name {
        self.names.take(self.random, role)
    }

    /// Adds a model of these keys; what it is called, and what is remarkable in that.
    pub fn model(&mut self, declared: Feature, mut keys: Map<String, Value>) -> (String, Feature) {
        let name = self.name(Role::Model);
        let in_rust = name.rust.clone().or_else(|| self.other_type_name(&name.text));
        if let Some(rust) = in_rust {
            keys.insert("rustName".to_owned(), json!(self.type_name(&rust)));
        }
        if self.random.chance(10) {
            let former = self.names.plain();
            keys.insert("formerly".to_owned(), json!([former.to_upper_camel_case()]));
        }
        let home = match declared {
            "declared: in operations" => Home::Operations,
            "declared: in shared types" => Home::Shared,
            _ => Home::Models,
        };
        self.add(home, name.text.clone(), keys);
        (name.text, name.feature)
    }

    /// Adds a model that has its name.
    pub fn add(&mut self, home: Home, name: String, keys: Map<String, Value>) {
        let home = if self.is_shared { Home::Shared } else { home };
        self.models.push(Model { home, name, schema: Value::Object(keys) });
    }

    /// A name for a type that would be named after this, where that would hide something of Rust's or of the runtime's.
    pub fn other_type_name(&mut self, documented: &str) -> Option<String> {
        let made = documented.to_upper_camel_case();
        reserved::is_reserved_type(&made).then(|| self.names.plain().to_upper_camel_case())
    }

    /// A name in Rust for a type, where it may be this one.
    pub fn type_name(&mut self, rust: &str) -> String {
        self.other_type_name(rust).unwrap_or_else(|| rust.to_upper_camel_case())
    }

    /// The key for the name in Rust of what has a name of its own.
    pub fn rust_name(&mut self, keys: &mut Map<String, Value>, name: &Name, names_type: bool) {
        let other = if names_type { self.other_type_name(&name.text) } else { None };
        if let Some(rust) = name.rust.clone().or(other) {
            let rust = if names_type { self.type_name(&rust) } else { rust.to_snake_case() };
            keys.insert("rustName".to_owned(), json!(rust));
        }
    }
}
