//! A small model of an invented service, in the shape in which models are emitted.

use crate::runtime::constraint::ConstraintError;
use crate::runtime::date_time::DateTime;
use crate::runtime::number::Number;
use crate::runtime::number_rules::{Bound, NumberRules, number_newtype};
use crate::runtime::object::object;
use crate::runtime::open_enum::{UnknownValue, open_enum};
use crate::runtime::text::{TextRules, text_newtype};
use crate::runtime::union::{UnknownVariant, union};
use std::borrow::Cow;

/// The name of an orchard: 3 to 8 lowercase letters.
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct OrchardName(Cow<'static, str>);

impl OrchardName {
    const RULES: TextRules = TextRules::new("OrchardName", "3 to 8 lowercase letters")
        .min_length(3)
        .max_length(8)
        .pattern("^[a-z]+$", lowercase_first_mismatch)
        .path_segment();

    const fn is_valid(value: &str) -> bool {
        let bytes = value.as_bytes();
        let mut index = 0;
        while index < bytes.len() {
            if !bytes[index].is_ascii_lowercase() {
                return false;
            }
            index += 1;
        }
        index >= 3 && index <= 8
    }
}
text_newtype!(OrchardName);

fn lowercase_first_mismatch(value: &str) -> usize {
    value.chars().position(|character| !character.is_ascii_lowercase()).unwrap_or(value.chars().count())
}

/// A key of at least four characters that must not be seen.
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct GateKey(Cow<'static, str>);

impl GateKey {
    const RULES: TextRules = TextRules::new("GateKey", "at least 4 characters").min_length(4).secret();

    const fn is_valid(value: &str) -> bool {
        value.len() >= 4
    }
}
text_newtype!(GateKey);

/// The id of a tree: a uuid, whose pattern admits more letters than a uuid has.
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct TreeId(Cow<'static, str>);

impl TreeId {
    const RULES: TextRules = TextRules::new("TreeId", "a uuid")
        .pattern("^[0-9a-z-]{30,}$", tree_id_first_mismatch)
        .format("uuid")
        .path_segment();

    const fn is_valid(value: &str) -> bool {
        let bytes = value.as_bytes();
        let mut index = 0;
        while index < bytes.len() {
            let fits = match index {
                8 | 13 | 18 | 23 => bytes[index] == b'-',
                _ => bytes[index].is_ascii_hexdigit(),
            };
            if !fits {
                return false;
            }
            index += 1;
        }
        index == 36
    }
}
text_newtype!(TreeId);

fn tree_id_first_mismatch(value: &str) -> usize {
    let dead = |character: char| !matches!(character, '0'..='9' | 'a'..='z' | '-');
    value.chars().position(dead).unwrap_or(value.chars().count())
}

/// How ripe the fruit is.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Ripeness(Number);

impl Ripeness {
    const RULES: NumberRules = NumberRules::new("Ripeness", "a number from 0 to 100")
        .minimum(Bound::inclusive(0.0))
        .maximum(Bound::inclusive(100.0));
}
number_newtype!(Ripeness);

/// What an orchard is doing.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Season {
    /// Flowers.
    Blossom,
    /// Fruit is picked.
    Harvest,
    /// A value that the documentation does not list.
    UnknownValue(UnknownValue),
}
open_enum!(match Season {
    Blossom => "Blossom",
    Harvest => "Harvest",
});

/// A tree of apples.
#[derive(Clone, PartialEq)]
pub struct AppleTree {
    /// The discriminator, as a member of the model.
    pub kind: String,
    /// How many apples.
    pub apples: u32,
    /// How ripe they are.
    pub ripeness: Option<Ripeness>,
}
object!(match AppleTree {
    "kind" => required(kind),
    "apples" => required(apples),
    "ripeness" => optional(ripeness),
});

/// A tree of plums, which does not have the discriminator as a member.
#[derive(Clone, PartialEq)]
pub struct PlumTree {
    /// When it was planted.
    pub planted: DateTime,
    /// Trees grown from this one.
    pub cuttings: Option<Vec<Tree>>,
}
object!(match PlumTree {
    "planted" => required(planted),
    "cuttings" => optional(cuttings),
});

/// A tree.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Tree {
    /// Apples.
    Apple(AppleTree),
    /// Plums.
    Plum(Box<PlumTree>),
    /// A value that the documentation does not list.
    UnknownValue(UnknownVariant),
}
union!(
    Tree,
    match "kind" {
        "apple" => Apple(AppleTree),
        "plum" => Plum(Box::<PlumTree>),
    }
);

/// An orchard.
#[derive(Clone, PartialEq)]
pub struct Orchard {
    /// Its name.
    pub name: OrchardName,
    /// What it is doing.
    pub season: Option<Season>,
    /// How ripe the fruit is.
    pub ripeness: Option<Ripeness>,
    /// The key of its gate.
    pub gate_key: Option<GateKey>,
    /// Its trees.
    pub trees: Option<Vec<Tree>>,
    /// Orchards within it.
    pub parts: Option<Vec<Orchard>>,
}
object!(match Orchard {
    "name" => required(name),
    "season" => optional(season),
    "ripeness" => optional(ripeness),
    "gateKey" => optional(gate_key),
    "trees" => optional(trees),
    "parts" => optional(parts),
});

/// The error of a conversion that must not succeed.
pub fn refused<T, U: TryInto<T, Error = ConstraintError>>(value: U) -> ConstraintError {
    value.try_into().map(|_| ()).expect_err("the value breaks a rule")
}
