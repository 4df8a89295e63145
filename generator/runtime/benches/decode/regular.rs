//! The model with an engine of regular expressions where the generator writes matchers.

use super::checked::PercentComplete;
use super::plain::Properties;
use crate::runtime::date_time::DateTime;
use regress::Regex;
use serde::{Deserialize, Deserializer, de::Error as _};
use std::sync::LazyLock;

/// A status whose texts are searched for their patterns.
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

macro_rules! searched {
    ($(#[$doc:meta])* $name:ident, $pattern:literal) => {
        $(#[$doc])*
        #[derive(serde::Serialize)]
        pub struct $name(
            /// The text.
            pub String,
        );

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                static PATTERN: LazyLock<Regex> = LazyLock::new(|| Regex::new($pattern).expect("a pattern"));
                let text = String::deserialize(deserializer)?;
                if PATTERN.find(&text).is_some() { Ok(Self(text)) } else { Err(D::Error::custom(stringify!($name))) }
            }
        }
    };
}

searched! {
    /// The id of a resource.
    ArmId, r"^/[^\x00-\x1F\x7F]+$"
}

searched! {
    /// The name of an operation.
    OperationId, "^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$"
}
