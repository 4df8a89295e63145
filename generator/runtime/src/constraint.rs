//! The one error of every validated type: which rule a value breaks, where and why; it never holds a secret and is
//! built on failure only.

use super::number::Number;
use std::convert::Infallible;
use std::error::Error;
use std::fmt;

/// How many characters of an offending value an error keeps.
const SHOWN: usize = 60;

/// The rule that a value breaks.
///
/// The names are those of JSON Schema 2020-12, Validation, section 6, where the rule is one of its keywords.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Rule {
    /// The JSON value has another type, for example a number in place of a string.
    Type,
    /// `minLength`: too few characters (Unicode scalar values).
    MinLength,
    /// `maxLength`: too many characters (Unicode scalar values).
    MaxLength,
    /// `pattern`: the text is not in the language of the ECMA-262 pattern.
    Pattern,
    /// `format`: the text or number is not of the documented format.
    Format,
    /// `""`, `.` and `..` are no segment of a path: no encoding keeps a URL from losing them (WHATWG URL, path state).
    PathSegment,
    /// `minimum`: the number is too small.
    Minimum,
    /// `maximum`: the number is too large.
    Maximum,
    /// `exclusiveMinimum`: the number is too small, the limit itself included.
    ExclusiveMinimum,
    /// `exclusiveMaximum`: the number is too large, the limit itself included.
    ExclusiveMaximum,
    /// `multipleOf`: the number is no multiple.
    MultipleOf,
    /// The number is NaN or infinite, which JSON cannot write (RFC 8259, section 6).
    NotFinite,
    /// The number has a fraction where an integer is documented.
    NotInteger,
    /// `enum`: the value is not listed.
    EnumValue,
    /// `const`: the value is not the one allowed.
    Constant,
    /// `minItems`: the list is too short.
    MinItems,
    /// `maxItems`: the list is too long.
    MaxItems,
    /// `uniqueItems`: an item occurs twice.
    UniqueItems,
    /// `minProperties`: the map has too few properties.
    MinProperties,
    /// `maxProperties`: the map has too many properties.
    MaxProperties,
}

/// A value breaks the documented constraint of its type.
///
/// Small (one pointer), so that a `Result` of a newtype stays small. The value of a secret is never in it.
#[derive(Clone, Eq, PartialEq)]
pub struct ConstraintError(Box<Detail>);

#[derive(Clone, Eq, PartialEq)]
struct Detail {
    type_name: &'static str,
    requirement: &'static str,
    rule: Rule,
    limit: Option<Number>,
    actual: Option<Number>,
    position: Option<usize>,
    character: Option<char>,
    value: Option<Box<str>>,
}

impl ConstraintError {
    /// An error of `type_name`, whose documented `requirement` the broken `rule` is part of.
    #[cold]
    pub fn new(type_name: &'static str, requirement: &'static str, rule: Rule) -> Self {
        Self(Box::new(Detail {
            type_name,
            requirement,
            rule,
            limit: None,
            actual: None,
            position: None,
            character: None,
            value: None,
        }))
    }

    /// Adds the limit and what was found instead: a length, a count or the number itself.
    #[must_use]
    pub fn with_limit(mut self, limit: impl Into<Number>, actual: impl Into<Number>) -> Self {
        self.0.limit = Some(limit.into());
        self.0.actual = Some(actual.into());
        self
    }

    /// Adds where the value goes wrong: an index from 0 and, unless the value merely ends too early, the character
    /// there.
    #[must_use]
    pub fn with_position(mut self, index: usize, character: Option<char>) -> Self {
        self.0.position = Some(index);
        self.0.character = character;
        self
    }

    /// Adds the offending text, quoted, escaped and shortened. Not for secrets.
    #[must_use]
    pub fn with_text(mut self, value: &str) -> Self {
        self.0.value = Some(quoted(value));
        self
    }

    /// Adds the offending value as it is written on the wire, for example a number.
    #[must_use]
    pub fn with_value(mut self, value: impl fmt::Display) -> Self {
        self.0.value = Some(shortened(&value.to_string()));
        self
    }

