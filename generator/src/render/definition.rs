//! The files of definitions.

use super::byte_class::ByteClasses;
use super::file::File;
use super::layout::ModelFile;
use super::{collection, doc, enumeration, number, path, structure, text, ty, union};
use crate::model::{Api, Definition, Module, Shape};
use crate::output::DraftFile;
use quote::quote;

/// A file of a folder's definitions, and the byte classes that it uses.
pub(super) fn models(api: &Api, module: &Module, definitions: &ModelFile<'_>) -> (DraftFile, ByteClasses) {
    let path = format!("{}/models/{}.rs", path::folder(module), definitions[0].file);
    render(api, path, &format!("specs/{}", module.folder), definitions)
}

/// The file of a format that the whole crate shares, and the byte classes that it uses.
pub(super) fn format(api: &Api, definition: &Definition) -> (DraftFile, ByteClasses) {
    let path = format!("src/format/{}.rs", heck::ToSnakeCase::to_snake_case(definition.name.as_str()));
    render(api, path, "the formats that specs name", &vec![definition])
}

fn render(api: &Api, path: String, origin: &str, definitions: &ModelFile<'_>) -> (DraftFile, ByteClasses) {
    let mut classes = ByteClasses::default();
    let mut file = File::new(path, origin, &templates(definitions));
    for definition in definitions {
        file.imports().define(path::models(&definition.module), definition.name.as_str());
        if definition.doc.deprecated.is_some() && !matches!(definition.shape, Shape::Alias(_)) {
            file.imports().deprecated();
        }
    }
    for definition in definitions {
        one(api, definition, &mut classes, &mut file);
    }
    (file.finish(), classes)
}

/// The renderers of the definitions, as a path.
fn templates(definitions: &ModelFile<'_>) -> String {
    let mut names: Vec<&str> = definitions.iter().map(|definition| template(&definition.shape)).collect();
    names.sort_unstable();
    names.dedup();
    match names.as_slice() {
        [name] => format!("generator/src/render/{name}.rs"),
        names => format!("generator/src/render/{{{}}}.rs", names.join(",")),
    }
}

fn template(shape: &Shape) -> &'static str {
    match shape {
        Shape::Text(_) => "text",
        Shape::Number(_) => "number",
        Shape::Enum(_) => "enumeration",
        Shape::Struct(_) => "structure",
        Shape::Union(_) => "union",
        Shape::Collection(_) => "collection",
        Shape::Alias(_) => "definition",
    }
}

fn one(api: &Api, definition: &Definition, classes: &mut ByteClasses, file: &mut File) {
    match &definition.shape {
        Shape::Text(textual) => text::render(definition, textual, classes, file),
        Shape::Number(numeric) => number::render(definition, numeric, file),
        Shape::Enum(enumeration) => enumeration::render(definition, enumeration, file),
        Shape::Struct(structure) => structure::render(api, definition, structure, file),
        Shape::Union(union) => union::render(api, definition, union, file),
        Shape::Collection(collection) => collection::render(api, definition, collection, file),
        Shape::Alias(alias) => {
            let docs = doc::definition(file, definition, Vec::new());
            let name = &definition.name;
            let ty = ty::render(alias, file.imports());
            file.item(quote!(#docs pub type #name = #ty;));
        }
    }
    for former in &definition.formerly {
        let name = &definition.name;
        let docs = doc::attributes(&[format!("The previous name of {}.", doc::type_link(name))]);
        let note = format!("renamed to `{name}`");
        file.item(quote!(#docs #[deprecated(note = #note)] pub type #former = #name;));
    }
}
