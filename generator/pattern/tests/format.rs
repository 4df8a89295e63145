//! The formats `uuid`, `byte` and `base64url`, compared with other implementations.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use pattern::{Language, TextConstraints, TextFormat};

/// A generator of numbers without a pattern (xorshift), the same ones every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit
    }

    /// The text with at most two characters replaced, removed or added.
    fn damaged(&mut self, text: &str, alphabet: &str) -> String {
        let alphabet: Vec<char> = alphabet.chars().collect();
        let mut text: Vec<char> = text.chars().collect();
        for _ in 0..self.below(3) {
            let (place, other) = (self.below(text.len() + 1), alphabet[self.below(alphabet.len())]);
            match self.below(3) {
                0 if place < text.len() => text[place] = other,
                1 if place < text.len() => drop(text.remove(place)),
                _ => text.insert(place, other),
            }
        }
        text.into_iter().collect()
    }
}

/// Whether thousands of texts are in the language exactly where the other implementation takes them.
fn agree(format: TextFormat, alphabet: &str, write: fn(&[u8]) -> String, takes: fn(&str) -> bool) {
    let constraints = TextConstraints { format: Some(format), ..TextConstraints::default() };
    let language = Language::new(constraints).expect("a format compiles");
    let mut dice = Dice(0xF0_12_34);
    let (mut right, mut wrong) = (0, 0);
    for _ in 0..5_000 {
        let bytes: Vec<u8> = (0..16).map(|_| dice.below(256) as u8).collect();
        let text = write(&bytes[..dice.below(17)]);
        let text = dice.damaged(&text, alphabet);
        let expected = takes(&text);
        assert_eq!(language.contains(&text), expected, "{text:?}");
        *if expected { &mut right } else { &mut wrong } += 1;
    }
    assert!(right > 1_000 && wrong > 1_000, "{right} {wrong}");
}

#[test]
fn a_text_is_a_uuid_where_another_implementation_says_so() {
    let write = |bytes: &[u8]| {
        let mut all = [0; 16];
        all[..bytes.len()].copy_from_slice(bytes);
        let text = uuid::Uuid::from_bytes(all).hyphenated().to_string();
        if all[15].is_multiple_of(2) { text } else { text.to_uppercase() }
    };
    // That reads other forms too, such as one in braces; RFC 9562 has the one with hyphens.
    agree(TextFormat::Uuid, "09afAFgG-{} ", write, |text| text.len() == 36 && uuid::Uuid::try_parse(text).is_ok());
}

#[test]
fn a_text_is_base64_where_another_implementation_says_so() {
    let alphabet = "AQgwZz09+/-_= \n\u{e9}";
    agree(TextFormat::Base64, alphabet, |bytes| STANDARD.encode(bytes), |text| STANDARD.decode(text).is_ok());
    let (write, takes) =
        (|bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes), |text: &str| URL_SAFE_NO_PAD.decode(text).is_ok());
    agree(TextFormat::Base64Url, alphabet, write, takes);
}
