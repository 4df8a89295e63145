//! Floating-point numbers that JSON cannot write: infinities, and what is no number.

use std::any::type_name;

/// Tests that the type refuses them.
#[track_caller]
pub fn only<T: TryFrom<f64>>() {
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert!(T::try_from(number).is_err(), "{} accepts {number}", type_name::<T>());
    }
}
