//! What holds of every comparison, whatever the specs say.

use super::{compared, side};
use crate::case::{cases, root};
use generator::diff::{self, Effect, Level, Rule, Side, Verdict};
use generator::model::{
    Access, Api, ArrayStyle, Auth, Decimal, Definition, Endpoint, FieldName, Method, Module, Operation, OperationAuth,
    ParameterSource, Presence, Scalar, Service, Shape, Type, TypeId, TypeName, VariantName,
};
use std::fs;
use std::path::Path;

#[test]
fn a_spec_compared_with_itself_has_no_findings() {
    for case in cases() {
        for which in ["old", "new"] {
            let side = side(&case, which);
            assert!(diff::compare(&side, &side).findings.is_empty(), "{case}/{which}");
        }
    }
}

#[test]
fn a_change_made_backwards_has_the_mirrored_effect() {
    // `formerly` points backwards only, and an api-version added beside another is compared with that one.
    let is_one_way = |case: &String| case.contains("former") || case == "api-version-added-beside";
    for case in cases().into_iter().filter(|case| !is_one_way(case)) {
        let effects = |old: &str, new: &str, turn: fn(Effect) -> Effect| -> Vec<Effect> {
            let report = diff::compare(&side(&case, old), &side(&case, new));
            // A type that goes is named by itself; one that was added is told with what uses it.
            let findings = report.findings.iter().filter(|it| !matches!(it.rule, Rule::TypeAdded | Rule::TypeRemoved));
            let mut effects: Vec<Effect> = findings.map(|finding| turn(finding.effect())).collect();
            effects.sort();
            effects
        };
        assert_eq!(effects("old", "new", |effect| effect), effects("new", "old", Effect::mirrored), "{case}");
    }
}

#[test]
fn the_verdict_follows_from_effect_and_direction() {
    for case in cases() {
        for finding in compared(&case).findings {
            let reached = |pick: fn(&generator::model::Reach) -> bool| finding.uses.iter().any(|it| pick(&it.reach));
            let sides = [
                (reached(|reach| reach.request), finding.wire.request, finding.request.effect()),
                (reached(|reach| reach.response), finding.wire.response, finding.response.mirrored_effect()),
            ];
            for (is_reached, verdict, effect) in sides {
                let expected = match effect {
                    _ if !is_reached => Verdict::Absent,
                    Effect::Equal => Verdict::Same,
                    Effect::Widens => Verdict::Compatible,
                    Effect::Narrows | Effect::Incomparable => Verdict::Breaking,
                    Effect::Undecided => Verdict::Undecided,
                };
                assert!(verdict == expected || !finding.guards.is_empty(), "{case}: {verdict:?} of {effect:?}");
            }
        }
    }
}

#[test]
fn what_responses_no_longer_have_breaks_no_new_client() {
    let removed = [
        "response-header-removed",
        "error-status-removed",
        "property-removed",
        "value-removed",
        "variant-removed",
        "string-of-response-became-open-enum",
    ];
    for case in cases().into_iter().filter(|case| removed.contains(&case.as_str())) {
        for finding in compared(&case).findings {
            assert!(finding.wire.forward <= Verdict::Compatible, "{case}: {} {:?}", finding.subject, finding.wire);
        }
    }
}

#[test]
fn each_public_type_that_goes_is_named_once() {
    for case in cases() {
        let (old, new) = (side(&case, "old"), side(&case, "new"));
        let report = diff::compare(&old, &new);
        let gone = public(&old.api).map(|it| &it.name).filter(|name| {
            let mut all = public(&new.api).flat_map(|it| [&it.name].into_iter().chain(&it.formerly));
            !all.any(|known| known == *name)
        });
        for name in gone {
            let names = |finding: &&diff::Finding| match finding.rule {
                Rule::TypeRemoved => finding.subject == format!("`{name}`"),
                Rule::TypeRenamed => finding.details.iter().any(|it| it.old.as_deref() == Some(name.as_str())),
                _ => false,
            };
            let count = report.findings.iter().filter(names).count();
            let is_with_its_version = report.findings.iter().any(|it| it.rule == Rule::ServiceRemoved);
            assert!(count == 1 || is_with_its_version, "{case}: `{name}` is named {count} times");
        }
    }
}

