//! Items of two surfaces against each other: which were added, removed or changed, and what that asks of the crate's version.

use super::law::Bump;
use crate::surface::{Item, Role, Spelling};

/// Items of both sides.
pub(super) type Both = (Vec<Item>, Vec<Item>);

/// An item before and after, either of which may not be.
pub(super) type Step = (Option<String>, Option<String>);

/// What becomes of items.
pub(super) struct ItemChange {
    pub(super) bump: Bump,
    /// Which of them changed.
    pub(super) steps: Vec<Step>,
    /// Those that code cannot use as before.
    pub(super) broken: Vec<Item>,
    /// The arguments that code does not pass.
    pub(super) missing: Vec<Item>,
}

/// What becomes of the items, and which of them changed.
pub(super) fn compare((old, new): &Both, [before, after]: [Spelling<'_>; 2]) -> ItemChange {
    let is_same = |a: &Item, b: &Item| has_same_role(a, b) && a.key(before) == b.key(after);
    let (mut bump, mut steps, mut broken, mut missing) = (Bump::Patch, Vec::new(), Vec::new(), Vec::new());
    for item in old {
        match new.iter().find(|other| is_same(item, other)) {
            Some(other) if item.signature(before) == other.signature(after) => {}
            Some(other) => {
                bump = Bump::Major;
                broken.push(item.clone());
                let alike = item.shown(Spelling::Short) == other.shown(Spelling::Short);
                let spelling = if alike { Spelling::Located } else { Spelling::Short };
                steps.push((Some(item.shown(spelling)), Some(other.shown(spelling))));
            }
            None => {
                let is_mark = item.role == Role::Deprecated;
                bump = bump.max(if is_mark { Bump::Patch } else { Bump::Major });
                broken.extend((!is_mark).then(|| item.clone()));
                steps.push((Some(item.shown(Spelling::Short)), None));
            }
        }
    }
    for item in new.iter().filter(|item| !old.iter().any(|other| is_same(other, item))) {
        let is_given = item.argument().is_some();
        bump = bump.max(if is_given { Bump::Major } else { Bump::Minor });
        missing.extend(is_given.then(|| item.clone()));
        steps.push((None, Some(item.shown(Spelling::Short))));
    }
    ItemChange { bump, steps, broken, missing }
}

/// Whether a call has other arguments.
pub(super) fn is_called_otherwise((old, new): &Both, [before, after]: [Spelling<'_>; 2]) -> bool {
    let arguments = |items: &[Item], spelling: Spelling<'_>| -> Vec<(String, String)> {
        let arguments = items.iter().filter(|item| item.argument().is_some());
        arguments.map(|item| (item.key(spelling), item.signature(spelling))).collect()
    };
    arguments(old, before) != arguments(new, after)
}

fn has_same_role(a: &Item, b: &Item) -> bool {
    std::mem::discriminant(&a.role) == std::mem::discriminant(&b.role)
}
