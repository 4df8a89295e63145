//! The questions that are asked of a language, and how two languages compare: every answer with a text that shows it.

#[path = "support/corpus.rs"]
mod corpus;

use pattern::{Anchoring, Constraint, Language, Lengths, Matcher, MatcherProblem, Relation};
use pattern::{TextConstraints, TextFormat, Witness};

fn made(constraints: TextConstraints) -> Language {
    Language::new(constraints).unwrap_or_else(|problem| panic!("{problem}"))
}

fn language(pattern: &str) -> Language {
    made(TextConstraints { pattern: Some(pattern.to_owned()), ..TextConstraints::default() })
}

fn bounded(pattern: &str, min: u64, max: u64) -> Language {
    let pattern = Some(pattern.to_owned());
    made(TextConstraints { pattern, min_length: Some(min), max_length: Some(max), ..TextConstraints::default() })
}

fn text(text: &str) -> Witness {
    Witness::Text(text.to_owned())
}

#[test]
fn contradictions_are_empty() {
    for empty in [
        bounded("^[a-z]{3,5}$", 6, 9),
        bounded("^(?:ab)+$", 3, 3),
        bounded("a", 5, 4),
        language("[]"),
        language("^(?=a)b"),
        language("a^b"),
        made(TextConstraints {
            pattern: Some("^[g-z]+$".to_owned()),
            format: Some(TextFormat::Uuid),
            ..TextConstraints::default()
        }),
        made(TextConstraints {
            pattern: Some(r"^\.{1,2}$".to_owned()),
            path_segment: true,
            ..TextConstraints::default()
        }),
    ] {
        assert!(empty.is_empty(), "{:?}", empty.constraints());
        assert_eq!(empty.shortest(), None);
        assert_eq!(Matcher::new(&empty).err(), Some(MatcherProblem::Empty));
    }
    assert!(!bounded("^(?:ab)+$", 3, 4).is_empty());
    assert!(!language("^$").is_empty());
}

#[test]
fn implied_constraints_are_redundant() {
    let all = |pattern: Option<&str>, min, max, format, path_segment| {
        let pattern = pattern.map(str::to_owned);
        made(TextConstraints { pattern, min_length: min, max_length: max, format, path_segment }).redundancies()
    };
    let hex = "^[a-zA-Z0-9]{8}-([a-zA-Z0-9]{4}-){3}[a-zA-Z0-9]{12}$";
    assert_eq!(
        all(Some("^[a-z]{3,9}$"), Some(3), Some(9), None, true),
        [Constraint::MinLength, Constraint::MaxLength, Constraint::PathSegment]
    );
    assert_eq!(all(Some("^[a-z]{3,9}$"), Some(4), Some(8), None, false), []);
    assert_eq!(all(Some("^[a-z]+$"), Some(1), None, None, false), [Constraint::MinLength]);
    assert_eq!(
        all(Some(hex), Some(36), Some(36), Some(TextFormat::Uuid), true),
        [Constraint::Pattern, Constraint::MinLength, Constraint::MaxLength, Constraint::PathSegment]
    );
    assert_eq!(all(Some(r"^[\w.]+$"), None, None, None, true), []);
    assert_eq!(all(Some(".*"), None, None, None, false), [Constraint::Pattern]);
}

#[test]
fn a_format_that_is_narrower_than_its_pattern_is_shown() {
    let tension = |pattern: Option<&str>, format| {
        let pattern = pattern.map(str::to_owned);
        made(TextConstraints { pattern, format: Some(format), ..TextConstraints::default() }).format_tension()
    };
    let wide = "^[a-zA-Z0-9]{8}-([a-zA-Z0-9]{4}-){3}[a-zA-Z0-9]{12}$";
    let found = tension(Some(wide), TextFormat::Uuid).expect("the pattern is wider");
    let found = found.text().expect("it is short");
    assert!(language(wide).contains(found) && !language(TextFormat::Uuid.pattern()).contains(found), "{found}");
    assert_eq!(tension(Some("^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$"), TextFormat::Uuid), None);
    assert_eq!(tension(None, TextFormat::Uuid), None);
}

#[test]
fn anchors_are_seen_in_every_alternative() {
    use Anchoring::{All, None, Some};
    let rows = [
        ("^a$", (All, All)),
        ("a", (None, None)),
        ("^a|b$", (Some, Some)),
        ("^a$|^b$", (All, All)),
        ("(^a|^b)c$", (All, All)),
        ("^(a|b)", (All, None)),
        ("(?=x)^a(?<!b)$", (All, All)),
        (r"^a\$", (All, None)),
    ];
    for (pattern, expected) in rows {
        assert_eq!(language(pattern).anchoring(), Option::Some(expected), "{pattern}");
    }
    assert_eq!(made(TextConstraints::default()).anchoring(), Option::None);
}

