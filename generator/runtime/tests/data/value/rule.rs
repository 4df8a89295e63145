//! Bounds and multiples, judged as exact rational numbers; the rule that is blamed is one that is broken.

use super::exact::{BigRational, double, exact, significant, text};
use crate::dice::Dice;
use crate::runtime::constraint::{ConstraintError, Rule};
use crate::runtime::decimal::Decimal;
use crate::runtime::decimal_rules::{DecimalBound, DecimalRules, decimal_newtype};
use crate::runtime::integer::{IntegerRules, integer_newtype};
use crate::runtime::number::Number;
use crate::runtime::number_rules::{Bound, NumberRules, number_newtype};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::str::FromStr;

#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
struct Share(Number);

impl Share {
    const RULES: NumberRules =
        NumberRules::new("Share", "between 0 and 1").minimum(Bound::exclusive(0.0)).maximum(Bound::exclusive(1.0));
}
number_newtype!(Share);

#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
struct Tenths(Number);

impl Tenths {
    const RULES: NumberRules = NumberRules::new("Tenths", "a multiple of 0.1").multiple_of(0.1);
}
number_newtype!(Tenths);

#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
struct Threes(Number);

impl Threes {
    const RULES: NumberRules =
        NumberRules::new("Threes", "a multiple of 3 up to 1e22").maximum(Bound::inclusive(1e22)).multiple_of(3.0);
}
number_newtype!(Threes);

#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
struct Quarters(Number);

impl Quarters {
    const RULES: NumberRules = NumberRules::new("Quarters", "a multiple of 0.25 from -5.25")
        .minimum(Bound::inclusive(-5.25))
        .multiple_of(0.25);
}
number_newtype!(Quarters);

#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
struct Percent(i32);

impl Percent {
    const RULES: IntegerRules = IntegerRules::new("Percent", "an integer from 0 to 100").minimum(0).maximum(100);
}
integer_newtype!(Percent, i32);

#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
struct Sevens(i64);

impl Sevens {
    const RULES: IntegerRules = IntegerRules::new("Sevens", "a multiple of 7").multiple_of(7);
}
integer_newtype!(Sevens, i64);

#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
struct Cents(Decimal);

impl Cents {
    const RULES: DecimalRules = DecimalRules::new("Cents", "a multiple of 0.01 below 1")
        .maximum(DecimalBound::exclusive("1"))
        .multiple_of("0.01");
}
decimal_newtype!(Cents);

/// Limits that no double is.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
struct Close(Number);

impl Close {
    const RULES: NumberRules = NumberRules::new("Close", "just below 1 up to 2^53 + 1")
        .minimum(Bound::exclusive(1.0).written("0.99999999999999999999"))
        .maximum(Bound::inclusive(9_007_199_254_740_992.0).written("9007199254740993"));
}
number_newtype!(Close);

