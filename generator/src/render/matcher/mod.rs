//! Matchers as plain Rust: slices where the shape allows, tables elsewhere; never a pattern that is read at run time.

mod shape;

use super::byte_class::{self, ByteClasses};
use pattern::{ByteSet, Check, Lengths, Matcher, Table, Unit};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote};
use std::collections::BTreeSet;

/// The parts of the code that tests a text.
#[derive(Clone, Debug)]
pub struct MatcherCode {
    /// The body of `const fn is_valid(value: &str) -> bool`.
    pub is_valid: TokenStream,
    /// The body of `const fn first_mismatch(value: &str) -> usize`.
    pub first_mismatch: TokenStream,
    /// Tables that both use, item by item.
    pub items: Vec<TokenStream>,
    /// What both use from `crate::runtime::pattern`.
    pub runtime: BTreeSet<&'static str>,
    /// What both use from the file of byte classes.
    pub classes: BTreeSet<String>,
}

/// The code of a matcher. `prefix` begins the names of its items: `PROJECT_NAME`.
pub fn render(matcher: &Matcher, prefix: &str, classes: &mut ByteClasses) -> MatcherCode {
    let mut writer =
        Writer { prefix, registry: classes, items: Vec::new(), runtime: BTreeSet::new(), classes: BTreeSet::new() };
    let MatcherPair { is_valid, first_mismatch } = writer.check(matcher.check());
    let Writer { items, runtime, classes, .. } = writer;
    MatcherCode { is_valid, first_mismatch, items, runtime, classes }
}

/// An expression for `is_valid` and one for `first_mismatch`.
struct MatcherPair {
    is_valid: TokenStream,
    first_mismatch: TokenStream,
}

struct Writer<'a> {
    prefix: &'a str,
    registry: &'a mut ByteClasses,
    items: Vec<TokenStream>,
    runtime: BTreeSet<&'static str>,
    classes: BTreeSet<String>,
}

fn number(value: impl TryInto<usize>) -> Literal {
    Literal::usize_unsuffixed(value.try_into().unwrap_or(usize::MAX))
}

