//! From an effect and a direction to a verdict; the only place that says what breaks, and never for one rule in particular.
//!
//! | effect | request | response | new client, old service |
//! |---|---|---|---|
//! | equal | same | same | same |
//! | widens | compatible | breaking | breaking for requests |
//! | narrows | breaking | compatible | breaking for responses |
//! | incomparable | breaking | breaking | breaking |
//! | undecided | undecided | undecided | undecided |

use super::effect::{Effect, Relation, SetDifference};
use std::fmt;

/// What a change means for one side of the wire.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Verdict {
    /// The thing does not go this way.
    Absent,
    /// The wire stays as it was.
    Same,
    /// The wire changes, and nobody breaks.
    Compatible,
    /// It could not be decided whether somebody breaks.
    Undecided,
    /// Somebody breaks.
    Breaking,
}

impl Verdict {
    /// The word that is printed for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Absent => "-",
            Self::Same => "same",
            Self::Compatible => "compatible",
            Self::Undecided => "undecided",
            Self::Breaking => "breaking",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The way a value goes.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Direction {
    /// From a client to the service.
    Request,
    /// From the service to a client.
    Response,
}

/// What a change means on the wire.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Wire {
    /// Old clients that send to the new service.
    pub request: Verdict,
    /// Old clients that read from the new service.
    pub response: Verdict,
    /// New clients of an old service.
    pub forward: Verdict,
}

impl Wire {
    /// The worse of what happens to old clients.
    pub fn backward(self) -> Verdict {
        self.request.max(self.response)
    }
}

/// A circumstance that makes a change milder or more severe than its effect alone.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Guard {
    /// Readers ignore properties that they do not know.
    TolerantReader,
    /// The enumeration or union is open: readers keep values that are not listed.
    OpenValues,
    /// Readers do without a value that the contract asks for: `null` is read as absent, and a constant may be missing.
    LenientReader,
    /// Old and new objects have no property in common.
    DataLoss,
    /// Only failed calls have it, and every undocumented failure is readable already.
    ErrorPath,
    /// Callers branch on the status, so that one that is no longer returned is missed.
    StatusKeyed,
    /// It was deprecated before.
    Announced,
}

impl Guard {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::TolerantReader,
        Self::OpenValues,
        Self::LenientReader,
        Self::DataLoss,
        Self::ErrorPath,
        Self::StatusKeyed,
        Self::Announced,
    ];

    /// Why it changes the verdict.
    pub fn reason(self) -> &'static str {
        match self {
            Self::TolerantReader => "readers ignore properties that they do not know",
            Self::OpenValues => "the list is open, so that readers keep values that they do not know",
            Self::LenientReader => {
                "it is judged by the emitted reader, which does without the value; by contract alone it would break"
            }
            Self::DataLoss => {
                "old and new objects have no property in common, so that clients of one read nothing of the other"
            }
            Self::ErrorPath => "only failed calls have it, and a client reads undocumented failures too",
            Self::StatusKeyed => "callers branch on the status, so that they miss one that is no longer returned",
            Self::Announced => "it was deprecated before it was removed",
        }
    }

    /// Whose verdict it changes: that of what is sent, or that of what is read.
    pub fn direction(self) -> Direction {
        match self {
            Self::TolerantReader
            | Self::OpenValues
            | Self::LenientReader
            | Self::DataLoss
            | Self::ErrorPath
            | Self::StatusKeyed => Direction::Response,
            Self::Announced => Direction::Request,
        }
    }

    fn requalify(self, direction: Direction, what: &SetDifference, verdict: Verdict) -> Verdict {
        let known = *what != SetDifference::Empty;
        match (self, direction) {
            (Self::TolerantReader | Self::OpenValues | Self::LenientReader | Self::ErrorPath, Direction::Response)
            | (Self::Announced, Direction::Request)
                if verdict >= Verdict::Undecided =>
            {
                Verdict::Compatible
            }
            (Self::StatusKeyed | Self::DataLoss, Direction::Response) if known => Verdict::Breaking,
            (
                Self::TolerantReader
                | Self::OpenValues
                | Self::LenientReader
                | Self::ErrorPath
                | Self::Announced
                | Self::StatusKeyed
                | Self::DataLoss,
                Direction::Request | Direction::Response,
            ) => verdict,
        }
    }
}

