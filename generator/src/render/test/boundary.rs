//! Tests of what each type accepts and refuses: one for each file of models, in a file for each folder of specs.

mod number;
mod text;
mod word;

use super::super::doc;
use super::super::layout::{self, ModelFile};
use super::place;
use super::suite::{self, TestFile};
use crate::model::{Api, Definition, ModuleName, Shape};
use heck::ToSnakeCase;
use proc_macro2::TokenStream;
use quote::quote;
use rayon::prelude::*;

/// A module for each folder of specs that has such types, and one for the formats of the whole crate.
pub(super) fn render(api: &Api) -> Vec<suite::TestModule> {
    let formats =
        api.formats.iter().map(|format| (ModuleName::new(format.name.as_str().to_snake_case()), vec![format]));
    let of_formats = module(api, ("format", None), ORIGIN_OF_FORMATS, "The formats of the whole crate.", formats);
    let of_folders = api.modules.par_iter().filter_map(|folder| {
        let of = match &folder.service {
            Some(service) => {
                format!("The types of {}, api-version `{}`.", doc::text(&service.title).join(" "), service.api_version)
            }
            None => format!("The types of `{}`, which services share.", folder.folder),
        };
        let files = layout::files(api, folder).into_iter().map(|file| (file[0].file.clone(), file));
        module(api, (&place::stem(folder), folder.path.first()), &format!("specs/{}", folder.folder), &of, files)
    });
    of_formats.into_iter().chain(of_folders.collect::<Vec<_>>()).collect()
}

const ORIGIN_OF_FORMATS: &str = "the formats that specs name";

/// A file with a test for each file of types that have bounds.
fn module<'a>(
    api: &Api,
    (name, folder): (&str, Option<&ModuleName>),
    origin: &str,
    of: &str,
    files: impl Iterator<Item = (ModuleName, ModelFile<'a>)>,
) -> Option<suite::TestModule> {
    let mut test = TestFile::new(format!("tests/boundaries/{name}.rs"), origin, "boundary.rs");
    test.file.doc([of.to_owned()]);
    let rows: Vec<TokenStream> = files.filter_map(|(name, file)| of_file(api, &name, &file, &mut test)).collect();
    if rows.is_empty() {
        return None;
    }
    let tests = test.support("table", "tests");
    test.file.item(quote!(#tests!(match name { #(#rows),* });));
    Some(suite::TestModule::new(name.to_owned(), folder, vec![test]))
}

/// The row for a file of types; nothing where none of them has bounds.
///
/// ```ignore
/// operation_status => numbers::check::<PercentComplete>(&["0", "100"], &["-1", "101"], None)
/// ```
fn of_file(api: &Api, name: &ModuleName, file: &ModelFile<'_>, test: &mut TestFile) -> Option<TokenStream> {
    let checks: Vec<TokenStream> = file.iter().flat_map(|definition| of_type(api, definition, test)).collect();
    match &checks[..] {
        [] => None,
        [check] => Some(quote!(#name => #check)),
        checks => Some(quote!(#name => [#(#checks),*])),
    }
}

fn of_type(api: &Api, definition: &Definition, test: &mut TestFile) -> Vec<TokenStream> {
    let Definition { module, name, shape, .. } = definition;
    let named = |test: &mut TestFile| place::definition(api, module, name.as_str(), &mut test.file);
    let checks = match shape {
        Shape::Text(textual) => vec![text::body(textual, &named(test), test)],
        Shape::Number(numeric) => number::body(numeric, &named(test), test),
        Shape::Enum(enumeration) => {
            if enumeration.values.iter().any(|value| value.doc.deprecated.is_some()) {
                test.file.imports().deprecated();
            }
            vec![word::body(enumeration, &named(test), test)]
        }
        Shape::Struct(_) | Shape::Union(_) | Shape::Collection(_) | Shape::Alias(_) => return Vec::new(),
    };
    if definition.doc.deprecated.is_some() {
        test.file.imports().deprecated();
    }
    checks
}
