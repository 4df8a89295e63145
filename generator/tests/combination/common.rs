//! Models that several operations use: those of a service, and those of a folder that all services share.

use super::feature::{FORMS, Feature};
use super::name::{Emitted, Names};
use super::page::SharedPage;
use super::random::Random;
use super::scalar;
use super::service::line;
use super::unit::{Model, Sample, Unit};
use super::value::Typed;
use serde_json::json;
use std::sync::LazyLock;

/// A model that any operation may name.
#[derive(Clone)]
pub struct Common {
    pub name: String,
    /// What is remarkable in its name.
    pub feature: Feature,
    pub form: Feature,
    pub constraint: Feature,
    pub declared: Feature,
    pub is_secret: bool,
    /// Whether a shared folder may name it.
    pub is_shared: bool,
    pub sample: Sample,
}

/// The models that the operations of a service have in common, after those of all services.
pub fn of_service<'e>(random: &mut Random, names: &mut Names<'e>) -> (Vec<Common>, SharedPage, Vec<Model>) {
    let mut all = OF_ALL.0.clone();
    let mut unit = Unit::new(random, names, &OF_ALL.0, None);
    for _ in 0..6 {
        all.push(one(&mut unit, "declared: for several operations"));
    }
    // These have constraints that no other form has.
    for form in ["form: string", "form: list"] {
        all.push(of_form(&mut unit, form, "declared: for several operations"));
    }
    let page = unit.a_shared_page();
    (all, page, unit.models)
}

/// The folder that all services share, with those of its models that the texts name: the rest is as much work to read, and proves nothing.
pub fn named_in(texts: impl Iterator<Item = String>) -> String {
    let (mut named, mut left): (String, Vec<&Model>) = (String::new(), OF_ALL.1.iter().collect());
    let mut text: String = texts.collect();
    loop {
        let is_named = |model: &Model| text.contains(&format!("\"{}\"", model.name));
        let (next, others): (Vec<_>, Vec<_>) = left.into_iter().partition(|model| is_named(model));
        if next.is_empty() {
            break;
        }
        // Models name others in turn.
        text = next.into_iter().map(|model| format!("  {}\n", line(&model.name, &model.schema))).collect();
        named += &text;
        left = others;
    }
    let models = if named.is_empty() { String::new() } else { format!("models:\n{named}") };
    format!("doc: What all services share.\n{models}")
}

static OF_ALL: LazyLock<(Vec<Common>, Vec<Model>)> = LazyLock::new(|| {
    let emitted = Emitted::default();
    let (mut random, mut names) = (Random::new(0), Names::new(&emitted, "common"));
    let mut unit = Unit::new(&mut random, &mut names, &[], None);
    // So many that a form has each of its constraints; text and lists have most of them.
    let forms = [&FORMS.repeat(3)[..], &["form: string"; 12], &["form: list"; 9]].concat();
    let all = forms.iter().map(|form| of_form(&mut unit, form, "declared: for several services")).collect();
    (all, unit.models)
});

fn one(unit: &mut Unit<'_, '_>, declared: Feature) -> Common {
    let form = unit.random.feature(FORMS);
    of_form(unit, form, declared)
}

fn of_form(unit: &mut Unit<'_, '_>, form: Feature, declared: Feature) -> Common {
    let is_shared = declared == "declared: for several services" || unit.random.chance(30);
    unit.is_shared = is_shared;
    // As in the places that ask for most, so that it can stand anywhere.
    let place = match form {
        "form: list" => "place: query",
        "form: map" => "place: header",
        _ => "place: property",
    };
    let Typed { mut keys, sample, constraint } = unit.typed(form, place, 1);
    let is_secret = scalar::may_be_secret(form) && unit.random.chance(20);
    if is_secret {
        keys.insert("secret".to_owned(), json!(true));
    }
    let home = unit.random.feature(&["declared: in models", "declared: in operations"]);
    let (name, feature) = unit.model(home, keys);
    unit.is_shared = false;
    Common { name, feature, form, constraint, declared, is_secret, is_shared, sample }
}
