//! One change of a spec at a time, too small for a case of its own: what is found, with the verdicts.

use generator::diff::{self, Finding, Report};
use std::fs;
use std::path::Path;

const OPERATIONS: &str = "
service: Shop
api-version: 2025-01-01
doc: A shop.
endpoint: https://shop.example.com
auth: none
operations:
";

const GET: &str = "
  Things_Get: { doc: d., source: 'https://example.com', get: /things, responses: { 200: Thing } }
";

const PUT: &str = "
  Things_Set: { doc: d., source: 'https://example.com', put: /things, body: Thing, responses: { 204: } }
";

/// A spec: files with their texts.
#[derive(Clone)]
struct Spec(Vec<(String, String)>);

impl Spec {
    fn new() -> Self {
        Self(Vec::new()).with("crate.yaml", "name: acme_shop\nversion: 1.4.0\ndoc: A shop.\n")
    }

    fn with(mut self, path: &str, text: &str) -> Self {
        self.0.retain(|(other, _)| other != path);
        self.0.push((path.to_owned(), text.to_owned()));
        self
    }

    /// A service with these operations and models.
    fn service(self, folder: &str, operations: &str, models: &str) -> Self {
        let version = folder.split_once('/').expect("an api-version").1;
        let operations = format!("{}{operations}", OPERATIONS.replace("2025-01-01", version));
        let spec = self.with(&format!("{folder}/operations.yaml"), &operations);
        if models.is_empty() { spec } else { spec.with(&format!("{folder}/models.yaml"), &format!("models:{models}")) }
    }

    /// It, or a part of it, as it is read from disk.
    fn read(&self, name: &str, part: &str) -> diff::Side {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("diff small").join(name);
        if root.exists() {
            fs::remove_dir_all(&root).expect("removing");
        }
        for (path, text) in &self.0 {
            let path = root.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("writing");
        }
        let path = root.join(part);
        diff::side(&path.to_string_lossy(), &root).unwrap_or_else(|error| panic!("{name}: {error}"))
    }
}

fn report(name: &str, old: &Spec, new: &Spec) -> Report {
    diff::compare(&old.read(&format!("{name}/old"), ""), &new.read(&format!("{name}/new"), ""))
}

/// A finding in a line: what, the wire, the crate, and values that show it.
fn line(finding: &Finding) -> String {
    let witnesses = [("lost", finding.lost()), ("gained", finding.gained())];
    let witnesses = witnesses.into_iter().filter_map(|(what, value)| Some(format!("; {what} {}", value?)));
    format!(
        "{}: {} {} {} {}{}",
        finding.rule.id(),
        finding.wire.request,
        finding.wire.response,
        finding.rust.signature,
        finding.rust.behaviour,
        witnesses.collect::<String>()
    )
}

fn found(name: &str, old: &Spec, new: &Spec) -> Vec<String> {
    report(name, old, new).findings.iter().map(line).collect()
}

/// What is found where operations and models change from these to those.
fn change(name: &str, old: (&str, &str), new: (&str, &str)) -> Vec<String> {
    let spec = |(operations, models): (&str, &str)| Spec::new().service("shop/2025-01-01", operations, models);
    found(name, &spec(old), &spec(new))
}

/// The same where only models change; each is one line.
fn models(name: &str, operations: &[&str], old: &str, new: &str) -> Vec<String> {
    let operations = operations.concat();
    let block = |text: &str| text.lines().map(|line| format!("\n  {}", line.trim())).collect::<String>();
    change(name, (&operations, &block(old)), (&operations, &block(new)))
}

/// The same where only the one property of a model changes.
fn property(name: &str, operations: &[&str], old: &str, new: &str) -> Vec<String> {
    let thing = |text: &str| format!("Thing: {{ doc: T., properties: {{ a: {text} }} }}");
    models(name, operations, &thing(old), &thing(new))
}

