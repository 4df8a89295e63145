//! Schemas of single values: every type and format with every constraint that goes with it, each with a value that it allows.

use super::feature::Feature;
use super::random::Random;
use serde_json::{Map, Value, json};

/// The keys of a schema and a value of it.
pub struct Scalar {
    pub keys: Map<String, Value>,
    pub sample: Value,
}

/// The constraints that a form can have.
pub fn constraints(form: Feature) -> &'static [Feature] {
    match form {
        "form: string" | "form: uuid" | "form: uri" | "form: arm-id" => &[
            "constraint: none",
            "constraint: pattern",
            "constraint: length",
            "constraint: pattern and length",
            "constraint: enforce length",
        ],
        "form: int32" | "form: int64" | "form: float" | "form: double" | "form: decimal" | "form: text int32"
        | "form: text int64" | "form: text float" | "form: text double" | "form: text decimal" => {
            &["constraint: none", "constraint: range", "constraint: exclusive range", "constraint: multiple"]
        }
        _ => &["constraint: none"],
    }
}

/// The forms of single values.
pub fn is_scalar(form: Feature) -> bool {
    !matches!(
        form,
        "form: any"
            | "form: list"
            | "form: map"
            | "form: object"
            | "form: object with more"
            | "form: extended"
            | "form: union"
            | "form: union in a union"
            | "form: variant"
    )
}

/// The forms that can be secret.
pub fn may_be_secret(form: Feature) -> bool {
    matches!(form, "form: string" | "form: uuid" | "form: uri" | "form: arm-id" | "form: byte" | "form: base64url")
}

/// A schema of the form under the constraint.
pub fn write(random: &mut Random, form: Feature, constraint: Feature) -> Scalar {
    let name = form.trim_start_matches("form: ");
    let mut keys = Map::new();
    let sample = match name {
        "boolean" => {
            keys.insert("type".to_owned(), json!("boolean"));
            json!(random.chance(50))
        }
        "open words" | "closed words" => words(random, &mut keys, name == "closed words"),
        "open numbers" | "closed numbers" => numbers(random, &mut keys, name == "closed numbers"),
        "string" => {
            keys.insert("type".to_owned(), json!("string"));
            text(random, &mut keys, constraint)
        }
        _ if number(name) => numeric(random, &mut keys, name, constraint),
        _ => formatted(random, &mut keys, name, constraint),
    };
    Scalar { keys, sample }
}

fn number(name: &str) -> bool {
    let name = name.trim_start_matches("text ");
    matches!(name, "int32" | "int64" | "unixtime" | "float" | "double" | "decimal")
}

fn text(random: &mut Random, keys: &mut Map<String, Value>, constraint: Feature) -> Value {
    let patterns = [("^[a-z]{3,9}$", "abcd"), ("[0-9]+", "a12"), (r"^[-\w\._\(\)]+$", "a-b.c"), ("^a|b$", "ab")];
    let (pattern, matching) = random.pick(&patterns);
    let mut limits = || {
        let lengths = [(Some(1), Some(20)), (Some(2), None), (None, Some(9))];
        let (min, max) = random.pick(&lengths);
        min.into_iter().for_each(|min: u32| drop(keys.insert("minLength".to_owned(), json!(min))));
        max.into_iter().for_each(|max: u32| drop(keys.insert("maxLength".to_owned(), json!(max))));
    };
    match constraint {
        "constraint: pattern" => {
            keys.insert("pattern".to_owned(), json!(pattern));
            json!(matching)
        }
        "constraint: length" => {
            limits();
            json!("länge")
        }
        "constraint: pattern and length" => {
            limits();
            keys.insert("pattern".to_owned(), json!(pattern));
            json!(matching)
        }
        "constraint: enforce length" => {
            limits();
            keys.insert("pattern".to_owned(), json!("^(a|b)\\1$"));
            keys.insert("enforce".to_owned(), json!("length"));
            json!("aa")
        }
        _ => json!(random.pick(&["text", "a b/c?d=e&f#g%20", "say \"hi\"", "größe", "it's 100 %"])),
    }
}

