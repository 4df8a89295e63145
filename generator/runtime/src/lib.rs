//! What every generated client crate shares; embedded in the output verbatim as its module `runtime`. It knows no
//! service.
//!
//! The data half: types that cannot hold a value against its documented constraint, the textual forms of dates,
//! durations and bytes, open enums and unions, and reading a JSON body with the place of what is wrong in it. It rests
//! on `serde`, `serde_json` and `time` alone. The macros that complete a newtype expand to paths below
//! `crate::runtime`.

mod absent;
pub mod base64;
#[cfg(feature = "client")]
pub mod client;
#[doc(hidden)]
pub mod closed_enum;
#[doc(hidden)]
pub mod collection;
pub mod constant;
pub mod constraint;
mod cursor;
pub mod date;
pub mod date_time;
pub mod decimal;
#[cfg(feature = "rust_decimal")]
mod decimal_conversion;
#[doc(hidden)]
pub mod decimal_rules;
pub mod decode;
mod digits;
mod double;
pub mod duration;
#[doc(hidden)]
pub mod integer;
pub mod integer_enum;
pub mod json;
mod json_identity;
mod json_number;
pub mod json_path;
#[doc(hidden)]
pub mod member;
mod nesting;
mod normal;
pub mod number;
pub mod number_as_text;
mod number_reading;
#[doc(hidden)]
pub mod number_rules;
#[doc(hidden)]
pub mod object;
pub mod open_enum;
pub mod patch;
#[doc(hidden)]
pub mod pattern;
#[doc(hidden)]
pub mod plain_number;
#[doc(hidden)]
pub mod raw;
pub mod rfc1123;
#[doc(hidden)]
pub mod safe_debug;
#[doc(hidden)]
pub mod sending;
#[doc(hidden)]
pub mod session;
mod tagged;
#[doc(hidden)]
pub mod text;
mod trace;
pub mod union;
pub mod unix_time;
mod violation;
mod wire_text;

pub use constraint::{ConstraintError, Rule};
