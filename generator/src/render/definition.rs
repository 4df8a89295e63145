//! A definition's file.

use super::byte_class::ByteClasses;
use super::file::File;
use super::{collection, doc, enumeration, number, path, structure, text, ty, union};
use crate::model::{Api, Definition, Shape};
use crate::output::Draft;
use quote::quote;

/// The path and text of a definition's file, and the byte classes it uses; no file for what stands in another crate-wide one.
pub(super) fn render(api: &Api, definition: &Definition) -> (Option<Draft>, ByteClasses) {
    let mut classes = ByteClasses::default();
    let module = api.modules.iter().find(|module| module.path == definition.module);
    let (path, origin) = match module {
        Some(module) => {
            let folder: Vec<&str> = module.path.iter().map(|name| name.as_str()).collect();
            (format!("src/{}/models/{}.rs", folder.join("/"), definition.file), format!("specs/{}", module.folder))
        }
        None if definition.module.is_empty() => {
            (format!("src/format/{}.rs", snake(definition)), "the formats that specs name".to_owned())
        }
        None => return (None, classes),
    };
    let template = match &definition.shape {
        Shape::Text(_) => "text",
        Shape::Number(_) => "number",
        Shape::Enum(_) => "enumeration",
        Shape::Struct(_) => "structure",
        Shape::Union(_) => "union",
        Shape::Collection(_) => "collection",
        Shape::Alias(_) => "definition",
    };
    let mut file = File::new(path, &origin, &format!("generator/src/render/{template}.rs"));
    file.imports().define(path::models(&definition.module), definition.name.as_str());
    if definition.doc.deprecated.is_some() && !matches!(definition.shape, Shape::Alias(_)) {
        file.imports().deprecated();
    }
    match &definition.shape {
        Shape::Text(textual) => text::render(definition, textual, &mut classes, &mut file),
        Shape::Number(numeric) => number::render(definition, numeric, &mut file),
        Shape::Enum(enumeration) => enumeration::render(definition, enumeration, &mut file),
        Shape::Struct(structure) => structure::render(api, definition, structure, &mut file),
        Shape::Union(union) => union::render(api, definition, union, &mut file),
        Shape::Collection(collection) => collection::render(api, definition, collection, &mut file),
        Shape::Alias(alias) => {
            let docs = doc::definition(definition, Vec::new());
            let name = &definition.name;
            let ty = ty::render(alias, file.imports());
            file.item(quote!(#docs pub type #name = #ty;));
        }
    }
    for former in &definition.formerly {
        let name = &definition.name;
        let docs = doc::attributes(&[format!("The previous name of [`{name}`].")]);
        let note = format!("renamed to `{name}`");
        file.item(quote!(#docs #[deprecated(note = #note)] pub type #former = #name;));
    }
    (Some(file.finish()), classes)
}

fn snake(definition: &Definition) -> String {
    heck::ToSnakeCase::to_snake_case(definition.name.as_str())
}
