//! The forms of a report say the same: each has every entry and every finding, with the same sentence.

use crate::change::{GET, OPERATIONS, PUT, Spec, report};
use crate::{cases, compared};
use generator::diagnose::TextStyle;
use generator::diff::{self, Report};
use serde_json::Value;
use std::collections::BTreeSet;

/// A text without what a form adds to it: marks, escapes and the ends of lines.
fn plain(text: &str) -> String {
    let marks =
        [("<code>", ""), ("</code>", ""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("\\|", "|"), ("`", "")];
    let text = marks.into_iter().fold(text.to_owned(), |text, (mark, meant)| text.replace(mark, meant));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn strings(values: &Value) -> Vec<String> {
    let values = values.as_array().expect("a list");
    values.iter().map(|value| value.as_str().expect("a text").to_owned()).collect()
}

fn agree(case: &str, report: &Report) {
    let json: Value = serde_json::from_str(&diff::json(report)).expect("JSON");
    let sarif: Value = serde_json::from_str(&diff::sarif(report)).expect("JSON");
    let [text, brief, markdown, changelog] = [
        diff::text(report, TextStyle::Plain),
        diff::brief(report, TextStyle::Plain),
        diff::markdown(report),
        diff::changelog(report),
    ]
    .map(|form| plain(&form));

    let found: BTreeSet<String> = report.findings.iter().map(diff::Finding::fingerprint).collect();
    let results = sarif["runs"][0]["results"].as_array().expect("results");
    let fingerprints = |values: &[Value], pick: fn(&Value) -> &Value| -> BTreeSet<String> {
        values.iter().map(|value| pick(value).as_str().expect("a fingerprint").to_owned()).collect()
    };
    let in_json = fingerprints(json["findings"].as_array().expect("findings"), |it| &it["fingerprint"]);
    let in_sarif = fingerprints(results, |it| &it["partialFingerprints"]["specChange/v1"]);
    let entries = json["entries"].as_array().expect("entries");
    let in_entries: Vec<String> = entries.iter().flat_map(|entry| strings(&entry["findings"])).collect();
    assert_eq!((&in_json, &in_sarif), (&found, &found), "{case}");
    assert_eq!(in_entries.len(), report.findings.len(), "{case}: each finding stands in one entry");
    assert_eq!(in_entries.into_iter().collect::<BTreeSet<_>>(), found, "{case}");

    let summary = &json["summary"];
    let first = [strings(&summary["worst"]), strings(&summary["next"])].concat();
    for said in first
        .into_iter()
        .chain([&summary["changes"], &summary["version"]].into_iter().filter_map(|it| it.as_str().map(str::to_owned)))
    {
        let said = plain(&said);
        assert!(text.contains(&said) && markdown.contains(&said), "{case}: {said}\n{text}\n{markdown}");
    }
    for entry in entries {
        let message = plain(entry["message"].as_str().expect("a sentence"));
        for form in [&text, &brief, &markdown] {
            assert!(form.contains(&message), "{case}: {message}\n{form}");
        }
        let mut sentence = message.chars();
        let first: String = sentence.next().into_iter().flat_map(char::to_uppercase).chain(sentence).collect();
        let is_released = ["breaking", "undecided"].contains(&entry["level"].as_str().expect("a level"));
        let is_released = is_released
            && !report.findings.iter().any(|it| it.upgrade && strings(&entry["findings"]).contains(&it.fingerprint()));
        assert!(!is_released || changelog.contains(&first), "{case}: {first}\n{changelog}");
    }
    for (finding, result) in report.findings.iter().zip(results) {
        let message =
            json["findings"].as_array().expect("findings").iter().find(|it| it["fingerprint"] == finding.fingerprint());
        let message = message.and_then(|it| it["message"].as_str()).expect("a sentence");
        assert!(result["message"]["text"].as_str().is_some_and(|text| text.starts_with(message)), "{case}: {message}");
    }
}

#[test]
fn every_form_says_the_same() {
    for case in cases() {
        agree(&case, &compared(&case));
    }
    agree("none", &Report::default());
}

/// A header more in each of so many operations.
fn with_header(count: usize) -> Report {
    let operation = |index: usize, header: &str| {
        format!(
            "  Things_Get{index}: {{ doc: d., source: 'https://example.com', get: /things/{index}, {header}responses: {{ 204: }} }}\n"
        )
    };
    let spec = |header: &str| {
        let operations: String = (0..count).map(|index| operation(index, header)).collect();
        Spec::new().service("shop/2025-01-01", &operations, "")
    };
    report(
        &format!("{count} headers"),
        &spec(""),
        &spec("headers: { x-tenant: { doc: T., type: string, required: true } }, "),
    )
}

#[test]
fn equal_changes_are_one_entry() {
    let report = with_header(50);
    agree("headers", &report);
    let text = diff::text(&report, TextStyle::Plain);
    assert!(text.starts_with("50 changes in 1 entry: 50 breaking; 50 of them correct the transcription\n"), "{text}");
    assert!(text.contains("breaking[parameter-added]: header `x-tenant` of 50 operations was added\n"), "{text}");
    assert!(text.contains("`Things_Get0`") && text.contains("`Things_Get49`"), "{text}");
    assert!(text.lines().count() <= 40, "{text}");
    assert_eq!(diff::brief(&report, TextStyle::Plain).lines().filter(|line| line.contains('[')).count(), 1);
    let changelog = diff::changelog(&report);
    assert_eq!(changelog.matches("(x_tenant: &str)").count(), 50, "{changelog}");
}

#[test]
fn a_comment_holds_any_report() {
    let markdown = diff::markdown(&with_header(1_500));
    assert!(markdown.len() < 60_000, "{}", markdown.len());
    assert!(markdown.contains("- and 1300 more\n"), "{markdown}");

    // As many entries as there are operations: none is like another.
    let operation = |index: usize, length: usize| {
        format!(
            "  Things_Get{index}: {{ doc: d., source: 'https://example.com', get: '/things/{index}/{{name{index}}}', path: {{ name{index}: {{ doc: N., type: string, maxLength: {length} }} }}, responses: {{ 204: }} }}\n"
        )
    };
    let spec = |change: usize| {
        let operations: String = (0..1_500).map(|index| operation(index, 10 + index * change)).collect();
        Spec::new().service("shop/2025-01-01", &operations, "")
    };
    let markdown = diff::markdown(&report("limits", &spec(2), &spec(1)));
    assert!(markdown.len() < 60_000, "{}", markdown.len());
    assert!(markdown.contains(" more, which `--format text` and `--format json` show\n"), "{markdown}");
    assert_eq!(markdown.matches("<details>").count(), markdown.matches("</details>").count());
}

#[test]
fn a_sentence_names_the_thing_and_the_change() {
    let said = |name: &str, old: &str, new: &str| -> Vec<String> {
        let spec =
            |model: &str| Spec::new().service("shop/2025-01-01", &[GET, PUT].concat(), &format!("\n  Thing: {model}"));
        let json: Value = serde_json::from_str(&diff::json(&report(name, &spec(old), &spec(new)))).expect("JSON");
        json["entries"]
            .as_array()
            .expect("entries")
            .iter()
            .map(|it| it["message"].as_str().expect("a text").to_owned())
            .collect()
    };
    let model = |property: &str| format!("{{ doc: T., properties: {{ created: {{ doc: c., {property} }} }} }}");
    let null = said("null", &model("type: string"), &model("type: string, nullable: true"));
    assert_eq!(null, ["property `created` of `Thing` may now be null"]);
    let both = |limit: u32| {
        format!(
            "{{ doc: T., properties: {{ a: {{ doc: a., type: string, nullable: {0} }}, b: {{ doc: b., type: string, nullable: {0} }} }} }}",
            limit > 1
        )
    };
    assert_eq!(said("two", &both(1), &both(2)), ["2 properties of `Thing` may now be null"]);
    let long = said("limit", &model("type: string, maxLength: 8"), &model("type: string, maxLength: 6"));
    assert_eq!(long, ["`Created` allows less than before: maxLength `8` -> `6`"]);
}

#[test]
fn no_sentence_is_what_the_rule_is_about() {
    for case in cases() {
        for finding in &compared(&case).findings {
            let message = diff::headline(finding);
            let about = finding.rule.about().trim_end_matches('.').to_lowercase();
            assert!(!message.to_lowercase().contains(&about), "{case}: {message}");
            assert!(
                !message.contains(['{', '}'])
                    || finding.subject.contains('{')
                    || finding.details.iter().any(|it| format!("{:?}{:?}", it.old, it.new).contains('{')),
                "{case}: {message}"
            );
        }
    }
}

#[test]
fn services_are_told_apart() {
    let spec = |length: u32| {
        let service = |name: &str| {
            let operation = format!(
                "  Op_Get: {{ doc: d., source: 'https://example.com', get: '/{{n}}', path: {{ n: {{ doc: N., type: string, maxLength: {length} }} }}, responses: {{ 204: }} }}\n"
            );
            format!("{}{operation}", OPERATIONS.replace("Shop", name))
        };
        Spec::new()
            .with("shop/2025-01-01/operations.yaml", &service("Shop"))
            .with("store/2025-01-01/operations.yaml", &service("Store").replace("{n}", "{m}").replace(" n: ", " m: "))
    };
    let changelog = diff::changelog(&report("told apart", &spec(5), &spec(4)));
    for folder in ["shop/2025-01-01", "store/2025-01-01"] {
        assert_eq!(
            changelog.lines().filter(|line| line.contains(&format!(" in {folder} <!-- "))).count(),
            1,
            "{changelog}"
        );
    }
}

#[test]
fn a_version_is_named_by_the_number_that_rises() {
    let model =
        |property: &str| format!("\n  Thing: {{ doc: T., properties: {{ a: {{ doc: a., {property} }}{{more}} }} }}");
    let version = |name: &str, version: &str, more: &str| {
        let spec = |more: &str| {
            let crate_file = format!("name: acme_shop\nversion: {version}\ndoc: A shop.\n");
            let models = model("type: string").replace("{more}", more);
            Spec::new().with("crate.yaml", &crate_file).service("shop/2025-01-01", GET, &models)
        };
        let text = diff::text(&report(name, &spec(""), &spec(more)), TextStyle::Plain);
        plain(text.split("next ").next().unwrap_or_default()).split_once("version ").expect("a version").1.to_owned()
    };
    let added = ", b: { doc: b., type: string }";
    for (old, said) in [
        ("0.1.0", "0.1.0 -> 0.1.1 or later (patch, which stands for minor below 1.0.0); crate.yaml says 0.1.0"),
        ("1.1.0", "1.1.0 -> 1.2.0 or later (minor); crate.yaml says 1.1.0"),
        ("1.0.0-beta.1", "1.0.0-beta.1 -> 1.0.0-beta.2 or later (a pre-release); crate.yaml says 1.0.0-beta.1"),
    ] {
        assert_eq!(version(&format!("version {old}"), old, added), said);
    }
}

#[test]
fn colours_add_nothing_but_colours() {
    let report = with_header(3);
    let form = |style| [diff::text(&report, style), diff::brief(&report, style)].concat();
    let (plain, coloured) = (form(TextStyle::Plain), form(TextStyle::Coloured));
    let bare: String = coloured
        .split('\u{1b}')
        .enumerate()
        .map(|(index, part)| if index == 0 { part } else { part.split_once('m').expect("a colour").1 })
        .collect();
    assert!(coloured != plain && bare == plain, "{coloured:?}");
}

#[test]
fn what_breaks_a_preview_is_counted_apart() {
    let spec = |version: &str, limit: u32| {
        let put = PUT.replace("body: Thing", "body: Thing, query: { q: { doc: Q., type: string, maxLength: LIMIT } }");
        let models = "\n  Thing: { doc: T., properties: { a: { doc: a., type: string } } }";
        Spec::new().service(&format!("shop/{version}"), &put.replace("LIMIT", &limit.to_string()), models)
    };
    let text = diff::text(&report("preview", &spec("2025-01-01-preview", 8), &spec("2025-01-01", 6)), TextStyle::Plain);
    assert!(text.starts_with("3 changes: 1 breaking a preview, 1 breaking code alone, 1 for people only\n"), "{text}");
    assert!(
        text.contains("\npreview, major[text-changed]: ") && text.contains("tell the users of the preview"),
        "{text}"
    );
}
