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
pub mod closed_enum;
pub mod collection;
pub mod constant;
pub mod constraint;
mod cursor;
pub mod date;
pub mod date_time;
pub mod decimal;
pub mod decimal_rules;
pub mod decode;
mod digits;
mod double;
pub mod duration;
pub mod integer;
pub mod integer_enum;
pub mod json;
mod json_identity;
mod json_number;
pub mod json_path;
mod nesting;
mod normal;
pub mod number;
pub mod number_as_text;
mod number_reading;
pub mod number_rules;
pub mod object;
pub mod open_enum;
pub mod patch;
pub mod pattern;
pub mod plain_number;
pub mod raw;
pub mod rfc1123;
pub mod sending;
pub(crate) mod session;
pub mod setters;
mod tagged;
pub mod text;
mod trace;
pub mod union;
pub mod unix_time;
mod violation;
mod wire_text;

pub use constraint::{ConstraintError, Rule};
