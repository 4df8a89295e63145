//! The byte classes of the whole crate, named from their content; never a class that no matcher uses.

use super::file::File;
use crate::output::DraftFile;
use pattern::ByteSet;
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;
use std::collections::BTreeMap;

/// The classes that the matchers rendered so far refer to.
#[derive(Clone, Debug, Default)]
pub struct ByteClasses {
    by_name: BTreeMap<String, ByteSet>,
}

impl ByteClasses {
    /// The name of a class, which is written down for the file of all classes.
    pub fn name(&mut self, set: &ByteSet) -> Ident {
        let name = name(set);
        let ident = Ident::new(&name, Span::call_site());
        self.by_name.insert(name, *set);
        ident
    }

    /// Whether no matcher uses a class.
    pub fn is_empty(&self) -> bool {
        self.by_name.is_empty()
    }

    /// Takes over one class of another file, where its code refers to it after all.
    pub(super) fn take(&mut self, name: &str, other: &Self) {
        self.by_name.extend(other.by_name.get(name).map(|set| (name.to_owned(), *set)));
    }

    /// Takes over what another file's matchers refer to.
    pub fn merge(&mut self, other: Self) {
        self.by_name.extend(other.by_name);
    }

    /// The file of all classes.
    pub(super) fn draft(&self) -> DraftFile {
        let mut file = File::new("src/byte_class.rs", "all patterns in specs", "generator/src/render/byte_class.rs");
        file.doc(["Sets of bytes that the patterns are made of.".to_owned()]);
        file.import("crate::runtime::pattern", "ByteClass");
        self.render().into_iter().for_each(|item| file.item(item));
        file.finish()
    }

    /// The classes, item by item:
    ///
    /// ```text
    /// /// `0-9`, `A-Z`, `a-z`
    /// pub static ALNUM: ByteClass = ByteClass::of(&[b'0'..=b'9', b'A'..=b'Z', b'a'..=b'z']);
    /// ```
    pub fn render(&self) -> Vec<TokenStream> {
        self.by_name.iter().map(|(name, set)| item(name, set)).collect()
    }
}

