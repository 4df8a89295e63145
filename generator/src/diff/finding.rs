//! One change as every printer reads it: what, where, what it does, who breaks and what to do; never how it was found.

use super::change_origin::ChangeOrigin;
use super::effect::{Effect, Relation};
use super::kind::SubjectKind;
use super::law::{self, Bump, Direction, Guard, Verdict, Wire};
use super::reach::ReachedOperation;
use super::rule::Rule;
use super::surface::Step;
use crate::surface::Item;

/// A change.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The kind of change.
    pub rule: Rule,
    /// What changed, such as "property `id` of `Invoice`".
    pub subject: String,
    /// The operation, definition or service that it is a part of.
    pub owner: Option<Owner>,
    /// What it is.
    pub kind: SubjectKind,
    /// What to say of it, where the rule says it less well; in the form of [`ChangeKind::Told`](super::rule::ChangeKind::Told).
    pub told: Option<&'static str>,
    /// The other things that changed with it, because they inherit it.
    pub also: Vec<String>,
    /// Where it stood.
    pub old: Option<Location>,
    /// Where it is.
    pub new: Option<Location>,
    /// What it was and is, key by key.
    pub details: Vec<Detail>,
    /// What becomes of the values that are sent.
    pub request: Relation,
    /// What becomes of the values that are received.
    pub response: Relation,
    /// What it means on the wire.
    pub wire: Wire,
    /// What it means for the crate.
    pub rust: Rust,
    /// What made the verdict milder or more severe.
    pub guards: Vec<Guard>,
    /// What made the verdict on new clients of an old service milder.
    pub forward_guards: Vec<Guard>,
    /// Whether the service can have changed.
    pub origin: ChangeOrigin,
    /// Whether one of the api-versions is a preview, which may break.
    pub preview: bool,
    /// Whether it only says what moving to a version beside the old one means.
    pub upgrade: bool,
    /// The operations that it reaches.
    pub uses: Vec<ReachedOperation>,
    /// The items of the crate that it changes.
    pub steps: Vec<Step>,
    /// Those that code cannot use as before, as they were; of arguments that it has to pass in addition, as they are.
    pub broken: Vec<Item>,
    /// What may have been meant.
    pub hint: Option<String>,
    /// Why somebody accepted it.
    pub accepted: Option<String>,
}

/// What the subject of a finding is a part of.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Owner {
    /// What it is.
    pub kind: SubjectKind,
    /// Its name, as it is at the end of the subject.
    pub name: String,
}

/// A place in a spec file, lines and columns from 1.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Location {
    /// The file, with `/`.
    pub file: String,
    /// The line.
    pub line: usize,
    /// The column, in Unicode scalar values.
    pub column: usize,
    /// The folder below the specs, with `/`.
    pub folder: String,
    /// The JSON pointer, where the file is a description and no spec; line and column are then those of its beginning.
    pub pointer: Option<String>,
}

/// A key with what it said and says.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Detail {
    /// The key.
    pub key: String,
    /// The old value.
    pub old: Option<String>,
    /// The new value.
    pub new: Option<String>,
    /// Whether it is a key of the spec, or only says in words what others say.
    pub role: DetailRole,
}

/// What a detail is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DetailRole {
    /// It changed.
    Fact,
    /// It sums up facts in a sentence, for who reads no patterns.
    Summary,
}

impl Detail {
    /// A key that changed.
    pub(super) fn fact(key: &str, old: Option<String>, new: Option<String>) -> Self {
        Self { key: key.to_owned(), old, new, role: DetailRole::Fact }
    }

    /// What differs of two things that are described row by row, each row by its key.
    pub(super) fn differing<const N: usize>(old: [Row; N], new: [Row; N]) -> Vec<Self> {
        let rows = old.into_iter().zip(new).filter(|(old, new)| old != new);
        rows.map(|((key, old), (_, new))| Self::fact(key, old, new)).collect()
    }
}

