//! The verdicts on responses, judged by the emitted readers: values that the contract of one side allows are read by the client of the
//! other side, for every case below `diff/case`. A verdict that says otherwise fails.
//!
//! Each model of a case is received by an operation of its own, too, so that changes of what is only sent are judged as well.

use crate::case::cases;
use crate::crates::{self, moved, relocated};
use crate::sample::whole;
use crate::variation::{Sides, Variation};
use generator::diff::{self, Finding, Guard, Report, Side, Verdict};
use generator::model::{
    Api, Definition, ErrorResponse, Operation, OperationKind, Payload, Reach, Reference, Success, Type, TypeId,
};
use generator::render;
use generator::surface::{RustType, Spelling};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Stdio};

/// Who reads what whom wrote.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Reader {
    /// Clients of the old crate read from the new service.
    Old,
    /// Clients of the new crate read from an old service.
    New,
}

impl Reader {
    const BOTH: [Self; 2] = [Self::Old, Self::New];

    fn krate(self) -> &'static str {
        match self {
            Self::Old => "before",
            Self::New => "shops",
        }
    }

    fn verdict(self, finding: &Finding) -> Verdict {
        match self {
            Self::Old => finding.wire.response,
            Self::New => finding.forward_response(),
        }
    }

    /// Whether something else than what can be read decides the verdict.
    fn is_beyond_reading(self, finding: &Finding) -> bool {
        let guards = match self {
            Self::Old => &finding.guards,
            Self::New => &finding.forward_guards,
        };
        guards.contains(&Guard::StatusKeyed) || guards.contains(&Guard::DataLoss)
    }
}

/// A body that both sides read.
struct Place {
    operation: String,
    name: String,
    old: Type,
    new: Type,
}

/// A value that is read.
struct Question {
    place: usize,
    variation: Variation,
    reader: Reader,
    /// The value among all values of all cases.
    asked: usize,
}

/// A case with what is compared, and what is read.
struct Case {
    name: String,
    report: Report,
    places: Vec<Place>,
    questions: Vec<Question>,
}

/// Every type that is read in any case, and every text that it is read from.
#[derive(Default)]
struct Asked {
    types: BTreeMap<String, usize>,
    /// The definitions that they name, by the folder and the name that they have among all cases, and by reader.
    definitions: [BTreeSet<(String, String)>; 2],
    texts: BTreeMap<(usize, String), usize>,
}

impl Asked {
    fn name(&mut self, reader: Reader, ty: &Type, case: &str, api: &Api) {
        let at = usize::from(reader == Reader::New);
        for definition in ty.references().into_iter().map(|reference| &api[reference]) {
            let module = api.modules.iter().find(|module| module.path == definition.module);
            let folder = module.map(|module| folder_of_all(case, &module.folder));
            self.definitions[at].extend(folder.map(|folder| (folder, definition.name.to_string())));
        }
    }

    fn ask(&mut self, ty: String, text: String) -> usize {
        let count = self.types.len();
        let ty = *self.types.entry(ty).or_insert(count);
        let count = self.texts.len();
        *self.texts.entry((ty, text)).or_insert(count)
    }
}

fn reference(definition: &Definition) -> Reference {
    let Definition { id, name, module, .. } = definition;
    Reference { id: *id, name: name.clone(), module: module.clone(), boxed: false, deprecated: false }
}

