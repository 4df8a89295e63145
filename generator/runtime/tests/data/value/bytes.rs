//! Bytes in Base64, compared with the `base64` crate.

use crate::dice::Dice;
use crate::runtime::base64::{Base64Url, Bytes};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

const ALPHABET: &str = "ABCabc019+/-_= \n\u{e9}";

#[test]
fn every_text_is_read_or_refused_as_by_another_implementation() {
    let mut dice = Dice::new(0x288);
    let (mut right, mut wrong) = (0, 0);
    for _ in 0..2_500 {
        let bytes: Vec<u8> = (0..dice.below(12)).map(|_| dice.roll() as u8).collect();
        let (padded, bare) = (STANDARD.encode(&bytes), URL_SAFE_NO_PAD.encode(&bytes));
        assert_eq!(
            (Bytes::from(&*bytes).to_string(), Base64Url::from(&*bytes).to_string()),
            (padded.clone(), bare.clone())
        );
        assert_eq!(serde_json::to_value(Bytes::from(&*bytes)).unwrap(), padded);
        let mut texts = vec![padded.clone(), bare.clone()];
        texts.extend([dice.damaged(&padded, ALPHABET), dice.damaged(&bare, ALPHABET)]);
        for text in texts {
            let json = serde_json::to_string(&text).unwrap();
            let expected = STANDARD.decode(&text).ok();
            assert_eq!(text.parse().ok().map(Bytes::into_inner), expected, "{text:?}");
            assert_eq!(serde_json::from_str(&json).ok().map(Bytes::into_inner), expected, "{text:?}");
            *if expected.is_some() { &mut right } else { &mut wrong } += 1;
            let expected = URL_SAFE_NO_PAD.decode(&text).ok();
            assert_eq!(text.parse().ok().map(Base64Url::into_inner), expected, "{text:?}");
            assert_eq!(serde_json::from_str(&json).ok().map(Base64Url::into_inner), expected, "{text:?}");
        }
    }
    assert!(right > 1_500 && wrong > 1_500, "{right} {wrong}");
}
