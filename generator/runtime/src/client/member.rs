//! A property of a JSON document as the text that it is; never reads what is beside the way to it.

use serde_json::value::RawValue;
use std::collections::HashMap;

/// The property at the end of these names; `None` where there is none, or where it is `null`. The text is opened level by
/// level, so that no depth of nesting hides it.
pub(super) fn member<'a>(json: &'a str, names: &[&str]) -> Option<&'a str> {
    let inside = |json: &'a str, name: &&str| {
        let mut members: HashMap<String, &'a RawValue> = serde_json::from_str(json).ok()?;
        members.remove(*name).map(RawValue::get)
    };
    names.iter().try_fold(json, inside).filter(|json| *json != "null")
}
