//! JSON pointers (RFC 6901) to what need not be there yet.

use serde_json::Value;

/// Puts a value at the end of a pointer, through objects that are made where they are missing.
pub fn put(json: &mut Value, pointer: &str, value: Value) {
    let names = pointer.split('/').skip(1).map(|name| name.replace("~1", "/").replace("~0", "~"));
    *names.fold(json, |at, name| &mut at[name]) = value;
}