#[test]
fn lengths_are_those_that_occur() {
    let lengths = |min, max| Lengths { min, max };
    assert_eq!(language("^a{3,}$").lengths(), lengths(3, None));
    assert_eq!(language("^(?:ab){2,4}$").lengths(), lengths(4, Some(8)));
    assert_eq!(bounded("^(?:abc)+$", 4, 11).lengths(), lengths(6, Some(9)));
    assert_eq!(bounded("^[a-z]{2,8000}$", 5, 3_000_000_000).lengths(), lengths(5, Some(8000)));
    assert_eq!(bounded("^.*$", 0, u64::MAX).lengths(), lengths(0, Some(u64::MAX)));
    assert!(language("^[ -~]*$").is_ascii() && !language("^[^/]*$").is_ascii() && !language("a").is_ascii());
}

#[test]
fn edits_of_patterns_are_decided() {
    let relation = |old: &Language, new: &Language| old.relation(new);
    let (digits, maybe_digits) = (language("^[0-9]+$"), language("^[0-9]*$"));
    assert_eq!(relation(&digits, &maybe_digits), Relation::Widens(text("")));
    assert_eq!(relation(&maybe_digits, &digits), Relation::Narrows(text("")));
    let (long, longer) = (language("^.{1,8000}$"), language("^.{1,16000}$"));
    assert_eq!(relation(&long, &longer), Relation::Widens(text(&"a".repeat(8001))));
    assert_eq!(relation(&language("^[a-zA-Z0-9-]{3,24}$"), &bounded("^[a-zA-Z0-9-]+$", 3, 24)), Relation::Equal);
    assert_eq!(relation(&language("^(a|b)*$"), &language("^[ab]*$")), Relation::Equal);
    assert_eq!(relation(&language("^[^a]$"), &language("^[^a\u{2028}]$")), Relation::Narrows(text("\u{2028}")));
    assert_eq!(relation(&language("^(?!.*--)[a-z-]+$"), &language("^(?:[a-z]|-(?!-))+$")), Relation::Equal);
    let (ab, bc) = (language("^[ab]$"), language("^[bc]$"));
    assert_eq!(relation(&ab, &bc), Relation::Incomparable { lost: text("a"), gained: text("c") });
    let (short, wide) = (bounded("^x*$", 1, 1_000_000), bounded("^x*$", 1, 2_000_000));
    assert_eq!(relation(&short, &wide), Relation::Widens(Witness::Length(1_000_001)));
    let (labels, longer_labels) = (language("^([a-z]{1,20}-){1,60}$"), language("^([a-z]{1,21}-){1,60}$"));
    assert_eq!(labels.lengths(), Lengths { min: 2, max: Some(1260) });
    assert_eq!(relation(&labels, &longer_labels), Relation::Widens(text(&format!("{}-", "a".repeat(21)))));
    assert_eq!(language("^(a|b)*a(a|b){2}$").lengths(), Lengths { min: 3, max: None });
    assert_eq!(language("^(?:a|b){3}$").relation(&bounded("^(?:aa|ab|ba|bb|a|b)*$", 3, 3)), Relation::Equal);
}

#[test]
fn witnesses_of_all_pairs_hold() {
    let languages: Vec<Language> = corpus::CASES.iter().map(|case| made(case.constraints())).collect();
    let mut undecided = 0;
    for (place, old) in languages.iter().enumerate() {
        for (other, new) in languages.iter().enumerate() {
            let lost = |it: &Witness| it.text().is_none_or(|it| old.contains(it) && !new.contains(it));
            let gained = |it: &Witness| it.text().is_none_or(|it| !old.contains(it) && new.contains(it));
            let sound = match old.relation(new) {
                Relation::Equal => old.members(99) == new.members(99),
                Relation::Widens(more) => gained(&more),
                Relation::Narrows(less) => lost(&less),
                Relation::Incomparable { lost: less, gained: more } => lost(&less) && gained(&more),
                Relation::Undecided => {
                    undecided += 1;
                    true
                }
            };
            let (old, new) = (corpus::CASES[place].name, corpus::CASES[other].name);
            assert!(sound, "{old} and {new}");
        }
    }
    assert_eq!(undecided, 0);
}

#[test]
fn samples_are_what_they_say() {
    for case in corpus::CASES {
        let language = made(case.constraints());
        let (members, misses) = (language.members(50), language.near_misses(50));
        assert!(!members.is_empty() && !misses.is_empty(), "{}", case.name);
        assert!(members.iter().all(|text| language.contains(text)), "{}", case.name);
        assert!(misses.iter().all(|text| !language.contains(text)), "{}", case.name);
        assert!(members.len() > 1 || language.lengths().max == Some(language.lengths().min), "{}", case.name);
    }
    assert_eq!(language("^[a-f0-9]{4}$").shortest(), Some(text("aaaa")));
    assert_eq!(language("^[^a-zA-Z0-9]$").shortest(), Some(text("-")));
}
