//! Where ECMA-262 and other dialects part: what this generator reads is what an ECMA-262 engine reads.

#[path = "support/oracle.rs"]
mod oracle;

use pattern::{Language, LeniencyKind, TextConstraints};

fn language(pattern: &str) -> Language {
    let constraints = TextConstraints { pattern: Some(pattern.to_owned()), ..TextConstraints::default() };
    Language::new(constraints).unwrap_or_else(|problem| panic!("{pattern}: {problem}"))
}

/// The characters of both engines: they need not know the same version of Unicode.
struct Known(Language);

impl Known {
    fn new() -> Self {
        Self(language(r"^\P{Unassigned}$"))
    }

    fn has(&self, letter: char) -> bool {
        self.0.contains(letter.encode_utf8(&mut [0; 4]))
    }
}

/// A pattern, texts that it matches, texts that it does not.
type Row = (&'static str, &'static [&'static str], &'static [&'static str]);

const ROWS: &[Row] = &[
    (r"^\d$", &["0", "9"], &["\u{663}", "a", ""]),
    (r"^\w$", &["a", "Z", "0", "_"], &["é", "-", "\u{663}"]),
    (r"^\s$", &["\t", "\n", "\u{b}", "\u{c}", "\r", " ", "\u{a0}", "\u{1680}"], &["\u{85}", "\u{180e}", "\u{200b}"]),
    (
        r"^\s$",
        &["\u{2000}", "\u{200a}", "\u{2028}", "\u{2029}", "\u{202f}", "\u{205f}", "\u{3000}", "\u{feff}"],
        &["\0"],
    ),
    (r"^.$", &["a", "\u{b}", "\u{85}", "é", "😀"], &["\n", "\r", "\u{2028}", "\u{2029}", ""]),
    (r"a$", &["a", "ba"], &["a\n", "ab"]),
    (r"^a", &["a", "ab"], &["\na", "ba"]),
    (r"\bfoo\b", &["foo", "a foo.", "éfoo", "fooé"], &["foot", "_foo", "0foo"]),
    (r"a\Bb", &["ab", "cabd"], &["a b", "b"]),
    (r"a\B$", &[], &["a", "ab"]),
    (r"^[^]$", &["\n", "a", "😀"], &["", "ab"]),
    (r"^a[^]*b$", &["ab", "a\n\u{2028}b"], &["a", "b"]),
    (r"^[a-z&&b]$", &["a", "&", "b"], &["", "B", "ab"]),
    (r"^[[:alpha:]]$", &["[]", "a]", ":]"], &["a", "b"]),
    (r"^[!--b]$", &["!", "-", "b", "'"], &[".", "a"]),
    (r"^[+--]$", &["+", ",", "-"], &["."]),
    (r"^[\w-.]$", &["a", "-", "."], &[",", "/"]),
    (r"^[a-\d]$", &["a", "-", "5"], &["b"]),
    (r"^[-a]$", &["-", "a"], &["b"]),
    (r"^[a-]$", &["-", "a"], &["b"]),
    (r"^[]a]$", &[], &["a]", "a", ""]),
    (r"^a{,3}$", &["a{,3}"], &["", "a", "aaa"]),
    (r"^x{$", &["x{"], &["x"]),
    (r"^]}$", &["]}"], &["]"]),
    (r"^a{2}$", &["aa"], &["a", "aaa"]),
    (r"^a{2,}$", &["aa", "aaaaa"], &["a"]),
    (r"^a{1,2}?$", &["a", "aa"], &["", "aaa"]),
    (r"^(?:ab){2}$", &["abab"], &["ab", "aabb"]),
    (r"^\/\-\_\.\@$", &["/-_.@"], &["\\/-_.@"]),
    (r"^[\]\\\^\-]$", &["]", "\\", "^", "-"], &["[", ""]),
    (r"^\u0041\x42$", &["AB"], &["ab"]),
    (r"^\u{1F600}$", &["😀"], &["u"]),
    (r"^\uD83D\uDE00$", &["😀"], &["\u{fffd}"]),
    (r"^[\uD83D\uDE00-\uD83D\uDE4F]$", &["😀", "🙏"], &["🚀"]),
    (r"^\cJ\cj$", &["\n\n"], &["J"]),
    (r"^\0\t\n\v\f\r$", &["\0\t\n\u{b}\u{c}\r"], &["0"]),
    (r"^[\b]$", &["\u{8}"], &["b"]),
    (r"^[\0-\x1F]$", &["\0", "\u{1f}"], &[" "]),
    (r"^(?<name>a)(?<other>b)$", &["ab"], &["a"]),
    (r"^(a|b)|c$", &["ax", "b", "xc"], &["xa", "cx"]),
    (r"^(|a)$", &["", "a"], &["b"]),
    (r"^\p{L}+$", &["aé日"], &["1", ""]),
    (r"^\P{L}$", &["1", " "], &["a", "é"]),
    (r"^[\p{Lu}\p{Nd}]$", &["A", "É", "٣"], &["a"]),
    (r"^\p{Script=Cyrillic}$", &["я"], &["a"]),
    (r"^\p{sc=Greek}\p{gc=Ll}$", &["Ωω"], &["ωΩ"]),
    (r"^(?=.*\d)(?!.*--)[a-z\d-]+$", &["a1", "1-a"], &["a", "a1--"]),
    (r"(?=.*\d)[a-z]+x", &["ax1", "1bx1"], &["1ax", "a1x"]),
    (r"^a(?!b)", &["a", "ac"], &["ab"]),
    (r"a(?=b(?!c))", &["ab", "abd", "abcab"], &["abc", "a"]),
    (r"^[a-z-]+(?<!-)$", &["a", "a-a"], &["a-", "-"]),
    (r"^[a-z-]+(?<=[ab])$", &["za", "b"], &["c", "a-"]),
    (r"(?<!foo)$", &["", "fo", "foobar"], &["foo", "xfoo"]),
    (r"^(?!a|b$)(?:a|b|c)+$", &["ba", "c"], &["ab", "b"]),
    (r"^(?=[a-c]+$)(?:.*a){2}", &["aa", "bacab"], &["a", "aad"]),
    (r"^(?:(?!ab)[a-z])+$", &["ba", "aab".split_at(1).0], &["ab", "cabc"]),
    (r"^(?=.*\bfoo\b)[a-z ]+$", &["foo", "a foo b"], &["food", "a food"]),
    (r"^(?:a*)*$", &["", "aaa"], &["b"]),
    (r"^(?:\b|a)*b$", &["b", "aab"], &["c"]),
    ("^é+$", &["é", "éé"], &["e"]),
];

#[test]
fn every_row_is_read_as_ecma_script_reads_it() {
    let known = Known::new();
    for (pattern, matching, others) in ROWS {
        let (language, judge) = (language(pattern), oracle::compile(pattern));
        for (texts, expected) in [(matching, true), (others, false)] {
            for text in *texts {
                assert_eq!(judge.find(text).is_some(), expected, "the engine: {pattern} on {text:?}");
                assert_eq!(language.contains(text), expected, "{pattern} on {text:?}");
            }
        }
        // Short, because the engine backtracks.
        let fair = |text: &String| text.len() <= 14 && text.chars().all(|letter| known.has(letter));
        for text in oracle::texts(&language).into_iter().filter(fair) {
            assert_eq!(language.contains(&text), judge.find(&text).is_some(), "{pattern} on {text:?}");
        }
    }
}

#[test]
fn classes_hold_the_same_characters() {
    let patterns = [
        r"\d",
        r"\D",
        r"\w",
        r"\W",
        r"\s",
        r"\S",
        ".",
        "[^]",
        r"[^\s\w]",
        r"\p{L}",
        r"\p{Lu}",
        r"\p{M}",
        r"\p{N}",
        r"\p{P}",
        r"\p{S}",
        r"\p{Zs}",
        r"\p{Cc}",
        r"\p{Alphabetic}",
        r"\p{White_Space}",
        r"\p{ASCII}",
        r"\p{Any}",
        r"\p{Script=Greek}",
        r"\P{Uppercase}",
        r"\p{Hex_Digit}",
        r"\p{IDS}",
        r"\p{Emoji}",
    ];
    let places = (0..0x3100).chain(0xD700..0xE010).chain(0xFE00..0x1_0010).chain(0x1_F5F0..0x1_F650).chain([0x10_FFFF]);
    let known = Known::new();
    let letters: Vec<char> = places.filter_map(char::from_u32).filter(|letter| known.has(*letter)).collect();
    for pattern in patterns {
        let whole = format!("^{pattern}$");
        let (language, judge) = (language(&whole), oracle::compile(&whole));
        for letter in &letters {
            let text = letter.to_string();
            assert_eq!(language.contains(&text), judge.find(&text).is_some(), "{pattern} on {letter:?}");
        }
    }
}

#[test]
fn patterns_that_only_lenient_engines_accept_are_noted() {
    let noted = |pattern: &str| -> Vec<(LeniencyKind, String)> {
        let language = language(pattern);
        let noted = language.leniencies().iter();
        noted.map(|it| (it.kind, pattern[it.range.clone()].to_owned())).collect()
    };
    assert_eq!(noted(r"^[\w-.]$"), [(LeniencyKind::DashBesideClass, r"\w-.".to_owned())]);
    assert_eq!(
        noted(r"^\-é{,3}$"),
        [
            (LeniencyKind::NeedlessEscape, r"\-".to_owned()),
            (LeniencyKind::LoneBracket, "{".to_owned()),
            (LeniencyKind::LoneBracket, "}".to_owned()),
        ]
    );
    // `\d-` is a range that no class can be, and `\p{L}` is known to `u` alone.
    assert_eq!(noted(r"^[a-\d]\p{L}$"), [(LeniencyKind::DashBesideClass, r"a-\d".to_owned())]);
    assert_eq!(noted(r"^[a\-z]\/\.$"), []);
}
