//! From the bytes of spec files to rendered Rust: `cargo +nightly fuzz run specs`. Files begin with a line `%FILE <path>`.
#![no_main]

use generator::source::Sources;
use generator::{diagnose, render};
use libfuzzer_sys::fuzz_target;
use std::path::Path;

fuzz_target!(|text: &str| {
    let mut sources = Sources::default();
    for part in text.split("%FILE ").skip(1) {
        let (path, text) = part.split_once('\n').unwrap_or((part, ""));
        sources.add(format!("specs/{path}"), text);
    }
    let (api, reports) = generator::read(Path::new("specs"), &sources);
    diagnose::text(&reports, &sources, diagnose::Style::Coloured);
    diagnose::json(&reports, &sources);
    diagnose::sarif(&reports, &sources);
    if let Some(api) = api {
        let _ = render::package(&api).printed();
    }
});