#[test]
fn services_are_told_apart_by_what_they_do() {
    let old = Spec::new().service("shop/2025-01-01", GET, "\n  Thing: { doc: T., properties: { a: string } }");
    let new = Spec::new().service("store/2025-01-01", GET, "\n  Thing: { doc: T., properties: { a: string } }");
    assert_eq!(found("folder", &old, &new), ["service-renamed: same - major none"]);
    let other = GET.replace("Things_Get", "Jobs_List").replace("/things", "/jobs");
    let new = Spec::new().service("batch/2025-01-01", &other, "\n  Thing: { doc: T., properties: { a: string } }");
    let rules: Vec<_> = report("another", &old, &new).findings.iter().map(|finding| finding.rule.id()).collect();
    assert_eq!(rules, ["service-removed", "service-added"]);
    let renamed = old.clone().with("crate.yaml", "name: other_shop\nversion: 1.4.0\ndoc: A shop.\n");
    assert_eq!(found("crate", &old, &renamed), ["crate-changed: - - major none"]);
}

#[test]
fn an_api_version_follows_the_nearest_one_before_it() {
    let spec = |versions: &[&str]| {
        let folder = |version: &&str| format!("shop/{version}");
        let of_one = |spec: Spec, folder: String| {
            spec.service(&folder, GET, "\n  Thing: { doc: T., properties: { a: string } }")
        };
        let services =
            format!("name: acme_shop\nversion: 1.4.0\ndoc: A shop.\nservices: {{ shop: [{}] }}\n", versions.join(", "));
        versions.iter().map(folder).fold(Spec::new(), of_one).with("crate.yaml", &services)
    };
    let moves = |name: &str, old: &[&str], new: &[&str]| -> Vec<String> {
        let report = report(name, &spec(old), &spec(new));
        let mut said: Vec<String> = Vec::new();
        for finding in &report.findings {
            let detail = finding.details.first().map(|detail| [detail.old.as_deref(), detail.new.as_deref()]);
            let id = finding.rule.id();
            let is_move = ["service-added", "service-removed", "api-version-changed"].contains(&id);
            if let Some([old, new]) = detail.filter(|_| is_move) {
                said.push(format!("{id} {} {}", old.unwrap_or("-"), new.unwrap_or("-")));
            }
        }
        said.sort();
        said
    };
    assert_eq!(
        moves("stable", &["2025-01-01-preview"], &["2025-01-01-preview", "2025-01-01"]),
        ["api-version-changed 2025-01-01-preview 2025-01-01", "service-added - shop/2025-01-01"]
    );
    assert_eq!(
        moves("window", &["2023-01-01", "2024-01-01"], &["2024-01-01", "2025-01-01"]),
        [
            "api-version-changed 2024-01-01 2025-01-01",
            "service-added - shop/2025-01-01",
            "service-removed shop/2023-01-01 -"
        ]
    );
    assert_eq!(
        moves("last", &["2023-01-01", "2024-01-01"], &["2025-01-01"]),
        ["api-version-changed 2024-01-01 2025-01-01", "service-removed shop/2023-01-01 -"]
    );
    assert_eq!(moves("back", &["2024-01-01"], &["2023-01-01"]), ["api-version-changed 2024-01-01 2023-01-01"]);
}

#[test]
fn code_that_names_no_version_moves_to_the_one_at_the_top() {
    let model = |length: u32| {
        format!("\n  Thing: {{ doc: T., properties: {{ a: {{ doc: a., type: string, maxLength: {length} }} }} }}")
    };
    let one = Spec::new().service("shop/2025-01-01", PUT, &model(5));
    let top = |name: &str, length: u32| {
        let both = one.clone().service("shop/2025-06-01", PUT, &model(length));
        let found = found(name, &one, &both);
        found.into_iter().find(|line| line.starts_with("default-version-changed")).expect("it")
    };
    assert_eq!(top("same at the top", 5), "default-version-changed: same - patch minor");
    assert_eq!(top("narrower at the top", 4), "default-version-changed: same - patch major");
}

