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
    /// It could not be decided in reasonable time.
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
            Self::Equal => (SetDifference::Empty, SetDifference::Empty),
            Self::Widens => (SetDifference::Empty, SetDifference::Values(None)),
            Self::Narrows => (SetDifference::Values(None), SetDifference::Empty),
            Self::Incomparable => (SetDifference::Values(None), SetDifference::Values(None)),
            Self::Undecided => (SetDifference::Unknown, SetDifference::Unknown),
        };
        Relation { lost, gained }
    }
}

impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The values that are in one set and not in the other.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum SetDifference {
    /// There are none.
    Empty,
    /// Nobody knows.
    Unknown,
    /// There are some; with one of them as JSON where it can be written down.
    Values(Option<String>),
}

impl SetDifference {
    /// The union of both.
    pub(super) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Values(Some(witness)), _) | (_, Self::Values(Some(witness))) => Self::Values(Some(witness)),
            (Self::Values(None), _) | (_, Self::Values(None)) => Self::Values(None),
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::Empty, Self::Empty) => Self::Empty,
        }
    }

    /// The same with the value that shows it put into another.
    pub(super) fn within(self, form: impl Fn(String) -> String) -> Self {
        match self {
            Self::Values(witness) => Self::Values(witness.map(form)),
            Self::Empty | Self::Unknown => self,
        }
    }

    /// The value that shows it.
    pub fn witness(&self) -> Option<&str> {
        match self {
            Self::Values(witness) => witness.as_deref(),
            Self::Empty | Self::Unknown => None,
        }
    }
}

/// Which values a change loses and which it gains.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Relation {
    /// The values that only the old set has.
    pub lost: SetDifference,
    /// The values that only the new set has.
    pub gained: SetDifference,
}

impl Relation {
    /// The same values.
    pub const EQUAL: Self = Self { lost: SetDifference::Empty, gained: SetDifference::Empty };

    /// The effect.
    pub fn effect(&self) -> Effect {
        match (&self.lost, &self.gained) {
            (SetDifference::Empty, SetDifference::Empty) => Effect::Equal,
            (SetDifference::Empty, SetDifference::Values(_)) => Effect::Widens,
            (SetDifference::Values(_), SetDifference::Empty) => Effect::Narrows,
            (SetDifference::Values(_), SetDifference::Values(_)) => Effect::Incomparable,
            (SetDifference::Unknown, _) | (_, SetDifference::Unknown) => Effect::Undecided,
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
        Self { lost: SetDifference::Values(Some(witness.into())), gained: SetDifference::Empty }
    }

    /// The values are gained.
    pub(super) fn gains(witness: impl Into<String>) -> Self {
        Self { lost: SetDifference::Empty, gained: SetDifference::Values(Some(witness.into())) }
    }
}

impl From<pattern::Relation> for Relation {
    fn from(relation: pattern::Relation) -> Self {
        let yes = |witness: pattern::Witness| SetDifference::Values(Some(shown(&witness)));
        match relation {
            pattern::Relation::Equal => Self::EQUAL,
            pattern::Relation::Widens(gained) => Self { lost: SetDifference::Empty, gained: yes(gained) },
            pattern::Relation::Narrows(lost) => Self { lost: yes(lost), gained: SetDifference::Empty },
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
