//! Closed enums: the listed words and no other.

use crate::runtime::closed_enum::closed_enum;
use crate::runtime::constraint::Rule;

/// Which way.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
enum Way {
    Up,
    Down,
}
closed_enum!(match Way {
    Up => "up",
    Down => "down-hill",
});

const DOWN: &str = Way::Down.as_str();

#[test]
fn listed_words_are_variants() {
    assert_eq!(DOWN, "down-hill");
    assert_eq!(serde_json::from_str::<Vec<Way>>(r#"["up", "down-hill"]"#).unwrap(), Way::VALUES);
    assert_eq!(serde_json::to_string(&Way::Down).unwrap(), "\"down-hill\"");
    assert_eq!((Way::try_from("up").unwrap(), Way::try_from("up".to_owned()).unwrap()), (Way::Up, Way::Up));
    assert_eq!((Way::Up.to_string().as_str(), Way::Up.as_ref()), ("up", "up"));
}

#[test]
fn other_words_are_refused() {
    let error = "Up".parse::<Way>().unwrap_err();
    assert_eq!((error.rule(), error.type_name()), (Rule::EnumValue, "Way"));
    assert_eq!(error.to_string(), "Way: \"Up\" is not valid: one of 'up', 'down-hill'");
    assert!(serde_json::from_str::<Way>("\"\"").is_err());
}
