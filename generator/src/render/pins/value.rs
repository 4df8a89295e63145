//! Pins of definitions that are one value: constrained text and numbers, enumerations, unions, lists and maps.

use super::Pins;
use crate::model::{Api, Collection, CollectionKind, EnumRepr, Enumeration, Numeric, NumericKind, Union};
use crate::render::union;

impl Pins {
    pub(super) fn text(&mut self, name: &str) {
        let error = self.constraint_error();
        self.bound("key", name);
        self.bound("text", name);
        self.pin(&format!("fn(&'static str) -> {name}"), &format!("{name}::from_static"));
        self.pin(&format!("fn(&{name}) -> &str"), &format!("{name}::as_str"));
        self.pin(&format!("fn({name}) -> String"), &format!("{name}::into_inner"));
        for given in ["&str", "String"] {
            self.checked(name, given, &error);
        }
    }

    pub(super) fn number(&mut self, name: &str, number: &Numeric) {
        let error = self.constraint_error();
        self.bound("key", name);
        let held = match number.kind {
            NumericKind::Int32 => "i32".to_owned(),
            NumericKind::Int64 => "i64".to_owned(),
            NumericKind::Number => "f64".to_owned(),
            NumericKind::Decimal => {
                let held = format!("{}::runtime::decimal::Decimal", self.krate);
                self.pin(&format!("fn(&{name}) -> &{held}"), &format!("{name}::get"));
                self.pin(&format!("fn({name}) -> {held}"), &format!("{name}::into_inner"));
                self.checked(name, "&str", &error);
                return self.checked(name, &held, &error);
            }
        };
        self.bound("copied", name);
        self.pin(&format!("fn({held}) -> Option<{name}>"), &format!("{name}::new"));
        self.pin(&format!("fn({name}) -> {held}"), &format!("{name}::get"));
        self.pin(&format!("fn({name}) -> {held}"), &format!("<{held}>::from"));
        self.checked(name, &held, &error);
    }

    pub(super) fn enumeration(&mut self, name: &str, enumeration: &Enumeration) {
        let Enumeration { repr, closed, values, fallback } = enumeration;
        let error = self.constraint_error();
        self.bound("key", name);
        for value in values {
            self.pin(name, &format!("{name}::{}", value.name));
        }
        self.pin(&format!("&[{name}]"), &format!("{name}::VALUES"));
        let (unknown, given) = match repr {
            EnumRepr::Text => {
                let lifetime = if *closed { "'static " } else { "" };
                self.pin(&format!("fn(&{name}) -> &{lifetime}str"), &format!("{name}::as_str"));
                self.pin(&format!("fn(&{name}) -> &str"), &format!("<{name} as AsRef<str>>::as_ref"));
                ("open_enum::UnknownValue", vec!["&str", "String"])
            }
            EnumRepr::Integer => {
                self.pin(&format!("fn(&{name}) -> i64"), &format!("{name}::value"));
                self.pin(&format!("fn({name}) -> i64"), "i64::from");
                ("integer_enum::UnknownInteger", vec!["i64"])
            }
        };
        if *closed {
            self.bound("copied", name);
            given.into_iter().for_each(|given| self.checked(name, given, &error));
        } else {
            for given in given {
                self.pin(&format!("fn({given}) -> {name}"), &format!("|it| <{name}>::from(it)"));
            }
            if *repr == EnumRepr::Text {
                self.pin(&format!("fn(&str) -> Result<{name}, std::convert::Infallible>"), "|it| it.parse()");
            }
            let unknown = format!("{}::runtime::{unknown}", self.krate);
            self.variant(name, fallback.as_str(), &unknown);
        }
    }

    pub(super) fn union(&mut self, api: &Api, name: &str, union: &Union) {
        self.bound("model", name);
        for merged in union::merged(api, union) {
            let payload = match merged.payload {
                Some(payload) => self.reference(payload),
                None => format!("{}::runtime::union::NoMembers", self.krate),
            };
            self.pin(&format!("fn({payload}) -> {name}"), &format!("{name}::{}", merged.name));
            self.variant(name, merged.name.as_str(), &payload);
        }
        let unknown = format!("{}::runtime::union::UnknownVariant", self.krate);
        self.variant(name, union.fallback.as_str(), &unknown);
    }

    pub(super) fn collection(&mut self, name: &str, collection: &Collection) {
        let error = self.constraint_error();
        let item = self.written(&collection.item);
        self.bound("model", name);
        let (held, borrowed) = match collection.kind {
            CollectionKind::List { .. } => {
                self.pin(&format!("fn(&{name}) -> &[{item}]"), &format!("{name}::as_slice"));
                (format!("Vec<{item}>"), format!("fn(&{name}) -> Vec<&{item}>"))
            }
            CollectionKind::Map => {
                let held = format!("std::collections::BTreeMap<String, {item}>");
                self.pin(&format!("fn(&{name}) -> &{held}"), &format!("{name}::as_map"));
                (held, format!("fn(&{name}) -> Vec<(&String, &{item})>"))
            }
        };
        self.pin(&borrowed, "|it| it.into_iter().collect()");
        self.pin(&format!("fn({name}) -> {held}"), "|it| it.into_iter().collect()");
        self.pin(&format!("fn({name}) -> {held}"), &format!("{name}::into_inner"));
        self.pin(&format!("fn({name}) -> {held}"), "|it| it.into()");
        self.checked(name, &held, &error);
    }

    /// A conversion that may refuse.
    fn checked(&mut self, name: &str, given: &str, error: &str) {
        self.pin(&format!("fn({given}) -> Result<{name}, {error}>"), &format!("|it| <{name}>::try_from(it)"));
    }

    /// A variant with its payload.
    pub(super) fn variant(&mut self, name: &str, variant: &str, payload: &str) {
        let read = format!("|it| match it {{ {name}::{variant}(inner) => Some(inner), _ => None }}");
        self.pin(&format!("fn({name}) -> Option<{payload}>"), &read);
    }

    fn constraint_error(&self) -> String {
        format!("{}::ConstraintError", self.krate)
    }
}
