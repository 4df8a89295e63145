//! Arguments that change places: what compiles is decided by their types alone.

use super::comparison::{Comparison, DraftFinding, Subject};
use super::effect::Effect;
use super::law::Bump;
use super::rule::Rule;
use super::surface::{Both, compare};
use crate::surface::{Item, Spelling};

impl Comparison<'_> {
    /// Arguments that were there before in another order than before.
    pub(super) fn reordered(&mut self, subject: &Subject, (old, new): Both, calls: [String; 2], hint: &str) {
        let key = |item: &Item| item.key(Spelling::Short);
        let kept = |these: &[Item], those: &[Item]| -> Vec<Item> {
            these.iter().filter(|item| those.iter().any(|other| key(item) == key(other))).cloned().collect()
        };
        let (before, after) = (kept(&old, &new), kept(&new, &old));
        if before.iter().map(key).eq(after.iter().map(key)) {
            return;
        }
        let names = |items: &[Item]| {
            let names = items.iter().filter_map(Item::argument).map(|argument| argument.name.to_string());
            Some(names.collect::<Vec<_>>().join(", "))
        };
        let shown = (names(&before), names(&after));
        let placed = |items: Vec<Item>| items.into_iter().enumerate().map(|(at, item)| item.keyed(at)).collect();
        let both = (placed(before), placed(after));
        let is_refused = compare(&both, self.spellings()).bump == Bump::Major;
        let rule = if is_refused { Rule::ArgumentsReordered } else { Rule::ArgumentsSwapped };
        let draft = DraftFinding::new(rule, subject).detail("arguments", shown.0, shown.1);
        let draft = draft.items(both).calls(calls).hint(Some(hint.to_owned()));
        self.push(if is_refused { draft } else { draft.acts(Effect::Incomparable) });
    }
}
