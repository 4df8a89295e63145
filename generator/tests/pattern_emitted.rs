//! The emitted matchers, compiled and tried on thousands of texts, with an ECMA-262 engine on the pattern's own text as the
//! judge. They are written by the test `pattern_golden`.

#[path = "../pattern/tests/support/corpus.rs"]
mod corpus;
#[path = "pattern/emitted/mod.rs"]
mod emitted;
#[path = "pattern/judge.rs"]
mod judge;
#[path = "../pattern/tests/support/oracle.rs"]
mod oracle;
#[path = "../runtime/src/pattern/mod.rs"]
mod runtime_pattern;

/// Where the emitted code looks for what it is made of.
mod runtime {
    pub(crate) use crate::runtime_pattern as pattern;
}

/// Where the emitted code looks for its classes.
mod byte_class {
    pub(crate) use crate::emitted::byte_class::*;
}

use corpus::CASES;
use pattern::{Check, Language, Matcher};

fn language(case: &corpus::Case) -> Language {
    let language = Language::new(case.constraints());
    language.unwrap_or_else(|problem| panic!("{}: {problem}", case.name))
}

fn matcher(case: &corpus::Case, language: &Language) -> Matcher {
    Matcher::new(language).unwrap_or_else(|problem| panic!("{}: {problem}", case.name))
}

#[test]
fn emitted_code_agrees_with_ecma_script() {
    let mut tried = 0;
    for (case, (name, is_valid, _)) in CASES.iter().zip(emitted::ALL) {
        assert_eq!(case.name, *name);
        let language = language(case);
        let judge = judge::Judge::new(&case.constraints());
        let texts = oracle::texts(&language);
        assert!(texts.len() >= 1000, "{name}: only {} texts", texts.len());
        tried += texts.len();
        for text in texts {
            let expected = judge.admits(&text);
            assert_eq!(is_valid(&text), expected, "{name}: emitted code on {text:?}");
            assert_eq!(language.contains(&text), expected, "{name}: language on {text:?}");
        }
    }
    assert!(tried > 200_000, "only {tried} texts");
}

#[test]
fn places_are_exact_where_one_automaton_decides() {
    for (case, (name, is_valid, first_mismatch)) in CASES.iter().zip(emitted::ALL) {
        let language = language(case);
        let conjunction = matches!(matcher(case, &language).check(), Check::All(_));
        for text in oracle::texts(&language).into_iter().step_by(7) {
            let place = first_mismatch(&text);
            let Some(exact) = language.first_mismatch(&text) else { continue };
            if conjunction {
                // The first part that cannot be met any more may come later than the first hopeless character.
                assert!(place >= exact && place <= text.chars().count(), "{name} on {text:?}: {place}, not {exact}");
            } else {
                assert_eq!(place, exact, "{name} on {text:?}");
            }
            if is_valid(&text) {
                assert_eq!(place, text.chars().count(), "{name}: a member is dead at {place}: {text:?}");
            }
        }
    }
}

/// The compiler itself refuses wrong literals.
const _: () = {
    assert!(emitted::project_name::is_valid("abc") && !emitted::project_name::is_valid("-bc"));
    assert!(emitted::password::is_valid("abcDEF123") && !emitted::password::is_valid("abcDEF--123"));
    assert!(emitted::greek::is_valid("αβγ") && !emitted::greek::is_valid("αβc"));
    assert!(emitted::method::is_valid("PUT") && emitted::method::first_mismatch("PUSH") == 2);
};
