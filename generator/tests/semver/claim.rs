//! Findings that say that code no longer compiles, each with the code: it compiles against the crate of before and does not against the
//! new one.

use crate::crates::{plain, relocated, side, write};
use generator::diff::{self, Bump, Rule};
use generator::surface;
use std::path::Path;

/// What only says that something else no longer compiles.
const SUMS_UP: &[Rule] = &[Rule::DefaultVersionChanged];

/// A finding that says so.
pub struct Claim {
    pub case: String,
    /// The rule and the subject.
    pub finding: String,
    /// The code, against the crate of before and against the new one.
    pub code: [String; 2],
}

impl Claim {
    /// All of a case.
    pub fn all(case: &str) -> Vec<Self> {
        let (old, new) = (side(case, "old"), side(case, "new"));
        let report = diff::compare(&old, &new);
        let is_claim = |finding: &&diff::Finding| {
            finding.rust.signature == Bump::Major && !finding.upgrade && !SUMS_UP.contains(&finding.rule)
        };
        let claims = report.findings.iter().filter(is_claim).map(|finding| Self {
            case: case.to_owned(),
            finding: format!("{} of {}", finding.rule.id(), finding.subject),
            code: ["before", "shops"].map(|krate| {
                let mut api = old.api.clone();
                api.krate.name = krate.to_owned();
                relocated(&surface::uses(&api, &finding.broken), case, &api, krate)
            }),
        });
        claims.collect()
    }

    /// The file of its code.
    pub fn file(&self, at: usize) -> String {
        format!("c{at}_{}", plain(&self.case))
    }
}

/// A crate with the code of all claims, each in a file of its own.
pub fn emit(name: &str, against: usize, claims: &[Claim], folder: &Path) {
    let krate = ["before", "shops"][against];
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{krate} = {{ path = \"../{krate}\" }}\n\
         azure_core = {{ version = \"1.1\", default-features = false }}\nserde = \"1\"\nserde_json = \"1\"\n"
    );
    write(&folder.join(name).join("Cargo.toml"), &manifest);
    for (at, claim) in claims.iter().enumerate() {
        write(&folder.join(name).join(format!("src/{}.rs", claim.file(at))), &claim.code[against]);
    }
}