#[test]
fn a_shared_folder_alone_is_judged_by_who_uses_it() {
    let used = "
  Things_Get:
    doc: d.
    source: https://example.com
    get: /things/{name}
    path: { name: Name }
    responses: { 204: }
";
    let spec = |length: u32| {
        let operations = format!("uses: [common]\n{}{used}", OPERATIONS.trim_start());
        Spec::new()
            .with("shop/2025-01-01/operations.yaml", &operations)
            .with("common/types.yaml", &format!("models:\n  Name: {{ doc: n., type: string, maxLength: {length} }}\n"))
    };
    for part in ["common", "common/types.yaml"] {
        let report = diff::compare(&spec(5).read("shared/old", part), &spec(4).read("shared/new", part));
        let found: Vec<String> = report.findings.iter().map(line).collect();
        assert_eq!(found, ["text-changed: breaking - patch major; lost \"aaaaa\""], "{part}");
    }
    let mut elsewhere = spec(5);
    elsewhere.0.iter_mut().for_each(|(_, text)| *text = text.replace("doc: d.", "doc: e."));
    let report = diff::compare(&spec(5).read("shared/old", "common"), &elsewhere.read("shared/new", "common"));
    assert!(report.findings.is_empty(), "{:?}", report.findings);
}

#[test]
fn a_place_in_the_path_is_what_a_parameter_is_known_by() {
    let client = |name: &str, length: u32| {
        format!("client: {{ path: {{ {name}: {{ doc: n., type: string, maxLength: {length} }} }} }}\noperations:")
    };
    let spec = |name: &str, length: u32| {
        let operations = OPERATIONS.replace("operations:", &client(name, length));
        let get = format!(
            "  A_Get: {{ doc: d., source: 'https://example.com', get: '/a/{{{name}}}', responses: {{ 204: }} }}\n"
        );
        Spec::new().with("shop/2025-01-01/operations.yaml", &format!("{operations}{get}"))
    };
    let renamed = found("client path", &spec("s", 5), &spec("t", 4));
    assert!(renamed.contains(&"type-changed: breaking - major major; lost \"aaaaa\"".to_owned()), "{renamed:#?}");
    assert!(!renamed.iter().any(|line| line.starts_with("parameter-")), "{renamed:#?}");

    let get = |path: &str, x: &str, y: &str| {
        format!(
            "  A_Get: {{ doc: d., source: 'https://example.com', get: '{path}', path: {{ x: {x}, y: {y} }}, responses: {{ 204: }} }}\n"
        )
    };
    let (digits, letters) =
        ("{ doc: x., type: string, pattern: '^[0-9]{1,5}$' }", "{ doc: y., type: string, pattern: '^[a-z]{1,5}$' }");
    let old = get("/a/{x}/b/{y}", digits, letters);
    let swapped = change("swapped", (&old, ""), (&get("/a/{y}/b/{x}", digits, letters), ""));
    let incomparable = swapped.iter().filter(|line| line.starts_with("type-changed: breaking"));
    assert_eq!(incomparable.count(), 2, "{swapped:#?}");
    let words = "{ doc: x., type: string }";
    let swapped =
        change("swapped names", (&get("/a/{x}/b/{y}", words, words), ""), (&get("/a/{y}/b/{x}", words, words), ""));
    assert!(swapped.iter().all(|line| line.contains(": same - ")), "{swapped:#?}");

    let one = |path: &str| {
        format!(
            "  A_Get: {{ doc: d., source: 'https://example.com', get: '{path}', path: {{ x: {words} }}, responses: {{ 204: }} }}\n"
        )
    };
    let spec = |operations: &str| Spec::new().service("shop/2025-01-01", operations, "");
    let fingerprint = |name: &str, path: &str| {
        let report = report(name, &spec(&one("/a/{x}")), &spec(&get(path, words, words)));
        report.findings[0].fingerprint()
    };
    assert_ne!(fingerprint("longer", "/a/{x}/b/{y}"), fingerprint("elsewhere", "/zzz/{x}/b/{y}"));
}

