//! What a change does to a set of values, with values that show it; never whether that is good or bad.

use pattern;
use std::fmt;

/// What becomes of a set of values.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Effect {
    /// The same values.
    Equal,
    /// More values, and all of the old ones.
    Widens,
    /// Fewer values, and no new ones.
    Narrows,
    /// Some values lost, others gained.
    Incomparable,
    /// Nobody could tell in reasonable time.
    Undecided,
}

impl Effect {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Equal, Self::Widens, Self::Narrows, Self::Incomparable, Self::Undecided];

    /// The word that is printed for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Widens => "widens",
            Self::Narrows => "narrows",
            Self::Incomparable => "incomparable",
            Self::Undecided => "undecided",
        }
    }

    /// The effect of the change made backwards.
    pub fn mirrored(self) -> Self {
        match self {
            Self::Widens => Self::Narrows,
            Self::Narrows => Self::Widens,
            Self::Equal | Self::Incomparable | Self::Undecided => self,
        }
    }

    /// A relation of this effect, without a value that shows it.
    pub fn relation(self) -> Relation {
        let (lost, gained) = match self {
            Self::Equal => (Found::No, Found::No),
            Self::Widens => (Found::No, Found::Yes(None)),
            Self::Narrows => (Found::Yes(None), Found::No),
            Self::Incomparable => (Found::Yes(None), Found::Yes(None)),
            Self::Undecided => (Found::Maybe, Found::Maybe),
        };
        Relation { lost, gained }
    }
}

impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Whether there is such a value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Found {
    /// There is none.
    No,
    /// Nobody knows.
    Maybe,
    /// There is; with one of them as JSON where it can be written down.
    Yes(Option<String>),
}

impl Found {
    /// What either found.
    pub(super) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Yes(Some(witness)), _) | (_, Self::Yes(Some(witness))) => Self::Yes(Some(witness)),
            (Self::Yes(None), _) | (_, Self::Yes(None)) => Self::Yes(None),
            (Self::Maybe, _) | (_, Self::Maybe) => Self::Maybe,
            (Self::No, Self::No) => Self::No,
        }
    }

    /// The same with the value that shows it put into another.
    pub(super) fn within(self, form: impl Fn(String) -> String) -> Self {
        match self {
            Self::Yes(witness) => Self::Yes(witness.map(form)),
            Self::No | Self::Maybe => self,
        }
    }

    /// The value that shows it.
    pub fn witness(&self) -> Option<&str> {
        match self {
            Self::Yes(witness) => witness.as_deref(),
            Self::No | Self::Maybe => None,
        }
    }
}

/// Which values a change loses and which it gains.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Relation {
    /// A value that only the old set has.
    pub lost: Found,
    /// A value that only the new set has.
    pub gained: Found,
}

impl Relation {
    /// The same values.
    pub const EQUAL: Self = Self { lost: Found::No, gained: Found::No };

    /// The effect.
    pub fn effect(&self) -> Effect {
        match (&self.lost, &self.gained) {
            (Found::No, Found::No) => Effect::Equal,
            (Found::No, Found::Yes(_)) => Effect::Widens,
            (Found::Yes(_), Found::No) => Effect::Narrows,
            (Found::Yes(_), Found::Yes(_)) => Effect::Incomparable,
            (Found::Maybe, _) | (_, Found::Maybe) => Effect::Undecided,
        }
    }

    /// What both changes do together.
    pub fn and(self, other: Self) -> Self {
        Self { lost: self.lost.or(other.lost), gained: self.gained.or(other.gained) }
    }

    /// The relation of the change made backwards.
    pub fn mirrored(self) -> Self {
        Self { lost: self.gained, gained: self.lost }
    }

    /// The same change of a part, seen from the whole that `form` makes of it.
    pub(super) fn within(self, form: impl Fn(String) -> String) -> Self {
        Self { lost: self.lost.within(&form), gained: self.gained.within(&form) }
    }

    /// The values are lost.
    pub(super) fn loses(witness: impl Into<String>) -> Self {
        Self { lost: Found::Yes(Some(witness.into())), gained: Found::No }
    }

    /// The values are gained.
    pub(super) fn gains(witness: impl Into<String>) -> Self {
        Self { lost: Found::No, gained: Found::Yes(Some(witness.into())) }
    }
}

impl From<pattern::Relation> for Relation {
    fn from(relation: pattern::Relation) -> Self {
        let yes = |witness: pattern::Witness| Found::Yes(Some(shown(&witness)));
        match relation {
            pattern::Relation::Equal => Self::EQUAL,
            pattern::Relation::Widens(gained) => Self { lost: Found::No, gained: yes(gained) },
            pattern::Relation::Narrows(lost) => Self { lost: yes(lost), gained: Found::No },
            pattern::Relation::Incomparable { lost, gained } => Self { lost: yes(lost), gained: yes(gained) },
            pattern::Relation::Undecided => Effect::Undecided.relation(),
        }
    }
}

/// A text as JSON; one that is too long to write down by its length.
fn shown(witness: &pattern::Witness) -> String {
    match witness.text() {
        Some(text) => serde_json::to_string(text).expect("a text is JSON"),
        None => format!("a text of {} characters", witness.length()),
    }
}
