//! What codegen lays out by itself is what rustfmt would have made of it, in every construct of the language.

use generator::diagnose::{Problems, Severity};
use generator::{output, render, resolve, source};
use proc_macro2::TokenStream;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

fn package(specs: &str) -> output::Package {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(specs);
    let sources = source::load(&root).expect("the specs can be read");
    let problems = Problems::default();
    let api = resolve::resolve(&root, &sources, &problems).expect("an api without mistakes");
    assert!(problems.into_reports().iter().all(|report| report.severity < Severity::Error));
    output::format(render::package(&api)).expect("rustfmt is there")
}

/// Writes the crate and has rustfmt look at every file of it.
fn rustfmt_has_nothing_to_say(package: &output::Package) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, text) in package.iter() {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("the folder is writable");
        fs::write(path, text).expect("the folder is writable");
    }
    let is_root = |path: &&str| path.ends_with(".rs") && (*path == "src/lib.rs" || is_test(path));
    let roots = package.paths().filter(is_root).map(|path| folder.path().join(path));
    let rustfmt = env::var_os("RUSTFMT").unwrap_or_else(|| "rustfmt".into());
    let output =
        Command::new(rustfmt).args(["--check", "--edition", "2024"]).args(roots).output().expect("rustfmt runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.is_empty(), "{said}{}", String::from_utf8_lossy(&output.stderr));
}

/// Whether a path is the main file of a test.
fn is_test(path: &str) -> bool {
    matches!(path.split('/').collect::<Vec<_>>().as_slice(), ["tests", _] | ["tests", _, "main.rs"])
}

#[test]
fn the_fictitious_services_are_formatted() {
    rustfmt_has_nothing_to_say(&package("tests/vocabulary/specs"));
}

#[test]
fn the_services_of_this_repository_are_formatted() {
    rustfmt_has_nothing_to_say(&package("../specs"));
}

/// rustfmt puts simple elements beside each other, and others on lines of their own; what is simple is its own word.
#[test]
fn lists_of_every_kind_of_element_are_formatted() {
    let elements = [
        "it",
        "&it",
        "&mut it",
        "-it",
        "!it",
        "*it",
        "it.name",
        "it.0",
        "it?",
        "it as u64",
        "&mut it.name",
        "1",
        "\"it\"",
        "r\"it\n  it\n\"",
        "it[0]",
        "&mut it[0]",
        "[it; 4]",
        "[it]",
        "&[it]",
        "it::<u64>",
        "Self::it",
        "it()",
        "it.name()",
        "it.await",
        "vec![it]",
        "(it)",
        "|it| it",
        "{ it }",
        "it + 1",
        "..",
    ];
    let function = |number: usize, element: &str, length: usize| {
        let text = "a".repeat(length);
        let function =
            format!("fn f{number}() {{ module::function({element}, \"{text}\"); let it = [{element}, \"{text}\"]; }}");
        function.parse::<TokenStream>().expect("tokens")
    };
    let lengths = 70..115;
    let cases = elements.iter().flat_map(|element| lengths.clone().map(move |length| (*element, length)));
    let items = cases.enumerate().map(|(number, (element, length))| function(number, element, length));
    items_are_formatted(items);
}

/// What begins near the end of a line and goes on below it may begin a line of its own, by what follows its last line.
#[test]
fn whatever_begins_near_the_end_of_a_line_is_formatted() {
    let function = |number: usize, shape: &str, length: usize| {
        let text = shape.replace("Name", &format!("N{}", "a".repeat(length))).replace("FIELDS", FIELDS);
        format!("fn f{number}() {{ {text} }}").parse::<TokenStream>().expect("tokens")
    };
    let cases = SHAPES.iter().flat_map(|shape| (60..120).map(move |length| (*shape, length)));
    items_are_formatted(cases.enumerate().map(|(number, (shape, length))| function(number, shape, length)));
}

/// Whether a chain goes on below the line that it begins on, and what has braces, is decided by how long its parts are.
#[test]
fn chains_closures_and_arms_of_every_length_are_formatted() {
    let function = |(number, text): (usize, String)| {
        format!("fn f{number}() {{ {text} }}").parse::<TokenStream>().expect("tokens")
    };
    let cases = LENGTHS.iter().flat_map(|shape| (1..130).map(|length| shape.replace("NAME", &"n".repeat(length))));
    items_are_formatted(cases.enumerate().map(function));
}

