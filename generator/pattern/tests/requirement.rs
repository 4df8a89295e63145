//! What a text must be, in words: derived from the language, so that languages that are equal have the same words unless they are said by the
//! pattern.

use pattern::{Language, Matcher, TextConstraints, TextFormat, requirement};

fn words(constraints: TextConstraints) -> String {
    let language = Language::new(constraints).unwrap_or_else(|problem| panic!("{problem}"));
    let matcher = Matcher::new(&language).unwrap_or_else(|problem| panic!("{problem}"));
    requirement(&language, &matcher)
}

fn of(pattern: &str) -> String {
    words(TextConstraints { pattern: Some(pattern.to_owned()), ..TextConstraints::default() })
}

fn lengths(min: Option<u64>, max: Option<u64>) -> String {
    words(TextConstraints { min_length: min, max_length: max, ..TextConstraints::default() })
}

#[test]
fn patterns_in_words() {
    let rows = [
        (
            "^[a-zA-Z0-9][a-zA-Z0-9-_.]{2,62}$",
            "3 to 63 letters, digits, '-', '_' or '.', starting with a letter or digit",
        ),
        (
            "^[a-zA-Z0-9]$|^[a-zA-Z0-9][-_a-zA-Z0-9]{0,61}[a-zA-Z0-9]$",
            "1 to 63 letters, digits, '-' or '_', starting and ending with a letter or digit",
        ),
        ("^[a-zA-Z0-9]{8}-([a-zA-Z0-9]{4}-){3}[a-zA-Z0-9]{12}$", "8-4-4-4-12 letters or digits separated by '-'"),
        (r"^[ \w]+$", "at least 1 letter, digit, '_' or space"),
        (r"^[-\w\._\(\)]+$", "at least 1 letter, digit, '-', '_', '(', ')' or '.'"),
        (
            r"^(?!-)[a-z0-9-]{1,63}(?<!-)$",
            "1 to 63 lowercase letters, digits or '-', starting and ending with a lowercase letter or digit",
        ),
        (
            r"^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?!.*--)[a-zA-Z0-9-]{8,123}$",
            "8 to 123 letters, digits or '-', with a lowercase letter, an uppercase letter and a digit, without '--'",
        ),
        ("^(?!.*--)[a-z-]+$", "at least 1 lowercase letter or '-', without '--'"),
        ("^[a-z]{3,24}$", "3 to 24 lowercase letters"),
        ("^[A-F0-9]{40}$", "40 uppercase hexadecimal digits"),
        ("^sha256:[a-f0-9]{64}$", "'sha256:' followed by 64 lowercase hexadecimal digits"),
        ("^/[^/]+$", "'/' followed by at least 1 character other than '/'"),
        ("^https://", "'https://' followed by any number of characters"),
        ("^(GET|PUT|POST)$", "'GET', 'POST' or 'PUT'"),
        ("^only$", "exactly 'only'"),
        ("^[a-z]*$", "any number of lowercase letters"),
        (r"^\d{4}$", "4 digits"),
        (r"^\d?$", "at most 1 digit"),
        ("^[^/?#]{1,9}$", "1 to 9 characters other than '#', '/' or '?'"),
        (r"^([0-9a-f]{2}:){5}[0-9a-f]{2}$", "2-2-2-2-2-2 lowercase hexadecimal digits separated by ':'"),
        (
            "^v[0-9]+(,[0-9]+)*$",
            "at least 2 digits, ',' or 'v', starting with 'v', ending with a digit, matching the pattern ^v[0-9]+(,[0-9]+)*$",
        ),
        (r"^\d+\.\d+$", "at least 1 digit, then '.', then at least 1 digit"),
        ("^[A-Z]{2}-[0-9]{1,12}$", "2 uppercase letters, then '-', then 1 to 12 digits"),
        (
            r"^Microsoft\.[A-Z][a-z]+[A-Z]\d?$",
            "'Microsoft.', then an uppercase letter, then at least 1 lowercase letter, then an uppercase letter, then at most 1 digit",
        ),
        (
            "^[a-z][a-z]+--[0-9]*_?$",
            "at least 2 lowercase letters, then '--', then any number of digits, then at most 1 '_'",
        ),
        ("^[a-c]a{40}b*$", "'a', 'b' or 'c', then 40 'a', then any number of 'b'"),
        (r"\d", r"at least 1 character, with a digit"),
        ("foo", "at least 3 characters, with 'foo'"),
        ("abc$", "at least 3 characters, ending with 'abc'"),
    ];
    for (pattern, expected) in rows {
        assert_eq!(of(pattern), expected, "{pattern}");
    }
}

