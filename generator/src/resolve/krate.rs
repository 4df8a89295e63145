//! `crate.yaml`.

use super::file::Files;
use super::reserved;
use crate::diagnose::{CrateProblem, FileProblem, KeyProblem, Owner, Problem, Problems};
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
            problems.push(Problem::new(Span::NOWHERE, FileProblem::NoCrate));
        }
        return None;
    };
    let file = &read.content;
    for (key, missing) in [("name", file.name.is_missing()), ("version", file.version.is_missing())] {
        if missing {
            problems.push(Problem::new(read.at, KeyProblem::Missing { key, of: Owner::Crate }));
        }
    }
    let name = file.name.as_ref()?;
    let free = syn::parse_str::<syn::Ident>(&name.value).is_ok() && !reserved::CRATES.contains(&name.value.as_str());
    let legal = free
        && name.value.starts_with(|first: char| first.is_ascii_lowercase())
        && name.value.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if !legal {
        problems.push(Problem::new(name.span, CrateProblem::IllegalName { name: name.value.clone() }));
    }
    let version = file.version.as_ref()?;
    if semver::Version::parse(&version.value).is_err() {
        problems.push(Problem::new(version.span, CrateProblem::IllegalVersion { version: version.value.clone() }));
    }
    Some(Crate {
        name: name.value.clone(),
        version: version.value.clone(),
        doc: file.doc.value().cloned().unwrap_or_default(),
        license: file.license.value().cloned(),
        repository: file.repository.value().cloned(),
    })
}
