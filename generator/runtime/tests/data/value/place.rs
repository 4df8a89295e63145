//! Texts in URLs: whatever characters they have, a reader of the URL finds the same text in the same place.

use crate::dice::Dice;
use crate::runtime::client::UrlBuilder;
use azure_core::http::Url;
use std::collections::BTreeMap;

/// What means something in a URL, in a list, or in another encoding.
const CHARACTERS: [char; 30] = [
    'a',
    'Z',
    '0',
    '-',
    '_',
    '.',
    '~',
    '%',
    '/',
    '\\',
    '?',
    '#',
    '&',
    '=',
    '+',
    ' ',
    ',',
    '|',
    ';',
    ':',
    '@',
    '[',
    '"',
    '<',
    '\t',
    '\n',
    '\0',
    '\u{e9}',
    '\u{2028}',
    '\u{1f600}',
];

fn text(dice: &mut Dice, most: usize) -> String {
    (0..dice.below(most + 1)).map(|_| dice.pick(&CHARACTERS)).collect()
}

/// RFC 3986, section 2.1.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, more @ ..] = rest {
        if *first == b'%' {
            let digits = std::str::from_utf8(&more[..2]).unwrap();
            bytes.push(u8::from_str_radix(digits, 16).unwrap());
            rest = &more[2..];
        } else {
            bytes.push(*first);
            rest = more;
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_text_arrives_in_its_place_of_the_url() {
    let base: Url = "https://shop.example/base".parse().unwrap();
    let mut dice = Dice::new(0x7DD);
    for _ in 0..2_500 {
        let (segment, value, other) = (text(&mut dice, 6), text(&mut dice, 8), text(&mut dice, 8));
        let built =
            UrlBuilder::new(&base).value("name", &segment).literal("end").query("a", &value).query("b", &other).build();
        let Ok(url) = built else {
            assert!(["", ".", ".."].contains(&segment.as_str()), "{segment:?}");
            continue;
        };
        // As another reader finds it, from the text alone.
        let again: Url = url.as_str().parse().unwrap();
        assert_eq!((again.as_str(), again.host_str(), again.fragment()), (url.as_str(), Some("shop.example"), None));
        let segments: Vec<String> = again.path_segments().unwrap().map(decoded).collect();
        assert_eq!(segments, ["base", &segment, "end"], "{url}");
        let pairs: Vec<(String, String)> = again.query_pairs().into_owned().collect();
        assert_eq!(pairs, [("a".to_owned(), value), ("b".to_owned(), other)], "{url}");
    }
}

#[test]
fn the_items_of_a_list_stay_apart() {
    let base: Url = "https://shop.example".parse().unwrap();
    let mut dice = Dice::new(0x8EE);
    for _ in 0..2_500 {
        let items: Vec<String> = (0..dice.below(4)).map(|_| text(&mut dice, 4)).collect();
        let separator = dice.pick(&[",", " ", "\t", "|"]);
        let built = UrlBuilder::new(&base).query_list("ids", &items, separator).query_multi("each", &items).build();
        let Ok(url) = built else {
            assert!(items.iter().any(|item| item.contains(separator)), "{items:?} {separator:?}");
            continue;
        };
        let pairs: Vec<(&str, &str)> =
            url.query().unwrap_or_default().split('&').filter_map(|pair| pair.split_once('=')).collect();
        let sent = pairs.iter().find(|(name, _)| *name == "ids").map(|(_, value)| *value);
        assert_eq!(sent.is_some(), !items.is_empty());
        let written = if separator == "," { ",".to_owned() } else { format!("%{:02X}", separator.as_bytes()[0]) };
        let each: Vec<String> =
            pairs.iter().filter(|(name, _)| *name == "each").map(|(_, value)| decoded(value)).collect();
        assert_eq!(each, items);
        if let Some(sent) = sent {
            assert_eq!(sent.split(&written).map(decoded).collect::<Vec<_>>(), items, "{url}");
        }
    }
}

#[test]
fn the_entries_of_a_map_stay_apart() {
    let base: Url = "https://shop.example".parse().unwrap();
    let mut dice = Dice::new(0x9FF);
    let mut refused = 0;
    for _ in 0..2_500 {
        let entries: BTreeMap<String, String> =
            (0..dice.below(4)).map(|_| (text(&mut dice, 4), text(&mut dice, 4))).collect();
        let taken = [text(&mut dice, 1), "end".to_owned()];
        let taken: Vec<&str> = taken.iter().map(String::as_str).collect();
        let expected: Vec<(String, String)> = entries.clone().into_iter().collect();
        let pairs = |url: Url| -> Vec<(String, String)> {
            url.as_str().parse::<Url>().unwrap().query_pairs().into_owned().collect()
        };
        let deep = UrlBuilder::new(&base).query_deep_object("m", &entries, &[]).build().unwrap();
        let bracketed: Vec<_> = expected.iter().map(|(key, value)| (format!("m[{key}]"), value.clone())).collect();
        assert_eq!(pairs(deep), bracketed);
        let meets = entries.keys().any(|key| taken.iter().any(|taken| taken.eq_ignore_ascii_case(key)));
        match UrlBuilder::new(&base).query_map("m", &entries, &taken).build() {
            Ok(form) => assert!(!meets && pairs(form) == expected, "{entries:?}"),
            Err(error) => assert!(meets && error.parameter() == "m", "{entries:?} {taken:?}"),
        }
        refused += usize::from(meets);
    }
    assert!(refused > 100, "{refused}");
}
