//! From documented names to names that are legal in Rust and hide nothing; never decides which of two equal names wins.

use super::reserved;
pub(super) use crate::diagnose::NameUse as Use;
use crate::diagnose::{NameProblem, Problem, Problems};
use crate::model::{FieldName, ModuleName, TypeName, VariantName};
use crate::source::Span;
use heck::{ToSnakeCase, ToUpperCamelCase};
use std::collections::HashMap;

/// The longest name, in bytes: snake case, a suffix and `.rs` added to it, it still names a file (255 bytes on Linux, macOS and Windows).
const MAX_LENGTH: usize = 120;

/// The module of the file that a type is in.
pub(super) fn file_name(type_name: &str) -> String {
    let name = type_name.to_snake_case();
    if reserved::FILES.contains(&name.as_str()) || reserved::NEVER_RAW.contains(&name.as_str()) {
        name + "_"
    } else {
        name
    }
}

/// The part of an id before `_`, which is its group; none where the id names no group.
pub(super) fn group(id: &str) -> Option<&str> {
    id.split_once('_').map(|(group, _)| group)
}

/// The part of an id after the group.
pub(super) fn verb(id: &str) -> &str {
    id.split_once('_').map_or(id, |(_, verb)| verb)
}

/// The type name made from a documented name.
pub(super) fn type_name(documented: &str) -> String {
    legal(documented.to_upper_camel_case(), "N")
}

/// The field or method name made from a documented name.
pub(super) fn field_name(documented: &str) -> String {
    let name = legal(documented.to_snake_case(), "n_");
    if reserved::NEVER_RAW.contains(&name.as_str()) { name + "_" } else { name }
}

/// A legal identifier out of letters, digits and underscores; empty where nothing of the name is left.
///
/// Letters beyond ASCII are not dropped or guessed at: nothing is made of a name that has some.
fn legal(name: String, before_digit: &str) -> String {
    if name.chars().any(|c| !c.is_ascii() && c.is_alphanumeric()) {
        return String::new();
    }
    let kept: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    if kept.starts_with(|first: char| first.is_ascii_digit()) { format!("{before_digit}{kept}") } else { kept }
}

/// Symbols that stand for a whole value, in words, so that `+` and `-` have different variant names.
fn spelled(value: &str) -> String {
    let mut spelled = String::new();
    for c in value.chars() {
        let word = match c {
            '+' => "Plus",
            '*' => "Star",
            '/' => "Slash",
            '=' => "Equal",
            '<' => "Less",
            '>' => "Greater",
            '!' => "Not",
            '%' => "Percent",
            '&' => "And",
            '|' => "Or",
            '~' => "Tilde",
            '^' => "Caret",
            '$' => "Dollar",
            '#' => "Hash",
            '@' => "At",
            '?' => "Question",
            _ => {
                spelled.push(c);
                continue;
            }
        };
        spelled.push(' ');
        spelled.push_str(word);
        spelled.push(' ');
    }
    spelled
}

/// The variant name made from an enumeration's value or a union's tag.
pub(super) fn variant_name(value: &str) -> String {
    let plain = type_name(value);
    let enough = value.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ' | ':' | '/'));
    match value {
        "" => "Empty".to_owned(),
        "-" => "Minus".to_owned(),
        _ if plain == "Self" => "SelfValue".to_owned(),
        _ if enough && !plain.is_empty() => plain,
        _ => type_name(&spelled(value)),
    }
}

/// The names of one namespace, each with the place of what has it.
#[derive(Debug, Default)]
pub(super) struct Namespace {
    names: HashMap<String, (Span, String)>,
    /// What the code around the names needs for itself.
    reserved: &'static [&'static str],
    /// What it needs among the fields of options.
    reserved_options: &'static [&'static str],
}

/// What two names of a kind may not share: a type's file is named in snake case.
fn key(usage: Use, name: &str) -> String {
    match usage {
        Use::Type => name.to_snake_case(),
        Use::Field | Use::Option | Use::Variant | Use::Module | Use::Method => name.to_owned(),
    }
}

impl Namespace {
    /// The names of an operation's parameters.
    pub(super) fn of_operation() -> Self {
        Self { reserved: reserved::ARGUMENTS, reserved_options: reserved::OPTIONS, ..Self::default() }
    }

    /// The names of a client's parameters.
    pub(super) fn of_client() -> Self {
        Self { reserved: reserved::CLIENT_ARGUMENTS, reserved_options: reserved::CLIENT_ARGUMENTS, ..Self::default() }
    }

    /// The names of a client's methods.
    pub(super) fn of_methods() -> Self {
        Self { reserved: reserved::METHODS, ..Self::default() }
    }

    /// The names of the methods that read the headers of a response.
    pub(super) fn of_headers() -> Self {
        Self { reserved: reserved::HEADERS, ..Self::default() }
    }