#[test]
fn constants_of_every_length_are_formatted() {
    let shapes = [
        "const RULES: NumberRules = NumberRules::new(\"Name\", \"NAME\").minimum(Bound::inclusive(0.0)).maximum(Bound::inclusive(121.0));",
        "const RULES: NumberRules = NumberRules::new(\"Name\", \"NAME\").minimum(Bound::exclusive(0.0));",
        "const RULES: TextRules = TextRules::new(\"Name\", \"NAME\").max_length(121);",
        "const RULES: TextRules = TextRules::new(\"Name\", \"NAME\").min_length(1).max_length(121).path_segment();",
        "const NAME: Option<&str> = Some(\"a text\").filter(Some::is_some(121));",
    ];
    let cases = shapes.iter().flat_map(|shape| (1..130).map(|length| shape.replace("NAME", &"n".repeat(length))));
    let items = cases.flat_map(|constant| [format!("impl Type {{ {constant} }}"), constant]);
    items_are_formatted(items.map(|item| item.parse().expect("tokens")));
}

#[test]
fn attributes_of_every_length_are_formatted() {
    let shapes = [
        "#[cfg(feature = \"NAME\")]",
        "#[cfg(any(feature = \"NAME\", feature = \"b\"))]",
        "#[cfg(all(feature = \"client\", any(feature = \"NAME\", feature = \"b\")))]",
        "#[cfg(all(feature = \"client\", not(any(feature = \"NAME\", feature = \"b\"))))]",
        "#[cfg(all(feature = \"client\", any(feature = \"NAME\", feature = \"NAME\", feature = \"b\")))]",
        "#[cfg(all(feature = \"client\", not(any(feature = \"NAME\", feature = \"NAME\", feature = \"b\"))))]",
        "#[cfg(all(any(feature = \"NAME\", all(not(feature = \"NAME\"), feature = \"b\")), not(c)))]",
        "#[cfg(any(feature = \"NAME\", feature = \"b\", feature = \"c\"))] #[path = \"it.rs\"]",
        "#[cfg(not(feature = \"NAME\"))]",
        "#[cfg(not(any(feature = \"NAME\", feature = \"b\")))]",
        "#[tokio::test(flavor = \"NAME\")]",
        "#[deprecated = \"NAME\"]",
        "#[expect(clippy::all, reason = \"NAME\")]",
    ];
    let cases = shapes.iter().flat_map(|shape| (30..110).map(move |length| shape.replace("NAME", &"n".repeat(length))));
    let attributes: Vec<String> = cases.collect();
    let before = |item: fn(usize) -> String| {
        attributes.iter().enumerate().map(move |(number, attribute)| format!("{attribute} {}", item(number)))
    };
    let functions: Vec<String> = before(|number| format!("fn f{number}() {{}}")).collect();
    let uses = before(|number| format!("use crate::it::f{number};"));
    let inside = format!("impl Type {{ {} }}", functions.join(" "));
    let fields = format!("struct Type {{ {} }}", before(|number| format!("pub f{number}: u8,")).collect::<String>());
    let variants = format!("enum Kind {{ {} }}", before(|number| format!("V{number},")).collect::<String>());
    let items = uses.chain([inside, fields, variants]).chain(functions.iter().cloned());
    items_are_formatted(items.map(|item| item.parse().expect("tokens")));
}

const FIELDS: &str =
    "{ first: Some(\"a text\".parse().unwrap()), second: vec![\"another\".to_owned()], ..Default::default() }";

/// Statements with a type's literal.
const SHAPES: [&str; 12] = [
    "let it = Name FIELDS;",
    "let it = Some(Name FIELDS);",
    "let it = outer(Some(Name FIELDS));",
    "outer(it, Some(Name FIELDS));",
    "Name FIELDS",
    "Some(Name FIELDS)",
    "let it = client(service.options()).group_of_a_long_name_that_leaves_no_room().begin(Some(Name FIELDS)).unwrap();",
    "let it = client(service.options()).group_of_a_long_name_that_leaves_no_room().begin(Name FIELDS).unwrap();",
    "let it = client(service.options()).group_of_a_long_name_that_leaves_no_room().begin(it, Some(Name FIELDS)).await;",
    "let it = Outer { inner: Name FIELDS, other: 1 };",
    "let it = Outer { inner: Some(Name FIELDS), other: 1 };",
    "let it = async move { Ok(Some(Name FIELDS)) };",
];

