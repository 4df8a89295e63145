//! The texts of the crate's licences, as SPDX has them, by the names that the REUSE specification gives them.

use super::file;
use crate::model::Crate;
use crate::output::DraftFile;
use std::collections::BTreeMap;

/// A file for each licence, and each exception to one, that the crate's expression names.
pub(super) fn render(krate: &Crate) -> Vec<DraftFile> {
    let Some(expression) = krate.license.as_deref().and_then(|text| spdx::Expression::parse(text).ok()) else {
        return Vec::new();
    };
    let mut texts = BTreeMap::new();
    for spdx::expression::ExpressionReq { req, .. } in expression.requirements() {
        if let Some(license) = req.license.id() {
            texts.insert(license.name, license.text());
        }
        if let Some(spdx::AdditionItem::Spdx(exception)) = &req.addition {
            texts.insert(exception.name, exception.text());
        }
    }
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
        Some(_) | None => format!("{}\n", line.trim_end()),
    };
    text.trim().lines().map(line).collect()
}