/// The same side with an operation for each of these models, which responds with it.
fn receiving(side: &Side, models: &BTreeSet<String>) -> Side {
    let mut side = side.clone();
    let mut found: Vec<(String, Reference)> = Vec::new();
    for module in &side.api.modules {
        found.extend(module.types.iter().map(|id| &side.api[*id]).filter_map(|definition| {
            let name = format!("{}/{}", module.path.last()?, definition.spec_name);
            Some((definition.spec_name.clone(), reference(definition))).filter(|_| models.contains(&name))
        }));
    }
    for (_, reference) in &found {
        side.api.types[reference.id].reach = side.api.types[reference.id].reach.union(Reach::RESPONSE);
    }
    let service = side.api.modules.iter_mut().find_map(|module| module.service.as_mut()).expect("a service");
    let group = service.groups.first_mut().expect("a group of operations");
    let first = group.operations.first().expect("an operation").clone();
    for (name, reference) in found {
        let success = Success {
            payload: None,
            ..first.successes.first().cloned().unwrap_or(Success {
                status: 200,
                doc: first.doc.clone(),
                payload: None,
                headers: Vec::new(),
            })
        };
        let payload =
            Some(Payload::Json(Type::Named(reference), generator::model::MediaType("application/json".to_owned())));
        group.operations.push(Operation {
            id: format!("Proof_{name}"),
            formerly: Vec::new(),
            template: format!("/proof/{name}"),
            path: vec![vec![generator::model::SegmentPart::Literal(format!("proof{name}"))]],
            parameters: Vec::new(),
            body: None,
            successes: vec![Success { status: 200, payload, headers: Vec::new(), ..success }],
            errors: Vec::new(),
            response: None,
            failure: None,
            headers: None,
            kind: OperationKind::Call,
            examples: Vec::new(),
            ..first.clone()
        });
    }
    side
}

/// The models of a side, each with the last part of its module's path.
fn models(api: &Api) -> BTreeSet<String> {
    let named = |module: &generator::model::Module| {
        let last = module.path.last().map(ToString::to_string).unwrap_or_default();
        module.types.iter().map(|id| format!("{last}/{}", api[*id].spec_name)).collect::<Vec<_>>()
    };
    api.modules.iter().flat_map(named).collect()
}

/// The bodies of an operation that are JSON, by status.
fn bodies(operation: &Operation) -> BTreeMap<String, Type> {
    let successes = operation.successes.iter().map(|Success { status, payload, .. }| (status.to_string(), payload));
    let errors = operation.errors.iter().map(|ErrorResponse { status, payload, .. }| (status.to_string(), payload));
    successes.chain(errors).filter_map(|(status, payload)| Some((status, payload.as_ref()?.json()?.clone()))).collect()
}

fn places(old: &Api, new: &Api) -> Vec<Place> {
    let mut found = Vec::new();
    for after in new.operations().map(|it| it.operation) {
        let is_same = |it: &&Operation| {
            after.id == it.id || after.was(&it.id) || after.method == it.method && after.template == it.template
        };
        let Some(before) = old.operations().map(|it| it.operation).find(is_same) else { continue };
        let was = bodies(before);
        for (status, ty) in bodies(after) {
            let Some(old) = was.get(&status) else { continue };
            let name = format!("response {status} of `{}`", after.id);
            found.push(Place { operation: after.id.clone(), name, old: old.clone(), new: ty });
        }
    }
    found
}

/// A folder of a case where it is among all cases.
fn folder_of_all(case: &str, folder: &str) -> String {
    let (top, rest) = folder.split_once('/').map_or((folder, String::new()), |(top, rest)| (top, format!("/{rest}")));
    moved(case, top) + &rest
}

/// A type of a case in the crate that has all cases.
fn spelled(ty: &Type, case: &str, api: &Api, krate: &str) -> String {
    relocated(&RustType::from(ty).spell(Spelling::Full { krate, lifetime: "" }), case, api, krate)
}

/// Whether a finding says something of what a place reads.
fn is_about(finding: &Finding, place: &Place) -> bool {
    let is_reached = finding.uses.iter().any(|it| it.reach.response && it.operation == place.operation);
    let verdicts = Reader::BOTH.map(|reader| reader.verdict(finding));
    is_reached && (!finding.steps.is_empty() || verdicts.iter().any(|it| *it > Verdict::Same))
}

/// The same crate with nothing but the types that are read, and what they are made of.
fn only_read(api: &Api, case_types: &BTreeSet<(String, String)>) -> Api {
    let mut api = api.clone();
    let mut roots = Vec::new();
    for module in &api.modules {
        let is_read = |id: &&TypeId| case_types.contains(&(module.folder.clone(), api[**id].name.to_string()));
        roots.extend(module.types.iter().filter(is_read).copied());
    }
    let read = api.types.closure(roots);
    for module in &mut api.modules {
        module.service = None;
        module.types.retain(|id| read.contains(id));
        module.shared.retain(|reference| read.contains(&reference.id));
    }
    api.modules.retain(|module| !module.types.is_empty());
    api
}

