//! The README of an emitted crate says what that crate has, whatever kinds of operations and authentication it has, and its code compiles, as
//! does that of the workspace's own README.

use generator::render;
use generator::source::Sources;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const MODELS: &str = "models:\n  Thing: { doc: A thing., properties: { name: { doc: Its name., type: string } } }\n";

/// The files of a crate with one service, whose operations are these lines.
fn files(auth: &str, operations: &str) -> BTreeMap<String, String> {
    files_in("shop", auth, operations)
}

/// The same with the service in this folder.
fn files_in(folder: &str, auth: &str, operations: &str) -> BTreeMap<String, String> {
    let service = format!(
        "service: Shop\napi-version: 2025-01-01\nendpoint: {{ parameter: endpoint, doc: Where it is. }}\nauth: {auth}\noperations:\n{operations}"
    );
    let mut sources = Sources::default();
    sources.add("specs/crate.yaml", "name: my_shop\nversion: 0.1.0\ndoc: A shop.\n");
    sources.add(format!("specs/{folder}/2025-01-01/operations.yaml"), &*service);
    sources.add(format!("specs/{folder}/2025-01-01/models.yaml"), MODELS);
    let (api, reports) = generator::read(Path::new("specs"), &sources);
    let api = api.unwrap_or_else(|| panic!("{reports:#?}"));
    render::package(&api).iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}

const GET: &str = "
  Things_Get:
    doc: Reads a thing.
    get: /things/{thingName}
    path: { thingName: { doc: Which one., type: string, maxLength: 9 } }
    responses: { 200: Thing }
    examples: { Reads a chair: { request: { endpoint: 'https://shop.example', thingName: chair }, response: { status: 200, body: { name: chair } } } }
";

const START: &str = "
  Things_Make:
    doc: Makes a thing.
    post: /things
    responses: { 202: }
    long-running: { final-state: location, result: Thing }
    examples: { Makes a chair: { request: { endpoint: 'https://shop.example' }, response: { status: 202 } } }
";

#[test]
fn a_crate_with_nothing_to_watch_has_no_example_to_watch_with() {
    let files = files("none", GET);
    let readme = &files["README.md"];
    assert!(!readme.contains("watch") && !files.keys().any(|path| path.starts_with("examples/")), "{readme}");
    assert!(readme.contains("let client = ShopClient::new(\"https://shop.example\", None)?;"), "{readme}");
    assert!(readme.contains("client.things().get(&\"chair\".try_into()?, None).await?"), "{readme}");
    assert!(readme.contains("MY_SHOP_TEST_SERVER=http"), "{readme}");
}

#[test]
fn a_key_is_a_secret_and_a_start_is_awaited() {
    let files = files("{ api-key: { header: x-key } }", START);
    let readme = &files["README.md"];
    assert!(readme.contains("use azure_core::credentials::Secret;"), "{readme}");
    assert!(readme.contains("client.things().begin_make(None)?.await?"), "{readme}");
    assert!(!readme.contains("DeveloperToolsCredential") && !readme.contains("compile_fail"), "{readme}");
}

#[test]
fn a_crate_without_examples_says_nothing_of_them() {
    let operations = &START[..START.find("    examples").expect("an example")];
    let readme = &files("none", operations)["README.md"];
    assert!(!readme.contains("--test examples") && !readme.contains("## Use"), "{readme}");
    assert!(
        readme.contains("| Things_Make | `POST /things` | `shop::ShopClient` → `things().begin_make` |"),
        "{readme}"
    );
}

/// Operations and a group whose names are keywords of Rust.
const KEYWORDS: &str = "
  Const_Put:
    doc: Puts a thing.
    put: /things
    responses: { 200: Thing }
  Type_Move:
    doc: Moves a thing.
    post: /things
    responses: { 200: Thing }
    examples: { Moves a chair: { request: { endpoint: 'https://shop.example' }, response: { status: 200, body: { name: chair } } } }
";

/// What the table says each operation is called by.
fn calls(readme: &str) -> Vec<(&str, &str)> {
    let cells = readme.lines().filter_map(|line| line.strip_suffix(" |")?.rsplit_once(" | "));
    cells.filter_map(|(_, call)| call.strip_prefix('`')?.strip_suffix('`')?.split_once("` → `")).collect()
}

#[test]
fn a_keyword_is_a_raw_identifier_in_the_table() {
    let readme = &files_in("loop", "none", KEYWORDS)["README.md"];
    let due = [("r#loop::ShopClient", "r#const().put"), ("r#loop::ShopClient", "r#type().r#move")];
    assert_eq!(calls(readme), due, "{readme}");
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").to_owned()
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be written");
    fs::write(path, text).expect("the file can be written");
}

