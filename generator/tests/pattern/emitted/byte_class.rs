//! The byte classes of all cases.

use crate::runtime::pattern::ByteClass;
/// `0` to `9`, `A` to `Z`, `a` to `z`.
pub static ALNUM: ByteClass = ByteClass::of(&[b'0'..=b'9', b'A'..=b'Z', b'a'..=b'z']);
/// `-`, `0` to `9`, `A` to `Z`, `a` to `z`.
pub static ALNUM_DASH: ByteClass = ByteClass::of(&[b'-'..=b'-', b'0'..=b'9', b'A'..=b'Z', b'a'..=b'z']);
/// `-`, `.`, `0` to `9`, `A` to `Z`, `_`, `a` to `z`.
pub static ALNUM_DASH_DOT_UNDERSCORE: ByteClass =
    ByteClass::of(&[b'-'..=b'.', b'0'..=b'9', b'A'..=b'Z', b'_'..=b'_', b'a'..=b'z']);
/// `-`, `0` to `9`, `A` to `Z`, `_`, `a` to `z`.
pub static ALNUM_DASH_UNDERSCORE: ByteClass =
    ByteClass::of(&[b'-'..=b'-', b'0'..=b'9', b'A'..=b'Z', b'_'..=b'_', b'a'..=b'z']);
/// `$`, `0` to `9`, `A` to `Z`, `_`, `a` to `z`.
pub static ALNUM_DOLLAR_UNDERSCORE: ByteClass =
    ByteClass::of(&[b'$'..=b'$', b'0'..=b'9', b'A'..=b'Z', b'_'..=b'_', b'a'..=b'z']);
/// `(`, `)`, `-`, `.`, `0` to `9`, `A` to `Z`, `_`, `a` to `z`.
pub static ALNUM_OPEN_CLOSE_DASH_DOT_UNDERSCORE: ByteClass =
    ByteClass::of(&[b'('..=b')', b'-'..=b'.', b'0'..=b'9', b'A'..=b'Z', b'_'..=b'_', b'a'..=b'z']);
/// `(`, `)`, `-`, `0` to `9`, `A` to `Z`, `_`, `a` to `z`.
pub static ALNUM_OPEN_CLOSE_DASH_UNDERSCORE: ByteClass =
    ByteClass::of(&[b'('..=b')', b'-'..=b'-', b'0'..=b'9', b'A'..=b'Z', b'_'..=b'_', b'a'..=b'z']);
/// space, `0` to `9`, `A` to `Z`, `_`, `a` to `z`.
pub static ALNUM_SPACE_UNDERSCORE: ByteClass =
    ByteClass::of(&[b' '..=b' ', b'0'..=b'9', b'A'..=b'Z', b'_'..=b'_', b'a'..=b'z']);
/// 0x00 to 0xFF.
pub static ANY: ByteClass = ByteClass::of(&[0x00..=0xFF]);
/// 0x00 to `.`, `0` to 0xFF.
pub static ANY_BUT_SLASH: ByteClass = ByteClass::of(&[0x00..=b'.', b'0'..=0xFF]);
/// 0x00 to `$`, `'` to `.`, `0` to `;`, `=`, `@` to `[`, `]` to 0xFF.
pub static BYTES_ECE21076: ByteClass =
    ByteClass::of(&[0x00..=b'$', b'\''..=b'.', b'0'..=b';', b'='..=b'=', b'@'..=b'[', b']'..=0xFF]);
