//! The tests that every emitted type passes: bounds that are right pass them, and bounds that are wrong do not.

use crate::model::{GateKey, OrchardName, Ripeness, Season};
use crate::support::finite;
use crate::support::listed::Listed;
use crate::support::numbers::Numbers;
use crate::support::texts::Texts;
use std::panic::catch_unwind;

#[test]
fn texts_are_accepted_and_refused() {
    Texts { accepted: &["abc", "abcdefgh"], refused: &["ab", "abcdefghi", "Abc", ""] }.check::<OrchardName>();
    Texts { accepted: &["abcd"], refused: &["abc"] }.check::<GateKey>();
    assert!(catch_unwind(|| Texts { accepted: &["ab"], refused: &[] }.check::<OrchardName>()).is_err());
    let failure = catch_unwind(|| Texts { accepted: &[], refused: &["abcd"] }.check::<GateKey>()).unwrap_err();
    let message = failure.downcast_ref::<String>().expect("a panic with a message");
    assert!(message.ends_with("::GateKey accepts \"abcd\" (4 characters) as GateKey([redacted])"), "{message}");
}

#[test]
fn numbers_are_read_or_not() {
    let right =
        || Numbers { accepted: &["0", "100"], refused: &["-5e-324", "100.00000000000001"], same: Some(("1", "1.0")) };
    right().check::<Ripeness>();
    assert!(catch_unwind(|| Numbers { accepted: &["101"], ..right() }.check::<Ripeness>()).is_err());
    assert!(catch_unwind(|| Numbers { refused: &["100"], ..right() }.check::<Ripeness>()).is_err());
    assert!(catch_unwind(|| Numbers { same: Some(("1", "2")), ..right() }.check::<Ripeness>()).is_err());
    finite::only::<Ripeness>();
    assert!(catch_unwind(finite::only::<f64>).is_err());
}

#[test]
fn values_are_listed_or_not() {
    let values = [("Blossom", Season::Blossom), ("Harvest", Season::Harvest)];
    let check = |word, is_kept| Listed { values: &values, unlisted: word, is_kept }.check();
    check("Frost", Some(|season| matches!(season, Season::UnknownValue(_))));
    assert!(catch_unwind(|| check("Frost", None)).is_err());
    assert!(catch_unwind(|| check("Harvest", Some(|season| matches!(season, Season::UnknownValue(_))))).is_err());
    assert!(
        catch_unwind(|| Listed { values: &[("Frost", Season::Harvest)], unlisted: "", is_kept: None }.check()).is_err()
    );
}
