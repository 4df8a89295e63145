//! Names that a spec can choose: tame ones, and those that careless code would be broken by. Within a service no two are alike.

use super::feature::Feature;
use super::random::Random;
use generator::resolve::reserved;
use heck::ToSnakeCase;
use std::collections::BTreeSet;

/// What is named.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Role {
    /// A parameter of the query, or a property.
    Field,
    /// A parameter of the path.
    Path,
    /// A header.
    Header,
    /// A model.
    Model,
    /// A group of operations, or an operation in it.
    Id,
}

/// A name, with what is remarkable in it.
pub struct Name {
    pub text: String,
    /// Its name in Rust, where none can be made of it.
    pub rust: Option<String>,
    pub feature: Feature,
}

/// The names that the emitted code chooses itself; none while they are looked for.
#[derive(Clone, Debug, Default)]
pub struct Emitted(pub Vec<String>);

/// Words that Rust keeps, or that mean something without a path.
const KEYWORDS: &[&str] = &[
    "self", "super", "crate", "type", "async", "await", "dyn", "fn", "gen", "impl", "in", "loop", "match", "mod",
    "move", "ref", "static", "struct", "trait", "try", "union", "unsafe", "use", "where", "yield", "abstract", "box",
    "macro", "override", "priv", "typeof", "unsized", "virtual", "become", "do", "final", "raw", "safe", "true",
    "false", "const",
];

/// What the prelude has, macros and plain types.
const PRELUDE: &[&str] = &[
    "option",
    "result",
    "vec",
    "string",
    "str",
    "u8",
    "i32",
    "i64",
    "f64",
    "bool",
    "char",
    "usize",
    "some",
    "none",
    "ok",
    "err",
    "default",
    "clone",
    "drop",
    "into",
    "from",
    "iterator",
    "panic",
    "format",
    "write",
    "matches",
    "assert",
    "std",
    "core",
    "alloc",
    "serde",
    "time",
    "test",
    "to_string",
    "fmt",
    "new",
    "eq",
    "cmp",
    "hash",
    "borrow",
    "as_ref",
    "deref",
];

/// Names in no Rust style.
const STRANGE: &[&str] = &[
    "@odata.id",
    "$top",
    "2fa",
    "x",
    "_",
    "a-b",
    "a.b",
    "snake_case",
    "UPPER",
    "HTTPServer",
    "trailing_",
    "_leading",
    "é",
    "größe",
    "two words",
    "api-version2",
    "v1",
    "T",
    "N",
    "{}",
    "x.y.z",
    "i18n",
    "__",
    "#hash",
    "名前",
];

/// Headers that a client writes itself.
const SENT_ALREADY: &[&str] =
    &["accept", "authorization", "connection", "content-length", "content-type", "host", "transfer-encoding"];

/// The names of one service.
pub struct Names<'e> {
    emitted: &'e Emitted,
    /// Begins the tame names.
    prefix: &'static str,
    /// What names are like that are taken.
    pub used: BTreeSet<String>,
    /// The groups of operations.
    pub groups: Vec<String>,
    /// The media types of the operations that differ in nothing else.
    pub media_types: BTreeSet<String>,
    count: usize,
}

/// What two names have in common that are the same in one case or another.
pub fn likeness(name: &str) -> String {
    name.to_snake_case().replace('_', "")
}

impl<'e> Names<'e> {
    pub fn new(emitted: &'e Emitted, prefix: &'static str) -> Self {
        // Operations without a group are in one of the first name, and the header of the other says what a body is.
        let used = BTreeSet::from(["Operations", "Content-Type"].map(likeness));
        Self { emitted, prefix, used, groups: Vec::new(), media_types: BTreeSet::new(), count: 0 }
    }

