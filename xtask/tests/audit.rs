//! The project's specs proofread against descriptions of their services: one that says the same, and some that say otherwise in one place each.

use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn specs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").join("specs")
}

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_opgen")).args(arguments).output().expect("it runs")
}

/// The folder of the exported descriptions.
fn exported() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_string_lossy().into_owned();
    let output = run(&["export", "--specs", &specs().to_string_lossy(), "--out", &out]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    folder
}

fn audit(description: &Path) -> (Option<i32>, String) {
    let output = run(&["audit", &specs().to_string_lossy(), "--against", &description.to_string_lossy()]);
    (output.status.code(), String::from_utf8(output.stdout).expect("text"))
}

const DEVCENTER: &str = "devcenter/2025-02-01.json";
const MYSQL: &str = "mysql/2024-12-30.json";
const CONTAINERS: &str = "containerservice/2025-05-02-preview.json";
const INSIGHTS: &str = "operationalinsights/2025-07-01.json";

#[test]
fn a_description_that_says_the_same_has_no_findings() {
    let folder = exported();
    for file in [DEVCENTER, MYSQL, CONTAINERS, INSIGHTS] {
        assert_eq!(audit(&folder.path().join(file)), (Some(0), String::new()), "{file}");
    }
}

/// What a description says otherwise: the file, the pointer to an object or list, a key of it, what stands there instead, or nothing, and the
/// headlines of what is found.
type Slip = (&'static str, &'static str, &'static str, Option<Value>, &'static [&'static str]);

fn slips() -> [Slip; 11] {
    [
        (
            MYSQL,
            "/paths/~1subscriptions~1{subscriptionId}~1providers~1Microsoft.DBforMySQL~1locations~1{locationName}~1operationProgress~1{operationId}/get/parameters/1/schema",
            "pattern",
            Some(json!("^[\\w]+$")),
            &["wrong[text-changed]: `LocationName`"],
        ),
        (
            DEVCENTER,
            "/paths/~1projects~1{projectName}~1operationstatuses~1{operationId}/get/parameters/0/schema",
            "maxLength",
            Some(json!(36)),
            &["wrong[text-changed]: `ProjectName`"],
        ),
        (
            CONTAINERS,
            "/components/schemas/OperationStatusResult",
            "required",
            Some(json!(["status", "name"])),
            &["wrong[property-presence-changed]: property `name` of `OperationStatusResult`"],
        ),
        (
            CONTAINERS,
            "/components/schemas/OperationStatusResult/properties",
            "endTime",
            None,
            &["extra[property-added]: property `endTime` of `OperationStatusResult`"],
        ),
        (
            CONTAINERS,
            "/components/schemas/OperationStatusResult/properties",
            "reason",
            Some(json!({ "type": "string" })),
            &["missing[property-removed]: property `reason` of `OperationStatusResult`"],
        ),
        (
            MYSQL,
            "/components/schemas/PercentComplete",
            "maximum",
            Some(json!(1)),
            &["wrong[number-changed]: `PercentComplete`"],
        ),
        (
            MYSQL,
            "/components/schemas/ErrorDetail/properties",
            "target",
            None,
            &["extra[property-added]: property `target` of `ErrorDetail`"],
        ),
        (
            INSIGHTS,
            "/paths/~1subscriptions~1{subscriptionId}~1providers~1Microsoft.OperationalInsights~1locations~1{location}~1operationStatuses~1{asyncOperationId}/get/responses",
            "404",
            Some(json!({ "description": "There is none." })),
            &["missing[error-removed]: response 404 of `OperationStatuses_Get`"],
        ),
        (
            DEVCENTER,
            "/paths/~1projects~1{projectName}~1operationstatuses~1{operationId}/get/responses/default",
            "headers",
            None,
            &["extra[header-added]: header `x-ms-error-code` of response default of `OperationStatuses_Get`"],
        ),
        (
            INSIGHTS,
            "/components/schemas/OperationStatus/properties/startTime",
            "format",
            Some(json!("date")),
            &["wrong[type-changed]: property `startTime` of `OperationStatus`"],
        ),
        (DEVCENTER, "", "paths", Some(json!({})), &["extra[operation]: the operation `OperationStatuses_Get`"]),
    ]
}

#[test]
fn each_difference_from_a_description_is_found_with_both_locations() {
    let folder = exported();
    let mut wrong = Vec::new();
    for (file, pointer, key, value, expected) in slips() {
        let path = folder.path().join(file);
        let whole = fs::read_to_string(&path).expect("a description");
        let mut description: Value = serde_json::from_str(&whole).expect("JSON");
        let place = description.pointer_mut(pointer).and_then(Value::as_object_mut).expect("an object");
        match value {
            Some(value) => drop(place.insert(key.to_owned(), value)),
            None => drop(place.remove(key)),
        }
        fs::write(&path, description.to_string()).expect("a file");
        let specs = specs().join(file.trim_end_matches(".json"));
        let output = run(&["audit", &specs.to_string_lossy(), "--against", &path.to_string_lossy()]);
        let text = String::from_utf8(output.stdout).expect("text");
        let found: Vec<&str> = text.lines().filter(|line| !line.starts_with(' ') && !line.is_empty()).collect();
        let is_placed = text.lines().any(|line| line.starts_with("  spec ") && line.contains(".yaml:"));
        if output.status.code() != Some(1) || found != expected || !is_placed && !expected[0].starts_with("missing") {
            wrong.push(format!("{file}#{pointer}/{key}\n{text}{}", String::from_utf8_lossy(&output.stderr)));
        }
        fs::write(&path, whole).expect("a file");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_schema_that_has_no_name_in_the_description_differs_only_in_rust() {
    let folder = exported();
    let path = folder.path().join(CONTAINERS);
    let mut description: Value =
        serde_json::from_str(&fs::read_to_string(&path).expect("a description")).expect("JSON");
    let percent = "/components/schemas/OperationStatusResult/properties/percentComplete";
    let inline = json!({ "type": "number", "format": "double", "minimum": 0, "maximum": 100 });
    *description.pointer_mut(percent).expect("the property") = inline;
    fs::write(&path, description.to_string()).expect("a file");
    assert_eq!(audit(&path), (Some(0), String::new()));
}

#[test]
fn the_chapter_shows_what_is_printed() {
    let folder = exported();
    let whole = fs::read_to_string(folder.path().join(DEVCENTER)).expect("a description");
    let description = folder.path().join("devcenter.json");
    fs::write(&description, whole.replace("\"maxLength\": 63", "\"maxLength\": 36")).expect("a file");
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    let mut command = Command::new(env!("CARGO_BIN_EXE_opgen"));
    command.current_dir(workspace).args(["audit", "specs/devcenter/2025-02-01", "--against"]).arg(&description);
    let output = command.output().expect("it runs");
    let printed = String::from_utf8(output.stdout).expect("text");
    let printed = printed.replace(&format!("{}/", folder.path().display()), "");
    let chapter = fs::read_to_string(workspace.join("docs/import.md")).expect("the chapter");
    assert!(chapter.contains(printed.trim_end()), "{printed}");
    assert_eq!(String::from_utf8_lossy(&output.stderr).trim_end(), "1 operation compared: 1 difference");
}

#[test]
fn an_accepted_difference_is_not_reported() {
    let folder = exported();
    let path = folder.path().join(DEVCENTER);
    let text = fs::read_to_string(&path).expect("a description").replace("\"maxLength\": 63", "\"maxLength\": 36");
    fs::write(&path, text).expect("a file");
    let accepted = folder.path().join("accepted.yaml").to_string_lossy().into_owned();
    let specs = specs().join("devcenter/2025-02-01").to_string_lossy().into_owned();
    let description = path.to_string_lossy().into_owned();
    let audit = |more: &[&str]| {
        let arguments = [&["audit", specs.as_str(), "--against", description.as_str()], more].concat();
        run(&arguments).status.code()
    };
    assert_eq!(audit(&["--accept", &accepted, "--write"]), Some(1));
    let file = fs::read_to_string(&accepted).expect("a file");
    let reasons: String = file
        .lines()
        .map(|line| {
            if line.trim_start().starts_with("reason:") {
                "  reason: The page says 63.\n".to_owned()
            } else {
                format!("{line}\n")
            }
        })
        .collect();
    fs::write(&accepted, reasons).expect("a file");
    assert_eq!(audit(&["--accept", &accepted]), Some(0));
}
