//! All pairs as services of one crate for each side, emitted, so that they are compiled in one go.

use crate::pairs;
use generator::diff::{self, Side};
use generator::model::Api;
use generator::output;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

pub fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

/// The name of a case as a folder of specs and a module.
pub fn plain(case: &str) -> String {
    case.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// The top folders of a side, where they are among those of all cases.
pub fn tops(case: &str, api: &Api) -> BTreeSet<String> {
    api.modules.iter().map(|module| moved(case, module.path[0].as_str())).collect()
}

/// The folder of a case's service or of what its services share, among those of all cases.
pub fn moved(case: &str, folder: &str) -> String {
    if folder == "shop" { plain(case) } else { format!("{}{folder}", plain(case)) }
}

/// One side of a case by itself.
pub fn side(case: &str, which: &str) -> Side {
    let path = pairs::folder(case, which);
    diff::side(&path.to_string_lossy(), &path).unwrap_or_else(|error| panic!("{case}/{which}: {error}"))
}

/// One side of all cases as one spec: each case is a service.
pub fn merged(which: &str, folder: &Path) -> Side {
    let specs = folder.join(which);
    write(&specs.join("crate.yaml"), "name: shops\nversion: 1.0.0\ndoc: Many shops.\n");
    for case in pairs::names() {
        let from = pairs::folder(&case, which);
        for path in yaml(&from) {
            let below = path.strip_prefix(&from).expect("below").to_string_lossy().replace('\\', "/");
            let Some((top, rest)) = below.split_once('/') else { continue };
            let text = fs::read_to_string(&path).expect("a spec");
            let uses = format!("uses: [{}common]", plain(&case));
            write(&specs.join(moved(&case, top)).join(rest), &text.replace("uses: [common]", &uses));
        }
    }
    diff::side(&specs.to_string_lossy(), &specs).unwrap_or_else(|error| panic!("{which}: {error}"))
}

fn yaml(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { yaml(&path) } else { vec![path] }).collect()
}

/// The emitted crate without its tests and what only they need.
pub fn emit(package: &output::Package, folder: &Path) {
    for (path, text) in package.iter() {
        if path == "Cargo.toml" {
            write(&folder.join(path), text.split("[dev-dependencies]").next().unwrap_or(text));
        } else if path.starts_with("src/") || path == "README.md" {
            write(&folder.join(path), text);
        }
    }
}

/// An empty folder of this name for the crates of a test.
pub fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the folder of the last time");
    }
    folder
}

/// Makes the crates of a folder a workspace.
pub fn workspace(folder: &Path, members: &[&str]) {
    write(&folder.join("Cargo.toml"), &format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n"));
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    fs::copy(lock, folder.join("Cargo.lock")).expect("the lock file");
}

/// Where everything that is built goes, so that what crates stand on is built once.
pub fn target() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the folder of all artifacts")
}

/// Code that names items of a case, as items of the crate of this name that has all cases.
pub fn relocated(code: &str, case: &str, api: &Api, krate: &str) -> String {
    let tops: BTreeSet<&str> = api.modules.iter().map(|module| module.path[0].as_str()).collect();
    tops.into_iter().fold(code.to_owned(), |code, top| {
        code.replace(&format!("{krate}::{top}::"), &format!("{krate}::{}::", moved(case, top)))
    })
}
