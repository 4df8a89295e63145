//! Model against model: what changed, what it does to the sets of values, and what follows for callers; never text against text.
//!
//! ```text
//! Side, Side -> pair (which thing is which) -> one file per compared construct -> DraftFinding (an effect and the items of the crate)
//!                                                                                   |
//!                                              law (effect x direction -> verdict) -+-> Finding -> Report -> print
//! ```

mod accept;
mod argument;
mod auth;
mod body;
mod change_origin;
mod cloud;
mod collection;
mod comparison;
mod definition;
mod doc;
mod effect;
mod enumeration;
mod example;
mod explain;
mod field;
mod finding;
mod input;
mod kind;
mod law;
mod long_running;
mod number;
mod operation;
mod paging;
mod pair;
mod parameter;
mod print;
mod reach;
mod reader;
mod report;
mod response;
mod rule;
mod service;
mod set;
mod side;
mod structure;
mod surface;
mod terminal_status;
mod text;
mod types;
mod union;

pub use accept::{AcceptedFile, Remarks, accept, extend};
pub use change_origin::ChangeOrigin;
pub use effect::{Effect, Relation, SetDifference};
pub use explain::{explain, table};
pub use finding::{Detail, DetailRole, Finding, Level, Location, Owner, Rust};
pub use input::{InputError, read, side};
pub use kind::SubjectKind;
pub use law::{Bump, Direction, Guard, Verdict, Wire};
pub use print::{SCHEMA_VERSION, brief, changelog, github, headline, json, markdown, sarif, text};
pub use reach::ReachedOperation;
pub use report::{Counts, Report, VersionPart};
pub use rule::{ChangeKind, Rule};
pub use side::Side;

use crate::model::{Api, Module};
use crate::surface::{Item, Role};
use comparison::{Comparison, DraftFinding, Subject};
use pair::Folders;
use report::{CrateKey, crate_keys};
use side::YamlPath;

/// Compares two specs.
pub fn compare(old: &Side, new: &Side) -> Report {
    let folders = pair::folders(&old.api, &new.api);
    let mut findings = whole(old, new, folders.clone());
    let upgrades = upgrades(&old.api, &new.api, &folders);
    for (from, to) in upgrades.into_iter().filter(|_| old.shared.is_none() && new.shared.is_none()) {
        let moving = upgrade(new, from, to);
        if new.api.modules[to].service.as_ref().is_some_and(|service| service.default) {
            at_the_top(&mut findings, &new.api.modules[from].folder, &moving);
        }
        findings.extend(moving);
    }
    findings.sort_by_cached_key(order);
    Report {
        old: old.name.clone(),
        new: new.name.clone(),
        findings,
        only: None,
        others: Vec::new(),
        versions: [old.api.krate.version.clone(), new.api.krate.version.clone()],
        compared: [
            old.api.operations().count().max(new.api.operations().count()),
            old.api.types.len().max(new.api.types.len()),
        ],
        services: new.api.modules.iter().filter(|module| module.service.is_some()).count(),
        command: "cargo xtask",
    }
}

/// Where an added version is at the top of its service's module, code that names no version moves to it, whether it wants or not.
fn at_the_top(findings: &mut [Finding], from: &str, moving: &[Finding]) {
    let is_left = |finding: &&mut Finding| {
        finding.rule == Rule::DefaultVersionChanged
            && finding.old.as_ref().is_some_and(|location| location.folder == from)
    };
    // The version's own module has another name, and nobody who is at the top names it.
    let moving = moving.iter().filter(|finding| finding.rule != Rule::ApiVersionChanged);
    let (signature, behaviour) = moving.fold((Bump::Patch, Bump::Minor), |(signature, behaviour), finding| {
        (signature.max(finding.rust.signature), behaviour.max(finding.rust.behaviour))
    });
    for finding in findings.iter_mut().filter(is_left) {
        finding.rust = Rust { signature, behaviour };
        finding.steps.retain(|_| signature == Bump::Major);
    }
}

/// The gravest first, and before others what the compiler does not notice; corrections after what the service changed, then by place and name.
fn order(finding: &Finding) -> impl Ord + use<> {
    let place = finding.new.clone().or_else(|| finding.old.clone());
    let correction = finding.origin == ChangeOrigin::Correction;
    (
        std::cmp::Reverse((
            finding.level(),
            finding.breaks_preview(),
            finding.bump(),
            finding.rust.behaviour == Bump::Major,
        )),
        correction,
        place,
        finding.rule,
        finding.subject.clone(),
        finding.fingerprint(),
    )
}

