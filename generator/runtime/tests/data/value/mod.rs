//! The proof of values: what is read and written of every kind of value, compared with something else that knows: exact
//! rational numbers, other implementations of a format, or its grammar. Thousands of them, the same every time.

mod bytes;
mod calendar;
mod exact;
mod float;
#[cfg(feature = "client")]
mod header;
mod http_date;
mod number;
#[cfg(feature = "client")]
mod place;
mod rule;
