//! Enums of integers, open and closed.

use crate::runtime::constraint::Rule;
use crate::runtime::integer_enum::{UnknownInteger, closed_integer_enum, open_integer_enum};

/// How high a branch is.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
enum Level {
    Low,
    High,
    UnknownValue(UnknownInteger),
}
open_integer_enum!(match Level {
    Low => -1,
    High => 2,
});

/// Which side of the fence.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
enum Side {
    Left,
    Right,
}
closed_integer_enum!(match Side {
    Left => 1,
    Right => 2,
});

#[test]
fn an_open_one_keeps_what_is_not_listed() {
    assert_eq!(serde_json::from_str::<Vec<Level>>("[-1, 2.0]").unwrap(), Level::VALUES);
    let unknown: Level = serde_json::from_str("77").unwrap();
    assert!(matches!(unknown, Level::UnknownValue(value) if value.get() == 77));
    assert_eq!(
        (serde_json::to_string(&unknown).unwrap(), unknown.to_string(), i64::from(unknown)),
        ("77".into(), "77".into(), 77)
    );
    assert_eq!((Level::from(2), "-1".parse::<Level>().unwrap()), (Level::High, Level::Low));
    assert_eq!(Level::from(3).value(), 3);
    assert!(serde_json::from_str::<Level>("1.5").is_err());
    assert!(serde_json::from_str::<Level>("\"low\"").is_err());
}

#[test]
fn a_closed_one_refuses_it() {
    assert_eq!(serde_json::from_str::<Vec<Side>>("[1.0, 2]").unwrap(), Side::VALUES);
    let error = Side::try_from(3).unwrap_err();
    assert_eq!(error.rule(), Rule::EnumValue);
    assert_eq!(error.to_string(), "Side: 3 is not valid: one of 1, 2");
    assert_eq!("2".parse::<Side>().unwrap(), Side::Right);
    assert_eq!(serde_json::to_string(&Side::Left).unwrap(), "1");
}
