//! Puts the runtime's sources into one file, with their texts, so that the generator carries every file that is there, none has to be named
//! twice, and nothing is read from the checkout again once it is built.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("runtime");
    println!("cargo::rerun-if-changed=runtime/src");
    println!("cargo::rerun-if-changed=runtime/tests/support");
    println!("cargo::rerun-if-changed=runtime/examples/watch");
    // Another checkout that shares the target folder has a runtime of its own.
    println!("cargo::rerun-if-env-changed=OPERATIONS_CHECKOUT");
    let mut listing = String::from("&[\n");
    for folder in ["src", "tests/support", "examples/watch"] {
        list(&root, Path::new(folder), &mut listing);
    }
    listing.push_str("]\n");
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("runtime.rs");
    fs::write(out, listing).expect("the build folder can be written");
}

fn list(root: &Path, folder: &Path, listing: &mut String) {
    let Ok(entries) = fs::read_dir(root.join(folder)) else { return };
    let mut names: Vec<_> = entries.flatten().map(|entry| entry.file_name()).collect();
    names.sort();
    for name in names {
        let path = folder.join(&name);
        let whole = root.join(&path);
        if whole.is_dir() {
            list(root, &path, listing);
        } else if whole.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&whole).expect("the runtime can be read");
            let shown = path.to_string_lossy().replace('\\', "/");
            let _ = writeln!(listing, "    ({shown:?}, {text:?}),");
        }
    }
}
