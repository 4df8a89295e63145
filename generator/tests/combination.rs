//! Every construct of the language combined with every other, in services that are made from seeds. Each operation is either refused, or
//! becomes Rust; `.ci/combination` has the compiler, the linters and the emitted tests judge that Rust.

#[path = "combination/mod.rs"]
mod combination;
#[path = "support/language.rs"]
mod language;
#[path = "support/round_trip.rs"]
mod round_trip;
#[path = "support/yaml.rs"]
mod yaml;

use combination::feature::Feature;
use combination::judged::{self, Judged};
use combination::name::{self, Emitted, Names};
use combination::pair::{self, Pair, Table};
use combination::{chosen, derived, disk, exception, service};
use generator::render;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;
use std::{env, ops::Range};

/// The seeds of the tests that run no compiler.
const SEEDS: Range<u64> = 0..60;

/// So many services are written at once for pairs that are seldom.
const SERVICES: usize = 24;

/// A pair that so many services have been written for without it cannot meet, or the writer does not have it.
const TRIES: usize = 96;

/// The operations of a service.
const OPERATIONS: usize = 8;

static EMITTED: LazyLock<Emitted> = LazyLock::new(derived::names);

/// The seeds that `SEEDS` lists, as numbers and as ranges `from..to`, or those of every run.
fn seeds(usual: Range<u64>) -> Vec<u64> {
    let Ok(chosen) = env::var("SEEDS") else { return usual.collect() };
    let part = |part: &str| -> Option<Range<u64>> {
        let (from, to) = part.split_once("..").unwrap_or((part, ""));
        let from = from.parse().ok()?;
        Some(from..if to.is_empty() { from + 1 } else { to.parse().ok()? })
    };
    let ranges: Option<Vec<_>> = chosen.split(',').map(part).collect();
    ranges
        .unwrap_or_else(|| panic!("SEEDS is such as 0..100 or 1,5..9, not `{chosen}`"))
        .into_iter()
        .flatten()
        .collect()
}

/// How many operations a service has: as `OPERATIONS=n` says, or as in every run.
fn operations() -> usize {
    let Ok(chosen) = env::var("OPERATIONS") else { return OPERATIONS };
    chosen.parse().unwrap_or_else(|_| panic!("OPERATIONS is a number, not `{chosen}`"))
}

static JUDGED: LazyLock<Vec<Judged>> = LazyLock::new(|| judged(seeds(SEEDS)));

fn judged(seeds: Vec<u64>) -> Vec<Judged> {
    seeds.into_par_iter().map(|seed| one(seed, &[])).collect()
}

/// The service of a seed with the features that are wanted.
fn one(seed: u64, wanted: &[Feature]) -> Judged {
    judged::judge(service::write(seed, operations(), Names::new(&EMITTED, "tame"), wanted))
}

/// How many operations were written and left, and how many were refused for each reason.
fn print<'j>(judged: impl Iterator<Item = &'j Judged> + Clone) -> (usize, usize) {
    let mut reasons = BTreeMap::<(&str, String), (usize, &str)>::new();
    for refusal in judged.clone().flat_map(|judged| &judged.refused) {
        let message = refusal.text.split(':').next().unwrap_or_default();
        let kind = message.split('`').step_by(2).collect::<Vec<_>>().join("`_`");
        reasons.entry((refusal.code, kind)).or_insert((0, &refusal.text)).0 += 1;
    }
    let left = judged.map(|judged| judged.left.len()).sum();
    let refused: usize = reasons.values().map(|(count, _)| count).sum();
    eprintln!("{left} operations, and {refused} refused");
    for ((code, _), (count, text)) in reasons {
        eprintln!("{count} refused as {code}, such as:\n{text}");
    }
    (left, refused)
}

#[test]
fn few_operations_are_refused_and_the_rest_is_rust() {
    let (left, refused) = print(JUDGED.iter());
    assert!(refused * 10 < left, "{refused} operations are refused, {left} are not");
    // Printing reads each item as Rust, and panics where it is none.
    JUDGED.par_chunks(20).for_each(|judged| {
        let package = render::package(&judged::api(judged)).printed();
        assert!(package.paths().filter(|path| path.ends_with(".rs")).count() > judged.len());
    });
}

#[test]
fn the_model_says_of_each_property_what_is_written() {
    let differences: Vec<&String> = JUDGED.iter().flat_map(|judged| &judged.differences).collect();
    let first = differences.first();
    assert!(differences.is_empty(), "{} properties are otherwise in the model, such as {first:?}", differences.len());
}

