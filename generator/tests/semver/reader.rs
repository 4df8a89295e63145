//! The verdicts on responses, judged by the emitted readers: values that the contract of one side allows are read by the client of the
//! other side, for every case below `diff/case`. A verdict that says otherwise fails.
//!
//! Each model of a case is received by an operation of its own, too, so that changes of what is only sent are judged as well.

use crate::asked::{Asked, answers, program};
use crate::crates;
use crate::pairs;
use crate::place::{Place, places};
use crate::sample::whole;
use crate::variation::{Sides, Variation};
use generator::diff::{self, Finding, Guard, Report, Side, Verdict};
use generator::model::{
    Api, Definition, Operation, OperationKind, Payload, Reach, Reference, SegmentPart, Service, Success, Type, TypeId,
};
use generator::render;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Who reads what whom wrote.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Reader {
    /// Clients of the old crate read from the new service.
    Old,
    /// Clients of the new crate read from an old service.
    New,
}

impl Reader {
    const BOTH: [Self; 2] = [Self::Old, Self::New];

    /// The name of its crate.
    pub fn krate(self) -> &'static str {
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
    let mut groups = side.api.modules.iter_mut().filter_map(|module| module.service.as_mut()?.groups.first_mut());
    let Some(group) = groups.next() else { return side };
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
            path: vec![vec![SegmentPart::Literal(format!("proof{name}"))]],
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

/// The models of a side, each with the last part of its module's path; none of several inline schemas of one name.
fn models(api: &Api) -> BTreeSet<String> {
    let named = |module: &generator::model::Module| {
        let last = module.path.last().map(ToString::to_string).unwrap_or_default();
        module.types.iter().map(|id| format!("{last}/{}", api[*id].spec_name)).collect::<Vec<_>>()
    };
    let all: Vec<String> = api.modules.iter().flat_map(named).collect();
    let is_one = |name: &&String| all.iter().filter(|other| other == name).count() == 1;
    all.iter().filter(is_one).cloned().collect()
}

/// Whether a finding says something of what a place reads.
fn is_about(finding: &Finding, place: &Place) -> bool {
    let is_reached = finding.uses.iter().any(|it| it.reach.response && it.operation == place.operation);
    let verdicts = Reader::BOTH.map(|reader| reader.verdict(finding));
    is_reached && (!finding.steps.is_empty() || verdicts.iter().any(|it| *it > Verdict::Same))
}

/// The same crate with nothing but the types and the headers that are read, and what they are made of.
fn only_read(api: &Api, [types, operations]: [&BTreeSet<(String, String)>; 2]) -> Api {
    let mut api = api.clone();
    let mut roots = Vec::new();
    for module in &mut api.modules {
        let folder = module.folder.clone();
        if let Some(service) = &mut module.service {
            roots.extend(only_headers(service, |id| operations.contains(&(folder.clone(), id.to_owned()))));
        }
        module.service = module.service.take().filter(|service| !service.groups.is_empty());
    }
    for module in &api.modules {
        let is_read = |id: &&TypeId| types.contains(&(module.folder.clone(), api[**id].name.to_string()));
        roots.extend(module.types.iter().filter(is_read).copied());
    }
    let read = api.types.closure(roots);
    for module in &mut api.modules {
        module.types.retain(|id| read.contains(id));
        module.shared.retain(|reference| read.contains(&reference.id));
    }
    api.modules.retain(|module| !module.types.is_empty() || module.service.is_some());
    api
}

/// Leaves nothing of a service but operations that read headers; the types that it then uses.
fn only_headers(service: &mut Service, is_read: impl Fn(&str) -> bool) -> Vec<TypeId> {
    for group in &mut service.groups {
        group.operations.retain(|operation| is_read(&operation.id));
        for operation in &mut group.operations {
            operation.path = vec![vec![SegmentPart::Literal("headers".to_owned())]];
            operation.parameters.clear();
            operation.formerly.clear();
            operation.examples.clear();
            (operation.body, operation.response, operation.failure) = (None, None, None);
            operation.kind = OperationKind::Call;
            operation.successes.iter_mut().for_each(|success| success.payload = None);
            operation.errors.iter_mut().for_each(|error| error.payload = None);
        }
    }
    service.groups.retain(|group| !group.operations.is_empty());
    let given = service.parameters.iter().chain(&service.settings).map(|parameter| &parameter.ty);
    let headers = service.groups.iter().flat_map(|group| &group.operations).flat_map(Operation::response_headers);
    let types = given.chain(headers.map(|header| &header.ty));
    types.flat_map(|ty| ty.references()).map(|reference| reference.id).collect()
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
        let [was, is] = &place.types;
        for reader in Reader::BOTH {
            let (sides, written, read, whose) = match reader {
                Reader::Old => (Sides { writer: &new.api, reader: &old.api }, is, was, &old.api),
                Reader::New => (Sides { writer: &old.api, reader: &new.api }, was, is, &new.api),
            };
            let Some(code) = asked.reader(reader, place, &name, whose) else { continue };
            let own = read.as_ref().and_then(|read| whole(whose, read, &mut Vec::new()));
            let own = own.map(|value| Variation { value, trail: Vec::new() });
            let both = written.as_ref().zip(read.as_ref());
            let varied = both.map(|(written, read)| sides.of(written, read, &mut Vec::new())).unwrap_or_default();
            for mut variation in own.into_iter().chain(varied) {
                variation.trail.insert(0, place.name.clone());
                let Some(text) = place.text(&variation.value) else { continue };
                let asked = asked.ask(&code, text);
                questions.push(Question { place: at, variation, reader, asked });
            }
            if let Some(text) = place.absent() {
                let variation = Variation { value: Value::Null, trail: vec![place.name.clone()] };
                questions.push(Question { place: at, variation, reader, asked: asked.ask(&code, text) });
            }
        }
    }
    Case { name, report, places, questions }
}