fn public(api: &Api) -> impl Iterator<Item = &Definition> {
    api.modules.iter().flat_map(|module| &module.types).map(|id| &api[*id])
}

trait Mirrored {
    fn mirrored_effect(&self) -> Effect;
}

impl Mirrored for diff::Relation {
    fn mirrored_effect(&self) -> Effect {
        self.effect().mirrored()
    }
}

type Mutation = (&'static str, Box<dyn Fn(&mut Api)>);

fn services(api: &mut Api) -> impl Iterator<Item = &mut Service> {
    api.modules.iter_mut().filter_map(|module| module.service.as_mut())
}

fn operation(api: &mut Api, at: usize) -> &mut Operation {
    api.modules.iter_mut().flat_map(Module::operations_mut).nth(at).expect("an operation")
}

fn before() -> generator::model::DeprecatedAliases {
    generator::model::DeprecatedAliases { id: "Orders_Before".to_owned(), methods: Vec::new(), types: Vec::new() }
}

/// Every change of one thing in one operation.
fn of_operation(at: usize) -> Vec<Mutation> {
    let edit = |name: &'static str, change: fn(&mut Operation)| -> Mutation {
        (name, Box::new(move |api| change(operation(api, at))))
    };
    vec![
        edit("id", |it| it.id += "Again"),
        edit("formerly", |it| it.formerly.push(before())),
        edit("options", |it| it.options = TypeName::new("Other")),
        edit("doc", |it| it.doc.text += "!"),
        edit("deprecated", |it| it.doc.deprecated = Some("no more".to_owned())),
        edit("source", |it| it.source = None),
        edit("method", |it| it.method = Method::Patch),
        edit("path", |it| it.path.push(vec![generator::model::SegmentPart::Literal("more".to_owned())])),
        edit("body", |it| it.body = None),
        edit("success removed", |it| it.successes.clear()),
        edit("success status", |it| it.successes[0].status = 299),
        edit("success body", |it| it.successes[0].payload = None),
        edit("success doc", |it| it.successes[0].doc.text += "!"),
        edit("error removed", |it| it.errors.clear()),
        edit("auth", |it| it.auth = OperationAuth::Anonymous),
        edit("api-version parameter", |it| it.api_version_parameter = Some("v".to_owned())),
        edit("parameters", |it| it.parameters.clear()),
    ]
}

/// Every change of one thing in one parameter.
fn of_parameter(at: usize) -> Vec<Mutation> {
    let edit = |name: &'static str, change: fn(&mut generator::model::Parameter)| -> Mutation {
        (name, Box::new(move |api| change(&mut operation(api, 0).parameters[at])))
    };
    vec![
        edit("parameter name", |it| it.wire += "x"),
        edit("parameter in Rust", |it| it.name = FieldName::new("other")),
        edit("parameter doc", |it| it.doc.text += "!"),
        edit("parameter type", |it| it.ty = Type::Scalar(Scalar::Boolean)),
        edit("parameter place", |it| it.location = generator::model::ParameterLocation::Header),
        edit("parameter source", |it| it.source = ParameterSource::Constant(serde_json::Value::from(1))),
        edit("parameter style", |it| it.style = ArrayStyle::Pipes),
    ]
}

/// Every change of one thing in one service.
fn of_service() -> Vec<Mutation> {
    let edit = |name: &'static str, change: fn(&mut Service)| -> Mutation {
        (name, Box::new(move |api| services(api).for_each(change)))
    };
    vec![
        edit("title", |it| it.title += "!"),
        edit("client", |it| it.client = TypeName::new("Other")),
        edit("client options", |it| it.options = TypeName::new("Other")),
        edit("api-version", |it| it.api_version = "2030-01-01".to_owned()),
        edit("api-version parameter", |it| it.api_version_parameter = None),
        edit("default", |it| it.default = !it.default),
        edit("endpoint", |it| it.endpoint = Endpoint::Given { parameter: "endpoint".to_owned(), doc: String::new() }),
        edit("service auth", |it| it.auth = Auth::None),
        edit("groups", |it| it.groups.clear()),
        ("crate version", Box::new(|api| api.krate.version += "1")),
        ("crate doc", Box::new(|api| api.krate.doc += "!")),
        ("module doc", Box::new(|api| api.modules[0].doc += "!")),
    ]
}

