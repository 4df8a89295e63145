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

/// The name of a store: 3 to 8 lowercase letters.
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct StoreName(Cow<'static, str>);

impl StoreName {
    const RULES: TextRules = TextRules::new("StoreName", "3 to 8 lowercase letters")
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
text_newtype!(StoreName);

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

/// The id of a product: a uuid, whose pattern admits more letters than a uuid has.
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ProductId(Cow<'static, str>);

impl ProductId {
    const RULES: TextRules = TextRules::new("ProductId", "a uuid")
        .pattern("^[0-9a-z-]{30,}$", product_id_first_mismatch)
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
text_newtype!(ProductId);

fn product_id_first_mismatch(value: &str) -> usize {
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

/// The season that a store is in.
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

/// A box of apples.
#[derive(Clone, PartialEq)]
pub struct AppleBox {
    /// The discriminator, as a member of the model.
    pub kind: String,
    /// How many apples.
    pub apples: u32,
    /// How ripe they are.
    pub ripeness: Option<Ripeness>,
}
object!(match AppleBox {
    "kind" => required(kind),
    "apples" => required(apples),
    "ripeness" => optional(ripeness),
});

/// A box of plums, which does not have the discriminator as a member.
#[derive(Clone, PartialEq)]
pub struct PlumBox {
    /// When it was packed.
    pub packed: DateTime,
    /// What it is refilled with.
    pub refills: Option<Vec<Product>>,
}
object!(match PlumBox {
    "packed" => required(packed),
    "refills" => optional(refills),
});

/// A product.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Product {
    /// Apples.
    Apple(AppleBox),
    /// Plums.
    Plum(Box<PlumBox>),
    /// A value that the documentation does not list.
    UnknownValue(UnknownVariant),
}
union!(
    Product,
    match "kind" {
        "apple" => Apple(AppleBox),
        "plum" => Plum(Box::<PlumBox>),
    }
);

/// A store.
#[derive(Clone, PartialEq)]
pub struct Store {
    /// Its name.
    pub name: StoreName,
    /// The season that it is in.
    pub season: Option<Season>,
    /// How ripe the fruit is.
    pub ripeness: Option<Ripeness>,
    /// The key of its gate.
    pub gate_key: Option<GateKey>,
    /// Its products.
    pub products: Option<Vec<Product>>,
    /// Stores that are part of it.
    pub parts: Option<Vec<Store>>,
}
object!(match Store {
    "name" => required(name),
    "season" => optional(season),
    "ripeness" => optional(ripeness),
    "gateKey" => optional(gate_key),
    "products" => optional(products),
    "parts" => optional(parts),
});

/// The error of a conversion that must not succeed.
pub fn refused<T, U: TryInto<T, Error = ConstraintError>>(value: U) -> ConstraintError {
    value.try_into().map(|_| ()).expect_err("the value breaks a rule")
}
