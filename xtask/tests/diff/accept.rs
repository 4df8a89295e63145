//! The file of accepted changes: begun, filled in, extended, and refused where it says what is not so.

use crate::bakery::{Bakery, JSON, MODELS, OPERATIONS};
use std::fs;

#[test]
fn accepted_changes_do_not_fail_and_stale_entries_do() {
    let bakery = Bakery::in_git();
    bakery.narrow();
    let fingerprint = bakery.diff(&JSON).fingerprint();
    let entry = |fingerprint: &str| {
        format!("accepted:\n  - {{ fingerprint: {fingerprint}, rule: text-changed, reason: The page says six. }}\n")
    };
    let code = |text: &str| {
        bakery.write("accepted.yaml", text);
        let ran = bakery.diff(&["--specs", "specs", "--fail-on", "any", "--accept", "accepted.yaml"]);
        (ran.code.expect("a code"), ran.out.contains("breaking[text-changed] (accepted)"))
    };
    assert_eq!(code(&entry(&fingerprint)), (0, true));
    assert_eq!(code(&entry("0123456789abcdef")), (1, false));
    let twice = format!("{0}{1}", entry(&fingerprint), entry(&fingerprint).replace("accepted:\n", ""));
    assert_eq!(code(&twice), (3, false));
    assert_eq!(code("accepted: [{ fingerprint: 1 }]\n"), (3, false));
    assert_eq!(code("accepted: 1: 2\n"), (3, false));
    assert_eq!(bakery.diff(&["--specs", "specs", "--accept", "nowhere.yaml"]).code, Some(3));
}

#[test]
fn a_file_of_accepted_changes_is_begun_filled_in_and_extended() {
    let bakery = Bakery::in_git();
    bakery.narrow();
    let diff = |flags: &[&str]| bakery.diff(&[&["--specs", "specs", "--fail-on", "breaking"], flags].concat());
    let accept = ["--accept", "accepted.yaml"];
    let write = ["--accept", "accepted.yaml", "--write"];
    let written = || fs::read_to_string(bakery.top().join("accepted.yaml")).expect("a file");
    let begun = diff(&write);
    assert_eq!(
        (begun.code, begun.err.as_str()),
        (Some(1), "accepted.yaml: 1 added; say in each `reason` why it is right, and take out what is not\n")
    );
    let fingerprint = bakery.diff(&JSON).fingerprint();
    assert!(
        written().contains(&format!("- fingerprint: {fingerprint}\n  rule: text-changed\n  change: ")),
        "{}",
        written()
    );

    let bare = diff(&accept);
    let said = format!("accepted.yaml:3: {fingerprint} has no reason yet");
    assert!(bare.code == Some(3) && bare.err.contains(&said), "{}", bare.err);

    let finished = written().replace("reason: ''", "# as read on Monday\n  reason: 'The page says: six.'");
    bakery.write("accepted.yaml", &finished);
    assert_eq!((diff(&accept).code, diff(&write).code), (Some(0), Some(0)));
    assert_eq!(written(), finished, "what is there stays");

    // One more breaking change.
    bakery.write("specs/bakery/2024-03-01/models.yaml", &MODELS.replace("crust: {", "'tray/1': {"));
    bakery.write(
        "specs/bakery/2024-03-01/operations.yaml",
        &OPERATIONS.replace("{2,8}", "{2,6}").replace("200:", "202: Loaf\n      200:"),
    );
    let more = diff(&write);
    assert!(
        more.code == Some(1) && written().starts_with(finished.trim_end()) && written().len() > finished.len(),
        "{}{}",
        more.err,
        written()
    );
    bakery.write("accepted.yaml", &written().replace("reason: ''", "reason: Read."));
    assert_eq!(diff(&accept).code, Some(0), "{}", written());
    assert_eq!(diff(&["--write"]).code, Some(2), "it says where");
}

#[test]
fn a_change_that_became_graver_is_not_accepted_any_more() {
    let bakery = Bakery::in_git();
    let answer = |model: &str| {
        bakery.write(
            "specs/bakery/2024-03-01/operations.yaml",
            &OPERATIONS.replace("200: Loaf", &format!("200: {model}")),
        )
    };
    let other = |text: &str| {
        bakery.write(
            "specs/bakery/2024-03-01/models.yaml",
            &format!("{MODELS}  Bun:\n    doc: A bun.\n    properties:\n      crust: {{ doc: Its crust., {text} }}\n"),
        )
    };
    answer("Bun");
    other("type: string");
    let accept = ["--specs", "specs", "--fail-on", "any", "--accept", "accepted.yaml"];
    bakery.diff(&[&accept[..], &["--write"]].concat());
    let written = fs::read_to_string(bakery.top().join("accepted.yaml")).expect("a file");
    bakery.write("accepted.yaml", &written.replace("reason: ''", "reason: It is a bun."));
    assert_eq!(bakery.diff(&accept).code, Some(0));
    other("type: string, nullable: true");
    let graver = bakery.diff(&accept);
    assert!(
        graver.code == Some(1) && graver.err.contains("or it means something else now"),
        "{}{}",
        graver.out,
        graver.err
    );
}
