//! Fills the corpora from the specs and the fixtures: `cargo run --example seed` in this folder, before the first `cargo +nightly fuzz run`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let base = files(&here.join("../tests/ui/base"))?;
    write(here, "specs/all", &joined(&files(&here.join("../../specs"))?))?;
    for case in fs::read_dir(here.join("../tests/ui"))? {
        let case = case?;
        let mut all = base.clone();
        for (path, text) in files(&case.path())? {
            all.retain(|(other, _)| *other != path);
            all.push((path, text));
        }
        write(here, &format!("specs/{}", case.file_name().to_string_lossy()), &joined(&all))?;
    }
    let mut count = 0;
    for (_, text) in files(&here.join("../../specs"))?.iter().chain(&files(&here.join("../tests/ui"))?) {
        for line in text.lines() {
            let Some((_, pattern)) = line.split_once("pattern: ") else { continue };
            let pattern = pattern.trim_matches(|c| matches!(c, '\'' | '"' | ' ' | '}'));
            write(here, &format!("pattern/{count}"), &format!("{pattern}\u{3}\u{9}"))?;
            count += 1;
        }
    }
    Ok(())
}

fn write(here: &Path, name: &str, text: &str) -> io::Result<()> {
    let path = here.join("corpus").join(name);
    fs::create_dir_all(path.parent().unwrap_or(here))?;
    fs::write(path, text)
}

fn joined(files: &[(String, String)]) -> String {
    files.iter().map(|(path, text)| format!("%FILE {path}\n{text}")).collect()
}

fn files(root: &Path) -> io::Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml") {
                let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().into_owned();
                found.push((name, fs::read_to_string(&path)?));
            }
        }
    }
    found.sort();
    Ok(found)
}