/// What the readers say against the verdicts of a case, and the rules of the findings that they judge.
fn judge(case: &Case, answers: &[String]) -> (Vec<String>, Vec<&'static str>) {
    let (mut wrong, mut judged) = (Vec::new(), BTreeSet::new());
    for reader in Reader::BOTH {
        let (mut touched, mut shown) = (BTreeSet::new(), BTreeSet::new());
        for Question { place, variation, reader: _, asked } in case.questions.iter().filter(|it| it.reader == reader) {
            let (place, why) = (&case.places[*place], &answers[*asked]);
            let depth = |finding: &Finding| {
                let is_of_rule = |name: &str| name != place.name || place.rule.is_none_or(|rule| rule == finding.rule);
                let is_it =
                    |name: &&String| (**name == finding.subject || finding.also.contains(name)) && is_of_rule(name);
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
    (wrong, judged.into_iter().map(|at| case.report.findings[at].rule.id()).collect())
}

#[test]
#[ignore = "it builds the types of all cases, which takes a minute"]
fn emitted_readers_agree_with_every_verdict() {
    let folder = crates::scratch("readers");
    let (old, new) = (crates::merged("old", &folder), crates::merged("new", &folder));
    let mut asked = Asked::default();
    let cases: Vec<Case> = pairs::names().into_iter().map(|name| case(name, &mut asked)).collect();
    let read_by = |at: usize| [&asked.definitions[at], &asked.operations[at]];
    let (mut before, shops) = (only_read(&old.api, read_by(0)), only_read(&new.api, read_by(1)));
    crates::emit(&render::package(&shops), &folder.join("shops"));
    before.krate.name = "before".to_owned();
    crates::emit(&render::package(&before), &folder.join("before"));
    program(&asked, &folder);
    crates::workspace(&folder, &["before", "shops", "readers"]);
    let answers = answers(&asked, &folder);
    assert_eq!(answers.len(), asked.texts.len(), "each question has an answer");
    let (mut wrong, mut judged) = (Vec::new(), BTreeMap::<&str, usize>::new());
    for case in &cases {
        let (own, rules) = judge(case, &answers);
        wrong.extend(own);
        rules.into_iter().for_each(|rule| *judged.entry(rule).or_default() += 1);
    }
    let refused = answers.iter().filter(|why| !why.is_empty()).count();
    eprintln!(
        "{} cases, {} findings judged by {} values that {} readers read, of which {refused} are refused: {judged:?}",
        cases.len(),
        judged.values().sum::<usize>(),
        answers.len(),
        asked.readers.len()
    );
    assert!(wrong.is_empty(), "{} verdicts that a reader contradicts:\n{}", wrong.len(), wrong.join("\n"));
}
