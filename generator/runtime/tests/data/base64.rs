//! Base64 and Base64url.

use crate::runtime::base64::{Base64Url, Bytes};

#[test]
fn the_vectors_of_rfc_4648() {
    for (bytes, text) in [
        ("", ""),
        ("f", "Zg=="),
        ("fo", "Zm8="),
        ("foo", "Zm9v"),
        ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ] {
        let padded = Bytes::from(bytes.as_bytes());
        assert_eq!((padded.to_string().as_str(), text.parse::<Bytes>().unwrap()), (text, padded));
        let bare = Base64Url::from(bytes.as_bytes());
        let text = text.trim_end_matches('=');
        assert_eq!((bare.to_string().as_str(), text.parse::<Base64Url>().unwrap()), (text, bare));
    }
    assert_eq!(Bytes::from(vec![0xfb, 0xff]).to_string(), "+/8=");
    assert_eq!(Base64Url::from(vec![0xfb, 0xff]).to_string(), "-_8");
}

#[test]
fn all_bytes_survive_at_every_length() {
    let all: Vec<u8> = (0..=255).rev().collect();
    for length in 0..all.len() {
        let json = serde_json::to_string(&Bytes::from(&all[..length])).unwrap();
        assert_eq!(serde_json::from_str::<Bytes>(&json).unwrap().as_bytes(), &all[..length]);
        let json = serde_json::to_string(&Base64Url::from(&all[..length])).unwrap();
        assert_eq!(serde_json::from_str::<Base64Url>(&json).unwrap().into_inner(), &all[..length]);
    }
}

#[test]
fn every_text_but_the_canonical_one_is_refused() {
    for (text, index) in [
        ("Zg", 2),
        ("Zg=", 2),
        ("Zh==", 1),
        ("Zm9=", 2),
        ("Z===", 1),
        ("====", 0),
        ("Zm9v\n", 4),
        ("Zm-v", 2),
        ("Zg==Zg==", 2),
        ("é===", 0),
    ] {
        assert_eq!(text.parse::<Bytes>().unwrap_err().position(), Some(index), "{text}");
    }
    for (text, index) in [("Zg==", 2), ("Zh", 1), ("Z", 1), ("Zm+v", 2), ("Zm9vY", 5)] {
        assert_eq!(text.parse::<Base64Url>().unwrap_err().position(), Some(index), "{text}");
    }
}

#[test]
fn debug_shows_the_length_alone() {
    assert_eq!(format!("{:?}", Bytes::from(vec![1, 2, 3])), "Bytes(3 bytes)");
    assert_eq!(format!("{:?}", Base64Url::default()), "Base64Url(0 bytes)");
    let error = "aHVudGVyMg!!".parse::<Bytes>().unwrap_err();
    assert!(!format!("{error} {error:?}").contains("aHVud"), "{error:?}");
    assert_eq!((error.position(), error.character(), error.value()), (Some(10), None, None));
}