/// Every change of one thing in one definition.
fn of_definition(api: &Api, id: TypeId) -> Vec<Mutation> {
    let mut edits: Vec<Mutation> = vec![
        ("definition doc", Box::new(move |api| api.types[id].doc.text += "!")),
        ("definition deprecated", Box::new(move |api| api.types[id].doc.deprecated = Some("no more".to_owned()))),
        ("definition formerly", Box::new(move |api| api.types[id].formerly.push(TypeName::new("Before")))),
    ];
    let mut edit = |name: &'static str, change: fn(&mut Shape)| {
        edits.push((name, Box::new(move |api| change(&mut api.types[id].shape))))
    };
    edit("shape", |shape| *shape = Shape::Alias(Type::Scalar(Scalar::Boolean)));
    match &api.types[id].shape {
        // A field that is added does not compile until it is named here: give it a mutation below.
        Shape::Text(textual) => {
            let generator::model::Textual {
                pattern: _,
                min_length: _,
                max_length: _,
                format: _,
                length_only: _,
                path_segment: _,
                secret: _,
                language: _,
                matcher: _,
                requirement: _,
            } = &**textual;
            edit("pattern", |shape| text(shape).pattern = Some("^x$".to_owned()));
            edit("minLength", |shape| text(shape).min_length = Some(77));
            edit("maxLength", |shape| text(shape).max_length = Some(77));
            edit("format", |shape| text(shape).format = Some("uri".to_owned()));
            edit("secret", |shape| text(shape).secret = true);
        }
        Shape::Number(generator::model::Numeric { kind: _, form: _, minimum: _, maximum: _, multiple_of: _ }) => {
            edit("minimum", |shape| number(shape).minimum = None);
            edit("maximum", |shape| number(shape).maximum = None);
            edit("multipleOf", |shape| number(shape).multiple_of = Some(Decimal::integer(7)));
        }
        Shape::Enum(_) => {
            edit("closed", |shape| values(shape).closed ^= true);
            edit("value removed", |shape| drop(values(shape).values.remove(0)));
            edit("value on the wire", |shape| values(shape).values[0].wire += "x");
            edit("value in Rust", |shape| values(shape).values[0].name = VariantName::new("Other"));
            edit("value doc", |shape| values(shape).values[0].doc.text += "!");
        }
        Shape::Struct(structure) => {
            edit("additional", |shape| object(shape).additional = Some(Type::Any));
            edit("merge patch", |shape| object(shape).merge_patch ^= true);
            if !structure.fields.is_empty() {
                of_field(&mut edit);
            }
        }
        Shape::Union(_) => {
            edit("tag", |shape| union(shape).tag += "x");
            edit("variant removed", |shape| drop(union(shape).variants.remove(0)));
            edit("variant tag", |shape| union(shape).variants[0].tag += "x");
            edit("variant payload", |shape| union(shape).variants[0].payload = None);
            edit("variant in Rust", |shape| union(shape).variants[0].name = VariantName::new("Other"));
            edit("fallback", |shape| union(shape).fallback = VariantName::new("Other"));
        }
        Shape::Collection(generator::model::Collection { kind: _, item: _, min: _, max: _ }) => {
            edit("minItems", |shape| collection(shape).min = Some(2));
            edit("maxItems", |shape| collection(shape).max = Some(3));
            edit("item", |shape| collection(shape).item = Type::Any);
        }
        Shape::Alias(_) => {}
    }
    edits
}

