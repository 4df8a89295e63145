//! The models with an engine of regular expressions where the generator writes matchers; the rest is as without constraints.

use crate::plain::models::{PlainBaking, PlainFailure};
use crate::runtime::date_time::DateTime;
use regress::Regex;
use serde::{Deserialize, Deserializer, de::Error as _};
use std::sync::LazyLock;

/// A report whose texts are searched for their patterns.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// The resource id.
    pub id: Option<ArmId>,
    /// The resource id of the oven.
    pub resource_id: Option<ArmId>,
    /// The name of the operation.
    pub name: Option<OperationId>,
    /// The name of the bakery.
    pub bakery: Option<BakeryName>,
    /// The word for where it stands.
    pub status: String,
    /// How much is done.
    pub percent_complete: Option<f64>,
    /// When it began.
    pub start_time: Option<DateTime>,
    /// When it ended.
    pub end_time: Option<DateTime>,
    /// What it is made of.
    pub operations: Option<Vec<Progress>>,
    /// Why it failed.
    pub error: Option<PlainFailure>,
    /// What is particular to it.
    pub properties: Option<PlainBaking>,
}

macro_rules! searched {
    ($($name:ident, $pattern:literal;)*) => {$(
        /// A text that its pattern was found in.
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
    )*};
}

searched! {
    ArmId, r"^/[^\x00-\x1F\x7F]+$";
    OperationId, "^[a-zA-Z0-9]{8}-([a-zA-Z0-9]{4}-){3}[a-zA-Z0-9]{12}$";
    BakeryName, r"^[a-zA-Z0-9][a-zA-Z0-9\-_.]{2,62}$";
}