/// Statements that are laid out by how long a name is.
const LENGTHS: [&str; 63] = [
    "let it = token.arguments(&self.service, NAME, &[first, second])?;",
    "let it = token.arguments(NAME, &[first, second])?;",
    "let it = token.arguments(NAME);",
    "let it = token.first(NAME).second(&[first, second], third, fourth);",
    "token.arguments(&self.service, NAME, third, other)",
    "it.arguments(&self.service, NAME, third, other)",
    "it.first(NAME).second(&[first, second], third, fourth)",
    "self.service.url().literal(NAME).value(first, second).query(third)",
    "self.service.url().literal(first).value(first, second).query(NAME, second, third)?;",
    "Client::new(NAME.parse().unwrap(), Credential::new(), Some(Options { options, ..Default::default() })).unwrap()",
    "let it = Client::new(NAME.parse().unwrap(), Credential::new(), Some(Options::new(first, second))).unwrap();",
    "Client::new(NAME, Credential::new(), Some(Options::new(first, second))).await?;",
    "watch::of(client.group().poll(&NAME.parse()?, &other.parse()?, None)).await",
    "watch::of(client.group().poll(&NAME.parse()?, &other.parse()?, None)).await?;",
    "watch::of(client(setup).unwrap().group().poll(NAME))",
    "let it = watch::of(client.group().poll(NAME, second)?);",
    "watch::of(client.group().poll().NAME)",
    "watch::of(client.group().poll(NAME).await)",
    "watch::of(client.group().poll(first.second(NAME).third(fourth), fifth))",
    "watch::of(client.group().poll(first, |it| { it.set(NAME); it.first(second).third(NAME).fourth(fifth) }))",
    "watch::of(&client.group().poll(NAME, third(fourth).fifth()?)?)",
    "let it = client(service.options()).raw().alloc(&10, &from_str(\"NAME\").unwrap(), None).await.unwrap();",
    "Listing::of(super::client(setup).unwrap().begin(&from_str(\"NAME\").unwrap(), Some(options)))",
    "watch::of(first, client.group().poll(NAME, second))",
    "let it = Polled { poll: |setup, [first, second]| Watch::of(client(setup).unwrap().group().poll(&NAME.parse().unwrap(), None)) };",
    "let it = Polled { resume: |setup, token| Ok(Watch::of(client(setup).unwrap().group().resume(token, NAME)?)) };",
    "let it = |first| module::function(first, NAME, &first.second.third);",
    "let it = move |first| NAME.get(first).map(second).unwrap_or(third);",
    "match it { [first, middle @ .., last] => A.has(*first) && NAME.all_in(middle, 0, 61) && A.has(*last), _ => false }",
    "match it { Some(NAME) => { first(); second } Err(error) => { return error; } None => call(NAME, second, third) }",
    "match NAME(&words).await { Ok(()) => true, Err(_) => client.group().poll(NAME, first) }",
    "if let Some(value) = NAME { first(value); } other()",
    "if NAME { it.set(value); third(NAME, fourth) }",
    "if let Some(Name { value, .. }) = &it { it.first(value).second(NAME, fourth); } other()",
    "let it = X::new(NAME)?;",
    "X::new(NAME)?",
    "let it = X::new(NAME?);",
    "X::new(first, NAME?)",
    "let it = X::new(first, NAME?)?;",
    "let it = it.new(NAME)?;",
    "it.new(NAME)?",
    "first.second(NAME)?",
    "let it = first.second(NAME)?;",
    "let it = first.second(NAME?)?;",
    "let it = first.second(NAME)?.third()?;",
    "let it = Some(X::new(NAME)?);",
    "Ok(first.second(NAME)?)",
    "Ok(X::new(first, NAME)?)",
    "let it = Some(first.second(NAME)?);",
    "third(fourth, first.second(NAME)?)",
    "let it = third(X::new(NAME)?)?;",
    "let it = first.second(NAME).await?;",
    "first.second(NAME).await?",
    "first.second(NAME).third?",
    "third(first, second, NAME).await?",
    "let it = third(first, second, NAME).await?;",
    "&first.second(NAME)?",
    "let it = Name::new(first.second()?, NAME, Some(third))?;",
    "Name::new(first.second()?, NAME, Some(third))?",
    "third(X::new(first, NAME, third)?)",
    "let it = third(X::new(first, NAME, third)?, Some(fourth));",
    "let it = Some(X::new(Some(NAME))?);",
    "let it = match first { Some(it) => it.group().poll(NAME, first), None => return Err(second(NAME)?) };",
];

/// Lays out the items, and has rustfmt look at them.
fn items_are_formatted(items: impl Iterator<Item = TokenStream>) {
    let files = [
        output::DraftFile::of_items("src/lib.rs", "// Items.".to_owned(), items),
        output::DraftFile::finished("rustfmt.toml", configuration()),
    ];
    let package = output::format(output::Package::new(files)).expect("rustfmt is there");
    rustfmt_has_nothing_to_say(&package);
}

/// The one that every crate has.
fn configuration() -> String {
    let package = package("../specs");
    let (_, text) = package.iter().find(|(path, _)| *path == "rustfmt.toml").expect("every crate has one");
    text.to_owned()
}
