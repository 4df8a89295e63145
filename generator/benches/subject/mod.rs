//! What is measured: four patterns, a text for each, and the ways to test it.

use crate::emitted;
use std::fmt;

pub type Test = Box<dyn Fn(&str) -> bool>;

/// A pattern of the corpus.
pub struct Subject {
    pub name: &'static str,
    pub pattern: &'static str,
    pub valid: &'static str,
}

pub const SUBJECTS: &[Subject] = &[
    Subject {
        name: "operation_id",
        pattern: "^[a-zA-Z0-9]{8}-([a-zA-Z0-9]{4}-){3}[a-zA-Z0-9]{12}$",
        valid: "fa067167-e49d-41bd-8dd8-de719b9de3b3",
    },
    Subject { name: "project_name", pattern: r"^[a-zA-Z0-9][a-zA-Z0-9\-_.]{2,62}$", valid: "contoso-shop.product_007" },
    Subject {
        name: "short_id",
        pattern: "^[a-zA-Z0-9]$|^[a-zA-Z0-9][-_a-zA-Z0-9]{0,61}[a-zA-Z0-9]$",
        valid: "contoso-shop-product_007",
    },
    Subject { name: "display_name", pattern: "^[ 0-9A-Za-z_]+$", valid: "The product within the shop1" },
];

/// A way to test a text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Method {
    /// The code that the generator emits.
    Emitted,
    /// `regex`, compiled beforehand.
    Regex,
    /// `regress`, compiled beforehand.
    Regress,
    /// `uuid`, which reads hexadecimal digits only.
    Uuid,
    /// Comparing with the one right text: the floor.
    Compare,
}

impl Method {
    /// The ways that fit a subject: `uuid` reads nothing else.
    pub fn of(subject: &Subject) -> Vec<Self> {
        let mut methods = vec![Self::Emitted, Self::Regex, Self::Regress, Self::Compare];
        if subject.name == "operation_id" {
            methods.insert(3, Self::Uuid);
        }
        methods
    }
}

/// Every subject with every way that fits it.
pub fn pairs() -> impl Iterator<Item = (&'static Subject, Method)> {
    SUBJECTS.iter().flat_map(|subject| Method::of(subject).into_iter().map(move |method| (subject, method)))
}

/// The pair that two words name.
pub fn pair(subject: &str, method: &str) -> Option<(&'static Subject, Method)> {
    pairs().find(|(own, way)| own.name == subject && way.to_string() == method)
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl Subject {
    pub fn test(&self, method: Method) -> Test {
        let valid = self.valid;
        match method {
            Method::Emitted => {
                let found = emitted::ALL.iter().find(|(name, ..)| *name == self.name);
                let (_, is_valid, first_mismatch) = found.expect("the corpus has the subject");
                assert_eq!(first_mismatch(valid), valid.len(), "{}", self.name);
                Box::new(is_valid)
            }
            Method::Regex => {
                let regex = regex::Regex::new(self.pattern).expect("the pattern is legal");
                Box::new(move |text| regex.is_match(text))
            }
            Method::Regress => {
                let regex = regress::Regex::new(self.pattern).expect("the pattern is legal");
                Box::new(move |text| regex.find(text).is_some())
            }
            Method::Uuid => Box::new(|text| uuid::Uuid::try_parse(text).is_ok()),
            Method::Compare => Box::new(move |text| text == valid),
        }
    }
}
