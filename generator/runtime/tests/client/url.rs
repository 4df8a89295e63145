//! What becomes of values in a URL: one segment each, whatever they hold.

use azure_core::http::Url;
use operations_runtime::client::{SegmentPart, Unsendable, UrlBuilder};
use std::collections::BTreeMap;

fn base(text: &str) -> Url {
    text.parse().unwrap()
}

/// The path of `/a/{value}/z`, or why there is none.
fn path(value: &str) -> Result<String, Unsendable> {
    let base = base("https://shop.example");
    match UrlBuilder::new(&base).literal("a").value("name", value).literal("z").build() {
        Ok(url) => {
            assert_eq!(url.host_str(), Some("shop.example"));
            assert_eq!(url.path_segments().unwrap().count(), 3);
            Ok(url.path().to_owned())
        }
        Err(error) => {
            assert_eq!(error.parameter(), "name");
            Err(error.reason().clone())
        }
    }
}

#[test]
fn a_value_is_one_encoded_segment() {
    for (value, encoded) in [
        ("West US", "West%20US"),
        ("a/b", "a%2Fb"),
        (r"a\..\b", "a%5C..%5Cb"),
        ("a?b#c", "a%3Fb%23c"),
        ("%2e%2e", "%252e%252e"),
        ("%2E", "%252E"),
        (".\t.", ".%09."),
        ("\r\n", "%0D%0A"),
        ("...", "..."),
        ("{other}", "%7Bother%7D"),
        ("é+'", "%C3%A9%2B%27"),
        ("A-Z_a.z~0", "A-Z_a.z~0"),
        ("//evil.example", "%2F%2Fevil.example"),
    ] {
        assert_eq!(path(value), Ok(format!("/a/{encoded}/z")), "{value:?}");
    }
}

#[test]
fn a_value_that_no_encoding_makes_safe_is_refused() {
    assert_eq!(path(""), Err(Unsendable::EmptySegment));
    assert_eq!(path("."), Err(Unsendable::DotSegment));
    assert_eq!(path(".."), Err(Unsendable::DotSegment));
}

#[test]
fn the_first_refusal_is_reported_and_names_its_parameter() {
    let base = base("https://shop.example");
    let error = UrlBuilder::new(&base).value("first", "").value("second", "..").build().unwrap_err();
    assert_eq!(error.to_string(), "`first` cannot be sent: a segment of the path must not be empty");
}

#[test]
fn a_base_path_stays_with_or_without_a_slash_at_its_end() {
    for text in ["https://shop.example/v2/api", "https://shop.example/v2/api/"] {
        let base = base(text);
        let url = UrlBuilder::new(&base).literal("a/b").value("c", "d").build();
        assert_eq!(url.unwrap().as_str(), "https://shop.example/v2/api/a/b/d");
        let root = UrlBuilder::new(&base).query("q", "1").build();
        assert_eq!(root.unwrap().as_str(), "https://shop.example/v2/api/?q=1");
        let tenant = UrlBuilder::new(&base).slashes_or_nothing("scope", "").build();
        assert_eq!(tenant.unwrap().as_str(), "https://shop.example/v2/api/");
    }
    let base = base("https://shop.example:8443");
    let url = UrlBuilder::new(&base).build().unwrap();
    assert_eq!(url.as_str(), "https://shop.example:8443/");
}