    /// A name that no other of the service is like.
    pub fn take(&mut self, random: &mut Random, role: Role) -> Name {
        for _ in 0..4 {
            let (feature, text) = self.candidate(random, role);
            if let Some(name) = self.accept(random, role, feature, &text) {
                return name;
            }
        }
        let text = self.plain();
        Name { text: shaped(&text, role), rust: None, feature: "name: plain" }
    }

    /// A tame name.
    pub fn plain(&mut self) -> String {
        self.count += 1;
        format!("{}{}", self.prefix, letters(self.count))
    }

    fn candidate(&mut self, random: &mut Random, role: Role) -> (Feature, String) {
        let emitted = &self.emitted.0;
        if emitted.is_empty() {
            return ("name: plain", self.plain());
        }
        // Among all the names of the emitted code, those that an argument may meet would be seldom.
        if matches!(role, Role::Field | Role::Path) && random.chance(10) {
            return ("name: of the emitted code", random.pick(reserved::ARGUMENTS).to_owned());
        }
        match random.below(100) {
            0..40 => ("name: plain", self.plain()),
            40..72 => ("name: of the emitted code", emitted[random.below(emitted.len())].clone()),
            72..78 => ("name: keyword", random.pick(KEYWORDS).to_owned()),
            78..84 => ("name: prelude", random.pick(PRELUDE).to_owned()),
            84..92 => ("name: strange", random.pick(STRANGE).to_owned()),
            92..95 => ("name: long", format!("{}{}", self.plain(), "Long".repeat(18))),
            _ => ("name: rustName", self.plain()),
        }
    }

    fn accept(&mut self, random: &mut Random, role: Role, feature: Feature, text: &str) -> Option<Name> {
        let text = shaped(text, role);
        let key = likeness(&text);
        let is_named = !key.is_empty() && key.is_ascii();
        let needs_rust = !is_named || feature == "name: rustName";
        let may_be = match role {
            Role::Field => !text.contains(['{', '}', '/']),
            Role::Path => text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.$@".contains(&byte)),
            Role::Header => {
                let is_token = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.$#".contains(&byte));
                is_token && !SENT_ALREADY.contains(&&*text)
            }
            Role::Model => is_named && text.starts_with(|first: char| first.is_ascii_alphabetic()),
            Role::Id => is_named && !needs_rust && text.bytes().all(|byte| byte.is_ascii_alphanumeric()),
        };
        if !may_be {
            return None;
        }
        let rust = needs_rust.then(|| {
            let emitted = &self.emitted.0[random.below(self.emitted.0.len())];
            let chosen = if random.chance(50) { emitted.clone() } else { self.plain() };
            let is_kept = [reserved::ARGUMENTS, reserved::CLIENT_ARGUMENTS, reserved::OPTIONS, reserved::NEVER_RAW];
            let is_kept = likeness(&chosen).is_empty() || is_kept.concat().contains(&chosen.to_snake_case().as_str());
            shaped(&if is_kept { self.plain() } else { chosen }, role)
        });
        let keys: Vec<String> = [&text].into_iter().chain(&rust).map(|name| likeness(name)).collect();
        if keys.iter().any(|key| self.used.contains(key)) {
            return None;
        }
        self.used.extend(keys);
        Some(Name { text, rust, feature })
    }
}

/// Models and groups begin with a capital letter, and so does what they are made of.
fn shaped(text: &str, role: Role) -> String {
    match role {
        Role::Field | Role::Path => text.to_owned(),
        Role::Header => text.to_ascii_lowercase(),
        Role::Model | Role::Id => {
            let mut parts = text.split('_').map(|part| {
                let mut letters = part.chars();
                letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
            });
            parts.by_ref().collect()
        }
    }
}

/// A number in letters, so that no name ends in a digit that a case conversion moves.
fn letters(mut number: usize) -> String {
    let mut letters = String::new();
    while number > 0 {
        let digit = u8::try_from(number % 20).expect("below twenty");
        letters.insert(0, char::from(b'a' + digit));
        number /= 20;
    }
    letters
}