fn formatted(random: &mut Random, keys: &mut Map<String, Value>, name: &str, constraint: Feature) -> Value {
    let (pattern, sample) = match name {
        "date" => ("", "2024-02-29"),
        "date-time" => ("", "2024-02-29T12:30:45Z"),
        "date-time-rfc1123" => ("", "Thu, 29 Feb 2024 12:30:45 GMT"),
        "duration" => ("", "P1DT2H"),
        "byte" => ("", "AQID/w=="),
        "base64url" => ("", "AQID_w"),
        "uuid" => ("^[0-9a-f-]+$", "0aafe6ba-5c03-4a6c-9d8a-31b0a8fb0c9e"),
        "uri" => ("^https://", "https://example.com/a/b?c=d"),
        _ => ("^/sub", "/subscriptions/a/resourceGroups/b"),
    };
    keys.insert("type".to_owned(), json!("string"));
    keys.insert("format".to_owned(), json!(name));
    if matches!(constraint, "constraint: pattern" | "constraint: pattern and length") {
        keys.insert("pattern".to_owned(), json!(pattern));
    }
    if constraint == "constraint: enforce length" {
        keys.insert("pattern".to_owned(), json!("([a/s]).*\\1"));
        keys.insert("enforce".to_owned(), json!("length"));
    }
    if matches!(constraint, "constraint: length" | "constraint: pattern and length" | "constraint: enforce length") {
        let (key, length) = random.pick(&[("minLength", 3), ("maxLength", 60)]);
        keys.insert(key.to_owned(), json!(length));
    }
    json!(sample)
}

fn numeric(random: &mut Random, keys: &mut Map<String, Value>, name: &str, constraint: Feature) -> Value {
    let format = name.trim_start_matches("text ");
    let whole = matches!(format, "int32" | "int64" | "unixtime");
    let kind = match (name.starts_with("text "), whole) {
        (true, _) => "string",
        (false, true) => "integer",
        (false, false) => "number",
    };
    keys.insert("type".to_owned(), json!(kind));
    keys.insert("format".to_owned(), json!(format));
    let bounds: &[(&str, Value)] = &match constraint {
        "constraint: range" => [("minimum", json!(-5)), ("maximum", json!(100))],
        "constraint: exclusive range" if whole => [("exclusiveMinimum", json!(0)), ("exclusiveMaximum", json!(99))],
        "constraint: exclusive range" => [("exclusiveMinimum", json!(0.5)), ("exclusiveMaximum", json!(99.5))],
        "constraint: multiple" if whole => [("multipleOf", json!(5)), ("minimum", json!(0))],
        "constraint: multiple" => [("multipleOf", json!(0.5)), ("maximum", json!(1000))],
        _ => [("", Value::Null), ("", Value::Null)],
    };
    let sides = [0..2, 0..1, 1..2];
    let side =
        if constraint == "constraint: multiple" && random.chance(50) { 0..1 } else { sides[random.below(3)].clone() };
    for (key, bound) in bounds[side].iter().filter(|(key, _)| !key.is_empty()) {
        keys.insert((*key).to_owned(), bound.clone());
    }
    let value = if format == "unixtime" { json!(1_700_000_000) } else { json!(10) };
    let value = if !whole && random.chance(50) { json!(10.5) } else { value };
    if kind == "string" { json!(value.to_string()) } else { value }
}

fn words(random: &mut Random, keys: &mut Map<String, Value>, closed: bool) -> Value {
    let lists: [&[&str]; 6] = [
        &["red", "green", "dark-blue"],
        &["self", "Self", "crate", "super"],
        &["Error", "Ok", "Err", "Output", "Item", "None"],
        &["1.20", "2nd", "+", "-", ""],
        &["true", "null", "yes"],
        &["Unknown", "Value", "Default", "Display", "String"],
    ];
    let list = random.pick(&lists);
    let list: Vec<&str> = list.iter().copied().filter(|word| *word != "Self").collect();
    let meanings = |word: &&str| match word.len() % 3 {
        0 => ((*word).to_owned(), json!("A sentence.")),
        1 => ((*word).to_owned(), json!({ "doc": "A word.", "deprecated": "Use another." })),
        _ => ((*word).to_owned(), json!({ "doc": "A word.", "rustName": format!("W{}", word.len()) })),
    };
    let with_meanings = random.chance(40) && list.contains(&"red");
    let values = match with_meanings {
        true => Value::Object(list.iter().map(meanings).collect()),
        false => json!(list),
    };
    keys.insert("enum".to_owned(), values);
    if closed {
        keys.insert("closed".to_owned(), json!(true));
    }
    json!(list.first().expect("a word"))
}

fn numbers(random: &mut Random, keys: &mut Map<String, Value>, closed: bool) -> Value {
    keys.insert("type".to_owned(), json!("integer"));
    let meanings = random.chance(50);
    keys.insert(
        "enum".to_owned(),
        if meanings { json!({ "1": "Once.", "10": "Tenfold." }) } else { json!([1, 2, -3]) },
    );
    if closed {
        keys.insert("closed".to_owned(), json!(true));
    }
    json!(1)
}