/// A key, and what is there.
pub(super) type Row = (&'static str, Option<String>);

/// What a change means for the crate.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Rust {
    /// Whether code still compiles.
    pub signature: Bump,
    /// Whether code that compiles does what it did.
    pub behaviour: Bump,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Level {
    /// For people only: nothing on the wire and nothing in the crate but its documentation.
    Note,
    /// Nobody breaks.
    Compatible,
    /// It could not be decided.
    Undecided,
    /// Somebody breaks.
    Breaking,
}

impl Level {
    /// The word that is printed for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Compatible => "compatible",
            Self::Undecided => "undecided",
            Self::Breaking => "breaking",
        }
    }
}

impl Rust {
    /// What the crate's next version must be at least.
    pub fn bump(self) -> Bump {
        self.signature.max(self.behaviour)
    }
}

impl Finding {
    /// What it does to the set of values, both directions together.
    pub fn effect(&self) -> Effect {
        self.request.clone().and(self.response.clone()).effect()
    }

    /// The value that only the old set has.
    pub fn lost(&self) -> Option<&str> {
        self.request.lost.witness().or(self.response.lost.witness())
    }

    /// The value that only the new set has.
    pub fn gained(&self) -> Option<&str> {
        self.request.gained.witness().or(self.response.gained.witness())
    }

    /// What it means for new clients that read from an old service; what they send apart.
    pub fn forward_response(&self) -> Verdict {
        let is_received = self.uses.iter().any(|it| it.reach.response);
        let read = || law::forward(Direction::Response, &self.response, &self.forward_guards);
        if is_received { read() } else { Verdict::Absent }
    }

    /// How much it matters to callers on the wire; what a preview breaks is announced and only compatible.
    pub fn level(&self) -> Level {
        let both = self.wire.backward();
        match both {
            Verdict::Breaking | Verdict::Undecided if self.preview => Level::Compatible,
            Verdict::Breaking => Level::Breaking,
            Verdict::Undecided => Level::Undecided,
            Verdict::Compatible => Level::Compatible,
            Verdict::Absent | Verdict::Same if self.rust.bump() > Bump::Patch => Level::Compatible,
            Verdict::Absent | Verdict::Same => Level::Note,
        }
    }

    /// Whether it breaks callers of a preview, which may break.
    pub fn breaks_preview(&self) -> bool {
        self.preview && self.wire.backward() >= Verdict::Undecided
    }

    /// Whether it breaks callers only because the spec said something else of the same service.
    pub fn is_correction(&self) -> bool {
        self.origin == ChangeOrigin::Correction
            && self.wire.backward() >= Verdict::Undecided
            && self.rule != Rule::ServiceRemoved
    }

    /// What it asks of the crate's version; nothing where the old api-version stays beside the new one.
    pub fn bump(&self) -> Bump {
        if self.upgrade { Bump::None } else { self.rust.bump() }
    }

    /// A name for exactly this change, made from what it is and means and not from words or lines, so that it outlives both; what was accepted
    /// is not accepted any more when it means something more severe.
    pub fn fingerprint(&self) -> String {
        let mut hash = Hash(0xcbf2_9ce4_8422_2325);
        let meaning = [self.level().as_str(), self.effect().as_str(), self.bump().as_str()];
        for text in [self.rule.id(), &self.subject].into_iter().chain(meaning) {
            hash.add(text);
        }
        for location in [&self.old, &self.new] {
            hash.add(&location.as_ref().map(below_specs).unwrap_or_default());
        }
        for Detail { key, old, new, role: _ } in &self.details {
            hash.add(key);
            hash.add(old.as_deref().unwrap_or("\u{0}"));
            hash.add(new.as_deref().unwrap_or("\u{0}"));
        }
        format!("{:016x}", hash.0)
    }
}

/// The file below the specs, so that a copy of them elsewhere gives the same name.
fn below_specs(location: &Location) -> String {
    let file = location.file.rsplit('/').next().unwrap_or_default();
    if location.folder.is_empty() { file.to_owned() } else { format!("{}/{file}", location.folder) }
}

/// FNV-1a of 64 bits.
struct Hash(u64);

impl Hash {
    fn add(&mut self, text: &str) {
        for byte in text.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
