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

/// Asks each rule for the sentence that says how a value breaks it; a rule without a line does not compile.
macro_rules! reasons {
    ($($rule:ident $($with:ident($($argument:expr),*))? => $sentence:literal,)*) => {
        let _every_rule_is_here = |rule: Rule| match rule {
            $(Rule::$rule => {})*
        };
        $({
            let error = ConstraintError::new("Product", "a product", Rule::$rule)$(.$with($($argument),*))?;
            assert_eq!(sentence(error), $sentence, "{}", stringify!($rule));
        })*
    };
}

#[test]
fn each_rule_has_its_reason() {
    reasons! {
        Type => "another JSON type is needed",
        MinLength with_limit(3, 1) => "1 character, at least 3 are needed",
        MaxLength with_limit(3, 1) => "1 character, at most 3 are allowed",
        Pattern with_position(0, Some('\n')) => "character 1 cannot be '\\n'",
        Format with_position(7, None) => "it stops matching after 7 characters",
        PathSegment => "it would not stay one segment of the path",
        Minimum with_limit(3, 1) => "at least 3 is needed",
        Maximum with_limit(3, 1) => "at most 3 is allowed",
        ExclusiveMinimum with_limit(3, 1) => "more than 3 is needed",
        ExclusiveMaximum with_limit(3, 1) => "less than 3 is needed",
        MultipleOf with_limit(3, 1) => "a multiple of 3 is needed",
        NotFinite => "it is not a finite number",
        NotInteger => "it is not an integer",
        EnumValue => "",
        Constant => "",
        MinItems with_limit(3, 1) => "1 item, at least 3 are needed",
        MaxItems with_limit(3, 1) => "1 item, at most 3 are allowed",
        UniqueItems with_position(4, None) => "item 5 repeats an earlier one",
        MinProperties with_limit(3, 1) => "1 property, at least 3 are needed",
        MaxProperties with_limit(3, 1) => "1 property, at most 3 are allowed",
    }
    let whole = ConstraintError::new("Product", "a product", Rule::Pattern);
    assert_eq!(whole.to_string(), "Product: the value is not valid: a product");
}

#[test]
fn two_are_equal_when_they_say_the_same() {
    let error = |value: &str| ConstraintError::new("Product", "a product", Rule::Pattern).with_text(value);
    assert_eq!(error("a"), error("a").clone());
    assert_ne!(error("a"), error("b"));
    assert_ne!(error("a"), ConstraintError::new("Product", "a product", Rule::Format).with_text("a"));
}
