//! From the text of a pattern to its matcher and its words: `cargo +nightly fuzz run pattern`. The first two bytes are the lengths.
#![no_main]

use pattern::{Language, Matcher, TextConstraints, requirement};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, u8, &str)| {
    let (min, max, pattern) = input;
    let constraints = TextConstraints {
        pattern: Some(pattern.to_owned()),
        min_length: (min > 0).then_some(min.into()),
        max_length: (max > 0).then_some(max.into()),
        ..TextConstraints::default()
    };
    if let Ok(language) = Language::new(constraints) {
        language.anchoring();
        language.redundancies();
        if let Ok(matcher) = Matcher::new(&language) {
            requirement(&language, &matcher);
        }
    }
});