#[test]
fn a_segment_can_have_several_parts() {
    let base = base("https://shop.example");
    let key = |table, key| {
        let parts = [
            SegmentPart::Value("table", table),
            SegmentPart::Literal("(Key='"),
            SegmentPart::Value("key", key),
            SegmentPart::Literal("')"),
        ];
        UrlBuilder::new(&base).parts(&parts).build()
    };
    assert_eq!(key("t", "a'/b").unwrap().path(), "/t(Key='a%27%2Fb')");
    assert_eq!(key("t", "..").unwrap().path(), "/t(Key='..')");
    assert_eq!(key("t", "").unwrap_err().parameter(), "key");

    let dots = [SegmentPart::Literal("."), SegmentPart::Value("name", ".")];
    let error = UrlBuilder::new(&base).parts(&dots).build().unwrap_err();
    assert_eq!(error.reason(), &Unsendable::DotSegment);
    let verb = [SegmentPart::Value("name", "n"), SegmentPart::Literal(":delay")];
    let url = UrlBuilder::new(&base).parts(&verb).build().unwrap();
    assert_eq!(url.path(), "/n:delay");

    let ids = |ids: &[&str], separator| {
        let ids: Vec<String> = ids.iter().copied().map(str::to_owned).collect();
        let parts = [
            SegmentPart::Literal("things(ids="),
            SegmentPart::Values("ids", &ids, separator),
            SegmentPart::Literal(")"),
        ];
        UrlBuilder::new(&base).parts(&parts).build().map(|url| url.path().to_owned())
    };
    assert_eq!(ids(&["a", "b,c"], ",").unwrap(), "/things(ids=a,b%2Cc)");
    assert_eq!(ids(&["a", "b"], "|").unwrap(), "/things(ids=a%7Cb)");
    assert_eq!(ids(&[], ",").unwrap_err().parameter(), "ids");
}

#[test]
fn a_scope_keeps_its_slashes_and_nothing_else() {
    let base = base("https://shop.example");
    let scope = |value| UrlBuilder::new(&base).slashes("scope", value).literal("x").build();
    for value in ["/groups/a b/c", "groups/a b/c"] {
        assert_eq!(scope(value).unwrap().path(), "/groups/a%20b/c/x");
    }
    for value in ["a/../b", "a/./b", "a//b", "a/", "", "//evil.example"] {
        assert_eq!(scope(value).unwrap_err().parameter(), "scope", "{value:?}");
    }
}

#[test]
fn a_scope_with_text_around_it_keeps_its_slashes() {
    let base = base("https://shop.example");
    let item = |part| {
        let url =
            UrlBuilder::new(&base).parts(&[SegmentPart::Literal("root:"), part, SegmentPart::Literal(":")]).build();
        url.map(|url| url.path().to_owned())
    };
    for value in ["/a b/c", "a b/c"] {
        assert_eq!(item(SegmentPart::Slashes("item", value)).unwrap(), "/root:a%20b/c:");
    }
    for value in ["a//b", "a/", "", "a/../b", "a/./b"] {
        assert_eq!(item(SegmentPart::Slashes("item", value)).unwrap_err().parameter(), "item", "{value:?}");
    }
    assert_eq!(item(SegmentPart::SlashesOrNothing("item", "")).unwrap(), "/root::");
    assert_eq!(item(SegmentPart::SlashesOrNothing("item", "a/b")).unwrap(), "/root:a/b:");
    assert_eq!(item(SegmentPart::SlashesOrNothing("item", "a/")).unwrap_err().parameter(), "item");
}

#[test]
fn a_scope_may_be_nothing_where_that_is_documented() {
    let base = base("https://shop.example/api");
    let scope = |value| UrlBuilder::new(&base).slashes_or_nothing("scope", value).literal("providers/x").build();
    for (value, path) in [("", "/api/providers/x"), ("/", "/api/providers/x"), ("/a/b", "/api/a/b/providers/x")] {
        assert_eq!(scope(value).unwrap().path(), path, "{value:?}");
    }
    for value in ["//", "a//b", "..", "a/"] {
        assert_eq!(scope(value).unwrap_err().parameter(), "scope", "{value:?}");
    }
}

#[test]
fn a_template_cannot_leave_the_path_either() {
    let base = base("https://shop.example/api");
    for literal in ["..", "a/%2e%2e/b", "a/./b"] {
        let error = UrlBuilder::new(&base).literal(literal).build().unwrap_err();
        assert_eq!(error.reason(), &Unsendable::Path, "{literal:?}");
    }
}

#[test]
fn query_pairs_keep_their_order_and_are_encoded() {
    let base = base("https://shop.example");
    let url = UrlBuilder::new(&base)
        .literal("a")
        .query("api-version", "2031-05-01")
        .query("$filter", "name eq 'a b&c=d#e+f'")
        .query("tag", "z")
        .query("tag", "a")
        .query_optional("absent", None)
        .query_optional("present", Some(""))
        .query_list("list", ["a,b", "c"], ",")
        .query_list("none", [""; 0], ",")
        .build()
        .unwrap();
    assert_eq!(
        url.query().unwrap(),
        "api-version=2031-05-01&$filter=name%20eq%20%27a%20b%26c%3Dd%23e%2Bf%27&tag=z&tag=a&present=&list=a%2Cb,c"
    );
}

