//! Integers: `10.0` is one, `10.5` is none, and the edges are exact.

use crate::model::refused;
use crate::runtime::constraint::Rule;
use crate::runtime::integer::{IntegerRules, integer_newtype};

/// A count in pairs.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
struct Pairs(i32);

impl Pairs {
    const RULES: IntegerRules =
        IntegerRules::new("Pairs", "an even integer from 2 to 12").minimum(2).maximum(12).multiple_of(2);
}
integer_newtype!(Pairs, i32);

/// Any integer of 32 bits.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
struct Small(i32);

impl Small {
    const RULES: IntegerRules = IntegerRules::new("Small", "an integer of 32 bits");
}
integer_newtype!(Small, i32);

/// Any integer of 64 bits but the lowest.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
struct Large(i64);

impl Large {
    const RULES: IntegerRules =
        IntegerRules::new("Large", "an integer of 64 bits above the lowest").minimum(i64::MIN + 1);
}
integer_newtype!(Large, i64);

const SIX: Pairs = Pairs::new(6).unwrap();

fn rule<T: serde::de::DeserializeOwned + std::fmt::Debug>(json: &str) -> String {
    serde_json::from_str::<T>(json).unwrap_err().to_string()
}

#[test]
fn it_reads_both_forms_and_writes_the_integer() {
    assert_eq!(SIX.get(), 6);
    for json in ["6", "6.0", "6e0", "0.6e1"] {
        assert_eq!(serde_json::from_str::<Pairs>(json).unwrap(), SIX, "{json}");
        assert_eq!(json.parse::<Pairs>().unwrap(), SIX, "{json}");
    }
    assert_eq!(serde_json::to_string(&SIX).unwrap(), "6");
    assert_eq!((SIX.to_string(), i32::from(SIX)), ("6".to_owned(), 6));
}

#[test]
fn each_rule_is_named() {
    assert_eq!(
        refused::<Pairs, _>(0).to_string(),
        "Pairs: 0 is not valid: an even integer from 2 to 12 (at least 2 is needed)"
    );
    assert_eq!(refused::<Pairs, _>(14).limit(), Some(12.into()));
    assert_eq!(refused::<Pairs, _>(7).rule(), Rule::MultipleOf);
    assert_eq!("6.5".parse::<Pairs>().unwrap_err().rule(), Rule::NotInteger);
    assert_eq!("1e300".parse::<Pairs>().unwrap_err().rule(), Rule::Maximum);
    assert_eq!("-1e300".parse::<Pairs>().unwrap_err().rule(), Rule::Minimum);
    assert!(Pairs::new(7).is_none() && Pairs::new(14).is_none());
    assert!(
        rule::<Pairs>("6.5")
            .starts_with("Pairs: 6.5 is not valid: an even integer from 2 to 12 (it is not an integer)")
    );
    assert!(rule::<Pairs>("\"6\"").starts_with("invalid type: string \"6\", expected an even integer from 2 to 12"));
}

#[test]
fn the_edges_of_32_bits_are_exact() {
    for edge in [i32::MIN, i32::MAX] {
        assert_eq!(serde_json::from_str::<Small>(&edge.to_string()).unwrap().get(), edge);
        assert_eq!(serde_json::from_str::<Small>(&format!("{edge}.0")).unwrap().get(), edge);
    }
    let above = "2147483648".parse::<Small>().unwrap_err();
    assert_eq!((above.rule(), above.limit()), (Rule::Maximum, Some(i32::MAX.into())));
    let below = "-2147483649.0".parse::<Small>().unwrap_err();
    assert_eq!((below.rule(), below.limit()), (Rule::Minimum, Some(i32::MIN.into())));
}

#[test]
fn the_edges_of_64_bits_are_exact() {
    assert_eq!(serde_json::from_str::<Large>("9223372036854775807").unwrap().get(), i64::MAX);
    assert_eq!(serde_json::from_str::<Large>("-9223372036854775807").unwrap().get(), i64::MIN + 1);
    assert_eq!("-9223372036854775808".parse::<Large>().unwrap_err().rule(), Rule::Minimum);
    let above = "9223372036854775808".parse::<Large>().unwrap_err();
    assert_eq!((above.rule(), above.limit()), (Rule::Maximum, Some(i64::MAX.into())));
    assert!(Large::new(i64::MAX).is_some() && Large::new(i64::MIN).is_none() && Small::new(i32::MIN).is_some());
    assert_eq!("9223372036854775808.0".parse::<Large>().unwrap_err().rule(), Rule::Maximum);
    assert_eq!(serde_json::from_str::<Large>("9007199254740993").unwrap().get(), 9_007_199_254_740_993);
}

#[test]
fn a_large_number_with_a_fraction_of_zero_is_an_integer() {
    assert_eq!("9007199254740993.0".parse::<Large>().unwrap().get(), 9_007_199_254_740_993);
    assert_eq!("9007199254740993.5".parse::<Large>().unwrap_err().rule(), Rule::NotInteger);
    assert_eq!("9223372036854775807.0".parse::<Large>().unwrap().get(), i64::MAX);
    assert_eq!("9223372036854775807.00000000000000000000001".parse::<Large>().unwrap_err().rule(), Rule::NotInteger);
    assert_eq!(serde_json::from_str::<Large>("1e18").unwrap().get(), 1_000_000_000_000_000_000);
    assert_eq!("9007199254740991.0".parse::<Large>().unwrap().get(), 9_007_199_254_740_991);
}
