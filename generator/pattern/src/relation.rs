//! How two languages compare, with texts that show it; never a guess.

use super::automaton::TooLarge;
use super::texts::Texts;
use super::witness::Witness;

/// What becomes of the texts of one language in another.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Relation {
    /// The same texts.
    Equal,
    /// The other has more texts, among them this one.
    Widens(Witness),
    /// The other has fewer texts; this one is lost.
    Narrows(Witness),
    /// Some texts are lost, others gained.
    Incomparable {
        /// A shortest text that the other does not have.
        lost: Witness,
        /// A shortest text that only the other has.
        gained: Witness,
    },
    /// The comparison would take too long.
    Undecided,
}

pub(super) fn relation(old: &Texts, new: &Texts) -> Relation {
    let both = || -> Result<_, TooLarge> { Ok((old.first_outside(new)?, new.first_outside(old)?)) };
    match both() {
        Ok((None, None)) => Relation::Equal,
        Ok((None, Some(gained))) => Relation::Widens(gained),
        Ok((Some(lost), None)) => Relation::Narrows(lost),
        Ok((Some(lost), Some(gained))) => Relation::Incomparable { lost, gained },
        Err(TooLarge) => Relation::Undecided,
    }
}