fn whole(old: &Side, new: &Side, folders: Vec<Folders>) -> Vec<Finding> {
    let mut it = Comparison::new(old, new, pair::pairs(&old.api, &new.api, folders));
    it.krate();
    let all = it.pairs.folders.clone();
    let is_asked = |module: &Module| [old, new].into_iter().all(|side| side.asks_for(module));
    let unpaired = |modules: &[Module], is_paired: &dyn Fn(usize) -> bool| -> Vec<usize> {
        (0..modules.len()).filter(|index| !is_paired(*index) && is_asked(&modules[*index])).collect()
    };
    let unpaired_old = unpaired(&old.api.modules, &|index| all.iter().any(|pair| pair.old == index));
    let unpaired_new = unpaired(&new.api.modules, &|index| all.iter().any(|pair| pair.new == index));
    let folders: Vec<Folders> = all.into_iter().filter(|pair| is_asked(&new.api.modules[pair.new])).collect();
    for pair in &folders {
        it.folders(pair);
    }
    it.enter(ChangeOrigin::Correction, [None, None]);
    unpaired_old.into_iter().for_each(|index| it.module_removed(&old.api.modules[index]));
    for index in unpaired_new {
        it.module_added(&new.api.modules[index]);
        it.definitions(&new.api.modules[index].types);
    }
    for pair in &folders {
        let (old, new) = (&old.api.modules[pair.old], &new.api.modules[pair.new]);
        it.enter(pair.origin.clone(), [version(old), version(new)]);
        it.unpaired_definitions(&old.types, &new.types);
    }
    it.findings
}

fn version(module: &Module) -> Option<&str> {
    module.service.as_ref().map(|service| service.api_version.as_str())
}

/// The api-versions that were added beside an earlier one of a known service, each after the one to upgrade from.
fn upgrades(old: &Api, new: &Api, folders: &[Folders]) -> Vec<(usize, usize)> {
    let added = (0..new.modules.len()).filter(|index| !folders.iter().any(|pair| pair.new == *index));
    let before = |to: usize| {
        let it = &new.modules[to];
        let is_known = old.modules.iter().any(|module| pair::service_folder(module) == pair::service_folder(it));
        let earlier = pair::predecessor(&new.modules, it).filter(|_| is_known)?;
        new.modules.iter().position(|module| module.folder == earlier.folder)
    };
    added.filter_map(|to| Some((before(to)?, to))).collect()
}

fn upgrade(side: &Side, from: usize, to: usize) -> Vec<Finding> {
    let api = &side.api;
    let shared = (0..api.modules.len()).filter(|index| api.modules[*index].service.is_none());
    let mut folders: Vec<Folders> = shared.map(|index| Folders::new((api, index), (api, index))).collect();
    let pair = Folders::new((api, from), (api, to));
    folders.push(pair.clone());
    let mut it = Comparison::new(side, side, pair::pairs(api, api, folders));
    it.upgrade = true;
    it.folders(&pair);
    it.unpaired_definitions(&api.modules[from].types, &api.modules[to].types);
    it.findings
}

impl Comparison<'_> {
    fn folders(&mut self, pair: &Folders) {
        let (old, new) = (&self.old.api.modules[pair.old], &self.new.api.modules[pair.new]);
        self.enter(pair.origin.clone(), [version(old), version(new)]);
        self.module(pair);
        self.definitions(&new.types);
    }

    fn krate(&mut self) {
        let (old, new) = (crate_keys(&self.old.api.krate), crate_keys(&self.new.api.krate));
        for ((key, before), (_, after)) in old.into_iter().zip(new) {
            if before != after {
                let yaml_path = Some(YamlPath::new("", key.as_str()));
                let subject = Subject {
                    name: "the crate".to_owned(),
                    owner: None,
                    old: yaml_path.clone(),
                    new: yaml_path,
                    uses: Vec::new(),
                };
                // Whoever uses the crate names it.
                let item = |name: &Option<String>| match key {
                    CrateKey::Name => name.iter().map(|name| Item::top(name, Role::Crate)).collect(),
                    CrateKey::Version
                    | CrateKey::Doc
                    | CrateKey::License
                    | CrateKey::Copyright
                    | CrateKey::Repository
                    | CrateKey::Homepage
                    | CrateKey::Keywords
                    | CrateKey::Categories
                    | CrateKey::Runtime => Vec::new(),
                };
                let items = (item(&before), item(&after));
                let draft = DraftFinding::new(Rule::CrateChanged, &subject).detail(key.as_str(), before, after);
                self.push(draft.items(items));
            }
        }
    }
}
