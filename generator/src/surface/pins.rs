//! A downstream crate that names every public item of the emitted one with its exact type: it compiles as long as nothing is missing. It
//! never runs, and says nothing of what the items do.

use super::item::{Argument, Function, FunctionKind, Item, Role, TypeKind};
use super::ty::{RustType, Spelling};
use crate::model::{Api, EnumRepr, FieldName, NumberForm, NumericKind, Scalar, Type};
use std::collections::BTreeSet;

/// The pins of a crate: one constant for each item, so that what is missing is named by the compiler. They need `azure_core`, `serde` and
/// `serde_json` beside the crate.
pub fn pins(api: &Api) -> String {
    let krate = api.krate.ident();
    let lines: BTreeSet<String> =
        super::items(api).iter().flat_map(|item| Pin { krate: &krate, item }.lines()).collect();
    written(&krate, lines)
}

fn written(krate: &str, lines: BTreeSet<String>) -> String {
    let lines: String = lines.into_iter().map(|line| line + "\n").collect();
    format!("//! Names public items of {krate} with their exact types.\n#![allow(warnings)]\n{BOUNDS}\n{lines}")
}

/// Uses of some items of a crate, or of the functions that they are a part of, which compile as long as the items are as they were.
/// There is none of a crate's own name, nor of what a module shows of another.
pub fn uses(api: &Api, items: &[Item]) -> String {
    let krate = api.krate.name.replace('-', "_");
    let all = super::items(api);
    let place = |item: &Item| (item.owner.as_ref().map(|owner| owner.spell(Spelling::Located)), item.name.clone());
    let lines = |item: &Item| -> Vec<String> {
        let is_whole = |it: &&Item| matches!(it.role, Role::Function(_) | Role::Getter(_)) && place(it) == place(item);
        match &item.role {
            Role::Argument(_) | Role::Returns(_) | Role::Fails(_) => {
                all.iter().filter(is_whole).flat_map(|item| Pin { krate: &krate, item }.lines()).collect()
            }
            Role::Module => vec![format!("const _: () = {{ use {krate}::{} as it; }};", item.name)],
            Role::Name(of) => {
                let spelled = |ty: &RustType| ty.spell(Spelling::Full { krate: &krate, lifetime: "'static" });
                let name = item.owner.as_ref().map(spelled);
                name.map(|name| pin(&format!("fn({name}) -> {}", spelled(of)), "|it| it")).into_iter().collect()
            }
            Role::Crate
            | Role::Glob
            | Role::Type(_)
            | Role::Default
            | Role::Deprecated
            | Role::Field(_)
            | Role::Setting(_)
            | Role::Setter(_)
            | Role::Variant(_)
            | Role::Getter(_)
            | Role::Function(_) => Pin { krate: &krate, item }.lines(),
        }
    };
    let lines: BTreeSet<String> = items.iter().flat_map(lines).collect();
    if lines.is_empty() { String::new() } else { written(&krate, lines) }
}

/// What types of each kind can do, whatever their items are.
const BOUNDS: &str = "
use serde::{Serialize, de::DeserializeOwned};
use std::fmt::{Debug, Display};
use std::future::Future;
use std::hash::Hash;
use std::str::FromStr;

fn kept<T: Clone + Debug + Send + Sync + Unpin + 'static>() {}
fn model<T: Clone + Debug + PartialEq + Serialize + DeserializeOwned + Send + Sync + Unpin + 'static>() {}
fn key<T: Clone + Debug + Display + Eq + FromStr + Hash + Ord + Serialize + DeserializeOwned + Send + Sync + 'static>() {}
fn copied<T: Copy>() {}
fn defaulted<T: Default>() {}
fn text<T: AsRef<str> + std::borrow::Borrow<str> + Into<String> + PartialEq<str> + for<'a> PartialEq<&'a str>>() {}
fn sent<F: Future + Send>(future: F) -> F { future }
";

/// What an item is and how it is named. `$T` is the type, `$S` the same with a lifetime where it has one, `$I` what it is made of, `$J` the
/// type of its items, `$E` the error of a constraint.
type Template = (&'static str, &'static str);

const KEY: Template = ("fn()", "key::<$T>");
const COPIED: Template = ("fn()", "copied::<$S>");
const MODEL: Template = ("fn()", "model::<$T>");
const KEPT: Template = ("fn()", "kept::<$S>");
const VALUES: Template = ("&[$T]", "$T::VALUES");
const VALUE: Template = ("fn(&$T) -> i64", "$T::value");
const AS_STR: Template = ("fn(&$T) -> &str", "$T::as_str");
const AS_REF: Template = ("fn(&$T) -> &str", "<$T as AsRef<str>>::as_ref");
const INTO_INNER: Template = ("fn($T) -> $I", "$T::into_inner");
const INTO: Template = ("fn($T) -> $I", "<$I>::from");
const FROM: Template = ("fn($I) -> $T", "|it| <$T>::from(it)");
const FROM_STR: Template = ("fn(&str) -> $T", "|it| <$T>::from(it)");
const CHECKED: Template = ("fn($I) -> Result<$T, $E>", "|it| <$T>::try_from(it)");
const CHECKED_STR: Template = ("fn(&str) -> Result<$T, $E>", "|it| <$T>::try_from(it)");
const COLLECTED: Template = ("fn($T) -> $I", "|it| it.into_iter().collect()");

