//! Items of two surfaces against each other: which were added, removed or changed, and what that asks of the crate's version.

use super::law::Bump;
use crate::surface::{Item, Renames, Role, Spelling, UNCHANGED};

/// Items of both sides.
pub(super) type Both = (Vec<Item>, Vec<Item>);

/// An item before and after, either of which may not be.
pub(super) type Step = (Option<String>, Option<String>);

/// What becomes of the items, and which of them changed.
pub(super) fn compare((old, new): &Both, renames: &Renames) -> (Bump, Vec<Step>) {
    let (before, after) = (Spelling::Compared(renames), Spelling::Compared(&UNCHANGED));
    let is_same = |a: &Item, b: &Item| has_same_role(a, b) && a.key(before) == b.key(after);
    let (mut bump, mut steps) = (Bump::Patch, Vec::new());
    for item in old {
        match new.iter().find(|other| is_same(item, other)) {
            Some(other) if item.signature(before) == other.signature(after) => {}
            Some(other) => {
                bump = Bump::Major;
                let alike = item.shown(Spelling::Short) == other.shown(Spelling::Short);
                let spelling = if alike { Spelling::Located } else { Spelling::Short };
                steps.push((Some(item.shown(spelling)), Some(other.shown(spelling))));
            }
            None => {
                bump = bump.max(if item.role == Role::Deprecated { Bump::Patch } else { Bump::Major });
                steps.push((Some(item.shown(Spelling::Short)), None));
            }
        }
    }
    for item in new.iter().filter(|item| !old.iter().any(|other| is_same(other, item))) {
        bump = bump.max(if item.argument().is_some() { Bump::Major } else { Bump::Minor });
        steps.push((None, Some(item.shown(Spelling::Short))));
    }
    (bump, steps)
}

/// Whether a call has other arguments.
pub(super) fn is_called_otherwise((old, new): &Both, renames: &Renames) -> bool {
    let arguments = |items: &[Item], spelling: Spelling<'_>| -> Vec<(String, String)> {
        let arguments = items.iter().filter(|item| item.argument().is_some());
        arguments.map(|item| (item.key(spelling), item.signature(spelling))).collect()
    };
    arguments(old, Spelling::Compared(renames)) != arguments(new, Spelling::Compared(&UNCHANGED))
}

fn has_same_role(a: &Item, b: &Item) -> bool {
    std::mem::discriminant(&a.role) == std::mem::discriminant(&b.role)
}
