//! Constraints of numbers: what can be wrong, and the words for it.

use crate::diagnose::words::{Words, say};
use crate::source::Span;

problems! {
    /// Constraints of numbers.
    NumberProblem {
        Error Context "no-number-fits" NothingFits { other: Span },
        Error Context "bound-beyond-format" BoundBeyondFormat { bound: String, format: &'static str, min: String, max: String },
        Error Context "bound-on-time" BoundOnTime,
        Error Context "bound-not-whole" BoundNotWhole { bound: String },
        Error Context "multiple-of-not-positive" MultipleOfNotPositive,
    }
}

impl NumberProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::NothingFits { other } => say("no number satisfies all constraints")
                .here("together with the other")
                .also(*other, "leaves no number")
                .help("compare the bounds and `multipleOf` with the documentation"),
            Self::BoundBeyondFormat { bound, format, min, max } => say(format!("{bound} is out of range for {format}"))
                .here("out of range")
                .help(format!("{format} ranges from {min} to {max}")),
            Self::BoundOnTime => {
                say("a bound on `format: unixtime` is not supported").here("a bound").help("remove it")
            }
            Self::BoundNotWhole { bound } => say(format!("{bound} is not an integer, but every value must be one"))
                .here("not an integer")
                .help("round it, or write `type: number`"),
            Self::MultipleOfNotPositive => say("`multipleOf` must be greater than zero")
                .here("not greater than zero")
                .help("write the step, such as `10`"),
        }
    }
}