    /// The name of the Rust type that refused the value.
    pub fn type_name(&self) -> &'static str {
        self.0.type_name
    }

    /// The rule that is broken.
    pub fn rule(&self) -> Rule {
        self.0.rule
    }

    /// All constraints of the type, as text.
    pub fn requirement(&self) -> &'static str {
        self.0.requirement
    }

    /// The limit of the broken rule: a length, a count or a number.
    pub fn limit(&self) -> Option<Number> {
        self.0.limit
    }

    /// What was found against [`limit`](Self::limit): the length, the count or the number.
    pub fn actual(&self) -> Option<Number> {
        self.0.actual
    }

    /// For a pattern or format: the index, in characters from 0, of the first character that cannot be right.
    /// It is the number of characters when the text merely ends too early; `None` for secrets. For a list: the index of the
    /// offending item.
    pub fn position(&self) -> Option<usize> {
        self.0.position
    }

    /// The character at [`position`](Self::position); `None` at the end of the text and for secrets.
    pub fn character(&self) -> Option<char> {
        self.0.character
    }

    /// The offending value, escaped and shortened; text is in quotes. `None` for secrets, lists and maps.
    pub fn value(&self) -> Option<&str> {
        self.0.value.as_deref()
    }

    /// The part of the sentence that is about the broken rule alone.
    fn reason(&self) -> Option<String> {
        let it = &*self.0;
        let limit = it.limit.map(|limit| limit.to_string()).unwrap_or_default();
        Some(match it.rule {
            Rule::MinLength => format!("{}, at least {limit} are needed", counted(it.actual, "character")),
            Rule::MaxLength => format!("{}, at most {limit} are allowed", counted(it.actual, "character")),
            Rule::MinItems => format!("{}, at least {limit} are needed", counted(it.actual, "item")),
            Rule::MaxItems => format!("{}, at most {limit} are allowed", counted(it.actual, "item")),
            Rule::MinProperties => format!("{}, at least {limit} are needed", counted(it.actual, "property")),
            Rule::MaxProperties => format!("{}, at most {limit} are allowed", counted(it.actual, "property")),
            Rule::UniqueItems => format!("item {} repeats an earlier one", it.position? + 1),
            Rule::Pattern | Rule::Format => match (it.position?, it.character) {
                (index, Some(character)) => {
                    format!("character {} cannot be {character:?}", index + 1)
                }
                (index, None) => format!("it stops matching after {}", counted(Some(Number::from(index)), "character")),
            },
            Rule::PathSegment => "it would not stay one segment of the path".to_owned(),
            Rule::Minimum => format!("at least {limit} is needed"),
            Rule::Maximum => format!("at most {limit} is allowed"),
            Rule::ExclusiveMinimum => format!("more than {limit} is needed"),
            Rule::ExclusiveMaximum => format!("less than {limit} is needed"),
            Rule::MultipleOf => format!("a multiple of {limit} is needed"),
            Rule::NotFinite => "it is not a finite number".to_owned(),
            Rule::NotInteger => "it is not an integer".to_owned(),
            Rule::Type => "another JSON type is needed".to_owned(),
            Rule::EnumValue | Rule::Constant => return None,
        })
    }
}

/// One sentence: the type, the value, everything it has to be, and what is wrong.
impl fmt::Display for ConstraintError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let it = &*self.0;
        let value = it.value.as_deref().unwrap_or("the value");
        write!(f, "{}: {value} is not valid: {}", it.type_name, it.requirement)?;
        match self.reason() {
            Some(reason) => write!(f, " ({reason})"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for ConstraintError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let it = &*self.0;
        f.debug_struct("ConstraintError")
            .field("type_name", &it.type_name)
            .field("rule", &it.rule)
            .field("limit", &it.limit)
            .field("actual", &it.actual)
            .field("position", &it.position)
            .field("value", &it.value)
            .finish_non_exhaustive()
    }
}

impl Error for ConstraintError {}

/// For what is generic over conversions that may fail and those that cannot.
impl From<Infallible> for ConstraintError {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

fn counted(number: Option<Number>, noun: &str) -> String {
    let plural = noun.strip_suffix('y').map_or_else(|| format!("{noun}s"), |stem| format!("{stem}ies"));
    match number {
        Some(number) if number == Number::from(1) => format!("1 {noun}"),
        Some(number) => format!("{number} {plural}"),
        None => format!("the number of {plural} is wrong"),
    }
}

/// `value` in quotes, with control characters and the like escaped, and cut where it gets long.
pub(super) fn quoted(value: &str) -> Box<str> {
    let mut end = value.char_indices().map(|(index, _)| index).skip(SHOWN);
    match end.next() {
        Some(end) => format!("\"{}...\"", value[..end].escape_debug()).into(),
        None => format!("\"{}\"", value.escape_debug()).into(),
    }
}

/// `value` as it is, cut where it gets long.
pub(super) fn shortened(value: &str) -> Box<str> {
    match value.char_indices().map(|(index, _)| index).nth(SHOWN) {
        Some(end) => format!("{}...", &value[..end]).into(),
        None => value.into(),
    }
}
