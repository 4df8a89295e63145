//! A property of a JSON document as the text that it is; never reads what is beside the way to it.

use serde_json::value::RawValue;
use std::collections::{BTreeMap, HashMap};

/// The property at the end of these names; `None` where there is none, or where it is `null`. The text is opened level by
/// level, so that no depth of nesting hides it.
pub(super) fn member<'a>(json: &'a str, names: &[&str]) -> Option<&'a str> {
    let inside = |json: &'a str, name: &&str| {
        let mut members: HashMap<String, &'a RawValue> = serde_json::from_str(json).ok()?;
        members.remove(*name).map(RawValue::get)
    };
    names.iter().try_fold(json, inside).filter(|json| *json != "null")
}

/// The document with this text as the property at the end of these names; objects that are missing on the way are made,
/// and everything else stays as it is written.
pub(super) fn with_text(json: &str, names: &[&str], text: &str) -> Result<String, serde_json::Error> {
    let Some((name, further)) = names.split_first() else { return serde_json::to_string(text) };
    let members: Option<BTreeMap<String, Box<RawValue>>> = serde_json::from_str(json)?;
    let mut members = members.unwrap_or_default();
    let inner = with_text(members.get(*name).map_or("null", |inner| inner.get()), further, text)?;
    members.insert((*name).to_owned(), RawValue::from_string(inner)?);
    serde_json::to_string(&members)
}