/// What each kind of type can do, with what it is made of.
fn templates(kind: &TypeKind) -> (Vec<Template>, RustType) {
    match kind {
        TypeKind::Text => {
            let literal = ("fn(&'static str) -> $T", "$T::from_static");
            (vec![KEY, ("fn()", "text::<$T>"), literal, AS_STR, INTO_INNER, CHECKED, CHECKED_STR], RustType::string())
        }
        TypeKind::Number(NumericKind::Decimal) => {
            let decimal = RustType::Known("crate::runtime::decimal", "Decimal", Vec::new());
            (vec![KEY, ("fn(&$T) -> &$I", "$T::get"), INTO_INNER, CHECKED, CHECKED_STR], decimal)
        }
        TypeKind::Number(held) => {
            let (new, get) = (("fn($I) -> Option<$T>", "$T::new"), ("fn($T) -> $I", "$T::get"));
            (
                vec![KEY, COPIED, new, get, INTO, CHECKED],
                RustType::from(&Type::Scalar(Scalar::Number(held.format(), NumberForm::Number))),
            )
        }
        TypeKind::Enum { repr: EnumRepr::Text, closed: true } => {
            let as_str = ("fn(&$T) -> &'static str", "$T::as_str");
            (vec![KEY, COPIED, VALUES, as_str, AS_REF, CHECKED, CHECKED_STR], RustType::string())
        }
        TypeKind::Enum { repr: EnumRepr::Text, closed: false } => {
            let parse = ("fn(&str) -> Result<$T, std::convert::Infallible>", "|it| it.parse()");
            (vec![KEY, VALUES, AS_STR, AS_REF, FROM, FROM_STR, parse], RustType::string())
        }
        TypeKind::Enum { repr: EnumRepr::Integer, closed: true } => {
            (vec![KEY, COPIED, VALUES, VALUE, INTO, CHECKED], RustType::plain("i64"))
        }
        TypeKind::Enum { repr: EnumRepr::Integer, closed: false } => {
            (vec![KEY, VALUES, VALUE, INTO, FROM], RustType::plain("i64"))
        }
        TypeKind::List(item) => {
            let read = [("fn(&$T) -> &[$J]", "$T::as_slice"), ("fn(&$T) -> Vec<&$J>", "|it| it.into_iter().collect()")];
            (vec![MODEL, read[0], read[1], COLLECTED, INTO, CHECKED], item.clone().list())
        }
        TypeKind::Map(item) => {
            let pairs = ("fn(&$T) -> Vec<(&String, &$J)>", "|it| it.into_iter().collect()");
            (vec![MODEL, ("fn(&$T) -> &$I", "$T::as_map"), pairs, COLLECTED, INTO, CHECKED], item.clone().map())
        }
        TypeKind::Alias(ty) => (vec![("fn($T) -> $I", "|it| it")], ty.clone()),
        TypeKind::Struct | TypeKind::Union => (vec![MODEL], RustType::unit()),
        TypeKind::Client | TypeKind::Bodies => (vec![KEPT], RustType::unit()),
        TypeKind::Options => (vec![KEPT, ("fn()", "defaulted::<$S>")], RustType::unit()),
        TypeKind::Headers => {
            let of = ("for<'a> fn(&'a azure_core::http::headers::Headers) -> $T<'a>", "|it| $T::of(it)");
            (vec![COPIED, of], RustType::unit())
        }
    }
}

/// One item of one crate.
struct Pin<'a> {
    krate: &'a str,
    item: &'a Item,
}

