//! Values that each cloud has one of.

use super::effect::Effect;
use crate::model::Clouds;

/// What one key says of a change, and what it does to the requests that are accepted.
pub(super) struct CloudChange {
    pub(super) key: &'static str,
    pub(super) old: Option<String>,
    pub(super) new: Option<String>,
    pub(super) effect: Effect,
}

/// A value for each cloud: one that is added serves more callers, one that is removed fewer.
pub(super) fn changes(old: &Clouds, new: &Clouds) -> Vec<CloudChange> {
    let Clouds { public, government, china } = old;
    let clouds =
        [("public", public, &new.public), ("government", government, &new.government), ("china", china, &new.china)];
    let changed = clouds.into_iter().filter(|(_, old, new)| old != new);
    changed
        .map(|(key, old, new)| {
            let effect = match (old, new) {
                (None, _) => Effect::Widens,
                (_, None) => Effect::Narrows,
                (Some(_), Some(_)) => Effect::Incomparable,
            };
            CloudChange { key, old: old.clone(), new: new.clone(), effect }
        })
        .collect()
}
