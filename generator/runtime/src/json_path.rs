//! Where a value is in a JSON document; it never looks at the value.

use std::fmt::{self, Write};

/// The path from the root of a JSON document to a value in it.
///
/// `Display` is for people, `operations[2].percentComplete`; [`pointer`](Self::pointer) is for machines,
/// `/operations/2/percentComplete`.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub struct JsonPath(Vec<Step>);

/// One step of a [`JsonPath`].
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Step {
    /// Into the property of an object.
    Member(String),
    /// Into the item of a list, counted from 0.
    Item(usize),
}

impl JsonPath {
    /// The steps, outermost first; none for the whole document.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// The JSON Pointer of RFC 6901; empty for the whole document.
    pub fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.0 {
            pointer.push('/');
            match step {
                Step::Member(name) => pointer.push_str(&name.replace('~', "~0").replace('/', "~1")),
                Step::Item(index) => pointer.push_str(&index.to_string()),
            }
        }
        pointer
    }

    /// The path of a value whose own path, inside the property of these names, is this one.
    #[cfg(feature = "client")]
    pub(super) fn below(self, names: &[&str]) -> Self {
        let outer = names.iter().map(|name| Step::Member((*name).to_owned()));
        Self(outer.chain(self.0).collect())
    }

    pub(super) fn push(&mut self, step: Step) {
        self.0.push(step);
    }

    pub(super) fn pop(&mut self) {
        self.0.pop();
    }
}

/// Names that are no identifier are quoted: `["@odata.id"].value`. The whole document is `the document`.
impl fmt::Display for JsonPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("the document");
        }
        for (place, step) in self.0.iter().enumerate() {
            match step {
                Step::Item(index) => write!(f, "[{index}]")?,
                Step::Member(name) if is_plain(name) => {
                    if place > 0 {
                        f.write_char('.')?;
                    }
                    f.write_str(name)?;
                }
                Step::Member(name) => write!(f, "[\"{}\"]", name.escape_debug())?,
            }
        }
        Ok(())
    }
}

fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name.chars().all(|character| character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '$'))
}
