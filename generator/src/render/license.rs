//! The texts of the crate's licences, by the names that the REUSE specification gives them; never those of a licence that few crates have,
//! since all that SPDX lists are six megabytes.

use super::file;
use crate::model::Crate;
use crate::output::DraftFile;
use std::collections::BTreeMap;

/// The licences of nearly all crates, as SPDX has their texts.
const TEXTS: [(&str, &str); 5] = [
    ("Apache-2.0", include_str!("license/Apache-2.0.txt")),
    ("BSD-3-Clause", include_str!("license/BSD-3-Clause.txt")),
    ("ISC", include_str!("license/ISC.txt")),
    ("MIT", include_str!("license/MIT.txt")),
    ("MPL-2.0", include_str!("license/MPL-2.0.txt")),
];

/// A file for each of these licences that the crate's expression names.
pub(super) fn render(krate: &Crate) -> Vec<DraftFile> {
    let Some(expression) = krate.license.as_deref().and_then(|text| spdx::Expression::parse(text).ok()) else {
        return Vec::new();
    };
    let named = expression.requirements().filter_map(|found| found.req.license.id().map(|id| id.name));
    let texts: BTreeMap<&str, &str> =
        named.filter_map(|name| TEXTS.into_iter().find(|(known, _)| *known == name)).collect();
    let holder = krate.copyright.clone().unwrap_or_else(|| format!("the authors of {}", krate.name));
    let own = file::header("#", "specs/crate.yaml", "generator/src/render/license.rs");
    let file =
        |(name, text)| DraftFile::finished(format!("LICENSES/{name}.txt"), own.clone() + "\n" + &held(text, &holder));
    texts.into_iter().map(file).collect()
}

/// The text with the holder in its own copyright line; a notice to copy, such as the one behind the Apache licence, stays as it is.
fn held(text: &str, holder: &str) -> String {
    let line = |line: &str| match line.split_once("<year>") {
        Some((before, _)) if before.starts_with("Copyright ") => format!("{before}{holder}\n"),
        Some(_) | None => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}
