//! Numbers of a description with more digits than a double holds, as which its values are read; never a number in quotes.

use super::problem::{Cause, Place, escaped};
use crate::diagnose::Problems;
use crate::source::Sources;
use crate::yaml::{self, Node, NodeKind};
use std::path::Path;

/// Every decimal number of so many digits is a double of its own (IEEE 754, binary64).
const DIGITS: usize = 15;

/// The numbers of a file that lost digits when it was read.
pub(super) fn find(path: &Path, text: &str) -> Vec<(Place, Cause)> {
    let mut found = Vec::new();
    let is_number = |c: char| c.is_ascii_digit() || c == '.';
    if !text.split(|c| !is_number(c)).any(|run| run.len() > DIGITS) {
        return found;
    }
    let mut sources = Sources::default();
    sources.add(path, text);
    for (id, source) in sources.iter() {
        if let Some(node) = yaml::read(id, source, &Problems::default()) {
            walk(&node, path, String::new(), &mut found);
        }
    }
    found
}

fn walk(node: &Node, path: &Path, pointer: String, found: &mut Vec<(Place, Cause)>) {
    match &node.kind {
        NodeKind::Mapping(entries) => {
            for (key, inner) in entries {
                walk(inner, path, format!("{pointer}/{}", escaped(&key.value)), found);
            }
        }
        NodeKind::Sequence(items) => {
            for (index, inner) in items.iter().enumerate() {
                walk(inner, path, format!("{pointer}/{index}"), found);
            }
        }
        NodeKind::Scalar { text, plain: true } if is_rounded(text) => {
            found.push((Place { file: path.to_owned(), pointer }, Cause::Rounded { number: text.clone() }));
        }
        NodeKind::Scalar { .. } => {}
    }
}

/// Whether a number is neither a whole one of 64 bits nor has few enough digits.
fn is_rounded(text: &str) -> bool {
    let is_whole = text.parse::<i64>().is_ok() || text.parse::<u64>().is_ok();
    let mantissa = text.split(['e', 'E']).next().unwrap_or_default();
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches('0').trim_end_matches('0').len();
    digits > DIGITS && !is_whole && text.parse::<f64>().is_ok_and(|number| number.to_string() != text)
}