/// What the specs say of a type.
#[derive(Clone, Copy)]
struct Documented {
    /// With whether the limit is excluded.
    minimum: Option<(&'static str, bool)>,
    maximum: Option<(&'static str, bool)>,
    multiple_of: Option<&'static str>,
}

impl Documented {
    fn broken(&self, value: &BigRational) -> Vec<Rule> {
        let Self { minimum, maximum, multiple_of } = *self;
        let mut broken = Vec::new();
        let outside = |limit: &BigRational, excluded: bool| excluded && value == limit;
        if let Some((limit, excluded)) = minimum.map(|(limit, excluded)| (exact(limit), excluded))
            && (*value < limit || outside(&limit, excluded))
        {
            broken.push(if excluded { Rule::ExclusiveMinimum } else { Rule::Minimum });
        }
        if let Some((limit, excluded)) = maximum.map(|(limit, excluded)| (exact(limit), excluded))
            && (*value > limit || outside(&limit, excluded))
        {
            broken.push(if excluded { Rule::ExclusiveMaximum } else { Rule::Maximum });
        }
        if multiple_of.is_some_and(|step| !(value / exact(step)).is_integer()) {
            broken.push(Rule::MultipleOf);
        }
        broken
    }
}

/// How often each rule of numbers was broken.
#[derive(Default)]
struct Broken {
    minimum: usize,
    maximum: usize,
    exclusive_minimum: usize,
    exclusive_maximum: usize,
    multiple_of: usize,
    integer: usize,
}

impl Broken {
    /// The count of a rule; a new one of numbers gets its own, and is to be broken below.
    fn of(&mut self, rule: Rule) -> Option<&mut usize> {
        match rule {
            Rule::Minimum => Some(&mut self.minimum),
            Rule::Maximum => Some(&mut self.maximum),
            Rule::ExclusiveMinimum => Some(&mut self.exclusive_minimum),
            Rule::ExclusiveMaximum => Some(&mut self.exclusive_maximum),
            Rule::MultipleOf => Some(&mut self.multiple_of),
            Rule::NotInteger => Some(&mut self.integer),
            Rule::Type | Rule::Format | Rule::NotFinite | Rule::EnumValue | Rule::Constant => None,
            Rule::MinLength | Rule::MaxLength | Rule::Pattern | Rule::PathSegment => None,
            Rule::MinItems | Rule::MaxItems | Rule::UniqueItems | Rule::MinProperties | Rule::MaxProperties => None,
        }
    }

    fn least(&self) -> usize {
        let Self { minimum, maximum, exclusive_minimum, exclusive_maximum, multiple_of, integer } = *self;
        let counts = [minimum, maximum, exclusive_minimum, exclusive_maximum, multiple_of, integer];
        counts.into_iter().min().unwrap_or_default()
    }
}

const NOTHING: Documented = Documented { minimum: None, maximum: None, multiple_of: None };

/// Reads a number as the type in both ways and compares the verdict, the blame and the value with those of exact arithmetic.
fn judge<T>(text: &str, documented: Documented, is_integer: bool, counts: &mut Broken) -> bool
where
    T: DeserializeOwned + FromStr<Err = ConstraintError> + PartialEq + Serialize + std::fmt::Debug,
{
    let value = exact(text);
    let mut broken = documented.broken(&value);
    if is_integer && !value.is_integer() {
        broken.push(Rule::NotInteger);
    }
    match (text.parse::<T>(), serde_json::from_str::<T>(text)) {
        (Ok(parsed), Ok(read)) => {
            assert_eq!((&parsed, broken.as_slice()), (&read, [].as_slice()), "{text}");
            assert_eq!(exact(&serde_json::to_string(&read).unwrap()), value, "{text}");
            true
        }
        (Err(error), Err(message)) => {
            *counts.of(error.rule()).expect("a rule of numbers") += 1;
            assert!(broken.contains(&error.rule()), "{text}: {error}");
            assert!(message.to_string().starts_with(&error.to_string()), "{text}: {message}");
            false
        }
        (parsed, read) => panic!("{text}: {parsed:?} {read:?}"),
    }
}

#[test]
fn every_verdict_is_that_of_exact_arithmetic() {
    let mut dice = Dice::new(0xF66);
    let (mut accepted, mut counts) = ([0; 7], Broken::default());
    let counts = &mut counts;
    let (lowest, highest) = ("-9223372036854775808", "9223372036854775807");
    for _ in 0..4_000 {
        let text = text(&mut dice);
        if significant(&text) > 38 || !text.parse::<f64>().unwrap().is_finite() {
            continue;
        }
        let share = Documented { minimum: Some(("0", true)), maximum: Some(("1", true)), ..NOTHING };
        let quarters = Documented { minimum: Some(("-5.25", false)), multiple_of: Some("0.25"), ..NOTHING };
        let threes = Documented { maximum: Some(("1e22", false)), multiple_of: Some("3"), ..NOTHING };
        let percent = Documented { minimum: Some(("0", false)), maximum: Some(("100", false)), ..NOTHING };
        let sevens =
            Documented { minimum: Some((lowest, false)), maximum: Some((highest, false)), multiple_of: Some("7") };
        let cents = Documented { maximum: Some(("1", true)), multiple_of: Some("0.01"), ..NOTHING };
        let verdicts = [
            judge::<Share>(&text, share, false, counts),
            judge::<Tenths>(&text, Documented { multiple_of: Some("0.1"), ..NOTHING }, false, counts),
            judge::<Threes>(&text, threes, false, counts),
            judge::<Quarters>(&text, quarters, false, counts),
            judge::<Percent>(&text, percent, true, counts),
            judge::<Sevens>(&text, sevens, true, counts),
            judge::<Cents>(&text, cents, false, counts),
        ];
        verdicts.iter().zip(&mut accepted).for_each(|(is_accepted, count)| *count += usize::from(*is_accepted));
    }
    assert!(accepted.iter().all(|count| *count > 20), "{accepted:?}");
    assert!(counts.least() > 20, "each rule is broken often");
}

#[test]
fn a_double_is_judged_by_the_text_that_goes_out() {
    let mut dice = Dice::new(0x177);
    let mut literal = 0;
    for _ in 0..4_000 {
        let double = double(&mut dice);
        let text = serde_json::to_string(&double).unwrap();
        macro_rules! agree {
            ($($name:ident),+) => { $(
                let parsed = text.parse::<$name>().ok();
                assert_eq!($name::try_from(double).ok(), parsed, "{text}");
                let constant = $name::new(double);
                // Beyond 15 digits a literal may be refused that is a multiple, never the other way round.
                assert!(constant == parsed || (constant.is_none() && (significant(&text) > 15 || double.abs() > 1e37)), "{text}");
                literal += usize::from(constant.is_some());
            )+ };
        }
        agree!(Share, Tenths, Threes, Quarters);
    }
    assert!(literal > 1_000, "{literal}");
    for double in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert!(Tenths::new(double).is_none() && Share::new(double).is_none());
        assert_eq!(Tenths::try_from(double).unwrap_err().rule(), Rule::NotFinite);
    }
}

#[test]
fn it_holds_the_value_it_was_made_from() {
    let text = "0.99999999999999999999";
    let share: Share = text.parse().unwrap();
    assert_eq!((share.number().to_string().as_str(), share.get()), (text, 1.0));
    let doubles =
        [Tenths::new(0.3).unwrap().get(), Threes::new(3e20).unwrap().get(), Quarters::new(0.25).unwrap().get()];
    assert_eq!(doubles, [0.3, 3e20, 0.25]);
    let numbers = [
        Tenths::new(0.3).unwrap().number(),
        Threes::new(3e20).unwrap().number(),
        Quarters::new(-5.25).unwrap().number(),
    ];
    assert_eq!(numbers.map(|number| number.as_f64()), [0.3, 3e20, -5.25]);
    assert_eq!((Percent::new(100).unwrap().get(), Sevens::new(-7).unwrap().get()), (100, -7));
    for (text, fits) in [
        ("0.99999999999999999999", false),
        ("0.999999999999999999991", true),
        ("1", true),
        ("9007199254740993", true),
        ("9007199254740993.0000000001", false),
        ("9007199254740994", false),
    ] {
        let judged = text.parse::<Close>().map(|close| (close.number().to_string(), close.get()));
        assert_eq!(judged.is_ok(), fits, "{text} {judged:?}");
    }
    assert!(Close::new(1.5).is_some() && Close::new(1.0).is_none() && Close::try_from(1.0).is_ok());
    let cents: Cents = "0.990".parse().unwrap();
    assert_eq!((cents.get().as_str(), cents.clone().into_inner().to_string()), ("0.990", "0.990".to_owned()));
}
