//! The few services that a compiler is given, whose time is dear: together they use every feature.

use super::feature::{Feature, OF_OPERATIONS, OF_VALUES};
use super::judged::Judged;
use super::path::required;
use super::service::Part;
use generator::resolve::reserved;
use heck::ToSnakeCase as _;
use std::collections::BTreeSet;

/// Two operations that read one page in different ways.
const READ_OTHERWISE: &str = "a page that is read in different ways";

/// A body whose value is passed by copy.
const COPIED_BODY: &str = "a body that is copied";

const COPIED: &[Feature] = &["form: int32", "form: int64", "form: double", "form: boolean", "form: uuid", "form: date"];

/// Operations of each kind with an argument that is called like what their methods name.
const ARGUMENT_OF: &[(Feature, &str)] = &[
    ("kind: call", "an argument called like a local of a call"),
    ("kind: poll", "an argument called like a local of what is polled"),
    ("kind: list", "an argument called like a local of a list"),
    ("kind: start", "an argument called like a local of what is started"),
    ("kind: start of a list", "an argument called like a local of a started list"),
];

/// All that they are to use: every feature, and what takes more than one.
pub fn wanted() -> BTreeSet<&'static str> {
    let features = OF_VALUES.iter().chain(OF_OPERATIONS).copied().flatten().copied();
    features.chain([READ_OTHERWISE, COPIED_BODY]).chain(ARGUMENT_OF.iter().map(|(_, mark)| *mark)).collect()
}

/// What the operations of a service use that are left.
pub fn used(judged: &Judged) -> BTreeSet<&'static str> {
    let parts: Vec<&Part> = judged.left.iter().map(|number| &judged.service.parts[*number]).collect();
    let mut used: BTreeSet<_> =
        parts.iter().flat_map(|part| part.values.iter().flatten().chain(&part.features)).copied().collect();
    let shares = |part: &&&Part| part.features.contains("list: page of several operations");
    let readings: Vec<_> = parts.iter().filter(shares).map(|part| part.operation.keys.get("paging")).collect();
    if readings.windows(2).any(|pair| pair[0] != pair[1]) {
        used.insert(READ_OTHERWISE);
    }
    let is_plain = ["place: body", "constraint: none", "declared: inline"];
    let is_copied = |value: &Vec<Feature>| {
        is_plain.iter().all(|it| value.contains(it)) && COPIED.iter().any(|it| value.contains(it))
    };
    let takes_copy = |part: &&Part| {
        let is_body = part.features.contains("body: JSON") && !part.features.contains("list: token into the body");
        is_body && part.values.iter().any(is_copied)
    };
    if parts.iter().any(takes_copy) {
        used.insert(COPIED_BODY);
    }
    let meets = |part: &&&Part| {
        required(&part.operation.keys).iter().any(|name| reserved::ARGUMENTS.contains(&name.to_snake_case().as_str()))
    };
    let met: Vec<_> = parts.iter().filter(meets).collect();
    let met = ARGUMENT_OF.iter().filter(|(kind, _)| met.iter().any(|part| part.features.contains(kind)));
    used.extend(met.map(|(_, mark)| *mark));
    used
}

/// As few as bring all that is wanted, each the one that brings most of what the others lack.
pub fn few(all: &[Judged]) -> Vec<&Judged> {
    let (mut lacking, mut few) = (wanted(), Vec::new());
    loop {
        let brings = |judged: &&Judged| used(judged).intersection(&lacking).count();
        let Some(best) = all.iter().rev().max_by_key(brings).filter(|best| brings(best) > 0) else { return few };
        lacking = &lacking - &used(best);
        few.push(best);
    }
}