#[test]
fn several_values_are_one_segment() {
    let base = base("https://shop.example");
    let url = |values: &[&str], separator| UrlBuilder::new(&base).values("ids", values, separator).build();
    for (values, separator, path) in [
        (&["a", "b,c"][..], ",", "/a,b%2Cc"),
        (&["1", "2"], "|", "/1%7C2"),
        (&["a", "b"], " ", "/a%20b"),
        (&["", ""], ",", "/,"),
    ] {
        assert_eq!(url(values, separator).unwrap().path(), path);
    }
    assert_eq!(url(&[], ",").unwrap_err().reason(), &Unsendable::EmptySegment);
    assert_eq!(url(&["."], ",").unwrap_err().reason(), &Unsendable::DotSegment);
}

#[test]
fn an_item_with_a_separator_that_is_encoded_itself_is_refused() {
    let base = base("https://shop.example");
    for separator in ["|", " ", "\t"] {
        let item = format!("a{separator}b");
        let refused = |url: &UrlBuilder<'_>| {
            let error = url.build().unwrap_err();
            (error.parameter().to_owned(), error.reason().clone())
        };
        let expected = ("items".to_owned(), Unsendable::Separator);
        assert_eq!(refused(UrlBuilder::new(&base).query_list("items", [&*item, "c"], separator)), expected);
        assert_eq!(refused(UrlBuilder::new(&base).values("items", [&*item, "c"], separator)), expected);
        assert!(UrlBuilder::new(&base).query_multi("items", [&*item]).build().is_ok());
    }
}

#[test]
fn an_entry_of_a_map_is_a_pair_of_its_own() {
    let entries = BTreeMap::from([("a b".to_owned(), "1.5"), ("c&d".to_owned(), "2")]);
    let base = base("https://shop.example");
    let url = |builder: &mut UrlBuilder<'_>| builder.query("end", "e").build().unwrap().query().map(str::to_owned);
    let form = url(UrlBuilder::new(&base).query_map("m", &entries, &[]));
    assert_eq!(form.as_deref(), Some("a%20b=1.5&c%26d=2&end=e"));
    let deep = url(UrlBuilder::new(&base).query_deep_object("f", &entries, &[]));
    assert_eq!(deep.as_deref(), Some("f%5Ba%20b%5D=1.5&f%5Bc%26d%5D=2&end=e"));
    assert_eq!(
        url(UrlBuilder::new(&base).query_map("m", [] as [(&String, &str); 0], &["end"])).as_deref(),
        Some("end=e")
    );
}

#[test]
fn an_entry_of_a_map_never_has_the_name_of_another_parameter() {
    let base = base("https://shop.example");
    let entries = |key: &str| BTreeMap::from([("a".to_owned(), "1"), (key.to_owned(), "2")]);
    let refused = |builder: &UrlBuilder<'_>| builder.build().unwrap_err();
    for key in ["code", "CODE", "api-version"] {
        let form = refused(UrlBuilder::new(&base).query_map("m", &entries(key), &["code", "api-version"]));
        assert_eq!((form.parameter(), form.reason()), ("m", &Unsendable::NameTaken), "{key}");
        assert!(UrlBuilder::new(&base).query_deep_object("m", &entries(key), &["code"]).build().is_ok());
    }
    let deep = refused(UrlBuilder::new(&base).query_deep_object("m", &entries("b"), &["m[b]"]));
    assert_eq!(deep.reason(), &Unsendable::NameTaken);
}

#[test]
fn a_pair_can_take_the_place_of_another() {
    let base = base("https://shop.example");
    let mut url = UrlBuilder::new(&base);
    url.query("skip", "a&b").query("skipped", "c").query("$top", "1");
    let url = url.query_instead("skip", "d").query_instead("$top", "2").build().unwrap();
    assert_eq!(url.query(), Some("skipped=c&skip=d&%24top=2".replace("%24", "$").as_str()));
    assert_eq!(UrlBuilder::new(&base).query_instead("skip", "a").build().unwrap().query(), Some("skip=a"));
}
