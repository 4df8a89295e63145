//! The data half of the runtime, used exactly as an emitted crate uses it: its sources are the module `runtime`.

#[path = "../../src/lib.rs"]
pub mod runtime;

mod base64;
mod closed_enum;
mod collection;
mod constraint;
mod date;
mod date_time;
mod decimal;
mod decode;
mod dice;
mod duration;
mod integer;
mod integer_enum;
mod json;
mod json_path;
mod letter;
mod model;
mod number;
mod number_as_text;
mod object;
mod open_enum;
mod patch;
mod plain_number;
mod property;
mod report;
mod rfc1123;
mod safe_debug;
mod tested;
mod text;
mod union;
mod unix_time;
mod value;

/// What the emitted tests of types call.
#[path = "../support"]
mod support {
    pub mod finite;
    pub mod listed;
    pub mod numbers;
    pub mod texts;
}
