//! The cases below `diff/case`, each a file: a base, what is changed in it, and the report. Here the two specs of each are written out below
//! `target/tmp/diff/<case>`, for tests to read and for people to look at.

use crate::chosen::chosen;
use crate::overlay::{self, Edit, Files};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The folder of bases and cases.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff")
}

/// The cases that were asked for, sorted.
///
/// # Panics
///
/// When one of them is not written as it should be.
pub fn cases() -> Vec<String> {
    static CASES: LazyLock<Result<Vec<String>, String>> = LazyLock::new(write);
    CASES.clone().unwrap_or_else(|wrong| panic!("{wrong}"))
}

/// Where one side of a case is written out.
pub fn folder(case: &str, which: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("diff").join(case).join(which)
}

/// Writes out the specs of all cases that were asked for.
fn write() -> Result<Vec<String>, String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(root().join("case")).expect("the cases") {
        let file = entry.expect("an entry").file_name().into_string().expect("a plain name");
        let name =
            file.strip_suffix(".diff").ok_or(format!("tests/diff/case/{file} is no case: its name ends in .diff"))?;
        names.push(name.to_owned());
    }
    names.sort();
    let names = chosen(names);
    let wrong = names.iter().filter_map(|name| write_one(name).err());
    let wrong: Vec<String> = wrong.collect();
    if wrong.is_empty() { Ok(names) } else { Err(wrong.join("\n")) }
}

fn write_one(name: &str) -> Result<(), String> {
    let text = fs::read_to_string(root().join(format!("case/{name}.diff"))).expect("a case");
    let sides = sides(&text).map_err(|reason| format!("tests/diff/case/{name}.diff: {reason}"))?;
    for (which, files) in ["old", "new"].into_iter().zip(sides) {
        let folder = folder(name, which);
        if folder.exists() {
            fs::remove_dir_all(&folder).expect("the folder of the last time");
        }
        for (path, text) in files {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
    }
    Ok(())
}

/// The specs of both sides: the base after every `setup`, and that after every `change`.
fn sides(text: &str) -> Result<[Files; 2], String> {
    let head = text.split("\n== ").next().unwrap_or_default();
    let base = head.lines().find_map(|line| line.strip_prefix("base: ")).ok_or("it names no `base: ...`")?;
    let mut old = files(&root().join("base").join(base), "");
    if old.is_empty() {
        return Err(format!("there is no base `{base}`"));
    }
    let lines: Vec<(usize, &str)> = (1..).zip(text.lines()).collect();
    let mut changes: Vec<Edit> = Vec::new();
    for section in lines.chunk_by(|_, (_, next)| !next.starts_with("== ")) {
        let Some(((at, heading), body)) = section.split_first() else { continue };
        let Some(heading) = heading.strip_prefix("== ") else { continue };
        match heading.split_once(' ') {
            Some(("setup", what)) if changes.is_empty() => overlay::apply(&mut old, &overlay::read(what, body)?)?,
            Some(("change", what)) => changes.push(overlay::read(what, body)?),
            None if heading == "report" => break,
            _ => {
                return Err(format!(
                    "line {at}: `{heading}` is none of: first `setup ...`, then `change ...`, last `report`"
                ));
            }
        }
    }
    let mut new = old.clone();
    changes.iter().try_for_each(|edit| overlay::apply(&mut new, edit))?;
    Ok([old, new])
}

/// The files below a folder, by their path; none where there is no folder.
pub fn files(folder: &Path, inside: &str) -> Files {
    let mut found = Files::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        let name = format!("{inside}{}", path.file_name().and_then(|name| name.to_str()).expect("a plain name"));
        if path.is_dir() {
            found.extend(files(&path, &format!("{name}/")));
        } else {
            found.insert(name, fs::read_to_string(path).expect("a file"));
        }
    }
    found
}