/// `0` to `9`.
pub static DIGIT: ByteClass = ByteClass::of(&[b'0'..=b'9']);
/// `1` to `9`.
pub static DIGIT_BUT_0: ByteClass = ByteClass::of(&[b'1'..=b'9']);
/// `0` to `9`, `A` to `F`, `a` to `f`.
pub static HEX: ByteClass = ByteClass::of(&[b'0'..=b'9', b'A'..=b'F', b'a'..=b'f']);
/// `A` to `Z`, `a` to `z`.
pub static LETTER: ByteClass = ByteClass::of(&[b'A'..=b'Z', b'a'..=b'z']);
/// `$`, `A` to `Z`, `_`, `a` to `z`.
pub static LETTER_DOLLAR_UNDERSCORE: ByteClass = ByteClass::of(&[b'$'..=b'$', b'A'..=b'Z', b'_'..=b'_', b'a'..=b'z']);
/// `a` to `z`.
pub static LOWER: ByteClass = ByteClass::of(&[b'a'..=b'z']);
/// `0` to `9`, `a` to `z`.
pub static LOWER_ALNUM: ByteClass = ByteClass::of(&[b'0'..=b'9', b'a'..=b'z']);
/// `-`, `0` to `9`, `a` to `z`.
pub static LOWER_ALNUM_DASH: ByteClass = ByteClass::of(&[b'-'..=b'-', b'0'..=b'9', b'a'..=b'z']);
/// `0` to `9`, `a` to `f`.
pub static LOWER_HEX: ByteClass = ByteClass::of(&[b'0'..=b'9', b'a'..=b'f']);
/// space to `~`, 0x80 to 0xFF.
pub static NO_CONTROL: ByteClass = ByteClass::of(&[b' '..=b'~', 0x80..=0xFF]);
/// `0`.
pub static ONLY_0: ByteClass = ByteClass::of(&[b'0'..=b'0']);
/// `1`.
pub static ONLY_1: ByteClass = ByteClass::of(&[b'1'..=b'1']);
/// `2`.
pub static ONLY_2: ByteClass = ByteClass::of(&[b'2'..=b'2']);
/// `5`.
pub static ONLY_5: ByteClass = ByteClass::of(&[b'5'..=b'5']);
/// `6`.
pub static ONLY_6: ByteClass = ByteClass::of(&[b'6'..=b'6']);
/// `:`.
pub static ONLY_COLON: ByteClass = ByteClass::of(&[b':'..=b':']);
/// `-`.
pub static ONLY_DASH: ByteClass = ByteClass::of(&[b'-'..=b'-']);
/// `#`.
pub static ONLY_HASH: ByteClass = ByteClass::of(&[b'#'..=b'#']);
/// `%`.
pub static ONLY_PERCENT: ByteClass = ByteClass::of(&[b'%'..=b'%']);
/// `/`.
pub static ONLY_SLASH: ByteClass = ByteClass::of(&[b'/'..=b'/']);
/// `a`.
pub static ONLY_SMALL_A: ByteClass = ByteClass::of(&[b'a'..=b'a']);
/// `b`.
pub static ONLY_SMALL_B: ByteClass = ByteClass::of(&[b'b'..=b'b']);
/// `c`.
pub static ONLY_SMALL_C: ByteClass = ByteClass::of(&[b'c'..=b'c']);
/// `e`.
pub static ONLY_SMALL_E: ByteClass = ByteClass::of(&[b'e'..=b'e']);
/// `h`.
pub static ONLY_SMALL_H: ByteClass = ByteClass::of(&[b'h'..=b'h']);
/// `i`.
pub static ONLY_SMALL_I: ByteClass = ByteClass::of(&[b'i'..=b'i']);
/// `p`.
pub static ONLY_SMALL_P: ByteClass = ByteClass::of(&[b'p'..=b'p']);
/// `r`.
pub static ONLY_SMALL_R: ByteClass = ByteClass::of(&[b'r'..=b'r']);
/// `s`.
pub static ONLY_SMALL_S: ByteClass = ByteClass::of(&[b's'..=b's']);
/// `t`.
pub static ONLY_SMALL_T: ByteClass = ByteClass::of(&[b't'..=b't']);
/// `v`.
pub static ONLY_SMALL_V: ByteClass = ByteClass::of(&[b'v'..=b'v']);
/// `w`.
pub static ONLY_SMALL_W: ByteClass = ByteClass::of(&[b'w'..=b'w']);
/// `x`.
pub static ONLY_SMALL_X: ByteClass = ByteClass::of(&[b'x'..=b'x']);
/// space to `~`.
pub static PRINTABLE: ByteClass = ByteClass::of(&[b' '..=b'~']);
/// `A` to `Z`.
pub static UPPER: ByteClass = ByteClass::of(&[b'A'..=b'Z']);
/// `0` to `9`, `A` to `F`.
pub static UPPER_HEX: ByteClass = ByteClass::of(&[b'0'..=b'9', b'A'..=b'F']);
