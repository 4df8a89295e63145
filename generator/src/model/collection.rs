//! Lists and maps with constraints.

use super::Type;
use serde_json::Value;
use std::collections::HashSet;

/// A list or map with a constraint of its own.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Collection {
    /// List or map.
    pub kind: CollectionKind,
    /// The type of the items or values.
    pub item: Type,
    /// The least number of them.
    pub min: Option<u64>,
    /// The largest number of them.
    pub max: Option<u64>,
}

/// List or map.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CollectionKind {
    /// A list; `unique` where no two items may be equal.
    List {
        /// Whether no two items may be equal.
        unique: bool,
    },
    /// A map.
    Map,
}

/// A rule that a list or map can break.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CollectionRule {
    /// `minItems` or `minProperties`
    Min,
    /// `maxItems` or `maxProperties`
    Max,
    /// `uniqueItems`
    Unique,
}

impl Collection {
    /// The first rule that a JSON array or object breaks; its items are judged by themselves.
    pub fn broken(&self, value: &Value) -> Option<CollectionRule> {
        let Self { kind, item: _, min, max } = self;
        let (count, unique) = match (kind, value) {
            (CollectionKind::List { unique }, Value::Array(items)) => (items.len(), !unique || !has_repeated(items)),
            (CollectionKind::Map, Value::Object(entries)) => (entries.len(), true),
            (CollectionKind::List { .. } | CollectionKind::Map, _) => return None,
        };
        if min.is_some_and(|min| (count as u64) < min) {
            return Some(CollectionRule::Min);
        }
        if max.is_some_and(|max| count as u64 > max) {
            return Some(CollectionRule::Max);
        }
        (!unique).then_some(CollectionRule::Unique)
    }

    /// The constraint in words, such as "1 to 10 items".
    pub fn requirement(&self) -> String {
        let Self { kind, item: _, min, max } = self;
        let (one, many, unique) = match kind {
            CollectionKind::List { unique } => ("item", "items", *unique),
            CollectionKind::Map => ("entry", "entries", false),
        };
        let noun = |count: u64| if count == 1 { one } else { many };
        let count = match (*min, *max) {
            (Some(min), Some(max)) if min == max => format!("exactly {min} {}", noun(min)),
            (Some(min), Some(max)) => format!("{min} to {max} {many}"),
            (Some(min), None) => format!("at least {min} {}", noun(min)),
            (None, Some(max)) => format!("at most {max} {}", noun(max)),
            (None, None) => many.to_owned(),
        };
        if unique { format!("{count}, no two of them equal") } else { count }
    }
}

/// Whether two of the values are equal; the order of properties makes no difference.
fn has_repeated(items: &[Value]) -> bool {
    let mut seen = HashSet::new();
    let ordered = |item: &Value| {
        let mut item = item.clone();
        item.sort_all_objects();
        item.to_string()
    };
    !items.iter().all(|item| seen.insert(ordered(item)))
}