impl Pin<'_> {
    /// The constants that hold the item to what it is.
    fn lines(&self) -> Vec<String> {
        let Item { owner: Some(owner), name, role } = self.item else { return Vec::new() };
        let (path, whole) = (self.spelled(owner, ""), self.spelled(owner, "'static"));
        let ident = || FieldName::new(name).ident();
        let ty = |ty: &RustType| self.spelled(ty, "'static");
        let read = |given: &RustType| pin(&format!("fn({whole}) -> {}", ty(given)), &format!("|it| it.{}", ident()));
        match role {
            // A function's pin names what it takes and returns.
            Role::Argument(_) | Role::Returns(_) | Role::Fails(_) => Vec::new(),
            Role::Crate | Role::Module | Role::Glob | Role::Deprecated => Vec::new(),
            Role::Name(of) if of == owner => Vec::new(),
            Role::Name(of) => vec![pin(&format!("fn({whole}) -> {}", ty(of)), "|it| it")],
            Role::Type(kind) => self.kind(kind, owner),
            Role::Default => vec![pin("fn()", &format!("defaulted::<{whole}>"))],
            Role::Field(given) => vec![read(given)],
            Role::Setting(given) => {
                let made = format!("|value| {path} {{ {}: value, ..Default::default() }}", ident());
                vec![read(given), pin(&format!("fn({}) -> {whole}", ty(given)), &made)]
            }
            Role::Setter(taken) => {
                let set = format!("|it, value| it.{}(value)", FieldName::new(name).prefixed("with_"));
                vec![pin(&format!("fn({whole}, {}) -> {whole}", self.given(taken)), &set)]
            }
            Role::Variant(None) => vec![pin(&path, &format!("{path}::{name}"))],
            Role::Variant(Some(held)) => {
                let read = format!("|it| match it {{ {path}::{name}(inner) => Some(inner), _ => None }}");
                let make = pin(&format!("fn({}) -> {path}", ty(held)), &format!("{path}::{name}"));
                vec![make, pin(&format!("fn({path}) -> Option<{}>", ty(held)), &read)]
            }
            Role::Getter(given) => {
                let given = self.spelled(given, "'_");
                let taken = self.spelled(owner, "'_");
                vec![pin(&format!("fn({taken}) -> {given}"), &format!("|it| it.{}()", ident()))]
            }
            Role::Function(function) => vec![self.function(function, owner)],
        }
    }

    fn spelled(&self, ty: &RustType, lifetime: &str) -> String {
        ty.spell(Spelling::Full { krate: self.krate, lifetime })
    }

    /// What is given where anything that becomes the type is taken.
    fn given(&self, ty: &RustType) -> String {
        let RustType::Into(inner) = ty else { return self.spelled(ty, "") };
        if **inner == RustType::string() { "&'static str".to_owned() } else { self.spelled(inner, "'static") }
    }

    fn kind(&self, kind: &TypeKind, owner: &RustType) -> Vec<String> {
        let (templates, inner) = templates(kind);
        let item = if let TypeKind::List(item) | TypeKind::Map(item) = kind { item } else { &inner };
        let names = [
            ("$T", self.spelled(owner, "")),
            ("$S", self.spelled(owner, "'static")),
            ("$I", self.spelled(&inner, "'static")),
            ("$J", self.spelled(item, "'static")),
            ("$E", format!("{}::ConstraintError", self.krate)),
        ];
        let filled = |text: &str| names.iter().fold(text.to_owned(), |text, (name, with)| text.replace(name, with));
        templates.iter().map(|(ty, item)| pin(&filled(ty), &filled(item))).collect()
    }

    fn function(&self, function: &Function, owner: &RustType) -> String {
        let Function { style, arguments, options, returns } = function;
        let path = self.spelled(owner, "");
        let name = FieldName::new(&self.item.name).ident();
        let mut taken: Vec<String> = arguments.iter().map(|Argument { ty, .. }| self.given(ty)).collect();
        let count = taken.len();
        taken.extend(options.iter().map(|options| format!("Option<{}>", self.spelled(options, "'_"))));
        let returns = self.spelled(returns, "'_");
        let names = |count: usize| (0..count).map(|at| format!("a{at}")).collect::<Vec<_>>().join(", ");
        match style {
            // What takes anything that becomes its type cannot be named without saying what it takes.
            FunctionKind::Associated if count == taken.len() => {
                let (taken, names) = (taken.join(", "), names(count));
                pin(&format!("fn({taken}) -> {returns}"), &format!("|{names}| {path}::{name}({names})"))
            }
            FunctionKind::Associated => {
                pin(&format!("fn({}) -> {returns}", taken.join(", ")), &format!("{path}::{name}"))
            }
            FunctionKind::Method => {
                let taken: String = taken.iter().map(|ty| format!(", {ty}")).collect();
                pin(&format!("fn(&{path}{taken}) -> {returns}"), &format!("{path}::{name}"))
            }
            FunctionKind::Async => {
                let listed: String = taken.iter().map(|ty| format!(", {ty}")).collect();
                let declared: String = taken.iter().enumerate().map(|(at, ty)| format!(", a{at}: {ty}")).collect();
                let exact = format!("fn takes(_: impl AsyncFn(&{path}{listed}) -> {returns}) {{}}");
                let call = format!("it.{name}({})", names(taken.len()));
                let moves = format!("fn moves(it: &{path}{declared}) {{ sent({call}); }}");
                pin("fn()", &format!("|| {{ {exact} {moves} takes({path}::{name}) }}"))
            }
        }
    }
}

/// One item: what it must be, and how it is named.
fn pin(ty: &str, item: &str) -> String {
    format!("const _: {ty} = {item};")
}
