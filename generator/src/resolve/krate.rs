//! `crate.yaml`.

use super::file::Files;
use crate::diagnose::{Kind, Problem, Problems};
use crate::model::Crate;
use crate::source::Span;

/// The crate; one without a name after a problem.
pub(super) fn resolve(files: &Files, problems: &Problems) -> Crate {
    let nameless =
        Crate { name: String::new(), version: String::new(), doc: String::new(), license: None, repository: None };
    named(files, problems).unwrap_or(nameless)
}

fn named(files: &Files, problems: &Problems) -> Option<Crate> {
    let Some(read) = &files.krate else {
        if !files.broken_krate {
            problems.push(Problem { at: Span::NOWHERE, kind: Kind::NoCrateFile });
        }
        return None;
    };
    let file = &read.content;
    for (key, missing) in [("name", file.name.is_missing()), ("version", file.version.is_missing())] {
        if missing {
            problems.push(Problem { at: read.at, kind: Kind::MissingKey { key, of: "the crate".to_owned() } });
        }
    }
    let name = file.name.as_ref()?;
    let free = syn::parse_str::<syn::Ident>(&name.value).is_ok() && !RESERVED.contains(&name.value.as_str());
    let legal = free
        && name.value.starts_with(|first: char| first.is_ascii_lowercase())
        && name.value.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if !legal {
        problems.push(Problem { at: name.span, kind: Kind::IllegalCrateName { name: name.value.clone() } });
    }
    let version = file.version.as_ref()?;
    if !is_semver(&version.value) {
        problems.push(Problem { at: version.span, kind: Kind::IllegalVersion { version: version.value.clone() } });
    }
    Some(Crate {
        name: name.value.clone(),
        version: version.value.clone(),
        doc: file.doc.value().cloned().unwrap_or_default(),
        license: file.license.value().cloned(),
        repository: file.repository.value().cloned(),
    })
}

/// Crates that every crate has, or that Cargo keeps for itself.
const RESERVED: &[&str] = &["std", "core", "alloc", "test", "proc_macro", "gen"];

/// Semantic Versioning 2.0.0, without a check of the pre-release part beyond its characters.
fn is_semver(text: &str) -> bool {
    let (core, suffix) = text.find(['-', '+']).map_or((text, None), |at| (&text[..at], Some(&text[at + 1..])));
    let numbers: Vec<&str> = core.split('.').collect();
    let number = |part: &&str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()) && (*part == "0" || !part.starts_with('0'))
    };
    let suffix_fits = suffix.is_none_or(|suffix| {
        !suffix.is_empty()
            && suffix.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'+'))
    });
    numbers.len() == 3 && numbers.iter().all(number) && suffix_fits
}
