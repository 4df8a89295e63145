//! The models that the benchmark of decoding reads are what the generator writes for its specs.
//! `UPDATE_GOLDEN=1 cargo test -p generator --test decode_golden` writes them anew.

use generator::{output, render, source};
use std::fs;
use std::path::Path;

/// What the benchmark takes from the crate.
const TAKEN: [&str; 4] = ["src/strict/", "src/plain/", "src/format/", "src/byte_class.rs"];

#[test]
fn the_golden_is_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("runtime/benches/decode");
    let sources = source::load(&folder.join("specs")).expect("the specs can be read");
    let (api, reports) = generator::read(&folder.join("specs"), &sources);
    let api = api.unwrap_or_else(|| panic!("{}", generator::diagnose::text(&reports, &sources, false)));
    let package = output::format(render::package(&api)).expect("rustfmt runs");
    let taken: Vec<_> = package.iter().filter(|(path, _)| TAKEN.iter().any(|start| path.starts_with(start))).collect();
    assert!(taken.len() > 15, "only {} files", taken.len());
    let mut stale = Vec::new();
    for (path, text) in taken {
        let golden = folder.join(path.replacen("src/", "emitted/", 1));
        if fs::read_to_string(&golden).is_ok_and(|known| known == text) {
            continue;
        }
        stale.push(path.to_owned());
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::create_dir_all(golden.parent().expect("a folder")).expect("the golden is writable");
            fs::write(golden, text).expect("the golden is writable");
        }
    }
    assert!(stale.is_empty(), "stale: {stale:?}; run with UPDATE_GOLDEN=1 and look at the difference");
}