fn item(name: &str, set: &ByteSet) -> TokenStream {
    let ident = Ident::new(name, Span::call_site());
    let doc = format!(" {}", describe(set));
    let ranges = set.ranges().into_iter().map(|(from, to)| {
        let (from, to) = (byte(from), byte(to));
        quote!(#from..=#to)
    });
    quote! {
        #[doc = #doc]
        pub static #ident: ByteClass = ByteClass::of(&[#(#ranges),*]);
    }
}

/// `b'a'`, or `0x80` where there is no character to show.
pub(in crate::render) fn byte(value: u8) -> Literal {
    if value.is_ascii_graphic() || value == b' ' {
        Literal::byte_character(value)
    } else {
        format!("0x{value:02X}").parse().unwrap_or_else(|_| Literal::u8_unsuffixed(value))
    }
}

fn describe(set: &ByteSet) -> String {
    let show = |value: u8| match value {
        b'`' => "backtick".to_owned(),
        value if value.is_ascii_graphic() => format!("`{}`", char::from(value)),
        b' ' => "space".to_owned(),
        value => format!("0x{value:02X}"),
    };
    let ranges = set.ranges().into_iter().map(|(from, to)| match to - from {
        0 => show(from),
        1 => format!("{}, {}", show(from), show(to)),
        _ => format!("{} to {}", show(from), show(to)),
    });
    ranges.collect::<Vec<_>>().join(", ") + "."
}

/// Well-known classes. The one that differs least from a class gives it its name, and among equals the first.
const KNOWN: &[(&str, &[(u8, u8)])] = &[
    ("ANY", &[(0, 0xFF)]),
    ("NO_CONTROL", &[(b' ', b'~'), (0x80, 0xFF)]),
    ("ASCII", &[(0, 0x7F)]),
    ("PRINTABLE", &[(b' ', b'~')]),
    ("GRAPHIC", &[(b'!', b'~')]),
    ("ALNUM", &[(b'0', b'9'), (b'A', b'Z'), (b'a', b'z')]),
    ("LETTER", &[(b'A', b'Z'), (b'a', b'z')]),
    ("LOWER_ALNUM", &[(b'0', b'9'), (b'a', b'z')]),
    ("UPPER_ALNUM", &[(b'0', b'9'), (b'A', b'Z')]),
    ("LOWER", &[(b'a', b'z')]),
    ("UPPER", &[(b'A', b'Z')]),
    ("HEX", &[(b'0', b'9'), (b'A', b'F'), (b'a', b'f')]),
    ("LOWER_HEX", &[(b'0', b'9'), (b'a', b'f')]),
    ("UPPER_HEX", &[(b'0', b'9'), (b'A', b'F')]),
    ("DIGIT", &[(b'0', b'9')]),
    ("NON_ASCII", &[(0x80, 0xFF)]),
    ("ONLY", &[]),
];

/// How many bytes beyond (or short of) a well-known class a name spells out.
const MAX_SPELLED: usize = 6;

fn name(set: &ByteSet) -> String {
    let names = KNOWN.iter().filter_map(|(base, ranges)| {
        let class = ByteSet::new(ranges.iter().copied());
        let (extra, missing) = (set.without(&class), class.without(set));
        let spelled = match (extra.len(), missing.len()) {
            (0, 0) => Some((*base).to_owned()),
            (_, 0) => Some(format!("{base}_{}", spelled(&extra)?)),
            (0, _) => Some(format!("{base}_BUT_{}", spelled(&missing)?)),
            _ => None,
        };
        spelled.map(|name| (extra.len() + missing.len(), name))
    });
    let closest = names.min_by_key(|(distance, _)| *distance).map(|(_, name)| name);
    closest.unwrap_or_else(|| format!("BYTES_{:08X}", digest(set)))
}

/// The names of a few bytes.
fn spelled(set: &ByteSet) -> Option<String> {
    if set.len() > MAX_SPELLED {
        return None;
    }
    let words: Option<Vec<String>> = (0..=u8::MAX).filter(|byte| set.has(*byte)).map(spell).collect();
    Some(words?.join("_"))
}

/// A name for a byte that is no letter of a word.
fn spell(byte: u8) -> Option<String> {
    Some(match byte {
        b'-' => "DASH".to_owned(),
        b'_' => "UNDERSCORE".to_owned(),
        b'.' => "DOT".to_owned(),
        b' ' => "SPACE".to_owned(),
        b'/' => "SLASH".to_owned(),
        b'\\' => "BACKSLASH".to_owned(),
        b':' => "COLON".to_owned(),
        b';' => "SEMICOLON".to_owned(),
        b',' => "COMMA".to_owned(),
        b'+' => "PLUS".to_owned(),
        b'=' => "EQUALS".to_owned(),
        b'@' => "AT".to_owned(),
        b'#' => "HASH".to_owned(),
        b'$' => "DOLLAR".to_owned(),
        b'%' => "PERCENT".to_owned(),
        b'&' => "AMPERSAND".to_owned(),
        b'*' => "STAR".to_owned(),
        b'?' => "QUESTION".to_owned(),
        b'!' => "BANG".to_owned(),
        b'~' => "TILDE".to_owned(),
        b'|' => "PIPE".to_owned(),
        b'(' => "OPEN".to_owned(),
        b')' => "CLOSE".to_owned(),
        b'<' => "LESS".to_owned(),
        b'>' => "GREATER".to_owned(),
        b'\n' => "NEWLINE".to_owned(),
        b'\r' => "RETURN".to_owned(),
        b'\t' => "TAB".to_owned(),
        b'0'..=b'9' | b'A'..=b'Z' => char::from(byte).to_string(),
        b'a'..=b'z' => format!("SMALL_{}", char::from(byte.to_ascii_uppercase())),
        _ => return None,
    })
}

/// FNV-1a over the ranges: the same in every run.
fn digest(set: &ByteSet) -> u32 {
    let bytes = set.ranges().into_iter().flat_map(|(from, to)| [from, to]);
    bytes.fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
