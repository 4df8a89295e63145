//! The model with types as the generator writes them.

use super::plain::Properties;
use crate::runtime::date_time::DateTime;
use crate::runtime::number::{Bound, Number, NumberRules, number_newtype};
use crate::runtime::pattern::ByteClass;
use crate::runtime::text::{TextRules, text_newtype};
use serde::Deserialize;
use std::borrow::Cow;

/// A status whose values keep their constraints.
#[derive(Deserialize, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Status {
    /// The resource id.
    pub id: Option<ArmId>,
    /// The name.
    pub name: Option<OperationId>,
    /// The status word.
    pub status: String,
    /// How much is done.
    pub percent_complete: Option<PercentComplete>,
    /// When it began.
    pub start_time: Option<DateTime>,
    /// What is particular to its kind.
    pub properties: Option<Properties>,
}

static HEX: ByteClass = ByteClass::of(&[b'0'..=b'9', b'A'..=b'F', b'a'..=b'f']);

static PRINTABLE_NON_ASCII: ByteClass = ByteClass::of(&[b' '..=b'~', 0x80..=0xFF]);

const fn rules(type_name: &'static str, requirement: &'static str, format: &'static str) -> TextRules {
    TextRules {
        type_name,
        requirement,
        min_length: None,
        max_length: None,
        pattern: None,
        format: Some(format),
        path_segment: false,
        secret: false,
    }
}

/// The id of a resource.
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ArmId(Cow<'static, str>);

impl ArmId {
    const RULES: TextRules = rules("ArmId", "'/' followed by at least 1 character", "arm-id");

    const fn is_valid(value: &str) -> bool {
        match value.as_bytes() {
            [first, rest @ ..] => *first == b'/' && PRINTABLE_NON_ASCII.all_in(rest, 1, usize::MAX),
            _ => false,
        }
    }
}

text_newtype!(ArmId);

/// The name of an operation.
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct OperationId(Cow<'static, str>);

impl OperationId {
    const RULES: TextRules = rules("OperationId", "8-4-4-4-12 hexadecimal digits separated by '-'", "uuid");

    const fn is_valid(value: &str) -> bool {
        let bytes = value.as_bytes();
        bytes.len() == 36
            && HEX.all_at(bytes, 0, 8)
            && bytes[8] == b'-'
            && HEX.all_at(bytes, 9, 13)
            && bytes[13] == b'-'
            && HEX.all_at(bytes, 14, 18)
            && bytes[18] == b'-'
            && HEX.all_at(bytes, 19, 23)
            && bytes[23] == b'-'
            && HEX.all_at(bytes, 24, 36)
    }
}

text_newtype!(OperationId);

/// How much is done, in percent.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct PercentComplete(Number);

impl PercentComplete {
    const RULES: NumberRules = NumberRules {
        type_name: "PercentComplete",
        requirement: "a number from 0 to 100",
        minimum: Some(Bound::inclusive(0.0)),
        maximum: Some(Bound::inclusive(100.0)),
        multiple_of: None,
    };
}

number_newtype!(PercentComplete);
