//! The grammar of JSON numbers, as text; it computes nothing.

/// Whether `text` is a number of RFC 8259, section 6: no `+`, no leading zero, no bare point.
pub(super) const fn is_json_number(text: &str) -> bool {
    let bytes = text.as_bytes();
    let start = if starts(bytes, 0, b'-') { 1 } else { 0 };
    let whole = digits(bytes, start);
    if whole == start || (whole > start + 1 && bytes[start] == b'0') {
        return false;
    }
    let mut at = whole;
    if starts(bytes, at, b'.') {
        let end = digits(bytes, at + 1);
        if end == at + 1 {
            return false;
        }
        at = end;
    }
    if starts(bytes, at, b'e') || starts(bytes, at, b'E') {
        at += if starts(bytes, at + 1, b'+') || starts(bytes, at + 1, b'-') { 2 } else { 1 };
        let end = digits(bytes, at);
        if end == at {
            return false;
        }
        at = end;
    }
    at == bytes.len()
}

const fn starts(bytes: &[u8], at: usize, byte: u8) -> bool {
    at < bytes.len() && bytes[at] == byte
}

/// The end of the digits that begin at `at`.
const fn digits(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() && bytes[at].is_ascii_digit() {
        at += 1;
    }
    at
}
