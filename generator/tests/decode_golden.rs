//! The models that the benchmark of decoding reads are what the generator writes for its specs.
//! `UPDATE=1` writes them anew.

#[path = "support/golden.rs"]
mod golden;

use generator::{output, render, source};
use golden::Goldens;
use std::path::Path;

/// What the benchmark takes from the crate.
const TAKEN: [&str; 4] = ["src/strict/", "src/plain/", "src/format/", "src/byte_class.rs"];

#[test]
fn the_golden_is_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("runtime/benches/decode");
    let sources = source::load(&folder.join("specs")).expect("the specs can be read");
    let (api, reports) = generator::read(&folder.join("specs"), &sources);
    let api = api.unwrap_or_else(|| {
        panic!("{}", generator::diagnose::text(&reports, &sources, generator::diagnose::TextStyle::Plain))
    });
    let package = output::format(render::package(&api)).expect("rustfmt runs");
    let taken: Vec<_> = package.iter().filter(|(path, _)| TAKEN.iter().any(|start| path.starts_with(start))).collect();
    assert!(taken.len() > 8, "only {} files", taken.len());
    let mut goldens = Goldens::default();
    for (path, text) in taken {
        goldens.check(&folder.join(path.replacen("src/", "emitted/", 1)), text);
    }
    goldens.finish(&folder.join("emitted"), |_| true);
}
