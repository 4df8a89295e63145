//! Reads YAML 1.2 into values that know where they are: a tree with places, and a serde deserializer over it that goes on after a
//! mistake. It never guesses a scalar's type: `no`, `1.20` and `2025-02-01` stay the text they were typed as until somebody asks.

mod complaint;
mod de;
mod node;
mod place;
mod read;
mod recover;
mod scalar;
mod shape;
mod slip;

pub(crate) use crate::diagnose::Expected;
pub use de::{Section, from_node};
pub use node::{Node, NodeKind};
pub use read::{read, rest};
pub use recover::{Key, List, Map};
pub use shape::keys;