/// Every change of one thing in one property.
fn of_field(edit: &mut impl FnMut(&'static str, fn(&mut Shape))) {
    edit("property removed", |shape| drop(object(shape).fields.remove(0)));
    edit("property name", |shape| object(shape).fields[0].wire += "x");
    edit("property in Rust", |shape| object(shape).fields[0].name = FieldName::new("other"));
    edit("property doc", |shape| object(shape).fields[0].doc.text += "!");
    edit("property type", |shape| object(shape).fields[0].ty = Type::List(Box::new(Type::Any)));
    edit("property presence", |shape| object(shape).fields[0].presence = Presence::RequiredNullable);
    edit("property access", |shape| object(shape).fields[0].access = Access::ReadOnly);
    edit("property default", |shape| object(shape).fields[0].default = Some(serde_json::Value::from(1)));
    edit("property constant", |shape| object(shape).fields[0].constant = Some(serde_json::Value::from(1)));
}

macro_rules! shapes {
    ($($name:ident $variant:ident $of:ty;)*) => {$(
        fn $name(shape: &mut Shape) -> &mut $of {
            match shape {
                Shape::$variant(it) => it,
                other => panic!("{other:?}"),
            }
        }
    )*};
}

shapes! {
    text Text generator::model::Textual;
    number Number generator::model::Numeric;
    values Enum generator::model::Enumeration;
    object Struct generator::model::Struct;
    union Union generator::model::Union;
    collection Collection generator::model::Collection;
}

fn mutations(api: &Api) -> Vec<Mutation> {
    let definitions = api.types.iter().flat_map(|it| of_definition(api, it.id));
    let parameters = (0..4).flat_map(of_parameter);
    of_operation(0).into_iter().chain(parameters).chain(of_service()).chain(definitions).collect()
}

fn mutated(side: &Side, mutation: &Mutation) -> Side {
    let mut other = side.clone();
    (mutation.1)(&mut other.api);
    other
}

/// Mutations that leave the thing as it was.
fn is_idle(side: &Side, other: &Side) -> bool {
    format!("{:?}", side.api) == format!("{:?}", other.api)
}

/// The spec that is changed in one thing.
fn base() -> Side {
    let path = root().join("base/plain");
    diff::side(&path.to_string_lossy(), &path).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn no_single_change_goes_unnoticed() {
    let base = base();
    let mut tried = 0;
    for mutation in mutations(&base.api) {
        let other = mutated(&base, &mutation);
        if is_idle(&base, &other) {
            continue;
        }
        tried += 1;
        assert!(!diff::compare(&base, &other).findings.is_empty(), "{}", mutation.0);
        assert!(!diff::compare(&other, &base).findings.is_empty(), "{} taken back", mutation.0);
    }
    assert!(tried > 150, "{tried} changes tried");
}

#[test]
fn a_change_among_others_is_never_milder_than_alone() {
    let base = base();
    let all = mutations(&base.api);
    let level = |side: &Side| {
        let report = diff::compare(&base, side);
        let level = report.findings.iter().map(diff::Finding::level).max().unwrap_or(Level::Note);
        (level, report.bump())
    };
    // A change that takes away what another changed contains it; so only changes of different things are put together.
    for (at, first) in all.iter().enumerate().step_by(7) {
        let second = &all[(at + all.len() / 2) % all.len()];
        if first.0 == second.0 {
            continue;
        }
        let mut both = mutated(&base, first);
        (second.1)(&mut both.api);
        let (one, two, together) = (level(&mutated(&base, first)), level(&mutated(&base, second)), level(&both));
        assert!(together.0 >= one.0.max(two.0), "{} and {}", first.0, second.0);
        assert!(together.1 >= one.1.max(two.1), "{} and {}", first.0, second.0);
    }
}

#[test]
fn every_finding_has_a_place_and_a_fingerprint_of_its_own() {
    for case in cases() {
        let report = compared(&case);
        let mut fingerprints: Vec<String> = report.findings.iter().map(diff::Finding::fingerprint).collect();
        fingerprints.sort();
        let count = fingerprints.len();
        fingerprints.dedup();
        assert_eq!(fingerprints.len(), count, "{case}");
        for finding in &report.findings {
            assert!(finding.old.is_some() || finding.new.is_some(), "{case}: {}", finding.subject);
        }
    }
}

#[test]
fn every_report_is_what_its_schema_says() {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/diff-report.schema.json");
    let schema = serde_json::from_str(&fs::read_to_string(schema).expect("the schema")).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    for case in cases() {
        let report = serde_json::from_str(&diff::json(&compared(&case))).expect("JSON");
        let errors: Vec<String> =
            validator.iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{case}: {errors:?}");
    }
}
