//! Changes of values, each too small for a case of its own: what is found, with the verdicts.

use crate::change::{GET, OPERATIONS, PUT, Spec, change, found, models, property};

#[test]
fn a_model_of_a_variant_is_a_set_of_objects() {
    let payment = "Payment: { doc: P., discriminator: kind, required: [kind], properties: { kind: string }, variants: { card: Card, cash: CASH } }
Card: { doc: W., extends: Payment, required: [len], properties: { len: number } }
Thing: { doc: T., properties: { payment: Payment } }";
    let without = payment.replace("CASH", "");
    let with = |required: &str| {
        let cash = format!("\nCash: {{ doc: F., extends: Payment, {required} properties: {{ coin: string }} }}");
        payment.replace("CASH", "Cash") + &cash
    };
    let put = models("payload required", &[PUT], &without, &with("required: [coin],"));
    assert_eq!(put, ["variant-payload-changed: breaking - major major; lost an object without \"coin\""]);
    let get = models("payload optional", &[GET], &without, &with(""));
    assert_eq!(get, ["variant-payload-changed: - compatible major minor"]);
    let removed = models("variant removed", &[PUT], &without.replace("cash:", "cash: , gift: Card"), &without);
    let constant = "constant-changed: breaking - major major; lost \"\"".to_owned();
    assert_eq!(
        removed,
        [constant, "variant-removed: breaking - major major; lost an object with \"kind\": \"gift\"".to_owned()]
    );
}

#[test]
fn unlisted_values_belong_to_an_open_enumeration() {
    let enums = "\nLoose: { doc: L., type: string, enum: [A, B] }\nStrict: { doc: L., type: string, closed: true, enum: [A, B] }";
    let use_of = |name: &str| format!("Thing: {{ doc: T., properties: {{ a: {name}, b: Loose, c: Strict }} }}{enums}");
    let closed = models("closed by name", &[PUT, GET], &use_of("Loose"), &use_of("Strict"));
    assert_eq!(closed, ["type-changed: breaking compatible major major"]);
    let opened = models("opened by name", &[PUT, GET], &use_of("Strict"), &use_of("Loose"));
    assert_eq!(opened, ["type-changed: compatible breaking major minor"]);
}

#[test]
fn a_property_of_one_direction_is_judged_in_that_direction() {
    let thing = |access: &str| {
        format!("Thing: {{ doc: T., required: [a], properties: {{ a: {{ doc: A., type: string{access} }} }} }}")
    };
    let hidden = models("write-only", &[GET], &thing(""), &thing(", writeOnly: true"));
    assert_eq!(hidden, ["property-access-changed: - breaking major major; gained an object without \"a\""]);
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
fn only_a_direction_of_both_specs_can_break() {
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
fn the_witness_of_a_change_is_in_the_set() {
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
    // Of two that are used where one was, the one that has most of its places is it.
    let split =
        things("Word", 5).replace("b: Word", "b: Noun").replace("Word", "Verb") + "\nNoun: { doc: W., type: string }";
    let split = models("split", &[PUT], &things("Word", 5), &split);
    assert_eq!(split, ["type-changed: compatible - major minor; gained \"aaaaaa\"", "type-renamed: same - major none"]);
}
