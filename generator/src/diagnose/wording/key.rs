//! Keys and words, in words.

use super::super::problem::Kind;
use super::{Words, say};

pub(super) fn words(kind: &Kind) -> Option<Words> {
    Some(match kind {
        Kind::UnknownKey { key, known, belongs } => {
            let hint = say(format!("there is no key `{key}` here")).here("not known here");
            match belongs {
                Some(place) => hint.help(format!("`{key}` belongs to {place}")),
                None if key.contains(' ') => {
                    hint.help("a text that holds a comma, a colon or a bracket inside `{ }` needs quotes")
                }
                None => hint.meant(key, known.iter().copied()),
            }
        }
        Kind::UnknownWord { word, known } => say(format!("`{word}` is not a word that is known here"))
            .here("not known here")
            .meant(word, known.iter().copied()),
        Kind::Unexpected { expected, found } => {
            say(format!("expected {expected}, found {found}")).here(format!("expected {expected}"))
        }
        Kind::MissingKey { key, of } => say(format!("{of} has no `{key}`")).help(format!("add `{key}:`")),
        Kind::KeyOnWrongType { key, on } => {
            say(format!("`{key}` has no meaning for {on}")).here(format!("this is {on}"))
        }
        Kind::TypeContradictsKeys { word } => {
            say(format!("`type: {word}` does not go with the other keys")).here("contradicted by the keys beside it")
        }
        Kind::RequiredOnProperty => say("a property is not `required` by itself")
            .here("not known on a property")
            .help("list its name under `required:` of the model"),
        Kind::ReadOnlyAndWriteOnly => say("a property cannot be both `readOnly` and `writeOnly`"),
        _ => return None,
    })
}
