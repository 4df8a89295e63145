//! Laws that hold for every body, tried on some thousands of damaged ones.

use crate::dice::Dice;
use crate::model::Store;
use crate::runtime::decimal::Decimal;
use crate::runtime::decode::{Decoding, Reason, decode, decode_with};
use crate::runtime::number::Number;
use serde_json::Value;

const BODIES: [&str; 3] = [
    r#"{"name":"valley","season":"Frost","ripeness":10,"gateKey":"abcd","parts":[{"name":"hill","ripeness":3.5}]}"#,
    r#"{"name":"valley","products":[{"kind":"apple","apples":2,"ripeness":3.0},{"kind":"fig","a":[1.10]}],"parts":[]}"#,
    r#"{"name":"dale","products":[{"kind":"plum","packed":"2021-06-09T09:35:54.0Z","refills":[{"kind":"apple","apples":1}]}]}"#,
];
const PIECES: [&str; 16] =
    ["null", "true", "-1", "101", "1e9", "\"\"", "\"x\"", "[]", "{}", "[{}]", "1.5", "\"\\ud800\"", "}", "]", ",", ""];

/// A body with one or two of its tokens replaced by something else.
fn damaged(dice: &mut Dice) -> String {
    let mut body = BODIES[dice.below(BODIES.len())].to_owned();
    for _ in 0..=dice.below(2) {
        let borders: Vec<usize> = body.match_indices(['{', '}', '[', ']', ',', ':']).map(|(at, _)| at).collect();
        let start = borders[dice.below(borders.len())];
        let end = borders.iter().copied().find(|border| *border > start).unwrap_or(body.len());
        body.replace_range(start + 1..end.max(start + 1), PIECES[dice.below(PIECES.len())]);
    }
    body
}

#[test]
fn the_second_pass_judges_as_the_first_and_its_places_exist() {
    let mut dice = Dice::new(0x5EED);
    let (mut good, mut bad) = (0, 0);
    for _ in 0..4_000 {
        let body = damaged(&mut dice);
        let plain = serde_json::from_str::<Store>(&body);
        match (decode::<Store>(body.as_bytes()), plain) {
            (Ok(left), Ok(right)) => {
                assert_eq!(left, right, "{body}");
                good += 1;
            }
            (Err(failure), Err(_)) => {
                let document = serde_json::from_str::<Value>(&body);
                let is_syntax = matches!(failure.reason(), Reason::Syntax(_));
                assert!(
                    is_syntax || document.is_err() || document.unwrap().pointer(&failure.path().pointer()).is_some(),
                    "{body}"
                );
                assert!(!is_syntax || serde_json::from_str::<&serde_json::value::RawValue>(&body).is_err(), "{body}");
                bad += 1;
            }
            (left, right) => panic!("{body}: {left:?} {right:?}"),
        }
    }
    assert!(good > 100 && bad > 1000, "{good} {bad}");
}

#[test]
fn a_reported_model_is_valid_and_what_is_missing_is_listed() {
    let mut dice = Dice::new(0xF00D);
    let mut reported = 0;
    for _ in 0..4_000 {
        let body = damaged(&mut dice);
        let Ok(decoded) = decode_with::<Store>(body.as_bytes(), Decoding::Report) else {
            assert!(decode::<Store>(body.as_bytes()).is_err(), "{body}");
            continue;
        };
        let again: Store = decode(serde_json::to_string(&decoded.value).unwrap().as_bytes()).unwrap();
        assert_eq!(again, decoded.value, "{body}");
        assert_eq!(decoded.violations.is_empty(), decode::<Store>(body.as_bytes()).is_ok(), "{body}");
        for violation in &decoded.violations {
            assert!(body.contains(violation.json()), "{body}");
            assert!(violation.path().pointer().starts_with(&violation.left_out().pointer()), "{body}");
            reported += 1;
        }
    }
    assert!(reported > 200, "{reported}");
}

#[test]
fn numbers_compare_as_their_decimal_texts_do() {
    let mut dice = Dice::new(0xD1CE);
    let number = |dice: &mut Dice| match dice.below(4) {
        0 => Number::from(dice.roll() as i64 >> dice.below(64)),
        1 => Number::from(dice.roll()),
        2 => Number::from_f64((dice.roll() as i64 >> dice.below(64)) as f64).unwrap(),
        _ => Number::from_f64(f64::from_bits(dice.roll()))
            .filter(|it| it.as_f64().abs() < 1e300)
            .unwrap_or(Number::from(1)),
    };
    for _ in 0..1_500 {
        let (left, right) = (number(&mut dice), number(&mut dice));
        let texts = [left, right].map(exact);
        assert_eq!(left.cmp(&right), texts[0].cmp(&texts[1]), "{left} {right}");
    }
}

/// Every digit of the double, where `Display` stops as soon as the text is unique.
fn exact(number: Number) -> Decimal {
    let text = number.to_string();
    if text.contains(['.', 'e']) {
        format!("{:.1100}", number.as_f64()).parse().unwrap()
    } else {
        text.parse().unwrap()
    }
}
