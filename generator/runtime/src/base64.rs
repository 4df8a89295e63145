//! Bytes as text: Base64 with padding and Base64url without; it never skips a character that does not belong.

use super::constraint::ConstraintError;
use super::wire_text::{unshown_misfit, wire_text};
use std::fmt;
use std::str::FromStr;

/// Bytes, in JSON a string of Base64 with padding (RFC 4648, section 4; `format: byte`).
///
/// Only the one canonical text of the bytes is read, so that reading and writing gives the same text: no line breaks,
/// no missing padding, no stray bits in the last character (section 3.5). `Debug` shows the length only, and an error
/// nothing of the text: bytes may be keys.
#[derive(Clone, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Bytes(Vec<u8>);

/// Bytes, in JSON a string of Base64url without padding (RFC 4648, section 5, as RFC 7515 has it; `format: base64url`).
///
/// Only the one canonical text of the bytes is read. `Debug` shows the length only, and an error nothing of the text.
#[derive(Clone, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Base64Url(Vec<u8>);

wire_text!(Bytes, "bytes in Base64 with padding");
wire_text!(Base64Url, "bytes in Base64url without padding");

const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const URL: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The value of each byte in an alphabet; 64 for those that are not in it.
const fn values(alphabet: &[u8; 64]) -> [u8; 256] {
    let mut values = [64; 256];
    let mut index = 0;
    while index < 64 {
        values[alphabet[index] as usize] = index as u8;
        index += 1;
    }
    values
}

static STANDARD_VALUES: [u8; 256] = values(STANDARD);
static URL_VALUES: [u8; 256] = values(URL);

/// Whether a text ends in `=` up to a multiple of four characters.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Padding {
    Required,
    None,
}

fn encode(bytes: &[u8], alphabet: &[u8; 64], padding: Padding, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0_u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        let sextets = [group >> 18, group >> 12, group >> 6, group].map(|bits| alphabet[(bits & 63) as usize]);
        let length = if padding == Padding::Required { 4 } else { chunk.len() + 1 };
        let text: [u8; 4] = std::array::from_fn(|index| if index <= chunk.len() { sextets[index] } else { b'=' });
        f.write_str(std::str::from_utf8(&text[..length]).map_err(|_| fmt::Error)?)?;
    }
    Ok(())
}

/// The bytes, or the index in characters of what cannot be right.
fn decode(text: &str, values: &[u8; 256], padding: Padding) -> Result<Vec<u8>, usize> {
    let digits = match text.len() % 4 {
        0 if padding == Padding::Required => text.strip_suffix("==").or(text.strip_suffix('=')).unwrap_or(text),
        _ => text,
    };
    let mut bytes = Vec::with_capacity(digits.len() / 4 * 3 + 2);
    for (place, chunk) in digits.as_bytes().chunks(4).enumerate() {
        let mut group = 0_u32;
        for (index, byte) in chunk.iter().enumerate() {
            let value = values[usize::from(*byte)];
            if value == 64 {
                return Err(place * 4 + index);
            }
            group = group << 6 | u32::from(value);
        }
        let end = place * 4 + chunk.len();
        match chunk.len() {
            4 => bytes.extend_from_slice(&group.to_be_bytes()[1..]),
            3 if group & 0b11 == 0 => bytes.extend_from_slice(&(group >> 2).to_be_bytes()[2..]),
            2 if group & 0b1111 == 0 => bytes.push((group >> 4) as u8),
            1 => return Err(end),
            _ => return Err(end - 1),
        }
    }
    if padding == Padding::Required && !text.len().is_multiple_of(4) { Err(text.len()) } else { Ok(bytes) }
}

macro_rules! bytes {
    ($name:ident, $alphabet:ident, $values:ident, $padding:expr) => {
        impl $name {
            /// The bytes.
            pub fn as_bytes(&self) -> &[u8] {
                &self.0
            }

            /// The bytes, owned.
            pub fn into_inner(self) -> Vec<u8> {
                self.0
            }
        }

        impl From<Vec<u8>> for $name {
            fn from(bytes: Vec<u8>) -> Self {
                Self(bytes)
            }
        }

        impl From<&[u8]> for $name {
            fn from(bytes: &[u8]) -> Self {
                Self(bytes.to_vec())
            }
        }

        impl From<$name> for Vec<u8> {
            fn from(value: $name) -> Self {
                value.0
            }
        }

        impl AsRef<[u8]> for $name {
            fn as_ref(&self) -> &[u8] {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = ConstraintError;

            fn from_str(text: &str) -> Result<Self, ConstraintError> {
                decode(text, &$values, $padding).map(Self).map_err(unshown_misfit::<Self>)
            }
        }

        /// The text on the wire.
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                encode(&self.0, $alphabet, $padding, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({} bytes)", stringify!($name), self.0.len())
            }
        }
    };
}
bytes!(Bytes, STANDARD, STANDARD_VALUES, Padding::Required);
bytes!(Base64Url, URL, URL_VALUES, Padding::None);
