//! Texts and names that a careless generator would turn into code.

/// Texts that end comments, strings, attributes and raw strings elsewhere, or that rustdoc reads as something else.
const HOSTILE: &[&str] = &[
    "a */ pub fn stolen() {} /* b",
    "a \"# ; pub fn stolen() {} // \"",
    "a\"]\npub fn stolen() {}\n#[doc = \"b",
    "`unpaired and [broken](link and [bracket] and [`Missing`]",
    "{} {0} {{}} {name} $x $crate #x #(#y)*",
    "#![allow(warnings)]\n//! inner\n/// outer\n// line",
    "    indented();\n\n        let doctest = 1;",
    "```\npanic!();\n```\n~~~rust\npanic!();\n~~~",
    "Vec<T> and <script>alert(1)</script> &amp; &#x3c;",
    "https://example.com/a?b=c#d and ftp://x",
    "\u{202e}right to left\u{2066} \u{feff}\u{200b}\u{2028}\u{85}",
    "bell \u{7} escape \u{1b}[31m delete \u{7f}",
    "r#\"raw\"# b'x' 'lifetime \\ \\n \\u{0} \\",
    "| a | table |\n|---|---|\n* list\n1. list\n# heading\n> quote\n---",
    "\r\ncarriage\rreturn\r\n",
    "= x\n- y\n+ z\n[x]: y\n[^1]: foot",
];

/// The texts, and one that is a very long line.
pub fn texts() -> Vec<String> {
    let long = format!("{}{}", "word ".repeat(2_000), "x".repeat(10_000));
    HOSTILE.iter().map(|text| (*text).to_owned()).chain([long]).collect()
}

/// Models and properties whose documented names are not Rust's.
pub const NAMES: &str = r##"models:
  Thing:
    doc: A thing to buy.
    properties:
      self: { doc: Itself., type: string }
      Self: { doc: Its own type., type: string, rustName: own_type }
      type: { doc: What kind., type: string }
      gen: { doc: A word that is kept., type: string }
      async: { doc: Another word., type: string }
      crate: { doc: And another., type: string }
      '@odata.id': { doc: An annotation., type: string }
      2fa: { doc: Begins with a digit., type: boolean }
      größe: { doc: Not ASCII., type: integer, rustName: size }
      v1: { doc: The first., type: V1 }
      V2: { doc: The second., type: Mod }
      new: { doc: A constructor elsewhere., type: string }
      default: { doc: A trait elsewhere., type: Con }
      colour: { doc: The colour., enum: [self, type, '', '-', '+', '1.2', '<T>', '*/'] }
      word: { doc: A word., enum: { 'say "hi"': A greeting., "a\\b": A path., 'x''y': A quote. } }
  V1: { doc: The first., properties: { name: { doc: A name., type: string } } }
  Mod: { doc: A mod., properties: { name: { doc: A name., type: string } } }
  Con: { doc: A con., properties: { name: { doc: A name., type: string } } }
  Request: { doc: A request., properties: { name: { doc: A name., type: string } } }
  Things: { doc: A page., properties: { value: { doc: The things., items: Thing }, nextLink: { doc: The next., type: string } } }
"##;
