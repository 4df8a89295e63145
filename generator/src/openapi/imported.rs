//! What an import made: the specs as trees and as files, and what there is to say; never the description that it is made of.

use super::problem::{Cause, Loss, Place, Problem};
use super::session::Keys;
use super::write;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What an import made.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// The folder below the specs.
    pub folder: String,
    /// `operations.yaml` as a tree.
    pub(super) operations: Keys,
    /// The models, which are in `models.yaml`.
    pub(super) models: Keys,
    /// The ids of the operations that are written, with their places in the description.
    pub ids: BTreeMap<String, Place>,
    /// The places of the models in the description.
    pub model_places: BTreeMap<String, Place>,
    /// The models that each operation reaches.
    pub reaches: BTreeMap<String, BTreeSet<String>>,
    /// How many operations there are in the descriptions.
    pub offered: usize,
    /// What there is to say.
    pub problems: Vec<Problem>,
}

impl Imported {
    /// The files below the folder, with their text.
    pub fn files(&self) -> Vec<(&'static str, String)> {
        let schema =
            |name: &str| format!("# yaml-language-server: $schema=../../../generator/schema/{name}.schema.json\n");
        let mut files = Vec::new();
        if !self.ids.is_empty() {
            files.push(("operations.yaml", schema("operations") + &write::file(&self.operations, &["operations"])));
        }
        if !self.models.is_empty() {
            let models = Keys::from_iter([("models".to_owned(), Value::Object(self.models.clone()))]);
            let text = write::file(&models, &["models"]);
            files.push(("models.yaml", schema("models") + text.trim_start_matches('\n')));
        }
        files
    }

    /// Leaves out the examples that bytes of `operations.yaml` lie in, each with a reason; how many these are.
    pub fn without_examples(&mut self, places: &[(usize, String)]) -> usize {
        let Some((_, text)) = self.files().into_iter().next() else { return 0 };
        let mut count = 0;
        for (byte, lacks) in places {
            let Some((operation, title)) = write::example_at(&text, *byte) else { continue };
            let Some(list) = self.operations.get_mut("operations").and_then(Value::as_object_mut) else { continue };
            let found = list.iter_mut().find(|(id, _)| write::is_entry(&operation, id));
            let Some((id, keys)) = found.and_then(|(id, keys)| Some((id.clone(), keys.as_object_mut()?))) else {
                continue;
            };
            let Some(examples) = keys.get_mut("examples").and_then(Value::as_object_mut) else { continue };
            let Some(title) = examples.keys().find(|name| write::is_entry(&title, name)).cloned() else { continue };
            examples.shift_remove(&title);
            if examples.is_empty() {
                keys.shift_remove("examples");
            }
            let (cause, operations) = (Cause::Example { lacks: lacks.clone() }, vec![id.clone()]);
            self.problems.extend(self.ids.get(&id).map(|place| Problem { place: place.clone(), cause, operations }));
            count += 1;
        }
        count
    }

    /// Whether an operation stays out, or could not be read.
    pub fn is_partial(&self) -> bool {
        self.problems.iter().any(|problem| problem.cause.loss() > Loss::Note)
    }
}
