//! Changes of services and operations, each too small for a case of its own: what is found, with the verdicts.

use crate::change::{GET, OPERATIONS, PUT, Spec, change, found, line, models, report};
use generator::diff;

#[test]
fn a_service_is_recognized_by_its_operations() {
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
fn a_shared_folder_alone_is_judged_by_its_users() {
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
fn a_path_parameter_is_identified_by_its_position() {
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
    assert!(renamed.contains(&"text-changed: breaking - patch major; lost \"aaaaa\"".to_owned()), "{renamed:#?}");
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
fn authentication_is_compared_after_overrides() {
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
    for form in
        [diff::changelog(&report), diff::text(&report, generator::diagnose::TextStyle::Plain), diff::markdown(&report)]
    {
        let ends = ["xy$", "xz$"].map(|end| form.contains(end));
        assert_eq!(ends, [true, true], "{form}");
    }
}

#[test]
fn operations_with_the_same_id_are_named_with_their_service() {
    let used =
        "  Op_Get: { doc: d., source: 'https://example.com', get: '/{n}', path: { n: Name }, responses: { 204: } }\n";
    let spec = |length: u32| {
        let service = |name: &str| format!("uses: [common]{}{used}", OPERATIONS.replace("Shop", name));
        Spec::new()
            .with("shop/2025-01-01/operations.yaml", &service("Shop"))
            .with("store/2025-01-01/operations.yaml", &service("Store"))
            .with("common/types.yaml", &format!("models:\n  Name: {{ doc: n., type: string, maxLength: {length} }}\n"))
    };
    let text = diff::text(&report("two services", &spec(5), &spec(4)), generator::diagnose::TextStyle::Plain);
    assert!(text.contains("  reaches  shop/Op_Get in requests, store/Op_Get in requests\n"), "{text}");
}

#[test]
fn a_changed_doc_is_reported_once() {
    let things = |doc: &str| {
        format!(
            "Thing: {{ doc: T., properties: {{ a: Word, b: Word, c: Word }} }}\nWord: {{ doc: {doc}, type: string, maxLength: 5 }}"
        )
    };
    assert_eq!(models("reported once", &[PUT], &things("W."), &things("A word.")), ["doc-changed: same - patch none"]);
}

#[test]
fn a_scope_that_no_operation_requires_changes_nothing() {
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