#[test]
fn whatever_can_meet_has_met() {
    let mut table = Table::default();
    let mut unused: BTreeSet<String> = EMITTED.0.iter().map(|name| name::likeness(name)).collect();
    assert!(unused.len() > 400, "only {} names are chosen by the emitted code", unused.len());
    let mut note = |judged: &[Judged]| {
        for judged in judged {
            unused.retain(|name| !judged.service.names.contains(name));
            judged.left.iter().for_each(|number| table.note(&judged.service.parts[*number]));
        }
        table.missing()
    };
    let mut missing = note(&JUDGED);
    let mut next = seeds(SEEDS).into_iter().max().map_or(0, |last| last + 1);
    let mut tries = BTreeMap::<Pair, usize>::new();
    loop {
        let is_open = |pair: &Pair| tries.get(pair).is_none_or(|tries| *tries < TRIES);
        let open: Vec<Pair> = missing.iter().copied().filter(is_open).collect();
        let wanted = Table::wanted(&open, SERVICES);
        if wanted.is_empty() {
            break;
        }
        wanted.iter().for_each(|wanted| *tries.entry((wanted[0], wanted[1])).or_default() += 1);
        let with: Vec<_> = (next..).zip(&wanted).collect();
        next += wanted.len() as u64;
        missing = note(&with.into_par_iter().map(|(seed, wanted)| one(seed, wanted)).collect::<Vec<_>>());
    }
    let most = tries.iter().filter(|(pair, _)| !missing.contains(pair)).map(|(_, tries)| *tries).max();
    eprintln!("a pair that has met needed up to {} services of its own", most.unwrap_or_default());
    let refuted = table.refuted();
    unused.retain(|name| !name.is_empty());
    eprintln!("after {next} seeds, {} names of the emitted code are not used: {unused:?}", unused.len());
    eprintln!("{} pairs have met, of {} that could", table.len(), pair::possible().len());
    assert!(
        refuted.is_empty() && missing.is_empty(),
        "these have met, which were said to be impossible: {refuted:#?}\n{} have not met in {TRIES} services that were to have them, so that \
         the writer lacks a way to them or `combination/exception.rs` their reason: {missing:#?}",
        missing.len()
    );
}

#[test]
fn what_is_built_uses_every_feature() {
    let few = chosen::few(&JUDGED);
    let seeds: Vec<u64> = few.iter().map(|judged| judged.service.seed).collect();
    eprintln!("the seeds {seeds:?} are built");
    let missing = few.iter().fold(chosen::wanted(), |missing, judged| &missing - &chosen::used(judged));
    assert!(missing.is_empty(), "none of the seeds {SEEDS:?} has {missing:?}");
    assert!(few.len() <= 9, "{} services take a compiler too long", few.len());
}

#[test]
fn every_key_of_the_language_is_written() {
    let sources = judged::sources(JUDGED.iter().flat_map(|judged| &judged.files));
    let missing = language::missing(|kind| {
        let of_kind = sources.iter().filter(|(_, source)| source.path.ends_with(format!("{kind}.yaml")));
        of_kind.map(|(_, source)| source.text.clone()).collect()
    });
    let is_left_out = |it: &String| exception::KEYS.iter().any(|(key, _)| key == it);
    let wrong: Vec<_> = missing.iter().filter(|it| !is_left_out(it)).collect();
    assert!(wrong.is_empty(), "the writer of combination/ writes no {wrong:#?}");
    let stale: Vec<_> = exception::KEYS.iter().filter(|(key, _)| !missing.iter().any(|it| it == key)).collect();
    assert!(stale.is_empty(), "these are written, and so no exceptions: {stale:#?}");
}

#[test]
#[ignore = "it writes the specs that .ci/combination builds"]
fn write_specs() {
    let folder = env::var("OUT").expect("OUT is the folder to write to");
    let folder = Path::new(&folder);
    let written: Vec<&Judged> =
        if env::var_os("SEEDS").is_some() { JUDGED.iter().collect() } else { chosen::few(&JUDGED) };
    print(written.iter().copied());
    disk::write(&folder.join("specs"), written.iter().flat_map(|judged| &judged.files), None);
    for judged in written.iter().step_by(3) {
        disk::write_alone(&folder.join("alone-specs"), judged);
    }
}

#[test]
fn importing_what_was_exported_gives_the_spec_back() {
    let changes = |judged: &Judged| {
        let files: Vec<_> = judged.used().iter().map(|(_, it)| (it.path.clone(), it.text.clone())).collect();
        let changes = if judged.left.is_empty() { Vec::new() } else { round_trip::changes(&files) };
        changes.into_iter().map(|change| format!("seed {}: {change}", judged.service.seed)).collect::<Vec<_>>()
    };
    let found: Vec<String> = JUDGED.par_iter().flat_map(changes).collect();
    assert!(found.is_empty(), "{} differences\n{}", found.len(), found.join("\n"));
}
