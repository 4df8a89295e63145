//! Numbers in JSON, as text and in strings: their value is that of what was written, to the last digit that is kept.

use super::exact::{BigRational, double, exact, significant, text};
use crate::dice::Dice;
use crate::runtime::decimal::Decimal;
use crate::runtime::json::Json;
use crate::runtime::number::Number;
use crate::runtime::number_as_text::AsText;
use crate::runtime::plain_number::{Plain, PlainNumber};
use crate::runtime::unix_time::UnixTime;
use num_bigint::BigInt;
use serde::de::DeserializeOwned;
use std::collections::hash_map::DefaultHasher;
use std::fmt::Debug;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

/// What a value is read as from JSON and as the text of a path, a query or a header, which must be the same.
fn read<T: DeserializeOwned + FromStr<Err: Debug> + Debug + PartialEq>(text: &str) -> Option<T> {
    let json = serde_json::from_str(text).ok();
    assert_eq!(json, text.parse().ok(), "{text}");
    json
}

#[test]
fn a_number_keeps_its_value_and_tells_what_it_is() {
    let mut dice = Dice::new(0xA11);
    for _ in 0..3_000 {
        let text = text(&mut dice);
        let value = exact(&text);
        let is_double = text.parse::<f64>().unwrap().is_finite();
        let Some(number) = read::<Number>(&text) else {
            assert!(!is_double, "{text}");
            continue;
        };
        assert!(is_double, "{text}");
        assert_eq!(number.as_f64(), text.parse::<f64>().unwrap(), "{text}");
        let written = serde_json::to_string(&number).unwrap();
        if significant(&text) <= 38 {
            assert_eq!(
                (exact(&written), exact(&number.to_string())),
                (value.clone(), value.clone()),
                "{text} {written}"
            );
            assert_eq!(written.parse::<Number>().unwrap(), number, "{text}");
            assert_eq!(number.is_whole(), value.is_integer(), "{text}");
            let whole = value.is_integer().then(|| i64::try_from(value.to_integer()).ok()).flatten();
            assert_eq!(number.as_i64(), whole, "{text}");
        } else {
            let error = &value - exact(&written);
            assert!(error * BigInt::from(10).pow(37) < value.clone().max(-value), "{text} {written}");
        }
    }
}

#[test]
fn numbers_without_constraints_are_of_their_type_or_refused() {
    let mut dice = Dice::new(0xB22);
    for _ in 0..3_000 {
        let text = text(&mut dice);
        let value = exact(&text);
        let whole = |value: &BigRational| value.is_integer().then(|| value.to_integer());
        assert_eq!(read::<Plain<i32>>(&text).map(|it| it.0), whole(&value).and_then(|it| it.try_into().ok()), "{text}");
        assert_eq!(read::<Plain<i64>>(&text).map(|it| it.0), whole(&value).and_then(|it| it.try_into().ok()), "{text}");
        let seconds = whole(&value).and_then(|it| i64::try_from(it).ok());
        let years = -377_705_116_800..=253_402_300_799;
        assert_eq!(read::<UnixTime>(&text).map(UnixTime::seconds), seconds.filter(|it| years.contains(it)), "{text}");
        let single = text.parse().ok().filter(|single: &f32| single.is_finite());
        assert_eq!(read::<Plain<f32>>(&text).map(|it| it.0), single, "{text}");
        assert_eq!(
            read::<Plain<f64>>(&text).map(|it| it.0),
            text.parse().ok().filter(|it: &f64| it.is_finite()),
            "{text}"
        );
    }
    for wrong in
        ["NaN", "inf", "-inf", "Infinity", "+1", "01", "1.", ".5", "1e", "", " 1", "1 ", "0x1", "\u{661}", "null"]
    {
        let refuses = |it: bool| assert!(it, "{wrong:?}");
        refuses(wrong.parse::<Plain<i32>>().is_err() && wrong.parse::<Plain<f32>>().is_err());
        refuses(wrong.parse::<Plain<f64>>().is_err() && wrong.parse::<Number>().is_err());
        refuses(wrong.parse::<Decimal>().is_err() && wrong.parse::<AsText<f64>>().is_err());
    }
    fn refuses<T: PlainNumber + Debug>() {
        for json in ["null", "\"1\"", "[1]", "{}", "true"] {
            assert!(serde_json::from_str::<Plain<T>>(json).is_err(), "{json}");
        }
    }
    refuses::<i32>();
    refuses::<f64>();
}

