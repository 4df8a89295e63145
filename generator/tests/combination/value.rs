//! Values in their places: a schema with all that its place allows beside its type.

use super::common::Common;
use super::feature::{FORMS, Feature};
use super::name::{Name, Role};
use super::scalar;
use super::unit::{Sample, Unit, Written};
use serde_json::{Map, Value, json};

/// How deep values stand in each other at most.
const DEEPEST: usize = 3;

/// The keys of a type, before it is known where they stand.
pub struct Typed {
    pub keys: Map<String, Value>,
    pub sample: Sample,
    pub constraint: Feature,
}

impl Unit<'_, '_> {
    /// A value with a name of its own: a parameter, a header or a property.
    pub fn named(&mut self, place: Feature, depth: usize) -> (Name, Written, Feature) {
        let role = match place {
            "place: path" | "place: client path" => Role::Path,
            _ if place.ends_with("header") => Role::Header,
            _ => Role::Field,
        };
        let form = self.form(place, depth);
        let mut name = self.name(role);
        // What is in a list or a map is named after it, and nothing can be made of some names.
        let has_no_key = place == "place: answer header";
        if name.rust.is_some() && (has_no_key || matches!(form, "form: list" | "form: map")) {
            name = Name { text: self.names.plain(), rust: None, feature: "name: plain" };
        }
        let (written, presence) = self.value_of(form, place, Some(&name), depth);
        (name, written, presence)
    }

    /// A value at a place, and its presence there.
    pub fn value(&mut self, place: Feature, name: Option<&Name>, depth: usize) -> (Written, Feature) {
        let form = self.form(place, depth);
        self.value_of(form, place, name, depth)
    }

    /// A value of a form at a place, and its presence there.
    pub fn value_of(&mut self, form: Feature, place: Feature, name: Option<&Name>, depth: usize) -> (Written, Feature) {
        let fits = |common: &&Common| common.form == form && (common.is_shared || !self.is_shared);
        let common: Vec<&Common> = self.common.iter().filter(fits).collect();
        if !common.is_empty() && self.random.chance(25) {
            let common = self.random.pick(&common);
            return self.of_common(common, place, name);
        }
        let at = self.values.len();
        self.values.push(vec![place, form]);
        // A `rustName` of a schema in the middle of another names its type, so that the field has none.
        let declared = match name.is_some_and(|name| name.rust.is_some()) {
            true if self.is_shared => "declared: in shared types",
            true => self.random.feature(&["declared: in models", "declared: in operations"]),
            false => self.declared(form),
        };
        let is_inside_shared = self.is_shared;
        self.is_shared |= declared == "declared: in shared types";
        let Typed { mut keys, sample, constraint } = self.typed(form, place, depth);
        let presence = self.presence(place, form, &sample);
        let access = self.access(place, form);
        if access == "access: secret" {
            keys.insert("secret".to_owned(), json!(true));
        }
        let is_named = form_is_named(form, constraint, place);
        let mut site = Map::new();
        let mut names: Vec<Feature> = name.iter().map(|name| name.feature).collect();
        if declared == "declared: inline" {
            site = keys;
            match name {
                Some(name) => self.rust_name(&mut site, name, is_named),
                None if is_named && matches!(place, "place: body" | "place: answer" | "place: error") => {
                    let name = self.name(Role::Model);
                    names.push(name.feature);
                    let rust = self.type_name(&name.rust.unwrap_or(name.text));
                    site.insert("rustName".to_owned(), json!(rust));
                }
                None => {}
            }
        } else {
            let (model, feature) = self.model(declared, keys);
            names.push(feature);
            site.insert("type".to_owned(), json!(model));
            if let Some(name) = name {
                self.rust_name(&mut site, name, false);
            }
        }
        self.values[at].extend([constraint, presence, access, declared]);
        self.values[at].extend(names);
        self.is_shared = is_inside_shared;
        (self.written(site, (place, presence, access), sample), presence)
    }

    /// A value whose type is a model that other operations have as well.
    fn of_common(&mut self, common: &Common, place: Feature, name: Option<&Name>) -> (Written, Feature) {
        let presence = self.presence(place, common.form, &common.sample);
        let access = match self.access(place, common.form) {
            _ if common.is_secret => "access: secret",
            "access: secret" => "access: plain",
            access => access,
        };
        let names = name.iter().map(|name| name.feature).chain([common.feature]);
        self.values.push([place, common.form, common.constraint, presence, access, common.declared].into());
        self.values.last_mut().expect("the value").extend(names);
        let mut site = Map::from_iter([("type".to_owned(), json!(common.name))]);
        if let Some(name) = name {
            self.rust_name(&mut site, name, false);
        }
        (self.written(site, (place, presence, access), common.sample.clone()), presence)
    }