fn case(name: String, asked: &mut Asked) -> Case {
    let [old, new] = ["old", "new"].map(|which| crates::side(&name, which));
    let shared: BTreeSet<String> = models(&old.api).intersection(&models(&new.api)).cloned().collect();
    let [old, new] = [old, new].map(|side| receiving(&side, &shared));
    let report = diff::compare(&old, &new);
    let mut places = places(&old.api, &new.api);
    places.retain(|place| report.findings.is_empty() || report.findings.iter().any(|it| is_about(it, place)));
    let mut questions = Vec::new();
    for (at, place) in places.iter().enumerate() {
        for reader in Reader::BOTH {
            let (sides, written, read, whose) = match reader {
                Reader::Old => (Sides { writer: &new.api, reader: &old.api }, &place.new, &place.old, &old.api),
                Reader::New => (Sides { writer: &old.api, reader: &new.api }, &place.old, &place.new, &new.api),
            };
            let ty = spelled(read, &name, whose, reader.krate());
            asked.name(reader, read, &name, whose);
            let own = whole(whose, read, &mut Vec::new()).map(|value| Variation { value, trail: Vec::new() });
            let varied = sides.of(written, read, &mut Vec::new()).into_iter();
            for mut variation in own.into_iter().chain(varied) {
                variation.trail.insert(0, place.name.clone());
                let text = asked.ask(ty.clone(), variation.value.to_string());
                questions.push(Question { place: at, variation, reader, asked: text });
            }
        }
    }
    Case { name, report, places, questions }
}

/// A program that reads one line for each question, the number of a type and a text, and says why it cannot be read.
fn program(asked: &Asked, folder: &Path) {
    let mut types: Vec<(&usize, &String)> = asked.types.iter().map(|(ty, at)| (at, ty)).collect();
    types.sort();
    let readers: String = types.iter().map(|(_, ty)| format!("    read::<{ty}>,\n")).collect();
    let main = format!(
        "#![allow(warnings)]\nfn read<T: serde::de::DeserializeOwned>(text: &str) -> String {{\n    \
         serde_json::from_str::<T>(text).err().map(|error| error.to_string()).unwrap_or_default()\n}}\n\
         const READERS: &[fn(&str) -> String] = &[\n{readers}];\n\
         fn main() {{\n    for line in std::io::stdin().lines() {{\n        let line = line.unwrap();\n        \
         let (at, text) = line.split_once(' ').unwrap();\n        \
         println!(\"{{}}\", READERS[at.parse::<usize>().unwrap()](text).replace('\\n', \" \"));\n    }}\n}}\n"
    );
    let on = |name: &str| {
        format!("{name} = {{ path = \"../{name}\", default-features = false, features = [\"all_services\"] }}\n")
    };
    let manifest = format!(
        "[package]\nname = \"readers\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{}{}serde = \"1\"\nserde_json = \"1\"\n",
        on("before"),
        on("shops")
    );
    crates::write(&folder.join("readers/Cargo.toml"), &manifest);
    crates::write(&folder.join("readers/src/main.rs"), &main);
}

