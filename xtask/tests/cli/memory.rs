//! What is remembered of a run is believed only where it proves itself, and never by `--check`.

use crate::bakery::{Bakery, MODELS, stderr, stdout};
use generator::output::Digest;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

const LOAF: &str = "out/src/bakery/v2024_03_01/models/loaf.rs";

/// A bakery with a copy of the command in a target folder of its own.
struct Remembering {
    bakery: Bakery,
}

impl Remembering {
    fn new() -> Self {
        let bakery = Bakery::new();
        bakery.write("target/CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n");
        fs::copy(env!("CARGO_BIN_EXE_opgen"), bakery.path("target/xtask")).expect("a copy");
        Self { bakery }
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let program = self.bakery.path("target/xtask");
        let given = self.bakery.command(arguments);
        let mut command = std::process::Command::new(program);
        command.args(given.get_args()).current_dir(self.bakery.path(".")).output().expect("the command runs")
    }

    fn code(&self, arguments: &[&str]) -> Option<i32> {
        self.run(arguments).status.code()
    }

    fn records(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.bakery.path("target/codegen")).expect("a folder");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        paths.filter(|path| path.extension().is_none()).collect()
    }

    /// Where the specs lie that the record is of.
    fn specs(&self) -> PathBuf {
        self.record().with_extension("specs")
    }

    fn record(&self) -> PathBuf {
        let mut records = self.records();
        assert_eq!(records.len(), 1);
        records.remove(0)
    }
}

#[test]
fn a_record_that_was_altered_cut_or_emptied_changes_nothing() {
    let here = Remembering::new();
    assert_eq!(here.code(&["codegen"]), Some(0));
    let (whole, record) = (here.bakery.files("out"), here.record());
    let text = fs::read(&record).expect("a record");
    let mut altered: Vec<Vec<u8>> = vec![Vec::new(), b"\xff\xfe".to_vec(), text[..text.len() / 2].to_vec()];
    for place in (0..text.len()).step_by(text.len() / 15) {
        let mut other = text.clone();
        other[place] ^= 1;
        altered.push(other);
    }
    for other in altered {
        fs::write(&record, &other).expect("altered");
        let edited = here.bakery.read(LOAF) + "// edited\n";
        here.bakery.write(LOAF, &edited);
        assert_eq!(here.code(&["codegen"]), Some(0));
        assert_eq!(here.bakery.files("out"), whole);
    }
}

/// The record of somebody who knows how records are made.
#[test]
fn check_does_not_believe_a_forged_record() {
    let here = Remembering::new();
    assert_eq!(here.code(&["codegen"]), Some(0));
    let (record, text) = (here.record(), here.bakery.read(LOAF));
    let edited = text.clone() + "// edited\n";
    let [old, new] = [&text, &edited].map(|text| Digest::of([text.as_bytes()]).to_string());
    let kept = fs::read_to_string(&record).expect("a record");
    assert!(kept.contains(&old), "the record has the digest of {LOAF}");
    let lines = kept.trim_end().rsplit_once('\n').expect("lines").0.replace(&old, &new) + "\n";
    fs::write(&record, format!("{lines}{}\n", Digest::of([lines.as_bytes()]))).expect("forged");
    here.bakery.write(LOAF, &edited);
    let check = here.run(&["codegen", "--check"]);
    assert_eq!(stdout(&check), format!("stale    {LOAF}\n"));
    assert_eq!(check.status.code(), Some(1));
}

#[cfg(unix)]
#[test]
fn a_folder_that_others_can_enter_is_not_used() {
    use std::os::unix::fs::PermissionsExt as _;
    let here = Remembering::new();
    let folder = here.bakery.path("target/codegen");
    fs::create_dir(&folder).expect("a folder");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o777)).expect("opened");
    assert_eq!(here.code(&["codegen"]), Some(0));
    assert_eq!(here.records(), [] as [&Path; 0]);
}

#[test]
fn no_more_records_are_kept_than_there_is_room_for() {
    let here = Remembering::new();
    for number in 0..10 {
        assert_eq!(here.code(&["codegen", "--out", &format!("out{number}")]), Some(0));
    }
    assert_eq!(here.records().len(), 8);
    assert_eq!(fs::read_dir(here.bakery.path("target/codegen")).expect("a folder").count(), 16);
}

