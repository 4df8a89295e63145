//! Hostile texts and names in a crate that is really built: no lint and no warning of rustdoc, and each text stands in the HTML as it was
//! written. `text_is_data.rs` judges the tokens, in a moment and for all places; this one judges what a reader gets.

#[path = "support/hostile.rs"]
mod hostile;

use generator::render;
use generator::source::Sources;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const CRATE: &str = "name: hostile_texts\nversion: 0.1.0\ndoc: TEXT\n";

/// All of a model that is documented, once for each text.
const MODELS: &str = "  TextN:
    doc: TEXT
    deprecated: TEXT
    properties:
      name: { doc: TEXT, type: string }
      colour: { doc: TEXT, type: ColourN }
      kind: { doc: TEXT, type: KindN }
      old: { doc: TEXT, type: string, deprecated: TEXT }
  ColourN: { doc: TEXT, enum: { red: TEXT, green: { doc: TEXT, deprecated: TEXT } } }
  KindN: { doc: TEXT, discriminator: sort, required: [sort], properties: { sort: { doc: TEXT, type: string } }, variants: { chair: ChairN } }
  ChairN: { doc: TEXT, extends: KindN, properties: { legs: { doc: TEXT, type: integer } } }
";

/// All of an operation that is documented, once for each text.
const OPERATION: &str = "  GroupN_Get:
    doc: TEXT
    deprecated: TEXT
    source: https://docs.example.com/N
    get: /things/N/{thingN}
    path: { thingN: { doc: TEXT, type: string } }
    query: { first: { doc: TEXT, type: integer } }
    headers: { x-kind: { doc: TEXT, type: string } }
    responses:
      200: { doc: TEXT, body: TextN, headers: { x-more: { doc: TEXT, type: string } } }
      201: { doc: TEXT, body: ChairN }
      404: { doc: TEXT, body: KindN }
";

/// Which pages of a text's items tell it: how often as the beginning of what documents an item, and how often inside of that.
const PAGES: &[(&str, usize, usize)] = &[
    ("struct.TextN", 5, 0),
    ("enum.ColourN", 3, 0),
    ("struct.ChairN", 2, 0),
    ("struct.GroupNClient", 1, 2),
    ("struct.GroupNClientGetOptions", 2, 0),
    ("enum.GroupNClientGetResponse", 2, 0),
    ("struct.GroupNClientGetHeaders", 1, 0),
];

fn service(name: &str, operations: &str) -> String {
    format!(
        "service: {name}\napi-version: 2025-01-01\nendpoint: https://shop.example.com\nauth: none\noperations:\n{operations}"
    )
}

/// Ids and parameters that are named like what the emitted files use themselves, beside the models of [`hostile::NAMES`].
const NAMES: &str = "  Things_Get:
    doc: Reads one.
    source: https://docs.example.com/things
    get: /things/{run}/{table}
    path:
      run: { doc: A run., type: string, pattern: '^[a-z]{3,9}$' }
      table: { doc: A table., type: string, pattern: '^(?!tables$)[A-Za-z][A-Za-z0-9]{2,62}$' }
    responses: { 200: Thing }
  Things_New: { doc: Makes one., source: https://docs.example.com/things, put: '/things/{request}/{url}', path: { request: { doc: A number., type: integer }, url: { doc: Another., type: integer } }, body: Request, responses: { 204: } }
  Things_Clone: { doc: Reads all., source: https://docs.example.com/things, get: /clones, responses: { 200: Things }, paging: {} }
  New_Head: { doc: Asks., source: https://docs.example.com/things, head: /new, responses: { 204: } }
";

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("text is JSON")
}

/// A template for the text of this number.
fn numbered(template: &str, index: usize) -> String {
    let mut out = String::new();
    for part in template.split_inclusive('N') {
        // The number stands for an `N` that ends a word or a segment.
        match part.strip_suffix('N').filter(|head| head.ends_with(|c: char| c.is_ascii_lowercase() || c == '/')) {
            Some(head) => out += &format!("{head}{index}"),
            None => out += part,
        }
    }
    out
}

/// The crate, as it would be written.
fn package(texts: &[String]) -> BTreeMap<String, String> {
    let once_for_each = |template: &str| -> String {
        let one = |(index, text): (usize, &String)| numbered(template, index).replace("TEXT", &quoted(text));
        texts.iter().enumerate().map(one).collect()
    };
    let mut sources = Sources::default();
    sources.add("specs/crate.yaml", CRATE.replace("TEXT", &quoted(&texts[0])));
    sources.add("specs/texts/2025-01-01/models.yaml", format!("models:\n{}", once_for_each(MODELS)));
    sources.add("specs/texts/2025-01-01/operations.yaml", service("Texts", &once_for_each(OPERATION)));
    sources.add("specs/names/2025-01-01/models.yaml", hostile::NAMES);
    sources.add("specs/names/2025-01-01/operations.yaml", service("Names", NAMES));
    let (api, reports) = generator::read(Path::new("specs"), &sources);
    let api = api.unwrap_or_else(|| {
        panic!("{}", generator::diagnose::text(&reports, &sources, generator::diagnose::TextStyle::Plain))
    });
    render::package(&api).iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}

/// The crate on disk, outside of every workspace.
fn write(package: &BTreeMap<String, String>) -> PathBuf {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile_texts");
    if out.exists() {
        fs::remove_dir_all(&out).expect("the crate of an earlier run can be removed");
    }
    for (path, text) in package {
        let path = out.join(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let manifest = out.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).expect("a manifest");
    fs::write(&manifest, text + "\n[workspace]\n").expect("a manifest");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock"), out.join("Cargo.lock")).expect("a lock file");
    out
}

/// Runs cargo on the crate with what the workspace has built already.
fn cargo(out: &Path, arguments: &[&str]) -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the target folder").to_owned();
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let done = Command::new(cargo)
        .args(arguments)
        .arg("--quiet")
        .current_dir(out)
        .env("CARGO_TARGET_DIR", &target)
        .env("RUSTDOCFLAGS", "-D warnings")
        .output()
        .expect("cargo runs");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success() && !said.contains("warning"), "cargo {arguments:?}:\n{said}");
    target
}

/// What a text looks like to a reader: one line, controls by their code points, quotes and dashes as rustdoc sets them, code without
/// its backticks.
fn plain(text: &str) -> String {
    let lines = text.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    let mut shown = String::new();
    for c in lines.chars() {
        match c {
            '\t' => shown.push(' '),
            '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                shown.push_str(&format!("U+{:04X}", u32::from(c)))
            }
            '\u{2028}' | '\u{2029}' | '\u{feff}' => shown.push_str(&format!("U+{:04X}", u32::from(c))),
            c if c.is_control() => shown.push_str(&format!("U+{:04X}", u32::from(c))),
            c => shown.push(c),
        }
    }
    normal(&shown)
}