impl Writer<'_> {
    fn uses(&mut self, name: &'static str) -> Ident {
        self.runtime.insert(name);
        Ident::new(name, Span::call_site())
    }

    fn class(&mut self, set: &ByteSet) -> Ident {
        let name = self.registry.name(set);
        self.classes.insert(name.to_string());
        name
    }

    fn check(&mut self, check: &Check) -> MatcherPair {
        match check {
            Check::Words(words) => self.words(words),
            Check::Shapes(shapes) => self.shapes(shapes),
            Check::Table(table) => self.table(table),
            Check::CharacterTable(table) => self.character_table(table),
            Check::Length(lengths, unit) => self.length(*lengths, *unit),
            Check::PathSegment => {
                let (is_path_segment, characters) = (self.uses("is_path_segment"), self.uses("characters"));
                MatcherPair { is_valid: quote!(#is_path_segment(value)), first_mismatch: quote!(#characters(value)) }
            }
            Check::All(checks) => self.all(checks),
        }
    }

    /// `matches!(value.as_bytes(), ..) && TABLE.accepts(value)`
    fn all(&mut self, checks: &[Check]) -> MatcherPair {
        if checks.is_empty() {
            let characters = self.uses("characters");
            return MatcherPair { is_valid: quote!(true), first_mismatch: quote!(#characters(value)) };
        }
        let earliest = self.uses("earliest");
        let both: Vec<MatcherPair> = checks.iter().map(|check| self.part(check)).collect();
        let is_valid = both.iter().map(|both| &both.is_valid);
        let first_mismatch = both.iter().map(|both| &both.first_mismatch);
        MatcherPair { is_valid: quote!(#(#is_valid)&&*), first_mismatch: quote!(#earliest(&[#(#first_mismatch),*])) }
    }

    /// A check as one operand: what takes a statement or a `match` is a function of its own.
    fn part(&mut self, check: &Check) -> MatcherPair {
        let both = self.check(check);
        let Check::Shapes(shapes) = check else {
            return both;
        };
        if matches!(&shapes[..], [only] if only.before.is_empty() && only.after.is_empty()) {
            return both;
        }
        let name = self.item("SHAPE").to_string().to_lowercase();
        let (name, body) = (format_ident!("{name}"), both.is_valid);
        self.items.push(quote! {
            const fn #name(value: &str) -> bool {
                #body
            }
        });
        MatcherPair { is_valid: quote!(#name(value)), ..both }
    }

    fn words(&mut self, words: &[String]) -> MatcherPair {
        if let [only] = words {
            let words_mismatch = self.uses("words_mismatch");
            let bytes = Literal::byte_string(only.as_bytes());
            let is_valid = match only.as_str() {
                "" => quote!(value.is_empty()),
                _ => quote!(matches!(value.as_bytes(), #bytes)),
            };
            return MatcherPair { is_valid, first_mismatch: quote!(#words_mismatch(&[#only], value)) };
        }
        let (is_one_of, words_mismatch) = (self.uses("is_one_of"), self.uses("words_mismatch"));
        let list = self.item("WORDS");
        self.items.push(quote!(const #list: &[&str] = &[#(#words),*];));
        MatcherPair {
            is_valid: quote!(#is_one_of(#list, value)),
            first_mismatch: quote!(#words_mismatch(#list, value)),
        }
    }

    /// `PROJECT_NAME_TABLE`, and `PROJECT_NAME_TABLE_2` for the next one.
    fn item(&self, noun: &str) -> Ident {
        match self.items.len() {
            0 => format_ident!("{}_{noun}", self.prefix),
            count => format_ident!("{}_{noun}_{}", self.prefix, count + 1),
        }
    }

    fn length(&mut self, lengths: Lengths, unit: Unit) -> MatcherPair {
        let min = number(lengths.min);
        let is_valid = match (unit, lengths.min, lengths.max) {
            (_, 1, None) => quote!(!value.is_empty()),
            (Unit::Bytes, _, None) => quote!(value.len() >= #min),
            (Unit::Bytes, 0, Some(max)) => {
                let max = number(max);
                quote!(value.len() <= #max)
            }
            (Unit::Bytes, _, Some(max)) => {
                let max = number(max);
                quote!(matches!(value.len(), #min..=#max))
            }
            (Unit::Characters, _, max) => {
                let characters_in = self.uses("characters_in");
                let max = max.map_or(quote!(usize::MAX), |max| number(max).into_token());
                quote!(#characters_in(value, #min, #max))
            }
        };
        let first_mismatch = match lengths.max {
            None => {
                let characters = self.uses("characters");
                quote!(#characters(value))
            }
            Some(max) => {
                let (length_mismatch, max) = (self.uses("length_mismatch"), number(max));
                quote!(#length_mismatch(value, #max))
            }
        };
        MatcherPair { is_valid, first_mismatch }
    }

    /// ```text
    /// static VERSION_TABLE: ByteTable<4, 3> = ByteTable::new(&[(b'0'..=b'9', 1), ..], [[0, 0, 0], ..], &[2]);
    /// ```
    fn table(&mut self, table: &Table<u8>) -> MatcherPair {
        let classes = table.classes.iter().map(|&(from, to, class)| {
            let (from, to, class) = (byte_class::byte(from), byte_class::byte(to), number(class));
            quote!((#from..=#to, #class))
        });
        self.states("ByteTable", quote!(&[#(#classes),*]), &table.next, &table.accepting)
    }

    /// ```text
    /// static GREEK_TABLE: CharacterTable<3, 2> = CharacterTable::new(&[0x0, 0x370, ..], &[0, 1, ..], ..);
    /// ```
    fn character_table(&mut self, table: &Table<char>) -> MatcherPair {
        // Stretches without gaps: what is between two named ranges is of class 0.
        let mut stretches: Vec<(u32, u8)> = Vec::new();
        for &(from, to, class) in &table.classes {
            stretches.pop_if(|last| last.0 == u32::from(from));
            stretches.extend([(from.into(), class), (u32::from(to) + 1, 0)]);
        }
        if stretches.first().is_none_or(|first| first.0 > 0) {
            stretches.insert(0, (0, 0));
        }
        let starts = stretches.iter().map(|(start, _)| hexadecimal(*start));
        let classes = stretches.iter().map(|(_, class)| number(*class));
        let letters = quote!(&[#(#starts),*], &[#(#classes),*]);
        self.states("CharacterTable", letters, &table.next, &table.accepting)
    }

    fn states(
        &mut self,
        type_name: &'static str,
        letters: TokenStream,
        next: &[Vec<u8>],
        accepting: &[bool],
    ) -> MatcherPair {
        let (type_name, name) = (self.uses(type_name), self.item("TABLE"));
        let (states, width) = (number(next.len()), number(next[0].len()));
        let rows = next.iter().map(|row| {
            let row = row.iter().map(|state| number(*state));
            quote!([#(#row),*])
        });
        let accepting = (0..accepting.len()).filter(|&state| accepting[state]).map(number);
        self.items.push(quote! {
            static #name: #type_name<#states, #width> = #type_name::new(
                #letters,
                [#(#rows),*],
                &[#(#accepting),*],
            );
        });
        MatcherPair { is_valid: quote!(#name.accepts(value)), first_mismatch: quote!(#name.first_mismatch(value)) }
    }
}

fn hexadecimal(value: u32) -> Literal {
    format!("0x{value:X}").parse().unwrap_or_else(|_| Literal::u32_unsuffixed(value))
}

/// A literal where tokens are wanted.
trait IntoToken {
    fn into_token(self) -> TokenStream;
}

impl IntoToken for Literal {
    fn into_token(self) -> TokenStream {
        quote!(#self)
    }
}
