//! `crate.yaml`.

use super::file::Files;
use super::reserved;
use crate::diagnose::{CrateProblem, FileProblem, KeyProblem, Owner, Problem, Problems};
use crate::model::{Crate, SharedRuntime};
use crate::source::{Span, Spanned};
use crate::spec::Runtime;

/// The crate; one without a name after a problem.
pub(super) fn resolve(files: &Files, problems: &Problems) -> Crate {
    let nameless = Crate {
        name: String::new(),
        version: String::new(),
        doc: String::new(),
        license: None,
        repository: None,
        runtime: None,
    };
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
    if !is_crate_name(&name.value) {
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
        runtime: file.runtime.as_ref().and_then(|runtime| shared_runtime(runtime, &name.value, problems)),
    })
}

fn is_crate_name(name: &str) -> bool {
    let free = syn::parse_str::<syn::Ident>(name).is_ok() && !reserved::CRATES.contains(&name);
    free && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// The crate that the runtime is taken from.
fn shared_runtime(written: &Spanned<Runtime>, own: &str, problems: &Problems) -> Option<SharedRuntime> {
    let Runtime { name, version, path } = &written.value;
    if name.is_missing() {
        problems.push(Problem::new(written.span, KeyProblem::Missing { key: "name", of: Owner::Runtime }));
    }
    let name = name.as_ref()?;
    if !is_crate_name(&name.value) || name.value == own {
        problems.push(Problem::new(name.span, CrateProblem::IllegalName { name: name.value.clone() }));
    }
    if version.is_missing() && path.is_missing() {
        problems.push(Problem::new(written.span, CrateProblem::RuntimeFromNowhere));
    }
    if let Some(version) = version.as_ref().filter(|version| semver::VersionReq::parse(&version.value).is_err()) {
        problems.push(Problem::new(version.span, CrateProblem::IllegalRequirement { version: version.value.clone() }));
    }
    Some(SharedRuntime { name: name.value.clone(), version: version.value().cloned(), path: path.value().cloned() })
}