fn normal(text: &str) -> String {
    let typed = text
        .replace(['\u{201c}', '\u{201d}'], "\"")
        .replace(['\u{2018}', '\u{2019}'], "'")
        .replace('\u{2014}', "---")
        .replace('\u{2013}', "--")
        .replace('\u{2026}', "...")
        .replace('`', "");
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of the documentation blocks of a page.
fn blocks(html: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    for block in html.split("<div class=\"docblock").skip(1) {
        let inner = block.split_once('>').map_or("", |(_, inner)| inner);
        let mut shown = String::new();
        let mut rest = inner.split("</div>").next().unwrap_or_default();
        while let Some((text, tag)) = rest.split_once('<') {
            shown.push_str(text);
            let Some((tag, after)) = tag.split_once('>') else { break };
            // Paragraphs are apart, words with markup inside are not.
            if tag == "p" || tag == "/p" {
                shown.push(' ');
            }
            rest = after;
        }
        shown.push_str(rest);
        let shown = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
        blocks.push(normal(&shown.replace("&amp;", "&")));
    }
    blocks
}

/// The page of an item, wherever rustdoc put it; those of private modules only lead there.
fn page(folder: &Path, name: &str) -> Option<String> {
    for entry in fs::read_dir(folder).expect("the documentation") {
        let path = entry.expect("a file").path();
        let found = if path.is_dir() {
            page(&path, name)
        } else {
            let html = path.ends_with(name).then(|| fs::read_to_string(&path).expect("a page"));
            html.filter(|html| html.contains("class=\"docblock"))
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Builds a crate, which takes a while the first time: CI runs it as a step of its own, after its dependencies are built.
#[test]
#[ignore = "it builds a crate"]
fn hostile_texts_and_names_build_and_arrive() {
    let texts = hostile::texts();
    let out = write(&package(&texts));
    cargo(&out, &["clippy", "--all-targets", "--no-default-features", "--features", "all_services"]);
    cargo(&out, &["clippy"]);
    let target = cargo(&out, &["doc", "--no-deps"]);
    let docs = target.join("doc/hostile_texts");
    let mut missing = Vec::new();
    for (index, text) in texts.iter().enumerate() {
        let expected = plain(text);
        for (item, first, inside) in PAGES {
            let name = format!("{}.html", numbered(item, index));
            let Some(html) = page(&docs, &name) else {
                missing.push(format!("no page {name}"));
                continue;
            };
            let blocks = blocks(&html);
            let begin = blocks.iter().filter(|block| block.starts_with(&expected)).count();
            let all: usize = blocks.iter().map(|block| block.matches(&expected).count()).sum();
            if begin < *first || all < first + inside {
                missing.push(format!("{name}: {begin} and {all} times {expected:?} in {blocks:#?}"));
            }
        }
    }
    assert!(missing.is_empty(), "{} in all\n{}", missing.len(), missing[..missing.len().min(6)].join("\n"));
    let names = page(&docs.join("names"), "struct.Thing.html").expect("the page of names");
    let shown = blocks(&names);
    for text in ["Itself.", "Its own type.", "And another.", "An annotation.", "Begins with a digit.", "Not ASCII."] {
        assert!(shown.iter().any(|block| block == text), "`{text}` is not on the page of names: {shown:?}");
    }
}