/// The code of the workspace's README: its first lines, which are a part of a function, and its program.
fn code() -> (String, String) {
    let readme = fs::read_to_string(workspace().join("README.md")).expect("the README");
    let block = |start: &str| {
        let (_, rest) = readme.split_once(start).expect("code");
        rest.split_once("\n```").expect("an end of the code").0.to_owned()
    };
    (block("\n```rust\n"), block("\n```rust,no_run\n"))
}

/// A library that has the code of the workspace's README, and calls what the table of another one lists.
fn library(readme: &str) -> String {
    let (part, program) = code();
    let mut text = format!(
        r#"//! The code of two READMEs.

pub mod first {{
    use azure_operations::devcenter::DevCenterClient;
    use azure_operations::devcenter::models::{{OperationId, OperationStatus, ProjectName}};
    use std::sync::Arc;

    pub async fn call(
        credential: Arc<dyn azure_core::credentials::TokenCredential>,
        operation: OperationId,
    ) -> Result<OperationStatus, Box<dyn std::error::Error>> {{
        {part}
        Ok(status.into_value())
    }}
}}

pub mod program {{
    {program}
}}

"#
    );
    text = text.replace("async fn wait()", "pub async fn wait()");
    for (number, (client, method)) in calls(readme).into_iter().enumerate() {
        let _ = writeln!(
            text,
            "pub async fn row{number}(client: &my_shop::{client}) -> azure_core::Result<()> {{ client.{method}(None).await?; Ok(()) }}"
        );
    }
    let (_, test) = readme.split_once("```rust,no_run\n#[test]\n").expect("a test of one's own code");
    let (test, _) = test.split_once("```\n").expect("its end");
    let unused = "#[expect(unused_variables, reason = \"the caller's own code has it\")]";
    let _ = writeln!(text, "#[cfg(test)]\nmod own_code {{\n#[test]\n{unused}\n{test}}}\n");
    text
}

/// The project that `init` begins, with the program and its test that docs/own-repository.md shows.
fn write_first_project(folder: &Path) {
    let read = |path: &str| fs::read_to_string(workspace().join(path)).expect("a file of the workspace");
    let mut sources = Sources::default();
    sources.add("specs/crate.yaml", "name: hello-client\nversion: 0.1.0\n");
    for name in ["operations.yaml", "models.yaml"] {
        sources.add(format!("specs/hello/2026-01-01/{name}"), read(&format!("xtask/src/init/{name}")));
    }
    let (api, reports) = generator::read(Path::new("specs"), &sources);
    let api = api.unwrap_or_else(|| panic!("{reports:#?}"));
    render::package(&api).iter().for_each(|(path, text)| write(&folder.join("hello").join(path), text));
    let chapter = read("docs/own-repository.md");
    let blocks = chapter.split("```rust\n").skip(1).filter_map(|rest| rest.split_once("```\n"));
    let code: String = blocks.map(|(code, _)| code).collect();
    assert!(code.contains("fn main()") && code.contains("#[tokio::test]"), "{code}");
    write(&folder.join("app/src/main.rs"), &format!("//! A first call.\n\n{code}"));
    let manifest = "[package]\nname = \"app\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n\
        hello-client = { path = \"../hello\", features = [\"mock\"] }\n\
        tokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }\n";
    write(&folder.join("app/Cargo.toml"), manifest);
}

#[test]
#[ignore = "compiles four crates: CI runs it"]
fn the_code_of_the_readmes_compiles() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("readme");
    drop(fs::remove_dir_all(&folder));
    let files = files_in("loop", "none", KEYWORDS);
    files.iter().for_each(|(path, text)| write(&folder.join("my_shop").join(path), text));
    let manifest = format!(
        "[package]\nname = \"calls\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\nazure_core = \"1.1\"\n\
         azure_identity = \"1\"\nazure_operations = {{ path = {:?} }}\nmy_shop = {{ path = \"../my_shop\", features = [\"mock\"] }}\n",
        workspace().join("generated")
    );
    write(&folder.join("calls/Cargo.toml"), &manifest);
    write(&folder.join("calls/src/lib.rs"), &library(&files["README.md"]));
    write_first_project(&folder);
    let steps = [
        "source .ci/beside && workspace \"$0\" '\"my_shop\", \"calls\", \"hello\", \"app\"'",
        "cargo clippy --manifest-path \"$0/Cargo.toml\" --offline --quiet --workspace --all-targets -- -D warnings",
        "cargo test --manifest-path \"$0/Cargo.toml\" --offline --quiet --workspace --doc",
        "cargo test --manifest-path \"$0/Cargo.toml\" --offline --quiet -p calls -p app",
    ];
    for step in steps {
        let output = Command::new("bash")
            .args(["-euc", step])
            .arg(&folder)
            .current_dir(workspace())
            .env(
                "CARGO_TARGET_DIR",
                Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the folder of all artifacts"),
            )
            .output()
            .expect("bash");
        assert!(output.status.success(), "{step}:\n{}", String::from_utf8_lossy(&output.stderr));
    }
}
