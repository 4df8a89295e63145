//! What every generated client crate shares; embedded in the output verbatim as its module `runtime`. It knows no service.
//!
//! The data half: types that cannot hold a value against its documented constraint, the textual forms of dates, durations and bytes, open
//! enums and unions, and reading a JSON body with the place of what is wrong in it. It rests on `serde`, `serde_json` and `time` alone.
//! The macros that complete a newtype expand to paths below `crate::runtime`.

mod absent;
#[cfg(feature = "client")]
pub mod client;
pub mod constraint;
mod cursor;
pub mod date_time;
pub mod decode;
pub mod integer;
pub mod json_path;
pub mod number;
mod number_rules;
pub mod open_enum;
pub mod raw;
pub(crate) mod session;
mod tagged;
pub mod text;
mod trace;
mod trace_access;
pub mod union;
mod violation;
mod wire_text;

pub use constraint::{ConstraintError, Rule};
