//! The model without validation; what the others are made of besides.

use crate::runtime::date_time::DateTime;
use crate::runtime::union;
use crate::runtime::union::UnknownVariant;
use serde::Deserialize;

/// A status whose texts are anything.
#[derive(Deserialize, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Status {
    /// The resource id.
    pub id: Option<String>,
    /// The name.
    pub name: Option<String>,
    /// The status word.
    pub status: String,
    /// How much is done.
    pub percent_complete: Option<f64>,
    /// When it began.
    pub start_time: Option<DateTime>,
    /// What is particular to its kind.
    pub properties: Option<Properties>,
}

/// What is particular to a kind of operation.
#[derive(Clone, Debug, PartialEq)]
pub enum Properties {
    /// A backup.
    Backup(Backup),
    /// Another.
    UnknownValue(UnknownVariant),
}

union::union!(
    Properties,
    match "objectType" {
        "Backup" => Backup(Backup),
    }
);

/// What a backup reports.
#[derive(Clone, Debug, PartialEq, Deserialize, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Backup {
    /// The size of what is backed up.
    #[serde(default, with = "crate::runtime::whole_number")]
    pub datasource_size_in_bytes: Option<i64>,
    /// How much has been written.
    #[serde(default, with = "crate::runtime::whole_number")]
    pub data_transferred_in_bytes: Option<i64>,
    /// Pairs to keep.
    pub metadata: Option<String>,
}
