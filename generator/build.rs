//! Lists the runtime's sources, so that the generator carries every file that is there and none has to be named twice.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("runtime");
    println!("cargo::rerun-if-changed=runtime/src");
    println!("cargo::rerun-if-changed=runtime/tests/support");
    println!("cargo::rerun-if-changed=runtime/examples/watch");
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
            let shown = path.to_string_lossy().replace('\\', "/");
            let _ = writeln!(listing, "    ({shown:?}, include_str!({:?})),", whole.to_string_lossy());
        }
    }
}