#[test]
fn a_warning_is_shown_by_every_run() {
    let here = Remembering::new();
    here.bakery.write("specs/bakery/2024-03-01/models.yaml", &MODELS.replace("A loaf.", "Loaf #1 of many."));
    for _ in 0..2 {
        let output = here.run(&["codegen"]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert!(stdout(&output).starts_with("warning[text-cut-short]"), "{}", stdout(&output));
    }
}

#[test]
fn a_change_of_one_model_writes_its_files_only() {
    let here = Remembering::new();
    assert_eq!(here.code(&["codegen"]), Some(0));
    here.bakery.write("specs/bakery/2024-03-01/models.yaml", &MODELS.replace("A loaf.", "A loaf of bread."));
    let output = here.run(&["codegen"]);
    assert_eq!(stdout(&output), format!("updated {LOAF}\n"));
    assert_eq!(here.code(&["codegen", "--check"]), Some(0));
    let kept = fs::read_to_string(here.record()).expect("a record");
    assert_eq!(here.run(&["codegen"]).stdout, b"");
    assert_eq!(fs::read_to_string(here.record()).expect("a record"), kept);
}

/// Specs of two services beside a shared folder.
fn two_services(bakery: &Bakery) {
    bakery.write("specs/common/types.yaml", "models:\n  Weight: { doc: A weight., type: integer, minimum: 1, maximum: 900 }\n  Oven: { doc: An oven., properties: { heat: { doc: Its heat., type: string } } }\n");
    for service in ["cakes", "pies"] {
        bakery.write(&format!("specs/{service}/2024-03-01/operations.yaml"), &operations(service));
        bakery.write(&format!("specs/{service}/2024-03-01/models.yaml"), &models("[a-z]+"));
    }
}

fn operations(service: &str) -> String {
    format!(
        "service: {service}\nuses: [common]\napi-version: 2024-03-01\ndoc: Sweets.\nendpoint: https://bakery.example.org\nauth: none\n\
         operations:\n  All_Get:\n    doc: Reads all.\n    source: https://bakery.example.org/docs\n    get: /all/{{weight}}\n    \
         path: {{ weight: Weight }}\n    responses: {{ 200: All }}\n"
    )
}

fn models(pattern: &str) -> String {
    let kinds = 0..90;
    let fields: String = kinds.clone().map(|kind| format!("      kind{kind}: Kind{kind}\n")).collect();
    let types = kinds.map(|kind| {
        format!("  Kind{kind}: {{ doc: A kind., type: string, pattern: '^{pattern}$', maxLength: {} }}\n", kind + 3)
    });
    format!("models:\n  All:\n    doc: All kinds.\n    properties:\n{fields}{}", types.collect::<String>())
}

#[test]
fn a_change_in_one_service_renders_all_only_where_others_change_with_it() {
    const OPERATIONS: &str = "specs/pies/2024-03-01/operations.yaml";
    let here = Remembering::new();
    two_services(&here.bakery);
    let rendered = |how: &str| {
        let output = here.run(&["codegen"]);
        assert_eq!(output.status.code(), Some(0), "{}{}", stdout(&output), stderr(&output));
        assert!(stderr(&output).contains(how), "not {how}: {}", stderr(&output));
        let fresh = format!("fresh-{}", fs::read_dir(here.bakery.path(".")).expect("a folder").count());
        assert_eq!(here.code(&["codegen", "--out", &fresh]), Some(0));
        assert_eq!(here.bakery.files("out"), here.bakery.files(&fresh), "{how}");
    };
    rendered("all rendered");
    rendered("nothing rendered");
    here.bakery.write(OPERATIONS, &operations("pies").replace("Reads all.", "Reads all pies."));
    rendered("1 service rendered");
    here.bakery.write(
        "specs/pies/2024-03-01/models.yaml",
        &models("[a-z]+").replace("Kind7:", "Kind700:").replace("kind7: Kind7\n", "kind7: Kind700\n"),
    );
    rendered("1 service rendered");
    // Another class of bytes, which all services share.
    here.bakery.write("specs/pies/2024-03-01/models.yaml", &models("[b-y]+"));
    rendered("all rendered");
    // A model of the shared folder that nobody used before.
    here.bakery.write(OPERATIONS, &operations("pies").replace("200: All", "200: Oven"));
    rendered("all rendered");
    here.bakery.write(OPERATIONS, &operations("pies"));
    fs::remove_dir_all(here.bakery.path("specs/cakes")).expect("deleted");
    rendered("all rendered");
}

#[test]
fn remembered_specs_that_were_altered_or_are_gone_change_nothing() {
    let here = Remembering::new();
    two_services(&here.bakery);
    assert_eq!(here.code(&["codegen"]), Some(0));
    let specs = here.specs();
    let alterations: [fn(&str) -> Option<String>; 5] = [
        |kept| Some(kept.replace("maxLength: 3", "maxLength: 4")),
        |kept| Some(kept.replacen("specs/cakes", "specs/caves", 1)),
        |kept| Some(kept[..kept.len() / 2].to_owned()),
        |_| Some(String::new()),
        |_| None,
    ];
    for (number, alter) in alterations.into_iter().enumerate() {
        match alter(&fs::read_to_string(&specs).expect("specs")) {
            Some(altered) => fs::write(&specs, altered).expect("altered"),
            None => fs::remove_file(&specs).expect("removed"),
        }
        let operations = operations("pies").replace("Reads all.", &format!("Reads all pies, {number}."));
        here.bakery.write("specs/pies/2024-03-01/operations.yaml", &operations);
        let said = stderr(&here.run(&["codegen"]));
        assert!(said.contains("all rendered"), "{number}: {said}");
        let fresh = format!("fresh-{number}");
        assert_eq!(here.code(&["codegen", "--out", &fresh]), Some(0));
        assert_eq!(here.bakery.files("out"), here.bakery.files(&fresh));
    }
}

/// What was proved of a service holds for the next run, which needs the specs of the last one no more.
#[test]
fn a_service_is_proved_once_to_be_made_alone_as_with_all_others() {
    let here = Remembering::new();
    two_services(&here.bakery);
    let rendered = |service: &str, doc: &str, how: &str| {
        let specs = format!("specs/{service}/2024-03-01/operations.yaml");
        here.bakery.write(&specs, &operations(service).replace("Reads all.", doc));
        let said = stderr(&here.run(&["codegen"]));
        assert!(said.contains(how), "not {how}: {said}");
        let fresh = format!("fresh-{}", fs::read_dir(here.bakery.path(".")).expect("a folder").count());
        assert_eq!(here.code(&["codegen", "--out", &fresh]), Some(0));
        assert_eq!(here.bakery.files("out"), here.bakery.files(&fresh), "{doc}");
    };
    assert_eq!(here.code(&["codegen"]), Some(0));
    let specs = here.specs();
    rendered("pies", "Reads pies.", "1 service rendered");
    rendered("cakes", "Reads cakes.", "1 service rendered");
    for (service, doc) in [("pies", "Reads all pies."), ("cakes", "Reads all cakes."), ("pies", "Reads every pie.")] {
        fs::remove_file(&specs).expect("removed");
        rendered(service, doc, "1 service rendered");
    }
    // A run that renders all proves nothing, not even of a service that did not change.
    here.bakery.write("specs/cakes/2024-03-01/models.yaml", &models("[b-y]+"));
    assert!(stderr(&here.run(&["codegen"])).contains("all rendered"));
    fs::remove_file(&specs).expect("removed");
    rendered("pies", "Reads one pie.", "all rendered");
}

#[cfg(target_os = "linux")]
#[test]
fn an_installed_program_remembers_in_the_users_folder_of_caches() {
    let bakery = Bakery::new();
    fs::create_dir(bakery.path("bin")).expect("a folder");
    let program = bakery.path("bin/opgen");
    fs::copy(env!("CARGO_BIN_EXE_opgen"), &program).expect("a copy");
    let run = || {
        let mut command = std::process::Command::new(&program);
        command.args(["codegen", "--out", "out"]).current_dir(bakery.path("."));
        stderr(&command.env("XDG_CACHE_HOME", bakery.path("cache")).output().expect("the command runs"))
    };
    assert!(run().contains("all rendered"));
    assert!(run().contains("nothing rendered"));
    assert_eq!(fs::read_dir(bakery.path("cache/opgen/codegen")).expect("a folder").count(), 2);
}