#[test]
fn a_model_of_a_variant_is_a_set_of_objects() {
    let pest = "Pest: { doc: P., discriminator: kind, required: [kind], properties: { kind: string }, variants: { worm: Worm, frost: FROST } }
Worm: { doc: W., extends: Pest, required: [len], properties: { len: number } }
Thing: { doc: T., properties: { pest: Pest } }";
    let without = pest.replace("FROST", "");
    let with = |required: &str| {
        let frost = format!("\nFrost: {{ doc: F., extends: Pest, {required} properties: {{ cold: string }} }}");
        pest.replace("FROST", "Frost") + &frost
    };
    let put = models("payload required", &[PUT], &without, &with("required: [cold],"));
    assert_eq!(put, ["variant-payload-changed: breaking - major major; lost an object without \"cold\""]);
    let get = models("payload optional", &[GET], &without, &with(""));
    assert_eq!(get, ["variant-payload-changed: - compatible major minor"]);
    let removed = models("variant gone", &[PUT], &without.replace("frost:", "frost: , ice: Worm"), &without);
    assert_eq!(removed, ["variant-removed: breaking - major major; lost an object with \"kind\": \"ice\""]);
}

#[test]
fn what_is_not_listed_belongs_to_an_open_enumeration() {
    let enums = "\nLoose: { doc: L., type: string, enum: [A, B] }\nStrict: { doc: L., type: string, closed: true, enum: [A, B] }";
    let use_of = |name: &str| format!("Thing: {{ doc: T., properties: {{ a: {name}, b: Loose, c: Strict }} }}{enums}");
    let closed = models("closed by name", &[PUT, GET], &use_of("Loose"), &use_of("Strict"));
    assert_eq!(closed, ["type-changed: breaking compatible major major"]);
    let opened = models("opened by name", &[PUT, GET], &use_of("Strict"), &use_of("Loose"));
    assert_eq!(opened, ["type-changed: compatible breaking major minor"]);
}

#[test]
fn a_property_that_goes_one_way_is_judged_on_that_way() {
    let thing = |access: &str| {
        format!("Thing: {{ doc: T., required: [a], properties: {{ a: {{ doc: A., type: string{access} }} }} }}")
    };
    let hidden = models("write-only", &[GET], &thing(""), &thing(", writeOnly: true"));
    assert_eq!(hidden, ["property-access-changed: - breaking patch major; gained an object without \"a\""]);
    let shown = models("read-only", &[GET, PUT], &thing(""), &thing(", readOnly: true"));
    assert_eq!(shown.len(), 1, "{shown:?}");
    assert!(shown[0].starts_with("property-access-changed: breaking same major major"), "{shown:?}");
    let optional = models(
        "read-only optional",
        &[GET, PUT],
        &thing(", readOnly: true"),
        &thing(", readOnly: true").replace("required: [a],", ""),
    );
    assert_eq!(optional, ["property-presence-changed: - breaking patch minor; gained an object without \"a\""]);
}

#[test]
fn only_a_way_that_both_specs_go_can_break() {
    let thing = |values: &str| {
        format!(
            "\n  Thing: {{ doc: T., properties: {{ a: Kind }} }}\n  Kind: {{ doc: K., type: string, closed: true, enum: [{values}] }}"
        )
    };
    let found = change("new way", (PUT, &thing("x")), (&format!("{PUT}{GET}"), &thing("x, y")));
    assert!(found.contains(&"value-added: compatible - minor minor; gained \"y\"".to_owned()), "{found:#?}");
}