    /// The name made from a documented name for a parameter or a method; with an underscore where it is reserved.
    pub(super) fn free_name(&self, usage: Use, documented: &str) -> String {
        let name = field_name(documented);
        if self.is_reserved(usage, &name) { name + "_" } else { name }
    }

    fn is_reserved(&self, usage: Use, name: &str) -> bool {
        let of_rust = || reserved::NEVER_RAW.contains(&name);
        match usage {
            Use::Type => reserved::is_reserved_type(name),
            Use::Variant => name == "Self",
            Use::Option => of_rust() || self.reserved_options.contains(&name),
            Use::Field | Use::Module | Use::Method => of_rust() || self.reserved.contains(&name),
        }
    }

    /// Takes a name, or says why it cannot be had: it is not legal, it would hide something, or something else has it.
    pub(super) fn take(&mut self, name: &str, documented: &str, usage: Use, at: Span, problems: &Problems) -> bool {
        let documented = documented.to_owned();
        let shaped = match usage {
            Use::Type | Use::Variant => name.starts_with(|first: char| first.is_ascii_uppercase()),
            Use::Field | Use::Option | Use::Module | Use::Method => {
                name.starts_with(|first: char| first.is_ascii_lowercase() || first == '_')
                    && !name.trim_matches('_').is_empty()
            }
        };
        let shaped = shaped && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if !shaped {
            // A name that was chosen is made of nothing else.
            let made = match usage {
                Use::Type => type_name(&documented),
                Use::Variant => variant_name(&documented),
                Use::Field | Use::Option | Use::Module | Use::Method => field_name(&documented),
            };
            let is_chosen = usage != Use::Module && usage != Use::Method && made != name;
            let documented = if is_chosen { name.to_owned() } else { documented };
            problems.push(Problem::new(at, NameProblem::NoRustName { documented, made: name.to_owned(), usage }));
            return false;
        }
        let names_file = match usage {
            Use::Type | Use::Module | Use::Method => true,
            Use::Variant | Use::Field | Use::Option => false,
        };
        if names_file && name.len() > MAX_LENGTH {
            let (length, limit) = (name.len(), MAX_LENGTH);
            problems.push(Problem::new(at, NameProblem::TooLong { length, limit, usage }));
            return false;
        }
        if self.is_reserved(usage, name) {
            problems.push(Problem::new(at, NameProblem::Hides { documented, name: name.to_owned(), usage }));
            return false;
        }
        match self.names.get(&key(usage, name)) {
            Some((first, other)) => {
                let (first, other) = (*first, other.clone());
                let kind = NameProblem::Clash { name: name.to_owned(), documented, other, first, usage };
                problems.push(Problem::new(at, kind));
                false
            }
            None => {
                self.names.insert(key(usage, name), (at, documented));
                true
            }
        }
    }

    /// Whether a name that is derived from a documented one can be had.
    pub(super) fn is_free(&self, usage: Use, name: &str) -> bool {
        !self.is_reserved(usage, name) && !self.names.contains_key(&key(usage, name))
    }

    /// Whether a name is had already.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains_key(name)
    }
}

macro_rules! checked {
    ($($(#[$doc:meta])* fn $take:ident($usage:ident) -> $name:ident;)*) => {$(
        $(#[$doc])*
        pub(super) fn $take(
            space: &mut Namespace,
            name: &str,
            documented: &str,
            at: Span,
            problems: &Problems,
        ) -> Option<$name> {
            space.take(name, documented, Use::$usage, at, problems).then(|| $name::new(name))
        }
    )*};
}

checked! {
    /// The checked name of a type.
    fn take_type(Type) -> TypeName;

    /// The checked name of a variant.
    fn take_variant(Variant) -> VariantName;

    /// The checked name of a field, or of an argument.
    fn take_field(Field) -> FieldName;

    /// The checked name of a field of a call's options.
    fn take_option(Option) -> FieldName;

    /// The checked name of an operation's method.
    fn take_method(Method) -> FieldName;

    /// The checked name of a module.
    fn take_module(Module) -> ModuleName;
}

#[cfg(test)]
mod tests {
    use super::{field_name, type_name, variant_name};

    #[test]
    fn names_are_legal_and_differ_where_values_do() {
        assert_eq!(type_name("OperationStatus"), "OperationStatus");
        assert_eq!(type_name("Azure.Core.Foundations.Error"), "AzureCoreFoundationsError");
        assert_eq!(type_name("2fa"), "N2fa");
        assert_eq!(field_name("@odata.type"), "odata_type");
        assert_eq!(field_name("x-ms-error-code"), "x_ms_error_code");
        assert_eq!(field_name("dataTransferredInBytes"), "data_transferred_in_bytes");
        assert_eq!(variant_name("P-256"), "P256");
        assert_eq!(variant_name("+"), "Plus");
        assert_eq!(variant_name("-"), "Minus");
        assert_eq!(variant_name(""), "Empty");
        assert_eq!(variant_name("#Microsoft.Media.X"), "HashMicrosoftMediaX");
        assert_eq!(variant_name("1.2"), "N12");
    }
}