#[test]
fn a_number_in_a_string_is_the_same_number() {
    let mut dice = Dice::new(0xC33);
    for _ in 0..3_000 {
        let text = text(&mut dice);
        let quoted = format!("\"{text}\"");
        let plain = read::<Plain<i64>>(&text).map(|it| it.0);
        assert_eq!(serde_json::from_str::<AsText<i64>>(&quoted).ok().map(|it| it.0), plain, "{text}");
        assert_eq!(text.parse::<AsText<i64>>().ok().map(|it| it.0), plain, "{text}");
        let plain = read::<Plain<f64>>(&text).map(|it| it.0);
        assert_eq!(serde_json::from_str::<AsText<f64>>(&quoted).ok().map(|it| it.0), plain, "{text}");
        assert_eq!(serde_json::from_str::<AsText<Decimal>>(&quoted).unwrap().to_string(), text);
        assert!(serde_json::from_str::<AsText<f64>>(&text).is_err(), "{text}");
        let double = double(&mut dice);
        let written = serde_json::to_string(&AsText(double)).unwrap();
        assert_eq!(exact(written.trim_matches('"')), exact(&format!("{double:e}")), "{written}");
    }
}

#[test]
fn order_equality_and_hash_are_those_of_the_values() {
    let hash = |value: &dyn Fn(&mut DefaultHasher)| {
        let mut hasher = DefaultHasher::new();
        value(&mut hasher);
        hasher.finish()
    };
    let mut dice = Dice::new(0xD44);
    let mut equal = 0;
    for _ in 0..3_000 {
        let left = text(&mut dice);
        let right = match dice.below(3) {
            0 => text(&mut dice),
            1 => format!(
                "{}e{}",
                left.split(['e', 'E']).next().unwrap(),
                left.split_once(['e', 'E']).map_or("0", |it| it.1)
            ),
            _ => dice.damaged(&left, "0123456789").trim_start_matches('0').to_owned(),
        };
        if right.parse::<Decimal>().is_err() || significant(&left).max(significant(&right)) > 38 {
            continue;
        }
        let order = exact(&left).cmp(&exact(&right));
        let decimals: [Decimal; 2] = [&left, &right].map(|text| text.parse().unwrap());
        assert_eq!(
            (decimals[0].cmp(&decimals[1]), decimals[0] == decimals[1]),
            (order, order.is_eq()),
            "{left} {right}"
        );
        let json: [Json; 2] = [&left, &right].map(|text| text.parse().unwrap());
        assert_eq!(json[0] == json[1], order.is_eq(), "{left} {right}");
        let (Ok(one), Ok(other)) = (left.parse::<Number>(), right.parse::<Number>()) else { continue };
        assert_eq!((one.cmp(&other), one == other), (order, order.is_eq()), "{left} {right}");
        if order.is_eq() {
            assert_eq!(hash(&|hasher| one.hash(hasher)), hash(&|hasher| other.hash(hasher)), "{left} {right}");
            assert_eq!(
                hash(&|hasher| decimals[0].hash(hasher)),
                hash(&|hasher| decimals[1].hash(hasher)),
                "{left} {right}"
            );
            assert_eq!(hash(&|hasher| json[0].hash(hasher)), hash(&|hasher| json[1].hash(hasher)), "{left} {right}");
            equal += 1;
        }
    }
    assert!(equal > 500, "{equal}");
}