#[test]
fn readers_pass_over_the_same_where_a_type_is_replaced() {
    let enums = "\nLoose: { doc: L., type: string, enum: [A, B] }\nMore: { doc: L., type: string, enum: [A, B, C] }";
    let use_of = |name: &str| format!("Thing: {{ doc: T., properties: {{ a: {name}, b: Loose, c: More }} }}{enums}");
    let more = models("more values", &[GET, PUT], &use_of("Loose"), &use_of("More"));
    assert_eq!(more, ["type-changed: compatible compatible major minor; gained \"C\""]);
    let things = "\n  Thing: { doc: T., properties: { a: string } }\n  Thing2: { doc: U., properties: { a: string, b: string } }";
    let other = GET.replace("Things_Get", "Others_Get").replace("/things", "/others");
    let second = other.replace("200: Thing", "200: Thing2");
    let more = change("more properties", (&format!("{GET}{other}"), things), (&format!("{GET}{second}"), things));
    let body: Vec<&String> = more.iter().filter(|line| line.starts_with("response-body-changed")).collect();
    assert_eq!(body, ["response-body-changed: - compatible major minor"]);
}

#[test]
fn what_shows_a_change_is_in_the_set() {
    let pair = "La: { doc: L., type: array, minItems: 2, items: { type: string } }
Lb: { doc: L., type: array, minItems: 2, items: { doc: i., type: string, maxLength: 3 } }
Oa: { doc: O., required: [x], properties: { x: string, y: string } }
Ob: { doc: O., required: [x], properties: { x: string, y: { doc: y., type: string, maxLength: 3 } } }";
    let witness = |name: &str, old: &str, new: &str| {
        let thing = |text: &str| {
            format!("{pair}\nThing: {{ doc: T., properties: {{ a: {text}, l: La, m: Lb, o: Oa, p: Ob }} }}")
        };
        models(name, &[PUT], &thing(old), &thing(new)).concat()
    };
    let two = witness("two items", "La", "Lb");
    assert!(two.contains("lost a list with \"aaaa\" in it"), "{two}");
    let more = witness("required besides", "Oa", "Ob");
    assert!(more.ends_with("lost an object with \"y\": \"aaaa\""), "{more}");
    let list = witness("in a list", "{ doc: a., type: array, items: Oa }", "{ doc: a., type: array, items: Ob }");
    assert!(list.ends_with("lost a list with an object with \"y\": \"aaaa\" in it"), "{list}");
    let list = witness(
        "null in a list",
        "{ doc: a., type: array, items: { type: string } }",
        "{ doc: a., type: array, items: { type: string, nullable: true } }",
    );
    assert!(list.ends_with("gained [null]"), "{list}");
}

#[test]
fn a_constant_and_a_type_are_one_set() {
    let constant = "{ doc: a., type: string, const: x }";
    let listed = property("listed", &[PUT], constant, "{ doc: a., type: string, closed: true, enum: [x] }");
    assert_eq!(listed, ["constant-changed: same - major none"]);
    let longer = property("longer", &[PUT], constant, "{ doc: a., type: string, maxLength: 3 }");
    assert_eq!(longer.len(), 1, "{longer:?}");
    assert!(longer[0].starts_with("constant-changed: compatible - "), "{longer:?}");
    let other = property("other", &[PUT], constant, "{ doc: a., type: string, maxLength: 0 }");
    assert!(other[0].starts_with("constant-changed: breaking - ") && other[0].contains("lost \"x\""), "{other:?}");
}

