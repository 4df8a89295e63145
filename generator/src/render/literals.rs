//! A type whose literals show that the compiler checks them; never more than one.

use crate::model::{Api, ModuleName, Shape};

/// A type of texts, with a literal that it accepts and one that it refuses.
pub(super) struct Literals {
    /// The folder that it is of, whose feature it needs.
    pub(super) folder: ModuleName,
    pub(super) path: String,
    pub(super) name: String,
    pub(super) good: String,
    pub(super) bad: String,
}

pub(super) fn literals(api: &Api) -> Option<Literals> {
    let (definition, good, bad) = api.types.iter().find_map(|definition| {
        let Shape::Text(textual) = &definition.shape else { return None };
        textual.pattern.as_ref()?;
        let plain = |text: &String| {
            !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"' && byte != b'\\')
        };
        let good = textual.language.kinds(4).into_iter().find(plain)?;
        let bad = textual.language.slips(8).into_iter().find(plain)?;
        Some((definition, good, bad))
    })?;
    let module: Vec<&str> = definition.module.iter().map(ModuleName::as_str).collect();
    let name = definition.name.to_string();
    let path = format!("{}::{}::models::{name}", api.krate.ident(), module.join("::"));
    Some(Literals { folder: definition.module.first()?.clone(), path, name, good, bad })
}