    /// The schema at a place: these keys, and those that say when and for whom the value is there.
    fn written(
        &mut self,
        mut site: Map<String, Value>,
        (place, presence, access): (Feature, Feature, Feature),
        sample: Sample,
    ) -> Written {
        self.present(&mut site, place, presence, &sample);
        match access {
            "access: read only" => drop(site.insert("readOnly".to_owned(), json!(true))),
            "access: write only" => drop(site.insert("writeOnly".to_owned(), json!(true))),
            "access: deprecated" => drop(site.insert("deprecated".to_owned(), json!("Use another."))),
            _ => {}
        }
        if !matches!(place, "place: item" | "place: entry") && self.random.chance(70) {
            site.insert("doc".to_owned(), json!("What it is."));
        }
        let only = site.len() == 1;
        let schema = match site.get("type") {
            Some(word) if only && self.random.chance(50) => word.clone(),
            _ => Value::Object(site),
        };
        Written { schema, sample }
    }

    /// The keys that say whether the value is there.
    fn present(&mut self, site: &mut Map<String, Value>, place: Feature, presence: Feature, sample: &Sample) {
        let is_property = place == "place: property";
        if presence.ends_with("null") {
            site.insert("nullable".to_owned(), json!(true));
        }
        match presence {
            "presence: const, required" | "presence: const, optional" => {
                site.insert("const".to_owned(), sample.sent.clone());
            }
            "presence: default" => drop(site.insert("default".to_owned(), sample.sent.clone())),
            _ => {}
        }
        let says = !is_property
            && !matches!(
                place,
                "place: body"
                    | "place: path"
                    | "place: client path"
                    | "place: item"
                    | "place: entry"
                    | "place: answer"
                    | "place: error"
            );
        if says && matches!(presence, "presence: required" | "presence: const, required") {
            site.insert("required".to_owned(), json!(true));
        }
    }

    fn form(&mut self, place: Feature, depth: usize) -> Feature {
        let outside = !matches!(
            place,
            "place: body" | "place: answer" | "place: error" | "place: property" | "place: item" | "place: entry"
        );
        if outside && self.random.chance(6) {
            return "form: list";
        }
        loop {
            let form = self.random.feature(FORMS);
            let fits = match form {
                "form: list" if outside => true,
                "form: map" if place.ends_with("query") => true,
                "form: map" if place.ends_with("header") => place != "place: client header" || self.random.chance(50),
                _ if outside => scalar::is_scalar(form),
                _ if depth >= DEEPEST => scalar::is_scalar(form) || form == "form: any",
                _ => true,
            };
            if fits {
                return form;
            }
        }
    }

    fn presence(&mut self, place: Feature, form: Feature, sample: &Sample) -> Feature {
        let all: &[Feature] = match place {
            "place: path" | "place: client path" => {
                &["presence: required", "presence: required", "presence: required", "presence: const, required"]
            }
            "place: answer" | "place: error" => &["presence: required"],
            "place: body" => &["presence: required", "presence: optional"],
            "place: answer header" => &["presence: required", "presence: optional"],
            "place: item" | "place: entry" => &["presence: required", "presence: required or null"],
            "place: property" => &[
                "presence: required",
                "presence: optional",
                "presence: required or null",
                "presence: optional or null",
                "presence: default",
                "presence: const, required",
                "presence: const, optional",
            ],
            _ if form == "form: map" => &["presence: optional"],
            _ => &[
                "presence: required",
                "presence: optional",
                "presence: default",
                "presence: const, required",
                "presence: const, optional",
            ],
        };
        match self.random.feature(all) {
            // What is the same in both directions holds nothing that is only sent or only answered.
            "presence: default" | "presence: const, required" | "presence: const, optional"
                if sample.sent != sample.answered =>
            {
                all[0]
            }
            presence => presence,
        }
    }

    fn access(&mut self, place: Feature, form: Feature) -> Feature {
        if self.random.chance(50) {
            return "access: plain";
        }
        let secret = if scalar::may_be_secret(form) { "access: secret" } else { "access: plain" };
        match place {
            "place: property" => {
                self.random.feature(&["access: read only", "access: write only", "access: deprecated", secret])
            }
            "place: path"
            | "place: query"
            | "place: header"
            | "place: client path"
            | "place: client query"
            | "place: client header" => self.random.feature(&["access: deprecated", secret]),
            _ => secret,
        }
    }

    fn declared(&mut self, form: Feature) -> Feature {
        let models = ["declared: in models", "declared: in operations", "declared: in shared types"];
        if form == "form: extended" || self.random.chance(40) {
            return if self.is_shared { models[2] } else { self.random.feature(&models) };
        }
        "declared: inline"
    }
}

/// Whether a schema of the form generates a type that is named after its place.
fn form_is_named(form: Feature, constraint: Feature, place: Feature) -> bool {
    match form {
        "form: open words"
        | "form: closed words"
        | "form: open numbers"
        | "form: closed numbers"
        | "form: object"
        | "form: object with more" => true,
        "form: string" | "form: uuid" | "form: uri" | "form: arm-id" => {
            constraint != "constraint: none" || place.ends_with("path")
        }
        _ => constraint != "constraint: none",
    }
}