#[test]
fn a_default_holds_where_something_is_left_out() {
    let required = |value: &str| {
        format!(
            "Thing: {{ doc: T., required: [a], properties: {{ a: {{ doc: a., type: string, default: {value} }} }} }}"
        )
    };
    assert_eq!(models("required", &[PUT], &required("x"), &required("y")), ["default-changed: same - patch none"]);
    let number = |value: &str| format!("{{ doc: a., type: number, default: {value} }}");
    assert!(property("same number", &[PUT], &number("1"), &number("1.0")).is_empty());
    assert_eq!(
        property("other number", &[PUT], &number("1"), &number("1.5")),
        ["default-changed: breaking - patch major"]
    );
    let get = |rest: &str| {
        format!(
            "  A_Get: {{ doc: d., source: 'https://example.com', get: /a, query: {{ q: {{ doc: q., type: string, {rest} }} }}, responses: {{ 204: }} }}\n"
        )
    };
    let wider = change("no longer required", (&get("required: true"), ""), (&get("default: z"), ""));
    assert!(wider.iter().all(|line| !line.contains("breaking")), "{wider:#?}");
}

#[test]
fn callers_of_an_operation_are_judged_by_what_it_wants_in_the_end() {
    let scopes = |name: &str| {
        format!(
            "oauth2: 'https://login.example.com/authorize', scopes: [{name}], token: 'https://shop.example.com/.default'"
        )
    };
    let spec = |service: &str, own: Option<&str>| {
        let operations = OPERATIONS.replace("auth: none", &format!("auth: {{ {} }}", scopes(service)));
        let own = own.map(|own| format!(", auth: {{ {} }}", scopes(own))).unwrap_or_default();
        let get =
            format!("  A_Get: {{ doc: d., source: 'https://example.com', get: /a, responses: {{ 204: }}{own} }}\n");
        Spec::new().with("shop/2025-01-01/operations.yaml", &format!("{operations}{get}"))
    };
    assert_eq!(found("written out", &spec("read", None), &spec("read", Some("read"))), Vec::<String>::new());
    let kept = found("kept", &spec("read", None), &spec("write", Some("read")));
    assert!(kept.iter().all(|line| !line.contains("breaking")), "{kept:#?}");
    let changed = found("changed", &spec("read", None), &spec("read", Some("write")));
    assert_eq!(changed.len(), 1, "{changed:#?}");
    assert!(changed[0].starts_with("scopes-changed: breaking"), "{changed:#?}");
}

#[test]
fn a_query_is_text() {
    let query = |name: &str, old: &str, new: &str| {
        let get = |it: &str| {
            format!(
                "  A_Get: {{ doc: d., source: 'https://example.com', get: /a, query: {{ q: {{ doc: q., {it} }} }}, responses: {{ 204: }} }}\n"
            )
        };
        change(name, (&get(old), ""), (&get(new), "")).concat()
    };
    let wider = query("integer", "type: integer, format: int32", "type: string");
    assert!(wider.starts_with("type-changed: compatible"), "{wider}");
    let wider = query("boolean", "type: boolean", "type: string");
    assert!(wider.starts_with("type-changed: compatible"), "{wider}");
    let slash = Spec::new()
        .with("shop/2025-01-01/operations.yaml", &format!("{OPERATIONS}{}", GET.replace("200: Thing", "204:")));
    let text = slash.0.last().expect("operations").1.replace("https://shop.example.com", "https://Shop.example.com/");
    let other = slash.clone().with("shop/2025-01-01/operations.yaml", &text);
    assert_eq!(found("slash", &slash, &other), ["endpoint-changed: same - patch none"]);
    let between = property(
        "between",
        &[PUT],
        "{ doc: a., type: integer, closed: true, enum: [1, 2] }",
        "{ doc: a., type: integer, minimum: 1, maximum: 2 }",
    );
    assert!(between[0].contains("-changed: same - major"), "{between:?}");
}

