//! The error of all validated types: small, comparable, one sentence per rule.

use crate::runtime::constraint::{ConstraintError, Rule};

fn sentence(error: ConstraintError) -> String {
    error.to_string().split_once(" (").map_or_else(String::new, |(_, reason)| reason.trim_end_matches(')').to_owned())
}

#[test]
fn it_is_one_pointer_and_can_cross_threads() {
    fn crosses<T: Send + Sync + std::error::Error + 'static>() {}
    crosses::<ConstraintError>();
    assert_eq!(size_of::<ConstraintError>(), size_of::<usize>());
    assert_eq!(size_of::<Result<u32, ConstraintError>>(), 2 * size_of::<usize>());
}

#[test]
fn each_rule_has_its_reason() {
    let error = |rule| ConstraintError::new("Fruit", "fruit", rule);
    let limited = |rule| sentence(error(rule).with_limit(3, 1));
    assert_eq!(limited(Rule::MinLength), "1 character, at least 3 are needed");
    assert_eq!(limited(Rule::MaxLength), "1 character, at most 3 are allowed");
    assert_eq!(limited(Rule::MinItems), "1 item, at least 3 are needed");
    assert_eq!(limited(Rule::MaxItems), "1 item, at most 3 are allowed");
    assert_eq!(limited(Rule::MinProperties), "1 property, at least 3 are needed");
    assert_eq!(limited(Rule::MaxProperties), "1 property, at most 3 are allowed");
    assert_eq!(limited(Rule::Minimum), "at least 3 is needed");
    assert_eq!(limited(Rule::Maximum), "at most 3 is allowed");
    assert_eq!(limited(Rule::ExclusiveMinimum), "more than 3 is needed");
    assert_eq!(limited(Rule::ExclusiveMaximum), "less than 3 is needed");
    assert_eq!(limited(Rule::MultipleOf), "a multiple of 3 is needed");
    assert_eq!(sentence(error(Rule::UniqueItems).with_position(4, None)), "item 5 repeats an earlier one");
    assert_eq!(sentence(error(Rule::Pattern).with_position(0, Some('\n'))), "character 1 cannot be '\\n'");
    assert_eq!(sentence(error(Rule::Format).with_position(7, None)), "it stops matching after 7 characters");
    assert_eq!(sentence(error(Rule::EnumValue)), "");
    assert_eq!(error(Rule::Pattern).to_string(), "Fruit: the value is not valid: fruit");
}

#[test]
fn two_are_equal_when_they_say_the_same() {
    let error = |value: &str| ConstraintError::new("Fruit", "fruit", Rule::Pattern).with_text(value);
    assert_eq!(error("a"), error("a").clone());
    assert_ne!(error("a"), error("b"));
    assert_ne!(error("a"), ConstraintError::new("Fruit", "fruit", Rule::Format).with_text("a"));
}