/// A value that is lost breaks who sends it; a value that is gained breaks who reads it.
pub fn backward(direction: Direction, relation: &Relation, guards: &[Guard]) -> Verdict {
    let (breaks, harmless) = match direction {
        Direction::Request => (&relation.lost, &relation.gained),
        Direction::Response => (&relation.gained, &relation.lost),
    };
    let verdict = verdict(breaks, harmless);
    guards.iter().fold(verdict, |verdict, guard| guard.requalify(direction, harmless, verdict))
}

/// For a new client of an old service the sets are swapped, and the guards are those of the new reader.
pub fn forward(direction: Direction, relation: &Relation, guards: &[Guard]) -> Verdict {
    let (breaks, harmless) = match direction {
        Direction::Request => (&relation.gained, &relation.lost),
        Direction::Response => (&relation.lost, &relation.gained),
    };
    let verdict = verdict(breaks, harmless);
    guards.iter().fold(verdict, |verdict, guard| guard.requalify(direction, harmless, verdict))
}

fn verdict(breaks: &SetDifference, harmless: &SetDifference) -> Verdict {
    match (breaks, harmless) {
        (SetDifference::Values(_), _) => Verdict::Breaking,
        (SetDifference::Unknown, _) => Verdict::Undecided,
        (SetDifference::Empty, SetDifference::Empty) => Verdict::Same,
        (SetDifference::Empty, SetDifference::Unknown | SetDifference::Values(_)) => Verdict::Compatible,
    }
}

/// The guards of both readers of a change.
#[derive(Clone, Copy, Debug)]
pub struct Guards<'a> {
    /// Of old clients.
    pub backward: &'a [Guard],
    /// Of new clients of an old service.
    pub forward: &'a [Guard],
}

impl Guards<'_> {
    /// No guards.
    pub const NONE: Self = Self { backward: &[], forward: &[] };
}

/// How values relate that are sent and that are received, and what each reader accepts that keeps the change from breaking it.
#[derive(Clone, Debug)]
pub(in crate::diff) struct Ways {
    pub(in crate::diff) request: Relation,
    pub(in crate::diff) response: Relation,
    /// Why old clients read all of the new responses, where their contract has fewer.
    pub(in crate::diff) old_reader: &'static [Guard],
    /// Why new clients read all of the old responses.
    pub(in crate::diff) new_reader: &'static [Guard],
}

/// The verdict on what is sent and what is received; `None` where the thing does not go that way.
pub fn wire(request: Option<&Relation>, response: Option<&Relation>, guards: Guards<'_>) -> Wire {
    let side = |direction, relation: Option<&Relation>| {
        relation.map_or(Verdict::Absent, |relation| backward(direction, relation, guards.backward))
    };
    let ahead = |direction, relation: Option<&Relation>| {
        relation.map_or(Verdict::Absent, |relation| forward(direction, relation, guards.forward))
    };
    Wire {
        request: side(Direction::Request, request),
        response: side(Direction::Response, response),
        forward: ahead(Direction::Request, request).max(ahead(Direction::Response, response)),
    }
}

/// What a change asks of the next version of the crate (Semantic Versioning 2.0.0).
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Bump {
    /// Nothing.
    None,
    /// A patch: the same items, the same behaviour.
    Patch,
    /// A minor version: more items or values, none of the old ones lost.
    Minor,
    /// A major version.
    Major,
}

impl Bump {
    /// The word that is printed for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

impl fmt::Display for Bump {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// How code that still compiles behaves differently.
pub fn behaviour(effect: Effect, guards: &[Guard]) -> Bump {
    match effect {
        Effect::Equal => Bump::None,
        _ if guards.contains(&Guard::ErrorPath) => Bump::Patch,
        Effect::Widens => Bump::Minor,
        Effect::Narrows | Effect::Incomparable | Effect::Undecided => Bump::Major,
    }
}
