//! The format `uri`, compared with another implementation of RFC 3986.

use pattern::{Language, TextConstraints, TextFormat};

/// URIs of every kind of part, most of them from the RFC, and some that are none.
const SEEDS: [&str; 20] = [
    "ftp://ftp.is.co.za/rfc/rfc1808.txt",
    "ldap://[2001:db8::7]/c=GB?objectClass?one",
    "mailto:John.Doe@example.com",
    "news:comp.infosystems.www.servers.unix",
    "tel:+1-816-555-1212",
    "telnet://192.0.2.16:80/",
    "urn:oasis:names:specification:docbook:dtd:xml:4.1.2",
    "https://a:b@c.example:443/d%20e;f/g?h=i&j#k/l?m",
    "http://[::ffff:192.0.2.128]:8080",
    "http://[1:2:3:4:5:6:7:8]/",
    "http://[1:2:3:4:5:6:1.2.3.4]",
    "http://[::]",
    "http://[1::8]/",
    "http://[v7.a:b]/",
    "a:",
    "a:/",
    "a://",
    "a:b//c",
    "//a/b",
    "a.example/b",
];

const ALPHABET: &str = "aF0129:/?#[]@!%.-_~+v \\\"<{|^`\u{e9}";

#[test]
fn a_text_is_a_uri_where_another_implementation_says_so() {
    let constraints = TextConstraints { format: Some(TextFormat::Uri), ..TextConstraints::default() };
    let language = Language::new(constraints).expect("a format compiles");
    let mut state = 0x5EED_u64;
    let mut below = |limit: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as usize % limit
    };
    let alphabet: Vec<char> = ALPHABET.chars().collect();
    let (mut right, mut wrong) = (0, 0);
    for _ in 0..6_000 {
        let mut text: Vec<char> = SEEDS[below(SEEDS.len())].chars().collect();
        for _ in 0..below(4) {
            let (place, other) = (below(text.len() + 1), alphabet[below(alphabet.len())]);
            match below(3) {
                0 if place < text.len() => text[place] = other,
                1 if place < text.len() => drop(text.remove(place)),
                _ => text.insert(place, other),
            }
        }
        let text: String = text.into_iter().collect();
        let expected = fluent_uri::Uri::parse(text.as_str()).is_ok();
        assert_eq!(language.contains(&text), expected, "{text}");
        *if expected { &mut right } else { &mut wrong } += 1;
    }
    assert!(right > 1_500 && wrong > 1_500, "{right} {wrong}");
}
