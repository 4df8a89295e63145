//! The tests that every emitted type passes: bounds that are right pass them, and bounds that are wrong do not.

use crate::model::{GateKey, Ripeness, Season, StoreName};
use crate::support::{finite, listed, numbers, texts};
use std::panic::catch_unwind;

#[test]
fn texts_are_accepted_and_refused() {
    texts::check::<StoreName>(&["abc", "abcdefgh"], &["ab", "abcdefghi", "Abc", ""]);
    texts::check::<GateKey>(&["abcd"], &["abc"]);
    assert!(catch_unwind(|| texts::check::<StoreName>(&["ab"], &[])).is_err());
    let failure = catch_unwind(|| texts::check::<GateKey>(&[], &["abcd"])).unwrap_err();
    let message = failure.downcast_ref::<String>().expect("a panic with a message");
    assert!(message.ends_with("::GateKey accepts \"abcd\" (4 characters) as GateKey([redacted])"), "{message}");
}

#[test]
fn numbers_are_read_or_not() {
    let accepted: &[&str] = &["0", "100"];
    let refused: &[&str] = &["-5e-324", "100.00000000000001"];
    numbers::check::<Ripeness>(accepted, refused, Some(("1", "1.0")));
    assert!(catch_unwind(|| numbers::check::<Ripeness>(&["101"], refused, None)).is_err());
    assert!(catch_unwind(|| numbers::check::<Ripeness>(accepted, &["100"], None)).is_err());
    assert!(catch_unwind(|| numbers::check::<Ripeness>(accepted, refused, Some(("1", "2")))).is_err());
    finite::only::<Ripeness>();
    assert!(catch_unwind(finite::only::<f64>).is_err());
}

#[test]
fn values_are_listed_or_not() {
    let values = [("Blossom", Season::Blossom), ("Harvest", Season::Harvest)];
    let check = |word, is_kept| listed::check(&values, word, is_kept);
    check("Frost", Some(|season| matches!(season, Season::UnknownValue(_))));
    assert!(catch_unwind(|| check("Frost", None)).is_err());
    assert!(catch_unwind(|| check("Harvest", Some(|season| matches!(season, Season::UnknownValue(_))))).is_err());
    assert!(catch_unwind(|| listed::check(&[("Frost", Season::Harvest)], "", None)).is_err());
}
