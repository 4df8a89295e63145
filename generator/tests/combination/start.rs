//! What operations answer that start another: at once, and in the end.

use super::feature::{ANSWERS, Feature};
use super::operation::Call;
use super::page::Object;
use super::unit::{Unit, Written};
use serde_json::{Map, Value, json};

impl Unit<'_, '_> {
    /// Where the result is, and the words that end it.
    fn more_of_start(&mut self, end: Feature, kind: Feature, method: Feature, lro: &mut Map<String, Value>) {
        let is_of_monitor = matches!(end, "start: azure-async-operation" | "start: operation-location");
        let needs = matches!(method, "method: post" | "method: delete");
        if is_of_monitor && lro.contains_key("result") && (needs || self.random.chance(30)) {
            let places: &[&str] = if kind == "kind: start" {
                &["monitor", "monitor.properties", "monitor.result.of"]
            } else {
                &["monitor"]
            };
            lro.insert("result-in".to_owned(), json!(self.random.pick(places)));
        }
        self.ends(lro);
    }

    /// The words for the ways to end, where they are no usual ones.
    fn ends(&mut self, lro: &mut Map<String, Value>) {
        for (key, word) in [("succeeded", "Success"), ("failed", "Broken"), ("canceled", "Aborted")] {
            if self.random.chance(20) {
                lro.insert(key.to_owned(), json!([word]));
            }
        }
    }

    /// What the response to a start may have in its body.
    fn body_of_start(&mut self) -> Option<Written> {
        if !self.random.chance(30) {
            return None;
        }
        self.uses("start: typed response");
        let mut object = Object::default();
        (object.extra, object.sample) = self.object(1);
        Some(self.body_of(object))
    }

    /// The answers of an operation that starts another, and how that ends.
    pub fn start(
        &mut self,
        (kind, method): (Feature, Feature),
        keys: &mut Map<String, Value>,
        responses: &mut Map<String, Value>,
        call: &mut Call,
    ) {
        let ends =
            ["start: azure-async-operation", "start: operation-location", "start: location", "start: original-uri"];
        let end = self.random.feature(&ends);
        self.uses(end);
        let mut lro = Map::from_iter([("final-state".to_owned(), json!(end.trim_start_matches("start: ")))]);
        let result = self.result(kind, keys);
        if let Some(result) = &result {
            lro.insert("result".to_owned(), result.schema.clone());
        }
        self.answers_of_start(result, responses, call);
        self.more_of_start(end, kind, method, &mut lro);
        // Where to ask is told by a header, which an example would have to give as well.
        call.answers.retain(|answer| answer.status != 202);
        keys.insert("long-running".to_owned(), Value::Object(lro));
    }

    fn result(&mut self, kind: Feature, keys: &mut Map<String, Value>) -> Option<Written> {
        if kind == "kind: start of a list" {
            self.uses("start: with a result");
            let feature = self.random.feature(&[
                "list: link",
                "list: nested link",
                "list: one page",
                "list: default keys",
                "list: page of several operations",
            ]);
            let (page, paging, _) = self.page(feature);
            keys.insert("paging".to_owned(), paging);
            return Some(page);
        }
        let feature = self.random.feature(&["start: with a result", "start: with a result", "start: without a result"]);
        self.uses(feature);
        (feature == "start: with a result").then(|| {
            let mut object = Object::default();
            (object.extra, object.sample) = self.object(1);
            self.body_of(object)
        })
    }

    /// What the start itself answers: its result at once, that it goes on, or something of its own.
    fn answers_of_start(&mut self, result: Option<Written>, responses: &mut Map<String, Value>, call: &mut Call) {
        let feature = if self.random.chance(40) {
            self.random.feature(&["answer: none", "answer: one or none"])
        } else {
            self.random.feature(ANSWERS)
        };
        self.uses(feature);
        match feature {
            "answer: none" => {
                let body = self.body_of_start();
                self.answer(responses, 202, body, call);
                if self.random.chance(30) {
                    self.answer(responses, 204, None, call);
                }
            }
            "answer: one or none" => {
                self.answer(responses, 200, result, call);
                let body = self.body_of_start();
                self.answer(responses, 202, body, call);
            }
            "answer: one of three" => {
                self.uses("start: typed response");
                self.successes(feature, result, responses, call);
            }
            _ => {
                self.successes(feature, result, responses, call);
                if let Some(body) = self.body_of_start() {
                    self.answer(responses, 202, Some(body), call);
                }
            }
        }
    }
}
