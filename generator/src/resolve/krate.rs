//! `crate.yaml`.

use super::file::Files;
use super::reserved;
use crate::diagnose::{CrateProblem, FileProblem, KeyOwner, KeyProblem, Problem, Problems};
use crate::model::{Crate, SharedRuntime};
use crate::source::{Span, Spanned};
use crate::spec::Runtime;
use crate::yaml::{Key, List};

/// The crate; one without a name after a problem.
pub(super) fn resolve(files: &Files, problems: &Problems) -> Crate {
    named(files, problems).unwrap_or_default()
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
            problems.push(Problem::new(read.at, KeyProblem::Missing { key, of: KeyOwner::Crate }));
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
    let license = file.license.as_ref();
    if let Some(license) = license
        && let Err(error) = spdx::Expression::parse(&license.value)
    {
        let reason = error.reason.to_string();
        problems
            .push(Problem::new(license.span, CrateProblem::UnknownLicense { license: license.value.clone(), reason }));
    }
    Some(Crate {
        name: name.value.clone(),
        version: version.value.clone(),
        doc: file.doc.value().cloned().unwrap_or_default(),
        license: license.map(|license| license.value.clone()),
        copyright: file.copyright.value().cloned(),
        repository: address(&file.repository, problems),
        homepage: address(&file.homepage, problems),
        keywords: slugs(&file.keywords, "keywords", problems, |keyword| {
            let is_legal = keyword.len() <= 20
                && keyword.starts_with(|first: char| first.is_ascii_alphanumeric())
                && keyword.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+'));
            (!is_legal).then(|| CrateProblem::IllegalKeyword { keyword: keyword.to_owned() })
        }),
        categories: slugs(&file.categories, "categories", problems, |category| {
            let is_legal = category
                .split("::")
                .all(|slug| !slug.is_empty() && slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'));
            (!is_legal).then(|| CrateProblem::IllegalCategory { category: category.to_owned() })
        }),
        runtime: file.runtime.as_ref().and_then(|runtime| shared_runtime(runtime, &name.value, problems)),
    })
}

fn is_crate_name(name: &str) -> bool {
    let ident = name.replace('-', "_");
    let free = syn::parse_str::<syn::Ident>(&ident).is_ok() && !reserved::CRATES.contains(&ident.as_str());
    free && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-'))
}

/// The crate that the runtime is taken from.
fn shared_runtime(written: &Spanned<Runtime>, own: &str, problems: &Problems) -> Option<SharedRuntime> {
    let Runtime { name, version, path } = &written.value;
    if name.is_missing() {
        problems.push(Problem::new(written.span, KeyProblem::Missing { key: "name", of: KeyOwner::Runtime }));
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

/// A URL that crates.io makes a link of.
fn address(key: &Key<String>, problems: &Problems) -> Option<String> {
    let url = key.as_ref()?;
    let host = url.value.strip_prefix("https://").or_else(|| url.value.strip_prefix("http://")).unwrap_or_default();
    if host.is_empty() || url.value.contains(char::is_whitespace) {
        problems.push(Problem::new(url.span, CrateProblem::NoWebAddress { url: url.value.clone() }));
    }
    Some(url.value.clone())
}

/// The words of a list that crates.io knows the crate by; it takes five.
fn slugs(
    key: &Key<List<Spanned<String>>>,
    name: &'static str,
    problems: &Problems,
    judge: impl Fn(&str) -> Option<CrateProblem>,
) -> Vec<String> {
    let words = key.value().map(|list| list.iter().collect::<Vec<_>>()).unwrap_or_default();
    for word in &words {
        if let Some(problem) = judge(&word.value) {
            problems.push(Problem::new(word.span, problem));
        }
    }
    if let Some(sixth) = words.get(5) {
        problems.push(Problem::new(sixth.span, CrateProblem::TooMany { key: name }));
    }
    words.into_iter().map(|word| word.value.clone()).collect()
}
