//! Patterns that are refused: each with its kind and the very characters that are at fault, and none with a crash or a wait.

use pattern::PatternProblemKind as Kind;
use pattern::{Language, PatternProblem, TextConstraints};

fn problem(pattern: &str) -> PatternProblem {
    let constraints = TextConstraints { pattern: Some(pattern.to_owned()), ..TextConstraints::default() };
    match Language::new(constraints) {
        Ok(_) => panic!("{pattern} is not refused"),
        Err(problem) => problem,
    }
}

#[test]
fn every_kind_points_at_its_place() {
    let rows: &[(&str, Kind, &str)] = &[
        ("a(b", Kind::UnclosedGroup, "("),
        ("a(?:b(c)", Kind::UnclosedGroup, "("),
        ("ab)c", Kind::UnopenedGroup, ")"),
        ("x[a-z", Kind::UnclosedClass, "["),
        ("[a-", Kind::UnclosedClass, "["),
        ("a|*b", Kind::NothingToRepeat, "*"),
        ("{2}", Kind::NothingToRepeat, "{2}"),
        ("^+a", Kind::NothingToRepeat, "+"),
        ("(?=a){2}", Kind::NothingToRepeat, "{2}"),
        ("a**", Kind::NothingToRepeat, "*"),
        ("a{3,2}", Kind::RepeatOrder, "{3,2}"),
        ("[z-a]", Kind::RangeOrder, "z-a"),
        ("[a--b]", Kind::RangeOrder, "a--"),
        ("é\\", Kind::BadEscape, "\\"),
        (r"\x1", Kind::BadEscape, r"\x"),
        (r"\u12", Kind::BadEscape, r"\u"),
        (r"\u{}", Kind::BadEscape, r"\u{"),
        (r"\c1", Kind::BadEscape, r"\c1"),
        (r"\Aa", Kind::LetterEscape('A'), r"\A"),
        (r"a\z", Kind::LetterEscape('z'), r"\z"),
        (r"[\h]", Kind::LetterEscape('h'), r"\h"),
        (r"\uD800", Kind::LoneSurrogate, r"\uD800"),
        (r"\uDC00\uD800", Kind::LoneSurrogate, r"\uDC00"),
        (r"\u{D800}", Kind::LoneSurrogate, r"\u{D800}"),
        (r"\u{110000}", Kind::NoSuchCodePoint, r"\u{110000}"),
        (r"\u{FFFFFFFFFFFF}", Kind::NoSuchCodePoint, r"\u{FFFFFFFFFFFF}"),
        (r"(a)\1", Kind::Backreference, r"\1"),
        (r"(?<n>a)\k<n>", Kind::Backreference, r"\k"),
        (r"\01", Kind::Backreference, r"\0"),
        (r"\p{Klingon}", Kind::UnknownProperty, r"\p{Klingon}"),
        (r"\pL", Kind::UnknownProperty, r"\p"),
        (r"\p{greek}", Kind::UnknownProperty, r"\p{greek}"),
        (r"\p{Greek}", Kind::UnknownProperty, r"\p{Greek}"),
        (r"\p{sc=l}", Kind::UnknownProperty, r"\p{sc=l}"),
        ("(?<1>a)", Kind::BadGroupName, "1"),
        ("(?<a", Kind::BadGroupName, "a"),
        ("(?<a>b)(?<a>c)", Kind::DuplicateGroupName, "a"),
        ("(?>a)", Kind::UnknownGroup, "(?>"),
        ("(?#a)", Kind::UnknownGroup, "(?#"),
        ("(?i)a", Kind::Modifiers, "(?i"),
        ("(?i:a)", Kind::Modifiers, "(?i"),
        ("(?<=a)b", Kind::LookBehind, "(?<=a)"),
        ("^a(?<!b)c$", Kind::LookBehind, "(?<!b)"),
        ("^(?=a(?<!b))c$", Kind::LookBehind, "(?<!b)"),
        ("^(?<!(?<=a)b)c$", Kind::LookBehind, "(?<!(?<=a)b)"),
        ("x(a{1000}){1000}y", Kind::TooLarge, "(a{1000}){1000}"),
        ("x(?:a{99999}b)y", Kind::TooLarge, "a{99999}"),
        ("a{4294967294}{4294967295}", Kind::TooLarge, "{4294967295}"),
        ("a{4294967294}{2}", Kind::NothingToRepeat, "{2}"),
    ];
    for (pattern, kind, at) in rows {
        let problem = problem(pattern);
        assert_eq!((&problem.kind, &pattern[problem.range.clone()]), (kind, *at), "{pattern}");
        assert!(!problem.to_string().is_empty());
    }
}

#[test]
fn the_place_is_the_last_of_equal_ones() {
    assert_eq!(problem("(?<a>b)(?<a>c)").range, 10..11);
    assert_eq!(problem("a**").range, 2..3);
    assert_eq!(problem("((a)(b").range, 4..5);
}

/// Run where the stack is small: a recursion over the author's text would not survive.
fn on_a_small_stack(test: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(512 * 1024).spawn(test);
    thread.expect("a thread starts").join().expect("the test passes");
}

#[test]
fn deep_nesting_is_refused() {
    on_a_small_stack(|| {
        let deep = |open: &str, close: &str, depth| format!("{}a{}", open.repeat(depth), close.repeat(depth));
        for open in ["(", "(?:", "(?=", "(?!"] {
            assert_eq!(problem(&deep(open, ")", 5_000)).kind, Kind::TooDeep);
            assert_eq!(problem(&open.repeat(5_000)).kind, Kind::TooDeep);
        }
        assert_eq!(problem(&deep("(", ")", 50_000)).kind, Kind::TooLong);
        assert_eq!(problem(&"[".repeat(20_000)).kind, Kind::UnclosedClass);
        let legal = TextConstraints { pattern: Some(deep("(?:x|", ")*", 99)), ..TextConstraints::default() };
        assert!(Language::new(legal).is_ok_and(|language| language.contains("xxa")));
    });
}

#[test]
fn patterns_that_explode_are_refused() {
    on_a_small_stack(|| {
        let classes: String =
            (0..3000).map(|place| format!("[{}-\\uFFFD]", char::from(b'a' + place as u8 % 26))).collect();
        for pattern in [
            "((a{1,100}){1,100}){1,100}".to_owned(),
            "(a|b)*a(a|b){30}".to_owned(),
            "(?:a?){5000}a{5000}b*(?:a|c){5000}".to_owned(),
            format!("^{}$", "(a|b|ab)*a(a|b){9}c".repeat(40)),
            "^(?=(a|b)*a(a|b){25}$)(?=(a|b)*b(a|b){24}$)".to_owned(),
            format!("^(?:{})*$", (0..60).map(|place| format!("(?=.*{}.{{{place}}}c)", 'a')).collect::<String>()),
            "x".repeat(32 * 1024),
        ] {
            let shown: String = pattern.chars().take(40).collect();
            assert_eq!(problem(&pattern).kind, Kind::TooLarge, "{shown}");
        }
        let legal = TextConstraints { pattern: Some(format!("^{classes}$")), ..TextConstraints::default() };
        assert!(Language::new(legal).is_ok_and(|language| language.contains(&"z".repeat(3000))));
        let set: String = (0x4E00..0x4E00 + 10_000).step_by(2).filter_map(char::from_u32).collect();
        let legal = TextConstraints { pattern: Some(format!("^[{set}]$")), ..TextConstraints::default() };
        assert!(
            Language::new(legal).is_ok_and(|language| language.contains("\u{4E02}") && !language.contains("\u{4E03}"))
        );
    });
}