#[test]
fn sequences_in_words() {
    let rows = [
        (r"^[A-Z]+\\[a-z]+$", r"at least 1 uppercase letter, then '\', then at least 1 lowercase letter"),
        (r#"^[A-Z]+"\d$"#, r#"at least 1 uppercase letter, then '"', then a digit"#),
        (r"^[A-Z]+'\d-$", r#"at least 1 uppercase letter, then "'", then a digit, then '-'"#),
        (r"^[A-Z]+\u200B\d$", r"at least 1 uppercase letter, then U+200B, then a digit"),
        (r"^[A-Z]+a\u200B\d$", r"at least 1 uppercase letter, then 'a\u{200b}', then a digit"),
        // What takes no character is not there.
        (r"^[A-Z]+[]*\d+$", "at least 1 uppercase letter, then at least 1 digit"),
        (r"^[A-Z]+[a-z]{0}[A-Z]+\d$", "at least 2 uppercase letters, then a digit"),
        (r"^[A-Z]{2}[A-Z]{0,3}:$", "2 to 5 uppercase letters, then ':'"),
        (r"^(?:[A-Z]+:)(?:\d+)$", "at least 1 uppercase letter, then ':', then at least 1 digit"),
    ];
    for (pattern, expected) in rows {
        assert_eq!(of(pattern), expected, "{pattern}");
    }
    // Neither is too long a list said, nor one that a length says more than, nor one that is too large to be proved.
    let ends_with_pattern = |words: &str, pattern: &str| {
        assert!(words.ends_with(&format!(", {}{pattern}", pattern::MATCHING)), "{words}");
    };
    for pattern in ["^[a-z]:\\d-[a-z]:\\d+$", "^[ac]{60}[ac]{60}b{9999}$"] {
        ends_with_pattern(&of(pattern), pattern);
    }
    let pattern = "^[A-Z]+:[0-9]+$";
    let constraints = TextConstraints { pattern: Some(pattern.to_owned()), max_length: Some(9), ..Default::default() };
    ends_with_pattern(&words(constraints), pattern);
}

#[test]
fn lengths_in_words() {
    assert_eq!(lengths(Some(1), None), "at least 1 character");
    assert_eq!(lengths(Some(2), None), "at least 2 characters");
    assert_eq!(lengths(None, Some(1)), "at most 1 character");
    assert_eq!(lengths(Some(1), Some(90)), "1 to 90 characters");
    assert_eq!(lengths(Some(7), Some(7)), "7 characters");
    let segment = TextConstraints { path_segment: true, max_length: Some(90), ..TextConstraints::default() };
    assert_eq!(words(segment), "1 to 90 characters, not '.' or '..'");
}

#[test]
fn formats_in_words() {
    let of = |format| words(TextConstraints { format: Some(format), ..TextConstraints::default() });
    assert_eq!(of(TextFormat::Uuid), "8-4-4-4-12 hexadecimal digits separated by '-'");
    assert_eq!(of(TextFormat::ArmId), "'/' followed by at least 1 character other than ASCII control characters");
    assert_eq!(of(TextFormat::Date), "10 digits or '-', starting and ending with a digit, in the format date");
}

#[test]
fn one_language_has_one_sentence() {
    assert_eq!(of("^[a-z]{1,5}$"), of("^(?:[a-z]|[a-z]{2}|[a-z]{3,5})$"));
    assert_eq!(of("^(?!-)[a-z-]{2,9}$"), of("^[a-z][a-z-]{1,8}$"));
    assert_eq!(of("^[A-Z]+-[0-9]+$"), of("^(?:[A-Z]+-)[0-9][0-9]*$"));
}
