//! Two emitted crates whose runtime is in a third, so that their errors, responses and values are of the same types.

use generator::diagnose::{self, Problems, Severity, TextStyle};
use generator::output::Package;
use generator::source::Sources;
use generator::{render, resolve, source};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folders of specs, each of a crate.
const CRATES: [&str; 4] = ["runtime", "left", "right", EVERYTHING];

/// The fictitious services that use every construct, whose runtime is shared as well.
const EVERYTHING: &str = "vocabulary";

fn package(name: &str) -> Package {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let (specs, more) = match name {
        EVERYTHING => (tests.join("vocabulary/specs"), "runtime: { name: shop_runtime, path: ../runtime }\n"),
        name => (tests.join("sharing").join(name), ""),
    };
    let mut sources = Sources::default();
    for (_, file) in source::load(&specs).expect("the specs can be read").iter() {
        let is_crate = file.path.ends_with("crate.yaml");
        sources.add(file.path.clone(), format!("{}{}", file.text, if is_crate { more } else { "" }));
    }
    let problems = Problems::default();
    let api = resolve::resolve(&specs, &sources, &problems);
    let reports = problems.into_reports();
    let wrong = reports.iter().filter(|report| report.severity > Severity::Note).count();
    assert_eq!(wrong, 0, "{}", diagnose::text(&reports, &sources, TextStyle::Plain));
    render::package(&api.expect("an api without mistakes")).printed()
}

#[test]
fn a_crate_that_shares_its_runtime_has_none_and_asks_for_it() {
    let (runtime, left) = (package("runtime"), package("left"));
    let of_runtime = |package: &Package| package.paths().filter(|path| path.starts_with("src/runtime/")).count();
    assert!(of_runtime(&runtime) > 50 && of_runtime(&left) == 0);
    let root = left.get("src/lib.rs").expect("a root");
    assert!(root.contains("pub use shop_runtime::runtime;") && !root.contains("mod runtime;"), "{root}");
    let manifest = left.get("Cargo.toml").expect("a manifest");
    for line in [
        r#"shop_runtime = { version = "0.1", path = "../runtime", default-features = false }"#,
        r#"client = ["dep:azure_core", "shop_runtime/client"]"#,
        r#"reqwest = ["client", "azure_core/default", "shop_runtime/reqwest"]"#,
        r#"mock = ["client", "shop_runtime/mock"]"#,
        r#"rust_decimal = ["shop_runtime/rust_decimal"]"#,
        r#"debug = ["shop_runtime/debug"]"#,
    ] {
        assert!(manifest.lines().any(|it| it == line), "{line} is not in\n{manifest}");
    }
    assert!(!manifest.contains("futures-core"), "{manifest}");
}

/// Code that passes what one crate gives to the other.
const BOTH: &str = r#"//! Uses two clients together.

use left_client::shop::models::Item;
use right_client::till::{ItemsClient, models::Problem};

/// Passes the response, the error and a value of one crate on as those of the other.
pub async fn both(left: &left_client::shop::ItemsClient, right: &ItemsClient) -> Result<Vec<right_client::Response<Item>>, right_client::PollError<Problem>> {
    let first: right_client::Response<Item> = left.get(&"chair".try_into()?, None).await.map_err(|error| match error {
        left_client::Error::Request(error) => right_client::Error::Request(error),
        left_client::Error::Transport(error) => right_client::Error::Transport(error),
        _ => right_client::Error::from(azure_core::Error::from(error)),
    })?;
    let price: Option<right_client::runtime::decimal::Decimal> = first.value().price.as_ref().map(|it| it.get().clone());
    right.get(&"table".try_into()?, None).await?;
    drop(price);
    Ok(vec![first])
}
"#;

fn cargo(folder: &Path, arguments: &[&str]) {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the folder of all artifacts");
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .output()
        .expect("cargo");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {arguments:?}:\n{said}");
}

#[test]
#[ignore = "compiles four crates: CI runs it"]
fn two_crates_have_the_same_types() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("sharing");
    drop(fs::remove_dir_all(&folder));
    for name in CRATES {
        for (path, text) in package(name).iter() {
            let path = folder.join(name).join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be written");
            fs::write(path, text).expect("the file can be written");
        }
    }
    let members = r#"[workspace]
resolver = "3"
members = ["runtime", "left", "right", "vocabulary", "both"]
"#;
    let manifest = r#"[package]
name = "both"
version = "0.1.0"
edition = "2024"

[dependencies]
azure_core = "1.1"
left_client = { path = "../left" }
right_client = { path = "../right" }
"#;
    fs::create_dir_all(folder.join("both/src")).expect("the folder can be written");
    fs::write(folder.join("both/Cargo.toml"), manifest).expect("the manifest can be written");
    fs::write(folder.join("both/src/lib.rs"), BOTH).expect("the code can be written");
    fs::write(folder.join("Cargo.toml"), members).expect("the manifest can be written");
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    fs::copy(lock, folder.join("Cargo.lock")).expect("the lock file can be copied");
    cargo(&folder, &["clippy", "--offline", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]);
    cargo(
        &folder,
        &["check", "--offline", "--quiet", "-p", "left_client", "--no-default-features", "--features", "shop"],
    );
    cargo(&folder, &["test", "--offline", "--quiet", "-p", "left_client", "--features", "mock"]);
}
