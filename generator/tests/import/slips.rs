//! A description that somebody broke ends in specs or in problems, never in a panic.

use super::{CASES, errors, from_disk, imported, root, said, wanted};
use generator::openapi::Library;
use serde_json::{Value, json};
use std::path::Path;

/// Numbers that look random and are the same in every run (Marsaglia's xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end.max(1) as u64).expect("below a usize")
    }
}

/// Every pointer to a value.
fn pointers(value: &Value, at: &str, into: &mut Vec<String>) {
    into.push(at.to_owned());
    match value {
        Value::Object(keys) => {
            for (key, inner) in keys {
                pointers(inner, &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), into);
            }
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, inner)| pointers(inner, &format!("{at}/{index}"), into));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Puts something else where a value stands: another value of the description, or what nobody expects.
fn broken(value: &Value, dice: &mut Dice) -> Value {
    let mut all = Vec::new();
    pointers(value, "", &mut all);
    let odd = [
        json!(null),
        json!([]),
        json!({}),
        json!(""),
        json!(-1),
        json!(0.5),
        json!(1e300),
        json!(true),
        json!("é\u{202e}\0"),
        json!({ "$ref": "#" }),
        json!({ "$ref": "#/definitions/Bakery" }),
        json!({ "$ref": "nowhere.json#/a%" }),
        json!({ "allOf": [{ "$ref": "#/definitions/Bakery" }] }),
        json!(["string", 7, null]),
    ];
    let mut changed = value.clone();
    for _ in 0..=dice.below(3) {
        let to = &all[dice.below(all.len())];
        let other = value.pointer(&all[dice.below(all.len())]).cloned().unwrap_or_default();
        let new = if dice.below(3) == 0 { other } else { odd[dice.below(odd.len())].clone() };
        if let Some(place) = changed.pointer_mut(to) {
            *place = new;
        }
    }
    changed
}

#[test]
fn typing_mistakes_end_in_specs_or_in_problems() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut told = 0;
    for round in 0..300 {
        let case = CASES[round % CASES.len()];
        let whole: Value = serde_yaml::from_str(&from_disk(Path::new(case)).expect("a description")).expect("YAML");
        let text = broken(&whole, &mut dice).to_string();
        let read = |path: &Path| if path == Path::new(case) { Some(text.clone()) } else { from_disk(path) };
        let imported = imported(case, &wanted(), &read);
        told += usize::from(!said(&imported).is_empty());
        // What is written is YAML of the language, whatever else may be wrong with it.
        if round % 30 == 0 {
            let shown = errors(&imported);
            assert!(!shown.contains("error[yaml") && !shown.contains("error[unknown-key]"), "{text}\n{shown}");
        }
    }
    assert!(told > 130, "only {told} of 300 broken descriptions led to a word");
}

#[test]
fn what_is_not_a_description_is_reported() {
    for text in ["", "{", "[]", "7", "swagger: '1.2'", "openapi: 3.0.0", "swagger: '2.0'\npaths: 7", "a: &a [*a]"] {
        let read = |_: &Path| Some(text.to_owned());
        let imported = imported("broken.yaml", &wanted(), &read);
        assert!(imported.ids.is_empty(), "{text}");
    }
    let mut library = Library::default();
    let problems = library.add(Path::new("nowhere.json"), &mut |path| from_disk(path).ok_or_else(String::new));
    assert_eq!(problems.len(), 1);
    assert!(root().is_dir());
}