/// Why each text cannot be read; empty where it can.
fn answers(asked: &Asked, folder: &Path) -> Vec<String> {
    let mut texts: Vec<(&usize, String)> =
        asked.texts.iter().map(|((ty, text), at)| (at, format!("{ty} {text}\n"))).collect();
    texts.sort();
    crates::write(&folder.join("questions"), &texts.into_iter().map(|(_, line)| line).collect::<String>());
    let output = Command::new(env!("CARGO"))
        .args(["run", "--package", "readers", "--offline", "--quiet"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", crates::target())
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .stdin(Stdio::from(std::fs::File::open(folder.join("questions")).expect("the questions")))
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo");
    assert!(output.status.success(), "the readers do not run");
    let said = String::from_utf8(output.stdout).expect("text");
    said.lines().map(str::to_owned).collect()
}

/// What the readers say against the verdicts of a case, and how many of its findings they judge.
fn judge(case: &Case, answers: &[String]) -> (Vec<String>, usize) {
    let (mut wrong, mut judged) = (Vec::new(), BTreeSet::new());
    for reader in Reader::BOTH {
        let (mut touched, mut shown) = (BTreeSet::new(), BTreeSet::new());
        for Question { place, variation, reader: _, asked } in case.questions.iter().filter(|it| it.reader == reader) {
            let (place, why) = (&case.places[*place], &answers[*asked]);
            let depth = |finding: &Finding| {
                let is_it = |name: &&String| **name == finding.subject || finding.also.contains(name);
                variation.trail.iter().rev().position(|name| is_it(&name))
            };
            let reaches =
                |finding: &Finding| finding.uses.iter().any(|it| it.reach.response && it.operation == place.operation);
            let about: Vec<(usize, usize)> = case
                .report
                .findings
                .iter()
                .enumerate()
                .filter(|(_, finding)| reaches(finding))
                .filter_map(|(at, finding)| Some((depth(finding)?, at)))
                .collect();
            touched.extend(about.iter().map(|(_, at)| *at));
            if why.is_empty() {
                continue;
            }
            let breaking = |at: usize| reader.verdict(&case.report.findings[at]) >= Verdict::Undecided;
            match about.iter().filter(|(_, at)| breaking(*at)).map(|(depth, _)| depth).min() {
                Some(depth) => shown.extend(about.iter().filter(|it| it.0 == *depth).map(|it| it.1)),
                None => wrong.push(format!(
                    "{}: {reader:?} client of {}: no finding says that it refuses {} ({why}); {:?}",
                    case.name, place.name, variation.value, variation.trail
                )),
            }
        }
        for at in &touched {
            let finding = &case.report.findings[*at];
            if reader.is_beyond_reading(finding) || reader.verdict(finding) == Verdict::Undecided {
                continue;
            }
            judged.insert(*at);
            if reader.verdict(finding) == Verdict::Breaking && !shown.contains(at) {
                wrong.push(format!(
                    "{}: {reader:?} client reads all values, though {} of {} is said to break it",
                    case.name,
                    finding.rule.id(),
                    finding.subject
                ));
            }
        }
    }
    (wrong, judged.len())
}

#[test]
#[ignore = "it builds the types of all cases, which takes a minute"]
fn emitted_readers_agree_with_every_verdict() {
    let folder = crates::scratch("readers");
    let (old, new) = (crates::merged("old", &folder), crates::merged("new", &folder));
    let mut asked = Asked::default();
    let cases: Vec<Case> = cases().into_iter().map(|name| case(name, &mut asked)).collect();
    let [of_old, of_new] = &asked.definitions;
    let (mut before, shops) = (only_read(&old.api, of_old), only_read(&new.api, of_new));
    crates::emit(&render::package(&shops), &folder.join("shops"));
    before.krate.name = "before".to_owned();
    crates::emit(&render::package(&before), &folder.join("before"));
    program(&asked, &folder);
    crates::workspace(&folder, &["before", "shops", "readers"]);
    let answers = answers(&asked, &folder);
    assert_eq!(answers.len(), asked.texts.len(), "each question has an answer");
    let (mut wrong, mut judged) = (Vec::new(), 0);
    for case in &cases {
        let (own, count) = judge(case, &answers);
        wrong.extend(own);
        judged += count;
    }
    let refused = answers.iter().filter(|why| !why.is_empty()).count();
    eprintln!(
        "{} cases, {judged} findings judged by {} values that {} types read, of which {refused} are refused",
        cases.len(),
        answers.len(),
        asked.types.len()
    );
    assert!(wrong.is_empty(), "{} verdicts that a reader contradicts:\n{}", wrong.len(), wrong.join("\n"));
}
