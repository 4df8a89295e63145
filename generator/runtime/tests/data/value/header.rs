//! Texts in headers: a reader that keeps to RFC 9110 finds the same text, the same items, or nothing has been sent.

use crate::dice::Dice;
use crate::runtime::client::{header, request};
use azure_core::http::headers::HeaderName;
use azure_core::http::{Method, Request};
use regress::Regex;

const CHARACTERS: [char; 16] =
    ['a', 'Z', '0', '-', '"', '\\', ',', ',', ';', '|', ' ', '\t', ' ', '\n', '\u{7f}', '\u{e9}'];

fn text(dice: &mut Dice, most: usize) -> String {
    (0..dice.below(most + 1)).map(|_| dice.pick(&CHARACTERS)).collect()
}

fn empty() -> Request {
    Request::new("https://shop.example".parse().unwrap(), Method::Get)
}

/// Section 5.5, without `obs-text`: whitespace around a value is no part of it.
fn received(request: &Request, name: &'static str) -> Option<String> {
    let value = request.headers().get_optional_string(&HeaderName::from_static(name))?;
    Some(value.trim_matches([' ', '\t']).to_owned())
}

#[test]
fn a_text_arrives_or_is_refused() {
    let grammar = Regex::new(r"^(?:[\x21-\x7E](?:[\x20-\x7E\t]*[\x21-\x7E])?)?$").unwrap();
    let mut dice = Dice::new(0xAB1);
    let (mut right, mut wrong) = (0, 0);
    for _ in 0..3_000 {
        let (text, mut request) = (text(&mut dice, 5), empty());
        let sent = request::set_header(&mut request, "x-a", HeaderName::from_static("x-a"), &text);
        assert_eq!(sent.is_ok(), grammar.find(&text).is_some(), "{text:?}");
        if sent.is_ok() {
            assert_eq!(received(&request, "x-a").as_deref(), Some(text.as_str()));
        }
        *if sent.is_ok() { &mut right } else { &mut wrong } += 1;
    }
    assert!(right > 500 && wrong > 500, "{right} {wrong}");
}

/// Section 5.6.1: items have no whitespace around them, and an empty one counts for nothing.
#[test]
fn the_items_of_a_list_arrive_or_are_refused() {
    let mut dice = Dice::new(0xBC2);
    let (mut right, mut wrong) = (0, 0);
    for _ in 0..3_000 {
        let items: Vec<String> = (0..dice.below(4)).map(|_| text(&mut dice, 3)).collect();
        let (separator, mut request) = (dice.pick(&[",", ";", "|"]), empty());
        if request::set_header_list(&mut request, "x-a", &items, separator).is_err() {
            let may_be_lost = |item: &String| {
                let is_plain = item.chars().all(|c| c.is_ascii_graphic() || c == ' ' || c == '\t');
                item.is_empty() || item.trim() != item || item.contains(separator) || !is_plain
            };
            assert!(items.iter().any(may_be_lost), "{items:?} {separator}");
            wrong += 1;
            continue;
        }
        let read = received(&request, "x-a").unwrap_or_default();
        let found: Vec<&str> =
            read.split(separator).map(|item| item.trim_matches([' ', '\t'])).filter(|item| !item.is_empty()).collect();
        assert_eq!(found, items, "{separator}");
        let own = header::read_list::<String>(request.headers(), "x-a", separator.chars().next().unwrap()).unwrap();
        assert_eq!(own.unwrap_or_default(), items);
        right += 1;
    }
    assert!(right > 500 && wrong > 500, "{right} {wrong}");
}

#[test]
fn an_empty_item_of_a_response_counts_for_nothing() {
    let mut request = empty();
    for (text, items) in [("1, 2 ,,3,", vec![1, 2, 3]), (",", vec![]), ("", vec![]), (" 7", vec![7])] {
        request.insert_header("x-a", text.to_owned());
        assert_eq!(header::read_list::<i32>(request.headers(), "x-a", ',').unwrap(), Some(items), "{text:?}");
    }
}