#[test]
fn a_changelog_has_code_as_it_is() {
    let old = "{ doc: a., type: string, pattern: '^(a|b)$' }";
    let spec = |text: &str| {
        let models = format!("\n  Thing: {{ doc: T., properties: {{ a: {text} }} }}");
        Spec::new().service("shop/2025-01-01", PUT, &models)
    };
    let long = |last: char| format!("{{ doc: a., type: string, pattern: '^(a|b){}{last}$' }}", "x".repeat(120));
    let of = |name: &str, old: &str, new: &str| report(name, &spec(old), &spec(new));
    let changelog = diff::changelog(&of("code", old, "{ doc: a., type: string, pattern: '^`|[|b]``$' }"));
    assert!(changelog.contains("pattern: `^(a|b)$` -> ``` ^`|[|b]``$ ```"), "{changelog}");
    let report = of("long", &long('y'), &long('z'));
    for form in [diff::changelog(&report), diff::text(&report, false), diff::markdown(&report)] {
        let ends = ["xy$", "xz$"].map(|end| form.contains(end));
        assert_eq!(ends, [true, true], "{form}");
    }
}

#[test]
fn operations_of_one_name_are_told_apart() {
    let used =
        "  Op_Get: { doc: d., source: 'https://example.com', get: '/{n}', path: { n: Name }, responses: { 204: } }\n";
    let spec = |length: u32| {
        let service = |name: &str| format!("uses: [common]{}{used}", OPERATIONS.replace("Shop", name));
        Spec::new()
            .with("shop/2025-01-01/operations.yaml", &service("Shop"))
            .with("store/2025-01-01/operations.yaml", &service("Store"))
            .with("common/types.yaml", &format!("models:\n  Name: {{ doc: n., type: string, maxLength: {length} }}\n"))
    };
    let text = diff::text(&report("two services", &spec(5), &spec(4)), false);
    assert!(text.contains("  reaches  shop/Op_Get in requests, store/Op_Get in requests\n"), "{text}");
}

#[test]
fn a_type_that_took_the_place_of_another_has_a_new_name() {
    let things = |name: &str, length: u32| {
        format!(
            "Thing: {{ doc: T., properties: {{ a: {name}, b: {name}, c: {{ type: array, items: {name} }} }} }}
{name}: {{ doc: W., type: string, maxLength: {length} }}"
        )
    };
    let renamed = models("renamed text", &[PUT], &things("Word", 5), &things("Verb", 5));
    assert_eq!(renamed, ["type-renamed: same - major none"]);
    let both = models("renamed and narrower", &[PUT], &things("Word", 5), &things("Verb", 4));
    assert_eq!(both, ["text-changed: breaking - patch major; lost \"aaaaa\"", "type-renamed: same - major none"]);
    // Two that are used where one was are not it.
    let split =
        things("Word", 5).replace("b: Word", "b: Noun").replace("Word", "Verb") + "\nNoun: { doc: W., type: string }";
    let split = models("split", &[PUT], &things("Word", 5), &split);
    assert!(split.iter().all(|line| line.starts_with("type-changed")), "{split:#?}");
}

#[test]
fn a_text_for_people_is_told_once() {
    let things = |doc: &str| {
        format!(
            "Thing: {{ doc: T., properties: {{ a: Word, b: Word, c: Word }} }}\nWord: {{ doc: {doc}, type: string, maxLength: 5 }}"
        )
    };
    assert_eq!(models("told once", &[PUT], &things("W."), &things("A word.")), ["doc-changed: same - patch none"]);
}

#[test]
fn a_scope_that_no_operation_wants_changes_nothing() {
    let spec = |scope: &str| {
        let auth = |scope: &str| {
            format!(
                "{{ oauth2: 'https://login.example.com/authorize', scopes: [{scope}], token: 'https://shop.example.com/.default' }}"
            )
        };
        let own = GET.replace("200: Thing }", &format!("204: }}, auth: {}", auth("read")));
        let operations = OPERATIONS.replace("auth: none", &format!("auth: {}", auth(scope)));
        Spec::new().with("shop/2025-01-01/operations.yaml", &format!("{operations}{own}"))
    };
    assert_eq!(found("unused scope", &spec("write"), &spec("admin")), ["scopes-changed: - - patch none"]);
}
